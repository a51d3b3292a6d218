import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import Testing

/// What is submitted to a peer that does not read must not fill the memory.
@Suite("A connection whose peer does not read")
struct CrowdedConnectionTests {
    /// Half a megabyte of frames, answered by as many.
    private static let frames: [[UInt8]] =
        Array(repeating: [1] + Array(repeating: 7, count: 199), count: 2600) + [[0]]

    private static let seeds: [UInt64] = [1, 2, 3, 4, 5]

    /// Runs `body` on a connection that holds as much as it takes.
    private func crowded(
        seed: UInt64 = 1,
        _ body: @escaping @Sendable (ConnectionCore, StreamIO, [EchoRequest]) async throws -> Void
    ) throws {
        _ = try SimulatedLoop.run(seed: seed, maximumSteps: 2_000_000) { loop in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 4096)
            let core = ConnectionCore(stream: near, session: EchoSession()) { _ in }
            core.start()
            var taken: [EchoRequest] = []
            while true {
                let request = EchoRequest()
                guard try core.submit(frames: Self.frames, as: request) else { break }
                taken.append(request)
                #expect(taken.count < 10, "it takes without end")
                for _ in 0..<5 { await Task.yield() }
            }
            #expect(core.openRequests == taken.count)
            let result = await outcome { try await body(core, StreamIO(far), taken) }
            core.close(NetError(.closed, "the test is over"))
            far.close()
            try result.get()
        }
    }

    @Test("takes requests again once the peer has read, and answers all", arguments: seeds)
    func room(_ seed: UInt64) throws {
        try crowded(seed: seed) { core, peer, taken in
            let echo = Supervisor(name: "echo")
            echo.start("echo", on: core.loop) {
                while let bytes = try? await peer.read(), !bytes.isEmpty {
                    try? await peer.write(bytes)
                }
            }
            let late = EchoRequest()
            try await core.waitForRoom()
            #expect(try core.submit(frames: [[0, 9]], as: late))
            for request in taken { #expect(try await core.frames(of: request) == Self.frames) }
            #expect(try await core.frames(of: late) == [[0, 9]])
            core.close(NetError(.closed, "the test is over"))
            await echo.shutdown()
        }
    }

    @Test("still takes what brings it back")
    func evenIfCrowded() throws {
        try crowded { core, _, taken in
            let isTaken = try core.submit(frames: [[0]], as: EchoRequest())
            #expect(!isTaken)
            #expect(try core.submit(frames: [[0]], as: EchoRequest(), evenIfCrowded: true))
            #expect(core.openRequests == taken.count + 1)
        }
    }

    @Test("keeps who waits no longer than until the deadline")
    func deadline() throws {
        try crowded { core, _, _ in
            let start = core.loop.now
            await #expect(throws: RequestInterruption.self) {
                try await core.waitForRoom(by: start + Duration.milliseconds(30))
            }
            #expect(core.loop.now - start >= .milliseconds(30))
            #expect(core.loop.now - start < .milliseconds(60))
        }
    }

    @Test("lets go of who is cancelled, before or while it waits", arguments: [0, 1, 50])
    func cancelled(yields: Int) throws {
        try crowded { core, _, _ in
            let waiting = Task(executorPreference: core.loop) { try await core.waitForRoom() }
            for _ in 0..<yields { await Task.yield() }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
    }

    @Test("lets go of who waits when it ends")
    func ended() throws {
        try crowded { core, _, _ in
            let waiting = Task(executorPreference: core.loop) { try await core.waitForRoom() }
            for _ in 0..<20 { await Task.yield() }
            core.close(NetError(.reset, "gone"))
            try await waiting.value
            #expect(throws: RequestInterruption.self) {
                try core.submit(frames: [[0]], as: EchoRequest())
            }
        }
    }
}
