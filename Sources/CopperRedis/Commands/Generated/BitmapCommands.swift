// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func bitcount(_ key: any RedisArgument, _ range: RedisBitRange?) -> RedisCommand {
        var words = RedisCommandWriter("BITCOUNT")
        words.add(key)
        words.option(range)
        return words.finish()
    }

    @usableFromInline
    static func bitfield(
        _ key: any RedisArgument, _ operations: [RedisBitField]
    ) -> RedisCommand {
        var words = RedisCommandWriter("BITFIELD")
        words.add(key)
        words.add(contentsOf: operations)
        return words.finish()
    }

    @usableFromInline
    static func bitfieldRo(
        _ key: any RedisArgument, _ reads: [RedisBitFieldGet]
    ) -> RedisCommand {
        var words = RedisCommandWriter("BITFIELD_RO")
        words.add(key)
        words.add(contentsOf: reads)
        return words.finish()
    }

    @usableFromInline
    static func bitop(
        _ operation: RedisBitOperation, _ destination: any RedisArgument,
        _ keys: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("BITOP")
        words.add(operation)
        words.add(destination)
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func bitpos(
        _ key: any RedisArgument, _ bit: Bool, _ range: RedisBitRange?
    ) -> RedisCommand {
        var words = RedisCommandWriter("BITPOS")
        words.add(key)
        words.add(bit ? 1 : 0)
        words.option(range)
        return words.finish()
    }

    @usableFromInline
    static func getbit(_ key: any RedisArgument, _ offset: Int) -> RedisCommand {
        var words = RedisCommandWriter("GETBIT")
        words.add(key)
        words.add(offset)
        return words.finish()
    }

    @usableFromInline
    static func setbit(_ key: any RedisArgument, _ offset: Int, _ bit: Bool) -> RedisCommand {
        var words = RedisCommandWriter("SETBIT")
        words.add(key)
        words.add(offset)
        words.add(bit ? 1 : 0)
        return words.finish()
    }
}

extension RedisCall {
    /// `BITCOUNT key [start [end [BYTE | BIT]]]`.
    @export(implementation)
    public static func bitcount(
        _ key: any RedisArgument, _ range: RedisBitRange? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.bitcount(key, range))
    }

    /// Reads and writes integers of any width; `nil` for what would overflow and may not.
    @export(implementation)
    public static func bitfield(
        _ key: any RedisArgument, _ operations: RedisBitField...
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.bitfield(key, operations))
    }

    /// `BITFIELD_RO key [GET encoding offset [GET encoding offset ...]]`.
    @export(implementation)
    public static func bitfieldRo(
        _ key: any RedisArgument, _ reads: RedisBitFieldGet...
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.bitfieldRo(key, reads))
    }

    /// `BITOP <AND | OR | XOR | NOT> destkey key [key ...]`.
    @export(implementation)
    public static func bitop(
        _ operation: RedisBitOperation, _ destination: any RedisArgument,
        _ keys: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.bitop(operation, destination, keys))
    }

    /// Where the first such bit stands, -1 if nowhere.
    @export(implementation)
    public static func bitpos(
        _ key: any RedisArgument, _ bit: Bool, _ range: RedisBitRange? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.bitpos(key, bit, range))
    }

    /// `GETBIT key offset`.
    @export(implementation)
    public static func getbit(
        _ key: any RedisArgument, _ offset: Int
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.getbit(key, offset))
    }

    /// What the bit was before.
    @export(implementation)
    public static func setbit(
        _ key: any RedisArgument, _ offset: Int, _ bit: Bool
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.setbit(key, offset, bit))
    }
}

extension RedisCommanding {
    /// `BITCOUNT key [start [end [BYTE | BIT]]]`
    ///
    /// O(N). Since 2.6.0.
    @export(implementation)
    public func bitcount(
        _ key: any RedisArgument, _ range: RedisBitRange? = nil
    ) async throws -> Int {
        try await run(RedisCall<Int>(.bitcount(key, range)))
    }

    /// Reads and writes integers of any width; `nil` for what would overflow and may not.
    ///
    /// `BITFIELD ...`
    ///
    /// O(1) for each subcommand specified. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func bitfield(
        _ key: any RedisArgument, _ operations: RedisBitField...
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.bitfield(key, operations)))
    }

    /// `BITFIELD_RO key [GET encoding offset [GET encoding offset ...]]`
    ///
    /// O(1) for each subcommand specified. Since 6.0.0.
    @export(implementation)
    public func bitfieldRo(
        _ key: any RedisArgument, _ reads: RedisBitFieldGet...
    ) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.bitfieldRo(key, reads)))
    }

    /// `BITOP <AND | OR | XOR | NOT> destkey key [key ...]`
    ///
    /// O(N). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func bitop(
        _ operation: RedisBitOperation, _ destination: any RedisArgument,
        _ keys: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.bitop(operation, destination, keys)))
    }

    /// Where the first such bit stands, -1 if nowhere.
    ///
    /// `BITPOS key bit [start [end [BYTE | BIT]]]`
    ///
    /// O(N). Since 2.8.7.
    @export(implementation)
    public func bitpos(
        _ key: any RedisArgument, _ bit: Bool, _ range: RedisBitRange? = nil
    ) async throws -> Int {
        try await run(RedisCall<Int>(.bitpos(key, bit, range)))
    }

    /// `GETBIT key offset`
    ///
    /// O(1). Since 2.2.0.
    @export(implementation)
    public func getbit(_ key: any RedisArgument, _ offset: Int) async throws -> Bool {
        try await run(RedisCall<Bool>(.getbit(key, offset)))
    }

    /// What the bit was before.
    ///
    /// `SETBIT key offset value`
    ///
    /// O(1). Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func setbit(
        _ key: any RedisArgument, _ offset: Int, _ bit: Bool
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.setbit(key, offset, bit)))
    }
}
