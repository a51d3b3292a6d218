public import CopperRESP

/// The place of an entry in a stream: `1526919030474-55`. The server gives them out in order.
public struct RedisStreamID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Of the entry's making, since 1970, where the server made the ID.
    public var milliseconds: UInt64
    /// Among the entries of one millisecond.
    public var sequence: UInt64

    public init(milliseconds: UInt64, sequence: UInt64) {
        self.milliseconds = milliseconds
        self.sequence = sequence
    }

    /// `nil` unless it is digits, or digits, a minus sign and digits.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let milliseconds = UInt64(parts[0]),
            let sequence = parts.count > 1 ? UInt64(parts[1]) : 0
        else { return nil }
        self.init(milliseconds: milliseconds, sequence: sequence)
    }

    /// Before every entry.
    public static let zero = Self(milliseconds: 0, sequence: 0)

    public var description: String { "\(milliseconds)-\(sequence)" }

    public static func < (left: Self, right: Self) -> Bool {
        (left.milliseconds, left.sequence) < (right.milliseconds, right.sequence)
    }
}

extension RedisStreamID: RedisArgument, RedisDecodable {
    public func append(to words: inout RedisWords) { words.append(description) }

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let token = try reader.nextToken("RedisStreamID")
        let text = String(decoding: try reader.text(token, "RedisStreamID"), as: UTF8.self)
        guard let id = Self(text) else {
            throw RedisDecodingError(expected: "RedisStreamID", found: token)
        }
        self = id
    }
}

/// An entry of a stream: its ID, and fields with values in the order in which they were added.
public struct RedisStreamEntry: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public var name: [UInt8]
        public var value: [UInt8]

        public init(name: [UInt8], value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

    public var id: RedisStreamID
    public var fields: [Field]
    /// The entry was deleted, and only known of as pending: it has no fields any more.
    public var isDeleted = false

    public init(id: RedisStreamID, fields: [Field]) {
        self.id = id
        self.fields = fields
    }

    /// The first value of the field, as text; what is no UTF-8 is replaced by U+FFFD.
    public subscript(_ name: String) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first value of the field.
    public func bytes(_ name: String) -> [UInt8]? {
        fields.first { $0.name.elementsEqual(name.utf8) }?.value
    }
}

extension RedisStreamEntry: RedisDecodable {
    /// An array of the ID and an array of fields and values, which is null where the entry was
    /// deleted.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "an entry of a stream"
        let head = try reader.nextToken(expected)
        guard head.type == .array, head.number == 2 else {
            throw RedisDecodingError(expected: expected, found: head)
        }
        var parts = RESPElements(head)
        _ = try reader.hasNextElement(&parts, expected)
        id = try RedisStreamID(redis: &reader)
        _ = try reader.hasNextElement(&parts, expected)
        let pairs = try RedisPairs<[UInt8], [UInt8]>?(redis: &reader)
        _ = try reader.hasNextElement(&parts, expected)
        isDeleted = pairs == nil
        fields = pairs?.pairs.map { Field(name: $0, value: $1) } ?? []
    }
}

/// From where a stream is read.
public enum RedisStreamStart: Hashable, Sendable {
    /// All of it.
    case beginning
    /// What is added from now on.
    case new
    case after(RedisStreamID)

    /// As the server takes it for a group.
    var word: String {
        switch self {
        case .beginning: "0"
        case .new: "$"
        case .after(let id): id.description
        }
    }
}
