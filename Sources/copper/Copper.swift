#if Tools
import ArgumentParser

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The tool. Exit status: 0 done, 1 failed, 2 used wrongly, 130 interrupted.
@main
struct Copper {
    static func main() async {
        Interruption.prepare()
        do {
            let command = try CopperCommand.parseAsRoot()
            let status = try await run(command)
            exit(status)
        } catch {
            exit(report(error))
        }
    }

    private static func run(_ command: any ParsableCommand) async throws -> Int32 {
        guard let command = command as? any ToolCommand else {
            var command = command
            try command.run()
            return 0
        }
        let runsUntilStopped = command is any RunsUntilStopped
        let endedByItself = try await Interruption.end { try await command.run() }
        return endedByItself || runsUntilStopped ? 0 : Interruption.interrupted
    }

    private static func report(_ error: any Error) -> Int32 {
        switch CopperCommand.exitCode(for: error) {
        case .success:
            // Not a failure: the text of --help or --version.
            Output.standard.line(CopperCommand.fullMessage(for: error))
            return 0
        case .validationFailure:
            Output.errors.line(CopperCommand.fullMessage(for: error))
            return 2
        default:
            if let code = error as? ExitCode { return code.rawValue }
            ErrorReport(error).write(to: .errors)
            return 1
        }
    }
}

/// A command that may wait, and is cancelled by Ctrl-C.
protocol ToolCommand: AsyncParsableCommand, Sendable {
    func run() async throws
}

/// A command whose usual end is Ctrl-C.
protocol RunsUntilStopped: ToolCommand {}

struct CopperCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copper",
        abstract: "Talks to PostgreSQL and Redis, and records and replays what goes over the wire.",
        discussion: """
            Examples:
              copper tour                                    a guided look, without a server
              copper pg postgres://app@localhost/shop -c 'SELECT * FROM orders'
              copper redis redis://localhost HGETALL user:1
              copper doctor postgres://app@db.example/shop   checks each step, with times
              copper record --listen :5555 --upstream :5432 --out shop.fixture
              copper replay shop.fixture --listen :5555      the recording as a server
            """,
        version: "0.1.0",
        subcommands: [
            TourCommand.self, PgCommand.self, RedisRunCommand.self, DoctorCommand.self,
            RecordCommand.self, ReplayCommand.self, FixtureCommand.self, BenchCommand.self,
        ])

    func run() throws { throw CleanExit.helpRequest(self) }
}

extension OutputFormat: ExpressibleByArgument {}
#endif
