public import CopperRedis

/// The time of a sample.
public struct RedisTimestamp: RedisArgument, Hashable, ExpressibleByIntegerLiteral {
    private let word: String

    private init(word: String) { self.word = word }

    /// Since 1970, or since whatever the series counts from.
    public init(milliseconds: Int) { word = String(milliseconds) }

    public init(integerLiteral milliseconds: Int) { self.init(milliseconds: milliseconds) }

    /// The server's clock.
    public static let now = RedisTimestamp(word: "*")
    /// Of the first sample that there is.
    public static let first = RedisTimestamp(word: "-")
    /// Of the last.
    public static let last = RedisTimestamp(word: "+")

    public func append(to words: inout RedisWords) { words.append(word) }
}

public enum RedisSeriesEncoding: String, RedisKeyword, CaseIterable {
    case compressed = "COMPRESSED"
    case uncompressed = "UNCOMPRESSED"
}

/// What becomes of a sample whose time is taken.
public enum RedisDuplicatePolicy: String, RedisKeyword, CaseIterable {
    /// An error.
    case block = "BLOCK"
    /// The first stays.
    case first = "FIRST"
    /// It takes the other's place.
    case last = "LAST"
    case min = "MIN"
    case max = "MAX"
    case sum = "SUM"
}

/// A sample, and the key of its series: for `TS.MADD`.
public struct RedisNewSample: RedisArgument {
    public var key: any RedisArgument
    public var timestamp: RedisTimestamp
    public var value: Double

    public init(_ key: any RedisArgument, _ timestamp: RedisTimestamp, _ value: Double) {
        self.key = key
        self.timestamp = timestamp
        self.value = value
    }

    public func append(to words: inout RedisWords) {
        key.append(to: &words)
        timestamp.append(to: &words)
        words.append(value)
    }
}

/// How samples become one.
public enum RedisSeriesAggregator: String, RedisKeyword, CaseIterable {
    case avg, sum, min, max, count, first, last
    /// The greatest less the least.
    case range
    case stdP = "std.p"
    case stdS = "std.s"
    case varP = "var.p"
    case varS = "var.s"
    /// The average weighted by time (RedisTimeSeries 1.8).
    case twa
}

/// Samples of a stretch of time as one.
public struct RedisSeriesAggregation: RedisArgument, Hashable {
    /// Which time such a sample has.
    public enum Timestamp: String, Sendable, Hashable, CaseIterable {
        case start, end
        case middle = "mid"
    }

    public var aggregator: RedisSeriesAggregator
    /// How long each stretch is, in whole milliseconds.
    public var bucket: Duration
    /// The start of the stretch otherwise.
    public var timestamp: Timestamp?
    /// Whether there is a sample for a stretch without any.
    public var isEmptyReported: Bool

    public init(
        _ aggregator: RedisSeriesAggregator, bucket: Duration, timestamp: Timestamp? = nil,
        isEmptyReported: Bool = false
    ) {
        self.aggregator = aggregator
        self.bucket = bucket
        self.timestamp = timestamp
        self.isEmptyReported = isEmptyReported
    }

    public func append(to words: inout RedisWords) {
        words.append("AGGREGATION")
        aggregator.append(to: &words)
        words.append(bucket.redisMilliseconds)
        if let timestamp {
            words.append("BUCKETTIMESTAMP")
            words.append(timestamp.rawValue)
        }
        if isEmptyReported { words.append("EMPTY") }
    }
}

/// Which labels of a series are told with its samples.
public enum RedisSeriesLabels: RedisArgument, Hashable {
    case all
    case selected([String])

    public func append(to words: inout RedisWords) {
        switch self {
        case .all: words.append("WITHLABELS")
        case .selected(let labels):
            words.append("SELECTED_LABELS")
            for label in labels { words.append(label) }
        }
    }
}

/// Series with the same value of a label as one.
public struct RedisSeriesGrouping: RedisArgument, Hashable {
    public var label: String
    /// How samples of the same time become one.
    public var reducer: RedisSeriesAggregator

    public init(by label: String, _ reducer: RedisSeriesAggregator) {
        self.label = label
        self.reducer = reducer
    }

    public func append(to words: inout RedisWords) {
        words.append("GROUPBY")
        words.append(label)
        words.append("REDUCE")
        words.append(reducer.rawValue)
    }
}

extension ClosedRange: RedisArgument where Bound == Double {
    /// Its bounds.
    public func append(to words: inout RedisWords) {
        words.append(lowerBound)
        words.append(upperBound)
    }
}
