import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// A master with replicas and sentinels, in memory.
@Suite("Sentinels and replicas in memory", .serialized)
struct SimulatedSentinelTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 3, long: 200)))

    /// The servers 0 (the master), 1 and 2; the sentinels 3 and 4.
    @discardableResult
    private func withGroup(
        seed: UInt64, cancelAtStep step: Int? = nil, _ topology: RedisTopology,
        configure: @escaping @Sendable (FakeServers, inout RedisConfiguration) -> Void = {
            _, _ in
        },
        _ body: @escaping @Sendable (RedisClient, FakeServers) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 1_000_000) { loop in
            let servers = FakeServers(loop: loop, seed: seed)
            servers.makeGroup(replicas: 2, sentinels: 2)
            let first = topology == .replicas ? 0 : 3
            var configuration = RedisConfiguration(endpoints: [FakeServers.endpoint(first)])
            configuration.topology = topology
            configuration.connector = servers
            configuration.timeouts.shutdown = .seconds(5)
            configure(servers, &configuration)
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await body(redis, servers)
                #expect(step != nil || !Task.isCancelled)
            } catch is CancellationError where step != nil {
            }
            try await Task(executorPreference: loop) {
                if step != nil {
                    try await redis.command("SET", "token", "mine", as: RedisDone.self)
                    let back = try await redis.command("GET", "token", as: String.self)
                    #expect(back == "mine")
                }
                await redis.shutdown()
            }.value
            await servers.shutdown()
            #expect(servers.openSessions == 0)
        }
    }

    private static let watched = RedisTopology.sentinel(masterName: "mymaster")

    @Test("sentinels are asked in turn, and what they say is checked")
    func discovery() throws {
        try withGroup(seed: 1, Self.watched) { servers, configuration in
            configuration.endpoints = [3, 4].map { FakeServers.endpoint($0) }
            servers.stop(3)
            // It names one that is no master (yet).
            servers.named = servers[1].endpoint
        } _: { redis, servers in
            async let number = redis.command("INCR", "n", as: Int.self)
            await servers.sleep(.seconds(2))
            #expect(servers.servers.allSatisfy { $0.count("INCR") == 0 })
            servers.failOver(to: 1)
            servers.named = servers[1].endpoint
            let result = try await number
            #expect(result == 1 && servers[1].count("INCR") == 1)
        }
    }

    @Test("a new master is heard of from the sentinels", arguments: seeds)
    func hearing(_ seed: UInt64) throws {
        try withGroup(seed: seed, Self.watched) { redis, servers in
            _ = try await redis.command("INCR", "n", as: Int.self)
            await servers.sleep(.seconds(2))
            servers.failOver(to: 2)
            await servers.publish("+switch-master", "mymaster node-0 7000 node-2 7002")
            await servers.sleep(.seconds(2))
            // Before anything is asked, and without an error.
            let masters = try await redis.masters
            #expect(masters.map(\.endpoint) == [FakeServers.endpoint(2)])
            let number = try await redis.command("INCR", "n", as: Int.self)
            #expect(number == 2 && servers[0].count("INCR") == 1)
        }
    }

    @Test("a master that says that it is none is left, and its connections are closed")
    func demotion() throws {
        for topology in [Self.watched, .replicas] {
            try withGroup(seed: 4, topology) { _, configuration in
                configuration.routing.refreshInterval = .seconds(10_000)
            } _: { redis, servers in
                _ = try await redis.command("INCR", "n", as: Int.self)
                await servers.sleep(.seconds(2))
                let before = servers[0].openSessions
                #expect(!before.isEmpty)
                servers.failOver(to: 1)
                let number = try await redis.command("INCR", "n", as: Int.self)
                #expect(number == 2 && servers[1].count("INCR") == 1)
                await servers.sleep(.seconds(5))
                #expect(servers[0].openSessions.isDisjoint(with: before))
                let results = try await redis.transaction([RedisCommand("INCR", "n")])
                #expect(results == [.integer(3)])
            }
        }
    }

    @Test("a master that dies is waited for until there is another")
    func death() throws {
        for topology in [Self.watched, .replicas] {
            try withGroup(seed: 5, topology) { servers, configuration in
                configuration.endpoints =
                    topology == .replicas
                    ? (0...2).map { FakeServers.endpoint($0) } : [FakeServers.endpoint(4)]
            } _: { redis, servers in
                _ = try await redis.command("INCR", "n", as: Int.self)
                servers.stop(0)
                async let number = redis.command("INCR", "n", as: Int.self)
                await servers.sleep(.seconds(4))
                servers.failOver(to: 1)
                let result = try await number
                #expect(result == 2 && servers[1].count("INCR") == 1)
            }
        }
    }

    @Test("commands reach their master wherever they are cancelled", arguments: seeds)
    func cancelled(_ seed: UInt64) throws {
        let body: @Sendable (RedisClient, FakeServers) async throws -> Void = { redis, servers in
            for round in 1...3 {
                let number = try await redis.command("INCR", "n", as: Int.self)
                #expect(number == round)
                if round == 2 { servers.failOver(to: 1) }
            }
            let value = try await redis.command("GET", "n", as: Int.self)
            #expect(value == 3)
        }
        let configure: @Sendable (FakeServers, inout RedisConfiguration) -> Void = {
            $1.readFrom = .preferReplica
        }
        for topology in [Self.watched, .replicas] {
            let whole = try withGroup(seed: seed, topology, configure: configure, body)
            let stride = soak(short: max(whole.steps / 25, 1), long: 5)
            for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
                try withGroup(
                    seed: seed, cancelAtStep: step, topology, configure: configure, body)
            }
        }
    }

    @Test("replicas are found by their master, a master by its replica")
    func roles() throws {
        for endpoints in [[0], [2], [2, 0], [1, 2]] {
            try withGroup(seed: 6, .replicas) { _, configuration in
                configuration.endpoints = endpoints.map { FakeServers.endpoint($0) }
                configuration.readFrom = .replicas
            } _: { redis, servers in
                try await redis.command("SET", "k", 1, as: RedisDone.self)
                let value = try await redis.command("GET", "k", as: Int.self)
                #expect(value == 1)
                #expect(servers[0].count("SET") == 1 && servers[0].count("GET") == 0)
            }
        }
    }

    @Test("a name that no sentinel knows is told of")
    func unknownName() throws {
        try withGroup(seed: 7, .sentinel(masterName: "other")) { _, configuration in
            configuration.pool.acquireTimeout = .seconds(2)
        } _: { redis, _ in
            let error = await redisError {
                try await redis.command("GET", "k", as: Int?.self)
            }
            #expect(error?.code == .acquireTimedOut)
            #expect(error?.message.contains("no master of that name") == true)
        }
    }
}
