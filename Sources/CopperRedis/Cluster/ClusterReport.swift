import CopperNet
import CopperRESP

/// What a server of a cluster says about it: the replies to CLUSTER SHARDS and CLUSTER SLOTS.
///
/// Nothing in them is believed without a look: names may be missing, ports out of range, slots
/// beyond the last.
enum ClusterReport {
    /// - Parameters:
    ///   - asked: Who was asked: servers that do not know a name leave it to that.
    ///   - usesTLS: Which of a server's two ports is meant.
    /// - Returns: `nil` for what is no such reply, or leaves a shard that has slots without a
    ///   master: while servers come and go that happens, and CLUSTER SLOTS knows better.
    static func shards(
        _ reply: RESPValue, asked: Endpoint, usesTLS: Bool
    ) -> RedisServerMap? {
        guard let entries = reply.elements else { return nil }
        var reported: [(RedisServerMap.Shard, [ClosedRange<Int>])] = []
        for entry in entries {
            let fields = entry.fields
            guard let slots = fields["slots"]?.elements, let nodes = fields["nodes"]?.elements
            else { return nil }
            let ranges = ranges(slots)
            let members = nodes.compactMap { Member($0, asked: asked, usesTLS: usesTLS) }
            // A master that has failed stays listed beside the one that took its place, or by
            // itself.
            let masters = members.filter(\.isMaster)
            guard
                let master = masters.first(where: \.server.isHealthy)
                    ?? (ranges.isEmpty ? nil : masters.first)
            else {
                if ranges.isEmpty { continue }
                return nil
            }
            let replicas = members.filter { !$0.isMaster && $0.server != master.server }
            reported.append(
                (.init(master: master.server, replicas: replicas.map(\.server)), ranges))
        }
        return RedisServerMap(reported)
    }

    /// - Returns: `nil` for what is no such reply.
    static func slots(
        _ reply: RESPValue, asked: Endpoint, usesTLS _: Bool = false
    ) -> RedisServerMap? {
        guard let entries = reply.elements else { return nil }
        // Several entries of one master are its shard.
        var order: [Endpoint] = []
        var shards: [Endpoint: (shard: RedisServerMap.Shard, slots: [ClosedRange<Int>])] = [:]
        for entry in entries {
            guard let parts = entry.elements, parts.count >= 2 else { return nil }
            let ranges = ranges(Array(parts[..<2]))
            guard !ranges.isEmpty else { return nil }
            let servers = parts.dropFirst(2).map { server($0, asked: asked) }
            // Without its master's address a slot has nobody, until a report knows it.
            guard let first = servers.first, let master = first else { continue }
            if shards[master.endpoint] == nil {
                order.append(master.endpoint)
                let replicas = servers.dropFirst().compactMap(\.self)
                shards[master.endpoint] = (.init(master: master, replicas: replicas), [])
            }
            shards[master.endpoint]?.slots += ranges
        }
        return RedisServerMap(order.compactMap { shards[$0] })
    }

    /// Pairs of a first and a last slot.
    private static func ranges(_ bounds: [RESPValue]) -> [ClosedRange<Int>] {
        stride(from: 0, to: bounds.count - 1, by: 2).compactMap { place in
            guard let first = bounds[place].number, let last = bounds[place + 1].number,
                first >= 0, first <= last, last < RedisSlot.count
            else { return nil }
            return first...last
        }
    }

    /// A server as CLUSTER SLOTS has it: name, port, id, and what else is known.
    private static func server(_ value: RESPValue, asked: Endpoint) -> RedisServerMap.Server? {
        guard let parts = value.elements, parts.count >= 2, let port = parts[1].port else {
            return nil
        }
        let more = parts.count > 3 ? parts[3].fields : [:]
        let named = Endpoint(reported: parts[0].text, port: port, asked: asked)
        // A server that prefers names and has none is known by its address still.
        let endpoint =
            named ?? more["ip"]?.text.flatMap { Endpoint(reported: $0, port: port, asked: asked) }
        return endpoint.map { .init(endpoint: $0, zone: zone(more)) }
    }

    fileprivate static func zone(_ fields: [String: RESPValue]) -> String? {
        guard let zone = fields["availability-zone"]?.text, !zone.isEmpty else { return nil }
        return zone
    }
}

/// A server as CLUSTER SHARDS has it.
private struct Member {
    var server: RedisServerMap.Server
    var isMaster: Bool

    init?(_ value: RESPValue, asked: Endpoint, usesTLS: Bool) {
        let fields = value.fields
        guard let role = fields["role"]?.text,
            let port = fields[usesTLS ? "tls-port" : "port"]?.port
        else { return nil }
        let named = Endpoint(reported: fields["endpoint"]?.text, port: port, asked: asked)
        let address = fields["ip"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        guard
            let endpoint = named
                ?? address.flatMap({ Endpoint(reported: $0, port: port, asked: asked) })
        else { return nil }
        let health = fields["health"]?.text ?? "online"
        server = .init(
            endpoint: endpoint, zone: ClusterReport.zone(fields), isHealthy: health == "online")
        isMaster = role == "master" || role == "primary"
    }
}

extension RESPValue {
    /// A map by its keys, or RESP2's array of keys and values in turn; else nothing.
    var fields: [String: RESPValue] {
        let entries: [RESPEntry]
        switch withoutAttributes {
        case .map(let all): entries = all
        case .array(let values): entries = RESPEntry.pairs(of: values)
        default: return [:]
        }
        return Dictionary(
            entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } },
            uniquingKeysWith: { $1 })
    }

    /// An integer, or its digits.
    var number: Int? {
        switch withoutAttributes {
        case .integer(let number): Int(exactly: number)
        default: text.flatMap { Int($0) }
        }
    }

    /// A port that something can listen on.
    var port: UInt16? { number.flatMap { UInt16(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil } }
}
