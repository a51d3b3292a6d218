import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// Runs `body` against a cluster in memory, on a simulated loop.
@discardableResult
func withFakeCluster(
    seed: UInt64, masters: Int = 3, replicas: Int = 0, cancelAtStep step: Int? = nil,
    configure: @escaping @Sendable (FakeServers, inout RedisConfiguration) -> Void = { _, _ in },
    _ body: @escaping @Sendable (RedisClient, FakeServers) async throws -> Void
) throws -> SimulatedLoop.Run<Void> {
    try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 1_000_000) { loop in
        let servers = FakeServers(loop: loop, seed: seed)
        servers.makeCluster(masters: masters, replicas: replicas)
        var configuration = RedisConfiguration(endpoints: [FakeServers.endpoint(0)])
        configuration.topology = .cluster
        configuration.connector = servers
        configuration.timeouts.shutdown = .seconds(5)
        configure(servers, &configuration)
        let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
        do {
            try await body(redis, servers)
            #expect(step != nil || !Task.isCancelled)
        } catch is CancellationError where step != nil {
        }
        // In a task of its own, which nobody cancels.
        try await Task(executorPreference: loop) {
            for (token, key) in ["a", "b", "c", "d"].enumerated() where step != nil {
                try await redis.command("SET", key, token, as: RedisDone.self)
                let back = try await redis.command("GET", key, as: Int.self)
                #expect(back == token, "seed \(seed), cancelled at \(step ?? -1)")
            }
            await redis.shutdown()
        }.value
        await servers.shutdown()
        #expect(servers.openSessions == 0)
    }
}

