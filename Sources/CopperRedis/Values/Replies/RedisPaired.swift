public import CopperRESP

/// A reply's element that is two values: RESP3 has a map of them, or an array of two each, where
/// RESP2 has one array of all in turn.
public protocol RedisPaired: RedisDecodable {
    /// Reads the two values.
    @_lifetime(reader: copy reader)
    init(pair reader: inout RESPReader) throws(RedisDecodingError)
}

extension RedisPaired {
    /// An array of the two values.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        var elements = try reader.elements("a pair")
        guard try reader.hasNextElement(&elements, "a pair") else {
            throw RedisDecodingError(expected: "a pair", found: "an empty array")
        }
        try self.init(pair: &reader, of: &elements)
        guard try !reader.hasNextElement(&elements, "a pair") else {
            throw RedisDecodingError(expected: "a pair", found: "a longer array")
        }
    }

    @_lifetime(reader: copy reader)
    private init(
        pair reader: inout RESPReader, of elements: inout RESPElements
    ) throws(RedisDecodingError) {
        try self.init(pair: &reader)
        // The second of them was read already.
        guard try reader.hasNextElement(&elements, "a pair") else {
            throw RedisDecodingError(expected: "a pair", found: "one value")
        }
    }

    /// Pairs in each of their forms; nothing where there is no key.
    @_lifetime(reader: copy reader)
    public static func array(
        redis reader: inout RESPReader
    ) throws(RedisDecodingError) -> [Self] {
        if reader.nextIsNull {
            _ = try reader.nextToken("pairs")
            return []
        }
        let head = try reader.nextToken("pairs")
        guard head.type.isAggregate else {
            throw RedisDecodingError(expected: "pairs", found: head)
        }
        var values: [Self] = []
        values.reserveCapacity(min(max(Int(head.number) / 2, 0), reader.remainingBytes / 6))
        var elements = RESPElements(head)
        while try reader.hasNextElement(&elements, "pairs") {
            if head.type != .map, reader.nextIsAggregate {
                values.append(try Self(redis: &reader))
            } else {
                values.append(try Self(pair: &reader, of: &elements))
            }
        }
        return values
    }
}

extension RESPReader {
    /// Whether the next value is an array, a set or a map.
    var nextIsAggregate: Bool {
        var ahead = self
        guard let token = try? ahead.next() else { return false }
        return token.type.isAggregate && !token.isNull
    }

    /// Reads the head of an array.
    @_lifetime(self: copy self)
    mutating func elements(_ expected: String) throws(RedisDecodingError) -> RESPElements {
        let token = try nextToken(expected)
        guard token.type.isAggregate, !token.isNull else {
            throw RedisDecodingError(expected: expected, found: token)
        }
        return RESPElements(token)
    }

    /// Takes an element of an array that must be there.
    @_lifetime(self: copy self)
    mutating func demandElement(
        _ elements: inout RESPElements, _ expected: String
    ) throws(RedisDecodingError) {
        guard try hasNextElement(&elements, expected) else {
            throw RedisDecodingError(expected: expected, found: "a shorter array")
        }
    }

    /// Passes over what else an array holds: newer servers tell more.
    @_lifetime(self: copy self)
    mutating func skipElements(
        _ elements: inout RESPElements, _ expected: String
    ) throws(RedisDecodingError) {
        while try hasNextElement(&elements, expected) {
            do {
                try skip()
            } catch {
                throw RedisDecodingError(expected: expected, found: "\(error)")
            }
        }
    }
}

/// A field of a hash or of a stream's entry, and its value.
public struct RedisField<Value: RedisDecodable>: RedisPaired {
    public var field: Value
    public var value: Value

    public init(_ field: Value, _ value: Value) {
        self.field = field
        self.value = value
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        field = try Value(redis: &reader)
        value = try Value(redis: &reader)
    }
}

extension RedisField: Equatable where Value: Equatable {}
extension RedisField: Hashable where Value: Hashable {}

/// A member of a sorted set, and its score.
public struct RedisScored<Value: RedisDecodable>: RedisPaired {
    public var member: Value
    public var score: Double

    public init(_ member: Value, _ score: Double) {
        self.member = member
        self.score = score
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        member = try Value(redis: &reader)
        score = try Double(redis: &reader)
    }
}

extension RedisScored: Equatable where Value: Equatable {}
extension RedisScored: Hashable where Value: Hashable {}

/// A key, and what came of it.
public struct RedisKeyed<Value: RedisDecodable>: RedisPaired {
    public var key: String
    public var value: Value

    public init(_ key: String, _ value: Value) {
        self.key = key
        self.value = value
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        key = try String(redis: &reader)
        value = try Value(redis: &reader)
    }
}

extension RedisKeyed: Equatable where Value: Equatable {}
extension RedisKeyed: Hashable where Value: Hashable {}

/// A member of a sorted set with its score, and the key that it was taken from.
public struct RedisKeyedScore<Value: RedisDecodable>: RedisDecodable {
    public var key: String
    public var member: Value
    public var score: Double

    public init(_ key: String, _ member: Value, _ score: Double) {
        self.key = key
        self.member = member
        self.score = score
    }

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a key, a member and a score"
        var elements = try reader.elements(expected)
        try reader.demandElement(&elements, expected)
        key = try String(redis: &reader)
        try reader.demandElement(&elements, expected)
        member = try Value(redis: &reader)
        try reader.demandElement(&elements, expected)
        score = try Double(redis: &reader)
        try reader.skipElements(&elements, expected)
    }
}

extension RedisKeyedScore: Equatable where Value: Equatable {}
extension RedisKeyedScore: Hashable where Value: Hashable {}

/// A member's place in a sorted set.
public struct RedisRank: RedisPaired, Hashable {
    /// The first has the rank 0.
    public var rank: Int
    public var score: Double

    public init(_ rank: Int, _ score: Double) {
        self.rank = rank
        self.score = score
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        rank = try Int(redis: &reader)
        score = try Double(redis: &reader)
    }
}

/// What a scan found, and where it goes on.
public struct RedisScanPage<Element: RedisDecodable>: RedisPaired {
    /// For the next call; `isAtEnd` when there is none.
    public var cursor: RedisCursor
    public var elements: [Element]

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        cursor = try RedisCursor(redis: &reader)
        elements = try [Element](redis: &reader)
    }
}

extension RedisScanPage: Equatable where Element: Equatable {}
extension RedisScanPage: Hashable where Element: Hashable {}
