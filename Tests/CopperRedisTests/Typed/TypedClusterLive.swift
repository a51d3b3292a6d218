import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Typed commands of clusters and sentinels, on such of the test's own.
struct TypedClusterLive {
    let kind: LiveRedis.Kind
    let notes: NotingRedis.Notes

    func everything() async throws {
        try await cluster()
        try await joining()
        try await replicating()
        try await sentinel()
        try await handover()
    }

    /// A node tells of its cluster.
    private func cluster() async throws {
        try await RedisTestCluster.with(kind, masters: 2, replicas: 1) { cluster in
            for version in RESPVersion.allCases {
                try await RedisClient.with("redis://\(cluster.nodes[0].address)") {
                    $0.protocolVersion = version
                } _: { client in
                    try await tells(NotingRedis(base: client, notes: notes), cluster)
                }
            }
            try await RedisClient.with("redis://\(cluster.nodes[0].address)") { client in
                let redis = NotingRedis(base: client, notes: notes)
                try await changes(redis)
                if kind == .valkey { try await migrates(redis, to: cluster.nodes[1]) }
            }
            if kind == .valkey {
                // A cursor is routed like a key, and the first is the second node's.
                try await RedisClient.with("redis://\(cluster.nodes[1].address)") { client in
                    let page = try await NotingRedis(base: client, notes: notes)
                        .clusterscan(.start, count: 10)
                    #expect(page.elements.isEmpty)
                }
            }
            try await RedisClient.with("redis://\(cluster.nodes[2].address)") { client in
                try await replica(NotingRedis(base: client, notes: notes), client)
            }
        }
    }

    private func tells(_ redis: NotingRedis, _ cluster: RedisTestCluster) async throws {
        let info = try await redis.clusterInfo()
        #expect(info["cluster_state"] == "ok" && info.int("cluster_known_nodes") == 4)
        let id = try await redis.clusterMyid()
        let nodes = try await redis.clusterNodes().nodes
        #expect(nodes.count == 4)
        let own = try #require(nodes.first { $0.flags.contains("myself") })
        #expect(own.id == id && own.slots == [0...8191] && own.isConnected && own.primary == nil)
        let replicas = try await redis.clusterReplicas(id)
        let old = try await redis.clusterSlaves(id)
        #expect(replicas.map(\.primary) == [id] && old.map(\.id) == replicas.map(\.id))
        let slots = try await redis.clusterSlots()
        let first = try #require(slots.first { $0.slots.lowerBound == 0 })
        #expect(first.slots == 0...8191 && first.nodes.count == 2)
        #expect(first.nodes[0].port == Int(cluster.nodes[0].port) && first.nodes[0].id == id)
        let shards = try await redis.clusterShards()
        let shard = try #require(shards.first { $0.slots == [0...8191] })
        #expect(Set(shard.nodes.map(\.role)) == ["master", "replica"])
        #expect(shard.nodes.contains { $0.id == id && $0.port == Int(cluster.nodes[0].port) })
        let links = try await redis.clusterLinks()
        #expect(links.count >= 3 && links.allSatisfy { $0.createTime > 0 })
        let slot = try await redis.clusterKeyslot("{a}b")
        #expect(slot == 15_495)
        let none = try await redis.clusterCountkeysinslot(1)
        let keys = try await redis.clusterGetkeysinslot(1, count: 5)
        #expect(none == 0 && keys.isEmpty)
        let reports = try await redis.clusterCountFailureReports(id)
        #expect(reports == 0)
        let help = try await redis.clusterHelp()
        #expect(help.count > 10)
    }

    private func changes(_ redis: NotingRedis) async throws {
        try await redis.clusterSaveconfig()
        let bumped = try await redis.clusterBumpepoch()
        #expect(bumped.hasPrefix("BUMPED") || bumped.hasPrefix("STILL"))
        let id = try await redis.clusterMyid()
        try await redis.clusterSetslot(5, .stable)
        try await redis.clusterDelslots(5, 6)
        try await redis.clusterAddslots(5, 6)
        try await redis.clusterDelslotsrange(RedisSlotRange(7...8), RedisSlotRange(10...11))
        try await redis.clusterAddslotsrange(RedisSlotRange(7...8), RedisSlotRange(10...11))
        try await redis.clusterSetslot(5, .node(id))
        if kind == .valkey {
            let shard = try await redis.clusterMyshardid()
            #expect(shard.count == 40)
            let statistics = try await redis.clusterSlotStats(RedisSlotRange(0...3))
            #expect(statistics.map(\.slot) == [0, 1, 2, 3])
            let ordered = try await redis.clusterSlotStats(
                by: .keyCount, limit: 2, order: .descending)
            #expect(ordered.count == 2 && ordered[0].keyCount == 0)
            try await redis.clusterFlushslot(5, .sync)
            let migrations = try await redis.clusterGetslotmigrations()
            #expect(migrations.isEmpty)
        }
    }

