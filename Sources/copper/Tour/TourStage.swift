import CopperBytes
import CopperNet
import CopperPostgres
import CopperPostgresDialect
import CopperReplay
import CopperResilience

/// Where the tour plays: a client whose wire is watched, over real sockets or over a
/// recording.
struct TourStage {
    let client: PostgresClient
    let recorder: Recorder

    /// Against a server.
    static func live(_ configuration: PostgresConfiguration) throws -> TourStage {
        try TourStage(configuration, over: .sockets)
    }

    /// Against a recording; nothing is connected to.
    static func replaying(_ fixture: Fixture) throws -> TourStage {
        var configuration = PostgresConfiguration(
            endpoints: [.host("recorded.example", port: 5432)], user: "tour",
            password: .init(Fixture.password), database: "tour")
        configuration.tls.mode = .prefer
        let connector = try ReplayingConnector(fixture, PostgresDialect(), mode: .exchange)
        return try TourStage(configuration, over: connector)
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

/// Finds the recording that comes with the tool.
enum TourFixture {
    static let path = "Fixtures/postgres/tour.fixture"

    /// In the current directory or in one above the tool itself, as in a checkout.
    static func find() -> String? {
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
