// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func sadd(_ key: any RedisArgument, _ members: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SADD")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func scard(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SCARD")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func sdiff(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SDIFF")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func sdiffstore(
        _ destination: any RedisArgument, _ keys: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("SDIFFSTORE")
        words.add(destination)
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func sinter(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SINTER")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func sintercard(_ keys: [any RedisArgument], limit: Int?) -> RedisCommand {
        var words = RedisCommandWriter("SINTERCARD")
        words.add(counted: keys)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func sinterstore(
        _ destination: any RedisArgument, _ keys: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("SINTERSTORE")
        words.add(destination)
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func sismember(_ key: any RedisArgument, _ member: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SISMEMBER")
        words.add(key)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func smembers(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SMEMBERS")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func smismember(
        _ key: any RedisArgument, _ members: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("SMISMEMBER")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func smove(
        _ source: any RedisArgument, _ destination: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SMOVE")
        words.add(source)
        words.add(destination)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func spop(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SPOP")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func spop(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("SPOP")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func srandmember(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SRANDMEMBER")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func srandmember(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("SRANDMEMBER")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func srem(_ key: any RedisArgument, _ members: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SREM")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func sscan(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("SSCAN")
        words.add(key)
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func sunion(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SUNION")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func sunionstore(
        _ destination: any RedisArgument, _ keys: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("SUNIONSTORE")
        words.add(destination)
        words.add(contentsOf: keys)
        return words.finish()
    }
}

extension RedisCall {
    /// How many of them are new.
    @export(implementation)
    public static func sadd(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.sadd(key, members))
    }

    /// How many members it has.
    @export(implementation)
    public static func scard(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.scard(key))
    }

    /// `SDIFF key [key ...]`.
    @export(implementation)
    public static func sdiff(
        _ keys: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.sdiff(keys))
    }

    /// `SDIFF key [key ...]`.
    @export(implementation)
    public static func sdiff<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.sdiff(keys))
    }

    /// `SDIFFSTORE destination key [key ...]`.
    @export(implementation)
    public static func sdiffstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.sdiffstore(destination, keys))
    }

    /// `SINTER key [key ...]`.
    @export(implementation)
    public static func sinter(
        _ keys: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.sinter(keys))
    }

    /// `SINTER key [key ...]`.
    @export(implementation)
    public static func sinter<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.sinter(keys))
    }

    /// How many members the sets share; it stops counting at the limit.
    @export(implementation)
    public static func sintercard(
        _ keys: any RedisArgument..., limit: Int? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.sintercard(keys, limit: limit))
    }

    /// `SINTERSTORE destination key [key ...]`.
    @export(implementation)
    public static func sinterstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.sinterstore(destination, keys))
    }

    /// `SISMEMBER key member`.
    @export(implementation)
    public static func sismember(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.sismember(key, member))
    }

    /// `SMEMBERS key`.
    @export(implementation)
    public static func smembers(
        _ key: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.smembers(key))
    }

    /// `SMEMBERS key`.
    @export(implementation)
    public static func smembers<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.smembers(key))
    }

    /// `SMISMEMBER key member [member ...]`.
    @export(implementation)
    public static func smismember(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<[Bool]> where Reply == [Bool] {
        RedisCall<[Bool]>(.smismember(key, members))
    }

    /// `SMOVE source destination member`.
    @export(implementation)
    public static func smove(
        _ source: any RedisArgument, _ destination: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.smove(source, destination, member))
    }

    /// `SPOP key [count]`.
    @export(implementation)
    public static func spop(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.spop(key))
    }

    /// `SPOP key [count]`.
    @export(implementation)
    public static func spop<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.spop(key))
    }

    /// `SPOP key [count]`.
    @export(implementation)
    public static func spop(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.spop(key, count: count))
    }

    /// `SPOP key [count]`.
    @export(implementation)
    public static func spop<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.spop(key, count: count))
    }

    /// `SRANDMEMBER key [count]`.
    @export(implementation)
    public static func srandmember(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.srandmember(key))
    }

    /// `SRANDMEMBER key [count]`.
    @export(implementation)
    public static func srandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.srandmember(key))
    }

    /// Different ones; with a negative count they may repeat.
    @export(implementation)
    public static func srandmember(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.srandmember(key, count: count))
    }

    /// Different ones; with a negative count they may repeat.
    @export(implementation)
    public static func srandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.srandmember(key, count: count))
    }

    /// `SREM key member [member ...]`.
    @export(implementation)
    public static func srem(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.srem(key, members))
    }

    /// `SSCAN key cursor [MATCH pattern] [COUNT count]`.
    @export(implementation)
    public static func sscan(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil
    ) -> RedisCall<RedisScanPage<String>> where Reply == RedisScanPage<String> {
        RedisCall<RedisScanPage<String>>(.sscan(key, cursor, match: match, count: count))
    }

    /// `SSCAN key cursor [MATCH pattern] [COUNT count]`.
    @export(implementation)
    public static func sscan<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<Value>> where Reply == RedisScanPage<Value> {
        RedisCall<RedisScanPage<Value>>(.sscan(key, cursor, match: match, count: count))
    }

    /// `SUNION key [key ...]`.
    @export(implementation)
    public static func sunion(
        _ keys: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.sunion(keys))
    }

    /// `SUNION key [key ...]`.
    @export(implementation)
    public static func sunion<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.sunion(keys))
    }

    /// `SUNIONSTORE destination key [key ...]`.
    @export(implementation)
    public static func sunionstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.sunionstore(destination, keys))
    }
}