    /// Slots go to the other node as a whole.
    private func migrates(_ redis: NotingRedis, to node: RedisTestServer) async throws {
        let nodes = try await redis.clusterNodes().nodes
        let other = try #require(nodes.first { $0.slots == [8192...16_383] })
        let migration = RedisSlotMigration([20...21, 30...30], to: other.id)
        // From a node that does nothing there is time to be called back.
        try node.freeze()
        try await redis.clusterMigrateslots(migration)
        try await redis.clusterCancelslotmigrations()
        try node.thaw()
        try await redis.clusterMigrateslots(migration)
        try await eventually("the slots to be the other's") {
            try await redis.clusterNodes().nodes.contains {
                $0.id == other.id && $0.slots == [20...21, 30...30, 8192...16_383]
            }
        }
        let migrations = try await redis.clusterGetslotmigrations()
        #expect(Set(migrations.compactMap { $0["state"]?.text }) == ["cancelled", "success"])
    }

    private func eventually(
        _ what: String, _ condition: () async throws -> Bool
    ) async throws {
        for _ in 0..<500 {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("waited in vain for \(what)")
    }

    private func replica(_ redis: NotingRedis, _ client: RedisClient) async throws {
        let role = try await redis.role()
        guard case .replica(_, _, let state, _) = role else {
            Issue.record("\(role)")
            return
        }
        #expect(state == "connected")
        try await client.withConnection { connection in
            let own = NotingRedis(base: connection, notes: notes)
            try await own.readonly()
            let none = try await own.get("{b}")
            #expect(none == nil)
            try await own.readwrite()
        }
        try await redis.clusterFailover(.takeover)
    }

    /// A node without slots joins, forgets and begins anew.
    private func joining() async throws {
        try await RedisTestCluster.with(kind, masters: 1) { cluster in
            let primary = cluster.nodes[0]
            try await RedisClient.with("redis://\(primary.address)") { client in
                let redis = NotingRedis(base: client, notes: notes)
                let id = try await redis.clusterMyid()
                let unknown = String(repeating: "0", count: 40)
                try await redis.clusterMeet("127.0.0.1", port: Int(primary.port))
                await #expect(throws: RedisError.self) { try await redis.clusterForget(unknown) }
                await #expect(throws: RedisError.self) { try await redis.clusterReplicate(id) }
                try await redis.clusterFlushslots()
                try await redis.clusterReset(.soft)
                try await redis.clusterReset(.hard)
                try await redis.clusterSetConfigEpoch(3)
            }
        }
    }

    /// A node without slots becomes a replica, and is forgotten.
    private func replicating() async throws {
        try await RedisTestCluster.with(kind, masters: 1) { cluster in
            let primary = cluster.nodes[0]
            let node = try await cluster.addNode()
            let (primaryID, id) = (
                try await cluster.id(of: primary), try await cluster.id(of: node)
            )
            try await RedisClient.with("redis://\(node.address)") { client in
                let redis = NotingRedis(base: client, notes: notes)
                try await redis.clusterReplicate(primaryID)
                try await eventually("the node to be a replica") {
                    try await redis.clusterNodes().nodes.contains {
                        $0.id == id && $0.primary == primaryID
                    }
                }
            }
            try await RedisClient.with("redis://\(primary.address)") { client in
                let redis = NotingRedis(base: client, notes: notes)
                try await redis.clusterForget(id)
                let known = try await redis.clusterNodes().nodes.map(\.id)
                #expect(known == [primaryID])
            }
        }
    }

    /// A sentinel tells of the servers that it watches.
    private func sentinel() async throws {
        try await RedisTestSentinel.with(kind) { setup in
            let address = try #require(setup.sentinels.first).address
            for version in RESPVersion.allCases {
                try await RedisClient.with("redis://\(address)") {
                    $0.protocolVersion = version
                } _: { client in
                    let redis = NotingRedis(base: client, notes: notes)
                    try await watches(redis, setup)
                    if kind == .valkey { try await newNames(redis, setup) }
                }
            }
            try await RedisClient.with("redis://\(address)") { client in
                try await commands(NotingRedis(base: client, notes: notes), setup)
            }
        }
    }

    private func watches(_ redis: NotingRedis, _ setup: RedisTestSentinel) async throws {
        let name = setup.name
        let master = try await setup.master()
        let address = try await redis.sentinelGetMasterAddrByName(name)
        let nobody = try await redis.sentinelGetMasterAddrByName("nobody")
        #expect(address?.port == Int(master.port) && nobody == nil)
        let instance = try await redis.sentinelMaster(name)
        #expect(instance.name == name && instance.flags.contains("master"))
        #expect(instance.record.ifInt("quorum").map { $0 > 0 } == true)
        let masters = try await redis.sentinelMasters()
        #expect(masters.map(\.name) == [name])
        let replicas = try await redis.sentinelReplicas(name)
        let slaves = try await redis.sentinelSlaves(name)
        #expect(replicas.count == setup.servers.count - 1 && slaves.count == replicas.count)
        let others = try await redis.sentinelSentinels(name)
        #expect(others.count == setup.sentinels.count - 1)
        let quorum = try await redis.sentinelCkquorum(name)
        #expect(quorum.contains("OK") || quorum.contains("usable"))
        let id = try await redis.sentinelMyid()
        #expect(id.count == 40)
        let settings = try await redis.sentinelConfigGet("*")
        #expect(settings["resolve-hostnames"] != nil)
        let scripts = try await redis.sentinelPendingScripts()
        #expect(scripts.isEmpty)
        let cache = try await redis.sentinelInfoCache(name)
        #expect(cache.count == 2)
        let debug = try await redis.sentinelDebug()
        #expect(!debug.isEmpty)
        let vote = try await redis.sentinelIsMasterDownByAddr(
            "127.0.0.1", port: Int(master.port), epoch: 0, runID: "*")
        #expect(!vote.isDown && vote.leader == nil)
        let help = [try await redis.sentinelHelp(), try await redis.sentinelSimulateFailureHelp()]
        #expect(help.allSatisfy { !$0.isEmpty })
        let role = try await redis.role()
        #expect(role == .sentinel(primaries: [name]))
    }

    private func newNames(_ redis: NotingRedis, _ setup: RedisTestSentinel) async throws {
        let master = try await setup.master()
        let address = try await redis.sentinelGetPrimaryAddrByName(setup.name)
        let primary = try await redis.sentinelPrimary(setup.name)
        let primaries = try await redis.sentinelPrimaries()
        #expect(address?.port == Int(master.port) && primary.name == setup.name)
        #expect(primaries.count == 1)
        let vote = try await redis.sentinelIsPrimaryDownByAddr(
            "127.0.0.1", port: Int(master.port), epoch: 0, runID: "*")
        #expect(!vote.isDown)
    }

    private func commands(_ redis: NotingRedis, _ setup: RedisTestSentinel) async throws {
        try await redis.sentinelSet(setup.name, ["failover-timeout": 20_000])
        try await redis.sentinelConfigSet(["announce-port": 0])
        try await redis.sentinelDebugSet(["info-period": 1_000])
        try await redis.sentinelFlushconfig()
        let master = try await setup.master()
        try await redis.sentinelMonitor("other", "127.0.0.1", port: Int(master.port), quorum: 1)
        let reset = try await redis.sentinelReset("other")
        #expect(reset == 1)
        try await redis.sentinelRemove("other")
        try await redis.sentinelFailover(setup.name)
    }

    /// A primary gives its place to its replica, with nothing lost.
    private func handover() async throws {
        try await RedisTestServer.with(kind) { primary in
            try await RedisTestServer.with(kind) { replica in
                try await RedisClient.with(replica.live.url()) { client in
                    try await client.replicaof("127.0.0.1", port: Int(primary.port))
                    try await eventually("the replica to have what the primary has") {
                        guard case .replica(_, _, "connected", _) = try await client.role() else {
                            return false
                        }
                        return true
                    }
                    try await RedisClient.with(primary.live.url()) { client in
                        try await NotingRedis(base: client, notes: notes).failover(
                            timeout: .seconds(10))
                    }
                    try await eventually("the replica to be the primary") {
                        guard case .primary = try await client.role() else { return false }
                        return true
                    }
                }
            }
        }
    }
}
