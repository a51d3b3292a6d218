import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperTestSupport
import Testing

/// The cluster's URL as clients take it.
extension RedisTestCluster {
    var clientURL: String { "redis+cluster://\(addresses)" }
}

/// What many tasks did to counters, each its own: what was acknowledged must be there, and
/// what failed may be there once.
final class Counters: Sendable {
    struct Count: Sendable {
        var acknowledged = 0
        var uncertain = 0
        var last = 0
        var isWrong = false
    }

    private let counts: Lock<[Count]>
    private let isStopped = Lock(false)
    let key: @Sendable (Int) -> String

    init(_ number: Int, key: @escaping @Sendable (Int) -> String) {
        counts = Lock(Array(repeating: Count(), count: number))
        self.key = key
    }

    func stop() { isStopped.withLock { $0 = true } }

    var total: Int { counts.withLock { $0.reduce(0) { $0 + $1.acknowledged } } }
    var uncertain: Int { counts.withLock { $0.reduce(0) { $0 + $1.uncertain } } }

    /// Counts until it is told to stop; every reply must be the number that comes next.
    func run(_ redis: RedisClient) async throws {
        let number = counts.withLock { $0.count }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<number { group.addTask { try await self.count(task, redis) } }
            try await group.waitForAll()
        }
    }

    private func count(_ task: Int, _ redis: RedisClient) async throws {
        while !isStopped.withLock({ $0 }) {
            do {
                let value = try await redis.command("INCR", key(task), as: Int.self)
                counts.withLock { counts in
                    counts[task].acknowledged += 1
                    // Those that nobody knows of may have counted, or not.
                    let least = counts[task].last + 1
                    let most = counts[task].acknowledged + counts[task].uncertain
                    if !(least...max(most, least)).contains(value) { counts[task].isWrong = true }
                    counts[task].last = value
                }
            } catch let error as RedisError {
                guard error.effect == .unknown else { throw error }
                counts.withLock { $0[task].uncertain += 1 }
            }
        }
    }

    /// What the servers have against what was acknowledged.
    func check(_ redis: RedisClient, sourceLocation: SourceLocation = #_sourceLocation) async throws
    {
        for (task, count) in counts.withLock({ $0 }).enumerated() {
            let value = try await redis.command("GET", key(task), as: Int?.self) ?? 0
            let bounds = count.acknowledged...(count.acknowledged + count.uncertain)
            #expect(
                bounds.contains(value), "\(key(task)): \(count)", sourceLocation: sourceLocation)
            #expect(!count.isWrong, "\(key(task)): \(count)", sourceLocation: sourceLocation)
        }
    }
}

@Suite("A client of real clusters", .serialized)
struct LiveClusterTests {
    private static let kinds = [LiveRedis.Kind.redis, .valkey]

