import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperTestSupport
import Testing

@Suite("A client of real sentinels and replicas", .serialized)
struct LiveSentinelTests {
    private static let kinds = [LiveRedis.Kind.redis, .valkey]

    private func url(_ group: RedisTestSentinel, _ query: String = "") -> String {
        "redis+sentinel://\(group.addresses)/\(group.name)\(query)"
    }

    @Test("follows the master when another is elected, under load", .live, arguments: kinds)
    func failover(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestSentinel.with(kind, replicas: 2) { group in
            try await RedisClient.with(url(group)) {
                $0.pool.acquireTimeout = .seconds(20)
            } _: { redis in
                let first = try await group.master()
                let done = Shared(0)
                let isStopped = Shared(false)
                try await withThrowingTaskGroup(of: Void.self) { tasks in
                    for task in 0..<16 {
                        tasks.addTask {
                            var round = 0
                            while !isStopped.value {
                                round += 1
                                do {
                                    let back = try await redis.command(
                                        "SET", "s:\(task)", "\(task):\(round)", "GET",
                                        as: String?.self)
                                    #expect(back == nil || back?.hasPrefix("\(task):") == true)
                                    done.update { $0 += 1 }
                                } catch let error as RedisError {
                                    // Lost with a connection; nothing else may fail.
                                    #expect(error.effect == .unknown, "\(error)")
                                }
                            }
                        }
                    }
                    let second = try await group.failover()
                    #expect(second !== first)
                    try await group.waitUntilReady()
                    let before = done.value
                    try await second.crash()
                    _ = try await group.nextMaster(after: second)
                    try await Task.sleep(for: .seconds(1))
                    isStopped.update { $0 = true }
                    try await tasks.waitForAll()
                    #expect(done.value > before)
                }
                let master = try await group.master()
                let masters = try await redis.masters
                #expect(masters.map(\.endpoint) == [.host("127.0.0.1", port: master.port)])
            }
        }
    }

    @Test("hears of a new master from the sentinels, without asking", .live, arguments: kinds)
    func hearing(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestSentinel.with(kind, replicas: 1) { group in
            try await RedisClient.with(url(group)) {
                $0.routing.refreshInterval = .seconds(3600)
            } _: { redis in
                try await redis.command("SET", "k", 1, as: RedisDone.self)
                let next = try await group.failover()
                let endpoint = Endpoint.host("127.0.0.1", port: next.port)
                // Nobody asks for anything meanwhile.
                for _ in 0..<100 {
                    if try await redis.masters.map(\.endpoint) == [endpoint] { return }
                    try await Task.sleep(for: .milliseconds(100))
                }
                Issue.record("the client has not heard of the new master")
            }
        }
    }

    @Test("logs in at sentinels and servers, each with its own password", .live)
    func passwords() async throws {
        try await RedisTestSentinel.with(
            .redis, replicas: 1, password: "data-pw", sentinelPassword: "watch-pw"
        ) { group in
            let url =
                "redis+sentinel://:data-pw@\(group.addresses)/\(group.name)/2"
                + "?sentinel_password=watch-pw"
            try await RedisClient.with(url) { redis in
                let info = try await redis.command("CLIENT INFO", as: String.self)
                #expect(info.contains(" db=2 "))
            }
            let wrong = url.replacing("watch-pw", with: "wrong")
            let error = await redisError {
                try await RedisClient.with(wrong) { redis in
                    _ = try await redis.command("PING", as: String.self)
                }
            }
            #expect(error?.code == .authenticationFailed)
            #expect(error.map { !"\($0)".contains("wrong") } == true)
        }
    }

    @Test("says when no sentinel knows the master's name", .live)
    func unknownName() async throws {
        try await RedisTestSentinel.with(.redis, replicas: 0, sentinels: 1) { group in
            let url = "redis+sentinel://\(group.addresses)/other"
            let error = await redisError {
                try await RedisClient.with(url) {
                    $0.pool.acquireTimeout = .seconds(1)
                } _: { redis in
                    _ = try await redis.command("PING", as: String.self)
                }
            }
            #expect(error?.code == .acquireTimedOut && error?.effect == .notSent)
            #expect(error?.message.contains("no master of that name") == true)
        }
    }

    @Test("of named servers finds the master, and reads from the replicas", .live, arguments: kinds)
    func replicas(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestServer.with(kind) { master in
            try await RedisTestServer.with(kind, replicaOf: master) { replica in
                // In the wrong order, and one alone, which tells of the other.
                for hosts in ["\(replica.address),\(master.address)", replica.address] {
                    let url = "redis+replicas://\(hosts)?read_from=replicas"
                    try await RedisClient.with(url) { redis in
                        try await redis.withConnection { connection in
                            try await connection.command("SET", "k", hosts, as: RedisDone.self)
                            let confirmed = try await connection.command(
                                "WAIT", 1, 5000, as: Int.self)
                            #expect(confirmed == 1)
                        }
                        let back = try await redis.command("GET", "k", as: String.self)
                        #expect(back == hosts)
                        let servers = try await redis.servers
                        let ports = [master.port, replica.port]
                        #expect(
                            servers.map(\.endpoint) == ports.map { .host("127.0.0.1", port: $0) })
                        let info = try await servers[1].command(
                            "INFO", "commandstats", as: String.self)
                        #expect(info.contains("cmdstat_get:"))
                    }
                }
            }
        }
    }
}
