// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func blmove(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd, timeout: Duration
    ) -> RedisCommand {
        var words = RedisCommandWriter("BLMOVE")
        words.add(source)
        words.add(destination)
        words.add(from)
        words.add(to)
        words.add(waiting: timeout)
        return words.finish()
    }

    @usableFromInline
    static func blmpop(
        _ keys: [any RedisArgument], from: RedisListEnd, timeout: Duration, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("BLMPOP")
        words.add(waiting: timeout)
        words.add(counted: keys)
        words.add(from)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func blpop(_ keys: [any RedisArgument], timeout: Duration) -> RedisCommand {
        var words = RedisCommandWriter("BLPOP")
        words.add(contentsOf: keys)
        words.add(waiting: timeout)
        return words.finish()
    }

    @usableFromInline
    static func brpop(_ keys: [any RedisArgument], timeout: Duration) -> RedisCommand {
        var words = RedisCommandWriter("BRPOP")
        words.add(contentsOf: keys)
        words.add(waiting: timeout)
        return words.finish()
    }

    @usableFromInline
    static func brpoplpush(
        _ source: any RedisArgument, _ destination: any RedisArgument, timeout: Duration
    ) -> RedisCommand {
        var words = RedisCommandWriter("BRPOPLPUSH")
        words.add(source)
        words.add(destination)
        words.add(waiting: timeout)
        return words.finish()
    }

    @usableFromInline
    static func lindex(_ key: any RedisArgument, _ index: Int) -> RedisCommand {
        var words = RedisCommandWriter("LINDEX")
        words.add(key)
        words.add(index)
        return words.finish()
    }

    @usableFromInline
    static func linsert(
        _ key: any RedisArgument, _ place: RedisInsertPlace, pivot: any RedisArgument,
        _ element: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("LINSERT")
        words.add(key)
        words.add(place)
        words.add(pivot)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func llen(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LLEN")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func lmove(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd
    ) -> RedisCommand {
        var words = RedisCommandWriter("LMOVE")
        words.add(source)
        words.add(destination)
        words.add(from)
        words.add(to)
        return words.finish()
    }

    @usableFromInline
    static func lmpop(
        _ keys: [any RedisArgument], from: RedisListEnd, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("LMPOP")
        words.add(counted: keys)
        words.add(from)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func lpop(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LPOP")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func lpop(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("LPOP")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func lpos(
        _ key: any RedisArgument, _ element: any RedisArgument, rank: Int?, maximumLength: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("LPOS")
        words.add(key)
        words.add(element)
        words.option("RANK", rank)
        words.option("MAXLEN", maximumLength)
        return words.finish()
    }

    @usableFromInline
    static func lpos(
        _ key: any RedisArgument, _ element: any RedisArgument, rank: Int?, count: Int,
        maximumLength: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("LPOS")
        words.add(key)
        words.add(element)
        words.option("RANK", rank)
        words.add("COUNT")
        words.add(count)
        words.option("MAXLEN", maximumLength)
        return words.finish()
    }

    @usableFromInline
    static func lpush(_ key: any RedisArgument, _ elements: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("LPUSH")
        words.add(key)
        words.add(contentsOf: elements)
        return words.finish()
    }

    @usableFromInline
    static func lpushx(
        _ key: any RedisArgument, _ elements: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("LPUSHX")
        words.add(key)
        words.add(contentsOf: elements)
        return words.finish()
    }

    @usableFromInline
    static func lrange(_ key: any RedisArgument, _ start: Int, _ stop: Int) -> RedisCommand {
        var words = RedisCommandWriter("LRANGE")
        words.add(key)
        words.add(start)
        words.add(stop)
        return words.finish()
    }

    @usableFromInline
    static func lrem(
        _ key: any RedisArgument, _ count: Int, _ element: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("LREM")
        words.add(key)
        words.add(count)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func lset(
        _ key: any RedisArgument, _ index: Int, _ element: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("LSET")
        words.add(key)
        words.add(index)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func ltrim(_ key: any RedisArgument, _ start: Int, _ stop: Int) -> RedisCommand {
        var words = RedisCommandWriter("LTRIM")
        words.add(key)
        words.add(start)
        words.add(stop)
        return words.finish()
    }

    @usableFromInline
    static func rpop(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("RPOP")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func rpop(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("RPOP")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func rpoplpush(
        _ source: any RedisArgument, _ destination: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("RPOPLPUSH")
        words.add(source)
        words.add(destination)
        return words.finish()
    }

    @usableFromInline
    static func rpush(_ key: any RedisArgument, _ elements: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("RPUSH")
        words.add(key)
        words.add(contentsOf: elements)
        return words.finish()
    }

    @usableFromInline
    static func rpushx(
        _ key: any RedisArgument, _ elements: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("RPUSHX")
        words.add(key)
        words.add(contentsOf: elements)
        return words.finish()
    }
}

extension RedisCall {
    /// `BLMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout`.
    @export(implementation)
    public static func blmove(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd, timeout: Duration
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.blmove(source, destination, from: from, to: to, timeout: timeout))
    }

    /// `BLMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout`.
    @export(implementation)
    public static func blmove<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd, timeout: Duration, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.blmove(source, destination, from: from, to: to, timeout: timeout))
    }

    /// `BLMPOP timeout numkeys key [key ...] <LEFT | RIGHT> [COUNT count]`.
    @export(implementation)
    public static func blmpop(
        _ keys: any RedisArgument..., from: RedisListEnd, timeout: Duration, count: Int? = nil
    ) -> RedisCall<RedisKeyed<[String]>?> where Reply == RedisKeyed<[String]>? {
        RedisCall<RedisKeyed<[String]>?>(.blmpop(keys, from: from, timeout: timeout, count: count))
    }

    /// `BLMPOP timeout numkeys key [key ...] <LEFT | RIGHT> [COUNT count]`.
    @export(implementation)
    public static func blmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisListEnd, timeout: Duration, count: Int? = nil,
        as: Value.Type
    ) -> RedisCall<RedisKeyed<[Value]>?> where Reply == RedisKeyed<[Value]>? {
        RedisCall<RedisKeyed<[Value]>?>(.blmpop(keys, from: from, timeout: timeout, count: count))
    }

    /// `BLPOP key [key ...] timeout`.
    @export(implementation)
    public static func blpop(
        _ keys: any RedisArgument..., timeout: Duration
    ) -> RedisCall<RedisKeyed<String>?> where Reply == RedisKeyed<String>? {
        RedisCall<RedisKeyed<String>?>(.blpop(keys, timeout: timeout))
    }

    /// `BLPOP key [key ...] timeout`.
    @export(implementation)
    public static func blpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type
    ) -> RedisCall<RedisKeyed<Value>?> where Reply == RedisKeyed<Value>? {
        RedisCall<RedisKeyed<Value>?>(.blpop(keys, timeout: timeout))
    }

    /// `BRPOP key [key ...] timeout`.
    @export(implementation)
    public static func brpop(
        _ keys: any RedisArgument..., timeout: Duration
    ) -> RedisCall<RedisKeyed<String>?> where Reply == RedisKeyed<String>? {
        RedisCall<RedisKeyed<String>?>(.brpop(keys, timeout: timeout))
    }

    /// `BRPOP key [key ...] timeout`.
    @export(implementation)
    public static func brpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type
    ) -> RedisCall<RedisKeyed<Value>?> where Reply == RedisKeyed<Value>? {
        RedisCall<RedisKeyed<Value>?>(.brpop(keys, timeout: timeout))
    }

    /// `BRPOPLPUSH source destination timeout`.
    @export(implementation)
    public static func brpoplpush(
        _ source: any RedisArgument, _ destination: any RedisArgument, timeout: Duration
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.brpoplpush(source, destination, timeout: timeout))
    }

    /// `BRPOPLPUSH source destination timeout`.
    @export(implementation)
    public static func brpoplpush<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, timeout: Duration,
        as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.brpoplpush(source, destination, timeout: timeout))
    }

    /// `LINDEX key index`.
    @export(implementation)
    public static func lindex(
        _ key: any RedisArgument, _ index: Int
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.lindex(key, index))
    }

    /// `LINDEX key index`.
    @export(implementation)
    public static func lindex<Value: RedisDecodable>(
        _ key: any RedisArgument, _ index: Int, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.lindex(key, index))
    }

    /// The length that the list then has; -1 where the pivot is not in it, 0 where there is no
    /// list.
    @export(implementation)
    public static func linsert(
        _ key: any RedisArgument, _ place: RedisInsertPlace, pivot: any RedisArgument,
        _ element: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.linsert(key, place, pivot: pivot, element))
    }

    /// `LLEN key`.
    @export(implementation)
    public static func llen(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.llen(key))
    }

    /// `LMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT>`.
    @export(implementation)
    public static func lmove(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.lmove(source, destination, from: from, to: to))
    }

    /// `LMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT>`.
    @export(implementation)
    public static func lmove<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.lmove(source, destination, from: from, to: to))
    }

    /// Takes elements from the first of the lists that has any.
    @export(implementation)
    public static func lmpop(
        _ keys: any RedisArgument..., from: RedisListEnd, count: Int? = nil
    ) -> RedisCall<RedisKeyed<[String]>?> where Reply == RedisKeyed<[String]>? {
        RedisCall<RedisKeyed<[String]>?>(.lmpop(keys, from: from, count: count))
    }

    /// Takes elements from the first of the lists that has any.
    @export(implementation)
    public static func lmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisListEnd, count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisKeyed<[Value]>?> where Reply == RedisKeyed<[Value]>? {
        RedisCall<RedisKeyed<[Value]>?>(.lmpop(keys, from: from, count: count))
    }

    /// `LPOP key [count]`.
    @export(implementation)
    public static func lpop(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.lpop(key))
    }

    /// `LPOP key [count]`.
    @export(implementation)
    public static func lpop<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.lpop(key))
    }

    /// `LPOP key [count]`.
    @export(implementation)
    public static func lpop(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]?> where Reply == [String]? {
        RedisCall<[String]?>(.lpop(key, count: count))
    }

    /// `LPOP key [count]`.
    @export(implementation)
    public static func lpop<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]?> where Reply == [Value]? {
        RedisCall<[Value]?>(.lpop(key, count: count))
    }

    /// The index of an element.
    @export(implementation)
    public static func lpos(
        _ key: any RedisArgument, _ element: any RedisArgument, rank: Int? = nil,
        maximumLength: Int? = nil
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.lpos(key, element, rank: rank, maximumLength: maximumLength))
    }

    /// The indices of an element; with a count of 0 all.
    @export(implementation)
    public static func lpos(
        _ key: any RedisArgument, _ element: any RedisArgument, rank: Int? = nil, count: Int,
        maximumLength: Int? = nil
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(
            .lpos(key, element, rank: rank, count: count, maximumLength: maximumLength))
    }

    /// `LPUSH key element [element ...]`.
    @export(implementation)
    public static func lpush(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.lpush(key, elements))
    }

    /// Only where there is such a list.
    @export(implementation)
    public static func lpushx(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.lpushx(key, elements))
    }

    /// `LRANGE key start stop`.
    @export(implementation)
    public static func lrange(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.lrange(key, start, stop))
    }

    /// `LRANGE key start stop`.
    @export(implementation)
    public static func lrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.lrange(key, start, stop))
    }

    /// Removes an element so many times: from the end with a negative count, always with 0.
    @export(implementation)
    public static func lrem(
        _ key: any RedisArgument, _ count: Int, _ element: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.lrem(key, count, element))
    }

    /// `LSET key index element`.
    @export(implementation)
    public static func lset(
        _ key: any RedisArgument, _ index: Int, _ element: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.lset(key, index, element))
    }

    /// Keeps what stands from one index to another, that included.
    @export(implementation)
    public static func ltrim(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ltrim(key, start, stop))
    }

    /// `RPOP key [count]`.
    @export(implementation)
    public static func rpop(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.rpop(key))
    }

    /// `RPOP key [count]`.
    @export(implementation)
    public static func rpop<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.rpop(key))
    }

    /// `RPOP key [count]`.
    @export(implementation)
    public static func rpop(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]?> where Reply == [String]? {
        RedisCall<[String]?>(.rpop(key, count: count))
    }

    /// `RPOP key [count]`.
    @export(implementation)
    public static func rpop<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]?> where Reply == [Value]? {
        RedisCall<[Value]?>(.rpop(key, count: count))
    }

    /// `RPOPLPUSH source destination`.
    @export(implementation)
    public static func rpoplpush(
        _ source: any RedisArgument, _ destination: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.rpoplpush(source, destination))
    }

    /// `RPOPLPUSH source destination`.
    @export(implementation)
    public static func rpoplpush<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.rpoplpush(source, destination))
    }

    /// `RPUSH key element [element ...]`.
    @export(implementation)
    public static func rpush(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.rpush(key, elements))
    }

    /// Only where there is such a list.
    @export(implementation)
    public static func rpushx(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.rpushx(key, elements))
    }
}

