public import CopperRESP

/// A type that replies, or their elements, are decoded to.
///
/// Each takes both forms, RESP2's and RESP3's: a double that comes as text, a map that comes
/// as an array of keys and values, a boolean that comes as 0 or 1.
public protocol RedisDecodable: Sendable {
    /// Reads one value.
    @_lifetime(reader: copy reader)
    init(redis reader: inout RESPReader) throws(RedisDecodingError)

    /// Reads an aggregate of such values. There is a default; bytes, which are a string on
    /// the wire, have one of their own.
    @_lifetime(reader: copy reader)
    static func array(redis reader: inout RESPReader) throws(RedisDecodingError) -> [Self]
}

extension RedisDecodable {
    @_lifetime(reader: copy reader)
    public static func array(
        redis reader: inout RESPReader
    ) throws(RedisDecodingError) -> [Self] {
        var (elements, expectedCount) = try reader.beginArray()
        var values: [Self] = []
        values.reserveCapacity(expectedCount)
        while try reader.hasNextElement(&elements, "an array") {
            values.append(try Self(redis: &reader))
        }
        return values
    }
}

/// What the server sent is not what was asked for. It holds no value: the types only.
public struct RedisDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for: `Int`.
    public var expected: String
    /// What came: `a bulk string`.
    public var found: String

    public init(expected: String, found: String) {
        self.expected = expected
        self.found = found
    }

    init(expected: String, found token: RESPToken) {
        self.init(expected: expected, found: token.isNull ? "null" : "\(token.type)")
    }

    public var description: String { "the server sent \(found) where \(expected) was asked for" }
}

extension RESPReader {
    /// The next token, attributes passed over; for ``RedisDecodable``.
    @_lifetime(self: copy self)
    public mutating func nextToken(_ expected: String) throws(RedisDecodingError) -> RESPToken {
        do {
            return try next()
        } catch {
            throw RedisDecodingError(expected: expected, found: "\(error)")
        }
    }

    /// What an array of any type begins with, and how many elements there is to make room for.
    @_lifetime(self: copy self)
    @inline(never)
    fileprivate mutating func beginArray() throws(RedisDecodingError) -> (RESPElements, Int) {
        let token = try nextToken("an array")
        guard token.type.isAggregate, !token.isNull else {
            throw RedisDecodingError(expected: "an array", found: token)
        }
        // Not by the claimed count alone: the bytes behind it bound it.
        let count = min(max(Int(token.number), 0), remainingBytes / 3)
        return (RESPElements(token), count)
    }

    /// Whether an element follows; for ``RedisDecodable``.
    @_lifetime(self: copy self)
    public mutating func hasNextElement(
        _ elements: inout RESPElements, _ expected: String
    ) throws(RedisDecodingError) -> Bool {
        do {
            return try hasNext(&elements)
        } catch {
            throw RedisDecodingError(expected: expected, found: "\(error)")
        }
    }

    /// The bytes of a string of any kind, or of a scalar's line: RESP2 has no other form for
    /// numbers that are no integers.
    @_lifetime(self: copy self)
    public mutating func text(
        _ token: RESPToken, _ expected: String
    ) throws(RedisDecodingError) -> [UInt8] {
        guard !token.isNull else { throw RedisDecodingError(expected: expected, found: token) }
        switch token.type {
        case .bulkString, .simpleString, .verbatimString, .integer, .double, .bigNumber:
            do {
                return try string(token)
            } catch {
                throw RedisDecodingError(expected: expected, found: "\(error)")
            }
        default: throw RedisDecodingError(expected: expected, found: token)
        }
    }
}

extension RESPValue: RedisDecodable {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        do {
            self = try RESPValue(&reader)
        } catch {
            throw RedisDecodingError(expected: "a value", found: "\(error)")
        }
    }
}

extension String: RedisDecodable {
    /// UTF-8; what is none is replaced by U+FFFD. For anything else ask for `[UInt8]`.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        if let place = reader.nextShortString() {
            self = reader.bytes(at: place).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            return
        }
        let token = try reader.nextToken("String")
        if token.type == .bulkString, !token.isNull, !token.isStreamed {
            self = reader.content(of: token).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            return
        }
        self = String(decoding: try reader.text(token, "String"), as: UTF8.self)
    }
}

extension Bool: RedisDecodable {
    /// A boolean, or 1 or 0. A command with a condition answers `OK` when it was met, and null
    /// when it was not.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let token = try reader.nextToken("Bool")
        if token.isNull {
            self = false
            return
        }
        if token.type == .simpleString {
            let isOK = reader.content(of: token).withUnsafeBytes { $0.elementsEqual("OK".utf8) }
            guard isOK else { throw RedisDecodingError(expected: "Bool", found: token) }
            self = true
            return
        }
        let isTruth = token.type == .boolean || token.type == .integer
        guard isTruth, token.number == 0 || token.number == 1 else {
            throw RedisDecodingError(expected: "Bool", found: token)
        }
        self = token.number == 1
    }
}

extension Double: RedisDecodable {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let token = try reader.nextToken("Double")
        if token.type == .integer {
            self = Double(token.number)
            return
        }
        let number =
            token.isStreamed || token.isNull ? nil : RESPNumber.double(reader.content(of: token))
        guard let number else { throw RedisDecodingError(expected: "Double", found: token) }
        self = number
    }
}

extension Optional: RedisDecodable where Wrapped: RedisDecodable {
    /// `nil` for each of the three nulls.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        if reader.nextIsNull {
            _ = try reader.nextToken("null")
            self = nil
        } else {
            self = try Wrapped(redis: &reader)
        }
    }
}

extension Array: RedisDecodable where Element: RedisDecodable {
    /// An array or a set; of bytes, a string.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        self = try Element.array(redis: &reader)
    }
}

extension Dictionary: RedisDecodable where Key: RedisDecodable, Value: RedisDecodable {
    /// A map, or RESP2's array of keys and values in turn. Of a repeated key the last counts.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a map"
        let token = try reader.nextToken(expected)
        guard token.type == .map || token.type == .array, !token.isNull else {
            throw RedisDecodingError(expected: expected, found: token)
        }
        self = [:]
        var elements = RESPElements(token)
        while try reader.hasNextElement(&elements, expected) {
            let key = try Key(redis: &reader)
            guard try reader.hasNextElement(&elements, expected) else {
                throw RedisDecodingError(expected: expected, found: "a key without a value")
            }
            self[key] = try Value(redis: &reader)
        }
    }
}

/// A reply that says nothing but that it was done: `OK`, whatever the words.
public struct RedisDone: RedisDecodable, Hashable {
    public init() {}

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let token = try reader.nextToken("OK")
        guard token.type == .simpleString else {
            throw RedisDecodingError(expected: "OK", found: token)
        }
    }
}
