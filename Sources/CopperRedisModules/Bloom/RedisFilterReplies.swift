public import CopperRESP
public import CopperRedis

/// What `BF.INFO` tells of a Bloom filter.
public struct RedisBloomInfo: RedisRecordReply, Hashable {
    /// How many items fit before it grows.
    public let capacity: Int
    /// In bytes.
    public let size: Int
    public let filters: Int
    public let items: Int
    /// By how much each filter is larger than the one before; `nil` of one that does not grow.
    public let expansion: Int?
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        capacity = try record.int("Capacity")
        size = try record.int("Size")
        filters = try record.int("Number of filters")
        items = try record.int("Number of items inserted")
        expansion = record.ifInt("Expansion rate")
    }
}

/// What `CF.INFO` tells of a cuckoo filter.
public struct RedisCuckooInfo: RedisRecordReply, Hashable {
    /// In bytes.
    public let size: Int
    public let buckets: Int
    public let filters: Int
    public let items: Int
    public let deletedItems: Int
    public let bucketSize: Int
    public let expansion: Int
    public let maxIterations: Int
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        size = try record.int("Size")
        buckets = try record.int("Number of buckets")
        filters = try record.int("Number of filters")
        items = try record.int("Number of items inserted")
        deletedItems = try record.int("Number of items deleted")
        bucketSize = try record.int("Bucket size")
        expansion = try record.int("Expansion rate")
        maxIterations = try record.int("Max iterations")
    }
}

/// What became of an item that was to be inserted into a cuckoo filter.
public enum RedisCuckooInsertion: RedisDecodable, Hashable, CaseIterable {
    case inserted
    /// It was there (`CF.INSERTNX`).
    case present
    /// The filter is full.
    case full

    /// 1, 0 or -1. In RESP3 `CF.INSERT` answers with truth values, and with `false` when the
    /// filter is full: it never finds an item present.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "1, 0 or -1"
        let token = try reader.nextToken(expected)
        guard token.type == .integer || token.type == .boolean else {
            throw RedisDecodingError(expected: expected, found: "\(token.type)")
        }
        if token.type == .boolean {
            self = token.number == 1 ? .inserted : .full
            return
        }
        switch token.number {
        case 1: self = .inserted
        case 0: self = .present
        case -1: self = .full
        default: throw RedisDecodingError(expected: expected, found: "another number")
        }
    }
}

/// A part of a filter, as `BF.SCANDUMP` and `CF.SCANDUMP` give it.
public struct RedisFilterChunk: RedisDecodable, Hashable {
    /// For the next part, and for loading this one; 0 when there are no more.
    public var iterator: Int
    public var data: [UInt8]

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "an iterator and data"
        let head = try reader.nextToken(expected)
        var elements = RESPElements(head)
        guard try reader.hasNextElement(&elements, expected) else {
            throw RedisDecodingError(expected: expected, found: "nothing")
        }
        iterator = try Int(redis: &reader)
        guard try reader.hasNextElement(&elements, expected) else {
            throw RedisDecodingError(expected: expected, found: "an iterator alone")
        }
        data = try [UInt8]?(redis: &reader) ?? []
        guard try !reader.hasNextElement(&elements, expected) else {
            throw RedisDecodingError(expected: expected, found: "more")
        }
    }
}
