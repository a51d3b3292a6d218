import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// Servers of a cluster that change places, go and come back.
@Suite("A cluster in memory whose servers fail", .serialized)
struct SimulatedFailoverTests {
    @Test("commands wait for the replica that takes a dead master's place")
    func death() throws {
        try withFakeCluster(seed: 1, replicas: 1) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            guard
                let number = servers.servers.firstIndex(where: {
                    $0.endpoint == servers.owner("k")?.endpoint
                })
            else { return }
            servers.stop(number)
            async let value = redis.command("INCR", "k", as: Int.self)
            await servers.sleep(.seconds(3))
            servers.failOver(to: number + 3)
            let result = try await value
            #expect(result == 2)
            #expect(servers[number + 3].count("INCR") == 1)
        }
    }

    @Test("what a dying master may have run is not run by the next one, unless it only reads")
    func lost() throws {
        try withFakeCluster(seed: 2, replicas: 1) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            guard let owner = servers.owner("k") else { return }
            owner.troubles = [nil]
            let error = await redisError {
                try await redis.command("INCR", "k", as: Int.self)
            }
            #expect(error?.code == .connectionLost && error?.effect == .unknown)
            #expect(owner.count("INCR") == 1)
            owner.troubles = [nil]
            let value = try await redis.command("GET", "k", as: Int.self)
            #expect(value == 1)
            // In a pipeline what came before the loss has its reply, and reads are read again.
            owner.troubles = [nil]
            let results = try await redis.results(of: [
                RedisCommand("INCR", "k"), RedisCommand("GET", "k"), RedisCommand("ECHO", "x"),
            ])
            let isLost = results.prefix(2).allSatisfy { result in
                if case .failure(let error) = result { error.effect == .unknown } else { false }
            }
            #expect(isLost)
        }
    }

    @Test("a cluster that nobody answers for is waited for, and then told of")
    func nobody() throws {
        let run = try withFakeCluster(seed: 3) { servers, configuration in
            configuration.pool.acquireTimeout = .seconds(4)
            for number in 0..<3 { servers.stop(number) }
        } _: { redis, servers in
            let error = await redisError {
                try await redis.command("GET", "k", as: Int?.self)
            }
            #expect(error?.code == .acquireTimedOut && error?.effect == .notSent)
            for server in servers.servers { server.isDown = false }
            let value = try await redis.command("GET", "k", as: Int?.self)
            #expect(value == nil)
        }
        #expect(run.elapsed < .seconds(20))
    }

    @Test("a slot that nobody has is waited for")
    func unserved() throws {
        try withFakeCluster(seed: 4) { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            let slot = RedisSlot.of("k")
            let owner = servers.owners[slot]
            servers.owners[slot] = nil
            async let value = redis.command("GET", "k", as: Int.self)
            await servers.sleep(.seconds(2))
            servers.owners[slot] = owner
            let result = try await value
            #expect(result == 1)
        }
    }

    @Test("a server that is no cluster is told of at once")
    func noCluster() throws {
        let run = try withFakeCluster(seed: 5) { servers, _ in
            servers.isCluster = false
        } _: { redis, _ in
            let error = await redisError {
                try await redis.command("GET", "k", as: Int?.self)
            }
            #expect(error?.code == .configuration && error?.advice != nil)
        }
        #expect(run.elapsed < .seconds(1))
    }

    @Test("a seed that hangs does not hold up the others")
    func hangingSeed() throws {
        let run = try withFakeCluster(seed: 6) { servers, configuration in
            servers[0].isMute = true
            configuration.endpoints = (0..<3).map { FakeServers.endpoint($0) }
            servers.owners = servers.owners.map { _ in servers[1].endpoint }
            configuration.timeouts.shutdown = .milliseconds(100)
        } _: { redis, _ in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
        }
        #expect(run.elapsed < .seconds(2))
    }

    @Test("a scope goes to the server of its key, and its errors are its own")
    func scopes() throws {
        try withFakeCluster(seed: 7) { redis, servers in
            try await redis.command("SET", "{s}k", 5, as: RedisDone.self)
            guard let owner = servers.owner("{s}k") else { return }
            let results = try await redis.withConnection(for: "{s}k") { connection in
                try await connection.command("WATCH", "{s}k", as: RedisDone.self)
                let value = try await connection.command("GET", "{s}k", as: Int.self)
                return try await connection.transaction([RedisCommand("SET", "{s}k", value + 1)])
            }
            #expect(results == [.simpleString("OK")])
            #expect(owner.count("WATCH") == 1)
            guard let new = servers.servers.first(where: { $0.endpoint != owner.endpoint }) else {
                return
            }
            servers.owners[RedisSlot.of("s")] = new.endpoint
            let error = await redisError {
                try await redis.withConnection(for: "{s}k") { connection in
                    _ = try await connection.command("GET", "{s}k", as: Int?.self)
                }
            }
            #expect(error?.server?.code == "MOVED")
            await servers.sleep(.seconds(1))
            // The next one has heard of it.
            let value = try await redis.withConnection(for: "{s}k") { connection in
                try await connection.command("GET", "{s}k", as: Int?.self)
            }
            #expect(value == nil)
        }
    }

    @Test("every master can be spoken to by itself")
    func masters() throws {
        try withFakeCluster(seed: 8, replicas: 1) { redis, servers in
            for number in 0..<12 {
                try await redis.command("SET", "key:\(number)", 1, as: RedisDone.self)
            }
            var keys: [String] = []
            for server in try await redis.masters {
                keys += try await server.command("KEYS", "*", as: [String].self)
            }
            #expect(Set(keys).count == 12 && keys.count == 12)
            let all = try await redis.servers
            #expect(all.count == 6 && all.count(where: \.isMaster) == 3)
            guard
                let wrong = try await redis.masters.first(where: {
                    $0.endpoint != servers.owner("key:1")?.endpoint
                })
            else { return }
            let error = await redisError {
                try await wrong.command("GET", "key:1", as: Int?.self)
            }
            #expect(error?.server?.code == "MOVED")
        }
    }

    @Test("a client that ends while it looks for its servers ends at once")
    func ending() throws {
        let run = try withFakeCluster(seed: 9) { servers, configuration in
            for server in servers.servers { server.isMute = true }
        } _: { redis, servers in
            async let lost = redisError {
                try await redis.command("GET", "k", as: Int?.self)
            }
            await servers.sleep(.milliseconds(500))
            await redis.shutdown()
            let error = await lost
            #expect(error?.code == .clientClosed && error?.effect == .notSent)
        }
        #expect(run.elapsed < .seconds(2))
    }
}

