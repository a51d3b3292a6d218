import CopperNet

/// Which servers there are, and which has what: what a client of several servers goes by.
///
/// A value that is replaced as a whole. A cluster has several shards, each with some of the
/// slots; a master with its replicas is one shard, which has everything.
struct RedisServerMap: Hashable, Sendable {
    struct Server: Hashable, Sendable {
        var endpoint: Endpoint
        /// Where it stands, if it says so (`availability-zone` of Valkey).
        var zone: String?
        /// Whether it is said to be up and to have its data.
        var isHealthy = true
    }

    /// A master and the servers that have copies of its data.
    struct Shard: Hashable, Sendable {
        var master: Server
        var replicas: [Server] = []
    }

    private(set) var shards: [Shard]
    /// Masters of a cluster that have no slots yet.
    private(set) var spares: [Server] = []
    /// The shard of each slot; ``nobody`` where no server has it. Empty when everything is on
    /// the only shard.
    private var slots: [UInt16]

    private static let nobody = UInt16.max

    /// A master and its replicas, which have everything.
    init(_ shard: Shard) {
        shards = [shard]
        slots = []
    }

    /// A cluster, from what one of its servers reported. Of a slot that is reported twice the
    /// last report counts.
    init(_ reported: [(shard: Shard, slots: [ClosedRange<Int>])]) {
        shards = []
        slots = Array(repeating: Self.nobody, count: RedisSlot.count)
        for (shard, ranges) in reported {
            let ranges = ranges.map { $0.clamped(to: 0...(RedisSlot.count - 1)) }
            guard !ranges.isEmpty, shards.count < Int(Self.nobody) else {
                spares.append(shard.master)
                continue
            }
            let number = UInt16(shards.count)
            shards.append(shard)
            for range in ranges {
                for slot in range { slots[slot] = number }
            }
        }
    }

    var isCluster: Bool { !slots.isEmpty }

    /// The number of the shard that has the slot; `nil` when none has.
    func shard(ofSlot slot: Int) -> Int? {
        guard isCluster else { return shards.isEmpty ? nil : 0 }
        guard slots.indices.contains(slot), slots[slot] != Self.nobody else { return nil }
        return Int(slots[slot])
    }

    /// How many slots have a server.
    var assignedSlots: Int { slots.count { $0 != Self.nobody } }

    /// Every server once, masters first.
    var servers: [Server] {
        var seen: Set<Endpoint> = []
        return (shards.map(\.master) + shards.flatMap(\.replicas) + spares)
            .filter { seen.insert($0.endpoint).inserted }
    }

    /// The same map of servers that `change` was applied to.
    func mapServers(_ change: (Server) -> Server) -> Self {
        var copy = self
        copy.shards = shards.map {
            Shard(master: change($0.master), replicas: $0.replicas.map(change))
        }
        copy.spares = spares.map(change)
        return copy
    }

    /// The number of the shard whose master listens there.
    func shard(ofMaster endpoint: Endpoint) -> Int? {
        shards.firstIndex { $0.master.endpoint == endpoint }
    }

    /// Takes a redirection at its word: the slot is that server's now. The next report tells
    /// the rest.
    mutating func move(slot: Int, to endpoint: Endpoint) {
        guard slots.indices.contains(slot) else { return }
        if let shard = shard(ofMaster: endpoint) {
            slots[slot] = UInt16(shard)
            return
        }
        guard shards.count < Int(Self.nobody) else { return }
        // A replica that was promoted, or a server that has just joined.
        let known = shards.lazy.flatMap(\.replicas).first { $0.endpoint == endpoint }
        slots[slot] = UInt16(shards.count)
        shards.append(Shard(master: known ?? Server(endpoint: endpoint)))
    }
}
