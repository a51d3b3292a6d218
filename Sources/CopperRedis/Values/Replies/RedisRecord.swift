public import CopperRESP

/// A reply of names and values, of which other versions of the server tell more and fewer.
///
/// Replies that are made of one keep it, so that what this library has no name for is not lost.
public struct RedisRecord: RedisDecodable, Hashable {
    /// In the order in which they came.
    public let names: [String]
    public let values: [String: RESPValue]

    /// Whatever its type. `nil` where there is none.
    public subscript(name: String) -> RESPValue? { values[name] }

    /// A map, or RESP2's array of names and values in turn.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let value = try RESPValue(redis: &reader)
        guard let record = RedisRecord(value) else {
            throw RedisDecodingError(expected: "names and values", found: "another reply")
        }
        self = record
    }

    init?(_ value: RESPValue) {
        var names: [String] = []
        var values: [String: RESPValue] = [:]
        switch value.withoutAttributes {
        case .map(let entries):
            for entry in entries {
                guard let name = entry.key.text else { return nil }
                names.append(name)
                values[name] = entry.value.withoutAttributes
            }
        case .array(let elements):
            guard elements.count.isMultiple(of: 2) else { return nil }
            for index in stride(from: 0, to: elements.count, by: 2) {
                guard let name = elements[index].text else { return nil }
                names.append(name)
                values[name] = elements[index + 1].withoutAttributes
            }
        default: return nil
        }
        self.names = names
        self.values = values
    }
}

extension RedisRecord {
    public func string(_ name: String) throws(RedisDecodingError) -> String {
        try demand(ifString(name), name)
    }

    public func int(_ name: String) throws(RedisDecodingError) -> Int {
        try demand(ifInt(name), name)
    }

    public func double(_ name: String) throws(RedisDecodingError) -> Double {
        try demand(values[name]?.decimal, name)
    }

    public func strings(_ name: String) throws(RedisDecodingError) -> [String] {
        try demand(values[name]?.texts, name)
    }

    /// `nil` where there is none, or null.
    public func ifString(_ name: String) -> String? { values[name]?.scalarText }

    /// `nil` where there is none, or null.
    public func ifInt(_ name: String) -> Int? { values[name]?.integer }

    func values(_ name: String) throws(RedisDecodingError) -> [RESPValue] {
        try demand(values[name]?.elements, name)
    }

    func records(_ name: String) throws(RedisDecodingError) -> [RedisRecord] {
        var records: [RedisRecord] = []
        for value in try values(name) { records.append(try demand(RedisRecord(value), name)) }
        return records
    }

    func demand<Value>(_ value: Value?, _ name: String) throws(RedisDecodingError) -> Value {
        guard let value else {
            throw RedisDecodingError(
                expected: "the field \(name)", found: values[name] == nil ? "none" : "another type")
        }
        return value
    }
}

/// A reply that is made of a ``RedisRecord``.
public protocol RedisRecordReply: RedisDecodable {
    init(_ record: RedisRecord) throws(RedisDecodingError)
}

extension RedisRecordReply {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        try self.init(RedisRecord(redis: &reader))
    }
}

// Values in whichever form the protocol gives them.
extension RESPValue {
    /// A string, or a number as one.
    package var scalarText: String? {
        switch withoutAttributes {
        case .integer(let number): String(number)
        case .double(let number): number.description
        case .boolean(let truth): truth ? "1" : "0"
        default: text
        }
    }

    package var integer: Int? {
        switch withoutAttributes {
        case .integer(let number): Int(exactly: number)
        case .boolean(let truth): truth ? 1 : 0
        case .bulkString, .simpleString: text.flatMap { Int($0) }
        default: nil
        }
    }

    package var decimal: Double? {
        switch withoutAttributes {
        case .double(let number): number
        case .integer(let number): Double(number)
        case .bulkString, .simpleString: text.flatMap { Double($0) }
        default: nil
        }
    }

    /// Of an array, a set or a push; of a map the keys and values in turn.
    package var elements: [RESPValue]? {
        switch withoutAttributes {
        case .array(let elements), .set(let elements), .push(let elements): elements
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        default: nil
        }
    }

    package var texts: [String]? {
        guard let elements else { return nil }
        let texts = elements.compactMap(\.scalarText)
        return texts.count == elements.count ? texts : nil
    }
}
