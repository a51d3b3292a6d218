public import CopperRESP

/// What was read of one stream.
public struct RedisStreamBatch: RedisPaired, Hashable {
    public var key: String
    public var entries: [RedisStreamEntry]

    public init(_ key: String, _ entries: [RedisStreamEntry]) {
        self.key = key
        self.entries = entries
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        key = try String(redis: &reader)
        entries = try [RedisStreamEntry](redis: &reader)
    }
}

/// What `XAUTOCLAIM` took over.
public struct RedisAutoClaim: RedisDecodable, Hashable {
    /// Where to go on; `0-0` at the end.
    public var next: RedisStreamID
    public var entries: [RedisStreamEntry]
    /// What is no longer in the stream, and now no longer pending (from 7.0 on).
    public var deleted: [RedisStreamID]

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let claim = try RedisClaim<RedisStreamEntry>(redis: &reader)
        (next, entries, deleted) = (claim.next, claim.claimed, claim.deleted)
    }
}

/// What `XAUTOCLAIM` with `JUSTID` took over.
public struct RedisAutoClaimIDs: RedisDecodable, Hashable {
    /// Where to go on; `0-0` at the end.
    public var next: RedisStreamID
    public var ids: [RedisStreamID]
    /// What is no longer in the stream, and now no longer pending (from 7.0 on).
    public var deleted: [RedisStreamID]

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let claim = try RedisClaim<RedisStreamID>(redis: &reader)
        (next, ids, deleted) = (claim.next, claim.claimed, claim.deleted)
    }
}

private struct RedisClaim<Element: RedisDecodable>: RedisDecodable {
    var next: RedisStreamID
    var claimed: [Element]
    var deleted: [RedisStreamID] = []

    @_lifetime(reader: copy reader)
    init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a claim"
        var elements = try reader.elements(expected)
        try reader.demandElement(&elements, expected)
        next = try RedisStreamID(redis: &reader)
        try reader.demandElement(&elements, expected)
        claimed = try [Element](redis: &reader)
        if try reader.hasNextElement(&elements, expected) {
            deleted = try [RedisStreamID](redis: &reader)
        }
        try reader.skipElements(&elements, expected)
    }
}

/// What a group was given and did not acknowledge, in numbers.
public struct RedisPendingSummary: RedisDecodable, Hashable {
    public var count: Int
    public var first: RedisStreamID?
    public var last: RedisStreamID?
    /// How many each consumer has.
    public var consumers: [RedisKeyed<Int>]

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a summary"
        var elements = try reader.elements(expected)
        try reader.demandElement(&elements, expected)
        count = try Int(redis: &reader)
        try reader.demandElement(&elements, expected)
        first = try RedisStreamID?(redis: &reader)
        try reader.demandElement(&elements, expected)
        last = try RedisStreamID?(redis: &reader)
        try reader.demandElement(&elements, expected)
        consumers = try [RedisKeyed<Int>](redis: &reader)
        try reader.skipElements(&elements, expected)
    }
}

/// An entry that was delivered and not acknowledged.
public struct RedisPendingEntry: RedisDecodable, Hashable {
    public var id: RedisStreamID
    public var consumer: String
    /// Since it was delivered last.
    public var idleTime: Duration
    /// How often it was delivered.
    public var deliveries: Int

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a pending entry"
        var elements = try reader.elements(expected)
        try reader.demandElement(&elements, expected)
        id = try RedisStreamID(redis: &reader)
        try reader.demandElement(&elements, expected)
        consumer = try String(redis: &reader)
        try reader.demandElement(&elements, expected)
        idleTime = .milliseconds(try Int64(redis: &reader))
        try reader.demandElement(&elements, expected)
        deliveries = try Int(redis: &reader)
        try reader.skipElements(&elements, expected)
    }
}
