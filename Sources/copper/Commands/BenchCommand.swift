#if Tools
import CopperResilience
import ArgumentParser
import CopperNet
import CopperPostgres

/// `copper bench URL -c SQL`
struct BenchCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Runs a query again and again and tells rate and latencies.",
        discussion: """
            Example:
              copper bench postgres://app@localhost/shop -c 'SELECT 1' --connections 8
            """)

    @Argument(help: "A URL (postgres://...) or libpq's keywords (host=... user=...).")
    var url = ""

    @Option(name: [.customShort("c"), .long], help: "The statement.")
    var command = "SELECT 1"

    @Option(help: "Connections, each with one request at a time.")
    var connections = 1

    @Option(help: "How long.")
    var seconds = 5.0

    @Option(help: "table, json or csv.")
    var format: OutputFormat = .table

    @Flag(help: "Run on the connections' event loops, without switches of threads.")
    var onLoop = false

    func validate() throws {
        guard (1...10_000).contains(connections) else {
            throw ValidationError("--connections must be from 1 to 10000")
        }
        guard seconds > 0, seconds < 1e6 else {
            throw ValidationError("--seconds must be above 0")
        }
    }

    func run() async throws {
        var configuration = try PostgresConfiguration(url, environment: .process)
        configuration.pool.maximumConnections = connections
        configuration.pool.minimumConnections = 0
        configuration.executor = onLoop ? .loop : .caller
        let client = try PostgresClient(configuration)
        do {
            try await measure(client)
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    private func measure(_ client: PostgresClient) async throws {
        let query = PostgresQuery(unsafeRaw: command, parameters: PostgresParameters())
        // The first run connects and prepares.
        _ = try await client.execute(query)
        let duration = Duration.milliseconds(Int64(seconds * 1000))
        let watch = Stopwatch()
        if Output.errors.isTerminal, format == .table {
            Output.errors.write("running for \(Amount.time(duration)) ...\r")
        }
        let samples = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<connections {
                group.addTask {
                    try await Self.repeated(query, on: client, until: duration, watch)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        report(samples.sorted(), watch.elapsed)
    }

    /// The latencies in nanoseconds of one connection's requests.
    private static func repeated(
        _ query: PostgresQuery, on client: PostgresClient, until end: Duration, _ watch: Stopwatch
    ) async throws -> [Int64] {
        try await client.withConnection { connection in
            var samples: [Int64] = []
            while watch.elapsed < end {
                let one = Stopwatch()
                _ = try await connection.execute(query)
                samples.append(one.elapsed.wholeNanoseconds)
                try Task.checkCancellation()
            }
            return samples
        }
    }

    private func report(_ sorted: [Int64], _ elapsed: Duration) {
        let rate = Double(sorted.count) / (elapsed / .seconds(1))
        let quantiles = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("max", 1.0)]
        let isTable = format == .table
        let latencies = quantiles.map { name, share -> (String, OutputValue) in
            let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
            let value = index >= 0 ? sorted[index] : 0
            return isTable
                ? (name, .text(Amount.time(.nanoseconds(value))))
                : ("\(name)_microseconds", .number("\(Double(value / 10) / 100)"))
        }
        var writer = format.writer(to: .standard)
        writer.begin(
            ["connections", "requests", "per second"].map {
                OutputColumn(name: $0, isNumeric: true)
            } + latencies.map { OutputColumn(name: $0.0, isNumeric: true) })
        writer.write(
            [
                .number("\(connections)"), .number("\(sorted.count)"),
                .number("\(Int(rate.rounded()))"),
            ] + latencies.map(\.1))
        writer.end(summary: "\(command) for \(Amount.time(elapsed))")
    }
}
#endif
