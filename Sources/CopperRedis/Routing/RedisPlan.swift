import CopperNet

/// How a command is divided among the servers of a cluster, and how their replies become one.
///
/// The servers' own description of their commands decides (`request_policy` and
/// `response_policy` of COMMAND DOCS, and the key specifications).
struct RedisPlan: Sendable {
    /// Which server a part of a command is for.
    enum Target: Hashable, Sendable {
        /// The one that has the slot.
        case slot(Int)
        /// Any master.
        case any
        /// That one.
        case server(Endpoint)
    }

    struct Part: Sendable {
        var command: RedisCommand
        var target: Target
    }

    /// In the order in which the merge takes their replies. Never empty.
    var parts: [Part]
    var merge: RedisMerge

    /// A command for one server.
    init(_ command: RedisCommand, for target: Target) {
        parts = [Part(command: command, target: target)]
        merge = .only
    }

    private init(parts: [Part], merge: RedisMerge) {
        self.parts = parts
        self.merge = merge
    }

    /// - Throws: ``RedisError`` with code `.misuse` when no server of a cluster can run it:
    ///   its keys are in different slots, and it means them together.
    init(_ command: RedisCommand, on map: RedisServerMap) throws(RedisError) {
        guard map.isCluster else {
            self.init(command, for: .slot(0))
            return
        }
        if let slot = command.soleSlot {
            self.init(command, for: .slot(slot))
            return
        }
        guard let facts = command.facts else {
            // Most commands have their key first. Where that is wrong the server says so
            // (MOVED), and a command without keys runs anywhere.
            self.init(command, for: command.firstArgumentSlot.map { .slot($0) } ?? .any)
            return
        }
        let keys = command.keyPlaces(facts)
        let slots = keys.map { command.slot(of: $0.place) }
        if let first = slots.first {
            if slots.allSatisfy({ $0 == first }) {
                self.init(command, for: .slot(first))
            } else {
                self = try Self.split(command, facts, keys, slots)
            }
            return
        }
        self = try Self.keyless(command, facts, map)
    }

    // MARK: Without keys

    private static func keyless(
        _ command: RedisCommand, _ facts: RedisCommandFacts, _ map: RedisServerMap
    ) throws(RedisError) -> RedisPlan {
        if command.kind == .blocking {
            throw RedisError(
                .misuse, "\(command.name) concerns what was written on its own connection",
                advice: "Use withConnection(for:), and write there"
            ).with { $0.operation = command.name }
        }
        let servers: [RedisServerMap.Server]
        switch facts.request {
        case .allNodes: servers = map.servers
        case .allShards: servers = map.shards.map(\.master)
        case .special where facts.name == "SCAN":
            throw RedisError(
                .misuse, "A cursor of SCAN belongs to one server of the cluster",
                advice: "Scan each master by itself: see RedisClient.masters"
            ).with { $0.operation = command.name }
        case .special, .multiShard, nil: return RedisPlan(command, for: .any)
        }
        // What one server says about itself (INFO, say) cannot be put together.
        if facts.response == .special, facts.name != "RANDOMKEY" {
            return RedisPlan(command, for: .any)
        }
        guard !servers.isEmpty else { return RedisPlan(command, for: .any) }
        return RedisPlan(
            parts: servers.map { Part(command: command, target: .server($0.endpoint)) },
            merge: RedisMerge(facts))
    }

    // MARK: Split by slots

    private static func split(
        _ command: RedisCommand, _ facts: RedisCommandFacts, _ keys: [RedisKey], _ slots: [Int]
    ) throws(RedisError) -> RedisPlan {
        guard facts.request == .multiShard, let unit = facts.splitUnit else {
            throw RedisError(
                .misuse, "The keys of \(command.name) are in different slots of the cluster",
                advice: "Keys with the same {tag} are in the same slot: {user:1}:a, {user:1}:b"
            ).with { $0.operation = command.name }
        }
        let words = command.words
        let places = words.places
        var order: [Int] = []
        var arguments: [Int: [[UInt8]]] = [:]
        var positions: [Int: [Int]] = [:]
        for (position, (key, slot)) in zip(keys, slots).enumerated() {
            if arguments[slot] == nil { order.append(slot) }
            // A key and what belongs to it; not beyond the last word, if that is missing.
            let end = min(key.index + unit, places.count)
            let taken = places[key.index..<max(end, key.index)].map { words.bytes($0) }
            arguments[slot, default: []] += taken
            positions[slot, default: []].append(position)
        }
        let parts = order.map { slot in
            Part(
                command: RedisCommand(command.name, arguments: [arguments[slot] ?? []]),
                target: .slot(slot))
        }
        let merge =
            facts.response == nil
            ? RedisMerge.keyed(order.map { positions[$0] ?? [] }) : RedisMerge(facts)
        return RedisPlan(parts: parts, merge: merge)
    }
}

extension RedisCommandFacts {
    /// The number of words that belong together, beginning with a key, when everything behind
    /// the name consists of such: 1 for DEL, 2 for MSET.
    fileprivate var splitUnit: Int? {
        guard keys.count == 1, let spec = keys.first, spec.begin == .index(1),
            case .range(last: -1, let step, limit: 0) = spec.find
        else { return nil }
        return max(step, 1)
    }

    var isReadOnly: Bool { flags.contains(.readOnly) }
}

extension RedisCommand {
    /// The slot of its keys, if it can have one key only, which most can; found without taking
    /// memory.
    var soleSlot: Int? {
        guard let facts, facts.keys.count == 1, let spec = facts.keys.first,
            case .index(let index) = spec.begin, case .range(last: 0, step: _, limit: _) = spec.find
        else { return nil }
        return slot(ofWord: index)
    }

    fileprivate var firstArgumentSlot: Int? { slot(ofWord: 1) }

    private func slot(ofWord index: Int) -> Int? {
        words.withReader { words in
            for _ in 0..<index { guard words.next() != nil else { return nil } }
            return words.next().map {
                RedisSlot.of(UnsafeRawBufferPointer(rebasing: words.bytes[$0]))
            }
        }
    }

    func slot(of place: Range<Int>) -> Int {
        words.withBytes(place) { RedisSlot.of($0) }
    }

    /// The slots of all its keys; those of a transaction must be one.
    var slots: Set<Int> {
        guard let facts else { return [] }
        return Set(keyPlaces(facts).map { slot(of: $0.place) })
    }
}
