import CopperJSON
public import CopperRESP
public import CopperRedis

/// A value that a reply holds as a JSON text.
public struct RedisJSON<Value: Decodable & Sendable>: RedisDecodable {
    public var value: Value

    public init(_ value: Value) { self.value = value }

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let text = try [UInt8](redis: &reader)
        do {
            value = try JSON.decode(Value.self, from: text)
        } catch let error as DecodingError {
            throw RedisDecodingError(
                expected: "\(Value.self)", found: "JSON of another shape\(error.place)")
        } catch {
            throw RedisDecodingError(expected: "\(Value.self)", found: "no JSON")
        }
    }
}

extension RedisJSON: Equatable where Value: Equatable {}
extension RedisJSON: Hashable where Value: Hashable {}

extension DecodingError {
    /// Where in the value it was; no values.
    fileprivate var place: String {
        let context: Context =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context): context
            case .keyNotFound(_, let context), .dataCorrupted(let context): context
            @unknown default: Context(codingPath: [], debugDescription: "")
            }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "" : " at \(path)"
    }
}

/// A key, a path in its value, and a JSON text that is set there: for `JSON.MSET`.
public struct RedisJSONEntry: RedisArgument {
    public var key: any RedisArgument
    public var path: any RedisArgument
    public var json: any RedisArgument

    public init(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", json: any RedisArgument
    ) {
        self.key = key
        self.path = path
        self.json = json
    }

    /// - Throws: `EncodingError`.
    public init(
        _ key: any RedisArgument, _ path: any RedisArgument, _ value: some Encodable
    ) throws {
        self.init(key, path, json: JSON.bytes(try JSON.encode(value)))
    }

    public func append(to words: inout RedisWords) {
        key.append(to: &words)
        path.append(to: &words)
        json.append(to: &words)
    }
}

/// The numbers that a path matches, after they were changed: `nil` for what is no number.
///
/// RESP3 has an array of them, RESP2 a JSON text.
public struct RedisJSONNumbers: RedisTreeDecodable, Hashable {
    public var values: [Double?]

    /// Of a path that matches one value.
    public var first: Double? { values.first ?? nil }

    public init(tree: RESPValue) throws(RedisDecodingError) {
        let expected = "numbers"
        if tree.isAggregate {
            var values: [Double?] = []
            for element in try demand(tree.elements, expected, tree) {
                values.append(element.isNull ? nil : try demand(element.decimal, expected, element))
            }
            self.values = values
        } else if let text = tree.text {
            guard let list = try? JSON.decode([Double?].self, from: Array(text.utf8)) else {
                // What an older path matches is told without an array.
                values = [try demand(Double(text), expected, tree)]
                return
            }
            values = list
        } else {
            values = [try demand(tree.decimal, expected, tree)]
        }
    }
}

/// What kinds of values a path matches.
public struct RedisJSONTypes: RedisTreeDecodable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case null, boolean, integer, number, string, object, array
    }

    /// None when there is no such key.
    public var types: [Kind]

    /// Of a path that matches one value.
    public var first: Kind? { types.first }

    /// RESP3 has one array more than RESP2 around them, and a name alone for older paths.
    public init(tree: RESPValue) throws(RedisDecodingError) {
        var types: [Kind] = []
        var open = [tree]
        while let value = open.popLast() {
            if value.isNull { continue }
            if value.isAggregate {
                open += (value.elements ?? []).reversed()
            } else {
                let kind = value.text.flatMap { Kind(rawValue: $0) }
                types.append(try demand(kind, "a type of JSON", value))
            }
        }
        self.types = types
    }
}
