// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func pfadd(_ key: any RedisArgument, _ elements: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("PFADD")
        words.add(key)
        words.add(contentsOf: elements)
        return words.finish()
    }

    @usableFromInline
    static func pfcount(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("PFCOUNT")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func pfmerge(
        _ destination: any RedisArgument, _ sources: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("PFMERGE")
        words.add(destination)
        words.add(contentsOf: sources)
        return words.finish()
    }

    @usableFromInline
    static func pfselftest() -> RedisCommand {
        RedisCommand("PFSELFTEST", arguments: [])
    }
}

extension RedisCall {
    /// Whether the estimate changed.
    @export(implementation)
    public static func pfadd(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.pfadd(key, elements))
    }

    /// About how many different elements were added.
    @export(implementation)
    public static func pfcount(
        _ keys: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.pfcount(keys))
    }

    /// `PFMERGE destkey [sourcekey [sourcekey ...]]`.
    @export(implementation)
    public static func pfmerge(
        _ destination: any RedisArgument, _ sources: any RedisArgument...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.pfmerge(destination, sources))
    }

    /// `PFSELFTEST`.
    @export(implementation)
    public static func pfselftest() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.pfselftest())
    }
}

extension RedisCommanding {
    /// Whether the estimate changed.
    ///
    /// `PFADD key [element [element ...]]`
    ///
    /// O(1) to add every element. Since 2.8.9.
    @discardableResult
    @export(implementation)
    public func pfadd(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.pfadd(key, elements)))
    }

    /// About how many different elements were added.
    ///
    /// `PFCOUNT key [key ...]`
    ///
    /// O(1) with a very small average constant time when called with a single key. O(N) with N
    /// being the number of keys, and much bigger constant times, when called with multiple keys.
    /// Since 2.8.9.
    @export(implementation)
    public func pfcount(_ keys: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.pfcount(keys)))
    }

    /// `PFMERGE destkey [sourcekey [sourcekey ...]]`
    ///
    /// O(N) to merge N HyperLogLogs, but with high constant times. Since 2.8.9.
    @export(implementation)
    public func pfmerge(
        _ destination: any RedisArgument, _ sources: any RedisArgument...
    ) async throws {
        try await run(RedisCall<RedisDone>(.pfmerge(destination, sources)))
    }

    /// `PFSELFTEST`
    ///
    /// N/A. Since 2.8.9.
    @export(implementation)
    public func pfselftest() async throws {
        try await run(RedisCall<RedisDone>(.pfselftest()))
    }
}
