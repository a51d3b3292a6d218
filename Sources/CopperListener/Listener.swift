import CCopperSystem
public import CopperNet
public import CopperResilience

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A listening TCP or unix socket: the server's side, for replay servers, proxies and
/// tests.
///
/// ```swift
/// let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
/// for try await stream in listener { ... }
/// ```
///
/// Connections are accepted when somebody asks for one; until then they wait in the
/// system's queue. When the process has no descriptor left, accepting pauses and tries
/// again, up to a second later.
public final class Listener: EventSource, AsyncSequence, @unchecked Sendable {
    // `@unchecked`: the fields that change are touched on the loop only; `descriptor`
    // does its own counting.

    public typealias Element = any ByteStream

    /// What it is bound to; with the port that the system chose for port 0.
    public let endpoint: Endpoint

    private let loop: EventLoop
    private let streamLoops: EventLoopGroup
    private let options: SocketOptions
    private let system: SystemCalls
    private let descriptor: SharedDescriptor
    private let path: String?

    private var token: Poller.Token?
    private var waiters: [Waiter] = []
    private var mayAccept = true
    private var retryTimer: LoopTimer?
    private var failuresInRow = 0
    private var retryDelay = Listener.firstRetryDelay

    private static let firstRetryDelay = Duration.milliseconds(10)

    private struct Waiter {
        var promise: Promise<any ByteStream>
        var timer: LoopTimer?
    }

    private init(
        _ descriptor: consuming FileDescriptor, endpoint: Endpoint, path: String?,
        loop: EventLoop, streamLoops: EventLoopGroup, options: SocketOptions
    ) {
        self.endpoint = endpoint
        self.path = path
        self.loop = loop
        self.streamLoops = streamLoops
        self.options = options
        system = loop.system
        self.descriptor = SharedDescriptor(descriptor)
    }

    deinit {
        // Nobody else holds it, so the token may be read wherever this runs.
        guard descriptor.close() else { return }
        if let token { loop.unregister(token) }
        if let path { unlink(path) }
    }

    /// Listens on `endpoint`: an address, a name (its first address is taken) or the
    /// path of a unix socket, which must not exist.
    ///
    /// - Parameters:
    ///   - loop: where it accepts.
    ///   - streamLoops: where the accepted streams live, in turn.
    ///   - backlog: how many connections the system queues.
    /// - Throws: `NetError` that names the endpoint.
    public static func bind(
        to endpoint: Endpoint, on loop: EventLoop = EventLoopGroup.shared.next(),
        streamsOn streamLoops: EventLoopGroup = .shared, backlog: Int = 1024,
        options: SocketOptions = SocketOptions()
    ) async throws -> Listener {
        let address = try await address(of: endpoint)
        do throws(NetError) {
            let descriptor = try listen(on: address, backlog: backlog, system: loop.system)
            var bound = endpoint
            if case .host(let host, _) = endpoint,
                let local = loop.system.localAddress(descriptor.number)
            {
                bound = .host(host, port: local.port)
            }
            var path: String?
            if case .unix(let name) = endpoint, !name.hasPrefix("@") { path = name }
            let listener = Listener(
                descriptor, endpoint: bound, path: path, loop: loop, streamLoops: streamLoops,
                options: options)
            return try await listener.registered()
        } catch {
            throw NetError(
                error.kind, errno: error.errno, "listening on \(endpoint): \(error.detail)")
        }
    }

    /// The next connection, waiting until there is one.
    ///
    /// - Throws: `NetError` with `.closed` once the listener is closed, `.timedOut` at
    ///   `deadline`; `CancellationError`.
    public func accept(
        deadline: MonotonicTime = .distantFuture
    ) async throws -> any ByteStream {
        try Task.checkCancellation()
        let promise = Promise<any ByteStream>()
        let deadline = Deadline.earlier(of: deadline)
        loop.execute { self.wait(promise, deadline) }
        return try await promise.value {
            self.loop.execute { self.waiters.removeAll { $0.promise === promise } }
        }
    }

    /// Stops listening, from any thread. Those who wait in ``accept(deadline:)`` get an
    /// error; a unix socket's file is removed. Accepted streams stay.
    public func close() {
        guard descriptor.close() else { return }
        if let path { unlink(path) }
        loop.execute {
            if let token = self.token { self.loop.unregister(token) }
            self.token = nil
            self.retryTimer?.cancel()
            self.fail(Self.closed)
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(listener: self) }

    /// Ends when the listener is closed.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let listener: Listener

        public mutating func next() async throws -> (any ByteStream)? {
            do {
                return try await listener.accept()
            } catch let error as NetError where error.kind == .closed {
                return nil
            }
        }
    }

    // MARK: Binding

