// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func bfAdd(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("BF.ADD")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func bfCard(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("BF.CARD")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func bfExists(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("BF.EXISTS")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func bfInfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("BF.INFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func bfInsert(
        _ key: any RedisArgument, _ items: [any RedisArgument], capacity: Int?, errorRate: Double?,
        expansion: Int?, noCreate: Bool, nonScaling: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("BF.INSERT")
        words.add(key)
        words.option("CAPACITY", capacity)
        words.option("ERROR", errorRate)
        words.option("EXPANSION", expansion)
        words.flag("NOCREATE", noCreate)
        words.flag("NONSCALING", nonScaling)
        words.add("ITEMS")
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func bfLoadchunk(
        _ key: any RedisArgument, iterator: Int, data: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("BF.LOADCHUNK")
        words.add(key)
        words.add(iterator)
        words.add(data)
        return words.finish()
    }

    @usableFromInline
    static func bfMadd(_ key: any RedisArgument, _ items: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("BF.MADD")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func bfMexists(
        _ key: any RedisArgument, _ items: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("BF.MEXISTS")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func bfReserve(
        _ key: any RedisArgument, errorRate: Double, capacity: Int, expansion: Int?,
        nonScaling: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("BF.RESERVE")
        words.add(key)
        words.add(errorRate)
        words.add(capacity)
        words.option("EXPANSION", expansion)
        words.flag("NONSCALING", nonScaling)
        return words.finish()
    }

    @usableFromInline
    static func bfScandump(_ key: any RedisArgument, iterator: Int) -> RedisCommand {
        var words = RedisCommandWriter("BF.SCANDUMP")
        words.add(key)
        words.add(iterator)
        return words.finish()
    }

    @usableFromInline
    static func bfLoad(_ key: any RedisArgument, dump: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("BF.LOAD")
        words.add(key)
        words.add(dump)
        return words.finish()
    }
}

extension RedisCall {
    /// Adds an item: whether it was new.
    @export(implementation)
    public static func bfAdd(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.bfAdd(key, item))
    }

    /// How many items were added.
    @export(implementation)
    public static func bfCard(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.bfCard(key))
    }

    /// Whether the item may have been added; `false` is certain.
    @export(implementation)
    public static func bfExists(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.bfExists(key, item))
    }

    /// `BF.INFO key [CAPACITY | SIZE | FILTERS | ITEMS | EXPANSION]`.
    @export(implementation)
    public static func bfInfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisBloomInfo> where Reply == RedisBloomInfo {
        RedisCall<RedisBloomInfo>(.bfInfo(key))
    }

    /// Adds items to a filter, which is made as told if there is none: which of them were new.
    @export(implementation)
    public static func bfInsert(
        _ key: any RedisArgument, _ items: any RedisArgument..., capacity: Int? = nil,
        errorRate: Double? = nil, expansion: Int? = nil, noCreate: Bool = false,
        nonScaling: Bool = false
    ) -> RedisCall<[RedisElement<Bool>]> where Reply == [RedisElement<Bool>] {
        RedisCall<[RedisElement<Bool>]>(
            .bfInsert(
                key, items, capacity: capacity, errorRate: errorRate, expansion: expansion,
                noCreate: noCreate, nonScaling: nonScaling))
    }

    /// Puts back what `BF.SCANDUMP` gave, a part at a time and in its order.
    @export(implementation)
    public static func bfLoadchunk(
        _ key: any RedisArgument, iterator: Int, data: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.bfLoadchunk(key, iterator: iterator, data: data))
    }

    /// Adds items: which of them were new.
    @export(implementation)
    public static func bfMadd(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[RedisElement<Bool>]> where Reply == [RedisElement<Bool>] {
        RedisCall<[RedisElement<Bool>]>(.bfMadd(key, items))
    }

    /// `BF.MEXISTS key item [item ...]`.
    @export(implementation)
    public static func bfMexists(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[Bool]> where Reply == [Bool] {
        RedisCall<[Bool]>(.bfMexists(key, items))
    }

    /// Makes a filter, which errs so often until it holds so many items, and then grows.
    @export(implementation)
    public static func bfReserve(
        _ key: any RedisArgument, errorRate: Double, capacity: Int, expansion: Int? = nil,
        nonScaling: Bool = false
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .bfReserve(
                key, errorRate: errorRate, capacity: capacity, expansion: expansion,
                nonScaling: nonScaling))
    }

    /// A part of the filter.
    @export(implementation)
    public static func bfScandump(
        _ key: any RedisArgument, iterator: Int
    ) -> RedisCall<RedisFilterChunk> where Reply == RedisFilterChunk {
        RedisCall<RedisFilterChunk>(.bfScandump(key, iterator: iterator))
    }

    /// Puts back a whole filter (Valkey).
    @export(implementation)
    public static func bfLoad(
        _ key: any RedisArgument, dump: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.bfLoad(key, dump: dump))
    }
}

