import CopperBytes
import Foundation

/// A cluster of a test's own: servers to be crashed, frozen and restarted, slots to be moved.
///
/// ```swift
/// try await RedisTestCluster.with(masters: 3, replicas: 1) { cluster in
///     let url = cluster.url
///     try await cluster.nodes[0].crash()
///     try await cluster.waitUntilOK()
/// }
/// ```
///
/// Slots are shared out in order: of three masters, the first has the slots from 0 on.
public final class RedisTestCluster: Sendable {
    /// How many of the first ``nodes`` were masters in the beginning.
    public let masters: Int
    /// How many replicas each had.
    public let replicas: Int

    private let make: @Sendable () throws -> RedisTestServer
    private let members = Lock<[RedisTestServer]>([])

    /// The masters; behind them the replicas of the first, of the second, and so on; behind
    /// them what ``addNode()`` added.
    public var nodes: [RedisTestServer] { members.withLock { $0 } }

    /// `127.0.0.1:port` of every node, with commas between.
    public var addresses: String { nodes.map(\.address).joined(separator: ",") }

    /// `redis://127.0.0.1:port,…` of every node.
    public var url: String { "redis://\(addresses)" }

    /// The replicas that the master had in the beginning, by its place among ``nodes``.
    public func replicas(ofMaster index: Int) -> ArraySlice<RedisTestServer> {
        nodes[masters + index * replicas..<masters + (index + 1) * replicas]
    }

    /// Runs `body` with a cluster whose nodes all agree, and ends it afterwards.
    ///
    /// - Parameters:
    ///   - tls: A port for TLS beside the other, of each node; nodes tell clients the port
    ///     that they came by.
    ///   - nodeTimeout: In milliseconds. A node that is silent for so long is taken for down,
    ///     and its replica takes its place.
    ///   - settings: Lines of each node's configuration file.
    public static func with<Result>(
        _ kind: LiveRedis.Kind = .redis, masters: Int = 3, replicas: Int = 0, tls: Bool = false,
        password: String? = nil, nodeTimeout: Int = 1_000, settings: [String] = [],
        _ body: (RedisTestCluster) async throws -> Result
    ) async throws -> Result {
        let settings =
            [
                "cluster-node-timeout \(nodeTimeout)", "cluster-replica-validity-factor 0",
                "cluster-migration-barrier 99",
            ] + settings
        let cluster = RedisTestCluster(masters: masters, replicas: replicas) {
            try RedisTestServer.started(
                kind, mode: .cluster, tls: tls, password: password, settings: settings)
        }
        do {
            try await offload { try cluster.create() }
            let result = try await body(cluster)
            await offload { cluster.remove() }
            return result
        } catch {
            await offload { cluster.remove() }
            throw error
        }
    }

    private init(
        masters: Int, replicas: Int, _ make: @escaping @Sendable () throws -> RedisTestServer
    ) {
        self.masters = masters
        self.replicas = replicas
        self.make = make
    }

    // MARK: Making

    private func create() throws {
        for _ in 0..<masters * (1 + replicas) {
            let node = try make()
            members.withLock { $0.append(node) }
        }
        let nodes = nodes
        let share = 16_384 / masters
        for (index, master) in nodes.prefix(masters).enumerated() {
            let last = index == masters - 1 ? 16_383 : (index + 1) * share - 1
            _ = try master.answer(
                to: ["CLUSTER", "ADDSLOTSRANGE", "\(index * share)", "\(last)"])
        }
        // Else two may have the same, and find out when they meet.
        for (index, node) in nodes.enumerated() {
            _ = try node.answer(to: ["CLUSTER", "SET-CONFIG-EPOCH", "\(index + 1)"])
        }
        for (index, node) in nodes.enumerated() {
            for other in nodes[(index + 1)...] { try meet(node, other) }
        }
        try waitUntil("the nodes to meet") {
            try nodes.allSatisfy { try Self.known(by: $0) == nodes.count }
        }
        for (index, node) in nodes[masters...].enumerated() {
            try replicate(node, of: nodes[index / replicas])
        }
        try settle()
    }

