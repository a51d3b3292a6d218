#if Tools
import CopperResilience
import ArgumentParser
import CopperNet
import CopperPostgres
import CopperRedis
import CopperRedisDialect

/// `copper bench URL -c SQL`
struct BenchCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Runs a query or command again and again and tells rate and latencies.",
        discussion: """
            With Redis, --tasks share one connection, as a client's tasks do; --connections
            are connections of their own.

            Examples:
              copper bench postgres://app@localhost/shop -c 'SELECT 1' --connections 8
              copper bench redis://localhost -c 'GET user:1' --tasks 64
            """)

    @Argument(help: "A URL (postgres://..., redis://...) or libpq's keywords.")
    var url = ""

    @Option(
        name: [.customShort("c"), .long],
        help: "The statement or command; SELECT 1 or PING.")
    var command: String?

    @Option(help: "Connections, each with one request at a time.")
    var connections = 1

    @Option(help: "With Redis: tasks that share one connection.")
    var tasks: Int?

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
        guard tasks.map({ (1...100_000).contains($0) }) ?? true else {
            throw ValidationError("--tasks must be from 1 to 100000")
        }
        guard seconds > 0, seconds < 1e6 else {
            throw ValidationError("--seconds must be above 0")
        }
    }

    func run() async throws {
        if Checkup.isRedis(url) { return try await runRedis() }
        if tasks != nil {
            throw ToolFailure(
                "--tasks is for Redis: a connection of PostgreSQL has one request at a time",
                hint: "use --connections")
        }
        var configuration = try PostgresConfiguration(url, environment: .process)
        configuration.pool.maximumConnections = connections
        configuration.pool.minimumConnections = 0
        configuration.executor = onLoop ? .loop : .caller
        let client = try PostgresClient(configuration)
        let command = command ?? "SELECT 1"
        let query = PostgresQuery(unsafeRaw: command, parameters: PostgresParameters())
        do {
            // The first run connects and prepares.
            _ = try await client.execute(query)
            try await measure(command, connections) { end, watch in
                try await client.withConnection { connection in
                    try await Self.repeated(until: end, watch) {
                        _ = try await connection.execute(query)
                    }
                }
            }
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    private func runRedis() async throws {
        let text = command ?? "PING"
        guard let words = InlineWords.split(text.utf8), let name = words.first else {
            throw ToolFailure("\(text) is no command: a quote does not end")
        }
        let command = RedisCommand(
            String(decoding: name, as: UTF8.self), arguments: Array(words.dropFirst()))
        var configuration = try RedisConfiguration(url)
        configuration.pool.maximumConnections = connections
        configuration.executor = onLoop ? .loop : .caller
        let client = try RedisClient(configuration)
        do {
            // The first run connects, and shows whether the command is one.
            _ = try await client.run(command, as: RESPValue.self)
            try await measure(text, tasks ?? connections) { end, watch in
                guard tasks == nil else {
                    return try await Self.repeated(until: end, watch) {
                        _ = try await client.reply(to: command)
                    }
                }
                return try await client.withConnection { connection in
                    try await Self.repeated(until: end, watch) {
                        _ = try await connection.reply(to: command)
                    }
                }
            }
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Runs so many of `work` side by side, each of which gives the latencies in nanoseconds
    /// of its requests.
    private func measure(
        _ command: String, _ count: Int,
        _ work: @escaping @Sendable (_ end: Duration, Stopwatch) async throws -> [Int64]
    ) async throws {
        let duration = Duration.milliseconds(Int64(seconds * 1000))
        let watch = Stopwatch()
        if Output.errors.isTerminal, format == .table {
            Output.errors.write("running for \(Amount.time(duration)) ...\r")
        }
        let samples = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<count { group.addTask { try await work(duration, watch) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        report(command, count, samples.sorted(), watch.elapsed)
    }

    private static func repeated(
        until end: Duration, _ watch: Stopwatch, _ ask: () async throws -> Void
    ) async throws -> [Int64] {
        var samples: [Int64] = []
        while watch.elapsed < end {
            let one = Stopwatch()
            try await ask()
            samples.append(one.elapsed.wholeNanoseconds)
            try Task.checkCancellation()
        }
        return samples
    }

    private func report(
        _ command: String, _ count: Int, _ sorted: [Int64], _ elapsed: Duration
    ) {
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
            [tasks == nil ? "connections" : "tasks", "requests", "per second"].map {
                OutputColumn(name: $0, isNumeric: true)
            } + latencies.map { OutputColumn(name: $0.0, isNumeric: true) })
        writer.write(
            [
                .number("\(count)"), .number("\(sorted.count)"),
                .number("\(Int(rate.rounded()))"),
            ] + latencies.map(\.1))
        writer.end(summary: "\(command) for \(Amount.time(elapsed))")
    }
}
#endif
