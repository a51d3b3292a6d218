// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func cmsIncrby(
        _ key: any RedisArgument, _ increments: RedisItemCounts
    ) -> RedisCommand {
        var words = RedisCommandWriter("CMS.INCRBY")
        words.add(key)
        words.add(increments)
        return words.finish()
    }

    @usableFromInline
    static func cmsInfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CMS.INFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func cmsInitbydim(_ key: any RedisArgument, width: Int, depth: Int) -> RedisCommand {
        var words = RedisCommandWriter("CMS.INITBYDIM")
        words.add(key)
        words.add(width)
        words.add(depth)
        return words.finish()
    }

    @usableFromInline
    static func cmsInitbyprob(
        _ key: any RedisArgument, error: Double, probability: Double
    ) -> RedisCommand {
        var words = RedisCommandWriter("CMS.INITBYPROB")
        words.add(key)
        words.add(error)
        words.add(probability)
        return words.finish()
    }

    @usableFromInline
    static func cmsMerge(
        _ destination: any RedisArgument, _ sources: [any RedisArgument], weights: [Int]?
    ) -> RedisCommand {
        var words = RedisCommandWriter("CMS.MERGE")
        words.add(destination)
        words.add(counted: sources)
        words.option("WEIGHTS", weights)
        return words.finish()
    }

    @usableFromInline
    static func cmsQuery(_ key: any RedisArgument, _ items: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("CMS.QUERY")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }
}

extension RedisCall {
    /// Counts items, and tells what they were counted in all, or more.
    @export(implementation)
    public static func cmsIncrby(
        _ key: any RedisArgument, _ increments: RedisItemCounts
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.cmsIncrby(key, increments))
    }

    /// `CMS.INFO key`.
    @export(implementation)
    public static func cmsInfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisCountMinSketchInfo> where Reply == RedisCountMinSketchInfo {
        RedisCall<RedisCountMinSketchInfo>(.cmsInfo(key))
    }

    /// `CMS.INITBYDIM key width depth`.
    @export(implementation)
    public static func cmsInitbydim(
        _ key: any RedisArgument, width: Int, depth: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.cmsInitbydim(key, width: width, depth: depth))
    }

    /// Makes a sketch whose counts are too high by that part of all, at most, but for so many
    /// cases.
    @export(implementation)
    public static func cmsInitbyprob(
        _ key: any RedisArgument, error: Double, probability: Double
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.cmsInitbyprob(key, error: error, probability: probability))
    }

    /// Overwrites a sketch with the sum of others, each multiplied by its weight.
    @export(implementation)
    public static func cmsMerge(
        _ destination: any RedisArgument, _ sources: any RedisArgument..., weights: [Int]? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.cmsMerge(destination, sources, weights: weights))
    }

    /// `CMS.QUERY key item [item ...]`.
    @export(implementation)
    public static func cmsQuery(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.cmsQuery(key, items))
    }
}

extension RedisCommanding {
    /// Counts items, and tells what they were counted in all, or more.
    ///
    /// `CMS.INCRBY key item increment [item increment ...]`
    ///
    /// O(n) where n is the number of items. Since RedisBloom 2.0.0.
    @discardableResult
    @export(implementation)
    public func cmsIncrby(
        _ key: any RedisArgument, _ increments: RedisItemCounts
    ) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.cmsIncrby(key, increments)))
    }

    /// `CMS.INFO key`
    ///
    /// O(1). Since RedisBloom 2.0.0.
    @export(implementation)
    public func cmsInfo(_ key: any RedisArgument) async throws -> RedisCountMinSketchInfo {
        try await run(RedisCall<RedisCountMinSketchInfo>(.cmsInfo(key)))
    }

    /// `CMS.INITBYDIM key width depth`
    ///
    /// O(1). Since RedisBloom 2.0.0.
    @export(implementation)
    public func cmsInitbydim(_ key: any RedisArgument, width: Int, depth: Int) async throws {
        try await run(RedisCall<RedisDone>(.cmsInitbydim(key, width: width, depth: depth)))
    }

    /// Makes a sketch whose counts are too high by that part of all, at most, but for so many
    /// cases.
    ///
    /// `CMS.INITBYPROB key error probability`
    ///
    /// O(1). Since RedisBloom 2.0.0.
    @export(implementation)
    public func cmsInitbyprob(
        _ key: any RedisArgument, error: Double, probability: Double
    ) async throws {
        try await run(
            RedisCall<RedisDone>(.cmsInitbyprob(key, error: error, probability: probability)))
    }

    /// Overwrites a sketch with the sum of others, each multiplied by its weight.
    ///
    /// `CMS.MERGE destination numkeys source [source ...] [WEIGHTS weight [weight ...]]`
    ///
    /// O(n) where n is the number of sketches. Since RedisBloom 2.0.0.
    @export(implementation)
    public func cmsMerge(
        _ destination: any RedisArgument, _ sources: any RedisArgument..., weights: [Int]? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.cmsMerge(destination, sources, weights: weights)))
    }

    /// `CMS.QUERY key item [item ...]`
    ///
    /// O(n) where n is the number of items. Since RedisBloom 2.0.0.
    @export(implementation)
    public func cmsQuery(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.cmsQuery(key, items)))
    }
}
