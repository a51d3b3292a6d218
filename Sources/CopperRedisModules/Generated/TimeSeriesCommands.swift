// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func tsAdd(
        _ key: any RedisArgument, _ timestamp: RedisTimestamp, _ value: Double,
        retention: Duration?, encoding: RedisSeriesEncoding?, chunkSize: Int?,
        onDuplicate: RedisDuplicatePolicy?, labels: RedisKeyValues?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.ADD")
        words.add(key)
        words.add(timestamp)
        words.add(value)
        words.option("RETENTION", milliseconds: retention)
        words.option("ENCODING", encoding)
        words.option("CHUNK_SIZE", chunkSize)
        words.option("ON_DUPLICATE", onDuplicate)
        words.option("LABELS", labels)
        return words.finish()
    }

    @usableFromInline
    static func tsAlter(
        _ key: any RedisArgument, retention: Duration?, chunkSize: Int?,
        duplicatePolicy: RedisDuplicatePolicy?, labels: RedisKeyValues?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.ALTER")
        words.add(key)
        words.option("RETENTION", milliseconds: retention)
        words.option("CHUNK_SIZE", chunkSize)
        words.option("DUPLICATE_POLICY", duplicatePolicy)
        words.option("LABELS", labels)
        return words.finish()
    }

    @usableFromInline
    static func tsCreate(
        _ key: any RedisArgument, retention: Duration?, encoding: RedisSeriesEncoding?,
        chunkSize: Int?, duplicatePolicy: RedisDuplicatePolicy?, labels: RedisKeyValues?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.CREATE")
        words.add(key)
        words.option("RETENTION", milliseconds: retention)
        words.option("ENCODING", encoding)
        words.option("CHUNK_SIZE", chunkSize)
        words.option("DUPLICATE_POLICY", duplicatePolicy)
        words.option("LABELS", labels)
        return words.finish()
    }

    @usableFromInline
    static func tsCreaterule(
        _ source: any RedisArgument, _ destination: any RedisArgument,
        aggregator: RedisSeriesAggregator, bucket: Duration, alignTimestamp: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.CREATERULE")
        words.add(source)
        words.add(destination)
        words.add("AGGREGATION")
        words.add(aggregator)
        words.add(milliseconds: bucket)
        words.option(alignTimestamp)
        return words.finish()
    }

    @usableFromInline
    static func tsDecrby(
        _ key: any RedisArgument, _ value: Double, timestamp: RedisTimestamp?, retention: Duration?,
        uncompressed: Bool, chunkSize: Int?, labels: RedisKeyValues?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.DECRBY")
        words.add(key)
        words.add(value)
        words.option("TIMESTAMP", timestamp)
        words.option("RETENTION", milliseconds: retention)
        words.flag("UNCOMPRESSED", uncompressed)
        words.option("CHUNK_SIZE", chunkSize)
        words.option("LABELS", labels)
        return words.finish()
    }

    @usableFromInline
    static func tsDel(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.DEL")
        words.add(key)
        words.add(from)
        words.add(to)
        return words.finish()
    }

    @usableFromInline
    static func tsDeleterule(
        _ source: any RedisArgument, _ destination: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.DELETERULE")
        words.add(source)
        words.add(destination)
        return words.finish()
    }

    @usableFromInline
    static func tsGet(_ key: any RedisArgument, latest: Bool) -> RedisCommand {
        var words = RedisCommandWriter("TS.GET")
        words.add(key)
        words.flag("LATEST", latest)
        return words.finish()
    }

    @usableFromInline
    static func tsIncrby(
        _ key: any RedisArgument, _ value: Double, timestamp: RedisTimestamp?, retention: Duration?,
        uncompressed: Bool, chunkSize: Int?, labels: RedisKeyValues?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.INCRBY")
        words.add(key)
        words.add(value)
        words.option("TIMESTAMP", timestamp)
        words.option("RETENTION", milliseconds: retention)
        words.flag("UNCOMPRESSED", uncompressed)
        words.option("CHUNK_SIZE", chunkSize)
        words.option("LABELS", labels)
        return words.finish()
    }

    @usableFromInline
    static func tsInfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TS.INFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func tsInfoDebug(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TS.INFO")
        words.add(key)
        words.add("DEBUG")
        return words.finish()
    }

    @usableFromInline
    static func tsMadd(_ samples: [RedisNewSample]) -> RedisCommand {
        var words = RedisCommandWriter("TS.MADD")
        words.add(contentsOf: samples)
        return words.finish()
    }

    @usableFromInline
    static func tsMget(
        latest: Bool, labels: RedisSeriesLabels?, filter: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.MGET")
        words.flag("LATEST", latest)
        words.option(labels)
        words.add("FILTER")
        words.add(contentsOf: filter)
        return words.finish()
    }

    @usableFromInline
    static func tsMrange(
        _ from: RedisTimestamp, _ to: RedisTimestamp, filter: [any RedisArgument], latest: Bool,
        timestamps: [Int]?, values: ClosedRange<Double>?, labels: RedisSeriesLabels?, count: Int?,
        align: RedisTimestamp?, aggregation: RedisSeriesAggregation?, groupBy: RedisSeriesGrouping?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.MRANGE")
        words.add(from)
        words.add(to)
        words.flag("LATEST", latest)
        words.option("FILTER_BY_TS", timestamps)
        words.option("FILTER_BY_VALUE", values)
        words.option(labels)
        words.option("COUNT", count)
        words.option("ALIGN", align)
        words.option(aggregation)
        words.add("FILTER")
        words.add(contentsOf: filter)
        words.option(groupBy)
        return words.finish()
    }

    @usableFromInline
    static func tsMrevrange(
        _ from: RedisTimestamp, _ to: RedisTimestamp, filter: [any RedisArgument], latest: Bool,
        timestamps: [Int]?, values: ClosedRange<Double>?, labels: RedisSeriesLabels?, count: Int?,
        align: RedisTimestamp?, aggregation: RedisSeriesAggregation?, groupBy: RedisSeriesGrouping?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.MREVRANGE")
        words.add(from)
        words.add(to)
        words.flag("LATEST", latest)
        words.option("FILTER_BY_TS", timestamps)
        words.option("FILTER_BY_VALUE", values)
        words.option(labels)
        words.option("COUNT", count)
        words.option("ALIGN", align)
        words.option(aggregation)
        words.add("FILTER")
        words.add(contentsOf: filter)
        words.option(groupBy)
        return words.finish()
    }

    @usableFromInline
    static func tsQueryindex(filter: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("TS.QUERYINDEX")
        words.add(contentsOf: filter)
        return words.finish()
    }

    @usableFromInline
    static func tsRange(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp, latest: Bool,
        timestamps: [Int]?, values: ClosedRange<Double>?, count: Int?, align: RedisTimestamp?,
        aggregation: RedisSeriesAggregation?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.RANGE")
        words.add(key)
        words.add(from)
        words.add(to)
        words.flag("LATEST", latest)
        words.option("FILTER_BY_TS", timestamps)
        words.option("FILTER_BY_VALUE", values)
        words.option("COUNT", count)
        words.option("ALIGN", align)
        words.option(aggregation)
        return words.finish()
    }

    @usableFromInline
    static func tsRevrange(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp, latest: Bool,
        timestamps: [Int]?, values: ClosedRange<Double>?, count: Int?, align: RedisTimestamp?,
        aggregation: RedisSeriesAggregation?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TS.REVRANGE")
        words.add(key)
        words.add(from)
        words.add(to)
        words.flag("LATEST", latest)
        words.option("FILTER_BY_TS", timestamps)
        words.option("FILTER_BY_VALUE", values)
        words.option("COUNT", count)
        words.option("ALIGN", align)
        words.option(aggregation)
        return words.finish()
    }
}

