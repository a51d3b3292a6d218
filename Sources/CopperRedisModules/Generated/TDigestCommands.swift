// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func tdigestAdd(_ key: any RedisArgument, values: [Double]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.ADD")
        words.add(key)
        words.add(contentsOf: values)
        return words.finish()
    }

    @usableFromInline
    static func tdigestByrank(_ key: any RedisArgument, ranks: [Int]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.BYRANK")
        words.add(key)
        words.add(contentsOf: ranks)
        return words.finish()
    }

    @usableFromInline
    static func tdigestByrevrank(_ key: any RedisArgument, ranks: [Int]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.BYREVRANK")
        words.add(key)
        words.add(contentsOf: ranks)
        return words.finish()
    }

    @usableFromInline
    static func tdigestCdf(_ key: any RedisArgument, values: [Double]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.CDF")
        words.add(key)
        words.add(contentsOf: values)
        return words.finish()
    }

    @usableFromInline
    static func tdigestCreate(_ key: any RedisArgument, compression: Int?) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.CREATE")
        words.add(key)
        words.option("COMPRESSION", compression)
        return words.finish()
    }

    @usableFromInline
    static func tdigestInfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.INFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func tdigestMax(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.MAX")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func tdigestMerge(
        _ destination: any RedisArgument, _ sources: [any RedisArgument], compression: Int?,
        override: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.MERGE")
        words.add(destination)
        words.add(counted: sources)
        words.option("COMPRESSION", compression)
        words.flag("OVERRIDE", override)
        return words.finish()
    }

    @usableFromInline
    static func tdigestMin(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.MIN")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func tdigestQuantile(_ key: any RedisArgument, quantiles: [Double]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.QUANTILE")
        words.add(key)
        words.add(contentsOf: quantiles)
        return words.finish()
    }

    @usableFromInline
    static func tdigestRank(_ key: any RedisArgument, values: [Double]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.RANK")
        words.add(key)
        words.add(contentsOf: values)
        return words.finish()
    }

    @usableFromInline
    static func tdigestReset(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.RESET")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func tdigestRevrank(_ key: any RedisArgument, values: [Double]) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.REVRANK")
        words.add(key)
        words.add(contentsOf: values)
        return words.finish()
    }

    @usableFromInline
    static func tdigestTrimmedMean(
        _ key: any RedisArgument, lowCut: Double, highCut: Double
    ) -> RedisCommand {
        var words = RedisCommandWriter("TDIGEST.TRIMMED_MEAN")
        words.add(key)
        words.add(lowCut)
        words.add(highCut)
        return words.finish()
    }
}

extension RedisCall {
    /// `TDIGEST.ADD key value [value ...]`.
    @export(implementation)
    public static func tdigestAdd(
        _ key: any RedisArgument, values: Double...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.tdigestAdd(key, values: values))
    }

    /// The values at those places, counted from the smallest, which has the place 0.
    @export(implementation)
    public static func tdigestByrank(
        _ key: any RedisArgument, ranks: Int...
    ) -> RedisCall<[Double]> where Reply == [Double] {
        RedisCall<[Double]>(.tdigestByrank(key, ranks: ranks))
    }

    /// The values at those places, counted from the greatest, which has the place 0.
    @export(implementation)
    public static func tdigestByrevrank(
        _ key: any RedisArgument, ranks: Int...
    ) -> RedisCall<[Double]> where Reply == [Double] {
        RedisCall<[Double]>(.tdigestByrevrank(key, ranks: ranks))
    }

    /// Which part of all values is not above each of these.
    @export(implementation)
    public static func tdigestCdf(
        _ key: any RedisArgument, values: Double...
    ) -> RedisCall<[Double]> where Reply == [Double] {
        RedisCall<[Double]>(.tdigestCdf(key, values: values))
    }

    /// `TDIGEST.CREATE key [COMPRESSION compression]`.
    @export(implementation)
    public static func tdigestCreate(
        _ key: any RedisArgument, compression: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.tdigestCreate(key, compression: compression))
    }

    /// `TDIGEST.INFO key`.
    @export(implementation)
    public static func tdigestInfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTDigestInfo> where Reply == RedisTDigestInfo {
        RedisCall<RedisTDigestInfo>(.tdigestInfo(key))
    }

    /// Not a number when there are no values.
    @export(implementation)
    public static func tdigestMax(
        _ key: any RedisArgument
    ) -> RedisCall<Double> where Reply == Double {
        RedisCall<Double>(.tdigestMax(key))
    }

    /// Adds digests to another, or overwrites that.
    @export(implementation)
    public static func tdigestMerge(
        _ destination: any RedisArgument, _ sources: any RedisArgument..., compression: Int? = nil,
        override: Bool = false
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .tdigestMerge(destination, sources, compression: compression, override: override))
    }

    /// Not a number when there are no values.
    @export(implementation)
    public static func tdigestMin(
        _ key: any RedisArgument
    ) -> RedisCall<Double> where Reply == Double {
        RedisCall<Double>(.tdigestMin(key))
    }

    /// The values below which those parts of all values are.
    @export(implementation)
    public static func tdigestQuantile(
        _ key: any RedisArgument, quantiles: Double...
    ) -> RedisCall<[Double]> where Reply == [Double] {
        RedisCall<[Double]>(.tdigestQuantile(key, quantiles: quantiles))
    }

    /// How many values are below each of these; -1 when all are above, -2 when there are none.
    @export(implementation)
    public static func tdigestRank(
        _ key: any RedisArgument, values: Double...
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.tdigestRank(key, values: values))
    }

    /// `TDIGEST.RESET key`.
    @export(implementation)
    public static func tdigestReset(
        _ key: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.tdigestReset(key))
    }

    /// How many values are above each of these; -1 when all are below, -2 when there are none.
    @export(implementation)
    public static func tdigestRevrank(
        _ key: any RedisArgument, values: Double...
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.tdigestRevrank(key, values: values))
    }

    /// The mean of the values between two quantiles.
    @export(implementation)
    public static func tdigestTrimmedMean(
        _ key: any RedisArgument, lowCut: Double, highCut: Double
    ) -> RedisCall<Double> where Reply == Double {
        RedisCall<Double>(.tdigestTrimmedMean(key, lowCut: lowCut, highCut: highCut))
    }
}

