import CopperNet
import CopperRESP
import CopperResilience
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Servers of the tests' own: what FLUSHALL and a tracking table do concerns everybody.
@Suite("Client-side caching against real Redis and Valkey")
struct CacheLiveTests {
    private static let kinds: [LiveRedis.Kind] = [.redis, .valkey]
    private static let modes: [RedisCacheConfiguration.Mode] = [
        .optIn, .standard, .broadcast(prefixes: []), .broadcast(prefixes: ["k", "counter:"]),
    ]

    /// A server, a client that keeps answers, and one that does not.
    private func with(
        _ kind: LiveRedis.Kind, _ mode: RedisCacheConfiguration.Mode = .optIn,
        settings: [String] = [],
        configure: (inout RedisConfiguration) throws -> Void = { _ in },
        _ body: (RedisClient, RedisClient) async throws -> Void
    ) async throws {
        try await RedisTestServer.with(kind, settings: settings) { server in
            try await RedisClient.with(
                server.live.url(),
                configure: {
                    $0.cache = RedisCacheConfiguration(mode: mode)
                    // Other tests keep the machine busy.
                    $0.pool.acquireTimeout = .seconds(60)
                    try configure(&$0)
                }
            ) { redis in
                try await RedisClient.with(
                    server.live.url(), configure: { $0.pool.acquireTimeout = .seconds(60) }
                ) { other in
                    try await body(redis, other)
                }
            }
        }
    }

