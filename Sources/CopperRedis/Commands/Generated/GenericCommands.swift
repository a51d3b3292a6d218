// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func copy(
        _ source: any RedisArgument, _ destination: any RedisArgument, database: Int?, replace: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("COPY")
        words.add(source)
        words.add(destination)
        words.option("DB", database)
        words.flag("REPLACE", replace)
        return words.finish()
    }

    @usableFromInline
    static func del(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("DEL")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func dump(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("DUMP")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func exists(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("EXISTS")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func expire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition?
    ) -> RedisCommand {
        var words = RedisCommandWriter("EXPIRE")
        words.add(key)
        words.add(seconds: time)
        words.option(condition)
        return words.finish()
    }

    @usableFromInline
    static func expireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition?
    ) -> RedisCommand {
        var words = RedisCommandWriter("EXPIREAT")
        words.add(key)
        words.add(seconds: unixTime)
        words.option(condition)
        return words.finish()
    }

    @usableFromInline
    static func expiretime(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("EXPIRETIME")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func keys(_ pattern: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("KEYS")
        words.add(pattern)
        return words.finish()
    }

    @usableFromInline
    static func migrate(
        host: any RedisArgument, port: Int, _ key: any RedisArgument, database: Int,
        timeout: Duration, copy: Bool, replace: Bool, login: RedisMigrateLogin?
    ) -> RedisCommand {
        var words = RedisCommandWriter("MIGRATE")
        words.add(host)
        words.add(port)
        words.add(key)
        words.add(database)
        words.add(milliseconds: timeout)
        words.flag("COPY", copy)
        words.flag("REPLACE", replace)
        words.option(login)
        return words.finish()
    }

    @usableFromInline
    static func migrateKeys(
        host: any RedisArgument, port: Int, database: Int, timeout: Duration, copy: Bool,
        replace: Bool, login: RedisMigrateLogin?, keys: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("MIGRATE")
        words.add(host)
        words.add(port)
        words.add("")
        words.add(database)
        words.add(milliseconds: timeout)
        words.flag("COPY", copy)
        words.flag("REPLACE", replace)
        words.option(login)
        words.add("KEYS")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func move(_ key: any RedisArgument, _ database: Int) -> RedisCommand {
        var words = RedisCommandWriter("MOVE")
        words.add(key)
        words.add(database)
        return words.finish()
    }

    @usableFromInline
    static func objectEncoding(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("OBJECT ENCODING")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func objectFreq(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("OBJECT FREQ")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func objectHelp() -> RedisCommand {
        RedisCommand("OBJECT HELP", arguments: [])
    }

    @usableFromInline
    static func objectIdletime(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("OBJECT IDLETIME")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func objectRefcount(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("OBJECT REFCOUNT")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func persist(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("PERSIST")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func pexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition?
    ) -> RedisCommand {
        var words = RedisCommandWriter("PEXPIRE")
        words.add(key)
        words.add(milliseconds: time)
        words.option(condition)
        return words.finish()
    }

    @usableFromInline
    static func pexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition?
    ) -> RedisCommand {
        var words = RedisCommandWriter("PEXPIREAT")
        words.add(key)
        words.add(milliseconds: unixTime)
        words.option(condition)
        return words.finish()
    }

    @usableFromInline
    static func pexpiretime(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("PEXPIRETIME")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func pttl(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("PTTL")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func randomkey() -> RedisCommand {
        RedisCommand("RANDOMKEY", arguments: [])
    }

    @usableFromInline
    static func rename(_ key: any RedisArgument, _ newKey: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("RENAME")
        words.add(key)
        words.add(newKey)
        return words.finish()
    }

    @usableFromInline
    static func renamenx(_ key: any RedisArgument, _ newKey: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("RENAMENX")
        words.add(key)
        words.add(newKey)
        return words.finish()
    }

    @usableFromInline
    static func restore(
        _ key: any RedisArgument, _ ttl: Duration, _ value: any RedisArgument, replace: Bool,
        absttl: Bool, idleTime: Duration?, frequency: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("RESTORE")
        words.add(key)
        words.add(milliseconds: ttl)
        words.add(value)
        words.flag("REPLACE", replace)
        words.flag("ABSTTL", absttl)
        words.option("IDLETIME", seconds: idleTime)
        words.option("FREQ", frequency)
        return words.finish()
    }

    @usableFromInline
    static func scan(
        _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?, type: RedisKeyType?
    ) -> RedisCommand {
        var words = RedisCommandWriter("SCAN")
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        words.option("TYPE", type)
        return words.finish()
    }

    @usableFromInline
    static func sort(
        _ key: any RedisArgument, by: (any RedisArgument)?, limit: RedisLimit?,
        get: [any RedisArgument], order: RedisOrder?, alpha: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("SORT")
        words.add(key)
        words.option("BY", by)
        words.option("LIMIT", limit)
        for one in get { words.option("GET", one) }
        words.option(order)
        words.flag("ALPHA", alpha)
        return words.finish()
    }

    @usableFromInline
    static func sortStore(
        _ key: any RedisArgument, by: (any RedisArgument)?, limit: RedisLimit?,
        get: [any RedisArgument], order: RedisOrder?, alpha: Bool, destination: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SORT")
        words.add(key)
        words.option("BY", by)
        words.option("LIMIT", limit)
        for one in get { words.option("GET", one) }
        words.option(order)
        words.flag("ALPHA", alpha)
        words.add("STORE")
        words.add(destination)
        return words.finish()
    }

    @usableFromInline
    static func sortRo(
        _ key: any RedisArgument, by: (any RedisArgument)?, limit: RedisLimit?,
        get: [any RedisArgument], order: RedisOrder?, alpha: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("SORT_RO")
        words.add(key)
        words.option("BY", by)
        words.option("LIMIT", limit)
        for one in get { words.option("GET", one) }
        words.option(order)
        words.flag("ALPHA", alpha)
        return words.finish()
    }

    @usableFromInline
    static func touch(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("TOUCH")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func ttl(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TTL")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func type(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("TYPE")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func unlink(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("UNLINK")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func wait(_ replicas: Int, timeout: Duration) -> RedisCommand {
        var words = RedisCommandWriter("WAIT")
        words.add(replicas)
        words.add(milliseconds: timeout)
        return words.finish()
    }

    @usableFromInline
    static func waitaof(local: Int, replicas: Int, timeout: Duration) -> RedisCommand {
        var words = RedisCommandWriter("WAITAOF")
        words.add(local)
        words.add(replicas)
        words.add(milliseconds: timeout)
        return words.finish()
    }
}

extension RedisCall {
    /// `COPY source destination [DB destination-db] [REPLACE]`.
    @export(implementation)
    public static func copy(
        _ source: any RedisArgument, _ destination: any RedisArgument, database: Int? = nil,
        replace: Bool = false
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.copy(source, destination, database: database, replace: replace))
    }

    /// How many keys it deleted.
    @export(implementation)
    public static func del(_ keys: any RedisArgument...) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.del(keys))
    }

    /// The value in the server's own form, for RESTORE.
    @export(implementation)
    public static func dump(
        _ key: any RedisArgument
    ) -> RedisCall<[UInt8]?> where Reply == [UInt8]? {
        RedisCall<[UInt8]?>(.dump(key))
    }

    /// How many of the keys are there; one that is named twice counts twice.
    @export(implementation)
    public static func exists(_ keys: any RedisArgument...) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.exists(keys))
    }

    /// `EXPIRE key seconds [NX | XX | GT | LT]`.
    @export(implementation)
    public static func expire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.expire(key, time, condition: condition))
    }

    /// The time counts from 1970 on, in UTC.
    @export(implementation)
    public static func expireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.expireat(key, unixTime, condition: condition))
    }

    /// When the key expires, counted from 1970 on, in UTC.
    @export(implementation)
    public static func expiretime(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTimeToLive<RedisSeconds>> where Reply == RedisTimeToLive<RedisSeconds> {
        RedisCall<RedisTimeToLive<RedisSeconds>>(.expiretime(key))
    }

    /// Every key that matches.
    @export(implementation)
    public static func keys(
        _ pattern: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.keys(pattern))
    }

    /// Every key that matches.
    @export(implementation)
    public static func keys<Value: RedisDecodable>(
        _ pattern: any RedisArgument, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.keys(pattern))
    }

    /// Moves a key to another server.
    @export(implementation)
    public static func migrate(
        host: any RedisArgument, port: Int, _ key: any RedisArgument, database: Int,
        timeout: Duration, copy: Bool = false, replace: Bool = false,
        login: RedisMigrateLogin? = nil
    ) -> RedisCall<RedisMigrated> where Reply == RedisMigrated {
        RedisCall<RedisMigrated>(
            .migrate(
                host: host, port: port, key, database: database, timeout: timeout, copy: copy,
                replace: replace, login: login))
    }

    /// Moves several keys to another server.
    @export(implementation)
    public static func migrateKeys(
        host: any RedisArgument, port: Int, database: Int, timeout: Duration, copy: Bool = false,
        replace: Bool = false, login: RedisMigrateLogin? = nil, keys: any RedisArgument...
    ) -> RedisCall<RedisMigrated> where Reply == RedisMigrated {
        RedisCall<RedisMigrated>(
            .migrateKeys(
                host: host, port: port, database: database, timeout: timeout, copy: copy,
                replace: replace, login: login, keys: keys))
    }

    /// `MOVE key db`.
    @export(implementation)
    public static func move(
        _ key: any RedisArgument, _ database: Int
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.move(key, database))
    }

    /// `OBJECT ENCODING key`.
    @export(implementation)
    public static func objectEncoding(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.objectEncoding(key))
    }

    /// How often the key is used, a logarithm, under an LFU policy.
    @export(implementation)
    public static func objectFreq(
        _ key: any RedisArgument
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.objectFreq(key))
    }

    /// `OBJECT HELP`.
    @export(implementation)
    public static func objectHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.objectHelp())
    }

    /// Seconds since the key was used, under no LFU policy.
    @export(implementation)
    public static func objectIdletime(
        _ key: any RedisArgument
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.objectIdletime(key))
    }

    /// `OBJECT REFCOUNT key`.
    @export(implementation)
    public static func objectRefcount(
        _ key: any RedisArgument
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.objectRefcount(key))
    }

    /// Takes back that the key expires.
    @export(implementation)
    public static func persist(_ key: any RedisArgument) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.persist(key))
    }

    /// `PEXPIRE key milliseconds [NX | XX | GT | LT]`.
    @export(implementation)
    public static func pexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.pexpire(key, time, condition: condition))
    }

    /// The time counts from 1970 on, in UTC.
    @export(implementation)
    public static func pexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.pexpireat(key, unixTime, condition: condition))
    }

    /// When the key expires, counted from 1970 on, in UTC.
    @export(implementation)
    public static func pexpiretime(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTimeToLive<RedisMilliseconds>>
    where Reply == RedisTimeToLive<RedisMilliseconds> {
        RedisCall<RedisTimeToLive<RedisMilliseconds>>(.pexpiretime(key))
    }

    /// `PTTL key`.
    @export(implementation)
    public static func pttl(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTimeToLive<RedisMilliseconds>>
    where Reply == RedisTimeToLive<RedisMilliseconds> {
        RedisCall<RedisTimeToLive<RedisMilliseconds>>(.pttl(key))
    }

    /// `RANDOMKEY`.
    @export(implementation)
    public static func randomkey() -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.randomkey())
    }

    /// `RANDOMKEY`.
    @export(implementation)
    public static func randomkey<Value: RedisDecodable>(as: Value.Type) -> RedisCall<Value?>
    where Reply == Value? {
        RedisCall<Value?>(.randomkey())
    }

    /// `RENAME key newkey`.
    @export(implementation)
    public static func rename(
        _ key: any RedisArgument, _ newKey: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.rename(key, newKey))
    }

    /// `RENAMENX key newkey`.
    @export(implementation)
    public static func renamenx(
        _ key: any RedisArgument, _ newKey: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.renamenx(key, newKey))
    }

    /// Makes a key of what DUMP gave.
    @export(implementation)
    public static func restore(
        _ key: any RedisArgument, _ ttl: Duration, _ value: any RedisArgument,
        replace: Bool = false, absttl: Bool = false, idleTime: Duration? = nil,
        frequency: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .restore(
                key, ttl, value, replace: replace, absttl: absttl, idleTime: idleTime,
                frequency: frequency))
    }

    /// Some of the keys, and where to go on.
    @export(implementation)
    public static func scan(
        _ cursor: RedisCursor, match: (any RedisArgument)? = nil, count: Int? = nil,
        type: RedisKeyType? = nil
    ) -> RedisCall<RedisScanPage<String>> where Reply == RedisScanPage<String> {
        RedisCall<RedisScanPage<String>>(.scan(cursor, match: match, count: count, type: type))
    }

    /// Some of the keys, and where to go on.
    @export(implementation)
    public static func scan<Value: RedisDecodable>(
        _ cursor: RedisCursor, match: (any RedisArgument)? = nil, count: Int? = nil,
        type: RedisKeyType? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<Value>> where Reply == RedisScanPage<Value> {
        RedisCall<RedisScanPage<Value>>(.scan(cursor, match: match, count: count, type: type))
    }

    /// `SORT key [BY by-pattern] [LIMIT offset count] [GET get-pattern [GET get-pattern ...]]
    /// [ASC | DESC] [ALPHA] [STORE destination]`.
    @export(implementation)
    public static func sort(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.sort(key, by: by, limit: limit, get: get, order: order, alpha: alpha))
    }

    /// `SORT key [BY by-pattern] [LIMIT offset count] [GET get-pattern [GET get-pattern ...]]
    /// [ASC | DESC] [ALPHA] [STORE destination]`.
    @export(implementation)
    public static func sort<Value: RedisDecodable>(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false, as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.sort(key, by: by, limit: limit, get: get, order: order, alpha: alpha))
    }

    /// Writes the sorted elements to a list, and tells how many they are.
    @export(implementation)
    public static func sortStore(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false,
        destination: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .sortStore(
                key, by: by, limit: limit, get: get, order: order, alpha: alpha,
                destination: destination))
    }

    /// SORT that a replica may run.
    @export(implementation)
    public static func sortRo(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(
            .sortRo(key, by: by, limit: limit, get: get, order: order, alpha: alpha))
    }

    /// SORT that a replica may run.
    @export(implementation)
    public static func sortRo<Value: RedisDecodable>(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false, as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(
            .sortRo(key, by: by, limit: limit, get: get, order: order, alpha: alpha))
    }

    /// Marks the keys as used, and tells how many of them are there.
    @export(implementation)
    public static func touch(_ keys: any RedisArgument...) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.touch(keys))
    }

    /// `TTL key`.
    @export(implementation)
    public static func ttl(
        _ key: any RedisArgument
    ) -> RedisCall<RedisTimeToLive<RedisSeconds>> where Reply == RedisTimeToLive<RedisSeconds> {
        RedisCall<RedisTimeToLive<RedisSeconds>>(.ttl(key))
    }

    /// `TYPE key`.
    @export(implementation)
    public static func type(
        _ key: any RedisArgument
    ) -> RedisCall<RedisKeyType> where Reply == RedisKeyType {
        RedisCall<RedisKeyType>(.type(key))
    }

    /// Deletes keys; their memory is freed in the background.
    @export(implementation)
    public static func unlink(_ keys: any RedisArgument...) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.unlink(keys))
    }

    /// How many replicas have what this connection wrote: to be asked within `withConnection`, on
    /// the connection that wrote.
    @export(implementation)
    public static func wait(
        _ replicas: Int, timeout: Duration
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.wait(replicas, timeout: timeout))
    }

    /// How many servers have written to disk what this connection wrote: to be asked within
    /// `withConnection`, on the connection that wrote.
    @export(implementation)
    public static func waitaof(
        local: Int, replicas: Int, timeout: Duration
    ) -> RedisCall<RedisWaitAOF> where Reply == RedisWaitAOF {
        RedisCall<RedisWaitAOF>(.waitaof(local: local, replicas: replicas, timeout: timeout))
    }
}

