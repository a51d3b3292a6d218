public import CopperRESP

/// A node of a cluster: a line of `CLUSTER NODES`.
public struct RedisClusterNode: RedisTextReply, Hashable {
    public let id: String
    /// `127.0.0.1:7000@17000`, perhaps with a host's name behind a comma.
    public let address: String
    /// `myself`, `master`, `slave`, `fail?`, `fail`, `handshake`, `noaddr`, `nofailover`.
    public let flags: [String]
    /// The ID of its primary, if it is a replica.
    public let primary: String?
    public let epoch: Int?
    public let isConnected: Bool
    public let slots: [ClosedRange<Int>]
    /// The whole line: slots that are on their way stand in it too.
    public let line: String

    public init(_ text: String) {
        line = text
        let words = text.split(separator: " ").map(String.init)
        func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
        id = word(0)
        address = word(1)
        flags = word(2).split(separator: ",").map(String.init)
        primary = word(3) == "-" || word(3).isEmpty ? nil : word(3)
        epoch = Int(word(6))
        isConnected = word(7) == "connected"
        slots = words.dropFirst(8).compactMap { word in
            let ends = word.split(separator: "-").map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last
            else { return nil }
            return first...last
        }
    }
}

/// What `CLUSTER NODES` tells.
public struct RedisClusterNodes: RedisTextReply, Hashable {
    public let nodes: [RedisClusterNode]

    public init(_ text: String) {
        nodes = text.statements.map { RedisClusterNode(String($0)) }
    }
}

/// Slots, and the nodes that have them: what `CLUSTER SLOTS` tells.
public struct RedisClusterSlots: RedisTreeReply, Hashable {
    public struct Node: Hashable, Sendable {
        /// `nil` where the server says that it is the host that was asked.
        public let host: String?
        public let port: Int
        public let id: String
        /// `hostname`, `ip`, `availability-zone`, where they are known.
        public let metadata: [String: String]
    }

    public let slots: ClosedRange<Int>
    /// The primary first.
    public let nodes: [Node]

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 2, let first = parts[0].integer,
            let last = parts[1].integer, first <= last
        else { return nil }
        slots = first...last
        var nodes: [Node] = []
        for part in parts[2...] {
            guard let words = part.elements, words.count > 2, let port = words[1].integer,
                let id = words[2].scalarText
            else { return nil }
            let metadata = words.count > 3 ? RedisRecord(words[3]) : nil
            nodes.append(
                Node(
                    host: words[0].scalarText, port: port, id: id,
                    metadata: metadata?.values.compactMapValues(\.scalarText) ?? [:]))
        }
        self.nodes = nodes
    }
}

/// A primary with its replicas, and their slots: what `CLUSTER SHARDS` tells.
public struct RedisClusterShard: RedisRecordReply, Hashable {
    public struct Node: Hashable, Sendable {
        public let id: String
        /// `nil` where it takes TLS only.
        public let port: Int?
        public let tlsPort: Int?
        public let ip: String
        /// Where clients are to go.
        public let endpoint: String
        /// `master` or `replica`.
        public let role: String
        /// `online`, `failed` or `loading`.
        public let health: String
        /// All of it.
        public let record: RedisRecord
    }

    public let slots: [ClosedRange<Int>]
    public let nodes: [Node]
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        let ends = try record.values("slots").compactMap(\.integer)
        slots = stride(from: 0, to: ends.count - 1, by: 2).compactMap {
            ends[$0] <= ends[$0 + 1] ? ends[$0]...ends[$0 + 1] : nil
        }
        var nodes: [Node] = []
        for node in try record.records("nodes") {
            nodes.append(
                Node(
                    id: try node.string("id"), port: node.ifInt("port"),
                    tlsPort: node.ifInt("tls-port"), ip: try node.string("ip"),
                    endpoint: try node.string("endpoint"), role: try node.string("role"),
                    health: try node.string("health"), record: node))
        }
        self.nodes = nodes
    }
}

/// A connection between nodes of a cluster.
public struct RedisClusterLink: RedisRecordReply, Hashable {
    /// `to` or `from` the other node.
    public let direction: String
    /// The other node's ID.
    public let node: String
    /// In milliseconds since 1970.
    public let createTime: Int
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        direction = try record.string("direction")
        node = try record.string("node")
        createTime = try record.int("create-time")
    }
}

/// What was done to a slot: what `CLUSTER SLOT-STATS` tells.
public struct RedisSlotStatistics: RedisTreeReply, Hashable {
    public let slot: Int
    public let keyCount: Int?
    /// All of it.
    public let record: RedisRecord

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 1, let slot = parts[0].integer,
            let record = RedisRecord(parts[1])
        else { return nil }
        self.slot = slot
        self.record = record
        keyCount = record.ifInt("key-count")
    }
}

/// Where a server is reached.
public struct RedisAddress: RedisTreeReply, Hashable {
    public let host: String
    public let port: Int

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 1, let host = parts[0].scalarText,
            let port = parts[1].integer
        else { return nil }
        self.host = host
        self.port = port
    }
}

/// Whether a sentinel takes a server for down, and whom it votes for.
public struct RedisDownVote: RedisTreeReply, Hashable {
    public let isDown: Bool
    /// The run ID of the sentinel that is to lead the failover; `nil` when nobody was asked for.
    public let leader: String?
    public let epoch: Int

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 2, let down = parts[0].integer,
            let leader = parts[1].scalarText, let epoch = parts[2].integer
        else { return nil }
        isDown = down == 1
        self.leader = leader == "*" ? nil : leader
        self.epoch = epoch
    }
}

/// A server that sentinels watch, or one of them.
public struct RedisSentinelInstance: RedisRecordReply, Hashable {
    public let name: String
    public let ip: String
    public let port: Int
    /// `master`, `slave`, `sentinel`, `s_down`, `o_down`, `disconnected`, ...
    public let flags: [String]
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        name = try record.string("name")
        ip = try record.string("ip")
        port = try record.int("port")
        flags = try record.string("flags").split(separator: ",").map(String.init)
    }
}

/// What a server is to others.
public enum RedisRoleReply: RedisTreeReply, Hashable {
    /// With its place in the stream of changes, and its replicas with theirs.
    case primary(offset: Int, replicas: [Replica])
    /// With its primary, how it stands with it (`connect`, `connecting`, `sync`, `connected`),
    /// and its place in the stream of changes, -1 when it has none.
    case replica(host: String, port: Int, state: String, offset: Int)
    /// With the names of the primaries that it watches.
    case sentinel(primaries: [String])

    public struct Replica: Hashable, Sendable {
        public let host: String
        public let port: Int
        public let offset: Int
    }

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, let kind = parts.first?.scalarText else { return nil }
        switch kind {
        case "master", "primary":
            guard parts.count > 2, let offset = parts[1].integer,
                let replicas = parts[2].elements?.compactMap({ Replica($0) })
            else { return nil }
            self = .primary(offset: offset, replicas: replicas)
        case "slave", "replica":
            guard parts.count > 4, let host = parts[1].scalarText, let port = parts[2].integer,
                let state = parts[3].scalarText, let offset = parts[4].integer
            else { return nil }
            self = .replica(host: host, port: port, state: state, offset: offset)
        case "sentinel":
            guard parts.count > 1, let names = parts[1].texts else { return nil }
            self = .sentinel(primaries: names)
        default: return nil
        }
    }
}

extension RedisRoleReply.Replica {
    fileprivate init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 2, let host = parts[0].scalarText,
            let port = parts[1].integer, let offset = parts[2].integer
        else { return nil }
        self.init(host: host, port: port, offset: offset)
    }
}
