import CopperNet
import CopperPostgres
import CopperPostgresDialect
import CopperReplay
import CopperTestSupport
import Testing

@Suite("Fixtures: two recordings of the same conversation")
struct FixtureDiffTests {
    private enum Failure: Error { case rollsBack }

    /// A conversation that meets everything that differs from run to run: process ids and
    /// cancel keys, salts and nonces, numbers of new tables, of their schema and of
    /// transactions, and log positions.
    private func record(
        _ server: LiveServer, _ role: LiveRole, greeting: String = "hello"
    ) async throws -> Fixture {
        let recorder = Recorder(PostgresDialect())
        let url = server.url(as: role, query: "sslmode=disable")
        try await PostgresClient.with(
            url,
            configure: { configuration in
                configuration.connector = RecordingConnector(.sockets, to: recorder)
                configuration.pool.maximumConnections = 1
            }
        ) { db in
            try await db.execute("CREATE TEMPORARY TABLE diffed (id int PRIMARY KEY, word text)")
            try await db.execute("INSERT INTO diffed VALUES (\(1), \(greeting))")
            _ = try await db.query("SELECT *, xmin, ctid FROM diffed")
            _ = try await db.query("SELECT txid_current_snapshot(), pg_current_wal_lsn()")
            _ = try? await db.query("INSERT INTO diffed VALUES (\(1), \("twice"))")
            _ = try? await db.query("SELECT 1 / \(0)")
            let transaction: Void? = try? await db.transaction { transaction in
                try await transaction.execute("DELETE FROM diffed")
                throw Failure.rollsBack
            }
            #expect(transaction == nil)
            #expect(try await db.one("SELECT count(*) FROM diffed", as: Int.self) == 1)
        }
        return recorder.fixture
    }

    @Test(
        "made of the same server at different times have no difference", .live,
        arguments: LiveServers.versions, [LiveRole.trust, .md5, .scram])
    func same(_ version: LiveServer.Version, _ role: LiveRole) async throws {
        let server = try LiveServers.server(version)
        let first = try await record(server, role)
        let second = try await record(server, role)
        #expect(first != second)
        #expect(FixtureDiff.lines(from: first, to: second, PostgresDialect()) == [])
        #expect(FixtureDiff.lines(from: second, to: first, PostgresDialect()) == [])
    }

    @Test("that differ in one value differ in the lines that hold it", .live)
    func different() async throws {
        let server = try LiveServers.postgres18
        let first = try await record(server, .scram)
        let second = try await record(server, .scram, greeting: "hullo")
        let lines = FixtureDiff.lines(from: first, to: second, PostgresDialect())
        #expect(lines.count == 4, "\(lines)")
        #expect(lines.filter { $0.hasPrefix("- ") }.allSatisfy { $0.contains("hello") })
        #expect(lines.filter { $0.hasPrefix("+ ") }.allSatisfy { $0.contains("hullo") })
    }

    @Test("do not differ when requests were further ahead of the answers")
    func pipelined() {
        let questions = ["SELECT 1", "SELECT 2"].map(PGBytes.query)
        let answers = ["one", "two"].map { PGBytes.data([$0]) }
        let record = { (build: (inout FixtureBuilder) -> Void) in
            var builder = FixtureBuilder()
            _ = builder.open()
            build(&builder)
            return builder.fixture
        }
        let inTurn = record { builder in
            for (question, answer) in zip(questions, answers) {
                builder.client(question)
                builder.server(answer)
            }
        }
        let ahead = record { builder in
            for question in questions { builder.client(question) }
            for answer in answers { builder.server(answer) }
        }
        let swapped = record { builder in
            for question in questions { builder.client(question) }
            for answer in answers.reversed() { builder.server(answer) }
        }
        #expect(FixtureDiff.lines(from: inTurn, to: ahead, PostgresDialect()) == [])
        #expect(FixtureDiff.lines(from: ahead, to: swapped, PostgresDialect()).count == 2)
    }
}