extension RedisCommanding {
    /// `COPY source destination [DB destination-db] [REPLACE]`
    ///
    /// O(N) worst case for collections, where N is the number of nested items. O(1) for string
    /// values. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func copy(
        _ source: any RedisArgument, _ destination: any RedisArgument, database: Int? = nil,
        replace: Bool = false
    ) async throws -> Bool {
        try await run(
            RedisCall<Bool>(.copy(source, destination, database: database, replace: replace)))
    }

    /// How many keys it deleted.
    ///
    /// `DEL key [key ...]`
    ///
    /// O(N) where N is the number of keys that will be removed. When a key to remove holds a
    /// value other than a string, the individual complexity for this key is O(M) where M is the
    /// number of elements in the list, set, sorted set or hash. Removing a single key that holds
    /// a string value is O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func del(_ keys: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.del(keys)))
    }

    /// The value in the server's own form, for RESTORE.
    ///
    /// `DUMP key`
    ///
    /// O(1) to access the key and additional O(N*M) to serialize it, where N is the number of
    /// objects composing the value and M their average size. For small string values the time
    /// complexity is thus O(1)+O(1*M) where M is small, so simply O(1). Since 2.6.0.
    @export(implementation)
    public func dump(_ key: any RedisArgument) async throws -> [UInt8]? {
        try await run(RedisCall<[UInt8]?>(.dump(key)))
    }

    /// How many of the keys are there; one that is named twice counts twice.
    ///
    /// `EXISTS key [key ...]`
    ///
    /// O(N) where N is the number of keys to check. Since 1.0.0.
    @export(implementation)
    public func exists(_ keys: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.exists(keys)))
    }

    /// `EXPIRE key seconds [NX | XX | GT | LT]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func expire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.expire(key, time, condition: condition)))
    }

    /// The time counts from 1970 on, in UTC.
    ///
    /// `EXPIREAT key unix-time-seconds [NX | XX | GT | LT]`
    ///
    /// O(1). Since 1.2.0.
    @discardableResult
    @export(implementation)
    public func expireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.expireat(key, unixTime, condition: condition)))
    }

    /// When the key expires, counted from 1970 on, in UTC.
    ///
    /// `EXPIRETIME key`
    ///
    /// O(1). Since 7.0.0.
    @export(implementation)
    public func expiretime(
        _ key: any RedisArgument
    ) async throws -> RedisTimeToLive<RedisSeconds> {
        try await run(RedisCall<RedisTimeToLive<RedisSeconds>>(.expiretime(key)))
    }

    /// Every key that matches. It holds up the server: SCAN does not.
    ///
    /// `KEYS pattern`
    ///
    /// O(N) with N being the number of keys in the database, under the assumption that the key
    /// names in the database and the given pattern have limited length. Since 1.0.0.
    @export(implementation)
    public func keys<Value: RedisDecodable>(
        _ pattern: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.keys(pattern)))
    }

    /// Moves a key to another server.
    ///
    /// `MIGRATE host port <key | ""> destination-db timeout [COPY] [REPLACE] [AUTH auth | AUTH2
    /// username password] [KEYS keys [keys ...]]`
    ///
    /// This command actually executes a DUMP+DEL in the source instance, and a RESTORE in the
    /// target instance. See the pages of these commands for time complexity. Also an O(N) data
    /// transfer between the two instances is performed. Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func migrate(
        host: any RedisArgument, port: Int, _ key: any RedisArgument, database: Int,
        timeout: Duration, copy: Bool = false, replace: Bool = false,
        login: RedisMigrateLogin? = nil
    ) async throws -> RedisMigrated {
        try await run(
            RedisCall<RedisMigrated>(
                .migrate(
                    host: host, port: port, key, database: database, timeout: timeout, copy: copy,
                    replace: replace, login: login)))
    }

    /// Moves several keys to another server.
    ///
    /// `MIGRATE host port <key | ""> destination-db timeout [COPY] [REPLACE] [AUTH auth | AUTH2
    /// username password] [KEYS keys [keys ...]]`
    ///
    /// This command actually executes a DUMP+DEL in the source instance, and a RESTORE in the
    /// target instance. See the pages of these commands for time complexity. Also an O(N) data
    /// transfer between the two instances is performed. Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func migrateKeys(
        host: any RedisArgument, port: Int, database: Int, timeout: Duration, copy: Bool = false,
        replace: Bool = false, login: RedisMigrateLogin? = nil, keys: any RedisArgument...
    ) async throws -> RedisMigrated {
        try await run(
            RedisCall<RedisMigrated>(
                .migrateKeys(
                    host: host, port: port, database: database, timeout: timeout, copy: copy,
                    replace: replace, login: login, keys: keys)))
    }

    /// `MOVE key db`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func move(_ key: any RedisArgument, _ database: Int) async throws -> Bool {
        try await run(RedisCall<Bool>(.move(key, database)))
    }

    /// `OBJECT ENCODING key`
    ///
    /// O(1). Since 2.2.3.
    @export(implementation)
    public func objectEncoding(_ key: any RedisArgument) async throws -> String? {
        try await run(RedisCall<String?>(.objectEncoding(key)))
    }

    /// How often the key is used, a logarithm, under an LFU policy.
    ///
    /// `OBJECT FREQ key`
    ///
    /// O(1). Since 4.0.0.
    @export(implementation)
    public func objectFreq(_ key: any RedisArgument) async throws -> Int? {
        try await run(RedisCall<Int?>(.objectFreq(key)))
    }

    /// `OBJECT HELP`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func objectHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.objectHelp()))
    }

    /// Seconds since the key was used, under no LFU policy.
    ///
    /// `OBJECT IDLETIME key`
    ///
    /// O(1). Since 2.2.3.
    @export(implementation)
    public func objectIdletime(_ key: any RedisArgument) async throws -> Int? {
        try await run(RedisCall<Int?>(.objectIdletime(key)))
    }

    /// `OBJECT REFCOUNT key`
    ///
    /// O(1). Since 2.2.3.
    @export(implementation)
    public func objectRefcount(_ key: any RedisArgument) async throws -> Int? {
        try await run(RedisCall<Int?>(.objectRefcount(key)))
    }

    /// Takes back that the key expires.
    ///
    /// `PERSIST key`
    ///
    /// O(1). Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func persist(_ key: any RedisArgument) async throws -> Bool {
        try await run(RedisCall<Bool>(.persist(key)))
    }

    /// `PEXPIRE key milliseconds [NX | XX | GT | LT]`
    ///
    /// O(1). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func pexpire(
        _ key: any RedisArgument, _ time: Duration, condition: RedisExpireCondition? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.pexpire(key, time, condition: condition)))
    }

    /// The time counts from 1970 on, in UTC.
    ///
    /// `PEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT]`
    ///
    /// O(1). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func pexpireat(
        _ key: any RedisArgument, _ unixTime: Duration, condition: RedisExpireCondition? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.pexpireat(key, unixTime, condition: condition)))
    }

    /// When the key expires, counted from 1970 on, in UTC.
    ///
    /// `PEXPIRETIME key`
    ///
    /// O(1). Since 7.0.0.
    @export(implementation)
    public func pexpiretime(
        _ key: any RedisArgument
    ) async throws -> RedisTimeToLive<RedisMilliseconds> {
        try await run(RedisCall<RedisTimeToLive<RedisMilliseconds>>(.pexpiretime(key)))
    }

    /// `PTTL key`
    ///
    /// O(1). Since 2.6.0.
    @export(implementation)
    public func pttl(
        _ key: any RedisArgument
    ) async throws -> RedisTimeToLive<RedisMilliseconds> {
        try await run(RedisCall<RedisTimeToLive<RedisMilliseconds>>(.pttl(key)))
    }

    /// `RANDOMKEY`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func randomkey<Value: RedisDecodable>(as: Value.Type = String.self) async throws
        -> Value?
    {
        try await run(RedisCall<Value?>(.randomkey()))
    }

    /// `RENAME key newkey`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func rename(_ key: any RedisArgument, _ newKey: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.rename(key, newKey)))
    }

    /// `RENAMENX key newkey`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func renamenx(
        _ key: any RedisArgument, _ newKey: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.renamenx(key, newKey)))
    }

    /// Makes a key of what DUMP gave. It never expires when `ttl` is zero.
    ///
    /// `RESTORE key ttl serialized-value [REPLACE] [ABSTTL] [IDLETIME seconds] [FREQ frequency]`
    ///
    /// O(1) to create the new key and additional O(N*M) to reconstruct the serialized value,
    /// where N is the number of objects composing the value and M their average size. For small
    /// string values the time complexity is thus O(1)+O(1*M) where M is small, so simply O(1).
    /// However for sorted set values the complexity is O(N*M*log(N)) because inserting values
    /// into sorted sets is O(log(N)). Since 2.6.0.
    @export(implementation)
    public func restore(
        _ key: any RedisArgument, _ ttl: Duration, _ value: any RedisArgument,
        replace: Bool = false, absttl: Bool = false, idleTime: Duration? = nil,
        frequency: Int? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .restore(
                    key, ttl, value, replace: replace, absttl: absttl, idleTime: idleTime,
                    frequency: frequency)))
    }

    /// Some of the keys, and where to go on. A key may come twice.
    ///
    /// `SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]`
    ///
    /// O(1) for every call. O(N) for a complete iteration, including enough command calls for the
    /// cursor to return back to 0. N is the number of elements inside the collection. Since
    /// 2.8.0.
    @export(implementation)
    public func scan<Value: RedisDecodable>(
        _ cursor: RedisCursor, match: (any RedisArgument)? = nil, count: Int? = nil,
        type: RedisKeyType? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<Value> {
        try await run(
            RedisCall<RedisScanPage<Value>>(.scan(cursor, match: match, count: count, type: type)))
    }

    /// `SORT key [BY by-pattern] [LIMIT offset count] [GET get-pattern [GET get-pattern ...]]
    /// [ASC | DESC] [ALPHA] [STORE destination]`
    ///
    /// O(N+M*log(M)) where N is the number of elements in the list or set to sort, and M the
    /// number of returned elements. When the elements are not sorted, complexity is O(N). Since
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func sort<Value: RedisDecodable>(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false,
        as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(
            RedisCall<[Value?]>(
                .sort(key, by: by, limit: limit, get: get, order: order, alpha: alpha)))
    }

    /// Writes the sorted elements to a list, and tells how many they are.
    ///
    /// `SORT key [BY by-pattern] [LIMIT offset count] [GET get-pattern [GET get-pattern ...]]
    /// [ASC | DESC] [ALPHA] [STORE destination]`
    ///
    /// O(N+M*log(M)) where N is the number of elements in the list or set to sort, and M the
    /// number of returned elements. When the elements are not sorted, complexity is O(N). Since
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func sortStore(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false,
        destination: any RedisArgument
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .sortStore(
                    key, by: by, limit: limit, get: get, order: order, alpha: alpha,
                    destination: destination)))
    }

    /// SORT that a replica may run.
    ///
    /// `SORT_RO key [BY by-pattern] [LIMIT offset count] [GET get-pattern [GET get-pattern ...]]
    /// [ASC | DESC] [ALPHA]`
    ///
    /// O(N+M*log(M)) where N is the number of elements in the list or set to sort, and M the
    /// number of returned elements. When the elements are not sorted, complexity is O(N). Since
    /// 7.0.0.
    @export(implementation)
    public func sortRo<Value: RedisDecodable>(
        _ key: any RedisArgument, by: (any RedisArgument)? = nil, limit: RedisLimit? = nil,
        get: [any RedisArgument] = [], order: RedisOrder? = nil, alpha: Bool = false,
        as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(
            RedisCall<[Value?]>(
                .sortRo(key, by: by, limit: limit, get: get, order: order, alpha: alpha)))
    }

    /// Marks the keys as used, and tells how many of them are there.
    ///
    /// `TOUCH key [key ...]`
    ///
    /// O(N) where N is the number of keys that will be touched. Since 3.2.1.
    @export(implementation)
    public func touch(_ keys: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.touch(keys)))
    }

    /// `TTL key`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func ttl(_ key: any RedisArgument) async throws -> RedisTimeToLive<RedisSeconds> {
        try await run(RedisCall<RedisTimeToLive<RedisSeconds>>(.ttl(key)))
    }

    /// `TYPE key`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func type(_ key: any RedisArgument) async throws -> RedisKeyType {
        try await run(RedisCall<RedisKeyType>(.type(key)))
    }

    /// Deletes keys; their memory is freed in the background.
    ///
    /// `UNLINK key [key ...]`
    ///
    /// O(1) for each key removed regardless of its size. Then the command does O(N) work in a
    /// different thread in order to reclaim memory, where N is the number of allocations the
    /// deleted objects where composed of. Since 4.0.0.
    @discardableResult
    @export(implementation)
    public func unlink(_ keys: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.unlink(keys)))
    }

    /// How many replicas have what this connection wrote: to be asked within `withConnection`, on
    /// the connection that wrote.
    ///
    /// `WAIT numreplicas timeout`
    ///
    /// O(1). Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func wait(_ replicas: Int, timeout: Duration) async throws -> Int {
        try await run(RedisCall<Int>(.wait(replicas, timeout: timeout)))
    }

    /// How many servers have written to disk what this connection wrote: to be asked within
    /// `withConnection`, on the connection that wrote.
    ///
    /// `WAITAOF numlocal numreplicas timeout`
    ///
    /// O(1). Since 7.2.0.
    @discardableResult
    @export(implementation)
    public func waitaof(
        local: Int, replicas: Int, timeout: Duration
    ) async throws -> RedisWaitAOF {
        try await run(
            RedisCall<RedisWaitAOF>(.waitaof(local: local, replicas: replicas, timeout: timeout)))
    }
}
