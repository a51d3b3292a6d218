import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Foundation
import Synchronization
import Testing

@Suite("Queries on real servers")
struct QueryLiveTests {
    private func same<Value: PostgresEncodable & PostgresDecodable & Equatable & Sendable>(
        _ values: [Value], _ db: PostgresClient
    ) async throws {
        for value in values {
            let back = try await db.one("SELECT \(value)", as: Value.self)
            #expect(back == value)
        }
        let none = try await db.one(
            "SELECT \(values.first == nil ? values.first : nil)", as: Value?.self)
        #expect(none == nil)
    }

    @Test("every type of parameter comes back as it went", .live, arguments: LiveServers.versions)
    func roundTrips(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            try await same([true, false], db)
            try await same([Int16.min, -1, 0, Int16.max], db)
            try await same([Int32.min, -1, 0, Int32.max], db)
            try await same([Int64.min, -1, 0, Int64.max], db)
            try await same([Int.min, 0, Int.max], db)
            try await same([Float.leastNonzeroMagnitude, 1.5, -.infinity], db)
            try await same([Double.leastNonzeroMagnitude, 0.1, .infinity], db)
            try await same(
                ["", "h\u{E9}llo \u{1F600}", String(repeating: "x", count: 100_000)], db)
            try await same([UUID()], db)
            try await same([Data(), Data([0, 1, 255])], db)
            try await same([Decimal(string: "-12345.6789")!, 0], db)
            try await same([PostgresNumeric(UInt64.max), .infinity], db)
            try await same([PostgresDate(daysSince2000: -9999), .infinity], db)
            try await same([PostgresTimestamp(microsecondsSince2000: 1), .negativeInfinity], db)
            try await same([Date(timeIntervalSince1970: 1_700_000_000)], db)
            try await same([[Int64](), [1, 2, 3]], db)
            try await same([["a", "b,\"c\""]], db)
        }
    }

    @Test("tuples, one, first and all", .live, arguments: LiveServers.versions)
    func shapes(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            let rows = try await db.all(
                "SELECT n::int8, 'row ' || n, NULLIF(n, 2)::int4 FROM generate_series(1, 3) n",
                as: (Int64, String, Int32?).self)
            #expect(rows.map(\.0) == [1, 2, 3])
            #expect(rows.map(\.1) == ["row 1", "row 2", "row 3"])
            #expect(rows.map(\.2) == [1, nil, 3])
            let none = try await db.first("SELECT 1 WHERE false", as: Int.self)
            #expect(none == nil)
            let first = try await db.first("SELECT generate_series(5, 9)", as: Int.self)
            #expect(first == 5)
            let many = await postgresError {
                _ = try await db.one("SELECT generate_series(1, 2)", as: Int.self)
            }
            #expect(many?.code == .unexpectedRowCount)
            let row = try await db.all("SELECT 7 AS a, 'x' AS b")[0]
            #expect(try row.get("a", as: Int.self) == 7)
            #expect(try row.get("b", as: String.self) == "x")
        }
    }

    @Test("affected rows and tags", .live, arguments: LiveServers.versions)
    func affectedRows(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            try await db.withConnection { connection in
                let made = try await connection.execute("CREATE TEMP TABLE t (id int, note text)")
                #expect(made.command == "CREATE TABLE")
                let added = try await connection.execute(
                    "INSERT INTO t SELECT n FROM generate_series(1, \(10)) n")
                #expect(added.rowsAffected == 10)
                let changed = try await connection.execute("UPDATE t SET note = 'x' WHERE id > 7")
                #expect(changed.rowsAffected == 3)
                let gone = try await connection.query("DELETE FROM t WHERE id <= 2 RETURNING id")
                #expect(gone.rowsAffected == 2)
                #expect(gone.rowCount == 2)
                let read = try await connection.query("SELECT * FROM t")
                #expect(read.rowsAffected == 8)
                #expect(read.command == "SELECT")
            }
        }
    }

    @Test("empty queries, and rows without columns", .live, arguments: LiveServers.versions)
    func odd(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            let empty = try await db.query("")
            #expect(empty.command == "")
            #expect(empty.rowCount == 0)
            let comment = try await db.query("-- nothing")
            #expect(comment.rowCount == 0)
            let bare = try await db.query("SELECT FROM generate_series(1, 4)")
            #expect(bare.rowCount == 4)
            #expect(bare.columns.count == 0)
            #expect(try bare.rows().count == 4)
            try await db.answers(1)
        }
    }

    @Test("several statements in text form", .live, arguments: LiveServers.versions)
    func simple(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            let results = try await db.simpleQuery(
                "SELECT 1 AS a; SELECT 'two', 3; ; CREATE TEMP TABLE simple_t (a int)")
            #expect(results.map(\.command) == ["SELECT", "SELECT", "CREATE TABLE"])
            #expect(try results[0].rows()[0].get("a", as: String.self) == "1")
            #expect(try results[1].rows()[0].get(0, as: String.self) == "two")
            let none = try await db.simpleQuery("")
            #expect(none.count == 1)
            let error = await postgresError {
                _ = try await db.simpleQuery("SELECT 1; SELECT no_such_column; SELECT 2")
            }
            #expect(error?.sqlState?.rawValue == "42703")
            try await db.answers(1)
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("errors carry the server's fields", .live, arguments: LiveServers.versions)
    func errorFields(_ version: LiveServer.Version) async throws {
        let table = freshName("fields")
        try await withLiveClient(version) { db in
            try await db.execute(
                """
                CREATE TABLE \(identifier: table) (
                    id int PRIMARY KEY, note text NOT NULL,
                    CONSTRAINT small_id CHECK (id < 100))
                """)
            try await db.execute("INSERT INTO \(identifier: table) VALUES (1, 'a')")
            let twice = await postgresError {
                try await db.execute("INSERT INTO \(identifier: table) VALUES (\(1), 'secret')")
            }
            #expect(twice?.code == .serverError)
            #expect(twice?.sqlState == .uniqueViolation)
            #expect(twice?.constraint == "\(table)_pkey")
            #expect(twice?.table == table)
            #expect(twice?.schema == "public")
            #expect(twice?.detail?.contains("(id)=(1)") == true)
            #expect(twice?.effect == .rejected)
            #expect(twice?.routine != nil)
            let large = await postgresError {
                try await db.execute("INSERT INTO \(identifier: table) VALUES (\(101), 'a')")
            }
            #expect(large?.constraint == "small_id")
            let null = await postgresError {
                try await db.execute("INSERT INTO \(identifier: table) VALUES (2, NULL)")
            }
            #expect(null?.column == "note")
            let syntax = await postgresError { try await db.execute("SELECT 1 FRUM x") }
            #expect(syntax?.position == 15)
            #expect(syntax?.operation == "SELECT 1 FRUM x")
            #expect(syntax?.server?.severity == .error)
            try await db.execute("DROP TABLE \(identifier: table)")
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("notices and changed settings are heard", .live, arguments: LiveServers.versions)
    func notices(_ version: LiveServer.Version) async throws {
        let heard = Mutex<[String]>([])
        try await withLiveClient(version) {
            $0.onNotice = { message in heard.withLock { $0.append(message.message) } }
        } _: { db in
            try await db.withConnection { connection in
                try await connection.execute("DO $$ BEGIN RAISE NOTICE 'listen'; END $$")
                #expect(heard.withLock { $0 } == ["listen"])
                try await connection.execute("SET TimeZone = 'Asia/Tokyo'")
                #expect(connection.parameter("TimeZone") == "Asia/Tokyo")
                #expect(connection.parameter("server_version")?.hasPrefix("\(version)") == true)
                let process = try await connection.one("SELECT pg_backend_pid()", as: Int32.self)
                #expect(connection.processID == process)
            }
        }
    }

    @Test("65,535 parameters work, one more is refused before it is sent", .live)
    func parameterCount() async throws {
        func query(_ count: Int) -> PostgresQuery {
            var interpolation = PostgresQuery.StringInterpolation(
                literalCapacity: 0, interpolationCount: count)
            interpolation.appendLiteral("SELECT count(*) FROM (VALUES ")
            for number in 0..<count {
                interpolation.appendLiteral(number == 0 ? "(" : ",(")
                interpolation.appendInterpolation(Int32(number))
                interpolation.appendLiteral(")")
            }
            interpolation.appendLiteral(") AS numbers")
            return PostgresQuery(stringInterpolation: interpolation)
        }
        try await withLiveClient(.v18) { db in
            #expect(try await db.one(query(65_535), as: Int64.self) == 65_535)
            let error = await postgresError { try await db.execute(query(65_536)) }
            #expect(error?.code == .tooManyParameters)
            #expect(error?.effect == .notSent)
            try await db.answers(1)
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("COPY by a query is an error, and the client goes on", .live)
    func copyIsRefused() async throws {
        try await withLiveClient(.v18) { db in
            for sql in ["COPY (SELECT 1) TO STDOUT", "COPY pg_class TO STDOUT"] {
                let error = await postgresError { _ = try await db.simpleQuery(sql) }
                #expect(error?.code == .unsupported)
                #expect(error?.operation == sql)
                #expect(error?.message.contains("broke the protocol") == false)
                try await db.answers(1)
            }
        }
    }
}
