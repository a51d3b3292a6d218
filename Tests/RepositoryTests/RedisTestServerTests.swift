import CopperTestSupport
import Foundation
import Testing

@Suite("Redis servers of a test's own")
struct RedisTestServerTests {
    private static let plainKinds: [LiveRedis.Kind] = [.redis, .valkey]

    @Test("survive a crash, and leave nothing behind", .live, arguments: LiveRedis.Kind.allCases)
    func single(_ kind: LiveRedis.Kind) async throws {
        let (socket, process) = try await RedisTestServer.with(
            kind, settings: ["appendonly yes", "appendfsync always", "maxmemory 64mb"]
        ) { server in
            let first = try #require(server.processID)
            try await server.call("SET", "kept", "yes")
            let memory = try await server.call("CONFIG", "GET", "maxmemory").elements.last
            #expect(memory == .text("67108864"))
            try await server.crash()
            #expect(server.processID == nil && !isAlive(first))
            await #expect(throws: TestServerError.self) { try await server.call("PING") }
            try await server.start()
            #expect(try await server.call("GET", "kept") == .text("yes"))
            try await server.restart()
            let last = try #require(server.processID)
            try server.freeze()
            try server.thaw()
            #expect(try await server.call("GET", "kept") == .text("yes"))
            return (server.live.socketPath, last)
        }
        #expect(!isAlive(process))
        #expect(!FileManager.default.fileExists(atPath: socket))
    }

    @Test("have the users that the others have, or a password", .live)
    func users() async throws {
        try await RedisTestServer.with { server in
            let user = RedisUser.copper
            let answer = try await server.call("AUTH", user.name, user.password)
            #expect(answer == .text("OK"))
        }
        try await RedisTestServer.with(password: "test-own-pw") { master in
            let right = try await master.call("AUTH", "test-own-pw")
            #expect(right == .text("OK"))
            try await master.call("SET", "a", "1")
            try await RedisTestServer.with(password: "test-own-pw", replicaOf: master) { replica in
                try await master.call("WAIT", "1", "20000")
                #expect(try await replica.call("GET", "a") == .text("1"))
                let error = await #expect(throws: TestServerError.self) {
                    try await replica.call("SET", "a", "2")
                }
                #expect(error?.description.contains("READONLY") == true)
            }
        }
    }

    @Test("take TLS", .live, .enabled(if: TLSTestPKI.isUsable))
    func tls() async throws {
        try await RedisTestServer.with(tls: true) { server in
            let port = try #require(server.live.tlsPort)
            let words = try tlsAnswers(to: ["PING"], of: server.live, at: "127.0.0.1:\(port)")
            #expect(words == "+PONG\r\n+OK\r\n")
        }
    }

    @Test("say what is wrong when they do not start", .live)
    func wrongSettings() async throws {
        let error = await #expect(throws: TestServerError.self) {
            try await RedisTestServer.with(settings: ["no-such-setting 1"]) { _ in }
        }
        #expect(error?.description.contains("no-such-setting") == true)
    }

    @Test("are a cluster that outlives its masters", .live, arguments: plainKinds)
    func cluster(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 3, replicas: 1) { cluster in
            #expect(cluster.nodes.count == 6)
            let first = cluster.nodes[0]
            #expect(try await cluster.master(ofSlot: 0) === first)
            #expect(try await cluster.master(ofSlot: 16_383) === cluster.nodes[2])
            let replica = try #require(cluster.replicas(ofMaster: 0).first)
            try await cluster.failover(to: replica)
            #expect(try await cluster.master(ofSlot: 0) === replica)
            try await replica.crash()
            try await cluster.waitUntilOK()
            #expect(try await cluster.master(ofSlot: 0) === first)
            try await replica.start()
            try await cluster.waitUntilOK()
            #expect(try await cluster.master(ofSlot: 0) === first)
        }
    }

    @Test("move a cluster's slots", .live, arguments: plainKinds)
    func migration(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestCluster.with(kind, masters: 2) { cluster in
            let (from, to) = (cluster.nodes[1], cluster.nodes[0])
            // Of the slot of "foo".
            let slot = 12_182
            for key in ["foo", "{foo}1", "{foo}2"] { try await from.call("SET", key, key) }
            try await cluster.beginMigration(slot: slot, to: to)
            try await cluster.moveKeys(ofSlot: slot, to: to, limit: 2)
            var asked = 0
            for key in ["foo", "{foo}1", "{foo}2"] {
                do {
                    #expect(try await from.call("GET", key) == .text(key))
                } catch let error as TestServerError {
                    #expect(error.description.contains("ASK \(slot) \(to.address)"))
                    asked += 1
                }
            }
            #expect(asked == 2)
            try await cluster.moveKeys(ofSlot: slot, to: to)
            try await cluster.finishMigration(slot: slot, to: to)
            #expect(try await cluster.master(ofSlot: slot) === to)
            #expect(try await to.call("GET", "foo") == .text("foo"))
            let added = try await cluster.addNode()
            try await cluster.migrate(slot: slot, to: added)
            #expect(try await added.call("GET", "{foo}2") == .text("{foo}2"))
        }
    }

    @Test("are watched by sentinels", .live)
    func sentinel() async throws {
        try await RedisTestSentinel.with(
            .valkey, replicas: 2, password: "test-own-pw", sentinelPassword: "sentinel-pw"
        ) { group in
            let first = try await group.master()
            #expect(first === group.servers[0])
            try await first.crash()
            let next = try await group.nextMaster(after: first)
            #expect(next !== first)
            try await next.call("SET", "a", "1")
            try await first.start()
            try await group.waitUntilReady()
            #expect(try await first.call("GET", "a") == .text("1"))
            // On a slow machine the sentinels may have chosen another meanwhile.
            let before = try await group.master()
            let last = try await group.failover()
            #expect(last !== before)
        }
    }

    @Test("end with the process that started them", .live)
    func orphans() async throws {
        try await RedisTestServer.with { server in
            let process = try #require(server.processID)
            let directory = URL(filePath: server.live.socketPath).deletingLastPathComponent().path
            // The descriptor stands for the process: its end closes it.
            let descriptor = try TestInstances.watch(directory)
            try server.freeze()
            #expect(server.processID == process)
            close(descriptor)
            for _ in 0..<1_000 where FileManager.default.fileExists(atPath: directory) {
                usleep(10_000)
            }
            #expect(!isAlive(process))
            #expect(!FileManager.default.fileExists(atPath: directory))
        }
    }
}

private func isAlive(_ process: Int32) -> Bool {
    let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return !line.isEmpty
}
