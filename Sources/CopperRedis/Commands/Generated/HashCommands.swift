// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func hdel(_ key: any RedisArgument, _ fields: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("HDEL")
        words.add(key)
        words.add(contentsOf: fields)
        return words.finish()
    }

    @usableFromInline
    static func hexists(_ key: any RedisArgument, _ field: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HEXISTS")
        words.add(key)
        words.add(field)
        return words.finish()
    }

    @usableFromInline
    static func hexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition?,
        fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HEXPIRE")
        words.add(key)
        words.add(seconds: time)
        words.option(condition)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition?,
        fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HEXPIREAT")
        words.add(key)
        words.add(seconds: unixTime)
        words.option(condition)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hexpiretime(
        _ key: any RedisArgument, _ fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HEXPIRETIME")
        words.add(key)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hget(_ key: any RedisArgument, _ field: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HGET")
        words.add(key)
        words.add(field)
        return words.finish()
    }

    @usableFromInline
    static func hgetall(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HGETALL")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func hgetdel(_ key: any RedisArgument, _ fields: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("HGETDEL")
        words.add(key)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hgetex(
        _ key: any RedisArgument, expires: RedisExpirationChange?, fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HGETEX")
        words.add(key)
        words.option(expires)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hincrby(
        _ key: any RedisArgument, _ field: any RedisArgument, _ increment: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("HINCRBY")
        words.add(key)
        words.add(field)
        words.add(increment)
        return words.finish()
    }

    @usableFromInline
    static func hincrbyfloat(
        _ key: any RedisArgument, _ field: any RedisArgument, _ increment: Double
    ) -> RedisCommand {
        var words = RedisCommandWriter("HINCRBYFLOAT")
        words.add(key)
        words.add(field)
        words.add(increment)
        return words.finish()
    }

    @usableFromInline
    static func hkeys(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HKEYS")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func hlen(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HLEN")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func hmget(_ key: any RedisArgument, _ fields: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("HMGET")
        words.add(key)
        words.add(contentsOf: fields)
        return words.finish()
    }

    @usableFromInline
    static func hmset(_ key: any RedisArgument, _ fields: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("HMSET")
        words.add(key)
        words.add(fields)
        return words.finish()
    }

    @usableFromInline
    static func hpersist(
        _ key: any RedisArgument, _ fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HPERSIST")
        words.add(key)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hpexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition?,
        fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HPEXPIRE")
        words.add(key)
        words.add(milliseconds: time)
        words.option(condition)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hpexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition?,
        fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HPEXPIREAT")
        words.add(key)
        words.add(milliseconds: unixTime)
        words.option(condition)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hpexpiretime(
        _ key: any RedisArgument, _ fields: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("HPEXPIRETIME")
        words.add(key)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hpttl(_ key: any RedisArgument, _ fields: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("HPTTL")
        words.add(key)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hrandfield(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HRANDFIELD")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func hrandfield(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("HRANDFIELD")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func hrandfieldWithValues(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("HRANDFIELD")
        words.add(key)
        words.add(count)
        words.add("WITHVALUES")
        return words.finish()
    }

    @usableFromInline
    static func hscan(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("HSCAN")
        words.add(key)
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func hscanFields(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("HSCAN")
        words.add(key)
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        words.add("NOVALUES")
        return words.finish()
    }

    @usableFromInline
    static func hset(
        _ key: any RedisArgument, _ field: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("HSET")
        words.add(key)
        words.add(field)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func hset(_ key: any RedisArgument, _ fields: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("HSET")
        words.add(key)
        words.add(fields)
        return words.finish()
    }

    @usableFromInline
    static func hsetex(
        _ key: any RedisArgument, condition: RedisCondition?, fieldCondition: RedisFieldCondition?,
        expires: RedisExpiration?, fields: RedisKeyValues
    ) -> RedisCommand {
        var words = RedisCommandWriter("HSETEX")
        words.add(key)
        words.option(condition)
        words.option(fieldCondition)
        words.option(expires)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hsetnx(
        _ key: any RedisArgument, _ field: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("HSETNX")
        words.add(key)
        words.add(field)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func hstrlen(_ key: any RedisArgument, _ field: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HSTRLEN")
        words.add(key)
        words.add(field)
        return words.finish()
    }

    @usableFromInline
    static func httl(_ key: any RedisArgument, _ fields: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("HTTL")
        words.add(key)
        words.add("FIELDS")
        words.add(counted: fields)
        return words.finish()
    }

    @usableFromInline
    static func hvals(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("HVALS")
        words.add(key)
        return words.finish()
    }
}

extension RedisCall {
    /// `HDEL key field [field ...]`.
    @export(implementation)
    public static func hdel(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.hdel(key, fields))
    }

    /// `HEXISTS key field`.
    @export(implementation)
    public static func hexists(
        _ key: any RedisArgument, _ field: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.hexists(key, field))
    }

    /// `HEXPIRE key seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) -> RedisCall<[RedisFieldExpiry]> where Reply == [RedisFieldExpiry] {
        RedisCall<[RedisFieldExpiry]>(.hexpire(key, time, condition: condition, fields: fields))
    }

    /// `HEXPIREAT key unix-time-seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) -> RedisCall<[RedisFieldExpiry]> where Reply == [RedisFieldExpiry] {
        RedisCall<[RedisFieldExpiry]>(
            .hexpireat(key, unixTime, condition: condition, fields: fields))
    }

    /// When the fields expire, counted from 1970 on, in UTC.
    @export(implementation)
    public static func hexpiretime(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[RedisTimeToLive<RedisSeconds>]> where Reply == [RedisTimeToLive<RedisSeconds>] {
        RedisCall<[RedisTimeToLive<RedisSeconds>]>(.hexpiretime(key, fields))
    }

    /// `HGET key field`.
    @export(implementation)
    public static func hget(
        _ key: any RedisArgument, _ field: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.hget(key, field))
    }

    /// `HGET key field`.
    @export(implementation)
    public static func hget<Value: RedisDecodable>(
        _ key: any RedisArgument, _ field: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.hget(key, field))
    }

    /// `HGETALL key`.
    @export(implementation)
    public static func hgetall(
        _ key: any RedisArgument
    ) -> RedisCall<[String: String]> where Reply == [String: String] {
        RedisCall<[String: String]>(.hgetall(key))
    }

    /// `HGETALL key`.
    @export(implementation)
    public static func hgetall<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<[String: Value]> where Reply == [String: Value] {
        RedisCall<[String: Value]>(.hgetall(key))
    }

    /// Deletes fields and gives what they held.
    @export(implementation)
    public static func hgetdel(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.hgetdel(key, fields))
    }

    /// Deletes fields and gives what they held.
    @export(implementation)
    public static func hgetdel<Value: RedisDecodable>(
        _ key: any RedisArgument, _ fields: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.hgetdel(key, fields))
    }

    /// `HGETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT
    /// unix-time-milliseconds | PERSIST] FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hgetex(
        _ key: any RedisArgument, expires: RedisExpirationChange? = nil,
        fields: any RedisArgument...
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.hgetex(key, expires: expires, fields: fields))
    }

    /// `HGETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT
    /// unix-time-milliseconds | PERSIST] FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hgetex<Value: RedisDecodable>(
        _ key: any RedisArgument, expires: RedisExpirationChange? = nil,
        fields: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.hgetex(key, expires: expires, fields: fields))
    }

    /// `HINCRBY key field increment`.
    @export(implementation)
    public static func hincrby(
        _ key: any RedisArgument, _ field: any RedisArgument, _ increment: Int
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.hincrby(key, field, increment))
    }

    /// `HINCRBYFLOAT key field increment`.
    @export(implementation)
    public static func hincrbyfloat(
        _ key: any RedisArgument, _ field: any RedisArgument, _ increment: Double
    ) -> RedisCall<Double> where Reply == Double {
        RedisCall<Double>(.hincrbyfloat(key, field, increment))
    }

    /// `HKEYS key`.
    @export(implementation)
    public static func hkeys(
        _ key: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.hkeys(key))
    }

    /// `HKEYS key`.
    @export(implementation)
    public static func hkeys<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.hkeys(key))
    }

    /// `HLEN key`.
    @export(implementation)
    public static func hlen(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.hlen(key))
    }

    /// `HMGET key field [field ...]`.
    @export(implementation)
    public static func hmget(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.hmget(key, fields))
    }

    /// `HMGET key field [field ...]`.
    @export(implementation)
    public static func hmget<Value: RedisDecodable>(
        _ key: any RedisArgument, _ fields: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.hmget(key, fields))
    }

    /// `HMSET key field value [field value ...]`.
    @export(implementation)
    public static func hmset(
        _ key: any RedisArgument, _ fields: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.hmset(key, fields))
    }

    /// `HPERSIST key FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hpersist(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[RedisFieldPersistence]> where Reply == [RedisFieldPersistence] {
        RedisCall<[RedisFieldPersistence]>(.hpersist(key, fields))
    }

    /// `HPEXPIRE key milliseconds [NX | XX | GT | LT] FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hpexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) -> RedisCall<[RedisFieldExpiry]> where Reply == [RedisFieldExpiry] {
        RedisCall<[RedisFieldExpiry]>(.hpexpire(key, time, condition: condition, fields: fields))
    }

    /// `HPEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT] FIELDS numfields field [field
    /// ...]`.
    @export(implementation)
    public static func hpexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) -> RedisCall<[RedisFieldExpiry]> where Reply == [RedisFieldExpiry] {
        RedisCall<[RedisFieldExpiry]>(
            .hpexpireat(key, unixTime, condition: condition, fields: fields))
    }

    /// When the fields expire, counted from 1970 on, in UTC.
    @export(implementation)
    public static func hpexpiretime(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[RedisTimeToLive<RedisMilliseconds>]>
    where Reply == [RedisTimeToLive<RedisMilliseconds>] {
        RedisCall<[RedisTimeToLive<RedisMilliseconds>]>(.hpexpiretime(key, fields))
    }

    /// `HPTTL key FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func hpttl(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[RedisTimeToLive<RedisMilliseconds>]>
    where Reply == [RedisTimeToLive<RedisMilliseconds>] {
        RedisCall<[RedisTimeToLive<RedisMilliseconds>]>(.hpttl(key, fields))
    }

    /// `HRANDFIELD key [count [WITHVALUES]]`.
    @export(implementation)
    public static func hrandfield(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.hrandfield(key))
    }

    /// `HRANDFIELD key [count [WITHVALUES]]`.
    @export(implementation)
    public static func hrandfield<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.hrandfield(key))
    }

    /// Different ones; with a negative count they may repeat.
    @export(implementation)
    public static func hrandfield(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.hrandfield(key, count: count))
    }

    /// Different ones; with a negative count they may repeat.
    @export(implementation)
    public static func hrandfield<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.hrandfield(key, count: count))
    }

    /// `HRANDFIELD key [count [WITHVALUES]]`.
    @export(implementation)
    public static func hrandfieldWithValues(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[RedisField<String>]> where Reply == [RedisField<String>] {
        RedisCall<[RedisField<String>]>(.hrandfieldWithValues(key, count: count))
    }

    /// `HRANDFIELD key [count [WITHVALUES]]`.
    @export(implementation)
    public static func hrandfieldWithValues<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[RedisField<Value>]> where Reply == [RedisField<Value>] {
        RedisCall<[RedisField<Value>]>(.hrandfieldWithValues(key, count: count))
    }

    /// `HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]`.
    @export(implementation)
    public static func hscan(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil
    ) -> RedisCall<RedisScanPage<RedisField<String>>>
    where Reply == RedisScanPage<RedisField<String>> {
        RedisCall<RedisScanPage<RedisField<String>>>(
            .hscan(key, cursor, match: match, count: count))
    }

    /// `HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]`.
    @export(implementation)
    public static func hscan<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<RedisField<Value>>>
    where Reply == RedisScanPage<RedisField<Value>> {
        RedisCall<RedisScanPage<RedisField<Value>>>(.hscan(key, cursor, match: match, count: count))
    }

    /// The fields' names only.
    @export(implementation)
    public static func hscanFields(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil
    ) -> RedisCall<RedisScanPage<String>> where Reply == RedisScanPage<String> {
        RedisCall<RedisScanPage<String>>(.hscanFields(key, cursor, match: match, count: count))
    }

    /// The fields' names only.
    @export(implementation)
    public static func hscanFields<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<Value>> where Reply == RedisScanPage<Value> {
        RedisCall<RedisScanPage<Value>>(.hscanFields(key, cursor, match: match, count: count))
    }

    /// How many fields are new.
    @export(implementation)
    public static func hset(
        _ key: any RedisArgument, _ field: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.hset(key, field, value))
    }

    /// How many fields are new.
    @export(implementation)
    public static func hset(
        _ key: any RedisArgument, _ fields: RedisKeyValues
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.hset(key, fields))
    }

    /// `HSETEX ...`.
    @export(implementation)
    public static func hsetex(
        _ key: any RedisArgument, condition: RedisCondition? = nil,
        fieldCondition: RedisFieldCondition? = nil, expires: RedisExpiration? = nil,
        fields: RedisKeyValues
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(
            .hsetex(
                key, condition: condition, fieldCondition: fieldCondition, expires: expires,
                fields: fields))
    }

    /// `HSETNX key field value`.
    @export(implementation)
    public static func hsetnx(
        _ key: any RedisArgument, _ field: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.hsetnx(key, field, value))
    }

    /// `HSTRLEN key field`.
    @export(implementation)
    public static func hstrlen(
        _ key: any RedisArgument, _ field: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.hstrlen(key, field))
    }

    /// `HTTL key FIELDS numfields field [field ...]`.
    @export(implementation)
    public static func httl(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) -> RedisCall<[RedisTimeToLive<RedisSeconds>]> where Reply == [RedisTimeToLive<RedisSeconds>] {
        RedisCall<[RedisTimeToLive<RedisSeconds>]>(.httl(key, fields))
    }

    /// `HVALS key`.
    @export(implementation)
    public static func hvals(
        _ key: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.hvals(key))
    }

    /// `HVALS key`.
    @export(implementation)
    public static func hvals<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.hvals(key))
    }
}

