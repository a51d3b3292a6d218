import CopperListener
import CopperNet
import CopperResilience
import CopperTestSupport
import Testing

/// What becomes of a descriptor when nobody closes its stream.
@Suite("Dropped streams")
struct DroppedStreamTests {
    enum State: CaseIterable {
        case fresh, onLoop, written, reading, cancelled, timedOut, handled, unread, notStarted,
            peerClosed, detached
    }

    @Test("streams dropped in any state leave no descriptor open", arguments: State.allCases)
    func noDescriptorIsLeft(_ state: State) async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let count = soak(short: 100, long: 10_000)
        for _ in 0..<count { try await drop(in: state, on: loop) }
        // Each round has a listener and the two ends.
        let closed = try await reaches(3 * count, on: loop) {
            faults.count { if case .close = $0 { true } else { false } }
        }
        #expect(closed == 3 * count)
    }

    /// Connects a pair, brings it into `state`, and lets go of it.
    private func drop(in state: State, on loop: EventLoop) async throws {
        let listener = try await Listener.bind(
            to: .host("127.0.0.1", port: 0), on: loop, streamsOn: EventLoopGroup(loops: [loop]))
        async let accepting = listener.accept()
        let client = try await SocketConnector().connect(to: listener.endpoint, on: loop)
        let server = try await accepting
        switch state {
        case .fresh: break
        case .onLoop: try await loop.run { _ = (client, server) }
        case .written:
            try await StreamIO(client).write([1, 2, 3])
            try await StreamIO(server).write([UInt8](repeating: 0, count: 10_000))
        case .reading:
            let io = StreamIO(client)
            try await StreamIO(server).write([1])
            _ = try await io.read(exactly: 1)
        case .cancelled:
            let io = StreamIO(client)
            let reading = Task { try await io.read() }
            reading.cancel()
            _ = await reading.result
        case .timedOut:
            await #expect(throws: NetError.self) {
                try await StreamIO(client).read(deadline: loop.now + .milliseconds(1))
            }
        case .handled:
            let handler = Ears()
            try await loop.run {
                client.setHandler(WeakStreamHandler(handler))
                server.setHandler(handler)
                server.setHandler(nil)
            }
        case .unread: try await StreamIO(server).write([1, 2, 3])
        case .notStarted:
            _ = ConnectionCore(stream: client, session: EchoSession()) { _ in }
        case .peerClosed:
            // A connection that runs holds itself until its peer ends it.
            ConnectionCore(stream: client, session: EchoSession()) { _ in }.start()
        case .detached:
            let io = StreamIO(client)
            _ = try? await io.read(deadline: loop.now)
            _ = await io.detach()
        }
    }

    /// What `count` gives once it is `wanted`, or after ten seconds.
    private func reaches(
        _ wanted: Int, on loop: EventLoop, _ count: () -> Int
    ) async throws -> Int {
        let deadline = SystemClock.now + .seconds(10)
        while count() < wanted, SystemClock.now < deadline { try await loop.run {} }
        return count()
    }
}

private final class Ears: StreamHandler {
    func streamIsReady(_ readiness: Readiness) {}
}
