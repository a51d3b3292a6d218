// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func append(_ key: any RedisArgument, _ value: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("APPEND")
        words.add(key)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func decr(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("DECR")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func decrby(_ key: any RedisArgument, _ decrement: Int) -> RedisCommand {
        var words = RedisCommandWriter("DECRBY")
        words.add(key)
        words.add(decrement)
        return words.finish()
    }

    @usableFromInline
    static func delifeq(_ key: any RedisArgument, _ value: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("DELIFEQ")
        words.add(key)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func get(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("GET")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func getdel(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("GETDEL")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func getex(_ key: any RedisArgument, expires: RedisExpirationChange?) -> RedisCommand {
        var words = RedisCommandWriter("GETEX")
        words.add(key)
        words.option(expires)
        return words.finish()
    }

    @usableFromInline
    static func getrange(_ key: any RedisArgument, _ start: Int, _ end: Int) -> RedisCommand {
        var words = RedisCommandWriter("GETRANGE")
        words.add(key)
        words.add(start)
        words.add(end)
        return words.finish()
    }

    @usableFromInline
    static func getset(_ key: any RedisArgument, _ value: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("GETSET")
        words.add(key)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func incr(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("INCR")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func incrby(_ key: any RedisArgument, _ increment: Int) -> RedisCommand {
        var words = RedisCommandWriter("INCRBY")
        words.add(key)
        words.add(increment)
        return words.finish()
    }

    @usableFromInline
    static func incrbyfloat(_ key: any RedisArgument, _ increment: Double) -> RedisCommand {
        var words = RedisCommandWriter("INCRBYFLOAT")
        words.add(key)
        words.add(increment)
        return words.finish()
    }

    @usableFromInline
    static func lcs(_ key1: any RedisArgument, _ key2: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LCS")
        words.add(key1)
        words.add(key2)
        return words.finish()
    }

    @usableFromInline
    static func lcsLength(_ key1: any RedisArgument, _ key2: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LCS")
        words.add(key1)
        words.add(key2)
        words.add("LEN")
        return words.finish()
    }

    @usableFromInline
    static func lcsMatches(
        _ key1: any RedisArgument, _ key2: any RedisArgument, minimumLength: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("LCS")
        words.add(key1)
        words.add(key2)
        words.add("IDX")
        words.option("MINMATCHLEN", minimumLength)
        words.add("WITHMATCHLEN")
        return words.finish()
    }

    @usableFromInline
    static func mget(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("MGET")
        words.add(contentsOf: keys)
        return words.finish()
    }

    @usableFromInline
    static func mset(_ values: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("MSET")
        words.add(values)
        return words.finish()
    }

    @usableFromInline
    static func msetex(
        _ values: RedisKeyValues, condition: RedisCondition?, expires: RedisExpiration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("MSETEX")
        words.add(counted: values)
        words.option(condition)
        words.option(expires)
        return words.finish()
    }

    @usableFromInline
    static func msetnx(_ values: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("MSETNX")
        words.add(values)
        return words.finish()
    }

    @usableFromInline
    static func psetex(
        _ key: any RedisArgument, _ time: Duration, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("PSETEX")
        words.add(key)
        words.add(milliseconds: time)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func set(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition?,
        expires: RedisExpiration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("SET")
        words.add(key)
        words.add(value)
        words.option(condition)
        words.option(expires)
        return words.finish()
    }

    @usableFromInline
    static func setGet(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition?,
        expires: RedisExpiration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("SET")
        words.add(key)
        words.add(value)
        words.option(condition)
        words.add("GET")
        words.option(expires)
        return words.finish()
    }

    @usableFromInline
    static func setex(
        _ key: any RedisArgument, _ time: Duration, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SETEX")
        words.add(key)
        words.add(seconds: time)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func setnx(_ key: any RedisArgument, _ value: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SETNX")
        words.add(key)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func setrange(
        _ key: any RedisArgument, _ offset: Int, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SETRANGE")
        words.add(key)
        words.add(offset)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func strlen(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("STRLEN")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func substr(_ key: any RedisArgument, _ start: Int, _ end: Int) -> RedisCommand {
        var words = RedisCommandWriter("SUBSTR")
        words.add(key)
        words.add(start)
        words.add(end)
        return words.finish()
    }
}

extension RedisCall {
    /// Writes behind what the string holds, and tells the length it then has.
    @export(implementation)
    public static func append(
        _ key: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.append(key, value))
    }

    /// `DECR key`.
    @export(implementation)
    public static func decr(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.decr(key))
    }

    /// `DECRBY key decrement`.
    @export(implementation)
    public static func decrby(
        _ key: any RedisArgument, _ decrement: Int
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.decrby(key, decrement))
    }

    /// Deletes the key if it holds that value: how a lock is given back.
    @export(implementation)
    public static func delifeq(
        _ key: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.delifeq(key, value))
    }

    /// `GET key`.
    @export(implementation)
    public static func get(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.get(key))
    }

    /// `GET key`.
    @export(implementation)
    public static func get<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.get(key))
    }

    /// Deletes the key and gives what it held.
    @export(implementation)
    public static func getdel(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.getdel(key))
    }

    /// Deletes the key and gives what it held.
    @export(implementation)
    public static func getdel<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.getdel(key))
    }

    /// What the key holds, and changes when it expires.
    @export(implementation)
    public static func getex(
        _ key: any RedisArgument, expires: RedisExpirationChange? = nil
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.getex(key, expires: expires))
    }

    /// What the key holds, and changes when it expires.
    @export(implementation)
    public static func getex<Value: RedisDecodable>(
        _ key: any RedisArgument, expires: RedisExpirationChange? = nil, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.getex(key, expires: expires))
    }

    /// The bytes from one index to another, that included.
    @export(implementation)
    public static func getrange(
        _ key: any RedisArgument, _ start: Int, _ end: Int
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.getrange(key, start, end))
    }

    /// The bytes from one index to another, that included.
    @export(implementation)
    public static func getrange(
        _ key: any RedisArgument, _ start: Int, _ end: Int, as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.getrange(key, start, end))
    }

    /// Sets the key and gives what it held.
    @export(implementation)
    public static func getset(
        _ key: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.getset(key, value))
    }

    /// Sets the key and gives what it held.
    @export(implementation)
    public static func getset<Value: RedisDecodable>(
        _ key: any RedisArgument, _ value: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.getset(key, value))
    }

    /// `INCR key`.
    @export(implementation)
    public static func incr(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.incr(key))
    }

    /// `INCRBY key increment`.
    @export(implementation)
    public static func incrby(
        _ key: any RedisArgument, _ increment: Int
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.incrby(key, increment))
    }

    /// `INCRBYFLOAT key increment`.
    @export(implementation)
    public static func incrbyfloat(
        _ key: any RedisArgument, _ increment: Double
    ) -> RedisCall<Double> where Reply == Double {
        RedisCall<Double>(.incrbyfloat(key, increment))
    }

    /// The longest subsequence that two strings share.
    @export(implementation)
    public static func lcs(
        _ key1: any RedisArgument, _ key2: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.lcs(key1, key2))
    }

    /// The longest subsequence that two strings share.
    @export(implementation)
    public static func lcs(
        _ key1: any RedisArgument, _ key2: any RedisArgument, as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.lcs(key1, key2))
    }

    /// Its length only.
    @export(implementation)
    public static func lcsLength(
        _ key1: any RedisArgument, _ key2: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.lcsLength(key1, key2))
    }

    /// Where it stands in both strings.
    @export(implementation)
    public static func lcsMatches(
        _ key1: any RedisArgument, _ key2: any RedisArgument, minimumLength: Int? = nil
    ) -> RedisCall<RedisLCSMatches> where Reply == RedisLCSMatches {
        RedisCall<RedisLCSMatches>(.lcsMatches(key1, key2, minimumLength: minimumLength))
    }

    /// `MGET key [key ...]`.
    @export(implementation)
    public static func mget(
        _ keys: any RedisArgument...
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.mget(keys))
    }

    /// `MGET key [key ...]`.
    @export(implementation)
    public static func mget<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value?]> where Reply == [Value?] {
        RedisCall<[Value?]>(.mget(keys))
    }

    /// `MSET key value [key value ...]`.
    @export(implementation)
    public static func mset(
        _ values: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.mset(values))
    }

    /// Sets several keys that expire together, all or none: whether it did.
    @export(implementation)
    public static func msetex(
        _ values: RedisKeyValues, condition: RedisCondition? = nil, expires: RedisExpiration? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.msetex(values, condition: condition, expires: expires))
    }

    /// Sets several keys if none of them is there: whether it did.
    @export(implementation)
    public static func msetnx(_ values: RedisKeyValues) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.msetnx(values))
    }

    /// `PSETEX key milliseconds value`.
    @export(implementation)
    public static func psetex(
        _ key: any RedisArgument, _ time: Duration, _ value: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.psetex(key, time, value))
    }

    /// Sets the key to a string, whatever it held: whether the condition was met.
    @export(implementation)
    public static func set(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition? = nil,
        expires: RedisExpiration? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.set(key, value, condition: condition, expires: expires))
    }

    /// Sets the key, and gives what it held before.
    @export(implementation)
    public static func setGet(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition? = nil,
        expires: RedisExpiration? = nil
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.setGet(key, value, condition: condition, expires: expires))
    }

    /// Sets the key, and gives what it held before.
    @export(implementation)
    public static func setGet<Value: RedisDecodable>(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition? = nil,
        expires: RedisExpiration? = nil, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.setGet(key, value, condition: condition, expires: expires))
    }

    /// `SETEX key seconds value`.
    @export(implementation)
    public static func setex(
        _ key: any RedisArgument, _ time: Duration, _ value: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.setex(key, time, value))
    }

    /// `SETNX key value`.
    @export(implementation)
    public static func setnx(
        _ key: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.setnx(key, value))
    }

    /// Overwrites bytes from an offset on, and tells the length that the string then has.
    @export(implementation)
    public static func setrange(
        _ key: any RedisArgument, _ offset: Int, _ value: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.setrange(key, offset, value))
    }

    /// `STRLEN key`.
    @export(implementation)
    public static func strlen(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.strlen(key))
    }

    /// `SUBSTR key start end`.
    @export(implementation)
    public static func substr(
        _ key: any RedisArgument, _ start: Int, _ end: Int
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.substr(key, start, end))
    }

    /// `SUBSTR key start end`.
    @export(implementation)
    public static func substr(
        _ key: any RedisArgument, _ start: Int, _ end: Int, as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.substr(key, start, end))
    }
}

