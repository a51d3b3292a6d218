#if Tools
import ArgumentParser
import CopperBytes
import CopperListener
import CopperNet
import CopperPostgresDialect
import CopperRedisDialect
import CopperReplay

/// `copper record --listen :5555 --upstream :5432 --out FILE`
struct RecordCommand: RunsUntilStopped {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Stands between a client and a server and records what they say.",
        discussion: """
            Clients connect to --listen without TLS. Credentials are replaced by those of a
            test before anything is kept. Ctrl-C ends the recording.

            With --tls the server is spoken to over TLS; a server that declines it is not
            spoken to at all. SCRAM-SHA-256-PLUS is taken out of what the server offers: it
            binds a password to a TLS connection that the client does not have.

            Examples, the second line in another terminal:
              copper record --listen :5555 --upstream :5432 --out shop.fixture
              psql 'host=127.0.0.1 port=5555 dbname=shop sslmode=disable'
              copper record --listen :5555 --upstream db.example:5432 --tls verify \\
                --ca company.pem --out shop.fixture
              copper record --protocol redis --listen :6666 --upstream :6379 --out cache.fixture
              redis-cli -p 6666 PING
            """)

    @Option(name: .customLong("protocol"), help: "postgres or redis, which is Valkey too.")
    var dialect = WireProtocol.postgres

    @Option(help: "Where clients connect: HOST:PORT, :PORT or a socket's path.")
    var listen: String

    @Option(help: "The server: HOST:PORT, :PORT or a socket's path.")
    var upstream: String

    @Option(help: "TLS to the server: off, require (any certificate) or verify.")
    var tls = UpstreamTLS.off

    @Option(name: .customLong("ca"), help: "Who --tls verify trusts, in PEM; or the system's.")
    var authority: String?

    @Option(help: "The fixture to write.")
    var out: String

    @Option(help: "What it is a recording of, for the header.")
    var scenario = ""

    func run() async throws {
        let target = try Address.endpoint(upstream)
        let handshake = try tls.handshake(to: target, authority: authority)
        let listener = try await Listener.bind(to: try Address.endpoint(listen))
        let recorder = Recorder(dialect.dialect, path: out, scenario: scenario)
        try recorder.checkPath()
        Output.errors.line("recording \(listener.endpoint) -> \(target) to \(out); Ctrl-C ends")
        do {
            let proxy = RecordingProxy(to: recorder, upstream: target, handshake: handshake)
            try await proxy.run(listener)
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

extension UpstreamTLS: ExpressibleByArgument {}

/// The protocols that can be recorded and replayed.
enum WireProtocol: String, CaseIterable, ExpressibleByArgument {
    case postgres, redis

    var dialect: any WireDialect {
        switch self {
        case .postgres: PostgresDialect()
        case .redis: RedisDialect()
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
