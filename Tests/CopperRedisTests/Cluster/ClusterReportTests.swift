import CopperNet
import CopperRESP
import Testing

@testable import CopperRedis

@Suite("Reports about clusters")
struct ClusterReportTests {
    private let asked = Endpoint.host("seed.example", port: 7000)

    // MARK: CLUSTER SHARDS

    @Test("CLUSTER SHARDS tells masters, replicas, slots, zones and health, in both protocols")
    func shards() throws {
        let replies = [true, false].map { isMap in
            list([
                shard(
                    isMap, slots: [0, 5460, 6000, 6000],
                    nodes: [
                        ["role": "replica", "ip": "10.0.0.4", "endpoint": "10.0.0.4"],
                        [
                            "role": "master", "ip": "10.0.0.1", "endpoint": "10.0.0.1",
                            "availability-zone": "eu-1a",
                        ],
                    ]),
                shard(
                    isMap, slots: [5461, 5999],
                    nodes: [
                        ["role": "master", "ip": "10.0.0.2", "endpoint": "b.example"],
                        [
                            "role": "replica", "ip": "10.0.0.5", "endpoint": "10.0.0.5",
                            "health": "loading",
                        ],
                    ]),
                // It has joined, and has nothing yet.
                shard(isMap, slots: [], nodes: [["role": "master", "endpoint": "10.0.0.9"]]),
            ])
        }
        for reply in replies {
            let map = try #require(ClusterReport.shards(reply, asked: asked, usesTLS: false))
            #expect(map.isCluster && map.shards.count == 2)
            #expect(map.shards[0].master == server("10.0.0.1", zone: "eu-1a"))
            #expect(map.shards[0].replicas == [server("10.0.0.4")])
            #expect(map.shards[1].master == server("b.example"))
            #expect(map.shards[1].replicas == [server("10.0.0.5", isHealthy: false)])
            #expect(map.shard(ofSlot: 0) == 0 && map.shard(ofSlot: 5460) == 0)
            #expect(map.shard(ofSlot: 5461) == 1 && map.shard(ofSlot: 5999) == 1)
            #expect(map.shard(ofSlot: 6000) == 0 && map.shard(ofSlot: 6001) == nil)
            #expect(map.assignedSlots == 6001)
            #expect(map.spares == [server("10.0.0.9")])
            #expect(map.servers.count == 5)
        }
    }

    @Test("a server without a name is known by the seed's, or by its address")
    func names() throws {
        let forms: [([String: String], String)] = [
            (["endpoint": "", "ip": ""], "seed.example"),
            (["ip": "10.0.0.1"], "seed.example"),
            (["endpoint": "?", "ip": "10.0.0.1"], "10.0.0.1"),
            (["endpoint": "2001:db8::1", "ip": "2001:db8::1"], "2001:db8::1"),
        ]
        for (fields, host) in forms {
            let node = fields.merging(["role": "master"]) { $1 }
            let reply = list([shard(true, slots: [0, 16383], nodes: [node])])
            let map = try #require(ClusterReport.shards(reply, asked: asked, usesTLS: false))
            #expect(map.shards.first?.master.endpoint == .host(host, port: 7001))
        }
        let nameless = shard(true, slots: [0, 1], nodes: [["role": "master", "endpoint": "?"]])
        #expect(ClusterReport.shards(list([nameless]), asked: asked, usesTLS: false) == nil)
    }

    @Test("the port is that of TLS where TLS is spoken")
    func ports() throws {
        let node = ["role": "master", "endpoint": "a.example", "tls-port": "7101"]
        let reply = list([shard(true, slots: [0, 16383], nodes: [node])])
        let map = try #require(ClusterReport.shards(reply, asked: asked, usesTLS: true))
        #expect(map.shards.first?.master.endpoint == .host("a.example", port: 7101))
    }

    @Test("of two masters the one that is up counts, whichever comes first")
    func failed() throws {
        let down = ["role": "master", "endpoint": "10.0.0.1", "health": "fail"]
        let up = ["role": "master", "endpoint": "10.0.0.4"]
        for nodes in [[down, up], [up, down]] {
            let reply = list([shard(true, slots: [0, 16383], nodes: nodes)])
            let map = try #require(ClusterReport.shards(reply, asked: asked, usesTLS: false))
            #expect(map.shards.first?.master == server("10.0.0.4"))
            #expect(map.shards.first?.replicas == [])
        }
    }

    @Test("CLUSTER SHARDS that leaves slots without a master is not gone by")
    func masterless() {
        let reply = list([
            shard(true, slots: [0, 99], nodes: [["role": "replica", "endpoint": "10.0.0.4"]])
        ])
        #expect(ClusterReport.shards(reply, asked: asked, usesTLS: false) == nil)
    }

    // MARK: CLUSTER SLOTS

