import CopperBytes
import CopperNet
import CopperPostgres
import CopperResilience
import CopperSimulation
import Testing

/// What a client runs again by itself, and what it never does.
@Suite("Queries that are run again")
struct RetryTests {
    /// Runs `body` with a client of a server that has `troubles` ahead.
    private func run(
        troubles: Int, _ policy: RetryPolicy = RetryPolicy(), seed: UInt64 = 1,
        _ body: @escaping @Sendable (PostgresClient, FakeServer, RetryLog) async throws -> Void
    ) throws {
        _ = try SimulatedLoop.run(seed: seed, maximumSteps: 200_000) { loop in
            let server = FakeServer(loop: loop, seed: seed)
            server.troubles = troubles
            let log = RetryLog()
            var configuration = PostgresConfiguration(user: "test", database: "test")
            configuration.tls.mode = .disable
            configuration.connector = server
            configuration.observer = log
            configuration.retry = policy
            let db = try PostgresClient(configuration, group: EventLoopGroup(loops: [loop]))
            try await body(db, server, log)
            #expect(db.statistics.leased == 0)
            await db.shutdown()
            await server.shutdown()
        }
    }

    @Test("after a deadlock, which undid them, as often as the policy says", arguments: 0...3)
    func deadlock(troubles: Int) throws {
        try run(troubles: troubles) { db, server, log in
            let value = try? await db.one("SELECT deadlock \(Int64(7))", as: Int64.self)
            #expect(value == (troubles < 3 ? 7 : nil))
            #expect(server.executed == min(troubles + 1, 3))
            #expect(log.retries == Array(["SELECT 2", "SELECT 3"].prefix(troubles)))
        }
    }

    @Test("after a connection that was lost before the answer: only if they change nothing")
    func lostAnswer() throws {
        try run(troubles: 1) { db, server, log in
            let error = await postgresError {
                try await db.one("SELECT vanish \(Int64(7))", as: Int64.self)
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.effect == .unknown)
            #expect(server.executed == 1 && log.retries.isEmpty)
        }
        try run(troubles: 1) { db, server, log in
            let query: PostgresQuery = "SELECT vanish \(Int64(7))"
            let value = try await db.one(query.category(.readOnly), as: Int64.self)
            #expect(value == 7)
            #expect(server.executed == 2 && log.retries == ["SELECT 2"])
        }
    }

    @Test("not after a failed CALL, which may have committed a part, unless that does no harm")
    func procedures() throws {
        try run(troubles: 1) { db, server, _ in
            let error = await postgresError { try await db.execute("CALL deadlock \(Int64(7))") }
            #expect(error?.sqlState == .deadlockDetected)
            #expect(server.executed == 1)
        }
        try run(troubles: 1) { db, server, _ in
            let query: PostgresQuery = "CALL deadlock \(Int64(7))"
            try await db.execute(query.category(.readOnly))
            #expect(server.executed == 2)
        }
    }

    @Test("never when the policy says so, in a scope, or when it cannot help")
    func never() throws {
        try run(troubles: 1, .never) { db, _, _ in
            let error = await postgresError { try await db.execute("SELECT deadlock \(Int64(7))") }
            #expect(error?.sqlState == .deadlockDetected)
        }
        try run(troubles: 1) { db, server, _ in
            let error = await postgresError {
                try await db.withConnection { try await $0.execute("SELECT deadlock \(Int64(7))") }
            }
            #expect(error?.sqlState == .deadlockDetected)
            #expect(server.executed == 1)
        }
        try run(troubles: 0) { db, server, log in
            let error = await postgresError { try await db.execute("fail") }
            #expect(error?.sqlState?.rawValue == "22012")
            #expect(server.executed == 1 && log.retries.isEmpty)
        }
    }

    @Test("not when the pause would outlast the deadline")
    func deadline() throws {
        var policy = RetryPolicy()
        policy.backoffBase = .seconds(10)
        policy.backoffCap = .seconds(10)
        try run(troubles: 1, policy) { db, server, _ in
            let error = await postgresError {
                try await db.execute("SELECT deadlock \(Int64(7))", timeout: .seconds(5))
            }
            #expect(error?.sqlState == .deadlockDetected)
            #expect(server.executed == 1)
        }
    }

    @Test("no more often than a small part of all, so that trouble is not multiplied")
    func budget() throws {
        try run(troubles: .max) { db, _, log in
            for _ in 0..<30 {
                let error = await postgresError {
                    try await db.execute("SELECT deadlock \(Int64(7))")
                }
                #expect(error?.sqlState == .deadlockDetected)
            }
            // Ten are saved up, and each query adds a fifth.
            #expect((10...16).contains(log.retries.count), "\(log.retries.count)")
        }
    }
}

private final class RetryLog: Observer {
    private let entries = Lock<[String]>([])

    /// The operation of each retry, and which attempt it was.
    var retries: [String] { entries.withLock { $0 } }

    func requestStarted(_ request: ObservedRequest) -> ObservationToken? { nil }
    func requestFinished(_ result: ObservedResult, _ token: ObservationToken?) {}

    func occurred(_ event: ObservedEvent, in source: ObservedSource) {
        guard case .retrying(let operation, let attempt, _, _) = event else { return }
        entries.withLock { $0.append("\(operation) \(attempt)") }
    }
}
