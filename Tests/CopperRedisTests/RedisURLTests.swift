import CopperNet
import CopperRESP
import CopperRedis
import Testing

@Suite("URLs of Redis")
struct RedisURLTests {
    private static func host(_ name: String, _ port: UInt16 = 6379) -> Endpoint {
        .host(name, port: port)
    }

    @Test(
        "name hosts, ports and sockets",
        arguments: [
            ("redis://", [host("localhost")]), ("redis://cache", [host("cache")]),
            ("valkey://cache:7000/", [host("cache", 7000)]),
            ("redis://[::1]", [host("::1")]), ("redis://[::1]:6380/1", [host("::1", 6380)]),
            ("redis://a,b:2,[fe80::1]:3", [host("a"), host("b", 2), host("fe80::1", 3)]),
            ("REDIS://cache?db=2", [host("cache")]),
            ("unix:///run/redis.sock", [.unix(path: "/run/redis.sock")]),
            ("redis+unix:///run/my%20redis.sock?db=1", [.unix(path: "/run/my redis.sock")]),
            ("valkey+unix:///s", [.unix(path: "/s")]),
        ] as [(String, [Endpoint])])
    func endpoints(_ url: String, _ endpoints: [Endpoint]) throws {
        let configuration = try RedisConfiguration(url)
        #expect(configuration.endpoints == endpoints)
        #expect(configuration.tls == nil)
    }

    @Test("say who connects, with which password, percent signs decoded")
    func users() throws {
        let both = try RedisConfiguration("redis://app:p%40ss%2F%3A%23:x@cache/3")
        #expect(both.user == "app")
        #expect(both.password?.revealed == "p@ss/:#:x")
        #expect(both.database == 3)
        let password = try RedisConfiguration("redis://:pw@cache")
        #expect(password.user == nil && password.password?.revealed == "pw")
        let at = try RedisConfiguration("redis://app:p@ss@cache")
        #expect(at.password?.revealed == "p@ss" && at.endpoints == [Self.host("cache")])
        let empty = try RedisConfiguration("redis://app:@cache")
        #expect(empty.password?.isEmpty == true)
        let socket = try RedisConfiguration("unix://app:pw@/run/redis.sock?db=4")
        #expect(socket.user == "app" && socket.database == 4)
        #expect(try RedisConfiguration("redis://cache").password == nil)
    }

    @Test("ask for TLS by their scheme", arguments: ["rediss://cache", "valkeys://cache:1"])
    func tls(_ url: String) throws {
        let configuration = try RedisConfiguration(url)
        #expect(configuration.tls?.verification == .full)
    }

    @Test(
        "name clusters, sentinels and replicas",
        arguments: [
            ("redis+cluster://a:1,b", .cluster, [host("a", 1), host("b")], false),
            ("rediss+cluster://a", .cluster, [host("a")], true),
            ("valkey-cluster://a", .cluster, [host("a")], false),
            ("redis+replicas://a,b", .replicas, [host("a"), host("b")], false),
            (
                "redis-sentinel://h:26379,h2/mymaster/3", .sentinel(masterName: "mymaster"),
                [host("h", 26379), host("h2", 26379)], false
            ),
            (
                "valkeys+sentinel://h:1/my%20master", .sentinel(masterName: "my master"),
                [host("h", 1)], true
            ),
        ] as [(String, RedisTopology, [Endpoint], Bool)])
    func topologies(
        _ url: String, _ topology: RedisTopology, _ endpoints: [Endpoint], _ usesTLS: Bool
    ) throws {
        let configuration = try RedisConfiguration(url)
        #expect(configuration.topology == topology && configuration.endpoints == endpoints)
        #expect((configuration.tls != nil) == usesTLS)
        #expect((configuration.sentinel.tls != nil) == usesTLS)
        #expect(configuration.database == (url.hasSuffix("/3") ? 3 : 0))
    }

    @Test("say who is read from, and how sentinels are logged in at")
    func routing() throws {
        let choices: [(String, RedisReadFrom)] = [
            ("master", .master), ("prefer-replica", .preferReplica), ("replicas", .replicas),
            ("nearest&zone=eu-1a", .nearest(zone: "eu-1a")),
        ]
        for (text, choice) in choices {
            let configuration = try RedisConfiguration("redis+cluster://a?read_from=\(text)")
            #expect(configuration.readFrom == choice)
        }
        let configuration = try RedisConfiguration(
            "redis+sentinel://app:pw@h/m?sentinel_user=s&sentinel_password=hidden-pw")
        #expect(configuration.sentinel.user == "s" && configuration.user == "app")
        #expect(configuration.sentinel.password?.revealed == "hidden-pw")
        #expect(!"\(configuration)".contains("hidden-pw"))
    }

    @Test("set the common settings")
    func parameters() throws {
        let configuration = try RedisConfiguration(
            "redis://cache?client_name=web&protocol=2&connect_timeout=1.5&timeout=3&db=7")
        #expect(configuration.clientName == "web")
        #expect(configuration.protocolVersion == .resp2)
        #expect(configuration.timeouts.connect == .seconds(1.5))
        #expect(configuration.timeouts.command == .seconds(3))
        #expect(configuration.database == 7)
    }

    @Test(
        "that are not understood are refused, and not quoted",
        arguments: [
            "", "cache", "http://secret", "redis:cache", "redis://cache:secret", "redis://cache:0",
            "redis://cache:65536", "redis://secret@cache", "redis://::1", "redis://[::1",
            "redis://cache/secret", "redis://cache/-1", "redis://cache?secret=1",
            "redis://cache?protocol=4", "redis://cache?timeout=soon", "redis://a:%zz@cache",
            "redis://a:%ff@cache", "redis://a:b%2@cache", "unix://", "unix://host/path",
            "redis://a:b#c@cache", "redis://cache?db=secret", "redis://:pa?secret@cache",
            "redis://a,,b", "redis://a:%+f@cache", "redis+secret://a", "unix+cluster://a",
            "rediss+unix:///secret", "redis+sentinel://secret", "redis+sentinel://secret/",
            "redis+cluster://a?read_from=secret", "redis+cluster://a?read_from=nearest",
            "redis+cluster://a?zone=secret", "redis+cluster+tls://a",
        ])
    func refused(_ url: String) {
        let error = #expect(throws: RedisError.self) { try RedisConfiguration(url) }
        #expect(error?.code == .configuration)
        #expect(error.map { !"\($0)".contains("secret") && !"\($0)".contains("zz") } == true)
    }

    @Test("a configuration that cannot work is refused before anything is sent")
    func invalid() {
        var configuration = RedisConfiguration(endpoints: [])
        #expect(throws: RedisError.self) { try RedisClient(configuration) }
        configuration = RedisConfiguration(database: -1)
        #expect(throws: RedisError.self) { try RedisClient(configuration) }
        configuration = RedisConfiguration()
        configuration.clientName = "two words"
        #expect(throws: RedisError.self) { try RedisClient(configuration) }
    }

    @Test("printing a configuration shows no password")
    func secrets() throws {
        let configuration = try RedisConfiguration("redis://app:hidden-pw@cache")
        #expect(!"\(configuration)".contains("hidden-pw"))
    }
}
