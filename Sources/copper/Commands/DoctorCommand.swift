#if Tools
import ArgumentParser
import CopperPostgres

/// `copper doctor URL...`
struct DoctorCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks configurations and servers step by step, with the time of each.",
        discussion: """
            What a URL of PostgreSQL leaves open is read from PGHOST and the other variables
            of libpq, and from ~/.pgpass. Without a URL everything is. The exit status is 1
            when a server cannot be used.

            Examples:
              copper doctor 'postgres://app@db.example/shop?sslmode=verify-full'
              copper doctor rediss://app:secret@cache.example
            """)

    @Argument(help: "URLs (postgres://..., redis://...) or libpq's keywords (host=... user=...).")
    var urls: [String] = []

    @Option(help: "table, json or csv.")
    var format: OutputFormat = .table

    func run() async throws {
        var writer = format.writer(to: .standard)
        if format != .table {
            writer.begin(
                ["server", "step", "state", "words"].map { OutputColumn(name: $0) }
                    + [OutputColumn(name: "milliseconds", isNumeric: true)])
        }
        var sick = 0
        for url in urls.isEmpty ? [""] : urls {
            let isTable = format == .table
            var checkup = Checkup { if isTable { Self.show($0, on: .standard) } }
            let announce = { (title: String) in
                if isTable { Output.standard.line(Output.standard.styled(title, .bold)) }
            }
            if Checkup.isRedis(url) {
                await checkup.run(redis: url, title: announce)
            } else {
                await checkup.run(url, environment: .process, title: announce)
            }
            if !isTable {
                for finding in checkup.findings {
                    writer.write(Self.row(finding, of: checkup.title))
                }
            }
            if !checkup.isHealthy { sick += 1 }
            try Task.checkCancellation()
        }
        if format != .table { writer.end(summary: "") }
        if sick > 0 { throw ExitCode(1) }
    }

    private static func show(_ finding: Checkup.Finding, on output: Output) {
        let mark =
            switch finding.state {
            case .good: output.styled("✓", .green)
            case .bad: output.styled("✗", .red)
            case .hint: output.styled("!", .yellow)
            }
        let step = DisplayText.padded(finding.step, to: 14)
        let time = DisplayText.padded(
            finding.time.map(Amount.time) ?? "", to: 9, isRight: true)
        output.line("  \(mark) \(step) \(output.styled(time, .dim))  \(finding.words)")
    }

    private static func row(_ finding: Checkup.Finding, of title: String) -> [OutputValue] {
        let microseconds = finding.time.map { $0 / .microseconds(1) }
        return [
            .text(title), .text(finding.step), .text(finding.state.rawValue),
            .text(finding.words),
            microseconds.map { .number("\(($0).rounded() / 1000)") } ?? .null,
        ]
    }
}
#endif
