import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@testable import CopperPostgres

/// What a client's user may be doing when the task is cancelled, one thing at a time, so that
/// every step of it can be tried.
@Suite("A client cancelled at every step", .serialized)
struct EveryStepTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 6, long: 1000)))

    /// Runs `body` whole, then cancelled at each of its steps. After each run a task that
    /// nobody cancels checks what is left, and everything is closed.
    private func everyStep(
        _ seed: UInt64, connections: Int = 2,
        _ body: @escaping @Sendable (PostgresClient, PostgresContext) async throws -> Void,
        then check: @escaping @Sendable (PostgresClient) async throws -> Void = Self.isServed
    ) throws {
        let steps = try run(seed, nil, connections, body, check)
        for step in 0..<steps {
            do {
                _ = try run(seed, step, connections, body, check)
            } catch {
                Issue.record(error, "seed \(seed), cancelled at step \(step)")
                return
            }
        }
    }

    private func run(
        _ seed: UInt64, _ step: Int?, _ connections: Int,
        _ body: @escaping @Sendable (PostgresClient, PostgresContext) async throws -> Void,
        _ check: @escaping @Sendable (PostgresClient) async throws -> Void
    ) throws -> Int {
        let whole = try SimulatedLoop.run(
            seed: seed, cancelAtStep: step, maximumSteps: 100_000
        ) { loop in
            let server = FakeServer(loop: loop, seed: seed)
            var configuration = PostgresConfiguration(user: "test", database: "test")
            configuration.tls.mode = .disable
            configuration.connector = server
            configuration.pool.maximumConnections = connections
            let group = EventLoopGroup(loops: [loop])
            let context = try PostgresContext(configuration, group: group)
            let db = try PostgresClient(configuration, group: group)
            do {
                try await body(db, context)
            } catch is CancellationError where step != nil {
            } catch let error as PostgresError where step != nil && error.code == .poolClosed {
                // Shut down by the body.
            }
            try await Task(executorPreference: loop) {
                try await check(db)
                await db.shutdown()
                await context.supervisor.shutdown()
            }.value
            #expect(db.statistics.leased == 0)
            #expect(db.statistics.total == 0)
            #expect(db.statistics.waiting == 0)
            await server.shutdown()
            #expect(server.openSessions == 0, "seed \(seed), cancelled at \(step ?? -1)")
        }
        return whole.steps
    }

    private static let isServed: @Sendable (PostgresClient) async throws -> Void = { db in
        for token in 0..<2 {
            let back = try await db.one("echo \(Int64(token))", as: Int64.self)
            #expect(back == Int64(token))
        }
    }

    @Test("connecting", arguments: seeds)
    func connect(_ seed: UInt64) throws {
        try everyStep(seed) { _, context in
            let ended = Lock(false)
            let link = try await PostgresDialer(context: context).connect {
                ended.withLock { $0 = true }
            }
            let request = try await link.submitWhenReady(
                "echo \(Int64(3))", deadline: .distantFuture)
            try await link.core.finish(request)
            link.close()
            #expect(ended.withLock { $0 })
        }
    }

    @Test("a query", arguments: seeds)
    func query(_ seed: UInt64) throws {
        try everyStep(seed) { db, _ in
            let back = try await db.one("echo \(Int64(7))", as: Int64.self)
            #expect(back == 7)
        }
    }

    /// One handler watches for the cancellation of the scope's task; its children have their
    /// own.
    @Test("queries in a scope, by its task and by its children", arguments: seeds)
    func scope(_ seed: UInt64) throws {
        try everyStep(seed) { db, _ in
            try await db.withConnection { connection in
                for token in 0..<2 {
                    let back = try await connection.one("echo \(Int64(token))", as: Int64.self)
                    #expect(back == Int64(token))
                }
                async let child = connection.one("echo \(Int64(8))", as: Int64.self)
                let slow = try? await connection.one("slow \(Int64(9))", as: Int64.self)
                #expect(slow == 9 || Task.isCancelled)
                let back = try await child
                #expect(back == 8)
            }
            let back = try await db.one("echo \(Int64(7))", as: Int64.self)
            #expect(back == 7)
        }
    }

    @Test("a query in a scope ends soon after its task is cancelled", arguments: seeds)
    func scopeEndsSoon(_ seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed, maximumSteps: 100_000) { loop in
            let server = FakeServer(loop: loop, seed: seed)
            var configuration = PostgresConfiguration(user: "test", database: "test")
            configuration.tls.mode = .disable
            configuration.connector = server
            let db = try PostgresClient(configuration, group: EventLoopGroup(loops: [loop]))
            let hasStarted = Lock(false)
            let task = Task(executorPreference: loop) {
                try await db.withConnection { connection in
                    hasStarted.withLock { $0 = true }
                    _ = try await connection.one("slow \(Int64(1))", as: Int64.self)
                }
            }
            while !hasStarted.withLock({ $0 }) { await pause(.milliseconds(1), on: loop) }
            await pause(.milliseconds(Int64(seed % 50)), on: loop)
            let start = loop.now
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            // `slow` takes half a second.
            #expect(loop.now - start < .milliseconds(100))
            await db.shutdown()
            await server.shutdown()
        }
    }

    @Test("waiting for a connection", arguments: seeds)
    func poolWait(_ seed: UInt64) throws {
        try everyStep(seed, connections: 1) { db, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for token in 0..<3 {
                    group.addTask {
                        let back = try await db.one("echo \(Int64(token))", as: Int64.self)
                        #expect(back == Int64(token))
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("closing, with work in progress", arguments: seeds)
    func close(_ seed: UInt64) throws {
        try everyStep(seed) { db, _ in
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await db.one("echo \(Int64(1))", as: Int64.self) }
                group.addTask { await db.shutdown() }
            }
        } then: { db in
            await #expect(throws: PostgresError.self) {
                await db.shutdown()
                try await Self.isServed(db)
            }
        }
    }
}
