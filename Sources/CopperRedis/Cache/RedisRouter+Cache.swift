import CopperNet
import CopperRESP
import CopperResilience

// Kept answers of several servers: each master has its own, which it is told of.
extension RedisRouter {
    /// A reply that the key's master has kept, or is asked for and then keeps.
    ///
    /// - Parameter usually: Runs a command that is not kept, or that the server sends
    ///   elsewhere: what it answers to that is for the usual way to see.
    func cachedReply(
        to command: RedisCommand, _ maximumAge: Duration?, _ deadline: MonotonicTime,
        usually: () async throws -> RedisReply
    ) async throws -> RedisReply {
        guard let node = try await keeper(of: command, deadline) else { return try await usually() }
        switch node.kept(command, maximumAge: maximumAge) {
        case .reply(let reply): return reply
        case .never: return try await usually()
        case .nothing: break
        }
        let answers = await answers(of: node, to: [command], maximumAge, deadline)
        if let reply = answers.first?.reply, reply.error == nil { return reply }
        return try await usually()
    }

    /// The same of several commands. One that is never kept may change what the others answer.
    func cachedResults(
        of commands: [RedisCommand], _ maximumAge: Duration?, _ deadline: MonotonicTime,
        usually: ([RedisCommand]) async throws -> [Result<RedisReply, RedisError>]
    ) async throws -> [Result<RedisReply, RedisError>] {
        var replies = [RedisReply?](repeating: nil, count: commands.count)
        var missing: [ObjectIdentifier: (node: RedisNode, places: [Int])] = [:]
        for (place, command) in commands.enumerated() {
            guard let node = try await keeper(of: command, deadline) else {
                return try await usually(commands)
            }
            switch node.kept(command, maximumAge: maximumAge) {
            case .reply(let reply): replies[place] = reply
            case .never: return try await usually(commands)
            case .nothing:
                missing[ObjectIdentifier(node), default: (node, [])].places.append(place)
            }
        }
        await withTaskGroup(of: ([Int], [CachedAnswer]).self) { group in
            for (node, places) in missing.values {
                group.addTask {
                    let asked = places.map { commands[$0] }
                    return (places, await self.answers(of: node, to: asked, maximumAge, deadline))
                }
            }
            for await (places, answers) in group where answers.count == places.count {
                for (place, answer) in zip(places, answers) where answer.reply.error == nil {
                    replies[place] = answer.reply
                }
            }
        }
        let open = replies.indices.filter { replies[$0] == nil }
        var others = open.isEmpty ? [] : try await usually(open.map { commands[$0] })[...]
        return replies.compactMap { reply in reply.map { .success($0) } ?? others.popFirst() }
    }

    /// The cache's figures, of all servers together.
    var cacheStatistics: RedisCacheStatistics? {
        guard context.configuration.cache != nil else { return nil }
        let nodes = state.withLock { $0.nodes.values.map(\.node) }
        return nodes.compactMap { $0.cache?.statistics }.reduce(into: RedisCacheStatistics()) {
            $0.add($1)
        }
    }

    private func keeper(
        of command: RedisCommand, _ deadline: MonotonicTime
    ) async throws -> RedisNode? {
        guard context.configuration.cache != nil else { return nil }
        var routes = try currentRoutes(command.name)
        if routes == nil { routes = try await self.routes(command.name, until: deadline) }
        guard let routes, let slot = routes.map.isCluster ? command.soleSlot : 0 else { return nil }
        return routes.master(ofSlot: slot)?.node
    }

    /// None when the server could not be asked.
    private func answers(
        of node: RedisNode, to commands: [RedisCommand], _ maximumAge: Duration?,
        _ deadline: MonotonicTime
    ) async -> [CachedAnswer] {
        let answers = try? await node.cachedAnswers(
            to: commands, maximumAge: maximumAge, deadline: deadline)
        return answers ?? []
    }
}

extension RedisCacheStatistics {
    fileprivate mutating func add(_ other: Self) {
        hits += other.hits
        misses += other.misses
        coalesced += other.coalesced
        poisoned += other.poisoned
        flushes += other.flushes
        entries += other.entries
        bytes += other.bytes
        evictions.size += other.evictions.size
        evictions.expiry += other.evictions.expiry
        evictions.invalidation += other.evictions.invalidation
        evictions.flush += other.evictions.flush
        evictions.replacement += other.evictions.replacement
    }
}
