import CopperNet
import CopperRESP
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@testable import CopperRedis

/// What the tests of this file hold in hands.
struct CachedClient: Sendable {
    let redis: RedisClient
    let server: TrackingServer
    let loop: EventLoop

    var statistics: RedisCacheStatistics { redis.cacheStatistics ?? RedisCacheStatistics() }

    func pause(_ milliseconds: Int) async {
        await server.sleep(.milliseconds(milliseconds))
    }

    /// Runs `body` with a client that keeps answers, on a simulated loop.
    @discardableResult
    static func run(
        seed: UInt64 = 1, cancelAtStep step: Int? = nil,
        _ mode: RedisCacheConfiguration.Mode = .optIn,
        configure: @escaping @Sendable (TrackingServer, inout RedisConfiguration) -> Void = {
            $0.isRough = false
            _ = $1
        },
        _ body: @escaping @Sendable (CachedClient) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 400_000) { loop in
            let server = TrackingServer(loop: loop, seed: seed)
            var configuration = RedisConfiguration()
            configuration.connector = server
            configuration.cache = RedisCacheConfiguration(capacity: 1 << 20, mode: mode)
            configure(server, &configuration)
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await body(CachedClient(redis: redis, server: server, loop: loop))
            } catch is CancellationError where step != nil {
            }
            await Task(executorPreference: loop) { await redis.shutdown() }.value
            await server.shutdown()
        }
    }
}

private let modes: [RedisCacheConfiguration.Mode] = [
    .optIn, .standard, .broadcast(prefixes: []), .broadcast(prefixes: ["z", "k"]),
]

@Suite("Client-side caching against a Redis in memory", .serialized)
struct CachedClientTests {
    @Test("a key is asked for once, and again when somebody has changed it", arguments: modes)
    func basics(_ mode: RedisCacheConfiguration.Mode) throws {
        try CachedClient.run(mode) { client in
            for _ in 0..<3 {
                let nothing = try await client.redis.cached.get("k")
                #expect(nothing == nil)
            }
            #expect(client.server.count("GET k") == 1)
            client.server.set("k", "one")
            await client.pause(1)
            for _ in 0..<3 {
                let value = try await client.redis.cached.get("k")
                let length = try await client.redis.cached.command("STRLEN", "k", as: Int.self)
                #expect(value == "one" && length == 3)
            }
            #expect(client.server.count("GET k") == 2 && client.server.count("STRLEN k") == 1)
            client.server.set("k", "two!")
            await client.pause(1)
            let value = try await client.redis.cached.command("GET", "k", as: [UInt8].self)
            let length = try await client.redis.cached.command("STRLEN", "k", as: Int.self)
            #expect(value == Array("two!".utf8) && length == 4)
            #expect(client.statistics.hits == 6 && client.statistics.misses == 5)
            #expect(client.statistics.evictions.invalidation == 3)
            #expect(client.statistics.entries == 2 && client.statistics.bytes > 0)
        }
    }

    @Test(
        "a change that is told of before the reply, or right behind it, is not lost",
        arguments: modes)
    func races(_ mode: RedisCacheConfiguration.Mode) throws {
        for isBefore in [true, false] {
            try CachedClient.run(mode) { client in
                client.server.set("k", "old")
                let change: (TrackingServer, TrackingServer.Session, [String]) -> Void = {
                    server, _, command in
                    guard command[0] == "GET", server.values["k"] == "old" else { return }
                    server.set("k", "new")
                }
                if isBefore { client.server.before = change } else { client.server.behind = change }
                // The reply is of before the change either way, and both arrive in one piece.
                let first = try await client.redis.cached.get("k")
                #expect(first == "old")
                #expect(client.statistics.poisoned == 1 && client.statistics.entries == 0)
                let second = try await client.redis.cached.get("k")
                #expect(second == "new")
                #expect(client.server.count("GET k") == 2 && client.statistics.entries == 1)
            }
        }
    }

