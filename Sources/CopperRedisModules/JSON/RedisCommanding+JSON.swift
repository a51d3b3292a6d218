import CopperJSON
public import CopperRedis

extension RedisCall {
    /// Sets what a path matches to a value as JSON: whether the condition was met.
    ///
    /// - Throws: `EncodingError`.
    public static func jsonSet(
        _ key: any RedisArgument, _ path: any RedisArgument, _ value: some Encodable,
        condition: RedisCondition? = nil
    ) throws -> RedisCall<Bool> where Reply == Bool {
        .jsonSet(key, path, json: JSON.bytes(try JSON.encode(value)), condition: condition)
    }

    /// All values that a path matches; `nil` when there is no such key.
    public static func jsonGetAll<Value: Decodable & Sendable>(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", as: Value.Type = Value.self
    ) -> RedisCall<RedisJSON<[Value]>?> where Reply == RedisJSON<[Value]>? {
        RedisCall<RedisJSON<[Value]>?>("JSON.GET", key, path)
    }
}

extension RedisCommanding {
    /// Sets what a path matches to a value, as JSON.
    ///
    /// `JSON.SET key path json [NX | XX]`
    ///
    /// - Parameter path: A new key takes the path `$` only.
    /// - Returns: Whether the condition was met.
    /// - Throws: `EncodingError` before anything is sent.
    @discardableResult
    public func jsonSet(
        _ key: any RedisArgument, _ path: any RedisArgument, _ value: some Encodable,
        condition: RedisCondition? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>.jsonSet(key, path, value, condition: condition))
    }

    /// The value that a path matches, the first if there are several.
    ///
    /// `JSON.GET key path`
    ///
    /// - Parameter path: Begins with `$`.
    /// - Returns: `nil` when there is no such key, or the path matches nothing.
    /// - Throws: ``RedisError`` with code `.decoding` when it is of another shape.
    public func jsonGet<Value: Decodable & Sendable>(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", as: Value.Type = Value.self
    ) async throws -> Value? {
        try await jsonGetAll(key, path, as: Value.self).first
    }

    /// All values that a path matches; none when there is no such key.
    ///
    /// `JSON.GET key path`
    public func jsonGetAll<Value: Decodable & Sendable>(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", as: Value.Type = Value.self
    ) async throws -> [Value] {
        let call: RedisCall<RedisJSON<[Value]>?> = .jsonGetAll(key, path, as: Value.self)
        return try await run(call)?.value ?? []
    }

    /// The value that a path matches in each key, the first if there are several; `nil` for a
    /// key that is not there, and where the path matches nothing.
    ///
    /// `JSON.MGET key [key ...] path`
    public func jsonMget<Value: Decodable & Sendable>(
        _ keys: any RedisArgument..., path: any RedisArgument = "$", as: Value.Type = Value.self
    ) async throws -> [Value?] {
        let command = RedisCommand("JSON.MGET", arguments: keys + [path])
        let call = RedisCall<[RedisJSON<[Value]>?]>(command)
        return try await run(call).map { $0?.value.first }
    }

    /// Sets values of several keys at once.
    ///
    /// `JSON.MSET key path json [key path json ...]`
    public func jsonMset(_ entries: [RedisJSONEntry]) async throws {
        try await run(RedisCall<RedisDone>(RedisCommand("JSON.MSET", arguments: entries)))
    }

    /// Merges a value into those that a path matches (RFC 7396).
    ///
    /// `JSON.MERGE key path json`
    public func jsonMerge(
        _ key: any RedisArgument, _ path: any RedisArgument, _ value: some Encodable
    ) async throws {
        try await jsonMerge(key, path, json: JSON.bytes(try JSON.encode(value)))
    }

    /// Appends values to the arrays that a path matches, and tells their lengths; `nil` for
    /// what is no array.
    ///
    /// `JSON.ARRAPPEND key path json [json ...]`
    @discardableResult
    public func jsonArrappend<each Value: Encodable>(
        _ key: any RedisArgument, _ path: any RedisArgument, _ values: repeat each Value
    ) async throws -> [Int?] {
        var arguments: [any RedisArgument] = [key, path]
        repeat arguments.append(JSON.bytes(try JSON.encode(each values)))
        let command = RedisCommand("JSON.ARRAPPEND", arguments: arguments)
        return try await run(RedisCall<[Int?]>(command))
    }
}
