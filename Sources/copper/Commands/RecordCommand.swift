#if Tools
import ArgumentParser
import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperReplay

/// `copper record --listen :5555 --upstream :5432 --out FILE`
struct RecordCommand: RunsUntilStopped {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Stands between a client and a server and records what they say.",
        discussion: """
            Clients connect to --listen without TLS. Credentials are replaced by those of a
            test before anything is kept. Ctrl-C ends the recording.

            Example, in two terminals:
              copper record --listen :5555 --upstream :5432 --out shop.fixture
              psql 'host=127.0.0.1 port=5555 dbname=shop sslmode=disable'
            """)

    @Option(name: .customLong("protocol"), help: "postgres.")
    var dialect = WireProtocol.postgres

    @Option(help: "Where clients connect: HOST:PORT, :PORT or a socket's path.")
    var listen: String

    @Option(help: "The server: HOST:PORT, :PORT or a socket's path.")
    var upstream: String

    @Option(help: "The fixture to write.")
    var out: String

    @Option(help: "What it is a recording of, for the header.")
    var scenario = ""

    func run() async throws {
        let target = try Address.endpoint(upstream)
        let listener = try await Listener.bind(to: try Address.endpoint(listen))
        let recorder = Recorder(dialect.dialect, path: out, scenario: scenario)
        Output.errors.line("recording \(listener.endpoint) -> \(target) to \(out); Ctrl-C ends")
        do {
            try await RecordingProxy(to: recorder, upstream: target).run(listener)
        } catch is CancellationError {
            // The usual end.
        }
        try recorder.save()
        let lines = recorder.fixture.lines
        let connections = lines.filter { if case .opened = $0.event { true } else { false } }.count
        Output.errors.line(
            "\(Amount.count(connections, "connection")), \(Amount.count(lines.count, "line")) "
                + "in \(out)")
    }
}

/// The protocols that can be recorded and replayed.
enum WireProtocol: String, CaseIterable, ExpressibleByArgument {
    case postgres

    var dialect: any WireDialect {
        switch self {
        case .postgres: PostgresDialect()
        }
    }

    /// The protocol that a fixture's header names.
    init(of fixture: Fixture, path: String) throws(ToolFailure) {
        guard let known = Self(rawValue: fixture.header.protocolName) else {
            throw ToolFailure(
                "\(path) records the protocol \(fixture.header.protocolName)",
                hint: "known are \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = known
    }
}
#endif