@Suite("A cluster in memory", .serialized)
struct SimulatedClusterTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 2, long: 200)))

    private func everywhere(
        seed: UInt64, replicas: Int = 0,
        configure: @escaping @Sendable (FakeServers, inout RedisConfiguration) -> Void = {
            _, _ in
        },
        _ body: @escaping @Sendable (RedisClient, FakeServers) async throws -> Void
    ) throws {
        let whole = try withFakeCluster(
            seed: seed, replicas: replicas, configure: configure, body)
        let stride = soak(short: max(whole.steps / 40, 1), long: 7)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            do {
                try withFakeCluster(
                    seed: seed, replicas: replicas, cancelAtStep: step, configure: configure, body)
            } catch {
                Issue.record(error, "seed \(seed), cancelled at step \(step)")
                return
            }
        }
    }

    // MARK: Where commands go

    @Test("commands reach the servers that have their keys, wherever cancelled", arguments: seeds)
    func routing(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis, servers in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        for round in 1...4 {
                            let number = try await redis.command("INCR", "n:\(task)", as: Int.self)
                            #expect(number == round)
                        }
                    }
                }
                try await group.waitForAll()
            }
            // Nobody had to be sent on.
            let commands = servers.servers.map { $0.count("INCR") }
            #expect(commands.reduce(0, +) == 32 && commands.allSatisfy { $0 > 0 })
            #expect(servers.servers.map { $0.count("CLUSTER") }.reduce(0, +) == 1)
        }
    }

    @Test("the replies of divided commands and pipelines come in order", arguments: seeds)
    func dividing(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis, _ in
            let keys = (0..<20).map { "key:\($0)" }
            let pairs = keys.flatMap { [$0, "value of \($0)"] }
            try await redis.command("MSET", pairs, as: RedisDone.self)
            let values = try await redis.command(
                "MGET", keys, "none", keys[3], as: [String?].self)
            #expect(values == keys.map { "value of \($0)" } + [nil, "value of key:3"])
            let there = try await redis.command("EXISTS", keys, "none", as: Int.self)
            #expect(there == 20)
            let replies = try await redis.pipeline(
                keys.flatMap { [RedisCommand("SET", $0, 1), RedisCommand("INCR", $0)] }
                    + [RedisCommand("DEL", keys), RedisCommand("GET", keys[0])])
            let expected = keys.flatMap { _ in [RESPValue.simpleString("OK"), .integer(2)] }
            #expect(replies == expected + [.integer(20), .null])
            let size = try await redis.command("DBSIZE", as: Int.self)
            #expect(size == 0)
        }
    }

    @Test("what no server can run is refused before anything is sent")
    func refused() throws {
        try withFakeCluster(seed: 1) { redis, servers in
            let commands = [
                RedisCommand("SINTER", "a", "b"), RedisCommand("RENAME", "a", "b"),
                RedisCommand("MSETNX", "a", 1, "b", 2), RedisCommand("SCAN", 0),
                RedisCommand("EVAL", "return 1", 2, "a", "b"),
            ]
            for command in commands {
                let error = await redisError { _ = try await redis.reply(to: command) }
                #expect(error?.code == .misuse && error?.effect == .notSent, "\(command)")
                let inPipeline = await redisError {
                    _ = try await redis.replies(to: [command, RedisCommand("GET", "a")])
                }
                #expect(inPipeline?.code == .misuse)
            }
            let error = await redisError {
                _ = try await redis.transaction([
                    RedisCommand("INCR", "a"), RedisCommand("INCR", "b"),
                ])
            }
            #expect(error?.code == .misuse)
            #expect(servers.servers.allSatisfy { $0.log.allSatisfy { $0[0] == "CLUSTER" } })
            // The same keys with a tag are fine.
            let results = try await redis.transaction([
                RedisCommand("INCR", "{t}a"), RedisCommand("INCR", "{t}b"),
            ])
            #expect(results == [.integer(1), .integer(1)])
        }
    }

    @Test("commands without keys go to all masters, all servers or one, as they mean it")
    func keyless() throws {
        try withFakeCluster(seed: 2, replicas: 1) { redis, servers in
            try await redis.command("SCRIPT LOAD", "return 1", as: RedisDone.self)
            #expect(servers.servers.map { $0.count("SCRIPT") } == [1, 1, 1, 1, 1, 1])
            for key in ["a", "b", "c", "d"] {
                try await redis.command("SET", key, 1, as: RedisDone.self)
            }
            let keys = try await redis.command("KEYS", "*", as: [String].self)
            #expect(keys.sorted() == ["a", "b", "c", "d"])
            let word = try await redis.command("ECHO", "anywhere", as: String.self)
            #expect(word == "anywhere")
            #expect(servers.servers.map { $0.count("ECHO") }.reduce(0, +) == 1)
            #expect(servers.servers.suffix(3).allSatisfy { $0.count("KEYS") == 0 })
        }
    }

    @Test("part of a divided write that fails makes its effect unknown, of a read it does not")
    func partialFailure() throws {
        try withFakeCluster(seed: 3) { redis, servers in
            let keys = ["a", "b", "c", "d", "e"]
            try await redis.command("MSET", keys.flatMap { [$0, "1"] }, as: RedisDone.self)
            servers.owner("a")?.troubles = ["OOM command not allowed"]
            let written = await redisError {
                try await redis.command("DEL", keys, as: Int.self)
            }
            #expect(written?.server?.code == "OOM" && written?.effect == .unknown)
            servers.owner("a")?.troubles = ["NOPERM no permission"]
            let read = await redisError {
                try await redis.command("MGET", keys, as: [String?].self)
            }
            #expect(read?.server?.code == "NOPERM" && read?.effect == .rejected)
        }
    }

    @Test("servers from before CLUSTER SHARDS are asked for their slots")
    func old() throws {
        try withFakeCluster(seed: 4, replicas: 1) { servers, configuration in
            servers.knowsShards = false
            configuration.readFrom = .replicas
        } _: { redis, servers in
            try await redis.command("SET", "k", "v", as: RedisDone.self)
            let value = try await redis.command("GET", "k", as: String.self)
            #expect(value == "v")
            #expect(servers.owner("k")?.count("GET") == 0)
        }
    }

    // MARK: Redirections

    @Test("MOVED is followed once, and known from then on, wherever cancelled", arguments: seeds)
    func moved(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            guard let old = servers.owner("k"),
                let new = servers.servers.first(where: { $0.endpoint != old.endpoint })
            else { return }
            servers.owners[RedisSlot.of("k")] = new.endpoint
            new.data.values["k"] = old.data.values.removeValue(forKey: "k")
            let asked = old.count("INCR")
            for round in 2...5 {
                let number = try await redis.command("INCR", "k", as: Int.self)
                #expect(number == round)
            }
            #expect(old.count("INCR") == asked + 1 && new.count("INCR") == 4)
        }
    }

    @Test("many commands that are moved ask for the new map once or twice, not each")
    func coalescing() throws {
        try withFakeCluster(seed: 5) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            // Every slot changes its master.
            let endpoints = servers.servers.map(\.endpoint)
            servers.owners = servers.owners.map { owner in
                owner.flatMap { endpoints.firstIndex(of: $0) }.map { endpoints[($0 + 1) % 3] }
            }
            let before = servers.servers.map { $0.count("CLUSTER") }.reduce(0, +)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        let number = try await redis.command("INCR", "n:\(task)", as: Int.self)
                        #expect(number == 1)
                    }
                }
                try await group.waitForAll()
            }
            await servers.sleep(.seconds(1))
            let asked = servers.servers.map { $0.count("CLUSTER") }.reduce(0, +) - before
            // Three servers are asked at once, and the first answer counts.
            #expect((1...6).contains(asked), "\(asked)")
        }
    }

    @Test("ASK takes a command with ASKING in front, and changes nothing else", arguments: seeds)
    func asking(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis, servers in
            try await redis.command("SET", "{m}stays", "here", as: RedisDone.self)
            guard let old = servers.owner("{m}"),
                let new = servers.servers.first(where: { $0.endpoint != old.endpoint })
            else { return }
            servers.migrating[RedisSlot.of("m")] = new.endpoint
            // From several tasks, so that others' commands could come between; a key is
            // served there behind ASKING only.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<6 {
                    group.addTask {
                        for round in 1...3 {
                            let key = "{m}gone:\(task)"
                            let number = try await redis.command("INCR", key, as: Int.self)
                            #expect(number == round)
                            let still = try await redis.command(
                                "GET", "{m}stays", as: String.self)
                            #expect(still == "here")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(old.count("INCR") == 18 && new.count("INCR") == 18)
            #expect(new.count("ASKING") == 18 && new.count("GET") == 0)
            // Transactions and pipelines, too.
            let results = try await redis.transaction([
                RedisCommand("INCR", "{m}t"), RedisCommand("INCR", "{m}t"),
            ])
            #expect(results == [.integer(1), .integer(2)])
            let replies = try await redis.pipeline([
                RedisCommand("INCR", "{m}p"), RedisCommand("GET", "{m}stays"),
                RedisCommand("INCR", "{m}p"),
            ])
            #expect(replies == [.integer(1), .bulkString(Array("here".utf8)), .integer(2)])
            let popped = try await redis.command("BLPOP", "{m}list", 1, as: String?.self)
            #expect(popped == nil && new.count("BLPOP") == 1)
            servers.migrating = [:]
        }
    }

    @Test("servers that send a command to and fro are given up after five times")
    func loops() throws {
        try withFakeCluster(seed: 6) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            let slot = RedisSlot.of("k")
            for server in servers.servers {
                let other = servers.servers.first { $0.endpoint != server.endpoint }
                let target = other?.endpoint ?? server.endpoint
                server.troubles = Array(repeating: "MOVED \(slot) \(target)", count: 20)
            }
            let before = servers.servers.map { $0.count("GET") }.reduce(0, +)
            let error = await redisError { try await redis.command("GET", "k", as: Int.self) }
            #expect(error?.server?.code == "MOVED" && error?.effect == .rejected)
            #expect(error?.advice?.contains("5 times") == true)
            let asked = servers.servers.map { $0.count("GET") }.reduce(0, +) - before
            #expect(asked == 6)
            for server in servers.servers { server.troubles = [] }
            let value = try await redis.command("GET", "k", as: Int.self)
            #expect(value == 1)
        }
    }

    @Test(
        "what a server cannot do for the moment is asked again until it can",
        arguments: ["TRYAGAIN", "CLUSTERDOWN", "LOADING", "MASTERDOWN", "BUSY"])
    func later(_ code: String) throws {
        try withFakeCluster(seed: 7) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            servers.owner("k")?.troubles = Array(repeating: "\(code) not now", count: 4)
            let number = try await redis.command("INCR", "k", as: Int.self)
            #expect(number == 2)
            // In a pipeline it is asked again alone.
            servers.owner("k")?.troubles = ["\(code) not now"]
            let replies = try await redis.pipeline([
                RedisCommand("INCR", "k"), RedisCommand("ECHO", "x"),
            ])
            #expect(replies == [.integer(3), .bulkString(Array("x".utf8))])
        }
    }

    @Test("and within its deadline only")
    func deadline() throws {
        let run = try withFakeCluster(seed: 8) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            servers.owner("k")?.troubles = Array(repeating: "CLUSTERDOWN not now", count: 10_000)
            let error = await redisError {
                try await redis.command("INCR", "k", as: Int.self, timeout: .seconds(1))
            }
            #expect(error?.effect == .rejected || error?.code == .timedOut)
            let other = await redisError {
                try await redis.command("INCR", "k", as: Int.self)
            }
            #expect(other?.server?.code == "CLUSTERDOWN" && other?.effect == .rejected)
        }
        #expect(run.elapsed > .seconds(10) && run.elapsed < .seconds(30))
    }
}