    @Test("finds its way, divides commands and puts replies together", .live, arguments: kinds)
    func working(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind) { cluster in
            for version in RESPVersion.allCases {
                // One seed is enough.
                let seed = "redis+cluster://\(cluster.nodes[1].address)"
                try await RedisClient.with(seed) {
                    $0.protocolVersion = version
                } _: { redis in
                    try await use(redis)
                }
            }
        }
    }

    private func use(_ redis: RedisClient) async throws {
        let keys = (0..<100).map { "key:\($0)" }
        try await redis.command("MSET", keys.flatMap { [$0, "v:\($0)"] }, as: RedisDone.self)
        let values = try await redis.command("MGET", keys + ["none"], as: [String?].self)
        #expect(values == keys.map { "v:\($0)" } + [nil])
        let size = try await redis.command("DBSIZE", as: Int.self)
        #expect(size == 100)
        let replies = try await redis.pipeline(keys.map { RedisCommand("STRLEN", $0) })
        #expect(replies == keys.map { .integer(Int64($0.utf8.count + 2)) })
        let results = try await redis.transaction([
            RedisCommand("INCR", "{t}a"), RedisCommand("INCR", "{t}b"),
        ])
        #expect(results == [.integer(1), .integer(1)])
        let popped = try await redis.command("BLPOP", "{t}list", 0.1, as: [String]?.self)
        #expect(popped == nil)
        let script = "return redis.call('GET', KEYS[1])"
        let sha = try await redis.command("SCRIPT LOAD", script, as: String.self)
        for key in keys.prefix(5) {
            let value = try await redis.command("EVALSHA", sha, 1, key, as: String.self)
            #expect(value == "v:\(key)")
        }
        let exists = try await redis.command("SCRIPT EXISTS", sha, "0", as: [Int].self)
        #expect(exists == [1, 0])
        var found: [String] = []
        for server in try await redis.masters {
            found += try await server.command("KEYS", "key:*", as: [String].self)
        }
        #expect(found.sorted() == keys.sorted())
        var scanned: Set<String> = []
        for try await key in redis.scan(matching: "key:*", count: 7) { scanned.insert(key) }
        #expect(scanned == Set(keys))
        let refused = await redisError {
            _ = try await redis.command("RENAME", "a", "b", as: RedisDone.self)
        }
        #expect(refused?.code == .misuse)
        let deleted = try await redis.command("DEL", keys, "{t}a", "{t}b", as: Int.self)
        #expect(deleted == 102)
    }

    @Test(
        "loses nothing when replicas take over and slots move under load", .live, arguments: kinds)
    func moving(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 3, replicas: 1) { cluster in
            try await RedisClient.with(cluster.clientURL) { redis in
                // Some in the slots that will move, the others anywhere.
                let tags = ["foo", "bar", "baz", "hello"]
                let counters = Counters(64) {
                    "{\(tags[$0 % 4])\($0 % 8 < 4 ? "" : "\($0)")}:\($0)"
                }
                async let counting: Void = counters.run(redis)
                for tag in ["foo", "bar"] {
                    let slot = RedisSlot.of(tag)
                    let owner = try await cluster.master(ofSlot: slot)
                    let target = cluster.nodes[..<3].first { $0 !== owner }
                    guard let target else { return }
                    try await cluster.beginMigration(slot: slot, to: target)
                    try await Task.sleep(for: .milliseconds(300))
                    try await cluster.moveKeys(ofSlot: slot, to: target, limit: 5)
                    try await Task.sleep(for: .milliseconds(300))
                    try await cluster.moveKeys(ofSlot: slot, to: target)
                    try await cluster.finishMigration(slot: slot, to: target)
                }
                let before = counters.total
                for index in 0..<2 {
                    let replica = try #require(cluster.replicas(ofMaster: index).first)
                    try await cluster.failover(to: replica)
                }
                try await Task.sleep(for: .milliseconds(300))
                counters.stop()
                try await counting
                #expect(before > 1000 && counters.total > before)
                // A redirected command was not run: nothing may be uncertain but what a
                // demoted master had on its connections when it closed them.
                try await counters.check(redis)
            }
        }
    }

    @Test("goes on when a master dies, and says honestly what it lost", .live, arguments: kinds)
    func dying(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 3, replicas: 1) { cluster in
            try await RedisClient.with(cluster.clientURL) {
                $0.timeouts.command = .seconds(20)
                $0.pool.acquireTimeout = .seconds(20)
            } _: { redis in
                let confirmed = Shared<[String]>([])
                let failures = Shared<[RedisError]>([])
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for task in 0..<16 {
                        group.addTask {
                            for round in 0..<60 {
                                let key = "w:\(task):\(round)"
                                do {
                                    let isSafe = try await write(key, redis)
                                    if isSafe { confirmed.update { $0.append(key) } }
                                } catch let error as RedisError {
                                    failures.update { $0.append(error) }
                                }
                            }
                        }
                    }
                    try await Task.sleep(for: .milliseconds(200))
                    try await cluster.nodes[0].crash()
                    try await group.waitForAll()
                }
                try await cluster.waitUntilOK()
                let keys = confirmed.value
                let values = try await redis.command("MGET", keys, as: [String?].self)
                #expect(keys.count > 50)
                #expect(zip(keys, values).allSatisfy { $0 == $1 }, "a confirmed write is gone")
                for error in failures.value {
                    let isHonest = [.connectionLost, .connectionClosed].contains(error.code)
                    #expect(!isHonest || error.effect != .rejected, "\(error)")
                }
                // Everything works again, on the replica that took over.
                for number in 0..<50 {
                    try await redis.command("SET", "after:\(number)", number, as: RedisDone.self)
                }
            }
        }
    }

    /// Writes the key, and returns whether a replica has confirmed it.
    private func write(_ key: String, _ redis: RedisClient) async throws -> Bool {
        try await redis.withConnection(for: key) { connection in
            let replies = try await connection.pipeline([
                RedisCommand("SET", key, key), RedisCommand("WAIT", 1, 300),
            ])
            guard replies.count == 2, case .integer(let replicas) = replies[1] else { return false }
            return replies[0] == .simpleString("OK") && replicas >= 1
        }
    }

    @Test("counts on through the death of a master", .live, arguments: kinds)
    func counting(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 3, replicas: 1) { cluster in
            try await RedisClient.with(cluster.clientURL) {
                $0.pool.acquireTimeout = .seconds(20)
            } _: { redis in
                // Replication is not waited for here: only that the client goes on, and that
                // no reply is another's.
                let keys = 32
                let done = Shared(0)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for task in 0..<keys {
                        group.addTask {
                            for round in 0..<300 {
                                let word = "\(task):\(round)"
                                do {
                                    let back = try await redis.command(
                                        "SET", "s:\(task)", word, "GET", as: String?.self)
                                    #expect(back == nil || back?.hasPrefix("\(task):") == true)
                                    done.update { $0 += 1 }
                                } catch let error as RedisError {
                                    #expect(error.effect == .unknown, "\(error)")
                                }
                            }
                        }
                    }
                    try await Task.sleep(for: .milliseconds(50))
                    try await cluster.nodes[1].crash()
                    try await group.waitForAll()
                }
                #expect(done.value > keys * 300 * 9 / 10)
            }
        }
    }

    @Test("reads from replicas, which redirect nothing then", .live, arguments: kinds)
    func replicas(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 3, replicas: 1) { cluster in
            let url = cluster.clientURL + "?read_from=replicas"
            try await RedisClient.with(url) { redis in
                for number in 0..<30 {
                    // Replicas lag behind: the write is waited for.
                    let isThere = try await write("r:\(number)", redis)
                    #expect(isThere)
                    let value = try await redis.command("GET", "r:\(number)", as: String?.self)
                    #expect(value == "r:\(number)")
                }
                var gets: [Bool: Int] = [:]
                for server in try await redis.servers {
                    let stats = try await server.command("INFO", "commandstats", as: String.self)
                    let line = stats.split(separator: "\r\n").first { $0.hasPrefix("cmdstat_get:") }
                    let calls = line?.firstMatch(of: /calls=(\d+)/).flatMap { Int($0.output.1) }
                    gets[server.isMaster, default: 0] += calls ?? 0
                }
                #expect(gets[true] == 0 && gets[false] == 30)
            }
        }
    }

    @Test(
        "follows shard channels when their slot moves, and when their server dies", .live,
        arguments: kinds)
    func shardChannels(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 3, replicas: 1) { cluster in
            try await RedisClient.with(cluster.clientURL) { redis in
                let channel = "foo"
                let slot = RedisSlot.of(channel)
                var events = redis.ssubscribe(channel).makeAsyncIterator()
                #expect(try await events.next() == .subscribed(.shard(channel)))
                func hear(_ text: String) async throws {
                    let receivers = try await redis.command("SPUBLISH", channel, text, as: Int.self)
                    #expect(receivers == 1)
                    while let event = try await events.next() {
                        guard case .message(let message) = event else { continue }
                        #expect(message.text == text)
                        return
                    }
                    Issue.record("the subscription has ended")
                }
                try await hear("first")
                let owner = try await cluster.master(ofSlot: slot)
                let target = try #require(cluster.nodes[..<3].first { $0 !== owner })
                try await cluster.migrate(slot: slot, to: target)
                #expect(
                    try await events.next() == .gap(.init(.moved, target: .shard(channel))))
                try await hear("second")
                try await target.crash()
                try await cluster.waitUntilOK()
                #expect(
                    try await events.next() == .gap(.init(.moved, target: .shard(channel))))
                try await hear("third")
                // Channels of all servers reach any.
                var all = redis.subscribe("news").makeAsyncIterator()
                #expect(try await all.next() == .subscribed(.channel("news")))
                try await redis.command("PUBLISH", "news", "x", as: Int.self)
                guard case .message(let message)? = try await all.next() else {
                    Issue.record("no message")
                    return
                }
                #expect(message.text == "x")
            }
        }
    }

    @Test("keeps answers of every server, and hears of changes", .live, arguments: kinds)
    func caching(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind) { cluster in
            try await RedisClient.with(cluster.clientURL) {
                $0.cache = RedisCacheConfiguration()
            } _: { redis in
                let keys = (0..<30).map { "c:\($0)" }
                for round in 1...3 {
                    try await redis.command(
                        "MSET", keys.flatMap { [$0, "\(round)"] }, as: RedisDone.self)
                    for _ in 0..<2 {
                        for key in keys {
                            let value = try await redis.cached.command("GET", key, as: Int.self)
                            #expect(value == round)
                        }
                        let values = try await redis.cached.command("MGET", keys, as: [Int].self)
                        #expect(values == keys.map { _ in round })
                    }
                }
                let statistics = try #require(redis.cacheStatistics)
                #expect(statistics.hits >= 270 && statistics.entries == 30)
                // Somebody else's change, and a slot that goes elsewhere.
                let slot = RedisSlot.of(keys[0])
                let owner = try await cluster.master(ofSlot: slot)
                _ = try await owner.call("SET", keys[0], "100")
                try await eventually(100, of: keys[0], redis)
                let target = try #require(cluster.nodes.first { $0 !== owner })
                try await cluster.migrate(slot: slot, to: target)
                _ = try await target.call("SET", keys[0], "200")
                try await eventually(200, of: keys[0], redis)
            }
        }
    }

    private func eventually(_ value: Int, of key: String, _ redis: RedisClient) async throws {
        for _ in 0..<100 {
            let found = try await redis.cached.command("GET", key, as: Int.self)
            if found == value { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the change was not heard of")
    }

    @Test("reads in its own availability zone", .live)
    func zones() async throws {
        try await RedisTestCluster.with(.valkey, masters: 1, replicas: 2) { cluster in
            for (node, zone) in zip(cluster.nodes, ["b", "a", "b"]) {
                _ = try await node.call("CONFIG", "SET", "availability-zone", zone)
            }
            let url = cluster.clientURL + "?read_from=nearest&zone=a"
            try await RedisClient.with(url) {
                $0.routing.refreshInterval = .milliseconds(200)
            } _: { redis in
                // Nodes tell one another of their zones now and then.
                for _ in 0..<100 where try await redis.servers.count(where: { $0.zone == "a" }) != 1
                {
                    try await Task.sleep(for: .milliseconds(100))
                }
                for _ in 0..<10 { _ = try await redis.command("GET", "k", as: String?.self) }
                let near = try #require(try await redis.servers.first { $0.zone == "a" })
                #expect(near.endpoint == .host("127.0.0.1", port: cluster.nodes[1].port))
                let stats = try await near.command("INFO", "commandstats", as: String.self)
                #expect(stats.contains("cmdstat_get:calls=10,"))
            }
        }
    }

    @Test("speaks TLS to every server, with a password", .live)
    func security() async throws {
        try await RedisTestCluster.with(.redis, tls: true, password: "cluster-pw") { cluster in
            let live = try LiveServers.redis(.redis)
            let ports = cluster.nodes.compactMap { $0.live.tlsPort }.map { "localhost:\($0)" }
            let seed = try #require(ports.first)
            try await RedisClient.with("rediss+cluster://:cluster-pw@\(seed)") {
                // Servers tell their addresses, which the certificate holds as well.
                $0.tls?.trustRoots = .file(live.tls.authority)
            } _: { redis in
                for number in 0..<20 {
                    try await redis.command("SET", "k:\(number)", number, as: RedisDone.self)
                }
                let size = try await redis.command("DBSIZE", as: Int.self)
                #expect(size == 20)
            }
        }
    }
}
