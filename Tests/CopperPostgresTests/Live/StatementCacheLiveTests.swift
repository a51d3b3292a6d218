import CopperPostgres
import CopperPostgresProtocol
import CopperTestSupport
import Testing

@Suite("Prepared statements on real servers")
struct StatementCacheLiveTests {
    private func prepared(_ connection: PostgresConnection) async throws -> [String] {
        let results = try await connection.simpleQuery(
            "SELECT statement FROM pg_prepared_statements ORDER BY prepare_time, name")
        return try results[0].rows().map { try $0.get(0, as: String.self) }
    }

    @Test("the second run uses the statement of the first", .live, arguments: LiveServers.versions)
    func reuse(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            try await db.withConnection { connection in
                for number in 0..<5 {
                    let sum = try await connection.one("SELECT 1 + \(number)", as: Int.self)
                    #expect(sum == number + 1)
                }
                #expect(try await prepared(connection) == ["SELECT 1 + $1"])
                // Other types of parameters are another statement.
                _ = try await connection.query("SELECT 1 + \(Int32(1))")
                #expect(try await prepared(connection).count == 2)
            }
        }
    }

    @Test(
        "a statement whose result changed is prepared again when nothing can be lost", .live,
        arguments: LiveServers.versions)
    func changedResult(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            try await db.withConnection { connection in
                try await connection.execute("CREATE TEMP TABLE t AS SELECT 1 AS a")
                #expect(try await connection.query("SELECT * FROM t").columns.count == 1)
                try await connection.execute("ALTER TABLE t ADD COLUMN b text DEFAULT 'new'")
                let (a, b) = try await connection.one(
                    "SELECT * FROM t", as: (Int32, String).self)
                #expect(a == 1)
                #expect(b == "new")
                try await connection.execute("ALTER TABLE t ADD COLUMN c int DEFAULT 3")
                for try await (a, b, c) in connection.stream(
                    "SELECT * FROM t", as: (Int32, String, Int32).self)
                {
                    #expect(a == 1)
                    #expect(b == "new")
                    #expect(c == 3)
                }
                try await connection.execute("ALTER TABLE t DROP COLUMN c")
                // Within a transaction the error has to stand: it has ended it.
                let error = await postgresError {
                    try await connection.transaction { tx in
                        _ = try await tx.query("SELECT * FROM t")
                    }
                }
                #expect(error?.sqlState?.rawValue == "0A000")
                #expect(try await connection.query("SELECT * FROM t").columns.count == 2)
            }
        }
    }

    @Test(
        "statements that the session forgot are prepared again", .live,
        arguments: LiveServers.versions)
    func forgotten(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            try await db.withConnection { connection in
                for forget in ["DISCARD ALL", "DEALLOCATE ALL"] {
                    for number in 0..<3 {
                        try await connection.answers(number)
                    }
                    _ = try await connection.simpleQuery(forget)
                    #expect(try await prepared(connection).isEmpty)
                    for number in 0..<3 {
                        try await connection.answers(number)
                    }
                    var sum = 0
                    _ = try await connection.simpleQuery(forget)
                    for try await number in connection.stream("SELECT \(7)", as: Int.self) {
                        sum += number
                    }
                    #expect(sum == 7)
                }
            }
        }
    }

    @Test("statements beyond the capacity are closed, the least recently used first", .live)
    func eviction() async throws {
        try await withLiveClient(.v18) {
            $0.statementCacheCapacity = 3
        } _: { db in
            try await db.withConnection { connection in
                for number in 0..<10 {
                    let query = PostgresQuery(unsafeRaw: "SELECT \(number)")
                    let back = try await connection.one(query, as: Int.self)
                    #expect(back == number)
                }
                // The last one pushed out waits for the next query to be closed along.
                _ = try await connection.query("SELECT 9")
                let kept = try await prepared(connection)
                #expect(kept == ["SELECT 7", "SELECT 8", "SELECT 9"])
                for number in 0..<10 {
                    let query = PostgresQuery(unsafeRaw: "SELECT \(number)")
                    let back = try await connection.one(query, as: Int.self)
                    #expect(back == number)
                }
            }
        }
    }

    @Test("what cannot be prepared is not kept", .live)
    func failedParse() async throws {
        try await withLiveClient(.v18) { db in
            try await db.withConnection { connection in
                for _ in 0..<3 {
                    let error = await postgresError {
                        _ = try await connection.query("SELECT * FROM not_yet_there")
                    }
                    #expect(error?.sqlState?.rawValue == "42P01")
                }
                #expect(try await prepared(connection).isEmpty)
                try await connection.execute("CREATE TEMP TABLE not_yet_there AS SELECT 5 AS n")
                let five = try await connection.one("SELECT * FROM not_yet_there", as: Int.self)
                #expect(five == 5)
            }
        }
    }

    @Test("a failed execution keeps its statement", .live)
    func failedExecution() async throws {
        try await withLiveClient(.v18) { db in
            try await db.withConnection { connection in
                for _ in 0..<3 {
                    let error = await postgresError {
                        _ = try await connection.one("SELECT 1 / \(0)", as: Int.self)
                    }
                    #expect(error?.sqlState?.rawValue == "22012")
                    let one = try await connection.one("SELECT 1 / \(1)", as: Int.self)
                    #expect(one == 1)
                }
                let kept = try await prepared(connection)
                #expect(kept == ["SELECT 1 / $1"])
            }
        }
    }

    @Test("a capacity of 0 prepares nothing by name", .live, arguments: LiveServers.versions)
    func noCache(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) {
            $0.statementCacheCapacity = 0
        } _: { db in
            try await db.withConnection { connection in
                for number in 0..<5 {
                    try await connection.answers(number)
                }
                #expect(try await prepared(connection).isEmpty)
                var total = 0
                for try await number in connection.stream(
                    "SELECT generate_series(1, \(100))", as: Int.self)
                { total += number }
                #expect(total == 5050)
            }
        }
    }

    @Test("one statement used by many tasks at once on one connection", .live)
    func pipelined() async throws {
        try await withLiveClient(.v18) { db in
            try await db.withConnection { connection in
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<200 {
                        group.addTask {
                            try await connection.one("SELECT \(number)", as: Int.self) == number
                        }
                    }
                    for try await isRight in group { #expect(isRight) }
                }
                #expect(try await prepared(connection).count == 1)
            }
        }
    }
}
