extension RedisCommanding {
    /// The keys of the database. See ``RedisScan``.
    ///
    /// - Parameters:
    ///   - pattern: Only those that match: `user:*`. The server looks at the others, too.
    ///   - count: About how many the server looks at in one piece.
    ///   - type: Only those that hold such a value: `string`, `list`, `set`, `zset`, `hash`,
    ///     `stream`.
    public func scan<Key: RedisDecodable>(
        matching pattern: String? = nil, count: Int? = nil, type: String? = nil,
        as: Key.Type = String.self
    ) -> RedisScan<Key> {
        let options = scanOptions(pattern, count) + (type.map { ["TYPE", $0] } ?? [])
        let command = { @Sendable (cursor: UInt64) in RedisCommand("SCAN", cursor, options) }
        // A cursor is one server's.
        if let client = self as? RedisClient, client.router != nil {
            return RedisScan(pages: {
                try await client.masters.map { server in { try await server.step(command($0)) } }
            })
        }
        return scan(command)
    }

    /// The members of a set.
    public func sscan<Member: RedisDecodable>(
        _ key: some RedisArgument, matching pattern: String? = nil, count: Int? = nil,
        as: Member.Type = String.self
    ) -> RedisScan<Member> {
        let options = scanOptions(pattern, count)
        return scan { cursor in RedisCommand("SSCAN", key, cursor, options) }
    }

    /// The fields of a hash, and their values.
    public func hscan<Field: RedisDecodable, Value: RedisDecodable>(
        _ key: some RedisArgument, matching pattern: String? = nil, count: Int? = nil,
        as: (Field, Value).Type = (String, String).self
    ) -> RedisScan<(Field, Value)> {
        let options = scanOptions(pattern, count)
        return scanPairs { cursor in RedisCommand("HSCAN", key, cursor, options) }
    }

    /// The fields of a hash without their values. Since Redis 7.4 and Valkey 8.0.
    public func hscanFields<Field: RedisDecodable>(
        _ key: some RedisArgument, matching pattern: String? = nil, count: Int? = nil,
        as: Field.Type = String.self
    ) -> RedisScan<Field> {
        let options = scanOptions(pattern, count) + ["NOVALUES"]
        return scan { cursor in RedisCommand("HSCAN", key, cursor, options) }
    }

    /// The members of a sorted set, and their scores.
    public func zscan<Member: RedisDecodable>(
        _ key: some RedisArgument, matching pattern: String? = nil, count: Int? = nil,
        as: Member.Type = String.self
    ) -> RedisScan<(Member, Double)> {
        let options = scanOptions(pattern, count)
        return scanPairs { cursor in RedisCommand("ZSCAN", key, cursor, options) }
    }

    private func scanOptions(_ pattern: String?, _ count: Int?) -> [String] {
        (pattern.map { ["MATCH", $0] } ?? []) + (count.map { ["COUNT", "\($0)"] } ?? [])
    }

    private func scan<Element: RedisDecodable>(
        _ command: @escaping @Sendable (UInt64) -> RedisCommand
    ) -> RedisScan<Element> {
        RedisScan { cursor in try await step(command(cursor)) }
    }

    private func step<Element: RedisDecodable>(
        _ command: RedisCommand
    ) async throws -> RedisScanStep<Element> {
        let reply = try await run(command, as: RedisScanReply<[Element]>.self)
        return RedisScanStep(cursor: reply.cursor, elements: reply.elements)
    }

    private func scanPairs<Key: RedisDecodable, Value: RedisDecodable>(
        _ command: @escaping @Sendable (UInt64) -> RedisCommand
    ) -> RedisScan<(Key, Value)> {
        RedisScan { cursor in
            let reply = try await run(
                command(cursor), as: RedisScanReply<RedisPairs<Key, Value>>.self)
            return RedisScanStep(cursor: reply.cursor, elements: reply.elements.pairs)
        }
    }
}
