import Foundation

/// A master with replicas and the sentinels that watch them, of a test's own.
///
/// ```swift
/// try await RedisTestSentinel.with(replicas: 1) { group in
///     let first = try await group.master()
///     try await first.crash()
///     let next = try await group.nextMaster(after: first)
/// }
/// ```
///
/// A master that is silent for a second is taken for down; another is elected within two or
/// three.
public final class RedisTestSentinel: Sendable {
    /// What the sentinels call the master.
    public let name = "mymaster"
    /// The master of the beginning, and its replicas.
    public let servers: [RedisTestServer]
    public let sentinels: [RedisTestServer]

    /// `127.0.0.1:port` of every sentinel, with commas between.
    public var addresses: String { sentinels.map(\.address).joined(separator: ",") }

    /// Runs `body` with servers and sentinels that know each other, and ends them afterwards.
    ///
    /// - Parameters:
    ///   - sentinels: More than half of them must agree that the master is down.
    ///   - password: Of the servers' user `default`.
    ///   - sentinelPassword: Of the sentinels' user `default`.
    ///   - settings: Lines of each server's configuration file.
    public static func with<Result>(
        _ kind: LiveRedis.Kind = .redis, replicas: Int = 1, sentinels: Int = 3,
        password: String? = nil, sentinelPassword: String? = nil, settings: [String] = [],
        _ body: (RedisTestSentinel) async throws -> Result
    ) async throws -> Result {
        let group = try await offload {
            try RedisTestSentinel(
                kind, replicas: replicas, sentinels: sentinels, password: password,
                sentinelPassword: sentinelPassword, settings: settings)
        }
        do {
            try await group.waitUntilReady()
            let result = try await body(group)
            await offload { group.remove() }
            return result
        } catch {
            await offload { group.remove() }
            throw error
        }
    }

    private init(
        _ kind: LiveRedis.Kind, replicas: Int, sentinels: Int, password: String?,
        sentinelPassword: String?, settings: [String]
    ) throws {
        var started: [RedisTestServer] = []
        func start(
            _ mode: RedisTestServer.Mode, _ password: String?, _ settings: [String]
        ) throws -> RedisTestServer {
            let server = try RedisTestServer.started(
                kind, mode: mode, password: password, settings: settings)
            started.append(server)
            return server
        }
        do {
            let master = try start(.single, password, settings)
            for _ in 0..<replicas {
                _ = try start(.single, password, ["replicaof 127.0.0.1 \(master.port)"] + settings)
            }
            var lines = [
                "sentinel monitor \(name) 127.0.0.1 \(master.port) \(sentinels / 2 + 1)",
                "sentinel down-after-milliseconds \(name) 1000",
                "sentinel failover-timeout \(name) 4000", "sentinel parallel-syncs \(name) 1",
            ]
            if let password { lines.append("sentinel auth-pass \(name) \(password)") }
            if let sentinelPassword { lines.append("sentinel sentinel-pass \(sentinelPassword)") }
            for _ in 0..<sentinels { _ = try start(.sentinel, sentinelPassword, lines) }
        } catch {
            for server in started { server.remove() }
            throw error
        }
        servers = Array(started[...replicas])
        self.sentinels = Array(started[(1 + replicas)...])
    }

    private func remove() {
        for server in sentinels + servers { server.remove() }
    }

    // MARK: What it is like

    /// Waits until every sentinel that runs knows the others, the master and the replicas, and
    /// the replicas have what the master has.
    public func waitUntilReady() async throws {
        try await offload { [self] in
            try waitUntil("the sentinels to know each other") {
                let running = sentinels.filter(\.isAnswering)
                let replicas = servers.count { $0.isAnswering } - 1
                let isKnown = try running.allSatisfy { sentinel in
                    let others = try answer(of: sentinel, "SENTINELS").elements
                    let known = try answer(of: sentinel, "REPLICAS").elements
                    return others.count { Self.isWell($0) } == running.count - 1
                        && known.count { Self.isWell($0) } == replicas
                }
                let ports = Set(try running.map { try masterPort(as: $0) })
                guard isKnown, ports.count == 1, let port = ports.first else { return false }
                // One that was down may take itself for the master still.
                return try servers.filter(\.isAnswering).allSatisfy {
                    let words = ["INFO", "replication"]
                    return try port == Int($0.port)
                        ? $0.field("role", of: words) == "master"
                        : $0.field("master_link_status", of: words) == "up"
                }
            }
        }
    }

    /// The master that the sentinels name.
    public func master() async throws -> RedisTestServer {
        try await offload { try self.currentMaster() }
    }

    /// Waits until all sentinels that run name another master, and it is one.
    public func nextMaster(after old: RedisTestServer) async throws -> RedisTestServer {
        try await offload { [self] in
            try waitUntil("another master") { try isAgreed(anotherThan: old) }
            return try currentMaster()
        }
    }

    private func isAgreed(anotherThan old: RedisTestServer) throws -> Bool {
        let ports = try sentinels.filter(\.isAnswering).map { try masterPort(as: $0) }
        guard Set(ports).count == 1, let port = ports.first, port != Int(old.port),
            let next = servers.first(where: { Int($0.port) == port })
        else { return false }
        return try next.field("role", of: ["INFO", "replication"]) == "master"
    }

    /// Has a sentinel make another server the master, while the old one is well.
    ///
    /// - Returns: The new master.
    public func failover() async throws -> RedisTestServer {
        let old = try await master()
        return try await offload { [self] in
            guard let sentinel = sentinels.first(where: \.isAnswering)
            else { throw TestServerError("no sentinel runs") }
            _ = try answer(of: sentinel, "FAILOVER")
            var looks = 0
            try waitUntil("another master") {
                if try isAgreed(anotherThan: old) { return true }
                looks += 1
                // A sentinel gives it up when a replica does not answer soon, on a slow machine.
                let isOld = try masterPort(as: sentinel) == Int(old.port)
                if isOld, looks.isMultiple(of: 500) { _ = try? answer(of: sentinel, "FAILOVER") }
                return false
            }
            return try currentMaster()
        }
    }

    private func currentMaster() throws -> RedisTestServer {
        guard let sentinel = sentinels.first(where: \.isAnswering)
        else { throw TestServerError("no sentinel runs") }
        let port = try masterPort(as: sentinel)
        guard let master = servers.first(where: { Int($0.port) == port })
        else { throw TestServerError("no server is the master") }
        return master
    }

    private func masterPort(as sentinel: RedisTestServer) throws -> Int? {
        let words = try answer(of: sentinel, "GET-MASTER-ADDR-BY-NAME").elements
        return words.last?.text.flatMap { Int($0) }
    }

    private func answer(of sentinel: RedisTestServer, _ question: String) throws -> RedisTestReply {
        try sentinel.answer(to: ["SENTINEL", question, name])
    }

    /// By the flags among the names and values that a sentinel tells about a server.
    private static func isWell(_ description: RedisTestReply) -> Bool {
        let words = description.elements.compactMap(\.text)
        guard let place = words.firstIndex(of: "flags"), place + 1 < words.count
        else { return false }
        // `master_down` is what another sentinel said last, maybe of the master before.
        let flags = words[place + 1].split(separator: ",")
        return flags.allSatisfy { ["slave", "sentinel", "master_down"].contains($0) }
    }
}