    private func meet(_ node: RedisTestServer, _ other: RedisTestServer) throws {
        _ = try node.answer(to: ["CLUSTER", "MEET", "127.0.0.1", "\(other.port)"])
    }

    private static func known(by node: RedisTestServer) throws -> Int {
        try table(of: node).count { !$0.flags.contains("handshake") }
    }

    private func replicate(_ node: RedisTestServer, of master: RedisTestServer) throws {
        _ = try node.answer(to: ["CLUSTER", "REPLICATE", try Self.id(of: master)])
    }

    private func remove() {
        for node in nodes { node.remove() }
    }

    /// One more node, which has no slots.
    ///
    /// - Parameter master: Which it is a replica of.
    public func addNode(replicaOf master: RedisTestServer? = nil) async throws -> RedisTestServer {
        try await offload { [self] in
            let node = try make()
            let others = running
            members.withLock { $0.append(node) }
            for other in others { try meet(node, other) }
            try waitUntil("the node to meet the others") {
                try running.allSatisfy { try Self.known(by: $0) >= others.count + 1 }
            }
            if let master { try replicate(node, of: master) }
            try settle()
            return node
        }
    }

    // MARK: What it is like

    /// Waits until every node that runs says that the cluster is well, all agree whose the
    /// slots are, and replicas have what their masters have.
    public func waitUntilOK() async throws {
        try await offload { try self.settle() }
    }

    /// The master that has a slot, as the nodes that run tell.
    public func master(ofSlot slot: Int) async throws -> RedisTestServer {
        try await offload { [self] in
            guard let node = running.first else { throw TestServerError("no node runs") }
            return try owner(of: slot, as: node)
        }
    }

    /// A node's id within the cluster.
    public func id(of node: RedisTestServer) async throws -> String {
        try await offload { try Self.id(of: node) }
    }

    private static func id(of node: RedisTestServer) throws -> String {
        guard let id = try node.answer(to: ["CLUSTER", "MYID"]).text
        else { throw TestServerError("a node without an id") }
        return id
    }

    /// Those that are not down. A frozen one has a process, too, and holds up whoever asks.
    private var running: [RedisTestServer] { nodes.filter { $0.isAnswering } }

    private func owner(of slot: Int, as node: RedisTestServer) throws -> RedisTestServer {
        let ranges = try node.answer(to: ["CLUSTER", "SLOTS"]).elements.map(\.elements)
        let range = ranges.first {
            guard let first = $0.first?.integer, let last = $0.dropFirst().first?.integer
            else { return false }
            return (first...max(first, last)).contains(slot)
        }
        let port = range?.dropFirst(2).first?.elements.dropFirst().first?.integer
        guard let owner = nodes.first(where: { Int($0.port) == port })
        else { throw TestServerError("nobody has the slot \(slot)") }
        return owner
    }

    private func settle() throws {
        try waitUntil("the cluster to be well") {
            let nodes = running
            let views = try nodes.map { try Self.table(of: $0) }
            let masters = Set(views.map { view in Set(view.compactMap(\.ownership)) })
            guard masters.count == 1 else { return false }
            return try nodes.allSatisfy { node in
                try node.field("cluster_state", of: ["CLUSTER", "INFO"]) == "ok"
                    && node.field("master_link_status", of: ["INFO", "replication"]) != "down"
                    && Self.isAgreed(node, among: views)
            }
        }
    }

    /// Whether all see it in the part that it sees itself in, and none takes it for down.
    private static func isAgreed(
        _ node: RedisTestServer, among views: [[Line]]
    ) -> Bool {
        let lines = views.map { $0.first { $0.port == node.port } }
        return Set(lines.map { $0?.flags.contains("master") }).count == 1
            && lines.allSatisfy { line in
                guard let line else { return false }
                return line.flags.isDisjoint(with: ["fail", "fail?", "handshake", "noaddr"])
            }
    }

