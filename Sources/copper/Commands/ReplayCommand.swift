#if Tools
import ArgumentParser
import CopperListener
import CopperNet
import CopperReplay

/// `copper replay FILE --listen :5555`
struct ReplayCommand: RunsUntilStopped {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Serves a recording on a port, in the place of the server.",
        discussion: """
            Clients connect without TLS, with the password \(Fixture.password). What is not in
            the recording is refused, and told here with what was expected. Ctrl-C ends it.

            Example, in two terminals:
              copper replay Fixtures/postgres/tour.fixture --listen :5555
              PGPASSWORD=\(Fixture.password) psql 'host=127.0.0.1 port=5555 sslmode=disable'
            """)

    @Argument(help: "The fixture.")
    var file: String

    @Option(help: "Where clients connect: HOST:PORT, :PORT or a socket's path.")
    var listen: String

    @Option(
        help: """
            script: byte for byte, for our own clients; session: the recorded requests in \
            their order, from any client; exchange: recorded requests in any order.
            """, transform: Self.mode)
    var mode = ReplayMode.session

    private static func mode(_ text: String) throws -> ReplayMode {
        guard let mode = ReplayMode(rawValue: text) else {
            throw ValidationError("--mode is script, session or exchange")
        }
        return mode
    }

    func run() async throws {
        let fixture = try Fixture(path: file)
        let dialect = try WireProtocol(of: fixture, path: file).dialect
        let server = try ReplayServer(fixture, dialect, mode: mode)
        let listener = try await Listener.bind(to: try Address.endpoint(listen))
        Output.errors.line(
            "replaying \(file) (\(fixture.header.server)) on \(listener.endpoint), mode "
                + "\(mode.rawValue); Ctrl-C ends")
        do {
            try await server.run(listener)
        } catch is CancellationError {
            // The usual end.
        }
        let mismatches = server.mismatches
        guard !mismatches.isEmpty else { return }
        for mismatch in mismatches { Output.errors.line(mismatch) }
        throw ToolFailure(
            "\(Amount.count(mismatches.count, "request")) did not follow the recording")
    }
}
#endif
