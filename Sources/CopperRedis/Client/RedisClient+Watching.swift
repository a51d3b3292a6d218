import CopperResilience

extension RedisClient {
    /// Reads, decides and writes, and begins again when somebody else has changed one of the
    /// keys meanwhile (WATCH).
    ///
    /// ```swift
    /// try await redis.watching("stock") { connection in
    ///     let stock = try await connection.command("GET", "stock", as: Int.self)
    ///     guard stock > 0 else { return false }
    ///     _ = try await connection.transaction(RedisCall<Int>("DECR", "stock"))
    ///     return true
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - keys: Watched before each run of `body`.
    ///   - attempts: Runs of `body` in all.
    ///   - body: What it writes stands in one transaction, at its end. It may run several
    ///     times.
    /// - Throws: ``RedisError`` with code `.transactionAborted` when every attempt came too
    ///   late; what `body` throws.
    @discardableResult
    public func watching<Result>(
        _ keys: any RedisArgument..., attempts: Int = 10, timeout: Duration? = nil,
        _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        let watch = RedisCommand("WATCH", arguments: keys)
        // Of a cluster, the server that has them.
        return try await withConnection(for: watch.keys.first ?? [], timeout: timeout) {
            connection in
            var backoff = Backoff(base: .milliseconds(1), cap: .milliseconds(100))
            var random = SeededRandom(seed: context.seed)
            var attempt = 1
            while true {
                try await connection.run(watch, as: RedisDone.self, timeout: timeout)
                do {
                    return try await body(connection)
                } catch let error as RedisError
                    where error.code == .transactionAborted && attempt < attempts
                {
                    attempt += 1
                    // Those who came too late together do not come together again.
                    try await context.pause(backoff.next(using: &random))
                }
            }
        }
    }
}
