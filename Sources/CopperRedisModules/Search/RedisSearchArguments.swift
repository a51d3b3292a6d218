public import CopperRedis

/// Documents whose field is a number within bounds.
public struct RedisNumericFilter: RedisArgument, Hashable {
    private var words: [String]

    /// The bounds included.
    public init(_ field: String, _ range: ClosedRange<Double>) {
        words = [field, redisWord(range.lowerBound), redisWord(range.upperBound)]
    }

    /// - Parameters:
    ///   - from: A number, with `(` in front if it is excluded, or `-inf`.
    ///   - to: The same, or `+inf`.
    public init(_ field: String, from: String, to: String) { words = [field, from, to] }

    public func append(to words: inout RedisWords) {
        for word in self.words { words.append(word) }
    }
}

/// Documents whose field is a place within a circle.
public struct RedisGeoFilter: RedisArgument, Hashable {
    public var field: String
    public var center: RedisGeoPosition
    public var radius: Double
    public var unit: RedisGeoUnit

    public init(
        _ field: String, longitude: Double, latitude: Double, radius: Double, _ unit: RedisGeoUnit
    ) {
        self.field = field
        center = RedisGeoPosition(longitude: longitude, latitude: latitude)
        self.radius = radius
        self.unit = unit
    }

    public func append(to words: inout RedisWords) {
        words.append(field)
        center.append(to: &words)
        words.append(radius)
        unit.append(to: &words)
    }
}

/// A field, or a path in JSON, and what it is called.
public struct RedisNamedField: Sendable, Hashable, ExpressibleByStringLiteral {
    var words: [String]

    public init(stringLiteral name: String) { words = [name] }

    public static func field(_ name: String, as alias: String? = nil) -> Self {
        var field = Self(stringLiteral: name)
        if let alias { field.words += ["AS", alias] }
        return field
    }
}

/// Which fields of a document are told; none for its key alone.
public struct RedisReturnedFields: RedisArgument, Hashable, ExpressibleByArrayLiteral {
    private let words: RedisCountedWords

    public init(_ fields: [RedisNamedField]) {
        words = RedisCountedWords(fields.flatMap(\.words))
    }

    public init(arrayLiteral fields: RedisNamedField...) { self.init(fields) }

    public func append(to words: inout RedisWords) { self.words.append(to: &words) }
}

/// Only the parts of texts in which something was found.
public struct RedisSummary: RedisArgument, Hashable {
    /// All texts otherwise.
    public var fields: [String]?
    public var fragments: Int?
    /// Of a fragment, in words.
    public var length: Int?
    public var separator: String?

    public init(
        fields: [String]? = nil, fragments: Int? = nil, length: Int? = nil,
        separator: String? = nil
    ) {
        self.fields = fields
        self.fragments = fragments
        self.length = length
        self.separator = separator
    }

    public func append(to words: inout RedisWords) {
        words.append("SUMMARIZE")
        words.option("FIELDS", fields.map { RedisCountedWords($0) })
        words.option("FRAGS", fragments)
        words.option("LEN", length)
        words.option("SEPARATOR", separator)
    }
}

/// What was found in texts, between marks.
public struct RedisHighlight: RedisArgument, Hashable {
    /// All texts otherwise.
    public var fields: [String]?
    /// `<b>` and `</b>` otherwise.
    public var marks: Marks?

    public struct Marks: Sendable, Hashable {
        public var open: String
        public var close: String
    }

    public init(fields: [String]? = nil) { self.fields = fields }

    public init(fields: [String]? = nil, open: String, close: String) {
        self.fields = fields
        marks = Marks(open: open, close: close)
    }

    public func append(to words: inout RedisWords) {
        words.append("HIGHLIGHT")
        words.option("FIELDS", fields.map { RedisCountedWords($0) })
        if let marks {
            words.append("TAGS")
            words.append(marks.open)
            words.append(marks.close)
        }
    }
}

/// By which field documents are sorted.
public struct RedisSearchSort: RedisArgument, Hashable, ExpressibleByStringLiteral {
    public var field: String
    public var order: RedisOrder?
    /// Whether all results are counted, which the server otherwise need not do.
    public var isCounted: Bool

    public init(_ field: String, _ order: RedisOrder? = nil, isCounted: Bool = false) {
        self.field = field
        self.order = order
        self.isCounted = isCounted
    }

    public init(stringLiteral field: String) { self.init(field) }

    public func append(to words: inout RedisWords) {
        words.append(field)
        order?.append(to: &words)
        if isCounted { words.append("WITHCOUNT") }
    }
}

/// Values for the names behind `$` in a query: no value can become a part of the query.
///
/// ```swift
/// try await redis.ftSearch("books", "@year:[$from $to]", parameters: ["from": 1990, "to": 1999])
/// ```
public struct RedisSearchParameters: RedisArgument, ExpressibleByDictionaryLiteral {
    public private(set) var values: [(name: String, value: any RedisArgument)]

    public init(_ values: [(name: String, value: any RedisArgument)]) { self.values = values }

    public init(dictionaryLiteral elements: (String, any RedisArgument)...) {
        values = elements.map { (name: $0, value: $1) }
    }

    public func append(to words: inout RedisWords) {
        words.append(values.count * 2)
        for (name, value) in values {
            words.append(name)
            value.append(to: &words)
        }
    }
}

public enum RedisProfileKind: String, RedisKeyword, CaseIterable {
    case search = "SEARCH"
    case aggregate = "AGGREGATE"
}

/// A dictionary (`FT.DICTADD`) of words that are right, or that are not suggested.
public enum RedisSpellcheckTerms: RedisArgument, Hashable {
    case include(String)
    case exclude(String)

    public func append(to words: inout RedisWords) {
        switch self {
        case .include(let dictionary):
            words.append("INCLUDE")
            words.append(dictionary)
        case .exclude(let dictionary):
            words.append("EXCLUDE")
            words.append(dictionary)
        }
    }
}

extension RedisWords {
    mutating func option(_ token: String, _ value: (any RedisArgument)?) {
        guard let value else { return }
        append(token)
        value.append(to: &self)
    }
}
