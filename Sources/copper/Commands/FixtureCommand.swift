#if Tools
import CopperNet
import ArgumentParser
import CopperBytes
import CopperReplay

/// `copper fixture show|verify|diff`
struct FixtureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fixture",
        abstract: "Shows, checks and compares recordings.",
        subcommands: [FixtureShow.self, FixtureVerify.self, FixtureDifference.self])

    func run() throws { throw CleanExit.helpRequest(self) }
}

struct FixtureShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Prints the conversation, a line for each message.")

    @Argument(help: "The fixture.")
    var file: String

    @Option(help: "Only this connection.")
    var connection: Int?

    func run() throws {
        let fixture = try Fixture(path: file)
        let output = Output.standard
        let header = fixture.header
        output.line(
            output.styled(DisplayText.safe("\(header.server)  \(header.scenario)"), .bold))
        for line in fixture.lines where connection == nil || connection == line.connection {
            output.line(WireLine(line).text(for: output))
        }
    }
}

struct FixtureVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks frames, glosses and that no credential is left.")

    @Argument(help: "The fixtures.")
    var files: [String]

    func run() throws {
        var problems = 0
        for file in files {
            let fixture = try Fixture(path: file)
            let dialect = try WireProtocol(of: fixture, path: file).dialect
            let found = FixtureVerifier.problems(in: fixture, dialect)
            for problem in found {
                Output.standard.line(
                    DisplayText.safe("\(file):\(problem.line): \(problem.message)"))
            }
            problems += found.count
        }
        guard problems == 0 else {
            throw ToolFailure(
                "\(Amount.count(problems, "problem")) in \(Amount.count(files.count, "file"))")
        }
        Output.standard.line("\(Amount.count(files.count, "file")) checked, all well")
    }
}

struct FixtureDifference: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two recordings, apart from what differs from run to run.",
        discussion: "The exit status is 1 when they differ.")

    @Argument(help: "The older one.")
    var old: String

    @Argument(help: "The newer one.")
    var new: String

    func run() throws {
        let before = try Fixture(path: old)
        let dialect = try WireProtocol(of: before, path: old).dialect
        let lines = FixtureDiff.lines(from: before, to: try Fixture(path: new), dialect)
        let output = Output.standard
        for line in lines {
            let style: Style? =
                line.hasPrefix("-") ? .red : line.hasPrefix("+") ? .green : nil
            let safe = DisplayText.safe(line)
            output.line(style.map { output.styled(safe, $0) } ?? safe)
        }
        if !lines.isEmpty { throw ExitCode(1) }
    }
}
#endif
