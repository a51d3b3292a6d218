import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Synchronization
import Testing

@Suite("Transactions on real servers")
struct TransactionLiveTests {
    private struct Oops: Error {}

    /// A client and a table of its own with one integer column.
    private func withTable(
        _ version: LiveServer.Version = .v18, connections: Int = 4,
        _ body: @Sendable (PostgresClient, String) async throws -> Void
    ) async throws {
        let table = freshName("tx")
        try await withLiveClient(version) {
            $0.pool.maximumConnections = connections
        } _: { db in
            try await db.execute("CREATE TABLE \(identifier: table) (n int)")
            try await body(db, table)
            try await db.execute("DROP TABLE \(identifier: table)")
        }
    }

    private func sum(_ db: some PostgresQueryable, _ table: String) async throws -> Int64 {
        try await db.one("SELECT coalesce(sum(n), 0) FROM \(identifier: table)", as: Int64.self)
    }

    private func add(_ n: Int32, _ db: some PostgresQueryable, _ table: String) async throws {
        try await db.execute("INSERT INTO \(identifier: table) VALUES (\(n))")
    }

    @Test(
        "commits when the body returns, rolls back when it throws", .live,
        arguments: LiveServers.versions)
    func commitAndRollback(_ version: LiveServer.Version) async throws {
        try await withTable(version) { db, table in
            let seven = try await db.transaction { tx in
                try await add(7, tx, table)
                return try await sum(tx, table)
            }
            #expect(seven == 7)
            await #expect(throws: Oops.self) {
                try await db.transaction { tx in
                    try await add(100, tx, table)
                    throw Oops()
                }
            }
            #expect(try await sum(db, table) == 7)
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test(
        "COMMIT of a failed transaction does not look like success", .live,
        arguments: LiveServers.versions)
    func failedCommit(_ version: LiveServer.Version) async throws {
        try await withTable(version) { db, table in
            let error = await postgresError {
                try await db.transaction { tx in
                    try await add(1, tx, table)
                    _ = try? await tx.query("SELECT 1 / 0")
                }
            }
            #expect(error?.code == .transactionRolledBack)
            #expect(error?.effect == .rejected)
            let total = try await sum(db, table)
            #expect(total == 0)
        }
    }

    @Test("a deferred constraint fails COMMIT with the server's words", .live)
    func deferredConstraint() async throws {
        let table = freshName("deferred")
        try await withLiveClient(.v18) { db in
            try await db.execute(
                """
                CREATE TABLE \(identifier: table)
                    (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)
                """)
            let error = await postgresError {
                try await db.transaction { tx in
                    try await add(1, tx, table)
                    try await add(1, tx, table)
                }
            }
            #expect(error?.sqlState == .uniqueViolation)
            #expect(error?.phase == .committing)
            #expect(try await sum(db, table) == 0)
            try await db.execute("DROP TABLE \(identifier: table)")
        }
    }

    @Test(
        "savepoints undo their part, and their names may be used again", .live,
        arguments: LiveServers.versions)
    func savepoints(_ version: LiveServer.Version) async throws {
        try await withTable(version) { db, table in
            try await db.transaction { tx in
                try await add(1, tx, table)
                for round in 0..<3 {
                    try? await tx.savepoint { inner in
                        try await add(10, inner, table)
                        try await inner.savepoint { innermost in
                            try await add(100, innermost, table)
                        }
                        if round == 1 { throw Oops() }
                    }
                }
                _ = try? await tx.savepoint { inner in
                    _ = try await inner.query("SELECT 1 / 0")
                }
                await #expect(throws: Oops.self) {
                    try await tx.savepoint { inner in
                        _ = try? await inner.query("SELECT 1 / 0")
                        throw Oops()
                    }
                }
                try await add(1000, tx, table)
            }
            #expect(try await sum(db, table) == 1221)
        }
    }

    @Test("read only means read only, deferrable is said", .live)
    func modes() async throws {
        try await withTable { db, table in
            let error = await postgresError {
                try await db.transaction(access: .readOnly) { tx in
                    try await add(1, tx, table)
                }
            }
            #expect(error?.sqlState?.rawValue == "25006")
            for isolation in PostgresIsolation.allCases {
                let name = try await db.transaction(
                    isolation, access: .readOnly, deferrable: isolation == .serializable
                ) { tx in
                    try await tx.one(
                        "SELECT current_setting('transaction_isolation')", as: String.self)
                }
                #expect(name == isolation.rawValue.lowercased())
            }
        }
    }

