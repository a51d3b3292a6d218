import CopperBytes
import CopperNet

/// A connection to a fixture: what is sent to it is compared with the recording, what
/// is received from it was recorded.
final class ReplayStream: ByteStream, @unchecked Sendable {
    // `@unchecked`: the handler is touched on the loop only; the rest is in the lock.

    let loop: EventLoop
    private let stage: ReplayStage
    private let connection: Int
    private let endpoint: Endpoint
    private var handler: (any StreamHandler)?

    private struct State: ~Copyable {
        var player: any ReplayPlayer
        var buffer = ByteBuffer(capacity: 1024)
        var tls: TLSFacts?
        var ends = false
        var mismatch: ReplayMismatch?
        var isClosed = false
    }
    private let state: Lock<State>

    /// - Parameter isInProcess: whether the client is in this process, so that TLS can
    ///   be pretended.
    init(
        _ stage: ReplayStage, connection: Int, endpoint: Endpoint, on loop: EventLoop,
        isInProcess: Bool
    ) {
        self.stage = stage
        self.connection = connection
        self.endpoint = endpoint
        self.loop = loop
        let player = stage.makePlayer(connection: connection, isInProcess: isInProcess)
        state = Lock(State(player: player))
    }

    /// Begins to play, and goes on when other connections come along.
    func start() {
        stage.watch(self)
        proceed()
    }

    /// In a later step, because the caller may hold the lock of another stream.
    func proceed() {
        loop.execute { [weak self] in self?.play { $0.proceed() } }
    }

    func secure() throws(NetError) {
        try state.withLock { state throws(NetError) in
            do throws(ReplayMismatch) {
                state.tls = try state.player.secure()
            } catch {
                throw NetError(.notRecorded, error.description)
            }
        }
        proceed()
    }

    var sendsFromAnyThread: Bool { false }

    var info: StreamInfo {
        var info = StreamInfo(
            endpoint: endpoint, remoteAddress: "replay", localAddress: "replay",
            tls: state.withLock { $0.tls })
        info.repeatable = RepeatableChoices(
            seed: stage.fixture.header.seed, connection: UInt64(connection),
            password: Fixture.password)
        return info
    }

    func setHandler(_ handler: (any StreamHandler)?) {
        self.handler = handler
        if handler != nil { report([.readable, .writable]) }
    }

    func receive(into space: UnsafeMutableRawBufferPointer) throws(NetError) -> ReceiveResult {
        try state.withLock { state throws(NetError) -> ReceiveResult in
            if state.isClosed { throw NetError(.closed, "receiving: the stream is closed") }
            guard state.buffer.isEmpty else {
                let count = min(state.buffer.count, space.count)
                state.buffer.withUnsafeBytes {
                    space.copyMemory(from: .init(rebasing: $0[..<count]))
                }
                state.buffer.consume(count)
                return .received(count)
            }
            if let mismatch = state.mismatch {
                throw NetError(.notRecorded, mismatch.description)
            }
            return state.ends ? .end : .wouldBlock
        }
    }

    /// Takes everything. What does not follow the recording shows when the answer is
    /// received, behind the answers to what did.
    func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        if state.withLock({ $0.isClosed }) {
            throw NetError(.closed, "sending: the stream is closed")
        }
        play { $0.receive(Array(bytes)) }
        return .sent(bytes.count)
    }

    func closeSending() {}

    func close() {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            state.player.clientClosed()
        }
        if loop.isCurrent { handler = nil } else { loop.execute { self.handler = nil } }
    }

    private func play(_ act: (inout any ReplayPlayer) -> ReplayOutput) {
        let hasNews = state.withLock { state in
            guard !state.isClosed else { return false }
            let output = act(&state.player)
            state.buffer.append(output.bytes)
            state.ends = state.ends || output.ends
            state.mismatch = state.mismatch ?? output.mismatch
            return !output.bytes.isEmpty || output.ends || output.mismatch != nil
        }
        if hasNews { report(.readable) }
    }

    private func report(_ readiness: Readiness) {
        loop.execute { [weak self] in
            guard let self, !state.withLock({ $0.isClosed }) else { return }
            handler?.streamIsReady(readiness)
        }
    }
}