    /// A line of CLUSTER NODES.
    private struct Line {
        var id: String
        var port: UInt16?
        var flags: Set<String>
        /// The slots and whose they are, where they are somebody's.
        var ownership: String?

        init(_ line: Substring) {
            let words = line.split(separator: " ").map(String.init)
            id = words.first ?? ""
            let address = words.dropFirst().first?.split(separator: "@").first ?? ""
            port = address.split(separator: ":").last.flatMap { UInt16($0) }
            flags = Set((words.dropFirst(2).first ?? "").split(separator: ",").map(String.init))
            // Slots that are on their way are in brackets, and known to two nodes alone.
            let slots = words.dropFirst(8).filter { !$0.hasPrefix("[") }
            ownership = slots.isEmpty ? nil : "\(id) \(slots.joined(separator: " "))"
        }
    }

    private static func table(of node: RedisTestServer) throws -> [Line] {
        let text = try node.answer(to: ["CLUSTER", "NODES"]).text ?? ""
        return text.split(separator: "\n").map { Line($0) }
    }

    // MARK: Changing it

    /// Makes a replica the master, and waits until all nodes know.
    ///
    /// - Parameter option: `FORCE` or `TAKEOVER`, when the master is down.
    public func failover(to replica: RedisTestServer, _ option: String? = nil) async throws {
        try await offload { [self] in
            _ = try replica.answer(to: ["CLUSTER", "FAILOVER"] + (option.map { [$0] } ?? []))
            try waitUntil("the replica to be master") {
                try replica.field("role", of: ["INFO", "replication"]) == "master"
            }
            try settle()
        }
    }

    /// Moves a slot with all of its keys, and waits until all nodes know.
    public func migrate(slot: Int, to node: RedisTestServer) async throws {
        try await beginMigration(slot: slot, to: node)
        try await moveKeys(ofSlot: slot, to: node)
        try await finishMigration(slot: slot, to: node)
    }

    /// Opens the slot on both nodes. From now on the old one answers with `ASK` for keys that
    /// it does not have, and the new one takes commands behind `ASKING` alone.
    public func beginMigration(slot: Int, to node: RedisTestServer) async throws {
        try await offload { [self] in
            let source = try owner(of: slot, as: node)
            _ = try node.answer(
                to: ["CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", try Self.id(of: source)])
            _ = try source.answer(
                to: ["CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", try Self.id(of: node)])
        }
    }

    /// Moves keys of a slot that is open.
    ///
    /// - Parameter limit: How many at most.
    public func moveKeys(
        ofSlot slot: Int, to node: RedisTestServer, limit: Int = .max
    ) async throws {
        try await offload { [self] in
            let source = try owner(of: slot, as: node)
            var left = limit
            while left > 0 {
                let keys = try source.answer(
                    to: ["CLUSTER", "GETKEYSINSLOT", "\(slot)", "\(min(left, 100))"]
                ).elements.compactMap(\.text)
                if keys.isEmpty { return }
                let login = node.password.map { ["AUTH", $0] } ?? []
                _ = try source.answer(
                    to: ["MIGRATE", "127.0.0.1", "\(node.port)", "", "0", "5000"] + login
                        + ["KEYS"] + keys)
                left -= keys.count
            }
        }
    }

    /// Gives the slot to the node, and waits until all know.
    public func finishMigration(slot: Int, to node: RedisTestServer) async throws {
        try await offload { [self] in
            let id = try Self.id(of: node)
            let source = try owner(of: slot, as: node)
            // The new owner first: else nobody has the slot for a while.
            for server in [node, source] {
                _ = try server.answer(to: ["CLUSTER", "SETSLOT", "\(slot)", "NODE", id])
            }
            try settle()
        }
    }
}
