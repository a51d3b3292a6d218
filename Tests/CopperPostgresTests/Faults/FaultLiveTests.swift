import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Foundation
import Testing

@Suite("Servers that fail", .serialized, .timeLimit(.minutes(2)))
struct FaultLiveTests {
    private func open(
        _ server: TestServer, configure: (inout PostgresConfiguration) -> Void = { _ in }
    ) throws -> PostgresClient {
        try PostgresClient(server.live.url(as: .admin)) {
            $0.pool.backoffCap = .milliseconds(200)
            $0.pool.acquireTimeout = .seconds(20)
            configure(&$0)
        }
    }

    @Test("killed in a query, a stream and a transaction; then it comes back", .live)
    func killed() async throws {
        try await TestServer.with(.v18) { server in
            let db = try open(server)
            try await db.execute("CREATE TABLE kept (n int)")
            let query = Task { try await db.execute("SELECT pg_sleep(60)") }
            let stream = Task {
                var count = 0
                for try await _ in db.stream(
                    "SELECT 1 FROM generate_series(1, 1000000000)", as: Int32.self)
                { count += 1 }
            }
            let begun = Meeting(2)
            let killed = Meeting(2)
            let transaction = Task {
                try await db.transaction { tx in
                    try await tx.execute("INSERT INTO kept VALUES (1)")
                    await begun.arrive()
                    await killed.arrive()
                    try await tx.execute("INSERT INTO kept VALUES (2)")
                }
            }
            await begun.arrive()
            #expect(
                await eventually {
                    let sleeping = try await db.running("pg_sleep")
                    return try await db.running("1000000000") + sleeping == 2
                })
            try await server.crash()
            await killed.arrive()
            for error in [
                await postgresError { _ = try await query.value },
                await postgresError { try await stream.value },
            ] {
                #expect(error?.code == .connectionLost)
                #expect(error?.effect == .unknown)
                #expect(error?.endpoint != nil)
            }
            let error = await postgresError { try await transaction.value }
            #expect(error?.code == .connectionLost)
            try await server.start()
            // Waits for the server, and never for ever.
            #expect(try await db.one("SELECT count(*) FROM kept", as: Int64.self) == 0)
            #expect(db.statistics.leased == 0)
            await db.shutdown()
        }
    }

    @Test("killed under load, again and again: typed errors, and no descriptor is lost", .live)
    func killedUnderLoad() async throws {
        try await TestServer.with(.v18) { server in
            // The first client of a process starts its loops, which keep theirs.
            let first = try open(server)
            try await first.answers(0)
            await first.shutdown()
            let before = descriptorCount()
            let db = try open(server) { $0.pool.maximumConnections = 6 }
            try await db.execute("SELECT 1")
            for _ in 0..<soak(short: 2, long: 10) {
                let load = Task {
                    try await withThrowingTaskGroup(of: Int.self) { group in
                        for task in 0..<20 {
                            group.addTask { await Self.load(db, task) }
                        }
                        return try await group.reduce(0, +)
                    }
                }
                try await Task.sleep(for: .milliseconds(200))
                try await server.crash()
                try await Task.sleep(for: .milliseconds(100))
                try await server.start()
                load.cancel()
                #expect(try await load.value == 0)
                try await db.answers(1)
            }
            await db.shutdown()
            let isBack = await eventually { descriptorCount() <= before + 2 }
            #expect(isBack, "\(before) descriptors before, \(descriptorCount()) after")
        }
    }

    /// Queries until cancelled; returns how many replies or errors were wrong.
    private static func load(_ db: PostgresClient, _ task: Int) async -> Int {
        var wrong = 0
        var round = 0
        while !Task.isCancelled {
            round += 1
            let token = task * 1_000_000 + round
            do {
                if try await db.one("SELECT \(token)", as: Int.self) != token { wrong += 1 }
            } catch is CancellationError {
            } catch let error as PostgresError {
                let codes: [PostgresError.Code] = [
                    .connectionLost, .connectionFailed, .acquireTimedOut, .startupFailed,
                ]
                if !codes.contains(error.code) {
                    Issue.record(error)
                    wrong += 1
                }
            } catch {
                Issue.record(error)
                wrong += 1
            }
        }
        return wrong
    }

    @Test("a frozen server: the query times out, its connection is closed in time", .live)
    func frozen() async throws {
        try await TestServer.with(.v18) { server in
            let db = try open(server) {
                $0.timeouts.cancel = .milliseconds(300)
                $0.timeouts.connect = .seconds(2)
                $0.pool.acquireTimeout = .seconds(3)
            }
            try await db.execute("SELECT 1")
            try server.freeze()
            let start = ContinuousClock.now
            let error = await postgresError {
                try await db.execute("SELECT 2", timeout: .milliseconds(200))
            }
            #expect(error?.code == .timedOut)
            #expect(ContinuousClock.now - start < .seconds(30))
            #expect(await eventually { db.statistics.connectionsClosed == 1 })
            let waited = await postgresError { try await db.execute("SELECT 3") }
            #expect(waited?.code == .acquireTimedOut)
            try server.thaw()
            #expect(
                await eventually { (try? await db.one("SELECT 4", as: Int.self)) == 4 })
            await db.shutdown()
        }
    }

    @Test("an idle connection that the server ends is replaced", .live)
    func terminated() async throws {
        try await withLiveClient(.v18, as: .admin) { admin in
            try await withLiveClient(.v18) { db in
                for _ in 0..<5 {
                    let process = try await db.one("SELECT pg_backend_pid()", as: Int32.self)
                    let done = try await admin.one(
                        "SELECT pg_terminate_backend(\(process), 5000)", as: Bool.self)
                    #expect(done)
                    #expect(await eventually { db.statistics.idle == 0 })
                    try await db.answers(1)
                }
                #expect(db.statistics.connectionsClosed == 5)
            }
        }
    }

    @Test(
        "a query that the server ends by the connection says so", .live,
        arguments: LiveServers.versions)
    func terminatedInQuery(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            let error = await postgresError {
                try await db.execute(
                    "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(60)")
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.sqlState == .adminShutdown)
            #expect(error?.effect == .unknown)
            try await db.answers(1)
        }
    }

    @Test("a restarted server is used again", .live)
    func restarted() async throws {
        try await TestServer.with(.v15) { server in
            let db = try open(server)
            try await db.answers(1)
            try await server.restart()
            try await db.answers(2)
            await db.shutdown()
        }
    }

    private func descriptorCount() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
    }
}