/// Reads from replicas, in clusters and elsewhere.
@Suite("Replicas in memory", .serialized)
struct SimulatedReplicaTests {
    private static func gets(_ servers: FakeServers) -> [Int] {
        servers.servers.map { $0.count("GET") }
    }

    @Test("reads go to replicas in turn, writes, pipelines with writes and transactions do not")
    func cluster() throws {
        try withFakeCluster(seed: 1, masters: 1, replicas: 2) { _, configuration in
            configuration.readFrom = .preferReplica
        } _: { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            for _ in 0..<4 {
                let value = try await redis.command("GET", "k", as: Int.self)
                #expect(value == 1)
            }
            #expect(Self.gets(servers) == [0, 2, 2])
            _ = try await redis.pipeline([RedisCommand("GET", "k"), RedisCommand("EXISTS", "k")])
            #expect(Self.gets(servers).reduce(0, +) == 5 && servers[0].count("GET") == 0)
            _ = try await redis.pipeline([RedisCommand("SET", "k", 2), RedisCommand("GET", "k")])
            _ = try await redis.transaction([RedisCommand("GET", "k")])
            #expect(servers[0].count("GET") == 2)
        }
    }

    @Test("a replica that is not there, loads its data or lost its master is passed over")
    func fallback() throws {
        let run = try withFakeCluster(seed: 2, masters: 1, replicas: 2) { _, configuration in
            configuration.readFrom = .preferReplica
        } _: { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            servers[1].troubles = ["LOADING data", "MASTERDOWN lost"]
            servers[2].troubles = ["MASTERDOWN lost", "LOADING data"]
            for _ in 0..<2 {
                let value = try await redis.command("GET", "k", as: Int.self)
                #expect(value == 1)
            }
            #expect(servers[0].count("GET") == 2)
            servers.stop(1)
            servers.stop(2)
            for _ in 0..<3 {
                let value = try await redis.command("GET", "k", as: Int.self)
                #expect(value == 1)
            }
        }
        #expect(run.elapsed < .seconds(8))
    }

    @Test("of replicas only, reads fail when there is none")
    func only() throws {
        try withFakeCluster(seed: 3, masters: 1, replicas: 1) { _, configuration in
            configuration.readFrom = .replicas
            configuration.pool.acquireTimeout = .seconds(3)
        } _: { redis, servers in
            try await redis.command("SET", "k", 1, as: RedisDone.self)
            let value = try await redis.command("GET", "k", as: Int.self)
            #expect(value == 1 && servers[0].count("GET") == 0)
            servers.stop(1)
            let error = await redisError { try await redis.command("GET", "k", as: Int.self) }
            #expect(error?.effect == .notSent)
            #expect(servers[0].count("GET") == 0)
        }
    }

    @Test("the nearest is of one's own zone, the master too, and then any")
    func zones() throws {
        try withFakeCluster(seed: 4, masters: 1, replicas: 3) { servers, configuration in
            for (number, zone) in ["b", "a", "b", "a"].enumerated() { servers[number].zone = zone }
            configuration.readFrom = .nearest(zone: "a")
        } _: { redis, servers in
            for _ in 0..<4 { _ = try await redis.command("GET", "k", as: Int?.self) }
            #expect(Self.gets(servers) == [0, 2, 0, 2])
            servers.stop(1)
            servers.stop(3)
            for _ in 0..<4 { _ = try await redis.command("GET", "k", as: Int?.self) }
            #expect(servers[2].count("GET") >= 3)
        }
        try withFakeCluster(seed: 5, masters: 1, replicas: 1) { servers, configuration in
            servers[0].zone = "a"
            servers[1].zone = "b"
            configuration.readFrom = .nearest(zone: "a")
        } _: { redis, servers in
            _ = try await redis.command("GET", "k", as: Int?.self)
            #expect(Self.gets(servers) == [1, 0])
        }
    }
}
