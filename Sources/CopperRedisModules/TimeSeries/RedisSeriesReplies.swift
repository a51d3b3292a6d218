public import CopperRESP
public import CopperRedis

/// A sample of a time series.
public struct RedisSeriesSample: RedisPaired, Hashable {
    /// In milliseconds, since 1970 or since whatever the series counts from.
    public var timestamp: Int
    /// Not a number where a stretch of time without samples is told.
    public var value: Double

    public init(_ timestamp: Int, _ value: Double) {
        self.timestamp = timestamp
        self.value = value
    }

    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        timestamp = try Int(redis: &reader)
        value = try Double(redis: &reader)
    }

    /// `nil` for an empty array.
    fileprivate init?(tree: RESPValue) throws(RedisDecodingError) {
        let elements = try demand(tree.elements, "a sample", tree)
        if elements.isEmpty { return nil }
        guard elements.count == 2, let timestamp = elements[0].integer,
            let value = elements[1].decimal
        else { throw RedisDecodingError(expected: "a sample", found: "another array") }
        self.init(timestamp, value)
    }
}

/// The last sample of a series, which may have none.
public struct RedisSeriesLastSample: RedisTreeDecodable, Hashable {
    public var sample: RedisSeriesSample?

    public init(tree: RESPValue) throws(RedisDecodingError) {
        sample = try RedisSeriesSample(tree: tree)
    }
}

/// A series that filters match, and its last sample.
public struct RedisSeriesLatest: RedisSeriesReply, Hashable {
    public var key: String
    /// Those that were asked for; `nil` where the series has no such label.
    public var labels: [String: String?]
    public var sample: RedisSeriesSample?

    public init(key: String, parts: [RESPValue]) throws(RedisDecodingError) {
        guard parts.count >= 2 else {
            throw RedisDecodingError(expected: "labels and a sample", found: "a shorter array")
        }
        self.key = key
        labels = try redisLabels(parts[0])
        sample = try RedisSeriesSample(tree: parts[parts.count - 1])
    }
}

/// A series that filters match, or several as one, and samples of it.
public struct RedisSeriesRange: RedisSeriesReply, Hashable {
    /// Of several as one, the label that they share and its value: `city=ulm`.
    public var key: String
    /// Those that were asked for; `nil` where the series has no such label.
    public var labels: [String: String?]
    public var samples: [RedisSeriesSample]
    /// The keys of those that are told as one.
    public var sources: [String]

    /// RESP3 has what RESP2 hides among the labels in maps between labels and samples.
    public init(key: String, parts: [RESPValue]) throws(RedisDecodingError) {
        guard parts.count >= 2 else {
            throw RedisDecodingError(expected: "labels and samples", found: "a shorter array")
        }
        self.key = key
        var labels = try redisLabels(parts[0])
        var sources: [String] = []
        for part in parts[1..<parts.count - 1] {
            for (name, value) in part.pairs ?? [] where name == "sources" {
                sources = value.texts ?? []
            }
        }
        if let source = labels.removeValue(forKey: "__source__") {
            sources = source?.split(separator: ",").map(String.init) ?? []
        }
        labels["__reducer__"] = nil
        self.labels = labels
        self.sources = sources
        let last = parts[parts.count - 1]
        var samples: [RedisSeriesSample] = []
        for element in try demand(last.elements, "samples", last) {
            if let sample = try RedisSeriesSample(tree: element) { samples.append(sample) }
        }
        self.samples = samples
    }
}

/// A series of a reply that has several: RESP3 has a map of them by their keys, RESP2 an array
/// for each, which begins with its key.
public protocol RedisSeriesReply: RedisDecodable {
    init(key: String, parts: [RESPValue]) throws(RedisDecodingError)
}