extension RedisCommanding {
    /// Adds an item: whether it was new. The filter is made if there is none.
    ///
    /// `BF.ADD key item`
    ///
    /// O(k), where k is the number of hash functions used by the last sub-filter. Since
    /// RedisBloom 1.0.0.
    @discardableResult
    @export(implementation)
    public func bfAdd(_ key: any RedisArgument, _ item: any RedisArgument) async throws -> Bool {
        try await run(RedisCall<Bool>(.bfAdd(key, item)))
    }

    /// How many items were added.
    ///
    /// `BF.CARD key`
    ///
    /// O(1). Since RedisBloom 1.0.0.
    @export(implementation)
    public func bfCard(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.bfCard(key)))
    }

    /// Whether the item may have been added; `false` is certain.
    ///
    /// `BF.EXISTS key item`
    ///
    /// O(k), where k is the number of hash functions used by the last sub-filter. Since
    /// RedisBloom 1.0.0.
    @export(implementation)
    public func bfExists(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.bfExists(key, item)))
    }

    /// `BF.INFO key [CAPACITY | SIZE | FILTERS | ITEMS | EXPANSION]`
    ///
    /// O(1). Since RedisBloom 1.0.0.
    @export(implementation)
    public func bfInfo(_ key: any RedisArgument) async throws -> RedisBloomInfo {
        try await run(RedisCall<RedisBloomInfo>(.bfInfo(key)))
    }

    /// Adds items to a filter, which is made as told if there is none: which of them were new.
    ///
    /// `BF.INSERT key [CAPACITY capacity] [ERROR error] [EXPANSION expansion] [NOCREATE]
    /// [NONSCALING] ITEMS item [item ...]`
    ///
    /// O(k * n), where k is the number of hash functions and n is the number of items. Since
    /// RedisBloom 1.0.0.
    @discardableResult
    @export(implementation)
    public func bfInsert(
        _ key: any RedisArgument, _ items: any RedisArgument..., capacity: Int? = nil,
        errorRate: Double? = nil, expansion: Int? = nil, noCreate: Bool = false,
        nonScaling: Bool = false
    ) async throws -> [RedisElement<Bool>] {
        try await run(
            RedisCall<[RedisElement<Bool>]>(
                .bfInsert(
                    key, items, capacity: capacity, errorRate: errorRate, expansion: expansion,
                    noCreate: noCreate, nonScaling: nonScaling)))
    }

    /// Puts back what `BF.SCANDUMP` gave, a part at a time and in its order.
    ///
    /// `BF.LOADCHUNK key iterator data`
    ///
    /// O(n), where n is the capacity. Since RedisBloom 1.0.0.
    @export(implementation)
    public func bfLoadchunk(
        _ key: any RedisArgument, iterator: Int, data: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.bfLoadchunk(key, iterator: iterator, data: data)))
    }

    /// Adds items: which of them were new.
    ///
    /// `BF.MADD key item [item ...]`
    ///
    /// O(k * n), where k is the number of hash functions and n is the number of items. Since
    /// RedisBloom 1.0.0.
    @discardableResult
    @export(implementation)
    public func bfMadd(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) async throws -> [RedisElement<Bool>] {
        try await run(RedisCall<[RedisElement<Bool>]>(.bfMadd(key, items)))
    }

    /// `BF.MEXISTS key item [item ...]`
    ///
    /// O(k * n), where k is the number of hash functions and n is the number of items. Since
    /// RedisBloom 1.0.0.
    @export(implementation)
    public func bfMexists(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) async throws -> [Bool] {
        try await run(RedisCall<[Bool]>(.bfMexists(key, items)))
    }

    /// Makes a filter, which errs so often until it holds so many items, and then grows.
    ///
    /// `BF.RESERVE key error_rate capacity [EXPANSION expansion] [NONSCALING]`
    ///
    /// O(1). Since RedisBloom 1.0.0.
    @export(implementation)
    public func bfReserve(
        _ key: any RedisArgument, errorRate: Double, capacity: Int, expansion: Int? = nil,
        nonScaling: Bool = false
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .bfReserve(
                    key, errorRate: errorRate, capacity: capacity, expansion: expansion,
                    nonScaling: nonScaling)))
    }

    /// A part of the filter. The first has the iterator 0; the last is the one with the iterator
    /// 0.
    ///
    /// `BF.SCANDUMP key iterator`
    ///
    /// O(n), where n is the capacity. Since RedisBloom 1.0.0.
    @export(implementation)
    public func bfScandump(
        _ key: any RedisArgument, iterator: Int
    ) async throws -> RedisFilterChunk {
        try await run(RedisCall<RedisFilterChunk>(.bfScandump(key, iterator: iterator)))
    }

    /// Puts back a whole filter (Valkey).
    ///
    /// `BF.LOAD key dump`
    ///
    /// Since Valkey's Bloom module 1.0.0.
    @export(implementation)
    public func bfLoad(_ key: any RedisArgument, dump: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.bfLoad(key, dump: dump)))
    }
}
