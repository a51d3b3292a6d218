public import CopperRESP

/// What runs commands: a client, or one connection of it.
public protocol RedisCommanding: Sendable {
    /// Runs one command.
    ///
    /// - Parameter timeout: Until the reply must be there; the configuration's otherwise.
    /// - Throws: ``RedisError``, with code `.serverError` when the reply is an error;
    ///   `CancellationError` when the task is cancelled. The connection stays in step.
    func reply(to command: RedisCommand, timeout: Duration?) async throws -> RedisReply

    /// Runs commands in one piece: one round trip for all. Others' commands do not come
    /// between them, but they are no transaction: each runs for itself, and fails for
    /// itself. An error of the server is the reply to its command.
    ///
    /// - Returns: For each command its reply; where the connection was lost in the middle, an
    ///   error for each command behind the last reply, that says whether it may have run.
    /// - Throws: ``RedisError`` when none was sent, or time is up; `CancellationError`.
    func results(
        of commands: [RedisCommand], timeout: Duration?
    ) async throws -> [Result<RedisReply, RedisError>]

    /// Runs commands as a transaction (MULTI, EXEC), in one piece: nobody else's command
    /// comes between them. It is no rollback: one that fails does not undo the others, and
    /// its error is its element.
    ///
    /// - Returns: EXEC's reply, an array of the commands' replies.
    /// - Throws: ``RedisError`` with code `.serverError` and effect `.rejected` when the
    ///   server refused to queue one of them, and so ran none; with code
    ///   `.transactionAborted` when a watched key had changed; with code `.misuse` when there
    ///   are none.
    func execution(of commands: [RedisCommand], timeout: Duration?) async throws -> RedisReply
}

extension RedisCommanding {
    /// Runs commands in one piece, as ``results(of:timeout:)``.
    ///
    /// - Throws: ``RedisError`` also when some of them have no reply, because the connection
    ///   was lost.
    public func replies(
        to commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RedisReply] {
        try await results(of: commands, timeout: timeout).map { result throws(RedisError) in
            try result.get()
        }
    }

    /// Runs any command, and decodes its reply.
    ///
    /// ```swift
    /// let length = try await redis.command("RPUSH", "jobs", "a", "b", as: Int.self)
    /// let jobs = try await redis.command("LRANGE", "jobs", 0, -1, as: [String].self)
    /// ```
    @discardableResult
    @export(implementation)
    public func command<each Argument: RedisArgument, Reply: RedisDecodable>(
        _ name: String, _ arguments: repeat each Argument, as: Reply.Type = Reply.self,
        timeout: Duration? = nil
    ) async throws -> Reply {
        let command = RedisCommand(name, repeat each arguments)
        return try await reply(to: command, timeout: timeout).decode(for: command)
    }

    /// Runs any command, of arguments whose types are known when the program runs only.
    @discardableResult
    @_disfavoredOverload
    public func command<Reply: RedisDecodable>(
        _ name: String, _ arguments: any RedisArgument..., as: Reply.Type = Reply.self,
        timeout: Duration? = nil
    ) async throws -> Reply {
        let command = RedisCommand(name, arguments: arguments)
        return try await reply(to: command, timeout: timeout).decode(for: command)
    }

    /// Runs a command, and decodes its reply.
    @discardableResult
    @export(implementation)
    public func run<Reply: RedisDecodable>(
        _ command: RedisCommand, as: Reply.Type = Reply.self, timeout: Duration? = nil
    ) async throws -> Reply {
        try await reply(to: command, timeout: timeout).decode(for: command)
    }

    /// Runs commands in one piece and gives the reply to each, as a tree; an error of the
    /// server is one of them.
    public func pipeline(
        _ commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RESPValue] {
        let replies = try await replies(to: commands, timeout: timeout)
        return try zip(replies, commands).map { reply, command in
            try reply.decode(for: command)
        }
    }

    /// The same, and tells what became of each: also of those behind which the connection was
    /// lost.
    public func pipelineResults(
        _ commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [Result<RESPValue, RedisError>] {
        let results = try await results(of: commands, timeout: timeout)
        return zip(results, commands).map { result, command in
            Result { () throws(RedisError) in try result.get().result(of: command) }
        }
    }

    /// Runs commands as a transaction, and gives the reply to each as a tree; see
    /// ``execution(of:timeout:)``.
    public func transaction(
        _ commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RESPValue] {
        guard !commands.isEmpty else { return [] }
        let execution = try await execution(of: commands, timeout: timeout)
        return try zip(execution.elements(for: "EXEC"), commands).map { reply, command in
            try reply.decode(for: command)
        }
    }
}