    @Test("serialization failures are run again", .live, arguments: LiveServers.versions)
    func serializable(_ version: LiveServer.Version) async throws {
        try await withTable(version) { db, table in
            try await add(1, db, table)
            let runs = Counter()
            let both = Meeting(2)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        try await db.transaction(.serializable, retry: .transient(max: 5)) { tx in
                            runs.add()
                            let n = try await sum(tx, table)
                            // Both have read before either writes: one has to fail.
                            await both.arrive()
                            try await add(Int32(n), tx, table)
                        }
                    }
                }
                try await group.waitForAll()
            }
            // 1, then 1 more, then 2 more.
            #expect(try await sum(db, table) == 4)
            // One fails. Run again before the other's COMMIT is through, it fails once more.
            #expect(runs.count >= 3)
        }
    }

    @Test("a deadlock's victim is run again", .live)
    func deadlock() async throws {
        let table = freshName("deadlock")
        try await withLiveClient(.v18) { db in
            try await db.execute(
                "CREATE TABLE \(identifier: table) AS SELECT id, 0 AS n FROM (VALUES (1), (2)) t(id)"
            )
            let both = Meeting(2)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        try await db.transaction(retry: .transient(max: 5)) { tx in
                            for (place, id) in order.enumerated() {
                                try await tx.execute(
                                    "UPDATE \(identifier: table) SET n = n + 1 WHERE id = \(id)")
                                if place == 0 { await both.arrive() }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await db.one(
                "SELECT sum(n) FROM \(identifier: table)", as: Int64.self)
            #expect(total == 4)
            try await db.execute("DROP TABLE \(identifier: table)")
        }
    }

    @Test(
        "a connection given back in a transaction, or a failed one, is rolled back", .live,
        arguments: LiveServers.versions)
    func givenBackOpen(_ version: LiveServer.Version) async throws {
        try await withTable(version, connections: 1) { db, table in
            for spoils in [false, true] {
                try await db.withConnection { connection in
                    try await connection.execute("BEGIN")
                    try await add(5, connection, table)
                    if spoils { _ = try? await connection.query("SELECT 1 / 0") }
                }
                #expect(try await sum(db, table) == 0)
                try await add(1, db, table)
                #expect(try await sum(db, table) == 1)
                try await db.execute("DELETE FROM \(identifier: table)")
            }
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test(
        "a transaction whose task is cancelled is rolled back", .live,
        arguments: LiveServers.versions)
    func cancelled(_ version: LiveServer.Version) async throws {
        try await withTable(version) { db, table in
            let hasBegun = Meeting(2)
            let task = Task {
                try await db.transaction { tx in
                    try await add(5, tx, table)
                    await hasBegun.arrive()
                    try await tx.execute("SELECT pg_sleep(60)")
                }
            }
            await hasBegun.arrive()
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await sum(db, table) == 0)
            try await add(1, db, table)
            #expect(try await sum(db, table) == 1)
            #expect(db.statistics.leased == 0)
        }
    }

    @Test("a cancelled part of a connection's work is undone before the rest goes on", .live)
    func cancelledChild() async throws {
        try await withTable { db, table in
            try await db.withConnection { connection in
                await cancelledWhenBegun { begun in
                    try await connection.transaction { tx in
                        try await add(5, tx, table)
                        await begun()
                        try await tx.execute("SELECT pg_sleep(60)")
                    }
                }
                // On the same connection: not within what was cancelled.
                try await add(1, connection, table)
            }
            #expect(try await sum(db, table) == 1)
        }
    }

    @Test("a cancelled savepoint is undone before its transaction goes on", .live)
    func cancelledSavepoint() async throws {
        try await withTable { db, table in
            try await db.transaction { tx in
                try await add(1, tx, table)
                await cancelledWhenBegun { begun in
                    try await tx.savepoint { inner in
                        try await add(10, inner, table)
                        await begun()
                        try await Task.sleep(for: .seconds(60))
                    }
                }
                try await add(100, tx, table)
            }
            #expect(try await sum(db, table) == 101)
        }
    }

    /// Runs `body` in a child task, and cancels it when it says that it has begun.
    private func cancelledWhenBegun(
        _ body: @escaping @Sendable (_ begun: () async -> Void) async throws -> Void
    ) async {
        let meeting = Meeting(2)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await body { await meeting.arrive() }
                }
            }
            await meeting.arrive()
            group.cancelAll()
        }
    }

    @Test("scopes cannot be left with what belongs to them", .live)
    func misuse() async throws {
        try await withLiveClient(.v18) { db in
            let tx = try await db.transaction { $0 }
            let late = await postgresError { try await tx.execute("SELECT 1") }
            #expect(late?.code == .misuse)
            let connection = try await db.withConnection { $0 }
            let later = await postgresError { try await connection.execute("SELECT 1") }
            #expect(later?.code == .misuse)
            let nested = await postgresError {
                try await db.withConnection { connection in
                    try await connection.transaction { _ in
                        try await connection.transaction { _ in }
                    }
                }
            }
            #expect(nested?.code == .misuse)
        }
    }
}

/// Where tasks wait for each other, the first time; later arrivals pass.
final class Meeting: Sendable {
    private struct State {
        var missing: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(missing: count)) }

    func arrive() async {
        await withCheckedContinuation { continuation in
            let resumed = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                state.missing -= 1
                state.waiting.append(continuation)
                guard state.missing <= 0 else { return [] }
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in resumed { continuation.resume() }
        }
    }
}

final class Counter: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .relaxed) }
    func add() { value.add(1, ordering: .relaxed) }
}