extension RedisCall {
    /// Adds a sample to a series, which is made as told if there is none: its time.
    @export(implementation)
    public static func tsAdd(
        _ key: any RedisArgument, _ timestamp: RedisTimestamp, _ value: Double,
        retention: Duration? = nil, encoding: RedisSeriesEncoding? = nil, chunkSize: Int? = nil,
        onDuplicate: RedisDuplicatePolicy? = nil, labels: RedisKeyValues? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .tsAdd(
                key, timestamp, value, retention: retention, encoding: encoding,
                chunkSize: chunkSize, onDuplicate: onDuplicate, labels: labels))
    }

    /// `TS.ALTER key [RETENTION retentionPeriod] [CHUNK_SIZE size] [DUPLICATE_POLICY <BLOCK |
    /// FIRST | LAST | MIN | MAX | SUM>] [LABELS label value [label value ...]]`.
    @export(implementation)
    public static func tsAlter(
        _ key: any RedisArgument, retention: Duration? = nil, chunkSize: Int? = nil,
        duplicatePolicy: RedisDuplicatePolicy? = nil, labels: RedisKeyValues? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .tsAlter(
                key, retention: retention, chunkSize: chunkSize, duplicatePolicy: duplicatePolicy,
                labels: labels))
    }

    /// `TS.CREATE ...`.
    @export(implementation)
    public static func tsCreate(
        _ key: any RedisArgument, retention: Duration? = nil, encoding: RedisSeriesEncoding? = nil,
        chunkSize: Int? = nil, duplicatePolicy: RedisDuplicatePolicy? = nil,
        labels: RedisKeyValues? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .tsCreate(
                key, retention: retention, encoding: encoding, chunkSize: chunkSize,
                duplicatePolicy: duplicatePolicy, labels: labels))
    }

    /// Keeps the aggregates of a series in another.
    @export(implementation)
    public static func tsCreaterule(
        _ source: any RedisArgument, _ destination: any RedisArgument,
        aggregator: RedisSeriesAggregator, bucket: Duration, alignTimestamp: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .tsCreaterule(
                source, destination, aggregator: aggregator, bucket: bucket,
                alignTimestamp: alignTimestamp))
    }

    /// Adds a sample that is smaller than the last by `value`: its time.
    @export(implementation)
    public static func tsDecrby(
        _ key: any RedisArgument, _ value: Double, timestamp: RedisTimestamp? = nil,
        retention: Duration? = nil, uncompressed: Bool = false, chunkSize: Int? = nil,
        labels: RedisKeyValues? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .tsDecrby(
                key, value, timestamp: timestamp, retention: retention, uncompressed: uncompressed,
                chunkSize: chunkSize, labels: labels))
    }

    /// Deletes the samples from one time to another, that included.
    @export(implementation)
    public static func tsDel(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.tsDel(key, from, to))
    }

    /// `TS.DELETERULE sourceKey destKey`.
    @export(implementation)
    public static func tsDeleterule(
        _ source: any RedisArgument, _ destination: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.tsDeleterule(source, destination))
    }

    /// The last sample.
    @export(implementation)
    public static func tsGet(
        _ key: any RedisArgument, latest: Bool = false
    ) -> RedisCall<RedisSeriesLastSample> where Reply == RedisSeriesLastSample {
        RedisCall<RedisSeriesLastSample>(.tsGet(key, latest: latest))
    }

    /// Adds a sample that is greater than the last by `value`: its time.
    @export(implementation)
    public static func tsIncrby(
        _ key: any RedisArgument, _ value: Double, timestamp: RedisTimestamp? = nil,
        retention: Duration? = nil, uncompressed: Bool = false, chunkSize: Int? = nil,
        labels: RedisKeyValues? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .tsIncrby(
                key, value, timestamp: timestamp, retention: retention, uncompressed: uncompressed,
                chunkSize: chunkSize, labels: labels))
    }

    /// `TS.INFO key [DEBUG]`.
    @export(implementation)
    public static func tsInfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTimeSeriesInfo> where Reply == RedisTimeSeriesInfo {
        RedisCall<RedisTimeSeriesInfo>(.tsInfo(key))
    }

    /// With what each chunk holds, in its `record`.
    @export(implementation)
    public static func tsInfoDebug(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTimeSeriesInfo> where Reply == RedisTimeSeriesInfo {
        RedisCall<RedisTimeSeriesInfo>(.tsInfoDebug(key))
    }

    /// Adds samples to series that are there: for each its time, or what was wrong.
    @export(implementation)
    public static func tsMadd(
        _ samples: RedisNewSample...
    ) -> RedisCall<[RedisElement<Int>]> where Reply == [RedisElement<Int>] {
        RedisCall<[RedisElement<Int>]>(.tsMadd(samples))
    }

    /// The last sample of each series that the filters match: `["city=ulm", "sensor!="]`.
    @export(implementation)
    public static func tsMget(
        latest: Bool = false, labels: RedisSeriesLabels? = nil, filter: any RedisArgument...
    ) -> RedisCall<[RedisSeriesLatest]> where Reply == [RedisSeriesLatest] {
        RedisCall<[RedisSeriesLatest]>(.tsMget(latest: latest, labels: labels, filter: filter))
    }

    /// The samples of each series that the filters match: `["city=ulm", "sensor!="]`.
    @export(implementation)
    public static func tsMrange(
        _ from: RedisTimestamp, _ to: RedisTimestamp, filter: any RedisArgument...,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        labels: RedisSeriesLabels? = nil, count: Int? = nil, align: RedisTimestamp? = nil,
        aggregation: RedisSeriesAggregation? = nil, groupBy: RedisSeriesGrouping? = nil
    ) -> RedisCall<[RedisSeriesRange]> where Reply == [RedisSeriesRange] {
        RedisCall<[RedisSeriesRange]>(
            .tsMrange(
                from, to, filter: filter, latest: latest, timestamps: timestamps, values: values,
                labels: labels, count: count, align: align, aggregation: aggregation,
                groupBy: groupBy))
    }

    /// The same, the last samples first.
    @export(implementation)
    public static func tsMrevrange(
        _ from: RedisTimestamp, _ to: RedisTimestamp, filter: any RedisArgument...,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        labels: RedisSeriesLabels? = nil, count: Int? = nil, align: RedisTimestamp? = nil,
        aggregation: RedisSeriesAggregation? = nil, groupBy: RedisSeriesGrouping? = nil
    ) -> RedisCall<[RedisSeriesRange]> where Reply == [RedisSeriesRange] {
        RedisCall<[RedisSeriesRange]>(
            .tsMrevrange(
                from, to, filter: filter, latest: latest, timestamps: timestamps, values: values,
                labels: labels, count: count, align: align, aggregation: aggregation,
                groupBy: groupBy))
    }

    /// The keys of the series that the filters match.
    @export(implementation)
    public static func tsQueryindex(
        filter: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.tsQueryindex(filter: filter))
    }

    /// The samples from one time to another, that included.
    @export(implementation)
    public static func tsRange(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        count: Int? = nil, align: RedisTimestamp? = nil, aggregation: RedisSeriesAggregation? = nil
    ) -> RedisCall<[RedisSeriesSample]> where Reply == [RedisSeriesSample] {
        RedisCall<[RedisSeriesSample]>(
            .tsRange(
                key, from, to, latest: latest, timestamps: timestamps, values: values, count: count,
                align: align, aggregation: aggregation))
    }

    /// The same, the last samples first.
    @export(implementation)
    public static func tsRevrange(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        count: Int? = nil, align: RedisTimestamp? = nil, aggregation: RedisSeriesAggregation? = nil
    ) -> RedisCall<[RedisSeriesSample]> where Reply == [RedisSeriesSample] {
        RedisCall<[RedisSeriesSample]>(
            .tsRevrange(
                key, from, to, latest: latest, timestamps: timestamps, values: values, count: count,
                align: align, aggregation: aggregation))
    }
}

