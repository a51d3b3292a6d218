import BenchSupport
import CopperNet
import CopperPostgres

/// `bench-pg URL CASE [COUNT]`: what peer-libpq does, with our client.
///
/// `prepared` is one connection and one statement, one at a time, from the default
/// executor; `prepared-loop` the same on the connection's loop; `prepared-client` the
/// same through the pool each time. `pool` and `pool-loop` are 16 tasks over 8
/// connections; `rows` and `rows-main` a million rows or COUNT, streamed, from the default
/// executor and from the main actor.
@main
struct BenchPostgres {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { throw BenchError("usage: bench-pg URL CASE [COUNT]") }
        let count = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 20_000
        let name = arguments[2]
        let client = try PostgresClient(arguments[1]) { configuration in
            configuration.pool.maximumConnections = 8
            if name.hasSuffix("-loop") { configuration.executor = .loop }
        }
        switch name {
        case "prepared", "prepared-loop": try await prepared(client, name, count)
        case "prepared-client": try await preparedThroughPool(client, count)
        case "pool", "pool-loop": try await pool(client, name, count)
        case "rows":
            let count = arguments.count > 3 ? count : 1_000_000
            try await Task.detached { try await rows(client, "default executor", count) }.value
        case "rows-main": try await rows(client, "main actor", 1_000_000)
        default: throw BenchError("no case \(name)")
        }
        await client.shutdown()
    }

    private static func label(_ name: String) -> String {
        name.hasSuffix("-loop") ? "Copper, on the loop" : "Copper, default executor"
    }

    /// Sends `value` and checks that it comes back.
    private static func echo(_ db: some PostgresQueryable, _ value: Int) async throws {
        let value = Int32(truncatingIfNeeded: value)
        guard try await db.one("SELECT \(value)", as: Int32.self) == value else {
            throw BenchError("another value came back")
        }
    }
}

extension BenchPostgres {
    @concurrent
    private static func prepared(
        _ client: PostgresClient, _ name: String, _ count: Int
    ) async throws {
        try await client.withConnection { connection in
            try await series(connection, count, client: label(name))
        }
    }

    @concurrent
    private static func preparedThroughPool(_ client: PostgresClient, _ count: Int) async throws {
        try await series(client, count, client: "Copper, pooled each time")
    }

    private static func series(
        _ db: some PostgresQueryable, _ count: Int, client: String
    ) async throws {
        for value in 0..<count / 10 { try await echo(db, value) }
        var measurement = Measurement()
        measurement.latencies.reserveCapacity(count)
        for value in 0..<count {
            let before = Measurement.now()
            try await echo(db, value)
            measurement.latencies.append(Measurement.now() - before)
        }
        measurement.report("prepared", client: client, operations: count)
    }

    /// 16 tasks that lease a connection for each query.
    @concurrent
    private static func pool(_ client: PostgresClient, _ name: String, _ count: Int) async throws {
        try await share(client, name, 800)
        let measurement = Measurement()
        try await share(client, name, count)
        measurement.report("pool", client: label(name), operations: count / 16 * 16)
    }

    private static func share(_ client: PostgresClient, _ name: String, _ count: Int) async throws {
        let onLoop = name.hasSuffix("-loop")
        try await withThrowingTaskGroup { group in
            for _ in 0..<16 {
                group.addTask(executorPreference: onLoop ? EventLoopGroup.shared : nil) {
                    for value in 0..<count / 16 { try await echo(client, value) }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func rows(
        _ client: PostgresClient, _ executor: String, _ expected: Int
    ) async throws {
        _ = try await client.one("SELECT 1", as: Int32.self)
        let measurement = Measurement()
        var count = 0
        var nameBytes = 0
        var sum: Int64 = 0
        var total = 0.0
        // All of them with the same words as the peer.
        let query: PostgresQuery =
            expected == 1_000_000
            ? "SELECT id, name, val FROM bench_rows"
            : "SELECT id, name, val FROM bench_rows LIMIT \(expected)"
        let rows = client.stream(query, as: (Int64, String, Double).self)
        for try await (id, name, value) in rows {
            sum += id
            nameBytes += name.utf8.count
            total += value
            count += 1
        }
        measurement.report("rows", client: "Copper, \(executor)", operations: count)
        guard count == expected, sum == Int64(count) * Int64(count + 1) / 2,
            nameBytes == 20 * count, total == Double(sum) / 2
        else { throw BenchError("other rows came than were asked for") }
    }
}
