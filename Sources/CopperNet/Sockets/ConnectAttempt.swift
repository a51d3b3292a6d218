import CCopperSystem
import CopperResilience

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A nonblocking connect to one address.
final class ConnectAttempt: EventSource, @unchecked Sendable {
    // `@unchecked`: used on the loop only.

    let address: SocketAddress

    private let options: SocketOptions
    private let loop: EventLoop
    private let ended: @Sendable (ConnectAttempt, NetError?) -> Void

    private var descriptor: FileDescriptor?
    private var token: Poller.Token?
    private var retryTimer: LoopTimer?
    private var retryDelay = Duration.milliseconds(5)
    private var isEnded = false

    init(
        to address: SocketAddress, options: SocketOptions, loop: EventLoop,
        ended: @escaping @Sendable (ConnectAttempt, NetError?) -> Void
    ) {
        self.address = address
        self.options = options
        self.loop = loop
        self.ended = ended
    }

    func start() {
        do throws(NetError) {
            try open()
        } catch {
            end(error)
        }
    }

    func close() {
        isEnded = true
        retryTimer?.cancel()
        if let token { loop.unregister(token) }
        token = nil
        descriptor = nil
    }

    /// The connected socket, once, after an end without an error.
    func socket(for endpoint: Endpoint) -> Socket? {
        guard let descriptor = descriptor.take() else { return nil }
        let local = loop.system.localAddress(descriptor.number)
        let info = StreamInfo(
            endpoint: endpoint, remoteAddress: address.description,
            localAddress: local?.description ?? "")
        defer { token = nil }
        return Socket(descriptor, on: loop, info: info, token: token)
    }

    private func open() throws(NetError) {
        let number = loop.system.socket(family: address.family)
        guard number >= 0 else { throw NetError(errno: Int32(-number), "opening a socket") }
        let descriptor = FileDescriptor(Int32(number), system: loop.system)
        try options.apply(to: descriptor.number, isInternet: address.isInternet, loop.system)
        self.descriptor = consume descriptor
        try connect()
    }

    private func connect() throws(NetError) {
        guard let number = descriptor?.number else { return }
        let result = loop.system.connect(number, to: address)
        if result >= 0 { end(nil) } else { try wait(Int32(-result), number) }
    }

    private func wait(_ error: Int32, _ number: Int32) throws(NetError) {
        switch error {
        case EINPROGRESS, EINTR:
            token = try loop.register(number, source: self)
        case EAGAIN where !address.isInternet:
            // A unix listener whose queue is full: there is nothing to wait for.
            retryLater()
        default:
            throw NetError(errno: error)
        }
    }

    private func retryLater() {
        let timer = LoopTimer(on: loop) { [weak self] in self?.retry() }
        retryTimer = timer
        timer.schedule(at: loop.now + retryDelay)
        retryDelay = min(retryDelay * 2, .milliseconds(100))
    }

    private func retry() {
        guard !isEnded else { return }
        do throws(NetError) {
            try connect()
        } catch {
            end(error)
        }
    }

    func pollDidReport(_ events: UInt32) {
        guard !isEnded, let number = descriptor?.number,
            events & (COPPER_EPOLLOUT | COPPER_EPOLLERR | COPPER_EPOLLHUP) != 0
        else { return }
        let (result, value) = loop.system.option(number, level: SOL_SOCKET, name: SO_ERROR)
        let error = result < 0 ? Int32(-result) : value
        if error != 0 {
            end(NetError(errno: error))
        } else if isConnectedToItself(number) {
            end(NetError(errno: ECONNREFUSED))
        } else {
            end(nil)
        }
    }

    func runReady() {}

    /// TCP connects a socket with itself when the port that it was given happens to be
    /// the one it calls, on this machine, where nobody listens.
    private func isConnectedToItself(_ number: Int32) -> Bool {
        guard address.isInternet, let local = loop.system.localAddress(number),
            local.port == address.port
        else { return false }
        return local.description == address.description
    }

    private func end(_ error: NetError?) {
        guard !isEnded else { return }
        if error != nil { close() }
        isEnded = true
        ended(self, error)
    }
}

extension SocketOptions {
    /// Sets every option on a descriptor; those of TCP only where it is TCP.
    ///
    /// - Throws: `NetError` that names the option that the system refuses.
    package func apply(
        to descriptor: Int32, isInternet: Bool, _ system: SystemCalls
    ) throws(NetError) {
        let tcp = Int32(IPPROTO_TCP)
        var settings: [(option: String, level: Int32, name: Int32, value: Int?)] = [
            ("SO_RCVBUF", SOL_SOCKET, SO_RCVBUF, receiveBufferBytes),
            ("SO_SNDBUF", SOL_SOCKET, SO_SNDBUF, sendBufferBytes),
        ]
        if isInternet {
            settings += [
                ("TCP_NODELAY", tcp, TCP_NODELAY, noDelay ? 1 : 0),
                ("SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE, keepAlive ? 1 : 0),
            ]
            #if !canImport(Darwin)
            settings += [
                ("TCP_KEEPIDLE", tcp, TCP_KEEPIDLE, keepAliveIdle?.wholeSeconds),
                ("TCP_KEEPINTVL", tcp, TCP_KEEPINTVL, keepAliveInterval?.wholeSeconds),
                ("TCP_KEEPCNT", tcp, TCP_KEEPCNT, keepAliveCount),
                ("TCP_USER_TIMEOUT", tcp, TCP_USER_TIMEOUT, userTimeout?.wholeMilliseconds),
            ]
            #endif
        }
        for (option, level, name, value) in settings {
            guard let value else { continue }
            let result = system.setOption(
                descriptor, level: level, name: name, value: Int32(clamping: value))
            if result < 0 { throw NetError(errno: Int32(-result), "setting \(option) to \(value)") }
        }
    }
}

extension Duration {
    /// Rounded up: half a second must not become "off".
    fileprivate var wholeSeconds: Int {
        wholeMilliseconds / 1000 + (wholeMilliseconds % 1000 > 0 ? 1 : 0)
    }

    fileprivate var wholeMilliseconds: Int {
        let nanoseconds = wholeNanoseconds
        return Int(nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 > 0 ? 1 : 0))
    }
}
