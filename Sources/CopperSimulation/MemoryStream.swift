import CopperBytes
public import CopperNet
import CopperResilience

/// Connected streams in memory: a client and a server in one process, without sockets.
///
/// On a simulated loop they are deterministic. With `chunking`, reads and writes are
/// cut at places that its dice choose, as a network may cut them.
public enum MemoryStream {
    /// Two connected ends. What one sends, the other receives.
    ///
    /// - Parameters:
    ///   - first: the loop of the first end.
    ///   - second: the loop of the second end; the same when `nil`.
    ///   - capacity: the bytes that a direction holds before its sender must wait.
    ///   - endpoint: what the first end's ``StreamInfo`` names as its peer.
    ///   - chunking: the seed of the cuts; `nil` hands over as much as there is.
    public static func pair(
        on first: EventLoop, and second: EventLoop? = nil, capacity: Int = 64 << 10,
        endpoint: Endpoint = .unix(path: "memory"), chunking: UInt64? = nil
    ) -> (any ByteStream, any ByteStream) {
        let forth = MemoryPipe(capacity: capacity, seed: chunking)
        let back = MemoryPipe(capacity: capacity, seed: chunking.map { $0 ^ .max })
        let client = MemoryEnd(loop: first, incoming: back, outgoing: forth, endpoint: endpoint)
        let server = MemoryEnd(
            loop: second ?? first, incoming: forth, outgoing: back,
            endpoint: .unix(path: "memory-peer"))
        forth.connect(sender: client, receiver: server)
        back.connect(sender: server, receiver: client)
        return (client, server)
    }
}

/// One end of a pair.
private final class MemoryEnd: ByteStream, EventSource, @unchecked Sendable {
    // `@unchecked`: the handler is touched on the loop only; the rest is in the pipes'
    // locks and in `waiting`'s.

    let loop: EventLoop
    let info: StreamInfo
    var sendsFromAnyThread: Bool { true }

    private let incoming: MemoryPipe
    private let outgoing: MemoryPipe
    private var handler: (any StreamHandler)?

    /// What the handler is to be told of, and whether the loop knows it.
    private let waiting = Lock(Readiness())

    init(loop: EventLoop, incoming: MemoryPipe, outgoing: MemoryPipe, endpoint: Endpoint) {
        self.loop = loop
        self.incoming = incoming
        self.outgoing = outgoing
        info = StreamInfo(endpoint: endpoint, remoteAddress: "memory", localAddress: "memory")
    }

    deinit { closePipes() }

    func setHandler(_ handler: (any StreamHandler)?) {
        self.handler = handler
        if handler != nil { report([.readable, .writable]) }
    }

    func receive(into space: UnsafeMutableRawBufferPointer) throws(NetError) -> ReceiveResult {
        try incoming.take(into: space)
    }

    func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        try outgoing.put(bytes)
    }

    func closeSending() { outgoing.end() }

    func close() {
        closePipes()
        if loop.isCurrent { handler = nil } else { loop.execute { self.handler = nil } }
    }

    private func closePipes() {
        outgoing.closeSender()
        incoming.closeReceiver()
    }

    /// Tells the handler in a later step. From any thread.
    func report(_ readiness: Readiness) {
        let isFirst = waiting.withLock { waiting in
            defer { waiting.formUnion(readiness) }
            return waiting.isEmpty
        }
        if isFirst { loop.makeReady(self) }
    }

    func runReady() {
        let readiness = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        guard !incoming.isReceiverClosed else { return }
        handler?.streamIsReady(readiness)
    }

    func pollDidReport(_ events: UInt32) {}
}

/// One direction: a bounded queue of bytes.
private final class MemoryPipe: Sendable {
    fileprivate struct State: ~Copyable {
        var buffer = ByteBuffer(capacity: 256)
        weak var sender: MemoryEnd?
        weak var receiver: MemoryEnd?
        /// The sender said that nothing follows, or is gone.
        var isEnded = false
        var isSenderClosed = false
        var isReceiverClosed = false
        /// Somebody was told to wait, and must be told when to go on.
        var senderWaits = false
        var receiverWaits = true
        var random: SeededRandom?
    }

