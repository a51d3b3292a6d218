public import CopperRESP
public import CopperRedis

/// What `FT.INFO` tells of an index.
public struct RedisSearchIndexInfo: RedisRecordReply, Hashable {
    public struct Field: Hashable, Sendable {
        /// A hash's field, or a path in JSON.
        public var identifier: String
        /// What queries call it.
        public var name: String
        /// `TEXT`, `TAG`, ...
        public var type: String
        public var isSortable: Bool
        /// Everything that is told of it.
        public var words: [String]
    }

    public let name: String
    public let source: RedisSearchSource?
    public let prefixes: [String]
    public let fields: [Field]
    public let documents: Int
    /// Whether documents that were there before are still being added.
    public let isIndexing: Bool
    /// How much of that is done, from 0 to 1.
    public let indexedPart: Double
    /// Documents that could not be added.
    public let failures: Int
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        name = try record.string("index_name")
        let definition = RedisSearchParts((record["index_definition"] ?? .null).pairs ?? [])
        source = definition["key_type"].text.flatMap { RedisSearchSource(rawValue: $0) }
        prefixes = definition["prefixes"].texts ?? []
        var fields: [Field] = []
        for value in record["attributes"]?.elements ?? [] { fields.append(try Field(value)) }
        self.fields = fields
        documents = try record.int("num_docs")
        isIndexing = record.ifInt("indexing") == 1
        indexedPart = record["percent_indexed"]?.decimal ?? 1
        failures = record.ifInt("hash_indexing_failures") ?? 0
    }
}

extension RedisSearchIndexInfo.Field {
    /// Names with values, and flags: RESP3 has those in an array of their own.
    fileprivate init(_ tree: RESPValue) throws(RedisDecodingError) {
        let elements = try demand(tree.elements, "a field", tree)
        let words = elements.flatMap { $0.texts ?? [$0.scalarText ?? ""] }
        func value(_ name: String) -> String? {
            guard let place = words.firstIndex(of: name), place + 1 < words.count else {
                return nil
            }
            return words[place + 1]
        }
        identifier = try demand(value("identifier"), "identifier", tree)
        name = try demand(value("attribute"), "attribute", tree)
        type = try demand(value("type"), "type", tree)
        self.words = words
        isSortable = words.dropFirst(6).contains("SORTABLE")
    }
}

/// Settings of the module, by their names; `nil` for those that are not set.
public struct RedisSearchSettings: RedisTreeDecodable, Hashable {
    public var values: [String: String?]

    public subscript(name: String) -> String? { values[name] ?? nil }

    public init(tree: RESPValue) throws(RedisDecodingError) {
        var values: [String: String?] = [:]
        for (name, value) in try demand(tree.nestedPairs, "settings", tree) {
            values[name] = .some(value.scalarText)
        }
        self.values = values
    }
}

/// Words of a query that are in no document and no dictionary, and what may be meant.
public struct RedisSpelling: RedisTreeDecodable, Hashable {
    public struct Term: Hashable, Sendable {
        public var term: String
        /// The likeliest first.
        public var suggestions: [Suggestion]
    }

    public struct Suggestion: Hashable, Sendable {
        public var text: String
        public var score: Double
    }

    public var terms: [Term]

    /// RESP3 has maps from terms to maps from suggestions to scores.
    public init(tree: RESPValue) throws(RedisDecodingError) {
        var terms: [Term] = []
        if case .map = tree.withoutAttributes {
            let results = RedisSearchParts(try demand(tree.pairs, "terms", tree))["results"]
            for (term, value) in results.pairs ?? [] {
                var suggestions: [Suggestion] = []
                for element in try demand(value.elements, "suggestions", value) {
                    for (text, score) in try demand(element.pairs, "suggestions", element) {
                        suggestions.append(
                            Suggestion(
                                text: text, score: try demand(score.decimal, "a score", score)))
                    }
                }
                terms.append(Term(term: term, suggestions: suggestions))
            }
        } else {
            for element in try demand(tree.elements, "terms", tree) {
                terms.append(try Term(ordered: element))
            }
        }
        self.terms = terms
    }
}

extension RedisSpelling.Term {
    /// `TERM`, the term, and arrays of scores and suggestions.
    fileprivate init(ordered tree: RESPValue) throws(RedisDecodingError) {
        let parts = try demand(tree.elements, "a term", tree)
        guard parts.count >= 3, let term = parts[1].text, let list = parts[2].elements else {
            throw RedisDecodingError(expected: "a term", found: "another array")
        }
        self.term = term
        var suggestions: [RedisSpelling.Suggestion] = []
        for value in list {
            let pair = try demand(value.elements, "a suggestion", value)
            guard pair.count == 2, let score = pair[0].decimal, let text = pair[1].text else {
                throw RedisDecodingError(expected: "a suggestion", found: "another array")
            }
            suggestions.append(RedisSpelling.Suggestion(text: text, score: score))
        }
        self.suggestions = suggestions
    }
}

/// Suggestions with their scores and payloads; none when there is no such list.
public struct RedisSuggestions: RedisTreeDecodable, Hashable {
    public struct Suggestion: Hashable, Sendable {
        public var text: String
        public var score: Double
        public var payload: String?
    }

    /// The best first.
    public var suggestions: [Suggestion]

    public init(tree: RESPValue) throws(RedisDecodingError) {
        let elements = tree.isNull ? [] : try demand(tree.elements, "suggestions", tree)
        var suggestions: [Suggestion] = []
        for place in stride(from: 0, to: elements.count, by: 3) {
            guard place + 2 < elements.count, let text = elements[place].text,
                let score = elements[place + 1].decimal
            else { throw RedisDecodingError(expected: "a suggestion", found: "other values") }
            suggestions.append(
                Suggestion(text: text, score: score, payload: elements[place + 2].text))
        }
        self.suggestions = suggestions
    }
}