    @Test("CLUSTER SLOTS tells masters, replicas and slots")
    func slots() throws {
        let reply = list([
            range(0, 99, [node("10.0.0.1", 7001), node("10.0.0.4", 7004)]),
            range(100, 199, [node("10.0.0.2", 7002)]),
            range(300, 300, [node("10.0.0.1", 7001), node("10.0.0.4", 7004)]),
        ])
        let map = try #require(ClusterReport.slots(reply, asked: asked))
        #expect(map.shards.count == 2)
        #expect(map.shards[0].master.endpoint == .host("10.0.0.1", port: 7001))
        #expect(map.shards[0].replicas.map(\.endpoint) == [.host("10.0.0.4", port: 7004)])
        #expect(map.shard(ofSlot: 99) == 0 && map.shard(ofSlot: 100) == 1)
        #expect(map.shard(ofSlot: 300) == 0 && map.shard(ofSlot: 200) == nil)
    }

    @Test(
        "CLUSTER SLOTS without names means the seed, and a question mark is nobody unless an address is told"
    )
    func slotNames() throws {
        let hosts: [(RESPValue, [RESPValue], Endpoint?)] = [
            (.null, [], .host("seed.example", port: 7001)),
            (bulk(""), [], .host("seed.example", port: 7001)),
            (bulk("?"), [], nil),
            (bulk("?"), [bulk("ip"), bulk("10.0.0.7")], .host("10.0.0.7", port: 7001)),
            (bulk("::1"), [], .host("::1", port: 7001)),
            (
                bulk("10.0.0.1"), [bulk("hostname"), bulk("a.example")],
                .host("10.0.0.1", port: 7001)
            ),
        ]
        for (host, metadata, endpoint) in hosts {
            let node = list([host, .integer(7001), bulk("id"), list(metadata)])
            let reply = list([range(0, 16383, [node]), range(5, 5, [self.node("b", 1)])])
            let map = try #require(ClusterReport.slots(reply, asked: asked))
            #expect(map.shard(ofSlot: 0).map { map.shards[$0].master.endpoint } == endpoint)
            #expect(map.shard(ofSlot: 5) != nil)
        }
    }

    // MARK: What nobody should send

    @Test(
        "what is no report is none",
        arguments: [
            RESPValue.null, .integer(1), .simpleString("OK"), .array([.integer(1)]),
            .array([.array([])]), .array([.map([])]),
            .array([.array([.integer(0), .integer(16384), .array([])])]),
            .array([.array([.integer(-1), .integer(3), .array([])])]),
            .array([.array([.integer(9), .integer(3), .array([])])]),
            .array([.array([.integer(.max), .integer(.max), .array([])])]),
        ])
    func garbage(reply: RESPValue) {
        #expect(ClusterReport.shards(reply, asked: asked, usesTLS: false) == nil)
        #expect(ClusterReport.slots(reply, asked: asked) == nil)
    }

    @Test("ports and slots out of range are passed over")
    func ranges() throws {
        for port in [0, -1, 65536, .max] {
            let bad = list([bulk("10.0.0.1"), .integer(Int64(port)), bulk("id")])
            let reply = list([range(0, 5, [bad]), range(6, 9, [node("10.0.0.2", 7002)])])
            let map = try #require(ClusterReport.slots(reply, asked: asked))
            #expect(map.shard(ofSlot: 0) == nil && map.shard(ofSlot: 6) == 0)
        }
        let reply = list([
            shard(
                true, slots: [0, 99_999, -5, 3, 7, 8],
                nodes: [["role": "master", "endpoint": "10.0.0.1"]])
        ])
        let map = try #require(ClusterReport.shards(reply, asked: asked, usesTLS: false))
        #expect(map.assignedSlots == 2)
    }

    @Test("a redirection moves one slot, to a server that is known or new")
    func moving() throws {
        let reply = list([
            range(0, 99, [node("10.0.0.1", 7001), node("10.0.0.4", 7004)]),
            range(100, 199, [node("10.0.0.2", 7002)]),
        ])
        var map = try #require(ClusterReport.slots(reply, asked: asked))
        map.move(slot: 7, to: .host("10.0.0.2", port: 7002))
        #expect(map.shard(ofSlot: 7) == 1 && map.shard(ofSlot: 8) == 0)
        #expect(map.shards.count == 2)
        map.move(slot: 8, to: .host("10.0.0.4", port: 7004))
        #expect(map.shard(ofSlot: 8) == 2)
        #expect(map.shards[2].master.endpoint == .host("10.0.0.4", port: 7004))
        map.move(slot: 9, to: .host("10.0.0.4", port: 7004))
        #expect(map.shard(ofSlot: 9) == 2 && map.shards.count == 3)
        let before = map
        map.move(slot: 16384, to: .host("10.0.0.4", port: 7004))
        map.move(slot: -1, to: .host("10.0.0.4", port: 7004))
        #expect(map == before)
    }

    @Test("a master with replicas has every slot, and none by number")
    func single() {
        let map = RedisServerMap(.init(master: server("a"), replicas: [server("b"), server("a")]))
        #expect(!map.isCluster && map.shard(ofSlot: 12_000) == 0)
        #expect(map.servers.map(\.endpoint) == [server("a").endpoint, server("b").endpoint])
    }

    // MARK: Making replies

    private func server(
        _ host: String, zone: String? = nil, isHealthy: Bool = true
    ) -> RedisServerMap.Server {
        .init(endpoint: .host(host, port: 7001), zone: zone, isHealthy: isHealthy)
    }

