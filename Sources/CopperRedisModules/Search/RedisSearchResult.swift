public import CopperRESP
public import CopperRedis

/// What a search found.
public struct RedisSearchResult<Document: RedisSearchHit>: RedisTreeDecodable {
    /// How many documents the query matches, which may be more than were asked for.
    public var total: Int
    public var documents: [Document]
    /// What the server says about the results: that its time was up. In RESP3 alone.
    public var warnings: [String]

    /// RESP3 has a map for each document, RESP2 one array of all in turn.
    public init(tree: RESPValue) throws(RedisDecodingError) {
        let expected = "results of a search"
        var documents: [Document] = []
        if case .map = tree.withoutAttributes {
            let record = try RedisSearchRecord(tree)
            total = record.total
            warnings = record.warnings
            for element in record.results {
                let parts = try demand(element.pairs, expected, element)
                documents.append(try Document(named: RedisSearchParts(parts)))
            }
        } else {
            var rest = try demand(tree.elements, expected, tree)[...]
            total = try demand(rest.popFirst()?.integer, expected, tree)
            warnings = []
            while !rest.isEmpty { documents.append(try Document(ordered: &rest)) }
        }
        self.documents = documents
    }
}

extension RedisSearchResult: Equatable where Document: Equatable {}
extension RedisSearchResult: Hashable where Document: Hashable {}

/// What is told of a document that was found.
public protocol RedisSearchHit: Sendable {
    /// Takes its parts from the front of RESP2's array.
    init(ordered parts: inout ArraySlice<RESPValue>) throws(RedisDecodingError)
    /// Of RESP3's map.
    init(named parts: RedisSearchParts) throws(RedisDecodingError)
}

/// The parts of a document in RESP3.
public struct RedisSearchParts {
    private let values: [String: RESPValue]

    init(_ pairs: [(name: String, value: RESPValue)]) {
        values = Dictionary(pairs.map { ($0.name, $0.value) }) { $1 }
    }

    subscript(name: String) -> RESPValue { values[name] ?? .null }

    var key: String {
        get throws(RedisDecodingError) { try demand(self["id"].text, "a key", self["id"]) }
    }
}

/// A document's fields, in order.
public struct RedisSearchFields: Sendable, Hashable {
    public let names: [String]
    private let values: [String: RESPValue]

    /// `nil` where there is none.
    public subscript(name: String) -> String? { values[name]?.scalarText }
    /// Whatever its type.
    public func value(_ name: String) -> RESPValue? { values[name] }
    public func number(_ name: String) -> Double? { values[name]?.decimal }
    public func strings(_ name: String) -> [String]? { values[name]?.texts }
    public func bytes(_ name: String) -> [UInt8]? {
        if case .bulkString(let bytes) = values[name] { bytes } else { nil }
    }

    public var isEmpty: Bool { names.isEmpty }

    init(_ tree: RESPValue) throws(RedisDecodingError) {
        // A document that expired since it was found has none.
        if tree.isNull {
            names = []
            values = [:]
            return
        }
        let pairs = try demand(tree.pairs, "fields", tree)
        names = pairs.map(\.name)
        values = Dictionary(pairs.map { ($0.name, $0.value) }) { $1 }
    }

    /// Of RESP2, where they may be missing.
    init(ordered parts: inout ArraySlice<RESPValue>) throws(RedisDecodingError) {
        if let next = parts.first, next.isAggregate || next.isNull {
            try self.init(parts.removeFirst())
        } else {
            try self.init(.null)
        }
    }
}

/// The key of a document that was found.
public struct RedisSearchKey: RedisSearchHit, Hashable {
    public var key: String

    public init(ordered parts: inout ArraySlice<RESPValue>) throws(RedisDecodingError) {
        key = try takeKey(&parts)
    }

    public init(named parts: RedisSearchParts) throws(RedisDecodingError) {
        key = try parts.key
    }
}

/// A document that was found.
public struct RedisSearchDocument: RedisSearchHit, Hashable {
    public var key: String
    /// Of JSON the whole value has the name `$`.
    public var fields: RedisSearchFields

    public init(ordered parts: inout ArraySlice<RESPValue>) throws(RedisDecodingError) {
        key = try takeKey(&parts)
        fields = try RedisSearchFields(ordered: &parts)
    }

    public init(named parts: RedisSearchParts) throws(RedisDecodingError) {
        key = try parts.key
        fields = try RedisSearchFields(parts["extra_attributes"])
    }
}

/// A document that was found, with what else is told of it.
public struct RedisScoredDocument: RedisSearchHit, Hashable {
    public var key: String
    public var score: Double
    public var payload: String?
    /// What it is sorted by: a number behind `#`, a text behind `$`.
    public var sortKey: String?
    public var fields: RedisSearchFields

    public init(ordered parts: inout ArraySlice<RESPValue>) throws(RedisDecodingError) {
        key = try takeKey(&parts)
        guard parts.count >= 3 else {
            throw RedisDecodingError(expected: "a score and more", found: "the array's end")
        }
        let value = parts.removeFirst()
        score = try demand(value.decimal, "a score", value)
        payload = parts.removeFirst().text
        sortKey = parts.removeFirst().text
        fields = try RedisSearchFields(ordered: &parts)
    }

    public init(named parts: RedisSearchParts) throws(RedisDecodingError) {
        key = try parts.key
        score = try demand(parts["score"].decimal, "a score", parts["score"])
        payload = parts["payload"].text
        sortKey = parts["sortkey"].text
        fields = try RedisSearchFields(parts["extra_attributes"])
    }
}

/// A document that was found, and where its score comes from.
public struct RedisExplainedDocument: RedisSearchHit, Hashable {
    public var key: String
    public var score: Double
    /// Texts, and arrays of the parts of the text before.
    public var explanation: RESPValue
    public var fields: RedisSearchFields

    public init(ordered parts: inout ArraySlice<RESPValue>) throws(RedisDecodingError) {
        key = try takeKey(&parts)
        (score, explanation) = try Self.explained(parts.popFirst() ?? .null)
        fields = try RedisSearchFields(ordered: &parts)
    }

    public init(named parts: RedisSearchParts) throws(RedisDecodingError) {
        key = try parts.key
        (score, explanation) = try Self.explained(parts["score"])
        fields = try RedisSearchFields(parts["extra_attributes"])
    }

    private static func explained(
        _ value: RESPValue
    ) throws(RedisDecodingError) -> (Double, RESPValue) {
        let parts = try demand(value.elements, "a score and its explanation", value)
        guard parts.count == 2, let score = parts[0].decimal else {
            throw RedisDecodingError(
                expected: "a score and its explanation", found: "another array")
        }
        return (score, parts[1])
    }
}

private func takeKey(
    _ parts: inout ArraySlice<RESPValue>
) throws(RedisDecodingError) -> String {
    let value = parts.popFirst() ?? .null
    return try demand(value.text, "a document's key", value)
}

/// What RESP3 tells of results.
struct RedisSearchRecord {
    var total: Int
    var warnings: [String]
    var results: [RESPValue]

    init(_ tree: RESPValue) throws(RedisDecodingError) {
        let parts = RedisSearchParts(try demand(tree.pairs, "results", tree))
        total = try demand(parts["total_results"].integer, "total_results", parts["total_results"])
        warnings = parts["warning"].texts ?? []
        results = try demand(parts["results"].elements, "results", parts["results"])
    }
}
