import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// A connection that remembers how it is used.
private final class FakeConnection: PooledConnection {
    struct State {
        var users = 0
        var isDirty = false
        var isClosed = false
    }

    let state = Lock(State())
    private let onEnd: @Sendable () -> Void

    init(onEnd: @escaping @Sendable () -> Void) { self.onEnd = onEnd }

    var capacity: Int { 1 }

    var poolState: PooledConnectionState {
        state.withLock { $0.isClosed ? .broken : $0.isDirty ? .needsReset : .clean }
    }

    func check() async -> Bool { !state.withLock { $0.isClosed } }

    func reset() async -> Bool {
        await Task.yield()
        return state.withLock { state in
            state.isDirty = false
            return !state.isClosed
        }
    }

    func close() {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if isFirst { onEnd() }
    }

    /// One user's turn.
    func use(_ turns: Int) async {
        state.withLock { state in
            #expect(state.users == 0, "two users at once")
            #expect(!state.isDirty, "not reset")
            state.users += 1
        }
        for _ in 0..<turns { await Task.yield() }
        state.withLock { $0.users -= 1 }
    }
}

@Suite("Pools of connections")
struct ConnectionPoolTests {
    private typealias Pool = ConnectionPool
    private struct Refused: Error {}

    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 20, long: 1000)))

    private func run(
        seed: UInt64, cancelAtStep: Int? = nil, refused: Int = 0, permanent: Bool = false,
        _ body: @escaping @Sendable (Pool, EventLoop) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: cancelAtStep, maximumSteps: 200_000) {
            loop in
            let supervisor = Supervisor(name: "pool")
            let opened = Lock<[FakeConnection]>([])
            let refusals = Lock(refused)
            var configuration = PoolConfiguration()
            configuration.maximumConnections = 3
            let pool = Pool(
                configuration: configuration, loop: loop, supervisor: supervisor, seed: seed,
                factory: .init(
                    connect: { onEnd in
                        for _ in 0..<3 { await Task.yield() }
                        try Task.checkCancellation()
                        let isRefused = refusals.withLock { count in
                            count -= 1
                            return count >= 0
                        }
                        if isRefused { throw Refused() }
                        let connection = FakeConnection(onEnd: onEnd)
                        opened.withLock { $0.append(connection) }
                        return connection
                    }, isPermanent: { _ in permanent }))
            pool.start()
            let result = await outcome { try await body(pool, loop) }
            await pool.shutDown(deadline: loop.now + .seconds(1))
            await supervisor.shutdown()
            for connection in opened.withLock({ $0 }) {
                #expect(connection.state.withLock { $0.isClosed }, "left open")
                #expect(connection.state.withLock { $0.users } == 0)
            }
            #expect(pool.statistics.total == 0)
            #expect(pool.statistics.waiting == 0)
            if cancelAtStep == nil { try result.get() }
        }
    }

    private static func work(_ pool: Pool, _ loop: EventLoop) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for round in 0..<4 {
                        let lease = try await pool.lease(deadline: loop.now + .seconds(10))
                        let connection = try #require(lease.connection as? FakeConnection)
                        await connection.use(task % 3)
                        switch (task + round) % 5 {
                        case 0: connection.state.withLock { $0.isDirty = true }
                        case 1 where round == 2: connection.close()
                        default: break
                        }
                        pool.release(lease)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("each lease is exclusive, clean, and given back", arguments: seeds)
    func exclusive(_ seed: UInt64) throws {
        _ = try run(seed: seed) { pool, loop in
            try await Self.work(pool, loop)
            #expect(pool.statistics.leased == 0)
        }
    }

    @Test("cancelled anywhere, no lease is lost", arguments: [1, 2, 3] as [UInt64])
    func cancelled(_ seed: UInt64) throws {
        let whole = try run(seed: seed) { try await Self.work($0, $1) }
        let stride = soak(short: max(whole.steps / 80, 1), long: 1)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            _ = try run(seed: seed, cancelAtStep: step) { pool, loop in
                _ = try? await Self.work(pool, loop)
                #expect(pool.statistics.leased == 0, "step \(step)")
                #expect(pool.statistics.waiting == 0, "step \(step)")
            }
        }
    }

    @Test("a server that refuses for a while is waited for", arguments: seeds)
    func refusedForAWhile(_ seed: UInt64) throws {
        _ = try run(seed: seed, refused: 3) { pool, loop in try await Self.work(pool, loop) }
    }

    @Test("what waiting cannot mend fails at once", arguments: seeds)
    func permanentFailure(_ seed: UInt64) throws {
        _ = try run(seed: seed, refused: .max, permanent: true) { pool, loop in
            let start = loop.now
            await #expect(throws: PoolFailure.self) {
                _ = try await pool.lease(deadline: start + .seconds(10))
            }
            #expect(loop.now - start < .seconds(1))
        }
    }

    @Test("who waits too long gets the last failure", arguments: seeds)
    func timeout(_ seed: UInt64) throws {
        _ = try run(seed: seed, refused: .max) { pool, loop in
            let start = loop.now
            do {
                _ = try await pool.lease(deadline: start + .seconds(2))
                Issue.record("a lease came from nowhere")
            } catch PoolFailure.timedOut(let cause) {
                #expect(cause is Refused)
            }
            #expect(loop.now - start >= .seconds(2))
        }
    }
}