    private func bulk(_ text: String) -> RESPValue { .bulkString(Array(text.utf8)) }

    private func list(_ values: [RESPValue]) -> RESPValue { .array(values) }

    private func object(_ isMap: Bool, _ fields: [(String, RESPValue)]) -> RESPValue {
        isMap
            ? .map(fields.map { RESPEntry(bulk($0.0), $0.1) })
            : .array(fields.flatMap { [bulk($0.0), $0.1] })
    }

    private func shard(
        _ isMap: Bool, slots: [Int], nodes: [[String: String]]
    ) -> RESPValue {
        let nodes = nodes.map { node -> RESPValue in
            var fields = [("port", RESPValue.integer(7001)), ("id", bulk("id"))]
            for (name, value) in node {
                fields.append((name, Int64(value).map { .integer($0) } ?? bulk(value)))
            }
            return object(isMap, fields)
        }
        let slots = slots.map { RESPValue.integer(Int64($0)) }
        return object(isMap, [("slots", list(slots)), ("nodes", list(nodes))])
    }

    private func range(_ first: Int64, _ last: Int64, _ nodes: [RESPValue]) -> RESPValue {
        list([.integer(first), .integer(last)] + nodes)
    }

    private func node(_ host: String, _ port: Int64) -> RESPValue {
        list([bulk(host), .integer(port), bulk("id-of-it")])
    }
}

@Suite("Reports about masters and replicas")
struct RoleReportTests {
    private let asked = Endpoint.host("seed.example", port: 6379)

    private func bulk(_ text: String) -> RESPValue { .bulkString(Array(text.utf8)) }

    @Test("ROLE tells a master from a replica and a sentinel")
    func roles() {
        let replica = RESPValue.array([bulk("10.0.0.2"), bulk("6380"), bulk("1234")])
        let broken = RESPValue.array([bulk("10.0.0.3"), bulk("x"), bulk("1")])
        #expect(
            RedisRole(
                .array([bulk("master"), .integer(9), .array([replica, broken])]), asked: asked)
                == .master(replicas: [.host("10.0.0.2", port: 6380)]))
        for (state, isConnected) in [("connected", true), ("sync", false), ("connect", false)] {
            let reply = RESPValue.array([
                bulk("slave"), bulk("10.0.0.1"), .integer(6379), bulk(state), .integer(1),
            ])
            #expect(
                RedisRole(reply, asked: asked)
                    == .replica(master: .host("10.0.0.1", port: 6379), isConnected: isConnected))
        }
        #expect(
            RedisRole(.array([bulk("sentinel"), .array([bulk("mymaster")])]), asked: asked)
                == .sentinel(masters: ["mymaster"]))
    }

    @Test(
        "what is no role is none",
        arguments: [
            RESPValue.null, .array([]), .array([.integer(1)]), .simpleString("master"),
            .array([.bulkString(Array("slave".utf8))]),
            .array([.bulkString(Array("chief".utf8)), .integer(1), .array([])]),
        ])
    func noRoles(reply: RESPValue) {
        #expect(RedisRole(reply, asked: asked) == nil)
    }

    @Test("sentinels tell the master, its replicas that are up, and one another")
    func sentinels() {
        let master = RESPValue.array([bulk("10.0.0.1"), bulk("6379")])
        #expect(SentinelReport.master(master, asked: asked) == .host("10.0.0.1", port: 6379))
        #expect(SentinelReport.master(.null, asked: asked) == nil)
        #expect(SentinelReport.master(.array([bulk(""), bulk("1")]), asked: asked) == nil)
        func server(_ host: String, _ flags: String, link: String = "ok") -> RESPValue {
            .map([
                RESPEntry(bulk("ip"), bulk(host)), RESPEntry(bulk("port"), bulk("6380")),
                RESPEntry(bulk("flags"), bulk(flags)),
                RESPEntry(bulk("master-link-status"), bulk(link)),
            ])
        }
        let replies = RESPValue.array([
            server("a", "slave"), server("b", "s_down,slave"), server("c", "slave,disconnected"),
            server("d", "slave", link: "err"), server("", "slave"),
        ])
        #expect(
            SentinelReport.replicas(replies, asked: asked) == [.host("a", port: 6380)])
        #expect(SentinelReport.sentinels(replies, asked: asked).count == 4)
    }

    @Test(
        "what sentinels tell is told apart by the master it is about",
        arguments: [
            ("mymaster 10.0.0.1 1 10.0.0.2 1", true), ("other 10.0.0.1 1 10.0.0.2 1", false),
            ("slave 10.0.0.2:1 10.0.0.2 1 @ mymaster 10.0.0.1 1", true),
            ("slave mymaster 10.0.0.2 1 @ other 10.0.0.1 1", false),
            ("master mymaster 10.0.0.1 1", true), ("master other 10.0.0.1 1", false),
            ("", false), ("@", false), ("mymaster", false),
        ])
    func messages(message: String, concerns: Bool) {
        #expect(SentinelReport.concerns(message, "mymaster") == concerns)
    }
}
