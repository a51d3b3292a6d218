// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func cfAdd(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CF.ADD")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func cfAddnx(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CF.ADDNX")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func cfCount(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CF.COUNT")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func cfDel(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CF.DEL")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func cfExists(_ key: any RedisArgument, _ item: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CF.EXISTS")
        words.add(key)
        words.add(item)
        return words.finish()
    }

    @usableFromInline
    static func cfInfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CF.INFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func cfInsert(
        _ key: any RedisArgument, _ items: [any RedisArgument], capacity: Int?, noCreate: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("CF.INSERT")
        words.add(key)
        words.option("CAPACITY", capacity)
        words.flag("NOCREATE", noCreate)
        words.add("ITEMS")
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func cfInsertnx(
        _ key: any RedisArgument, _ items: [any RedisArgument], capacity: Int?, noCreate: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("CF.INSERTNX")
        words.add(key)
        words.option("CAPACITY", capacity)
        words.flag("NOCREATE", noCreate)
        words.add("ITEMS")
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func cfLoadchunk(
        _ key: any RedisArgument, iterator: Int, data: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("CF.LOADCHUNK")
        words.add(key)
        words.add(iterator)
        words.add(data)
        return words.finish()
    }

    @usableFromInline
    static func cfMexists(
        _ key: any RedisArgument, _ items: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("CF.MEXISTS")
        words.add(key)
        words.add(contentsOf: items)
        return words.finish()
    }

    @usableFromInline
    static func cfReserve(
        _ key: any RedisArgument, capacity: Int, bucketSize: Int?, maxIterations: Int?,
        expansion: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("CF.RESERVE")
        words.add(key)
        words.add(capacity)
        words.option("BUCKETSIZE", bucketSize)
        words.option("MAXITERATIONS", maxIterations)
        words.option("EXPANSION", expansion)
        return words.finish()
    }

    @usableFromInline
    static func cfScandump(_ key: any RedisArgument, iterator: Int) -> RedisCommand {
        var words = RedisCommandWriter("CF.SCANDUMP")
        words.add(key)
        words.add(iterator)
        return words.finish()
    }
}

extension RedisCall {
    /// Adds an item, again if it is there already.
    @export(implementation)
    public static func cfAdd(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.cfAdd(key, item))
    }

    /// Adds an item if it is not there: whether it did.
    @export(implementation)
    public static func cfAddnx(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.cfAddnx(key, item))
    }

    /// How often the item may have been added.
    @export(implementation)
    public static func cfCount(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.cfCount(key, item))
    }

    /// Takes an item away once.
    @export(implementation)
    public static func cfDel(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.cfDel(key, item))
    }

    /// `CF.EXISTS key item`.
    @export(implementation)
    public static func cfExists(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.cfExists(key, item))
    }

    /// `CF.INFO key`.
    @export(implementation)
    public static func cfInfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisCuckooInfo> where Reply == RedisCuckooInfo {
        RedisCall<RedisCuckooInfo>(.cfInfo(key))
    }

    /// Adds items to a filter, which is made if there is none.
    @export(implementation)
    public static func cfInsert(
        _ key: any RedisArgument, _ items: any RedisArgument..., capacity: Int? = nil,
        noCreate: Bool = false
    ) -> RedisCall<[RedisCuckooInsertion]> where Reply == [RedisCuckooInsertion] {
        RedisCall<[RedisCuckooInsertion]>(
            .cfInsert(key, items, capacity: capacity, noCreate: noCreate))
    }

    /// Adds those items that are not there.
    @export(implementation)
    public static func cfInsertnx(
        _ key: any RedisArgument, _ items: any RedisArgument..., capacity: Int? = nil,
        noCreate: Bool = false
    ) -> RedisCall<[RedisCuckooInsertion]> where Reply == [RedisCuckooInsertion] {
        RedisCall<[RedisCuckooInsertion]>(
            .cfInsertnx(key, items, capacity: capacity, noCreate: noCreate))
    }

    /// `CF.LOADCHUNK key iterator data`.
    @export(implementation)
    public static func cfLoadchunk(
        _ key: any RedisArgument, iterator: Int, data: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.cfLoadchunk(key, iterator: iterator, data: data))
    }

    /// `CF.MEXISTS key item [item ...]`.
    @export(implementation)
    public static func cfMexists(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) -> RedisCall<[Bool]> where Reply == [Bool] {
        RedisCall<[Bool]>(.cfMexists(key, items))
    }

    /// `CF.RESERVE key capacity [BUCKETSIZE bucketsize] [MAXITERATIONS maxiterations] [EXPANSION
    /// expansion]`.
    @export(implementation)
    public static func cfReserve(
        _ key: any RedisArgument, capacity: Int, bucketSize: Int? = nil, maxIterations: Int? = nil,
        expansion: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .cfReserve(
                key, capacity: capacity, bucketSize: bucketSize, maxIterations: maxIterations,
                expansion: expansion))
    }

    /// A part of the filter.
    @export(implementation)
    public static func cfScandump(
        _ key: any RedisArgument, iterator: Int
    ) -> RedisCall<RedisFilterChunk> where Reply == RedisFilterChunk {
        RedisCall<RedisFilterChunk>(.cfScandump(key, iterator: iterator))
    }
}