extension RedisCommanding {
    /// Writes behind what the string holds, and tells the length it then has.
    ///
    /// `APPEND key value`
    ///
    /// O(1). The amortized time complexity is O(1) assuming the appended value is small and the
    /// already present value is of any size, since the dynamic string library used by the server
    /// will double the free space available on every reallocation. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func append(_ key: any RedisArgument, _ value: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.append(key, value)))
    }

    /// `DECR key`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func decr(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.decr(key)))
    }

    /// `DECRBY key decrement`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func decrby(_ key: any RedisArgument, _ decrement: Int) async throws -> Int {
        try await run(RedisCall<Int>(.decrby(key, decrement)))
    }

    /// Deletes the key if it holds that value: how a lock is given back.
    ///
    /// `DELIFEQ key value`
    ///
    /// O(1). Valkey only, since 9.0.0.
    @discardableResult
    @export(implementation)
    public func delifeq(
        _ key: any RedisArgument, _ value: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.delifeq(key, value)))
    }

    /// `GET key`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func get<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.get(key)))
    }

    /// Deletes the key and gives what it held.
    ///
    /// `GETDEL key`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func getdel<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.getdel(key)))
    }

    /// What the key holds, and changes when it expires.
    ///
    /// `GETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT
    /// unix-time-milliseconds | PERSIST]`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func getex<Value: RedisDecodable>(
        _ key: any RedisArgument, expires: RedisExpirationChange? = nil,
        as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.getex(key, expires: expires)))
    }

    /// The bytes from one index to another, that included. Negative ones count from the end.
    ///
    /// `GETRANGE key start end`
    ///
    /// O(N) where N is the length of the returned string. The complexity is ultimately determined
    /// by the returned length, but because creating a substring from an existing string is very
    /// cheap, it can be considered O(1) for small strings. Since 2.4.0.
    @export(implementation)
    public func getrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ end: Int, as: Value.Type = String.self
    ) async throws -> Value {
        try await run(RedisCall<Value>(.getrange(key, start, end)))
    }

    /// Sets the key and gives what it held.
    ///
    /// `GETSET key value`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func getset<Value: RedisDecodable>(
        _ key: any RedisArgument, _ value: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.getset(key, value)))
    }

    /// `INCR key`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func incr(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.incr(key)))
    }

    /// `INCRBY key increment`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func incrby(_ key: any RedisArgument, _ increment: Int) async throws -> Int {
        try await run(RedisCall<Int>(.incrby(key, increment)))
    }

    /// `INCRBYFLOAT key increment`
    ///
    /// O(1). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func incrbyfloat(
        _ key: any RedisArgument, _ increment: Double
    ) async throws -> Double {
        try await run(RedisCall<Double>(.incrbyfloat(key, increment)))
    }

    /// The longest subsequence that two strings share.
    ///
    /// `LCS key1 key2 [LEN] [IDX] [MINMATCHLEN min-match-len] [WITHMATCHLEN]`
    ///
    /// O(N*M) where N and M are the lengths of s1 and s2, respectively. Since 7.0.0.
    @export(implementation)
    public func lcs<Value: RedisDecodable>(
        _ key1: any RedisArgument, _ key2: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value {
        try await run(RedisCall<Value>(.lcs(key1, key2)))
    }

    /// Its length only.
    ///
    /// `LCS key1 key2 [LEN] [IDX] [MINMATCHLEN min-match-len] [WITHMATCHLEN]`
    ///
    /// O(N*M) where N and M are the lengths of s1 and s2, respectively. Since 7.0.0.
    @export(implementation)
    public func lcsLength(
        _ key1: any RedisArgument, _ key2: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.lcsLength(key1, key2)))
    }

    /// Where it stands in both strings.
    ///
    /// `LCS key1 key2 [LEN] [IDX] [MINMATCHLEN min-match-len] [WITHMATCHLEN]`
    ///
    /// O(N*M) where N and M are the lengths of s1 and s2, respectively. Since 7.0.0.
    @export(implementation)
    public func lcsMatches(
        _ key1: any RedisArgument, _ key2: any RedisArgument, minimumLength: Int? = nil
    ) async throws -> RedisLCSMatches {
        try await run(
            RedisCall<RedisLCSMatches>(.lcsMatches(key1, key2, minimumLength: minimumLength)))
    }

    /// `MGET key [key ...]`
    ///
    /// O(N) where N is the number of keys to retrieve. Since 1.0.0.
    @export(implementation)
    public func mget<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value?] {
        try await run(RedisCall<[Value?]>(.mget(keys)))
    }

    /// `MSET key value [key value ...]`
    ///
    /// O(N) where N is the number of keys to set. Since 1.0.1.
    @export(implementation)
    public func mset(_ values: RedisKeyValues) async throws {
        try await run(RedisCall<RedisDone>(.mset(values)))
    }

    /// Sets several keys that expire together, all or none: whether it did.
    ///
    /// `MSETEX numkeys key value [key value ...] [NX | XX] [EX seconds | PX milliseconds | EXAT
    /// unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]`
    ///
    /// O(N) where N is the number of keys to set. Since Redis 8.4.0 and Valkey 9.1.0.
    @discardableResult
    @export(implementation)
    public func msetex(
        _ values: RedisKeyValues, condition: RedisCondition? = nil, expires: RedisExpiration? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.msetex(values, condition: condition, expires: expires)))
    }

    /// Sets several keys if none of them is there: whether it did.
    ///
    /// `MSETNX key value [key value ...]`
    ///
    /// O(N) where N is the number of keys to set. Since 1.0.1.
    @discardableResult
    @export(implementation)
    public func msetnx(_ values: RedisKeyValues) async throws -> Bool {
        try await run(RedisCall<Bool>(.msetnx(values)))
    }

    /// `PSETEX key milliseconds value`
    ///
    /// O(1). Since 2.6.0.
    @export(implementation)
    public func psetex(
        _ key: any RedisArgument, _ time: Duration, _ value: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.psetex(key, time, value)))
    }

    /// Sets the key to a string, whatever it held: whether the condition was met.
    ///
    /// `SET key value [NX | XX | IFEQ comparison-value] [GET] [EX seconds | PX milliseconds |
    /// EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func set(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition? = nil,
        expires: RedisExpiration? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.set(key, value, condition: condition, expires: expires)))
    }

    /// Sets the key, and gives what it held before. That a condition was not met shows only in
    /// what it gives.
    ///
    /// `SET key value [NX | XX | IFEQ comparison-value] [GET] [EX seconds | PX milliseconds |
    /// EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func setGet<Value: RedisDecodable>(
        _ key: any RedisArgument, _ value: any RedisArgument, condition: RedisSetCondition? = nil,
        expires: RedisExpiration? = nil, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(
            RedisCall<Value?>(.setGet(key, value, condition: condition, expires: expires)))
    }

    /// `SETEX key seconds value`
    ///
    /// O(1). Since 2.0.0.
    @export(implementation)
    public func setex(
        _ key: any RedisArgument, _ time: Duration, _ value: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.setex(key, time, value)))
    }

    /// `SETNX key value`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func setnx(_ key: any RedisArgument, _ value: any RedisArgument) async throws -> Bool {
        try await run(RedisCall<Bool>(.setnx(key, value)))
    }

    /// Overwrites bytes from an offset on, and tells the length that the string then has.
    ///
    /// `SETRANGE key offset value`
    ///
    /// O(1), not counting the time taken to copy the new string in place. Usually, this string is
    /// very small so the amortized complexity is O(1). Otherwise, complexity is O(M) with M being
    /// the length of the value argument. Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func setrange(
        _ key: any RedisArgument, _ offset: Int, _ value: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.setrange(key, offset, value)))
    }

    /// `STRLEN key`
    ///
    /// O(1). Since 2.2.0.
    @export(implementation)
    public func strlen(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.strlen(key)))
    }

    /// `SUBSTR key start end`
    ///
    /// O(N) where N is the length of the returned string. The complexity is ultimately determined
    /// by the returned length, but because creating a substring from an existing string is very
    /// cheap, it can be considered O(1) for small strings. Since 1.0.0.
    @export(implementation)
    public func substr<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ end: Int, as: Value.Type = String.self
    ) async throws -> Value {
        try await run(RedisCall<Value>(.substr(key, start, end)))
    }
}
