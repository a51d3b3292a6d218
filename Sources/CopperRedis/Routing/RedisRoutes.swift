import CopperNet
import Synchronization

/// A server that commands can be sent to.
struct RedisMember: Sendable {
    var server: RedisServerMap.Server
    var isMaster: Bool
    var node: RedisNode

    var endpoint: Endpoint { server.endpoint }
}

/// The servers of a ``RedisServerMap`` with their connections. Replaced as a whole.
final class RedisRoutes: Sendable {
    struct Shard: Sendable {
        var master: RedisMember
        var replicas: [RedisMember]
    }

    let map: RedisServerMap
    let shards: [Shard]
    /// Whose turn it is among equals.
    private let turn = Atomic(0)

    /// - Parameter node: The connections of a server of the map.
    init(_ map: RedisServerMap, node: (Endpoint, _ isMaster: Bool) -> RedisNode?) {
        self.map = map
        func member(_ server: RedisServerMap.Server, _ isMaster: Bool) -> RedisMember? {
            node(server.endpoint, isMaster).map {
                RedisMember(server: server, isMaster: isMaster, node: $0)
            }
        }
        shards = map.shards.compactMap { shard in
            member(shard.master, true).map { master in
                Shard(master: master, replicas: shard.replicas.compactMap { member($0, false) })
            }
        }
    }

    func master(ofSlot slot: Int) -> RedisMember? { shard(ofSlot: slot)?.master }

    /// Whom a command that only reads is asked of.
    ///
    /// - Parameter avoided: Who did not answer lately.
    func reader(
        ofSlot slot: Int, _ choice: RedisReadFrom, avoiding avoided: Set<Endpoint>
    ) -> RedisMember? {
        guard let shard = shard(ofSlot: slot) else { return nil }
        func isUsable(_ member: RedisMember) -> Bool {
            member.server.isHealthy && !avoided.contains(member.endpoint)
        }
        switch choice {
        case .master: return shard.master
        case .preferReplica: return next(shard.replicas.filter(isUsable)) ?? shard.master
        case .replicas: return next(shard.replicas.filter(isUsable))
        case .nearest(let zone):
            let near = shard.replicas.filter { isUsable($0) && $0.server.zone == zone }
            if let replica = next(near) { return replica }
            if shard.master.server.zone == zone, isUsable(shard.master) { return shard.master }
            return next(shard.replicas.filter(isUsable)) ?? shard.master
        }
    }

    /// One of the masters, each in turn.
    func anyMaster(avoiding avoided: Set<Endpoint>) -> RedisMember? {
        let masters = shards.map(\.master)
        return next(masters.filter { !avoided.contains($0.endpoint) }) ?? next(masters)
    }

    private func shard(ofSlot slot: Int) -> Shard? {
        guard let number = map.shard(ofSlot: slot), shards.indices.contains(number) else {
            return nil
        }
        return shards[number]
    }

    private func next(_ members: [RedisMember]) -> RedisMember? {
        guard members.count > 1 else { return members.first }
        let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return members[Int(turn.magnitude % UInt(members.count))]
    }
}
