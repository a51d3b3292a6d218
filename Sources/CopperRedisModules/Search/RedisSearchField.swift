public import CopperRedis

/// What an index is made of.
public enum RedisSearchSource: String, RedisKeyword, CaseIterable {
    case hash = "HASH"
    case json = "JSON"
}

/// Words with their number in front.
public struct RedisCountedWords: RedisArgument, Hashable, ExpressibleByArrayLiteral {
    public var words: [String]

    public init(_ words: [String]) { self.words = words }
    public init(arrayLiteral words: String...) { self.words = words }

    public func append(to words: inout RedisWords) {
        words.append(self.words.count)
        for word in self.words { words.append(word) }
    }
}

/// A field of an index: which part of a hash or a JSON value it is, and how it is looked for.
///
/// ```swift
/// try await redis.ftCreate(
///     "books", on: .hash, prefixes: ["book:"],
///     schema: .text("title", weight: 2), .tag("genre"), .numeric("year", indexing: .sortable))
/// ```
public struct RedisSearchField: RedisArgument, Hashable {
    /// What is kept for a field.
    public struct Indexing: OptionSet, Sendable, Hashable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Results can be sorted by it without looking at the documents.
        public static let sortable = Indexing(rawValue: 1)
        /// As it is, and not in small letters without accents; of what is ``sortable``.
        public static let unnormalized = Indexing(rawValue: 2)
        /// It is not looked for: only sorted by.
        public static let noIndex = Indexing(rawValue: 4)
        /// Documents in which it is empty are found by `""` (RediSearch 2.10).
        public static let empty = Indexing(rawValue: 8)
        /// Documents without it are found by `ismissing(@field)` (RediSearch 2.10).
        public static let missing = Indexing(rawValue: 16)
    }

    public enum Coordinates: String, Sendable, Hashable, CaseIterable {
        case spherical = "SPHERICAL"
        case flat = "FLAT"
    }

    /// How neighbours of a vector are looked for.
    public enum VectorIndex: Sendable, Hashable {
        /// Every vector is looked at.
        case flat
        /// A graph, which may miss some.
        ///
        /// - Parameters:
        ///   - links: Of each vector, per layer.
        ///   - buildEffort: How many candidates are looked at when a vector is added.
        ///   - searchEffort: And when one is looked for.
        case hnsw(links: Int? = nil, buildEffort: Int? = nil, searchEffort: Int? = nil)
    }

    public enum VectorType: String, Sendable, Hashable, CaseIterable {
        case float32 = "FLOAT32"
        case float64 = "FLOAT64"
        case float16 = "FLOAT16"
        case bfloat16 = "BFLOAT16"
    }

    /// How far vectors are from each other.
    public enum Distance: String, Sendable, Hashable, CaseIterable {
        case l2 = "L2"
        case innerProduct = "IP"
        case cosine = "COSINE"
    }

    private var words: [String]

    private init(
        _ name: String, _ alias: String?, _ type: String, _ options: [String?],
        _ indexing: Indexing
    ) {
        words = [name]
        if let alias { words += ["AS", alias] }
        words.append(type)
        words += options.compactMap(\.self)
        if indexing.contains(.empty) { words.append("INDEXEMPTY") }
        if indexing.contains(.missing) { words.append("INDEXMISSING") }
        if indexing.contains(.sortable) { words.append("SORTABLE") }
        if indexing.isSuperset(of: [.sortable, .unnormalized]) { words.append("UNF") }
        if indexing.contains(.noIndex) { words.append("NOINDEX") }
    }

    /// Words of a text.
    ///
    /// - Parameters:
    ///   - name: Of a hash's field, or a path in JSON.
    ///   - alias: What queries call it.
    ///   - phonetic: Also what sounds alike: `dm:en`.
    ///   - withSuffixTrie: Makes looking for parts of words faster.
    public static func text(
        _ name: String, as alias: String? = nil, weight: Double? = nil, noStem: Bool = false,
        phonetic: String? = nil, withSuffixTrie: Bool = false, indexing: Indexing = []
    ) -> Self {
        let options =
            option("WEIGHT", weight.map { redisWord($0) }) + [noStem ? "NOSTEM" : nil]
            + option("PHONETIC", phonetic) + [withSuffixTrie ? "WITHSUFFIXTRIE" : nil]
        return Self(name, alias, "TEXT", options, indexing)
    }

    /// Whole words, of which a value may hold several.
    ///
    /// - Parameter separator: One character; a comma in hashes otherwise.
    public static func tag(
        _ name: String, as alias: String? = nil, separator: Character? = nil,
        caseSensitive: Bool = false, withSuffixTrie: Bool = false, indexing: Indexing = []
    ) -> Self {
        let options =
            option("SEPARATOR", separator.map { String($0) })
            + [
                caseSensitive ? "CASESENSITIVE" : nil, withSuffixTrie ? "WITHSUFFIXTRIE" : nil,
            ]
        return Self(name, alias, "TAG", options, indexing)
    }

    public static func numeric(
        _ name: String, as alias: String? = nil, indexing: Indexing = []
    ) -> Self { Self(name, alias, "NUMERIC", [], indexing) }

    /// Places: `longitude,latitude`.
    public static func geo(
        _ name: String, as alias: String? = nil, indexing: Indexing = []
    ) -> Self { Self(name, alias, "GEO", [], indexing) }

    /// Points and polygons in WKT.
    public static func geoShape(
        _ name: String, as alias: String? = nil, _ coordinates: Coordinates = .spherical,
        indexing: Indexing = []
    ) -> Self { Self(name, alias, "GEOSHAPE", [coordinates.rawValue], indexing) }

    /// Vectors: in a hash their numbers' bytes, in JSON an array.
    public static func vector(
        _ name: String, as alias: String? = nil, _ index: VectorIndex, dimension: Int,
        _ distance: Distance, type: VectorType = .float32, indexing: Indexing = []
    ) -> Self {
        var options = [
            "TYPE", type.rawValue, "DIM", String(dimension), "DISTANCE_METRIC", distance.rawValue,
        ]
        var algorithm = "FLAT"
        if case .hnsw(let links, let buildEffort, let searchEffort) = index {
            algorithm = "HNSW"
            let more =
                option("M", links.map { String($0) })
                + option("EF_CONSTRUCTION", buildEffort.map { String($0) })
                + option("EF_RUNTIME", searchEffort.map { String($0) })
            options += more.compactMap(\.self)
        }
        let words = [algorithm, String(options.count)] + options
        return Self(name, alias, "VECTOR", words, indexing)
    }

    private static func option(_ token: String, _ value: String?) -> [String?] {
        value.map { [token, $0] } ?? []
    }

    public func append(to words: inout RedisWords) {
        for word in self.words { words.append(word) }
    }
}

/// In the shortest digits, without a fraction of zero.
func redisWord(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
