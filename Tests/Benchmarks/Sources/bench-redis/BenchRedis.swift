import BenchSupport
import CopperNet
import CopperRedis

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// `bench-redis URL CASE COUNT`: what peer-hiredis does, with our client.
///
/// `get` is one GET at a time from the default executor, `get-loop` the same on a
/// connection's loop. `mixed` and `mixed-loop` are 64 tasks that GET and SET through one
/// client. `pipeline` is pipelines of 100, `range` an LRANGE of 400,000 elements, `large` a
/// value of 1 MiB. `cached` is one GET at a time of 1000 keys that client-side caching keeps,
/// `cached-command` the same by a command's name, `cached-tasks` from as many tasks as there
/// are processors. `fill` makes the keys.
@main
struct BenchRedis {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let count = Int(arguments[3]) else {
            throw BenchError("usage: bench-redis URL CASE COUNT")
        }
        let name = arguments[2]
        let redis = try RedisClient(arguments[1]) { configuration in
            if name.hasSuffix("-loop") { configuration.executor = .loop }
            if name.hasPrefix("cached") { configuration.cache = RedisCacheConfiguration() }
        }
        switch name {
        case "fill": try await fill(redis)
        case "get": try await getsThroughClient(redis, count)
        case "get-loop": try await getsOnLoop(redis, count)
        case "mixed", "mixed-loop": try await mixed(redis, name, count)
        case "pipeline": try await pipelines(redis, name, count)
        case "pipeline-loop":
            try await withTaskExecutorPreference(EventLoopGroup.shared) {
                try await pipelines(redis, name, count)
            }
        case "range": try await ranges(redis, count)
        case "large": try await larges(redis, count)
        case "cached", "cached-command": try await cached(redis, name, count, tasks: 1)
        case "cached-tasks": try await cached(redis, name, count, tasks: processors)
        default: throw BenchError("no case \(name)")
        }
        await redis.shutdown()
    }

    private static let rangeLength = 400_000

    private static func fill(_ redis: RedisClient) async throws {
        _ = try await redis.command("SET", "bench:key", "0123456789abcdef", as: RedisDone.self)
        let large = String(repeating: "x", count: 1 << 20)
        _ = try await redis.command("SET", "bench:large", large, as: RedisDone.self)
        _ = try await redis.command("DEL", "bench:list", as: Int.self)
        for start in stride(from: 0, to: rangeLength, by: 1000) {
            let elements = (start..<start + 1000).map { "element \($0)" }
            _ = try await redis.command("RPUSH", "bench:list", elements, as: Int.self)
        }
    }

    private static func get(_ redis: some RedisCommanding) async throws {
        let value = try await redis.command("GET", "bench:key", as: String.self)
        guard value.utf8.count == 16 else { throw BenchError("another value came") }
    }

    private static func label(_ name: String) -> String {
        name.hasSuffix("-loop") ? "Copper, on the loop" : "Copper, default executor"
    }
}

extension BenchRedis {
    @concurrent
    private static func getsThroughClient(_ redis: RedisClient, _ count: Int) async throws {
        try await gets(redis, "Copper, default executor", count)
    }

    @concurrent
    private static func getsOnLoop(_ redis: RedisClient, _ count: Int) async throws {
        try await redis.withConnection { connection in
            try await gets(connection, "Copper, on the loop", count)
        }
    }

    private static func gets(
        _ redis: some RedisCommanding, _ client: String, _ count: Int
    ) async throws {
        for _ in 0..<count / 10 { try await get(redis) }
        var measurement = Measurement()
        measurement.latencies.reserveCapacity(count)
        for _ in 0..<count {
            let before = Measurement.now()
            try await get(redis)
            measurement.latencies.append(Measurement.now() - before)
        }
        measurement.report("get", client: client, operations: count)
    }

    @concurrent
    private static func mixed(_ redis: RedisClient, _ name: String, _ count: Int) async throws {
        try await get(redis)
        let measurement = Measurement()
        let onLoop = name.hasSuffix("-loop")
        try await withThrowingTaskGroup { group in
            for task in 0..<64 {
                group.addTask(executorPreference: onLoop ? EventLoopGroup.shared : nil) {
                    for _ in 0..<count / 128 {
                        try await get(redis)
                        _ = try await redis.command(
                            "SET", "bench:\(task)", "0123456789abcdef", as: RedisDone.self)
                    }
                }
            }
            try await group.waitForAll()
        }
        measurement.report("mixed", client: label(name), operations: count)
    }

    // Not where it is called from: the main actor, which prefers no executor.
    @concurrent
    private static func pipelines(
        _ redis: RedisClient, _ name: String, _ count: Int
    ) async throws {
        try await get(redis)
        let measurement = Measurement()
        for _ in 0..<count / 100 {
            let commands = (0..<100).map { _ in RedisCommand("GET", "bench:key") }
            let replies = try await redis.replies(to: commands, timeout: nil)
            for reply in replies {
                guard try reply.decode(as: String.self).utf8.count == 16 else {
                    throw BenchError("another value came")
                }
            }
        }
        measurement.report("pipeline", client: label(name), operations: count)
    }

    @concurrent
    private static func ranges(_ redis: RedisClient, _ count: Int) async throws {
        try await get(redis)
        let measurement = Measurement()
        for _ in 0..<count / rangeLength {
            let elements = try await redis.command(
                "LRANGE", "bench:list", 0, -1, as: [String].self)
            guard elements.count == rangeLength else { throw BenchError("others came") }
        }
        measurement.report("range", client: "Copper", operations: count)
    }

    @concurrent
    private static func larges(_ redis: RedisClient, _ count: Int) async throws {
        try await get(redis)
        let measurement = Measurement()
        for _ in 0..<count {
            let value = try await redis.command("GET", "bench:large", as: [UInt8].self)
            guard value.count == 1 << 20 else { throw BenchError("another value came") }
        }
        measurement.report("large", client: "Copper", operations: count)
    }

    private static let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    @concurrent
    private static func cached(
        _ redis: RedisClient, _ name: String, _ count: Int, tasks: Int
    ) async throws {
        let keys = (0..<1000).map { "bench:cached:\($0)" }
        for key in keys {
            _ = try await redis.command("SET", key, "0123456789abcdef", as: RedisDone.self)
        }
        for _ in 0..<20 { for key in keys { _ = try await redis.cached.get(key) } }
        let measurement = Measurement()
        try await withThrowingTaskGroup { group in
            for _ in 0..<tasks {
                group.addTask {
                    if name == "cached-command" {
                        try await commands(redis.cached, keys, count / tasks)
                    } else {
                        try await gets(redis.cached, keys, count / tasks)
                    }
                }
            }
            try await group.waitForAll()
        }
        let way = name == "cached-command" ? "Copper, cached, by name" : "Copper, cached"
        measurement.report(name, client: way, operations: count)
        guard let statistics = redis.cacheStatistics, statistics.hits >= count else {
            throw BenchError("the server was asked")
        }
    }

    private static func gets(
        _ cached: RedisCachedReader, _ keys: [String], _ count: Int
    ) async throws {
        for _ in 0..<count / keys.count {
            for key in keys {
                let value = try await cached.get(key)
                guard value?.utf8.count == 16 else { throw BenchError("another value came") }
            }
        }
    }

    private static func commands(
        _ cached: RedisCachedReader, _ keys: [String], _ count: Int
    ) async throws {
        for _ in 0..<count / keys.count {
            for key in keys {
                let value = try await cached.command("GET", key, as: String.self)
                guard value.utf8.count == 16 else { throw BenchError("another value came") }
            }
        }
    }
}
