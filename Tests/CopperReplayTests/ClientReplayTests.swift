import CopperNet
import CopperPostgres
import CopperPostgresDialect
import CopperReplay
import CopperResilience
import CopperTestSupport
import CopperTesting
import Foundation
import Testing

@Suite("Replay: our own client")
struct ClientReplayTests {
    private static let url = "postgres://trustuser@nowhere.invalid/copper_test?sslmode=disable"

    @Test(
        "asks a recording of psycopg as if it were a server",
        .replaying("../../Fixtures/postgres/types-binary-18.fixture"))
    func exchange() async throws {
        try await PostgresClient.with(Self.url, configure: { $0.connector = Replay.connector }) {
            db in
            let row = try await db.one(
                "SELECT 0::int4, '-2147483648'::int4, 2147483647::int4",
                as: (Int32, Int32, Int32).self)
            #expect(row == (0, .min, .max))
        }
    }

    @Test("outside of a replay the connector is real sockets")
    func outside() {
        #expect(Replay.connector is SocketConnector)
        #expect(Replay.url(or: "postgres://x") == "postgres://x")
    }

    /// What the recorded conversation with a server over TLS does.
    private func converse(_ url: String, _ connector: any Connector, _ authority: String?)
        async throws -> [Int]
    {
        var configuration = try PostgresConfiguration(url)
        configuration.connector = connector
        configuration.pool.maximumConnections = 1
        let client = try PostgresClient(configuration)
        do {
            let numbers = try await client.all(
                "SELECT n FROM generate_series(1, \(3)) AS n", as: Int.self)
            await client.shutdown()
            return numbers
        } catch {
            await client.shutdown()
            throw error
        }
    }

    @Test(
        "records TLS and SCRAM with channel binding, and replays it byte for byte", .live,
        arguments: LiveServers.versions)
    func tls(_ version: LiveServer.Version) async throws {
        let server = try LiveServers.server(version)
        let query =
            "sslmode=verify-full&channel_binding=require&sslrootcert=\(server.tls.authority)"
        let url = server.url(as: .scram, query: query)
        let isKept = ProcessInfo.processInfo.environment["COPPER_RECORD"] == "1"
        let path = isKept ? Fixtures.path("copper-tls-\(version).fixture") : nil
        let recorder = Recorder(
            PostgresDialect(), path: path, scenario: "Copper over TLS, SCRAM-SHA-256-PLUS", seed: 1)
        #expect(
            try await converse(url, RecordingConnector(.sockets, to: recorder), nil) == [1, 2, 3])
        try recorder.save()
        let fixture = recorder.fixture
        #expect(FixtureVerifier.problems(in: fixture, PostgresDialect()) == [])
        let replay = try ReplayingConnector(fixture, PostgresDialect(), mode: .script)
        #expect(try await converse(url, replay, nil) == [1, 2, 3])
        #expect(replay.mismatches == [])
    }
}
