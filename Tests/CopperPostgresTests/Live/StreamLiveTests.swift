import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Foundation
import Testing

@Suite("Streams of rows from real servers")
struct StreamLiveTests {
    @Test("20,000 rows come in order", .live, arguments: LiveServers.versions)
    func manyRows(_ version: LiveServer.Version) async throws {
        for mode in ["disable", "require"] {
            try await withLiveClient(version, query: "sslmode=\(mode)") { db in
                var expected: Int64 = 0
                for try await (number, text) in db.stream(
                    "SELECT n::int8, repeat('x', (n % 100)::int) FROM generate_series(1, 20000) n",
                    as: (Int64, String).self)
                {
                    expected += 1
                    guard number == expected, text.utf8.count == Int(expected % 100) else {
                        Issue.record("row \(expected) is \(number) with \(text.count)")
                        return
                    }
                }
                #expect(expected == 20_000)
                #expect(db.statistics.leased == 0)
            }
        }
    }

    @Test("rows larger than every buffer", .live)
    func largeRows() async throws {
        try await withLiveClient(.v18) { db in
            var count = 0
            for try await text in db.stream(
                "SELECT repeat(chr(96 + n), 3000000) FROM generate_series(1, 5) n",
                as: String.self)
            {
                count += 1
                #expect(text.utf8.count == 3_000_000)
            }
            #expect(count == 5)
        }
    }

    @Test("an error behind rows is thrown behind them", .live, arguments: LiveServers.versions)
    func lateError(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            var count = 0
            let error = await postgresError {
                for try await _ in db.stream(
                    "SELECT 1 / (5000 - n) FROM generate_series(1, 10000) n", as: Int32.self)
                { count += 1 }
            }
            #expect(error?.sqlState?.rawValue == "22012")
            #expect(count == 4999)
            try await db.answers(1)
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("a wrong type is an error, and the connection goes on", .live)
    func wrongType() async throws {
        try await withLiveClient(.v18) {
            $0.pool.maximumConnections = 1
        } _: { db in
            let error = await postgresError {
                for try await _ in db.stream(
                    "SELECT 'x' FROM generate_series(1, 100000)", as: Int32.self)
                {}
            }
            #expect(error?.code == .decoding)
            #expect(error?.operation == "SELECT 'x' FROM generate_series(1, 100000)")
            let whole = await postgresError { try await db.all("SELECT 'y'", as: Int32.self) }
            #expect(whole?.code == .decoding && whole?.operation == "SELECT 'y'")
            try await db.answers(1)
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("nothing follows a row that cannot be decoded, and its connection is free", .live)
    func endsAtWrongRow() async throws {
        try await withLiveClient(.v18) { db in
            var iterator = db.stream(
                "SELECT nullif(n, 2) FROM generate_series(1, 4) n", as: Int32.self
            ).makeAsyncIterator()
            let first = try await iterator.next()
            #expect(first == 1)
            let error = await postgresError { _ = try await iterator.next() }
            #expect(error?.code == .decoding)
            #expect(await eventually { db.statistics.leased == 0 })
            let last = try await iterator.next()
            #expect(last == nil)
        }
    }

    @Test("rows come to their end although only they hold the client", .live)
    func holdsItsClient() async throws {
        let url = try LiveServers.postgres18.url()
        func numbers() throws -> PostgresRowSequence<Int, PostgresSingleDecoder<Int>> {
            try PostgresClient(url).stream("SELECT generate_series(1, 200000)", as: Int.self)
        }
        var iterator = try numbers().makeAsyncIterator()
        var count = 0
        while try await iterator.next() != nil { count += 1 }
        #expect(count == 200_000)
    }

    @Test("leaving a stream early does not undo its transaction", .live)
    func leftWithinTransaction() async throws {
        try await withLiveClient(.v18) { db in
            let table = freshName("left")
            try await db.execute("CREATE TABLE \(identifier: table) (n int4)")
            try await db.transaction { tx in
                try await tx.execute("INSERT INTO \(identifier: table) VALUES (1)")
                for try await _ in tx.stream("SELECT generate_series(1, 500000)", as: Int.self) {
                    break
                }
                try await tx.answers(2)
                for try await _ in tx.stream("SELECT generate_series(1, 500000)", as: Int.self) {
                    break
                }
            }
            let count = try await db.one("SELECT count(*) FROM \(identifier: table)", as: Int.self)
            #expect(count == 1)
            try await db.execute("DROP TABLE \(identifier: table)")
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("a stream without end, left early, does not hold up a rollback", .live)
    func endlessWithinTransaction() async throws {
        struct Failure: Error {}
        try await withLiveClient(.v18) { db in
            await #expect(throws: Failure.self) {
                try await db.transaction { tx in
                    let endless = tx.stream(
                        "SELECT generate_series(1, 1000000000000)", as: Int.self)
                    for try await _ in endless { throw Failure() }
                }
            }
            try await db.answers(1)
            #expect(db.statistics.connectionsOpened == 1)
        }
    }

    @Test("a stream that fails at once, or gives nothing", .live)
    func emptyStreams() async throws {
        try await withLiveClient(.v18) { db in
            for try await _ in db.stream("SELECT 1 WHERE false", as: Int32.self) {
                Issue.record("there is no row")
            }
            let error = await postgresError {
                for try await _ in db.stream("SELECT * FROM no_such_table") {}
            }
            #expect(error?.sqlState?.rawValue == "42P01")
            var updated = 0
            for try await _ in db.stream("SET TimeZone = 'UTC'") { updated += 1 }
            #expect(updated == 0)
        }
    }

    @Test("a slow reader holds the server back, not the rows in memory", .live)
    func backPressure() async throws {
        try await withLiveClient(.v18) { db in
            let before = residentBytes()
            // About 200 MB of rows.
            var iterator = db.stream(
                "SELECT repeat('x', 2000) FROM generate_series(1, 100000)", as: String.self
            ).makeAsyncIterator()
            for _ in 0..<10 { _ = try await iterator.next() }
            try await Task.sleep(for: .milliseconds(500))
            let grown = residentBytes() - before
            #expect(grown < 64 << 20, "\(grown) bytes more")
            var count = 10
            while let text = try await iterator.next() {
                count += text.utf8.count == 2000 ? 1 : 0
            }
            #expect(count == 100_000)
        }
    }

    @Test(
        "queries in the middle of a long stream of the same connection", .live,
        .timeLimit(.minutes(1)))
    func queriesBetweenRows() async throws {
        try await withLiveClient(.v18) { db in
            try await db.transaction { tx in
                var count = 0
                for try await number in tx.stream(
                    "SELECT n, repeat('x', 100) FROM generate_series(1, 50000) n",
                    as: (Int32, String).self)
                {
                    count += 1
                    guard count % 10_000 == 1 else { continue }
                    #expect(try await tx.one("SELECT \(number.0)", as: Int32.self) == number.0)
                }
                #expect(count == 50_000)
            }
        }
    }

    @Test("the main actor iterates", .live)
    @MainActor
    func mainActor() async throws {
        let url = try LiveServers.postgres18.url()
        let db = try PostgresClient(url)
        var total = 0
        for try await number in db.stream("SELECT generate_series(1, 1000)", as: Int.self) {
            MainActor.assertIsolated()
            total += number
        }
        #expect(total == 500_500)
        await db.shutdown()
    }

    private func residentBytes() -> Int {
        let text = FileManager.default.contents(atPath: "/proc/self/statm") ?? Data()
        let pages = String(decoding: text, as: UTF8.self).split(separator: " ")
        return (pages.count > 1 ? Int(pages[1]) ?? 0 : 0) * 4096
    }
}