extension RedisCommanding {
    /// `TDIGEST.ADD key value [value ...]`
    ///
    /// O(N) , where N is the number of samples to add. Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestAdd(_ key: any RedisArgument, values: Double...) async throws {
        try await run(RedisCall<RedisDone>(.tdigestAdd(key, values: values)))
    }

    /// The values at those places, counted from the smallest, which has the place 0.
    ///
    /// `TDIGEST.BYRANK key rank [rank ...]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestByrank(_ key: any RedisArgument, ranks: Int...) async throws -> [Double] {
        try await run(RedisCall<[Double]>(.tdigestByrank(key, ranks: ranks)))
    }

    /// The values at those places, counted from the greatest, which has the place 0.
    ///
    /// `TDIGEST.BYREVRANK key reverse_rank [reverse_rank ...]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestByrevrank(
        _ key: any RedisArgument, ranks: Int...
    ) async throws -> [Double] {
        try await run(RedisCall<[Double]>(.tdigestByrevrank(key, ranks: ranks)))
    }

    /// Which part of all values is not above each of these.
    ///
    /// `TDIGEST.CDF key value [value ...]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestCdf(_ key: any RedisArgument, values: Double...) async throws -> [Double] {
        try await run(RedisCall<[Double]>(.tdigestCdf(key, values: values)))
    }

    /// `TDIGEST.CREATE key [COMPRESSION compression]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestCreate(_ key: any RedisArgument, compression: Int? = nil) async throws {
        try await run(RedisCall<RedisDone>(.tdigestCreate(key, compression: compression)))
    }

    /// `TDIGEST.INFO key`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestInfo(_ key: any RedisArgument) async throws -> RedisTDigestInfo {
        try await run(RedisCall<RedisTDigestInfo>(.tdigestInfo(key)))
    }

    /// Not a number when there are no values.
    ///
    /// `TDIGEST.MAX key`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestMax(_ key: any RedisArgument) async throws -> Double {
        try await run(RedisCall<Double>(.tdigestMax(key)))
    }

    /// Adds digests to another, or overwrites that.
    ///
    /// `TDIGEST.MERGE destination numkeys source [source ...] [COMPRESSION compression]
    /// [OVERRIDE]`
    ///
    /// O(N*K), where N is the number of centroids and K being the number of input sketches. Since
    /// RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestMerge(
        _ destination: any RedisArgument, _ sources: any RedisArgument..., compression: Int? = nil,
        override: Bool = false
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .tdigestMerge(destination, sources, compression: compression, override: override)))
    }

    /// Not a number when there are no values.
    ///
    /// `TDIGEST.MIN key`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestMin(_ key: any RedisArgument) async throws -> Double {
        try await run(RedisCall<Double>(.tdigestMin(key)))
    }

    /// The values below which those parts of all values are.
    ///
    /// `TDIGEST.QUANTILE key quantile [quantile ...]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestQuantile(
        _ key: any RedisArgument, quantiles: Double...
    ) async throws -> [Double] {
        try await run(RedisCall<[Double]>(.tdigestQuantile(key, quantiles: quantiles)))
    }

    /// How many values are below each of these; -1 when all are above, -2 when there are none.
    ///
    /// `TDIGEST.RANK key value [value ...]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestRank(_ key: any RedisArgument, values: Double...) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.tdigestRank(key, values: values)))
    }

    /// `TDIGEST.RESET key`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestReset(_ key: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.tdigestReset(key)))
    }

    /// How many values are above each of these; -1 when all are below, -2 when there are none.
    ///
    /// `TDIGEST.REVRANK key value [value ...]`
    ///
    /// O(1). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestRevrank(
        _ key: any RedisArgument, values: Double...
    ) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.tdigestRevrank(key, values: values)))
    }

    /// The mean of the values between two quantiles.
    ///
    /// `TDIGEST.TRIMMED_MEAN key low_cut_quantile high_cut_quantile`
    ///
    /// O(n). Since RedisBloom 2.4.0.
    @export(implementation)
    public func tdigestTrimmedMean(
        _ key: any RedisArgument, lowCut: Double, highCut: Double
    ) async throws -> Double {
        try await run(RedisCall<Double>(.tdigestTrimmedMean(key, lowCut: lowCut, highCut: highCut)))
    }
}
