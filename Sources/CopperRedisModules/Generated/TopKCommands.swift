// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func topkAdd(_ key: any RedisArgument, _ items: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.ADD")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func topkCount(
        _ key: any RedisArgument, _ items: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.COUNT")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func topkIncrby(
        _ key: any RedisArgument, _ increments: RedisItemCounts
    ) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.INCRBY")
        words.add(key)
        words.add(increments)
        return words.finish()
    }

    @usableFromInline
    static func topkInfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.INFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func topkList(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.LIST")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func topkListCounts(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.LIST")
        words.add(key)
        words.add("WITHCOUNT")
        return words.finish()
    }

    @usableFromInline
    static func topkQuery(
        _ key: any RedisArgument, _ items: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.QUERY")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func topkReserve(
        _ key: any RedisArgument, _ k: Int, shape: RedisTopKShape?
    ) -> RedisCommand {
        var words = RedisCommandWriter("TOPK.RESERVE")
        words.add(key)
        words.add(k)
        words.option(shape)
        return words.finish()
    }
}

extension RedisCall {
    /// Counts items: for each what it drove out of the list, if anything.
    @export(implementation)
    public static func topkAdd(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.topkAdd(key, items))
    }

    /// Counts items: for each what it drove out of the list, if anything.
    @export(implementation)
    public static func topkAdd<Value: RedisDecodable>(
        _ key: any RedisArgument, _ items: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.topkAdd(key, items))
    }

    /// `TOPK.COUNT key item [item ...]`.
    @export(implementation)
    public static func topkCount(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.topkCount(key, items))
    }

    /// Counts items so many times: for each what it drove out of the list, if anything.
    @export(implementation)
    public static func topkIncrby(
        _ key: any RedisArgument, _ increments: RedisItemCounts
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.topkIncrby(key, increments))
    }

    /// Counts items so many times: for each what it drove out of the list, if anything.
    @export(implementation)
    public static func topkIncrby<Value: RedisDecodable>(
        _ key: any RedisArgument, _ increments: RedisItemCounts, as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.topkIncrby(key, increments))
    }

    /// `TOPK.INFO key`.
    @export(implementation)
    public static func topkInfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTopKInfo> where Reply == RedisTopKInfo {
        RedisCall<RedisTopKInfo>(.topkInfo(key))
    }

    /// `TOPK.LIST key [WITHCOUNT]`.
    @export(implementation)
    public static func topkList(
        _ key: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.topkList(key))
    }

    /// `TOPK.LIST key [WITHCOUNT]`.
    @export(implementation)
    public static func topkList<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.topkList(key))
    }

    /// The most frequent items, and how often they were counted.
    @export(implementation)
    public static func topkListCounts(
        _ key: any RedisArgument
    ) -> RedisCall<[RedisCounted<String>]> where Reply == [RedisCounted<String>] {
        RedisCall<[RedisCounted<String>]>(.topkListCounts(key))
    }

    /// The most frequent items, and how often they were counted.
    @export(implementation)
    public static func topkListCounts<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<[RedisCounted<Value>]> where Reply == [RedisCounted<Value>] {
        RedisCall<[RedisCounted<Value>]>(.topkListCounts(key))
    }

    /// Which of the items are in the list.
    @export(implementation)
    public static func topkQuery(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[Bool]> where Reply == [Bool] {
        RedisCall<[Bool]>(.topkQuery(key, items))
    }

    /// Makes a list of the `k` most frequent items.
    @export(implementation)
    public static func topkReserve(
        _ key: any RedisArgument, _ k: Int, shape: RedisTopKShape? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.topkReserve(key, k, shape: shape))
    }
}

extension RedisCommanding {
    /// Counts items: for each what it drove out of the list, if anything.
    ///
    /// `TOPK.ADD key items [items ...]`
    ///
    /// O(n * k) where n is the number of items and k is the depth. Since RedisBloom 2.0.0.
    @discardableResult
    @export(implementation)
    public func topkAdd<Value: RedisDecodable>(
        _ key: any RedisArgument, _ items: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(RedisCall<[Value?]>(.topkAdd(key, items)))
    }

    /// `TOPK.COUNT key item [item ...]`
    ///
    /// O(n) where n is the number of items. Since RedisBloom 2.0.0.
    @export(implementation)
    public func topkCount(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.topkCount(key, items)))
    }

    /// Counts items so many times: for each what it drove out of the list, if anything.
    ///
    /// `TOPK.INCRBY key item increment [item increment ...]`
    ///
    /// O(n * k * incr) where n is the number of items, k is the depth and incr is the increment.
    /// Since RedisBloom 2.0.0.
    @discardableResult
    @export(implementation)
    public func topkIncrby<Value: RedisDecodable>(
        _ key: any RedisArgument, _ increments: RedisItemCounts, as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(RedisCall<[Value?]>(.topkIncrby(key, increments)))
    }

    /// `TOPK.INFO key`
    ///
    /// O(1). Since RedisBloom 2.0.0.
    @export(implementation)
    public func topkInfo(_ key: any RedisArgument) async throws -> RedisTopKInfo {
        try await run(RedisCall<RedisTopKInfo>(.topkInfo(key)))
    }

    /// `TOPK.LIST key [WITHCOUNT]`
    ///
    /// O(k) where k is the value of top-k. Since RedisBloom 2.0.0.
    @export(implementation)
    public func topkList<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.topkList(key)))
    }

    /// The most frequent items, and how often they were counted.
    ///
    /// `TOPK.LIST key [WITHCOUNT]`
    ///
    /// O(k) where k is the value of top-k. Since RedisBloom 2.0.0.
    @export(implementation)
    public func topkListCounts<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [RedisCounted<Value>] {
        try await run(RedisCall<[RedisCounted<Value>]>(.topkListCounts(key)))
    }

    /// Which of the items are in the list.
    ///
    /// `TOPK.QUERY key item [item ...]`
    ///
    /// O(n) where n is the number of items. Since RedisBloom 2.0.0.
    @export(implementation)
    public func topkQuery(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) async throws -> [Bool] {
        try await run(RedisCall<[Bool]>(.topkQuery(key, items)))
    }

    /// Makes a list of the `k` most frequent items.
    ///
    /// `TOPK.RESERVE key topk [width depth decay]`
    ///
    /// O(1). Since RedisBloom 2.0.0.
    @export(implementation)
    public func topkReserve(
        _ key: any RedisArgument, _ k: Int, shape: RedisTopKShape? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.topkReserve(key, k, shape: shape)))
    }
}
