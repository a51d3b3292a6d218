#if Tools
import CopperPostgresProtocol
import CopperResilience
import ArgumentParser
import CopperNet
import CopperPostgres

/// `copper pg URL -c SQL`
struct PgCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "pg",
        abstract: "Runs SQL and prints what it gives.",
        discussion: """
            What the URL leaves open is read from PGHOST, PGUSER, PGPASSWORD and the other
            variables of libpq, and from ~/.pgpass.

            Examples:
              copper pg postgres://app@localhost/shop -c 'SELECT version()'
              copper pg 'host=/run/postgresql dbname=shop' -c 'TABLE orders' --format csv
              copper pg postgres:///shop -c 'SELECT $1::int + 1 AS n' --param 41
            """)

    @Argument(help: "A URL (postgres://...) or libpq's keywords (host=... user=...).")
    var url = ""

    @Option(name: [.customShort("c"), .long], help: "The statement; several without --param.")
    var command: String

    @Option(help: "The value of $1, of $2 and so on: as text, which the server reads.")
    var param: [String] = []

    @Option(help: "table, json or csv.")
    var format: OutputFormat = .table

    @Option(help: "Seconds after which the statement is cancelled.")
    var timeout: Double?

    func validate() throws {
        guard timeout.map({ $0 > 0 && $0 < 1e9 }) ?? true else {
            throw ValidationError("--timeout must be above 0")
        }
    }

    func run() async throws {
        var configuration = try PostgresConfiguration(url, environment: .process)
        configuration.applicationName = configuration.applicationName ?? "copper"
        configuration.pool.maximumConnections = 1
        configuration.onNotice = { notice in
            Output.errors.line(
                DisplayText.safe("\(notice.severity.rawValue): \(notice.message)"))
        }
        // A person waits: a server that is not there is told soon.
        configuration.pool.acquireTimeout = min(configuration.pool.acquireTimeout, .seconds(3))
        let client = try PostgresClient(configuration)
        do {
            let watch = Stopwatch()
            let results = try await results(of: client)
            try show(results, watch.elapsed)
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    private func results(of client: PostgresClient) async throws -> [PostgresResult] {
        let limit = timeout.map { Duration.milliseconds(Int64($0 * 1000)) }
        // Without parameters as psql does it: several statements, values in text form.
        if param.isEmpty { return try await client.simpleQuery(command, timeout: limit) }
        var parameters = PostgresParameters()
        for value in param { parameters.append(value) }
        let query = PostgresQuery(unsafeRaw: command, parameters: parameters)
        return [try await client.query(query, timeout: limit)]
    }

    private func show(_ results: [PostgresResult], _ time: Duration) throws {
        for result in results {
            var writer = format.writer(to: .standard)
            if result.columns.count > 0 {
                writer.begin(ValueRenderer.columns(result.columns))
                for row in try result.rows() { writer.write(ValueRenderer.row(row)) }
                let rows = Amount.count(result.rowCount, "row")
                writer.end(summary: "\(rows) in \(Amount.time(time))")
            } else if format == .table {
                writer.end(summary: summary(of: result, time))
            }
        }
    }

    private func summary(of result: PostgresResult, _ time: Duration) -> String {
        let rows = result.rowsAffected > 0 ? " \(Amount.grouped(Int(result.rowsAffected)))" : ""
        let command = result.command.isEmpty ? "nothing to do" : result.command
        return "\(command)\(rows) in \(Amount.time(time))"
    }
}
#endif