extension RedisCommanding {
    /// How many of them are new.
    ///
    /// `SADD key member [member ...]`
    ///
    /// O(1) for each element added, so O(N) to add N elements when the command is called with
    /// multiple arguments. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func sadd(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.sadd(key, members)))
    }

    /// How many members it has.
    ///
    /// `SCARD key`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func scard(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.scard(key)))
    }

    /// `SDIFF key [key ...]`
    ///
    /// O(N) where N is the total number of elements in all given sets. Since 1.0.0.
    @export(implementation)
    public func sdiff<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.sdiff(keys)))
    }

    /// `SDIFFSTORE destination key [key ...]`
    ///
    /// O(N) where N is the total number of elements in all given sets. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func sdiffstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.sdiffstore(destination, keys)))
    }

    /// `SINTER key [key ...]`
    ///
    /// O(N*M) worst case where N is the cardinality of the smallest set and M is the number of
    /// sets. Since 1.0.0.
    @export(implementation)
    public func sinter<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.sinter(keys)))
    }

    /// How many members the sets share; it stops counting at the limit.
    ///
    /// `SINTERCARD numkeys key [key ...] [LIMIT limit]`
    ///
    /// O(N*M) worst case where N is the cardinality of the smallest set and M is the number of
    /// sets. Since 7.0.0.
    @export(implementation)
    public func sintercard(_ keys: any RedisArgument..., limit: Int? = nil) async throws -> Int {
        try await run(RedisCall<Int>(.sintercard(keys, limit: limit)))
    }

    /// `SINTERSTORE destination key [key ...]`
    ///
    /// O(N*M) worst case where N is the cardinality of the smallest set and M is the number of
    /// sets. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func sinterstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.sinterstore(destination, keys)))
    }

    /// `SISMEMBER key member`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func sismember(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.sismember(key, member)))
    }

    /// `SMEMBERS key`
    ///
    /// O(N) where N is the set cardinality. Since 1.0.0.
    @export(implementation)
    public func smembers<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.smembers(key)))
    }

    /// `SMISMEMBER key member [member ...]`
    ///
    /// O(N) where N is the number of elements being checked for membership. Since 6.2.0.
    @export(implementation)
    public func smismember(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> [Bool] {
        try await run(RedisCall<[Bool]>(.smismember(key, members)))
    }

    /// `SMOVE source destination member`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func smove(
        _ source: any RedisArgument, _ destination: any RedisArgument, _ member: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.smove(source, destination, member)))
    }

    /// `SPOP key [count]`
    ///
    /// Without the count argument O(1), otherwise O(N) where N is the value of the passed count.
    /// Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func spop<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.spop(key)))
    }

    /// `SPOP key [count]`
    ///
    /// Without the count argument O(1), otherwise O(N) where N is the value of the passed count.
    /// Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func spop<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.spop(key, count: count)))
    }

    /// `SRANDMEMBER key [count]`
    ///
    /// Without the count argument O(1), otherwise O(N) where N is the absolute value of the
    /// passed count. Since 1.0.0.
    @export(implementation)
    public func srandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.srandmember(key)))
    }

    /// Different ones; with a negative count they may repeat.
    ///
    /// `SRANDMEMBER key [count]`
    ///
    /// Without the count argument O(1), otherwise O(N) where N is the absolute value of the
    /// passed count. Since 1.0.0.
    @export(implementation)
    public func srandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.srandmember(key, count: count)))
    }

    /// `SREM key member [member ...]`
    ///
    /// O(N) where N is the number of members to be removed. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func srem(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.srem(key, members)))
    }

    /// `SSCAN key cursor [MATCH pattern] [COUNT count]`
    ///
    /// O(1) for every call. O(N) for a complete iteration, including enough command calls for the
    /// cursor to return back to 0. N is the number of elements inside the collection. Since
    /// 2.8.0.
    @export(implementation)
    public func sscan<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<Value> {
        try await run(
            RedisCall<RedisScanPage<Value>>(.sscan(key, cursor, match: match, count: count)))
    }

    /// `SUNION key [key ...]`
    ///
    /// O(N) where N is the total number of elements in all given sets. Since 1.0.0.
    @export(implementation)
    public func sunion<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.sunion(keys)))
    }

    /// `SUNIONSTORE destination key [key ...]`
    ///
    /// O(N) where N is the total number of elements in all given sets. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func sunionstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.sunionstore(destination, keys)))
    }
}