    /// Waits until `isTrue`, which only a broken client never is.
    private func eventually(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ isTrue: () async throws -> Bool
    ) async throws {
        let start = ContinuousClock.now
        while try await !isTrue() {
            guard ContinuousClock.now - start < .seconds(60) else {
                Issue.record("never: \(what)", sourceLocation: sourceLocation)
                return
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test(
        "reads are answered here until somebody changes their key", .live, arguments: kinds, modes)
    func basics(_ kind: LiveRedis.Kind, _ mode: RedisCacheConfiguration.Mode) async throws {
        try await with(kind, mode) { redis, other in
            for round in 0..<20 {
                try await other.command("SET", "k", round, as: RedisDone.self)
                try await eventually("\(round)") {
                    try await redis.cached.get("k", as: Int.self) == round
                }
                try await other.command("HSET", "key", "f", round, "g", -round, as: Int.self)
                try await eventually("\(round)") {
                    let all = try await redis.cached.command(
                        "HGETALL", "key", as: [String: Int].self)
                    let one = try await redis.cached.command("HGET", "key", "f", as: Int.self)
                    return all == ["f": round, "g": -round] && one == round
                }
            }
            // What the last changes are told of is here by now, or comes with the next lines.
            try await eventually("all is kept") {
                let before = redis.cacheStatistics?.misses
                for _ in 0..<100 {
                    _ = try await redis.cached.get("k")
                    let nothing = try await redis.cached.get("k:none")
                    #expect(nothing == nil)
                }
                return redis.cacheStatistics?.misses == before
            }
            #expect((redis.cacheStatistics?.evictions.invalidation ?? 0) >= 40)
        }
    }

    @Test(
        "FLUSHALL, every kind of push and an expiry are survived, and seen", .live,
        arguments: kinds, modes)
    func survival(_ kind: LiveRedis.Kind, _ mode: RedisCacheConfiguration.Mode) async throws {
        try await with(kind, mode) { redis, other in
            let connection = try await redis.command("CLIENT ID", as: Int.self)
            for round in 0..<10 {
                try await other.command("SET", "k", round, as: RedisDone.self)
                try await eventually("set") {
                    try await redis.cached.get("k", as: Int.self) == round
                }
                _ = try await redis.command("DEBUG PROTOCOL", "push", as: RESPValue.self)
                try await other.command("FLUSHALL", as: RedisDone.self)
                try await eventually("flushed") { try await redis.cached.get("k") == nil }
                try await other.command("SET", "k", "short", as: RedisDone.self)
                try await eventually("set") { try await redis.cached.get("k") == "short" }
                try await other.command("PEXPIRE", "k", 30, as: Bool.self)
                try await eventually("expired") { try await redis.cached.get("k") == nil }
                try await redis.command("SET", "k", "mine", as: RedisDone.self)
                let mine = try await redis.cached.get("k")
                #expect(mine == "mine")
                try await redis.command("FLUSHALL", as: RedisDone.self)
                let gone = try await redis.cached.get("k")
                #expect(gone == nil)
            }
            let last = try await redis.command("CLIENT ID", as: Int.self)
            #expect(last == connection)
        }
    }

    @Test("a killed connection takes its answers with it", .live, arguments: kinds, modes)
    func killed(_ kind: LiveRedis.Kind, _ mode: RedisCacheConfiguration.Mode) async throws {
        try await with(kind, mode) { redis, other in
            for round in 0..<10 {
                try await other.command("SET", "k", round, as: RedisDone.self)
                try await eventually("set") {
                    try await redis.cached.get("k", as: Int.self) == round
                }
                let id = try await redis.command("CLIENT ID", as: Int.self)
                _ = try await other.transaction([
                    RedisCommand("CLIENT KILL", "ID", id), RedisCommand("SET", "k", -round),
                ])
                try await eventually("read again") {
                    try await redis.cached.get("k", as: Int.self) == -round
                }
            }
            #expect((redis.cacheStatistics?.flushes ?? 0) >= 10)
        }
    }

    @Test("a server that forgets what it was asked for says so", .live, arguments: kinds)
    func smallTable(_ kind: LiveRedis.Kind) async throws {
        try await with(kind, settings: ["tracking-table-max-keys 10"]) { redis, other in
            for key in 0..<100 {
                try await other.command("SET", "k\(key)", 0, as: RedisDone.self)
                _ = try await redis.cached.get("k\(key)")
            }
            for key in 0..<100 { try await other.command("INCR", "k\(key)", as: Int.self) }
            for key in 0..<100 {
                try await eventually("k\(key)") {
                    try await redis.cached.get("k\(key)", as: Int.self) == 1
                }
            }
        }
    }

    @Test(
        "what scripts, transactions and scopes of this client write it reads at once", .live,
        arguments: kinds, [false, true])
    func ownWrites(_ kind: LiveRedis.Kind, _ isLoopFree: Bool) async throws {
        try await with(kind) {
            $0.cache?.skipsOwnChanges = isLoopFree
        } _: { redis, _ in
            var expected = 0
            func check(sourceLocation: SourceLocation = #_sourceLocation) async throws {
                expected += 1
                let value = try await redis.cached.get("k", as: Int.self)
                #expect(value == expected, sourceLocation: sourceLocation)
            }
            for _ in 0..<20 {
                try await redis.command("INCR", "k", as: Int.self)
                try await check()
                try await redis.command(
                    "EVAL", "return redis.call('INCR', KEYS[1])", 1, "k", as: Int.self)
                try await check()
                _ = try await redis.transaction([RedisCommand("INCR", "k")])
                try await check()
                _ = try await redis.pipeline([RedisCommand("INCR", "k")])
                try await check()
                try await redis.withConnection { connection in
                    try await connection.command("INCR", "k", as: Int.self)
                    try await check()
                    try await connection.command("MULTI", as: RedisDone.self)
                    _ = try await connection.command("INCR", "k", as: RESPValue.self)
                    _ = try await connection.command("EXEC", as: RESPValue.self)
                    try await check()
                }
            }
        }
    }

    @Test(
        "readers do not go back and come to the last value, however many write", .live,
        arguments: kinds, modes)
    func torture(_ kind: LiveRedis.Kind, _ mode: RedisCacheConfiguration.Mode) async throws {
        let rounds = soak(short: 400, long: 40_000)
        try await with(kind, mode) { redis, other in
            let keys = (0..<8).map { "counter:\($0)" }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<2 {
                    group.addTask {
                        var dice = SeededRandom(seed: UInt64(writer))
                        for round in 0..<rounds {
                            let key = keys[dice.below(keys.count)]
                            try await other.command("INCR", key, as: Int.self)
                            if writer == 0, round % 150 == 149 {
                                _ = try await other.command(
                                    "CLIENT KILL", "TYPE", "normal", "SKIPME", "yes",
                                    as: Int.self)
                            }
                        }
                    }
                }
                group.addTask {
                    var dice = SeededRandom(seed: 77)
                    for _ in 0..<rounds {
                        let key = keys[dice.below(keys.count)]
                        do {
                            let written = try await redis.command("INCR", key, as: Int.self)
                            let read = try await redis.cached.get(key, as: Int.self) ?? 0
                            #expect(read >= written)
                        } catch let error as RedisError where error.code == .connectionLost {
                        }
                    }
                }
                for reader in 0..<4 {
                    group.addTask {
                        var dice = SeededRandom(seed: 100 + UInt64(reader))
                        var last = [Int](repeating: 0, count: keys.count)
                        for _ in 0..<rounds * 5 {
                            let place = dice.below(keys.count)
                            let value = try await redis.cached.get(keys[place], as: Int.self) ?? 0
                            #expect(value >= last[place], "\(keys[place]) goes back")
                            last[place] = value
                        }
                    }
                }
                try await group.waitForAll()
            }
            for key in keys {
                let value = try await other.command("GET", key, as: Int?.self)
                try await eventually("\(key) is \(value ?? 0)") {
                    try await redis.cached.get(key, as: Int.self) == value
                }
            }
            let statistics = try #require(redis.cacheStatistics)
            print("torture of a cache: \(kind), \(mode), \(statistics)")
            #expect(statistics.hits > 0 && statistics.evictions.invalidation > 0)
        }
    }

    @Test(
        "what is kept are reads of one key that are always the same, as the server sees it", .live,
        arguments: kinds)
    func commands(_ kind: LiveRedis.Kind) async throws {
        try await with(kind) { redis, _ in
            let names = CacheRule.names + " " + CacheRule.namesWithOneKey
            var known = 0
            for name in names.split(separator: " ") {
                let info = try await redis.command("COMMAND INFO", String(name), as: RESPValue.self)
                guard case .array(let infos) = info, case .array(let fields)? = infos.first,
                    let flags = elements(of: fields[2]), let tips = elements(of: fields[7])
                else {
                    #expect(name.hasPrefix("JSON."), "\(name) is not known")
                    continue
                }
                known += 1
                #expect(flags.contains { $0.text == "readonly" }, "\(name)")
                #expect(fields[3] == .integer(1), "the first key of \(name)")
                #expect(
                    fields[4] == .integer(CacheRule.namesWithOneKey.contains(name) ? -1 : 1),
                    "the last key of \(name)")
                #expect(!tips.contains { $0.text == "nondeterministic_output" }, "\(name)")
            }
            #expect(known > 45)
        }
    }

    private func elements(of value: RESPValue) -> [RESPValue]? {
        switch value {
        case .array(let elements), .set(let elements): elements
        default: nil
        }
    }

    @Test("documents of JSON are kept until any command changes them", .live)
    func json() async throws {
        try await with(.stack) { redis, other in
            let changes = [
                RedisCommand("JSON.NUMINCRBY", "k", "$.n", 1),
                RedisCommand("JSON.NUMMULTBY", "k", "$.n", 2),
                RedisCommand("JSON.STRAPPEND", "k", "$.s", #""x""#),
                RedisCommand("JSON.ARRAPPEND", "k", "$.a", 7),
                RedisCommand("JSON.ARRINSERT", "k", "$.a", 0, 8),
                RedisCommand("JSON.ARRPOP", "k", "$.a"),
                RedisCommand("JSON.ARRTRIM", "k", "$.a", 0, 1),
                RedisCommand("JSON.TOGGLE", "k", "$.b"),
                RedisCommand("JSON.MERGE", "k", "$", #"{"m":1}"#),
                RedisCommand("JSON.MSET", "k", "$.n", 9), RedisCommand("JSON.CLEAR", "k", "$.a"),
                RedisCommand("JSON.DEL", "k", "$.s"), RedisCommand("DEL", "k"),
            ]
            let document = #"{"n":1,"s":"t","a":[1,2,3],"b":true}"#
            try await other.command("JSON.SET", "k", "$", document, as: RedisDone.self)
            for change in changes {
                let before = try await redis.cached.command("JSON.GET", "k", as: String?.self)
                let hits = redis.cacheStatistics?.hits
                let again = try await redis.cached.command("JSON.GET", "k", as: String?.self)
                #expect(again == before && redis.cacheStatistics?.hits == (hits ?? 0) + 1)
                _ = try await other.run(change, as: RESPValue.self)
                try await eventually(change.name) {
                    try await redis.cached.command("JSON.GET", "k", as: String?.self) != before
                }
            }
        }
    }
}