extension RedisCommanding {
    /// `HDEL key field [field ...]`
    ///
    /// O(N) where N is the number of fields to be removed. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func hdel(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.hdel(key, fields)))
    }

    /// `HEXISTS key field`
    ///
    /// O(1). Since 2.0.0.
    @export(implementation)
    public func hexists(
        _ key: any RedisArgument, _ field: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.hexists(key, field)))
    }

    /// `HEXPIRE key seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) async throws -> [RedisFieldExpiry] {
        try await run(
            RedisCall<[RedisFieldExpiry]>(.hexpire(key, time, condition: condition, fields: fields))
        )
    }

    /// `HEXPIREAT key unix-time-seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) async throws -> [RedisFieldExpiry] {
        try await run(
            RedisCall<[RedisFieldExpiry]>(
                .hexpireat(key, unixTime, condition: condition, fields: fields)))
    }

    /// When the fields expire, counted from 1970 on, in UTC.
    ///
    /// `HEXPIRETIME key FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @export(implementation)
    public func hexpiretime(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) async throws -> [RedisTimeToLive<RedisSeconds>] {
        try await run(RedisCall<[RedisTimeToLive<RedisSeconds>]>(.hexpiretime(key, fields)))
    }

    /// `HGET key field`
    ///
    /// O(1). Since 2.0.0.
    @export(implementation)
    public func hget<Value: RedisDecodable>(
        _ key: any RedisArgument, _ field: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.hget(key, field)))
    }

    /// `HGETALL key`
    ///
    /// O(N) where N is the size of the hash. Since 2.0.0.
    @export(implementation)
    public func hgetall<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [String: Value] {
        try await run(RedisCall<[String: Value]>(.hgetall(key)))
    }

    /// Deletes fields and gives what they held.
    ///
    /// `HGETDEL key FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of fields to be retrieved and deleted. Since Redis 8.0.0 and
    /// Valkey 9.1.0.
    @discardableResult
    @export(implementation)
    public func hgetdel<Value: RedisDecodable>(
        _ key: any RedisArgument, _ fields: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(RedisCall<[Value?]>(.hgetdel(key, fields)))
    }

    /// `HGETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT
    /// unix-time-milliseconds | PERSIST] FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 8.0.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hgetex<Value: RedisDecodable>(
        _ key: any RedisArgument, expires: RedisExpirationChange? = nil,
        fields: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(RedisCall<[Value?]>(.hgetex(key, expires: expires, fields: fields)))
    }

    /// `HINCRBY key field increment`
    ///
    /// O(1). Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func hincrby(
        _ key: any RedisArgument, _ field: any RedisArgument, _ increment: Int
    ) async throws -> Int {
        try await run(RedisCall<Int>(.hincrby(key, field, increment)))
    }

    /// `HINCRBYFLOAT key field increment`
    ///
    /// O(1). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func hincrbyfloat(
        _ key: any RedisArgument, _ field: any RedisArgument, _ increment: Double
    ) async throws -> Double {
        try await run(RedisCall<Double>(.hincrbyfloat(key, field, increment)))
    }

    /// `HKEYS key`
    ///
    /// O(N) where N is the size of the hash. Since 2.0.0.
    @export(implementation)
    public func hkeys<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.hkeys(key)))
    }

    /// `HLEN key`
    ///
    /// O(1). Since 2.0.0.
    @export(implementation)
    public func hlen(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.hlen(key)))
    }

    /// `HMGET key field [field ...]`
    ///
    /// O(N) where N is the number of fields being requested. Since 2.0.0.
    @export(implementation)
    public func hmget<Value: RedisDecodable>(
        _ key: any RedisArgument, _ fields: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(RedisCall<[Value?]>(.hmget(key, fields)))
    }

    /// `HMSET key field value [field value ...]`
    ///
    /// O(N) where N is the number of fields being set. Since 2.0.0.
    @export(implementation)
    public func hmset(_ key: any RedisArgument, _ fields: RedisKeyValues) async throws {
        try await run(RedisCall<RedisDone>(.hmset(key, fields)))
    }

    /// `HPERSIST key FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hpersist(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) async throws -> [RedisFieldPersistence] {
        try await run(RedisCall<[RedisFieldPersistence]>(.hpersist(key, fields)))
    }

    /// `HPEXPIRE key milliseconds [NX | XX | GT | LT] FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hpexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) async throws -> [RedisFieldExpiry] {
        try await run(
            RedisCall<[RedisFieldExpiry]>(
                .hpexpire(key, time, condition: condition, fields: fields)))
    }

    /// `HPEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT] FIELDS numfields field [field
    /// ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hpexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil,
        fields: any RedisArgument...
    ) async throws -> [RedisFieldExpiry] {
        try await run(
            RedisCall<[RedisFieldExpiry]>(
                .hpexpireat(key, unixTime, condition: condition, fields: fields)))
    }

    /// When the fields expire, counted from 1970 on, in UTC.
    ///
    /// `HPEXPIRETIME key FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @export(implementation)
    public func hpexpiretime(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) async throws -> [RedisTimeToLive<RedisMilliseconds>] {
        try await run(RedisCall<[RedisTimeToLive<RedisMilliseconds>]>(.hpexpiretime(key, fields)))
    }

    /// `HPTTL key FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @export(implementation)
    public func hpttl(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) async throws -> [RedisTimeToLive<RedisMilliseconds>] {
        try await run(RedisCall<[RedisTimeToLive<RedisMilliseconds>]>(.hpttl(key, fields)))
    }

    /// `HRANDFIELD key [count [WITHVALUES]]`
    ///
    /// O(N) where N is the number of fields returned. Since 6.2.0.
    @export(implementation)
    public func hrandfield<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.hrandfield(key)))
    }

    /// Different ones; with a negative count they may repeat.
    ///
    /// `HRANDFIELD key [count [WITHVALUES]]`
    ///
    /// O(N) where N is the number of fields returned. Since 6.2.0.
    @export(implementation)
    public func hrandfield<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.hrandfield(key, count: count)))
    }

    /// `HRANDFIELD key [count [WITHVALUES]]`
    ///
    /// O(N) where N is the number of fields returned. Since 6.2.0.
    @export(implementation)
    public func hrandfieldWithValues<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [RedisField<Value>] {
        try await run(RedisCall<[RedisField<Value>]>(.hrandfieldWithValues(key, count: count)))
    }

    /// `HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]`
    ///
    /// O(1) for every call. O(N) for a complete iteration, including enough command calls for the
    /// cursor to return back to 0. N is the number of elements inside the collection. Since
    /// 2.8.0.
    @export(implementation)
    public func hscan<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<RedisField<Value>> {
        try await run(
            RedisCall<RedisScanPage<RedisField<Value>>>(
                .hscan(key, cursor, match: match, count: count)))
    }

    /// The fields' names only.
    ///
    /// `HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]`
    ///
    /// O(1) for every call. O(N) for a complete iteration, including enough command calls for the
    /// cursor to return back to 0. N is the number of elements inside the collection. Since
    /// 2.8.0.
    @export(implementation)
    public func hscanFields<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<Value> {
        try await run(
            RedisCall<RedisScanPage<Value>>(.hscanFields(key, cursor, match: match, count: count)))
    }

    /// How many fields are new.
    ///
    /// `HSET key field value [field value ...]`
    ///
    /// O(1) for each field/value pair added, so O(N) to add N field/value pairs when the command
    /// is called with multiple field/value pairs. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func hset(
        _ key: any RedisArgument, _ field: any RedisArgument, _ value: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.hset(key, field, value)))
    }

    /// How many fields are new.
    ///
    /// `HSET key field value [field value ...]`
    ///
    /// O(1) for each field/value pair added, so O(N) to add N field/value pairs when the command
    /// is called with multiple field/value pairs. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func hset(_ key: any RedisArgument, _ fields: RedisKeyValues) async throws -> Int {
        try await run(RedisCall<Int>(.hset(key, fields)))
    }

    /// `HSETEX ...`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 8.0.0 and Valkey 9.0.0.
    @discardableResult
    @export(implementation)
    public func hsetex(
        _ key: any RedisArgument, condition: RedisCondition? = nil,
        fieldCondition: RedisFieldCondition? = nil, expires: RedisExpiration? = nil,
        fields: RedisKeyValues
    ) async throws -> Bool {
        try await run(
            RedisCall<Bool>(
                .hsetex(
                    key, condition: condition, fieldCondition: fieldCondition, expires: expires,
                    fields: fields)))
    }

    /// `HSETNX key field value`
    ///
    /// O(1). Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func hsetnx(
        _ key: any RedisArgument, _ field: any RedisArgument, _ value: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.hsetnx(key, field, value)))
    }

    /// `HSTRLEN key field`
    ///
    /// O(1). Since 3.2.0.
    @export(implementation)
    public func hstrlen(
        _ key: any RedisArgument, _ field: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.hstrlen(key, field)))
    }

    /// `HTTL key FIELDS numfields field [field ...]`
    ///
    /// O(N) where N is the number of specified fields. Since Redis 7.4.0 and Valkey 9.0.0.
    @export(implementation)
    public func httl(
        _ key: any RedisArgument, _ fields: any RedisArgument...
    ) async throws -> [RedisTimeToLive<RedisSeconds>] {
        try await run(RedisCall<[RedisTimeToLive<RedisSeconds>]>(.httl(key, fields)))
    }

    /// `HVALS key`
    ///
    /// O(N) where N is the size of the hash. Since 2.0.0.
    @export(implementation)
    public func hvals<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.hvals(key)))
    }
}
