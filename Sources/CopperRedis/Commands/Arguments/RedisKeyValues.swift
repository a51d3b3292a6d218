/// Keys or fields with their values, in order.
///
/// ```swift
/// try await redis.hset("user:1", ["name": "alice", "visits": 3])
/// try await redis.mset(RedisKeyValues(texts.map { ($0.name, $0.bytes) }))
/// ```
public struct RedisKeyValues: RedisArgument, ExpressibleByDictionaryLiteral {
    public private(set) var pairs: [(any RedisArgument, any RedisArgument)]

    public var count: Int { pairs.count }

    public init(_ pairs: [(any RedisArgument, any RedisArgument)]) { self.pairs = pairs }

    /// In no order.
    public init(_ values: [String: some RedisArgument]) {
        pairs = values.map { ($0, $1) }
    }

    public init(dictionaryLiteral elements: (any RedisArgument, any RedisArgument)...) {
        pairs = elements
    }

    public func append(to words: inout RedisWords) {
        for (key, value) in pairs {
            key.append(to: &words)
            value.append(to: &words)
        }
    }
}

/// Members of a sorted set with their scores.
///
/// ```swift
/// try await redis.zadd("scores", ["alice": 3, "bob": 1.5])
/// ```
public struct RedisScores: RedisArgument, ExpressibleByDictionaryLiteral {
    public private(set) var scores: [(member: any RedisArgument, score: Double)]

    public init(_ scores: [(member: any RedisArgument, score: Double)]) { self.scores = scores }

    /// In no order.
    public init(_ scores: [String: Double]) {
        self.scores = scores.map { (member: $0, score: $1) }
    }

    public init(dictionaryLiteral elements: (any RedisArgument, Double)...) {
        scores = elements.map { (member: $0, score: $1) }
    }

    public func append(to words: inout RedisWords) {
        for (member, score) in scores {
            words.append(score)
            member.append(to: &words)
        }
    }
}

/// Streams, each with the ID behind which to read: `["events": "$", "audit": "0"]`.
public struct RedisStreamPositions: RedisArgument, ExpressibleByDictionaryLiteral {
    public private(set) var positions: [(key: any RedisArgument, id: any RedisArgument)]

    public init(_ positions: [(key: any RedisArgument, id: any RedisArgument)]) {
        self.positions = positions
    }

    public init(dictionaryLiteral elements: (any RedisArgument, any RedisArgument)...) {
        positions = elements.map { (key: $0, id: $1) }
    }

    public func append(to words: inout RedisWords) {
        for (key, _) in positions { key.append(to: &words) }
        for (_, id) in positions { id.append(to: &words) }
    }
}
