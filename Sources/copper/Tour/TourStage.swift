import CopperBytes
import CopperNet
import CopperPostgres
import CopperPostgresDialect
import CopperRedis
import CopperRedisDialect
import CopperReplay
import CopperResilience

/// Where the tour plays: a client whose wire is watched, over real sockets or over a
/// recording.
struct TourStage<Client> {
    let client: Client
    let recorder: Recorder
}

extension TourStage where Client == PostgresClient {
    /// Against a server.
    static func live(_ configuration: PostgresConfiguration) throws -> Self {
        try Self(configuration, over: .sockets)
    }

    /// Against a recording; nothing is connected to.
    static func replaying(_ fixture: Fixture) throws -> Self {
        var configuration = PostgresConfiguration(
            endpoints: [.host("recorded.example", port: 5432)], user: "tour",
            password: .init(Fixture.password), database: "tour")
        configuration.tls.mode = .prefer
        let connector = try ReplayingConnector(fixture, PostgresDialect(), mode: .exchange)
        return try Self(configuration, over: connector)
    }

    private init(_ configuration: PostgresConfiguration, over base: any Connector) throws {
        recorder = Recorder(PostgresDialect(), scenario: "the tour of the tool")
        var configuration = configuration
        configuration.connector = RecordingConnector(base, to: recorder)
        configuration.applicationName = "copper tour"
        // The chapters share a temporary table, hence one session.
        configuration.pool.maximumConnections = 1
        client = try PostgresClient(configuration)
    }
}

extension TourStage where Client == RedisClient {
    /// Against a server.
    static func live(_ configuration: RedisConfiguration) throws -> Self {
        try Self(configuration, over: .sockets)
    }

    /// Against a recording; nothing is connected to.
    static func replaying(_ fixture: Fixture) throws -> Self {
        let configuration = RedisConfiguration(
            endpoints: [.host("recorded.example", port: 6379)])
        let connector = try ReplayingConnector(fixture, RedisDialect(), mode: .exchange)
        return try Self(configuration, over: connector)
    }

    private init(_ configuration: RedisConfiguration, over base: any Connector) throws {
        recorder = Recorder(RedisDialect(), scenario: "the tour of the tool")
        var configuration = configuration
        configuration.connector = RecordingConnector(base, to: recorder)
        configuration.clientName = "copper-tour"
        client = try RedisClient(configuration)
    }
}

/// Finds the recordings that come with the tool.
enum TourFixture {
    static let postgres = "Fixtures/postgres/tour.fixture"
    static let redis = "Fixtures/redis/tour.fixture"

    /// In the current directory or in one above the tool itself, as in a checkout.
    static func find(_ path: String) -> String? {
        let executable = executablePath ?? CommandLine.arguments.first ?? ""
        var directory = executable.split(separator: "/").dropLast()
        var candidates = [path]
        while !directory.isEmpty {
            candidates.append("/" + directory.joined(separator: "/") + "/" + path)
            directory = directory.dropLast()
        }
        return candidates.first { (try? Fixture(path: $0)) != nil }
    }
}
