import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Connections")
struct ConnectionCoreTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 10, long: 1000)))

    /// A connection whose peer sends back every byte.
    private func withEcho(
        seed: UInt64, cancelAtStep: Int? = nil,
        _ body: @escaping @Sendable (ConnectionCore, StreamIO) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: cancelAtStep, maximumSteps: 200_000) {
            loop in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 256, chunking: seed)
            let peer = StreamIO(far)
            let ended = Lock(0)
            let core = ConnectionCore(stream: near, session: EchoSession()) { _ in
                ended.withLock { $0 += 1 }
            }
            core.start()
            let echo = Supervisor(name: "echo")
            echo.start("echo", on: loop) {
                while let bytes = try? await peer.read(), !bytes.isEmpty {
                    try? await peer.write(bytes)
                }
                peer.close()
            }
            let result = await outcome { try await body(core, peer) }
            core.close(NetError(.closed, "the test is over"))
            await echo.shutdown()
            #expect(ended.withLock { $0 } == 1)
            #expect(core.openRequests == 0)
            try result.get()
        }
    }

    private static func exchange(_ core: ConnectionCore) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in UInt8(0)..<4 {
                group.addTask {
                    for round in UInt8(0)..<5 {
                        let body = [0, task, round] + Array(repeating: 7, count: Int(round) * 9)
                        let request = try core.submit(body, as: EchoRequest())
                        #expect(try await core.frames(of: request) == [body])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("replies go to their requests in the order of submission", arguments: seeds)
    func order(_ seed: UInt64) throws {
        _ = try withEcho(seed: seed) { core, _ in try await Self.exchange(core) }
    }

    @Test("cancelled anywhere, a connection stays in step", arguments: [1, 2, 3] as [UInt64])
    func cancelled(_ seed: UInt64) throws {
        let whole = try withEcho(seed: seed) { core, _ in try await Self.exchange(core) }
        let stride = soak(short: max(whole.steps / 50, 1), long: 1)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            _ = try withEcho(seed: seed, cancelAtStep: step) { core, _ in
                do { try await Self.exchange(core) } catch is CancellationError {}
                try await Task(executorPreference: core.loop) { try await Self.exchange(core) }
                    .value
            }
        }
    }

    @Test(
        "a request whose time is up is told so, and its late reply goes to nobody",
        arguments: seeds)
    func deadline(_ seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed) { loop in
            let (near, far) = MemoryStream.pair(on: loop, chunking: seed)
            let core = ConnectionCore(stream: near, session: EchoSession()) { _ in }
            core.start()
            let start = loop.now
            let late = try core.submit(
                [0, 1], as: EchoRequest(deadline: start + .milliseconds(20)))
            let next = try core.submit([0, 2], as: EchoRequest())
            await #expect(throws: RequestInterruption.self) { _ = try await core.frames(of: late) }
            #expect(loop.now - start >= .milliseconds(20))
            let peer = StreamIO(far)
            try await peer.write(try await peer.read(exactly: 6))
            #expect(try await core.frames(of: next) == [[0, 2]])
            core.close(NetError(.closed, "the test is over"))
        }
    }

    @Test("a lost connection says what may have run", arguments: seeds)
    func loss(_ seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed) { loop in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 16)
            let core = ConnectionCore(stream: near, session: EchoSession()) { _ in }
            core.start()
            let sent = try core.submit([0, 1], as: EchoRequest())
            let long = [0] + Array(repeating: 5 as UInt8, count: 100)
            let partly = try core.submit(long, as: EchoRequest())
            let unsent = try core.submit([0, 3], as: EchoRequest())
            for _ in 0..<50 { await Task.yield() }
            far.close()
            for (request, expected) in [
                (sent, Effect.unknown), (partly, .unknown), (unsent, .notSent),
            ] {
                do {
                    _ = try await core.frames(of: request)
                    Issue.record("a reply came from nowhere")
                } catch RequestInterruption.lost(_, let effect) {
                    #expect(effect == expected)
                }
            }
            #expect(throws: RequestInterruption.self) {
                _ = try core.submit([0], as: EchoRequest())
            }
            #expect(core.ending != nil)
        }
    }

    @Test("a slow reader stops the reading; another request behind it goes on", arguments: seeds)
    func backPressure(_ seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed) { loop in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 64, chunking: seed)
            let core = ConnectionCore(stream: near, session: EchoSession()) { _ in }
            core.start()
            let rows = try core.submit([0], as: EchoRequest(limit: 10))
            let supervisor = Supervisor(name: "peer")
            let written = Lock(0)
            supervisor.start("peer", on: loop) {
                let peer = StreamIO(far)
                _ = try? await peer.read(exactly: 2)
                for number in UInt8(0)..<200 {
                    try? await peer.write([2, number == 199 ? 0 : 1, number])
                    written.withLock { $0 += 1 }
                }
                let question = try? await peer.read(exactly: 3)
                try? await peer.write(question ?? [])
            }
            for _ in 0..<2000 { await Task.yield() }
            #expect(written.withLock { $0 } < 150)
            let behind = try core.submit([0, 9], as: EchoRequest())
            #expect(try await core.frames(of: behind) == [[0, 9]])
            #expect(try await core.frames(of: rows).map { $0[1] } == Array(0..<200))
            await supervisor.shutdown()
            core.close(NetError(.closed, "the test is over"))
        }
    }

    @Test("an abandoned reply is read and dropped", arguments: seeds)
    func abandoned(_ seed: UInt64) throws {
        _ = try withEcho(seed: seed) { core, _ in
            let first = try core.submit([0, 1], as: EchoRequest())
            let second = try core.submit([0, 2], as: EchoRequest())
            let third = try core.submit([0, 3], as: EchoRequest())
            #expect(core.abandon(first))
            #expect(!core.isAllAbandoned)
            #expect(core.abandon(third))
            #expect(!core.isAllAbandoned)
            #expect(try await core.frames(of: second) == [[0, 2]])
            #expect(core.isAllAbandoned)
            let last = try core.submit([0, 4], as: EchoRequest())
            #expect(!core.isAllAbandoned)
            #expect(try await core.frames(of: last) == [[0, 4]])
            #expect(!core.abandon(first))
            #expect(first.held == 0)
            #expect(core.isQuiet)
        }
    }

    @Test("bytes that nothing asked for end the connection", arguments: seeds)
    func unasked(_ seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            let ended = Lock(0)
            let core = ConnectionCore(stream: near, session: EchoSession(), unread: [1, 0]) { _ in
                ended.withLock { $0 += 1 }
            }
            core.start()
            while core.ending == nil { await Task.yield() }
            #expect(core.ending is EchoSession.Unasked)
            #expect(ended.withLock { $0 } == 1)
            far.close()
        }
    }
}