extension RedisSeriesReply {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let tree = try RESPValue(redis: &reader)
        let parts = try demand(tree.elements, "a series", tree)
        let key = try demand(parts.first?.text, "a series' key", tree)
        try self.init(key: key, parts: Array(parts.dropFirst()))
    }

    @_lifetime(reader: copy reader)
    public static func array(
        redis reader: inout RESPReader
    ) throws(RedisDecodingError) -> [Self] {
        let tree = try RESPValue(redis: &reader)
        var series: [Self] = []
        if case .map = tree.withoutAttributes {
            for (key, value) in tree.pairs ?? [] {
                series.append(
                    try Self(key: key, parts: try demand(value.elements, "a series", value)))
            }
            return series
        }
        for element in try demand(tree.elements, "series", tree) {
            let parts = try demand(element.elements, "a series", element)
            let key = try demand(parts.first?.text, "a series' key", element)
            series.append(try Self(key: key, parts: Array(parts.dropFirst())))
        }
        return series
    }
}

private func redisLabels(_ tree: RESPValue) throws(RedisDecodingError) -> [String: String?] {
    var labels: [String: String?] = [:]
    for (name, value) in try demand(tree.nestedPairs, "labels", tree) {
        labels[name] = .some(value.text)
    }
    return labels
}

/// What `TS.INFO` tells of a time series.
public struct RedisTimeSeriesInfo: RedisRecordReply, Hashable {
    /// What keeps the aggregates of a series in another.
    public struct Rule: Hashable, Sendable {
        public var destination: String
        public var bucket: Duration
        public var aggregator: RedisSeriesAggregator
        /// In milliseconds; of RedisTimeSeries 1.8 and later.
        public var alignTimestamp: Int?
    }

    public let totalSamples: Int
    /// In bytes.
    public let memoryUsage: Int
    /// In milliseconds, as ``lastTimestamp`` is.
    public let firstTimestamp: Int
    public let lastTimestamp: Int
    /// How long a sample is kept; zero for ever.
    public let retention: Duration
    public let chunkCount: Int
    /// Of a chunk, in bytes.
    public let chunkSize: Int
    /// `nil` where the server's setting counts.
    public let duplicatePolicy: RedisDuplicatePolicy?
    public let labels: [String: String]
    /// The series whose aggregates this is.
    public let sourceKey: String?
    public let rules: [Rule]
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        totalSamples = try record.int("totalSamples")
        memoryUsage = try record.int("memoryUsage")
        firstTimestamp = try record.int("firstTimestamp")
        lastTimestamp = try record.int("lastTimestamp")
        retention = .milliseconds(try record.int("retentionTime"))
        chunkCount = try record.int("chunkCount")
        chunkSize = try record.int("chunkSize")
        let policy = record.ifString("duplicatePolicy")
        duplicatePolicy = policy.flatMap { RedisDuplicatePolicy(rawValue: $0.uppercased()) }
        labels = try redisLabels(record["labels"] ?? .null).compactMapValues(\.self)
        sourceKey = record.ifString("sourceKey")
        rules = try Self.rules(record["rules"] ?? .array([]))
    }

    /// RESP3 has a map of them by destination, RESP2 an array for each, which begins with it.
    private static func rules(_ tree: RESPValue) throws(RedisDecodingError) -> [Rule] {
        var lists: [[RESPValue]] = []
        if case .map(let entries) = tree {
            lists = entries.map { [$0.key] + ($0.value.elements ?? []) }
        } else {
            lists = (tree.elements ?? []).map { $0.elements ?? [] }
        }
        var rules: [Rule] = []
        for parts in lists {
            guard parts.count >= 3, let destination = parts[0].text,
                let bucket = parts[1].integer, let name = parts[2].text,
                let aggregator = RedisSeriesAggregator(rawValue: name.lowercased())
            else { throw RedisDecodingError(expected: "a rule", found: "another array") }
            rules.append(
                Rule(
                    destination: destination, bucket: .milliseconds(bucket),
                    aggregator: aggregator,
                    alignTimestamp: parts.count > 3 ? parts[3].integer : nil))
        }
        return rules
    }
}