extension RedisCommanding {
    /// Adds a sample to a series, which is made as told if there is none: its time.
    ///
    /// `TS.ADD ...`
    ///
    /// O(M) when M is the amount of compaction rules or O(1) with no compaction. Since
    /// RedisTimeSeries 1.0.0.
    @discardableResult
    @export(implementation)
    public func tsAdd(
        _ key: any RedisArgument, _ timestamp: RedisTimestamp, _ value: Double,
        retention: Duration? = nil, encoding: RedisSeriesEncoding? = nil, chunkSize: Int? = nil,
        onDuplicate: RedisDuplicatePolicy? = nil, labels: RedisKeyValues? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .tsAdd(
                    key, timestamp, value, retention: retention, encoding: encoding,
                    chunkSize: chunkSize, onDuplicate: onDuplicate, labels: labels)))
    }

    /// `TS.ALTER key [RETENTION retentionPeriod] [CHUNK_SIZE size] [DUPLICATE_POLICY <BLOCK |
    /// FIRST | LAST | MIN | MAX | SUM>] [LABELS label value [label value ...]]`
    ///
    /// O(N) where N is the number of labels requested to update. Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsAlter(
        _ key: any RedisArgument, retention: Duration? = nil, chunkSize: Int? = nil,
        duplicatePolicy: RedisDuplicatePolicy? = nil, labels: RedisKeyValues? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .tsAlter(
                    key, retention: retention, chunkSize: chunkSize,
                    duplicatePolicy: duplicatePolicy, labels: labels)))
    }

    /// `TS.CREATE ...`
    ///
    /// O(1). Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsCreate(
        _ key: any RedisArgument, retention: Duration? = nil, encoding: RedisSeriesEncoding? = nil,
        chunkSize: Int? = nil, duplicatePolicy: RedisDuplicatePolicy? = nil,
        labels: RedisKeyValues? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .tsCreate(
                    key, retention: retention, encoding: encoding, chunkSize: chunkSize,
                    duplicatePolicy: duplicatePolicy, labels: labels)))
    }

    /// Keeps the aggregates of a series in another.
    ///
    /// `TS.CREATERULE source destination AGGREGATION aggregator bucket [align]`
    ///
    /// O(1). Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsCreaterule(
        _ source: any RedisArgument, _ destination: any RedisArgument,
        aggregator: RedisSeriesAggregator, bucket: Duration, alignTimestamp: Int? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .tsCreaterule(
                    source, destination, aggregator: aggregator, bucket: bucket,
                    alignTimestamp: alignTimestamp)))
    }

    /// Adds a sample that is smaller than the last by `value`: its time.
    ///
    /// `TS.DECRBY key value [TIMESTAMP timestamp] [RETENTION retentionPeriod] [UNCOMPRESSED]
    /// [CHUNK_SIZE size] [LABELS label value [label value ...]]`
    ///
    /// O(M) when M is the amount of compaction rules or O(1) with no compaction. Since
    /// RedisTimeSeries 1.0.0.
    @discardableResult
    @export(implementation)
    public func tsDecrby(
        _ key: any RedisArgument, _ value: Double, timestamp: RedisTimestamp? = nil,
        retention: Duration? = nil, uncompressed: Bool = false, chunkSize: Int? = nil,
        labels: RedisKeyValues? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .tsDecrby(
                    key, value, timestamp: timestamp, retention: retention,
                    uncompressed: uncompressed, chunkSize: chunkSize, labels: labels)))
    }

    /// Deletes the samples from one time to another, that included.
    ///
    /// `TS.DEL key from to`
    ///
    /// O(N) where N is the number of data points that will be removed. Since RedisTimeSeries
    /// 1.6.0.
    @discardableResult
    @export(implementation)
    public func tsDel(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp
    ) async throws -> Int {
        try await run(RedisCall<Int>(.tsDel(key, from, to)))
    }

    /// `TS.DELETERULE sourceKey destKey`
    ///
    /// O(1). Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsDeleterule(
        _ source: any RedisArgument, _ destination: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.tsDeleterule(source, destination)))
    }

    /// The last sample.
    ///
    /// `TS.GET key [LATEST]`
    ///
    /// O(1). Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsGet(
        _ key: any RedisArgument, latest: Bool = false
    ) async throws -> RedisSeriesLastSample {
        try await run(RedisCall<RedisSeriesLastSample>(.tsGet(key, latest: latest)))
    }

    /// Adds a sample that is greater than the last by `value`: its time.
    ///
    /// `TS.INCRBY key value [TIMESTAMP timestamp] [RETENTION retentionPeriod] [UNCOMPRESSED]
    /// [CHUNK_SIZE size] [LABELS label value [label value ...]]`
    ///
    /// O(M) when M is the amount of compaction rules or O(1) with no compaction. Since
    /// RedisTimeSeries 1.0.0.
    @discardableResult
    @export(implementation)
    public func tsIncrby(
        _ key: any RedisArgument, _ value: Double, timestamp: RedisTimestamp? = nil,
        retention: Duration? = nil, uncompressed: Bool = false, chunkSize: Int? = nil,
        labels: RedisKeyValues? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .tsIncrby(
                    key, value, timestamp: timestamp, retention: retention,
                    uncompressed: uncompressed, chunkSize: chunkSize, labels: labels)))
    }

    /// `TS.INFO key [DEBUG]`
    ///
    /// O(1). Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsInfo(_ key: any RedisArgument) async throws -> RedisTimeSeriesInfo {
        try await run(RedisCall<RedisTimeSeriesInfo>(.tsInfo(key)))
    }

    /// With what each chunk holds, in its `record`.
    ///
    /// `TS.INFO key [DEBUG]`
    ///
    /// O(1). Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsInfoDebug(_ key: any RedisArgument) async throws -> RedisTimeSeriesInfo {
        try await run(RedisCall<RedisTimeSeriesInfo>(.tsInfoDebug(key)))
    }

    /// Adds samples to series that are there: for each its time, or what was wrong.
    ///
    /// `TS.MADD key timestamp value [key timestamp value ...]`
    ///
    /// O(N*M) when N is the amount of series updated and M is the amount of compaction rules or
    /// O(N) with no compaction. Since RedisTimeSeries 1.0.0.
    @discardableResult
    @export(implementation)
    public func tsMadd(_ samples: RedisNewSample...) async throws -> [RedisElement<Int>] {
        try await run(RedisCall<[RedisElement<Int>]>(.tsMadd(samples)))
    }

    /// The last sample of each series that the filters match: `["city=ulm", "sensor!="]`.
    ///
    /// `TS.MGET [LATEST] [WITHLABELS | SELECTED_LABELS label [label ...]] FILTER filter [filter
    /// ...]`
    ///
    /// O(n) where n is the number of time-series that match the filters. Since RedisTimeSeries
    /// 1.0.0.
    @export(implementation)
    public func tsMget(
        latest: Bool = false, labels: RedisSeriesLabels? = nil, filter: any RedisArgument...
    ) async throws -> [RedisSeriesLatest] {
        try await run(
            RedisCall<[RedisSeriesLatest]>(.tsMget(latest: latest, labels: labels, filter: filter)))
    }

    /// The samples of each series that the filters match: `["city=ulm", "sensor!="]`.
    ///
    /// `TS.MRANGE ...`
    ///
    /// O(n/m+k) where n = Number of data points, m = Chunk size (data points per chunk), k =
    /// Number of data points that are in the requested ranges. Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsMrange(
        _ from: RedisTimestamp, _ to: RedisTimestamp, filter: any RedisArgument...,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        labels: RedisSeriesLabels? = nil, count: Int? = nil, align: RedisTimestamp? = nil,
        aggregation: RedisSeriesAggregation? = nil, groupBy: RedisSeriesGrouping? = nil
    ) async throws -> [RedisSeriesRange] {
        try await run(
            RedisCall<[RedisSeriesRange]>(
                .tsMrange(
                    from, to, filter: filter, latest: latest, timestamps: timestamps,
                    values: values, labels: labels, count: count, align: align,
                    aggregation: aggregation, groupBy: groupBy)))
    }

    /// The same, the last samples first.
    ///
    /// `TS.MREVRANGE ...`
    ///
    /// O(n/m+k) where n = Number of data points, m = Chunk size (data points per chunk), k =
    /// Number of data points that are in the requested ranges. Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsMrevrange(
        _ from: RedisTimestamp, _ to: RedisTimestamp, filter: any RedisArgument...,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        labels: RedisSeriesLabels? = nil, count: Int? = nil, align: RedisTimestamp? = nil,
        aggregation: RedisSeriesAggregation? = nil, groupBy: RedisSeriesGrouping? = nil
    ) async throws -> [RedisSeriesRange] {
        try await run(
            RedisCall<[RedisSeriesRange]>(
                .tsMrevrange(
                    from, to, filter: filter, latest: latest, timestamps: timestamps,
                    values: values, labels: labels, count: count, align: align,
                    aggregation: aggregation, groupBy: groupBy)))
    }

    /// The keys of the series that the filters match.
    ///
    /// `TS.QUERYINDEX filter [filter ...]`
    ///
    /// O(n) where n is the number of time-series that match the filters. Since RedisTimeSeries
    /// 1.0.0.
    @export(implementation)
    public func tsQueryindex(filter: any RedisArgument...) async throws -> [String] {
        try await run(RedisCall<[String]>(.tsQueryindex(filter: filter)))
    }

    /// The samples from one time to another, that included.
    ///
    /// `TS.RANGE ...`
    ///
    /// O(n/m+k) where n = Number of data points, m = Chunk size (data points per chunk), k =
    /// Number of data points that are in the requested range. Since RedisTimeSeries 1.0.0.
    @export(implementation)
    public func tsRange(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        count: Int? = nil, align: RedisTimestamp? = nil, aggregation: RedisSeriesAggregation? = nil
    ) async throws -> [RedisSeriesSample] {
        try await run(
            RedisCall<[RedisSeriesSample]>(
                .tsRange(
                    key, from, to, latest: latest, timestamps: timestamps, values: values,
                    count: count, align: align, aggregation: aggregation)))
    }

    /// The same, the last samples first.
    ///
    /// `TS.REVRANGE ...`
    ///
    /// O(n/m+k) where n = Number of data points, m = Chunk size (data points per chunk), k =
    /// Number of data points that are in the requested range. Since RedisTimeSeries 1.4.0.
    @export(implementation)
    public func tsRevrange(
        _ key: any RedisArgument, _ from: RedisTimestamp, _ to: RedisTimestamp,
        latest: Bool = false, timestamps: [Int]? = nil, values: ClosedRange<Double>? = nil,
        count: Int? = nil, align: RedisTimestamp? = nil, aggregation: RedisSeriesAggregation? = nil
    ) async throws -> [RedisSeriesSample] {
        try await run(
            RedisCall<[RedisSeriesSample]>(
                .tsRevrange(
                    key, from, to, latest: latest, timestamps: timestamps, values: values,
                    count: count, align: align, aggregation: aggregation)))
    }
}
