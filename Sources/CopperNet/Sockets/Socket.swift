import CCopperSystem
import CopperResilience
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A connected TCP or unix socket.
///
/// It remembers whether there may be bytes to receive: a read that the kernel could
/// not fill has emptied it, so the next ``receive(into:)`` answers `.wouldBlock`
/// without a system call until epoll reports more.
public final class Socket: ByteStream, EventSource, @unchecked Sendable {
    // `@unchecked`: the fields that change are touched on the loop only, so access to
    // them is not checked for exclusivity at run time either; `descriptor` does its own
    // counting.

    public let loop: EventLoop
    public let info: StreamInfo
    public var sendsFromAnyThread: Bool { true }

    private let system: SystemCalls
    private let descriptor: SharedDescriptor
    /// Set when the kernel has refused bytes: only then does anybody wait for room.
    private let wantsRoom = Atomic<Bool>(false)
    @exclusivity(unchecked) private var token: Poller.Token?
    @exclusivity(unchecked) private var handler: (any StreamHandler)?

    @exclusivity(unchecked) private var mayBeReadable = true
    /// The peer ended its side, or the connection broke: a short read says nothing then,
    /// the end or the error comes behind it.
    @exclusivity(unchecked) private var sawHangup = false
    @exclusivity(unchecked) private var isScheduled = false
    @exclusivity(unchecked) private var failure: NetError?
    /// Armed for when bytes have come slowly for long enough; `nil` while every byte counts.
    @exclusivity(unchecked) private var gathering: LoopTimer?

    /// Takes over a connected descriptor. `token` is its registration, if it has one
    /// on the loop already; then the call is on the loop.
    package init(
        _ descriptor: consuming FileDescriptor, on loop: EventLoop, info: StreamInfo,
        token: Poller.Token? = nil
    ) {
        self.loop = loop
        self.info = info
        self.token = token
        system = loop.system
        self.descriptor = SharedDescriptor(descriptor)
        if let token {
            loop.replace(token, source: self)
        } else if loop.isCurrent {
            register()
        } else {
            loop.execute { [weak self] in self?.register() }
        }
    }

    deinit {
        // Nobody else holds it, so the token may be read wherever this runs.
        if descriptor.close(), let token { loop.unregister(token) }
    }

    private func register() {
        let result = descriptor.use { number in
            Result { () throws(NetError) in try loop.register(number, source: self) }
        }
        switch result {
        case .success(let token):
            self.token = token
        case .failure(let error):
            failure = error
            scheduleReport()
        case nil:
            break
        }
    }

    // MARK: ByteStream

    public var isDrained: Bool { !mayBeReadable }

    public func setHandler(_ handler: (any StreamHandler)?) {
        self.handler = handler
        if handler != nil { scheduleReport() }
    }

    public func receive(
        into space: UnsafeMutableRawBufferPointer
    ) throws(NetError) -> ReceiveResult {
        if let failure { throw failure }
        guard mayBeReadable, !space.isEmpty else {
            if descriptor.isClosed { throw Self.closed }
            return .wouldBlock
        }
        while true {
            guard let count = descriptor.use({ system.receive($0, into: space) }) else {
                throw Self.closed
            }
            if count > 0 {
                if count < space.count, !sawHangup { mayBeReadable = false }
                gathering?.schedule(at: loop.now + Self.gatheringTime)
                return .received(count)
            }
            if count == 0 { return .end }
            switch Int32(-count) {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK:
                mayBeReadable = false
                return .wouldBlock
            case let number: throw NetError(errno: number, "receiving from \(info.endpoint)")
            }
        }
    }

    public func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        var sent = 0
        var hasAsked = false
        // After a short write it tries the rest, up to EAGAIN: only then is it certain
        // that epoll will report room.
        while sent < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
            guard let count = descriptor.use({ system.send($0, rest) }) else {
                throw Self.closed
            }
            if count > 0 {
                sent += count
                continue
            }
            switch Int32(-count) {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK, 0:
                if hasAsked { return sent > 0 ? .sent(sent) : .wouldBlock }
                // And once more: room that was reported before this was said went unheard.
                wantsRoom.store(true, ordering: .sequentiallyConsistent)
                hasAsked = true
            // What was taken counts; the next send meets the error.
            case _ where sent > 0: return .sent(sent)
            case let number: throw NetError(errno: number, "sending to \(info.endpoint)")
            }
        }
        return .sent(sent)
    }

    /// Raises the kernel's low-water mark (SO_RCVLOWAT, see socket(7)), which TCP alone
    /// heeds. PostgreSQL sends 8 kB at a time: waking a thread for each costs the two sides
    /// more than the bytes do.
    public func gatherInput() {
        guard gathering == nil, case .host = info.endpoint, setLowWater(Self.gatheredBytes)
        else { return }
        // The cycle of timer and socket ends when it fires, a millisecond from now or
        // from the last byte.
        let timer = LoopTimer(on: loop) { self.stopGathering() }
        gathering = timer
        timer.schedule(at: loop.now + Self.gatheringTime)
    }

    private func stopGathering() {
        gathering = nil
        guard setLowWater(1) else { return }
        // What is below the mark was not reported; Linux does that now since 4.17.
        mayBeReadable = true
        report(.readable)
    }

    private func setLowWater(_ bytes: Int32) -> Bool {
        let result = descriptor.use {
            system.setOption($0, level: SOL_SOCKET, name: SO_RCVLOWAT, value: bytes)
        }
        return result == 0
    }

    private static let gatheredBytes: Int32 = 64 << 10
    private static let gatheringTime = Duration.milliseconds(1)

    public func closeSending() {
        _ = descriptor.use { system.shutdown($0, Int32(SHUT_WR)) }
    }

    public func close() {
        guard descriptor.close() else { return }
        if loop.isCurrent { unregister() } else { loop.execute { self.unregister() } }
    }

    private func unregister() {
        handler = nil
        gathering?.cancel()
        gathering = nil
        guard let token else { return }
        loop.unregister(token)
        self.token = nil
    }

    // MARK: Events

    package func pollDidReport(_ events: UInt32) {
        var readiness = Readiness()
        let broken = events & (COPPER_EPOLLHUP | COPPER_EPOLLERR) != 0
        if broken || events & COPPER_EPOLLRDHUP != 0 { sawHangup = true }
        if sawHangup || events & COPPER_EPOLLIN != 0 {
            mayBeReadable = true
            readiness.insert(.readable)
        }
        // Every report says that there is room while there is; few want to know.
        if broken || events & COPPER_EPOLLOUT != 0 && hearsOfRoom() {
            readiness.insert(.writable)
        }
        report(readiness)
    }

    private func hearsOfRoom() -> Bool {
        wantsRoom.load(ordering: .sequentiallyConsistent)
            && wantsRoom.exchange(false, ordering: .sequentiallyConsistent)
    }

    package func runReady() {
        isScheduled = false
        report(mayBeReadable || failure != nil ? [.readable, .writable] : .writable)
    }

    private func scheduleReport() {
        guard !isScheduled else { return }
        isScheduled = true
        loop.makeReady(self)
    }

    private func report(_ readiness: Readiness) {
        guard !readiness.isEmpty, !descriptor.isClosed else { return }
        handler?.streamIsReady(readiness)
    }

    private static var closed: NetError { NetError(.closed, "the stream is closed") }
}