    private let capacity: Int
    private let state: Lock<State>

    init(capacity: Int, seed: UInt64?) {
        self.capacity = max(capacity, 1)
        state = Lock(State(random: seed.map(SeededRandom.init)))
    }

    func connect(sender: MemoryEnd, receiver: MemoryEnd) {
        state.withLock { state in
            state.sender = sender
            state.receiver = receiver
        }
    }

    var isReceiverClosed: Bool { state.withLock { $0.isReceiverClosed } }

    func take(into space: UnsafeMutableRawBufferPointer) throws(NetError) -> ReceiveResult {
        let (result, waking) = try state.withLock {
            state throws(NetError) -> (ReceiveResult, MemoryEnd?) in
            if state.isReceiverClosed { throw Self.closed }
            if state.buffer.isEmpty {
                if state.isEnded { return (.end, nil) }
                state.receiverWaits = true
                return (.wouldBlock, nil)
            }
            let count = Self.part(of: min(state.buffer.count, space.count), &state.random)
            state.buffer.withUnsafeBytes { space.copyMemory(from: .init(rebasing: $0[..<count])) }
            state.buffer.consume(count)
            guard state.senderWaits else { return (.received(count), nil) }
            state.senderWaits = false
            return (.received(count), state.sender)
        }
        waking?.report(.writable)
        return result
    }

    func put(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        let (result, waking) = try state.withLock {
            state throws(NetError) -> (SendResult, MemoryEnd?) in
            if state.isSenderClosed { throw Self.closed }
            if state.isEnded { throw NetError(.closed, "sending after closeSending()") }
            if state.isReceiverClosed {
                throw NetError(.reset, "sending: the peer has closed the stream")
            }
            let room = min(capacity - state.buffer.count, bytes.count)
            guard room > 0 || bytes.isEmpty else {
                state.senderWaits = true
                return (.wouldBlock, nil)
            }
            let count = Self.part(of: room, &state.random)
            state.buffer.append(unsafe: .init(rebasing: bytes[..<count]))
            if count < bytes.count { state.senderWaits = true }
            return (.sent(count), state.wakeReceiver())
        }
        waking?.report(.readable)
        if case .sent(let count) = result, count < bytes.count { wakeSenderIfRoom() }
        return result
    }

    /// The sender's bytes end; the receiver gets what is left first.
    func end() {
        let waking = state.withLock { state -> MemoryEnd? in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            return state.wakeReceiver()
        }
        waking?.report(.readable)
    }

    func closeSender() {
        state.withLock { $0.isSenderClosed = true }
        end()
    }

    func closeReceiver() {
        let waking = state.withLock { state -> MemoryEnd? in
            guard !state.isReceiverClosed else { return nil }
            state.isReceiverClosed = true
            state.buffer.removeAll()
            state.senderWaits = false
            return state.sender
        }
        // The sender hears of it as of a broken connection: receiving may go on.
        waking?.report([.readable, .writable])
    }

    /// A send that the dice cut short finds room again at once.
    private func wakeSenderIfRoom() {
        let waking = state.withLock { state -> MemoryEnd? in
            guard state.senderWaits, state.buffer.count < capacity else { return nil }
            state.senderWaits = false
            return state.sender
        }
        waking?.report(.writable)
    }

    private static func part(of count: Int, _ random: inout SeededRandom?) -> Int {
        guard count > 1, random != nil else { return count }
        return 1 + (random?.below(count) ?? 0)
    }

    private static var closed: NetError { NetError(.closed, "the stream is closed") }
}

extension MemoryPipe.State {
    fileprivate mutating func wakeReceiver() -> MemoryEnd? {
        guard receiverWaits else { return nil }
        receiverWaits = false
        return receiver
    }
}