    private static func address(of endpoint: Endpoint) async throws -> SocketAddress {
        switch endpoint {
        case .unix(let path):
            return try SocketAddress(unixPath: path)
        case .host(let host, let port):
            if let address = Resolver.numeric(host, port) { return address }
            let answer = try await WorkerPool.shared.run { Resolver.addresses(host, port) }
            guard let address = try answer.get().first else {
                throw NetError(.resolve, "listening on \(endpoint): it has no address")
            }
            return address
        }
    }

    private static func listen(
        on address: SocketAddress, backlog: Int, system: SystemCalls
    ) throws(NetError) -> FileDescriptor {
        let number = try check(system.socket(family: address.family))
        let descriptor = FileDescriptor(Int32(number), system: system)
        if address.isInternet {
            // A server must be able to start again while old connections linger.
            _ = try check(
                system.setOption(
                    descriptor.number, level: SOL_SOCKET, name: SO_REUSEADDR, value: 1))
        }
        _ = try check(system.bind(descriptor.number, to: address))
        _ = try check(system.listen(descriptor.number, backlog: Int32(clamping: backlog)))
        return descriptor
    }

    private static func check(_ answer: Int) throws(NetError) -> Int {
        if answer < 0 { throw NetError(errno: Int32(-answer)) }
        return answer
    }

    private func registered() async throws(NetError) -> Listener {
        let result = try? await loop.run { () -> Result<Void, NetError> in
            let registration = self.descriptor.use { number in
                Result { () throws(NetError) in
                    try self.loop.register(number, source: self)
                }
            }
            return (registration ?? .failure(Self.closed)).map { self.token = $0 }
        }
        try result?.get()
        return self
    }

    // MARK: On the loop

    package func pollDidReport(_ events: UInt32) {
        mayAccept = true
        serve()
    }

    package func runReady() {}

    private func wait(_ promise: Promise<any ByteStream>, _ deadline: MonotonicTime) {
        if descriptor.isClosed {
            promise.settle(.failure(Self.closed))
            return
        }
        guard promise.isPending else { return }
        var waiter = Waiter(promise: promise)
        if deadline != .distantFuture {
            let endpoint = endpoint
            let timer = LoopTimer(on: loop) {
                promise.settle(
                    .failure(NetError(.timedOut, "accepting on \(endpoint): timed out")))
            }
            timer.schedule(at: deadline)
            waiter.timer = timer
        }
        waiters.append(waiter)
        serve()
    }

    private func serve() {
        waiters.removeAll { waiter in
            if !waiter.promise.isPending { waiter.timer?.cancel() }
            return !waiter.promise.isPending
        }
        while mayAccept, !waiters.isEmpty {
            guard let accepted = descriptor.use({ system.accept($0) }) else { return }
            if accepted.result >= 0 {
                retryDelay = Self.firstRetryDelay
                failuresInRow = 0
                hand(Int32(accepted.result), accepted.peer)
            } else {
                failed(Int32(-accepted.result))
            }
        }
    }

    private func hand(_ number: Int32, _ peer: SocketAddress) {
        let descriptor = FileDescriptor(number, system: system)
        // An option that a connection refuses is no reason not to serve it.
        try? options.apply(to: number, isInternet: peer.isInternet, system)
        let info = StreamInfo(
            endpoint: Self.endpoint(of: peer), remoteAddress: peer.description,
            localAddress: endpoint.description)
        let socket = Socket(descriptor, on: streamLoops.next(), info: info)
        while !waiters.isEmpty {
            let waiter = waiters.removeFirst()
            waiter.timer?.cancel()
            if waiter.promise.settle(.success(socket)) { return }
        }
        socket.close()
    }

    private func failed(_ number: Int32) {
        switch number {
        case EAGAIN, EWOULDBLOCK:
            mayAccept = false
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            // The connection stays in the queue, and no event will tell of it again.
            pause()
        case EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP:
            mayAccept = false
            fail(NetError(errno: number, "accepting on \(endpoint)"))
        default:
            // EINTR, ECONNABORTED and the errors of the new connection (accept(2)): the
            // next is tried at once, unless that goes on for ever.
            failuresInRow += 1
            if failuresInRow > 64 { pause() }
        }
    }

    private func pause() {
        mayAccept = false
        let timer = retryTimer ?? LoopTimer(on: loop) { [weak self] in self?.retry() }
        retryTimer = timer
        timer.schedule(at: loop.now + retryDelay)
        retryDelay = Swift.min(retryDelay * 2, .seconds(1))
    }

    private func retry() {
        failuresInRow = 0
        mayAccept = true
        serve()
    }

    private func fail(_ error: NetError) {
        let failed = waiters
        waiters = []
        for waiter in failed {
            waiter.timer?.cancel()
            waiter.promise.settle(.failure(error))
        }
    }

    private static func endpoint(of peer: SocketAddress) -> Endpoint {
        guard peer.isInternet else { return .unix(path: peer.description) }
        return .host(peer.host, port: peer.port)
    }

    private static var closed: NetError { NetError(.closed, "the listener is closed") }
}
