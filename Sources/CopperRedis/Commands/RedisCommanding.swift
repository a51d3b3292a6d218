import CopperBytes
public import CopperRESP
import CopperResilience

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
    /// itself. An error of the server is the reply to its command, and is not thrown.
    func replies(to commands: [RedisCommand], timeout: Duration?) async throws -> [RedisReply]

    /// Runs commands as a transaction (MULTI, EXEC), in one piece: nobody else's command
    /// comes between them. It is no rollback: one that fails does not undo the others, and
    /// its error is its reply.
    ///
    /// - Throws: ``RedisError`` with code `.serverError` and effect `.rejected` when the
    ///   server refused to queue one of them, and so ran none; with code
    ///   `.transactionAborted` when a watched key had changed.
    func transaction(_ commands: [RedisCommand], timeout: Duration?) async throws -> [RESPValue]
}

extension RedisCommanding {
    /// Runs any command, and decodes its reply.
    ///
    /// ```swift
    /// let length = try await redis.command("RPUSH", "jobs", "a", "b", as: Int.self)
    /// let jobs = try await redis.command("LRANGE", "jobs", 0, -1, as: [String].self)
    /// ```
    @discardableResult
    public func command<Reply: RedisDecodable>(
        _ name: String, _ arguments: any RedisArgument..., as: Reply.Type = Reply.self,
        timeout: Duration? = nil
    ) async throws -> Reply {
        let command = RedisCommand(name, arguments: arguments)
        return try decode(try await reply(to: command, timeout: timeout), command)
    }

    /// Runs a command, and decodes its reply.
    @discardableResult
    public func run<Reply: RedisDecodable>(
        _ command: RedisCommand, as: Reply.Type = Reply.self, timeout: Duration? = nil
    ) async throws -> Reply {
        try decode(try await reply(to: command, timeout: timeout), command)
    }

    /// Runs commands in one piece and gives the reply to each, as a tree; an error of the
    /// server is one of them.
    public func pipeline(
        _ commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RESPValue] {
        let replies = try await replies(to: commands, timeout: timeout)
        return try zip(replies, commands).map { reply, command in try decode(reply, command) }
    }

    private func decode<Reply: RedisDecodable>(
        _ reply: RedisReply, _ command: RedisCommand
    ) throws(RedisError) -> Reply {
        do {
            return try reply.decode(as: Reply.self)
        } catch {
            throw RedisError(.decoding, "In the reply \(error)").with {
                $0.phase = .decoding
                $0.operation = command.name
                $0.underlying = error
            }
        }
    }
}