extension RedisCommanding {
    /// Adds an item, again if it is there already.
    ///
    /// `CF.ADD key item`
    ///
    /// O(k + i), where k is the number of sub-filters and i is maxIterations. Since RedisBloom
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func cfAdd(_ key: any RedisArgument, _ item: any RedisArgument) async throws -> Bool {
        try await run(RedisCall<Bool>(.cfAdd(key, item)))
    }

    /// Adds an item if it is not there: whether it did.
    ///
    /// `CF.ADDNX key item`
    ///
    /// O(k + i), where k is the number of sub-filters and i is maxIterations. Since RedisBloom
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func cfAddnx(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.cfAddnx(key, item)))
    }

    /// How often the item may have been added.
    ///
    /// `CF.COUNT key item`
    ///
    /// O(k), where k is the number of sub-filters. Since RedisBloom 1.0.0.
    @export(implementation)
    public func cfCount(_ key: any RedisArgument, _ item: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.cfCount(key, item)))
    }

    /// Takes an item away once. One that was never added may take another with it.
    ///
    /// `CF.DEL key item`
    ///
    /// O(k), where k is the number of sub-filters. Since RedisBloom 1.0.0.
    @discardableResult
    @export(implementation)
    public func cfDel(_ key: any RedisArgument, _ item: any RedisArgument) async throws -> Bool {
        try await run(RedisCall<Bool>(.cfDel(key, item)))
    }

    /// `CF.EXISTS key item`
    ///
    /// O(k), where k is the number of sub-filters. Since RedisBloom 1.0.0.
    @export(implementation)
    public func cfExists(
        _ key: any RedisArgument, _ item: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.cfExists(key, item)))
    }

    /// `CF.INFO key`
    ///
    /// O(1). Since RedisBloom 1.0.0.
    @export(implementation)
    public func cfInfo(_ key: any RedisArgument) async throws -> RedisCuckooInfo {
        try await run(RedisCall<RedisCuckooInfo>(.cfInfo(key)))
    }

    /// Adds items to a filter, which is made if there is none.
    ///
    /// `CF.INSERT key [CAPACITY capacity] [NOCREATE] ITEMS item [item ...]`
    ///
    /// O(n * (k + i)), where n is the number of items, k is the number of sub-filters and i is
    /// maxIterations. Since RedisBloom 1.0.0.
    @discardableResult
    @export(implementation)
    public func cfInsert(
        _ key: any RedisArgument, _ items: any RedisArgument..., capacity: Int? = nil,
        noCreate: Bool = false
    ) async throws -> [RedisCuckooInsertion] {
        try await run(
            RedisCall<[RedisCuckooInsertion]>(
                .cfInsert(key, items, capacity: capacity, noCreate: noCreate)))
    }

    /// Adds those items that are not there.
    ///
    /// `CF.INSERTNX key [CAPACITY capacity] [NOCREATE] ITEMS item [item ...]`
    ///
    /// O(n * (k + i)), where n is the number of items, k is the number of sub-filters and i is
    /// maxIterations. Since RedisBloom 1.0.0.
    @discardableResult
    @export(implementation)
    public func cfInsertnx(
        _ key: any RedisArgument, _ items: any RedisArgument..., capacity: Int? = nil,
        noCreate: Bool = false
    ) async throws -> [RedisCuckooInsertion] {
        try await run(
            RedisCall<[RedisCuckooInsertion]>(
                .cfInsertnx(key, items, capacity: capacity, noCreate: noCreate)))
    }

    /// `CF.LOADCHUNK key iterator data`
    ///
    /// O(n), where n is the capacity. Since RedisBloom 1.0.0.
    @export(implementation)
    public func cfLoadchunk(
        _ key: any RedisArgument, iterator: Int, data: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.cfLoadchunk(key, iterator: iterator, data: data)))
    }

    /// `CF.MEXISTS key item [item ...]`
    ///
    /// O(k * n), where k is the number of sub-filters and n is the number of items. Since
    /// RedisBloom 1.0.0.
    @export(implementation)
    public func cfMexists(
        _ key: any RedisArgument, _ items: any RedisArgument...
    ) async throws -> [Bool] {
        try await run(RedisCall<[Bool]>(.cfMexists(key, items)))
    }

    /// `CF.RESERVE key capacity [BUCKETSIZE bucketsize] [MAXITERATIONS maxiterations] [EXPANSION
    /// expansion]`
    ///
    /// O(1). Since RedisBloom 1.0.0.
    @export(implementation)
    public func cfReserve(
        _ key: any RedisArgument, capacity: Int, bucketSize: Int? = nil, maxIterations: Int? = nil,
        expansion: Int? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .cfReserve(
                    key, capacity: capacity, bucketSize: bucketSize, maxIterations: maxIterations,
                    expansion: expansion)))
    }

    /// A part of the filter. The first has the iterator 0; the last is the one with the iterator
    /// 0.
    ///
    /// `CF.SCANDUMP key iterator`
    ///
    /// O(n), where n is the capacity. Since RedisBloom 1.0.0.
    @export(implementation)
    public func cfScandump(
        _ key: any RedisArgument, iterator: Int
    ) async throws -> RedisFilterChunk {
        try await run(RedisCall<RedisFilterChunk>(.cfScandump(key, iterator: iterator)))
    }
}
