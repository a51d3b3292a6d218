public import CopperRESP
public import CopperRedis

/// A reply that is made of its tree: modules answer in forms that are told apart only when all
/// of them is there.
public protocol RedisTreeDecodable: RedisDecodable {
    init(tree: RESPValue) throws(RedisDecodingError)
}

extension RedisTreeDecodable {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        try self.init(tree: try RESPValue(redis: &reader))
    }
}

extension RedisDecodingError {
    /// - Parameter value: Of which only the type is told.
    init(expected: String, found value: RESPValue) {
        let type =
            switch value.withoutAttributes {
            case .null: "null"
            case .array, .set, .push: "an array"
            case .map: "a map"
            case .integer: "an integer"
            case .double: "a double"
            case .simpleError, .bulkError: "an error"
            default: "a string"
            }
        self.init(expected: expected, found: type)
    }
}

extension RESPValue {
    var isNull: Bool { withoutAttributes == .null }

    var isAggregate: Bool {
        switch withoutAttributes {
        case .array, .map, .set: true
        default: false
        }
    }

    /// Names and values, in order: of a map, or of an array in which they stand in turn.
    var pairs: [(name: String, value: RESPValue)]? {
        guard let elements, elements.count.isMultiple(of: 2) else { return nil }
        var pairs: [(name: String, value: RESPValue)] = []
        for index in stride(from: 0, to: elements.count, by: 2) {
            guard let name = elements[index].scalarText else { return nil }
            pairs.append((name, elements[index + 1].withoutAttributes))
        }
        return pairs
    }

    /// Names and values of a map, or of an array of arrays of two.
    var nestedPairs: [(name: String, value: RESPValue)]? {
        if case .map = withoutAttributes { return pairs }
        guard let elements else { return nil }
        var pairs: [(name: String, value: RESPValue)] = []
        for element in elements {
            guard let pair = element.elements, pair.count >= 2, let name = pair[0].scalarText
            else { return nil }
            pairs.append((name, pair[1].withoutAttributes))
        }
        return pairs
    }
}

/// The value, which must be there.
func demand<Value>(
    _ value: Value?, _ expected: String, _ found: RESPValue
) throws(RedisDecodingError) -> Value {
    guard let value else { throw RedisDecodingError(expected: expected, found: found) }
    return value
}