    @Test("many who ask for the same wait for one answer")
    func singleFlight() throws {
        try CachedClient.run { client in
            client.server.set("k", "value")
            client.server.delay = .milliseconds(10)
            try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<50 { group.addTask { try await client.redis.cached.get("k") } }
                for try await value in group { #expect(value == "value") }
            }
            #expect(client.server.count("GET k") == 1)
            #expect(client.statistics.coalesced == 49 && client.statistics.misses == 1)
        }
    }

    @Test(
        "who waits for another's answer gets one, when the other is cancelled or out of time",
        arguments: [true, false])
    func leader(_ isCancelled: Bool) throws {
        try CachedClient.run { client in
            client.server.set("k", "value")
            client.server.delay = .milliseconds(20)
            let leader = Task(executorPreference: client.loop) {
                try await client.redis.cached.command(
                    "GET", "k", as: String.self,
                    timeout: isCancelled ? nil : .milliseconds(10))
            }
            await client.pause(5)
            async let first = client.redis.cached.get("k")
            async let second = client.redis.cached.get("k")
            // It has no time to wait for as long.
            let impatient = await #expect(throws: RedisError.self) {
                try await client.redis.cached.get("k", timeout: .milliseconds(1))
            }
            #expect(impatient?.code == .timedOut && impatient?.effect == .notSent)
            if isCancelled { leader.cancel() }
            let failure = await #expect(throws: (any Error).self) { try await leader.value }
            #expect(isCancelled == (failure is CancellationError))
            let values = try await [first, second]
            #expect(values == ["value", "value"])
            #expect(client.server.count("GET k") == 2)
            let kept = try await client.redis.cached.get("k")
            #expect(kept == "value" && client.server.count("GET k") == 2)
        }
    }

    @Test("the end of the connection takes everything away, and what was on its way")
    func loss() throws {
        try CachedClient.run { client in
            for key in ["a", "b"] {
                client.server.set(key, "old")
                let value = try await client.redis.cached.get(key)
                #expect(value == "old")
            }
            #expect(client.statistics.entries == 2)
            client.server.cut()
            await client.pause(1)
            #expect(client.statistics.entries == 0 && client.statistics.flushes == 1)
            // Nobody is told of this.
            client.server.set("a", "new")
            let value = try await client.redis.cached.get("a")
            #expect(value == "new")
            // The connection ends under a read; those that wait for it ask the next one.
            client.server.delay = .milliseconds(5)
            client.server.vanishesAt = "GET"
            try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<5 { group.addTask { try await client.redis.cached.get("b") } }
                for try await value in group { #expect(value == "old") }
            }
            client.server.set("b", "new")
            await client.pause(1)
            let changed = try await client.redis.cached.get("b")
            #expect(changed == "new")
            #expect(client.statistics.evictions.flush == 3)
        }
    }

    @Test(
        "FLUSHALL and what is not understood take everything away, other pushes nothing",
        arguments: modes)
    func pushes(_ mode: RedisCacheConfiguration.Mode) throws {
        try CachedClient.run(mode) { client in
            client.server.set("k", "value")
            func read() async throws {
                let value = try await client.redis.cached.get("k")
                #expect(value == client.server.values["k"])
            }
            try await read()
            client.server.behind = { _, session, command in
                guard command[0] == "ECHO" else { return }
                session.tell(.push([.bulkString(Array("news".utf8)), .integer(1)]))
                session.tell(.push([.bulkString(Array("message".utf8)), .null, .null]))
                session.tell(.push([]))
            }
            try await client.redis.command("ECHO", "x", as: String.self)
            await client.pause(1)
            try await read()
            #expect(client.server.count("GET k") == 1)
            try await client.redis.command("FLUSHALL", as: RedisDone.self)
            await client.pause(1)
            try await read()
            #expect(client.server.count("GET k") == 2 && client.statistics.flushes > 0)
            client.server.behind = { _, session, command in
                guard command[0] == "ECHO" else { return }
                session.tell(.push([.bulkString(Array("invalidate".utf8)), .integer(1)]))
            }
            try await client.redis.command("ECHO", "x", as: String.self)
            await client.pause(1)
            try await read()
            #expect(client.server.count("GET k") == 3)
            #expect(client.server.count("HELLO 3") == 1)
        }
    }

    @Test(
        "what the client itself has written it reads, before the server tells of it",
        arguments: modes)
    func ownWrites(_ mode: RedisCacheConfiguration.Mode) throws {
        for isLoopFree in [false, true] {
            try CachedClient.run(mode) { server, configuration in
                server.isRough = false
                configuration.cache?.skipsOwnChanges = isLoopFree
            } _: { client in
                let redis = client.redis
                func expect(_ value: String) async throws {
                    let read = try await redis.cached.get("k")
                    #expect(read == value)
                    let again = try await redis.cached.get("k")
                    #expect(again == value)
                }
                try await redis.command("SET", "k", "1", as: RedisDone.self)
                try await expect("1")
                try await redis.cached.command("INCR", "k", as: Int.self)
                try await expect("2")
                _ = try await redis.pipeline([RedisCommand("INCR", "k"), RedisCommand("PING")])
                try await expect("3")
                try await redis.withConnection { connection in
                    try await connection.command("INCR", "k", as: Int.self)
                    try await expect("4")
                }
                // Out of time, but sent: what is asked for behind it is answered behind it.
                try await expect("4")
                client.server.delay = .milliseconds(20)
                async let slow = redis.command("GET", "other", as: String?.self)
                await client.pause(1)
                let late = await #expect(throws: RedisError.self) {
                    try await redis.command(
                        "INCR", "k", as: Int.self, timeout: .milliseconds(5))
                }
                #expect(late?.effect == .unknown)
                try await expect("5")
                _ = try await slow
            }
        }
    }

    @Test("an answer is kept no longer than its key lives, its age may be, and the reader takes")
    func ages() throws {
        try CachedClient.run { server, configuration in
            server.isRough = false
            configuration.cache?.maximumAge = .milliseconds(500)
        } _: { client in
            func reads(
                _ key: String, _ count: Int, _ reader: RedisCachedReader,
                sourceLocation: SourceLocation = #_sourceLocation
            ) async throws {
                _ = try await reader.get(key)
                #expect(
                    client.server.count("GET \(key)") == count, sourceLocation: sourceLocation)
            }
            let cached = client.redis.cached
            try await client.redis.command("SET", "short", "v", "PX", 100, as: RedisDone.self)
            client.server.set("long", "v")
            for key in ["short", "long"] { try await reads(key, 1, cached) }
            await client.pause(90)
            for key in ["short", "long"] { try await reads(key, 1, cached) }
            await client.pause(15)
            try await reads("short", 2, cached)
            try await reads("long", 1, client.redis.cached(maximumAge: .milliseconds(200)))
            try await reads("long", 2, client.redis.cached(maximumAge: .milliseconds(100)))
            await client.pause(450)
            try await reads("long", 2, cached)
            await client.pause(100)
            try await reads("long", 3, cached)
            #expect(client.statistics.evictions.expiry == 2)
            #expect(client.statistics.evictions.replacement == 1)
        }
    }

    @Test("errors are told each time, and kept never")
    func errors() throws {
        try CachedClient.run { client in
            client.server.set("k", "list")
            for _ in 0..<3 {
                let error = await #expect(throws: RedisError.self) {
                    try await client.redis.cached.get("k")
                }
                #expect(error?.code == .serverError && error?.server?.code == "WRONGTYPE")
                #expect(error?.operation == "GET" && error?.endpoint != nil)
            }
            #expect(client.server.count("GET k") == 3 && client.statistics.entries == 0)
            let results = try await client.redis.cached.results(
                of: [RedisCommand("GET", "k"), RedisCommand("GET", "none")], timeout: nil)
            #expect(try results[0].get().error?.code == "WRONGTYPE")
            #expect(try results[1].get().isNull)
        }
    }

    @Test("an answer is not kept when the server will not tell of its key")
    func untold() throws {
        try CachedClient.run { server, _ in
            server.isRough = false
            server.refusesCaching = true
        } _: { client in
            client.server.set("k", "1")
            let first = try await client.redis.cached.get("k")
            client.server.set("k", "2")
            let second = try await client.redis.cached.get("k")
            #expect([first, second] == ["1", "2"] && client.statistics.entries == 0)
        }
        // Another beginning than the ones that are told of.
        try CachedClient.run(.broadcast(prefixes: ["user:"])) { client in
            for _ in 0..<2 {
                for key in ["k", "user", "user:1"] { _ = try await client.redis.cached.get(key) }
            }
            #expect(
                client.server.log.filter { $0.hasPrefix("GET") }.sorted() == [
                    "GET k", "GET k", "GET user", "GET user", "GET user:1",
                ])
        }
    }

    @Test("MGET asks for the keys that are missing, and gives null for what is no string")
    func manyKeys() throws {
        try CachedClient.run { client in
            for (key, value) in [("a", "1"), ("b", "list"), ("d", "4")] {
                client.server.set(key, value)
            }
            _ = try await client.redis.cached.get("a")
            for _ in 0..<2 {
                let values = try await client.redis.cached.command(
                    "MGET", "a", "b", "c", "d", "a", as: [String?].self)
                #expect(values == ["1", nil, nil, "4", "1"])
            }
            #expect(
                client.server.log.filter { $0.hasPrefix("GET") } == [
                    "GET a", "GET b", "GET c", "GET d", "GET b",
                ])
            let none = await #expect(throws: RedisError.self) {
                try await client.redis.cached.command("MGET", as: [String?].self)
            }
            #expect(none?.code == .serverError)
        }
    }

    @Test("a pipeline of reads is answered from both sides, one with a write by the server alone")
    func pipelines() throws {
        try CachedClient.run { client in
            for key in ["a", "b"] { client.server.set(key, "1") }
            let reads = [
                RedisCommand("GET", "a"), RedisCommand("GET", "b"), RedisCommand("STRLEN", "a"),
                RedisCommand("GET", "a"),
            ]
            _ = try await client.redis.cached.get("a")
            for _ in 0..<2 {
                let values = try await client.redis.cached.pipeline(reads)
                let text = RESPValue.bulkString(Array("1".utf8))
                #expect(values == [text, text, .integer(1), text])
            }
            #expect(client.server.count("GET a") == 1 && client.server.count("GET b") == 1)
            let values = try await client.redis.cached.pipeline([
                RedisCommand("GET", "a"), RedisCommand("INCR", "a"), RedisCommand("GET", "a"),
            ])
            #expect(values[1...] == [.integer(2), .bulkString(Array("2".utf8))])
            let (one, two) = try await client.redis.cached.pipeline(
                RedisCall<Int>("GET", "a"), RedisCall<Int>("GET", "b"))
            #expect(one == 2 && two == 1)
        }
    }

    @Test("a server that only speaks RESP2 is refused: it would tell nothing")
    func old() throws {
        try CachedClient.run { server, _ in
            server.isOld = true
        } _: { client in
            let error = await #expect(throws: RedisError.self) {
                try await client.redis.cached.get("k")
            }
            #expect(error?.code == .configuration)
        }
    }

    @Test("a connection that ends without a word is found out by its heart")
    func silence() throws {
        try CachedClient.run { server, configuration in
            server.isRough = false
            configuration.cache?.heartbeat = .seconds(10)
            configuration.timeouts.silence = .seconds(5)
            configuration.timeouts.shutdown = .zero
        } _: { client in
            client.server.set("k", "1")
            _ = try await client.redis.cached.get("k")
            await client.pause(35_000)
            // It is asked, and lives.
            #expect(client.server.count("PING") == 1 && client.statistics.entries == 1)
            client.server.hangs = true
            await client.pause(25_100)
            #expect(client.statistics.entries == 0)
            client.server.hangs = false
        }
    }

    @Test("without a cache all reads ask the server")
    func off() throws {
        try CachedClient.run { server, configuration in
            server.isRough = false
            configuration.cache = nil
        } _: { client in
            for _ in 0..<2 { _ = try await client.redis.cached.get("k") }
            // Which this server does not know.
            await #expect(throws: RedisError.self) {
                try await client.redis.cached.command("MGET", "k", as: [String?].self)
            }
            #expect(client.server.count("GET k") == 2 && client.server.count("MGET k") == 1)
            #expect(client.redis.cacheStatistics == nil)
            #expect(client.server.count("CLIENT TRACKING") == 0)
        }
    }
}
