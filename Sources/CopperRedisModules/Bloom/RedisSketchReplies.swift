public import CopperRESP
public import CopperRedis

/// Items and by how much each is counted.
///
/// ```swift
/// try await redis.topkIncrby("words", ["a": 3, "b": 1])
/// ```
public struct RedisItemCounts: RedisArgument, ExpressibleByDictionaryLiteral {
    public private(set) var counts: [(item: any RedisArgument, count: Int)]

    public init(_ counts: [(item: any RedisArgument, count: Int)]) { self.counts = counts }

    public init(dictionaryLiteral elements: (any RedisArgument, Int)...) {
        counts = elements.map { (item: $0, count: $1) }
    }

    public func append(to words: inout RedisWords) {
        for (item, count) in counts {
            item.append(to: &words)
            words.append(count)
        }
    }
}

/// What `CMS.INFO` tells of a count-min sketch.
public struct RedisCountMinSketchInfo: RedisRecordReply, Hashable {
    public let width: Int
    public let depth: Int
    /// Of all items together.
    public let count: Int
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        width = try record.int("width")
        depth = try record.int("depth")
        count = try record.int("count")
    }
}

/// How a list of the most frequent items counts.
public struct RedisTopKShape: RedisArgument, Hashable {
    public var width: Int
    public var depth: Int
    /// How likely a count falls when another item takes its place, from 0 to 1.
    public var decay: Double

    public init(width: Int = 8, depth: Int = 7, decay: Double = 0.9) {
        self.width = width
        self.depth = depth
        self.decay = decay
    }

    public func append(to words: inout RedisWords) {
        words.append(width)
        words.append(depth)
        words.append(decay)
    }
}

/// What `TOPK.INFO` tells.
public struct RedisTopKInfo: RedisRecordReply, Hashable {
    public let k: Int
    public let shape: RedisTopKShape
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        k = try record.int("k")
        shape = RedisTopKShape(
            width: try record.int("width"), depth: try record.int("depth"),
            decay: try record.double("decay"))
    }
}

/// An item, and how often it was counted.
public struct RedisCounted<Value: RedisDecodable>: RedisPaired {
    public var item: Value
    public var count: Int

    public init(_ item: Value, _ count: Int) {
        self.item = item
        self.count = count
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        item = try Value(redis: &reader)
        count = try Int(redis: &reader)
    }
}

extension RedisCounted: Equatable where Value: Equatable {}
extension RedisCounted: Hashable where Value: Hashable {}

/// What `TDIGEST.INFO` tells.
public struct RedisTDigestInfo: RedisRecordReply, Hashable {
    public let compression: Int
    public let capacity: Int
    /// How many values were added.
    public let observations: Int
    /// In bytes.
    public let memoryUsage: Int
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        compression = try record.int("Compression")
        capacity = try record.int("Capacity")
        observations = try record.int("Observations")
        memoryUsage = try record.int("Memory usage")
    }
}