extension RedisCommanding {
    /// `BLMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func blmove<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd, timeout: Duration, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(
            RedisCall<Value?>(.blmove(source, destination, from: from, to: to, timeout: timeout)))
    }

    /// `BLMPOP timeout numkeys key [key ...] <LEFT | RIGHT> [COUNT count]`
    ///
    /// O(N+M) where N is the number of provided keys and M is the number of elements returned.
    /// Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func blmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisListEnd, timeout: Duration, count: Int? = nil,
        as: Value.Type = String.self
    ) async throws -> RedisKeyed<[Value]>? {
        try await run(
            RedisCall<RedisKeyed<[Value]>?>(
                .blmpop(keys, from: from, timeout: timeout, count: count)))
    }

    /// `BLPOP key [key ...] timeout`
    ///
    /// O(N) where N is the number of provided keys. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func blpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type = String.self
    ) async throws -> RedisKeyed<Value>? {
        try await run(RedisCall<RedisKeyed<Value>?>(.blpop(keys, timeout: timeout)))
    }

    /// `BRPOP key [key ...] timeout`
    ///
    /// O(N) where N is the number of provided keys. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func brpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type = String.self
    ) async throws -> RedisKeyed<Value>? {
        try await run(RedisCall<RedisKeyed<Value>?>(.brpop(keys, timeout: timeout)))
    }

    /// `BRPOPLPUSH source destination timeout`
    ///
    /// O(1). Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func brpoplpush<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, timeout: Duration,
        as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.brpoplpush(source, destination, timeout: timeout)))
    }

    /// `LINDEX key index`
    ///
    /// O(N) where N is the number of elements to traverse to get to the element at index. This
    /// makes asking for the first or the last element of the list O(1). Since 1.0.0.
    @export(implementation)
    public func lindex<Value: RedisDecodable>(
        _ key: any RedisArgument, _ index: Int, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.lindex(key, index)))
    }

    /// The length that the list then has; -1 where the pivot is not in it, 0 where there is no
    /// list.
    ///
    /// `LINSERT key <BEFORE | AFTER> pivot element`
    ///
    /// O(N) where N is the number of elements to traverse before seeing the value pivot. This
    /// means that inserting somewhere on the left end on the list (head) can be considered O(1)
    /// and inserting somewhere on the right end (tail) is O(N). Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func linsert(
        _ key: any RedisArgument, _ place: RedisInsertPlace, pivot: any RedisArgument,
        _ element: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.linsert(key, place, pivot: pivot, element)))
    }

    /// `LLEN key`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func llen(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.llen(key)))
    }

    /// `LMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT>`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func lmove<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, from: RedisListEnd,
        to: RedisListEnd, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.lmove(source, destination, from: from, to: to)))
    }

    /// Takes elements from the first of the lists that has any.
    ///
    /// `LMPOP numkeys key [key ...] <LEFT | RIGHT> [COUNT count]`
    ///
    /// O(N+M) where N is the number of provided keys and M is the number of elements returned.
    /// Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func lmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisListEnd, count: Int? = nil,
        as: Value.Type = String.self
    ) async throws -> RedisKeyed<[Value]>? {
        try await run(RedisCall<RedisKeyed<[Value]>?>(.lmpop(keys, from: from, count: count)))
    }

    /// `LPOP key [count]`
    ///
    /// O(N) where N is the number of elements returned. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func lpop<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.lpop(key)))
    }

    /// `LPOP key [count]`
    ///
    /// O(N) where N is the number of elements returned. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func lpop<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value]? {
        try await run(RedisCall<[Value]?>(.lpop(key, count: count)))
    }

    /// The index of an element.
    ///
    /// `LPOS key element [RANK rank] [COUNT num-matches] [MAXLEN len]`
    ///
    /// O(N) where N is the number of elements in the list, for the average case. When searching
    /// for elements near the head or the tail of the list, or when the MAXLEN option is provided,
    /// the command may run in constant time. Since 6.0.6.
    @export(implementation)
    public func lpos(
        _ key: any RedisArgument, _ element: any RedisArgument, rank: Int? = nil,
        maximumLength: Int? = nil
    ) async throws -> Int? {
        try await run(
            RedisCall<Int?>(.lpos(key, element, rank: rank, maximumLength: maximumLength)))
    }

    /// The indices of an element; with a count of 0 all.
    ///
    /// `LPOS key element [RANK rank] [COUNT num-matches] [MAXLEN len]`
    ///
    /// O(N) where N is the number of elements in the list, for the average case. When searching
    /// for elements near the head or the tail of the list, or when the MAXLEN option is provided,
    /// the command may run in constant time. Since 6.0.6.
    @export(implementation)
    public func lpos(
        _ key: any RedisArgument, _ element: any RedisArgument, rank: Int? = nil, count: Int,
        maximumLength: Int? = nil
    ) async throws -> [Int] {
        try await run(
            RedisCall<[Int]>(
                .lpos(key, element, rank: rank, count: count, maximumLength: maximumLength)))
    }

    /// `LPUSH key element [element ...]`
    ///
    /// O(1) for each element added, so O(N) to add N elements when the command is called with
    /// multiple arguments. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func lpush(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.lpush(key, elements)))
    }

    /// Only where there is such a list.
    ///
    /// `LPUSHX key element [element ...]`
    ///
    /// O(1) for each element added, so O(N) to add N elements when the command is called with
    /// multiple arguments. Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func lpushx(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.lpushx(key, elements)))
    }

    /// `LRANGE key start stop`
    ///
    /// O(S+N) where S is the distance of start offset from HEAD for small lists, from nearest end
    /// (HEAD or TAIL) for large lists; and N is the number of elements in the specified range.
    /// Since 1.0.0.
    @export(implementation)
    public func lrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.lrange(key, start, stop)))
    }

    /// Removes an element so many times: from the end with a negative count, always with 0.
    ///
    /// `LREM key count element`
    ///
    /// O(N+M) where N is the length of the list and M is the number of elements removed. Since
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func lrem(
        _ key: any RedisArgument, _ count: Int, _ element: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.lrem(key, count, element)))
    }

    /// `LSET key index element`
    ///
    /// O(N) where N is the length of the list. Setting either the first or the last element of
    /// the list is O(1). Since 1.0.0.
    @export(implementation)
    public func lset(
        _ key: any RedisArgument, _ index: Int, _ element: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.lset(key, index, element)))
    }

    /// Keeps what stands from one index to another, that included.
    ///
    /// `LTRIM key start stop`
    ///
    /// O(N) where N is the number of elements to be removed by the operation. Since 1.0.0.
    @export(implementation)
    public func ltrim(_ key: any RedisArgument, _ start: Int, _ stop: Int) async throws {
        try await run(RedisCall<RedisDone>(.ltrim(key, start, stop)))
    }

    /// `RPOP key [count]`
    ///
    /// O(N) where N is the number of elements returned. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func rpop<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.rpop(key)))
    }

    /// `RPOP key [count]`
    ///
    /// O(N) where N is the number of elements returned. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func rpop<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value]? {
        try await run(RedisCall<[Value]?>(.rpop(key, count: count)))
    }

    /// `RPOPLPUSH source destination`
    ///
    /// O(1). Since 1.2.0.
    @discardableResult
    @export(implementation)
    public func rpoplpush<Value: RedisDecodable>(
        _ source: any RedisArgument, _ destination: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.rpoplpush(source, destination)))
    }

    /// `RPUSH key element [element ...]`
    ///
    /// O(1) for each element added, so O(N) to add N elements when the command is called with
    /// multiple arguments. Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func rpush(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.rpush(key, elements)))
    }

    /// Only where there is such a list.
    ///
    /// `RPUSHX key element [element ...]`
    ///
    /// O(1) for each element added, so O(N) to add N elements when the command is called with
    /// multiple arguments. Since 2.2.0.
    @discardableResult
    @export(implementation)
    public func rpushx(
        _ key: any RedisArgument, _ elements: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.rpushx(key, elements)))
    }
}
