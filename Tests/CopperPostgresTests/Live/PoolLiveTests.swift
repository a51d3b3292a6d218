import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Testing

@Suite("The pool of a client of real servers")
struct PoolLiveTests {
    @Test(
        "100 tasks over 8 connections each get their own replies", .live,
        arguments: [ExecutorChoice.caller, .loop])
    func concurrency(_ executor: ExecutorChoice) async throws {
        let rounds = soak(short: 30, long: 1000)
        try await withLiveClient(.v18) {
            $0.pool.maximumConnections = 8
            // Other tests may hold the threads for long.
            $0.pool.acquireTimeout = .seconds(300)
            $0.executor = executor
        } _: { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<100 {
                    group.addTask {
                        for round in 0..<rounds {
                            let token = "\(task)/\(round)"
                            switch round % 4 {
                            case 0:
                                let back = try await db.one("SELECT \(token)", as: String.self)
                                #expect(back == token)
                            case 1:
                                for try await back in db.stream(
                                    "SELECT \(token) FROM generate_series(1, 20)", as: String.self)
                                { #expect(back == token) }
                            case 2:
                                let back = try await db.transaction { tx in
                                    try await tx.one("SELECT \(token)", as: String.self)
                                }
                                #expect(back == token)
                            default:
                                _ = try? await db.query("SELECT 1 / \(0)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(db.statistics.connectionsOpened <= 8)
            #expect(db.statistics.leased == 0)
        }
    }

    @Test("waiting for a connection ends at the acquire timeout", .live)
    func acquireTimeout() async throws {
        try await withLiveClient(.v18) {
            $0.pool.maximumConnections = 1
            $0.pool.acquireTimeout = .seconds(2)
        } _: { db in
            try await db.withConnection { _ in
                let error = await postgresError { try await db.execute("SELECT 1") }
                #expect(error?.code == .acquireTimedOut)
                #expect(error?.effect == .notSent)
                #expect(error?.operation == "SELECT 1")
            }
            try await db.answers(1)
        }
    }

    @Test("a waiting task that is cancelled takes no connection along", .live)
    func cancelledWaiter() async throws {
        try await withLiveClient(.v18) {
            $0.pool.maximumConnections = 1
        } _: { db in
            try await db.withConnection { _ in
                let task = Task { try await db.execute("SELECT 1") }
                #expect(await eventually { db.statistics.waiting == 1 })
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                #expect(db.statistics.waiting == 0)
            }
            try await db.answers(1)
        }
    }

    @Test("shutdown lets work in progress finish, and refuses new work", .live)
    func shutdown() async throws {
        let db = try PostgresClient(try LiveServers.postgres18.url())
        let meeting = Meeting(2)
        let work = Task {
            try await db.withConnection { connection in
                await meeting.arrive()
                return try await connection.one("SELECT 1 FROM pg_sleep(0.2)", as: Int.self)
            }
        }
        await meeting.arrive()
        await db.shutdown()
        #expect(try await work.value == 1)
        let error = await postgresError { try await db.execute("SELECT 1") }
        #expect(error?.code == .poolClosed)
        await db.shutdown()
    }

    @Test("shutdown closes at its deadline what is still in use", .live)
    func shutdownDeadline() async throws {
        let db = try PostgresClient(try LiveServers.postgres18.url())
        let meeting = Meeting(2)
        let work = Task {
            try await db.withConnection { connection in
                await meeting.arrive()
                try await connection.execute("SELECT pg_sleep(60)")
            }
        }
        await meeting.arrive()
        let start = ContinuousClock.now
        await db.shutdown(deadline: .milliseconds(200))
        #expect(ContinuousClock.now - start < .seconds(30))
        let error = await postgresError { try await work.value }
        #expect(error?.code == .connectionClosed || error?.code == .connectionLost)
    }

    @Test("dropping the client closes its connections", .live)
    func dropped() async throws {
        let name = freshName("dropped")
        try await withLiveClient(.v18) { watcher in
            do {
                let db = try PostgresClient(try LiveServers.postgres18.url()) {
                    $0.applicationName = name
                }
                try await db.execute("SELECT 1")
            }
            #expect(
                await eventually {
                    try await watcher.one(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = \(name)",
                        as: Int64.self) == 0
                })
        }
    }
}
