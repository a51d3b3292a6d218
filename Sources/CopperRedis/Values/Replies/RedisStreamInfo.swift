import CopperRESP

/// What `XINFO STREAM` tells.
public struct RedisStreamInfo: RedisRecordReply, Hashable {
    public let length: Int
    public let groups: Int
    public let lastGeneratedID: RedisStreamID
    public let firstEntry: RedisStreamEntry?
    public let lastEntry: RedisStreamEntry?
    /// Since the stream was made (from 7.0 on).
    public let entriesAdded: Int?
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        length = try record.int("length")
        groups = try record.int("groups")
        lastGeneratedID = try record.id("last-generated-id")
        firstEntry = record["first-entry"].flatMap { RedisStreamEntry($0) }
        lastEntry = record["last-entry"].flatMap { RedisStreamEntry($0) }
        entriesAdded = record.ifInt("entries-added")
    }
}

/// What `XINFO STREAM` with `FULL` tells.
public struct RedisStreamFullInfo: RedisRecordReply, Hashable {
    public let length: Int
    public let lastGeneratedID: RedisStreamID
    public let entries: [RedisStreamEntry]
    public let groups: [Group]
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        length = try record.int("length")
        lastGeneratedID = try record.id("last-generated-id")
        entries = try record.values("entries").compactMap { RedisStreamEntry($0) }
        var groups: [Group] = []
        for group in try record.records("groups") { groups.append(try Group(group)) }
        self.groups = groups
    }

    public struct Group: Hashable, Sendable {
        public let name: String
        public let lastDeliveredID: RedisStreamID
        /// How many entries were delivered and not acknowledged.
        public let pendingCount: Int
        public let consumers: [Consumer]
        /// All of it.
        public let record: RedisRecord

        fileprivate init(_ record: RedisRecord) throws(RedisDecodingError) {
            self.record = record
            name = try record.string("name")
            lastDeliveredID = try record.id("last-delivered-id")
            pendingCount = try record.int("pel-count")
            var consumers: [Consumer] = []
            for consumer in try record.records("consumers") {
                consumers.append(try Consumer(consumer))
            }
            self.consumers = consumers
        }
    }

    public struct Consumer: Hashable, Sendable {
        public let name: String
        /// When it last asked for entries, in milliseconds since 1970.
        public let seenTime: Int
        public let pendingCount: Int
        /// All of it.
        public let record: RedisRecord

        fileprivate init(_ record: RedisRecord) throws(RedisDecodingError) {
            self.record = record
            name = try record.string("name")
            seenTime = try record.int("seen-time")
            pendingCount = try record.int("pel-count")
        }
    }
}

/// What `XINFO GROUPS` tells of a group.
public struct RedisStreamGroupInfo: RedisRecordReply, Hashable {
    public let name: String
    public let consumers: Int
    /// How many entries were delivered and not acknowledged.
    public let pending: Int
    public let lastDeliveredID: RedisStreamID
    /// From 7.0 on, where the server knows it.
    public let entriesRead: Int?
    /// How many entries wait for the group; from 7.0 on, where the server knows it.
    public let lag: Int?
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        name = try record.string("name")
        consumers = try record.int("consumers")
        pending = try record.int("pending")
        lastDeliveredID = try record.id("last-delivered-id")
        entriesRead = record.ifInt("entries-read")
        lag = record.ifInt("lag")
    }
}

/// What `XINFO CONSUMERS` tells of a consumer.
public struct RedisStreamConsumerInfo: RedisRecordReply, Hashable {
    public let name: String
    /// How many entries it was given and did not acknowledge.
    public let pending: Int
    /// Since it last asked for entries.
    public let idle: Duration
    /// Since it was last given some; from 7.2 on.
    public let inactive: Duration?
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        name = try record.string("name")
        pending = try record.int("pending")
        idle = .milliseconds(try record.int("idle"))
        inactive = record.ifInt("inactive").map { .milliseconds($0) }
    }
}

extension RedisRecord {
    fileprivate func id(_ name: String) throws(RedisDecodingError) -> RedisStreamID {
        try demand(ifString(name).flatMap { RedisStreamID($0) }, name)
    }
}

extension RedisStreamEntry {
    fileprivate init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count >= 2, let text = parts[0].text,
            let id = RedisStreamID(text)
        else { return nil }
        let words = parts[1].elements ?? []
        self.init(
            id: id,
            fields: stride(from: 0, to: words.count - 1, by: 2).map {
                Field(name: words[$0].bytes, value: words[$0 + 1].bytes)
            })
    }
}

extension RESPValue {
    fileprivate var bytes: [UInt8] {
        if case .bulkString(let bytes) = withoutAttributes {
            bytes
        } else {
            Array((text ?? "").utf8)
        }
    }
}

/// What two strings share: see `LCS`.
public struct RedisLCSMatches: RedisRecordReply, Hashable {
    /// Of all matches together.
    public let length: Int
    /// From the end of the strings to their beginning.
    public let matches: [Match]

    public struct Match: Hashable, Sendable {
        /// Where it stands in the first string.
        public let first: ClosedRange<Int>
        /// Where it stands in the second.
        public let second: ClosedRange<Int>
    }

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        length = try record.int("len")
        var matches: [Match] = []
        for value in try record.values("matches") {
            let ranges = (value.elements ?? []).prefix(2).map { $0.elements?.compactMap(\.integer) }
            guard ranges.count == 2, let first = ranges[0], let second = ranges[1],
                first.count == 2, second.count == 2, first[0] <= first[1], second[0] <= second[1]
            else { throw RedisDecodingError(expected: "two ranges", found: "another reply") }
            matches.append(Match(first: first[0]...first[1], second: second[0]...second[1]))
        }
        self.matches = matches
    }
}
