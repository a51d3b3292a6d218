import CopperRESP

/// A command together with the type of its reply.
///
/// ```swift
/// let length = try await redis.run(RedisCall<Int>("LLEN", "jobs"))
/// let (views, names) = try await redis.pipeline(
///     RedisCall<Int>("INCR", "views"), RedisCall<[String]>("LRANGE", "names", 0, -1))
/// ```
public struct RedisCall<Reply: RedisDecodable>: Sendable {
    public let command: RedisCommand

    /// - Parameter name: One word or, with a space between, several.
    @export(implementation)
    public init<each Argument: RedisArgument>(_ name: String, _ arguments: repeat each Argument) {
        self.init(RedisCommand(name, repeat each arguments))
    }

    /// Of arguments whose types are known when the program runs only.
    @_disfavoredOverload
    public init(_ name: String, _ arguments: any RedisArgument...) {
        self.init(RedisCommand(name, arguments: arguments))
    }

    public init(_ command: RedisCommand) { self.command = command }
}

extension RedisCommanding {
    /// Runs a command, and decodes its reply.
    @discardableResult
    @export(implementation)
    public func run<Reply: RedisDecodable>(
        _ call: RedisCall<Reply>, timeout: Duration? = nil
    ) async throws -> Reply {
        try await reply(to: call.command, timeout: timeout).decode(for: call.command)
    }

    /// Runs commands in one piece, one round trip for all, and decodes their replies.
    ///
    /// Each runs for itself: one that fails keeps none of the others from running.
    ///
    /// - Throws: The first error that the server answered one of them with, when all have been
    ///   run. ``pipelineResults(_:timeout:)`` tells what became of each.
    public func pipeline<each Reply: RedisDecodable>(
        _ calls: repeat RedisCall<each Reply>, timeout: Duration? = nil
    ) async throws -> (repeat each Reply) {
        var replies = try await replies(to: commands(repeat each calls), timeout: timeout)[...]
        return (repeat try take(&replies, for: each calls))
    }

    /// Runs commands in one piece, and tells what became of each: also of those behind which
    /// the connection was lost.
    public func pipelineResults<each Reply: RedisDecodable>(
        _ calls: repeat RedisCall<each Reply>, timeout: Duration? = nil
    ) async throws -> (repeat Result<each Reply, RedisError>) {
        var results = try await results(of: commands(repeat each calls), timeout: timeout)[...]
        return (repeat result(&results, for: each calls))
    }

    /// Runs commands as a transaction (MULTI, EXEC), and decodes their replies.
    ///
    /// - Throws: As ``execution(of:timeout:)``; the first error that the server answered one of
    ///   them with, when all have been run.
    public func transaction<each Reply: RedisDecodable>(
        _ calls: repeat RedisCall<each Reply>, timeout: Duration? = nil
    ) async throws -> (repeat each Reply) {
        let commands = commands(repeat each calls)
        guard !commands.isEmpty else { return (repeat try nothing(for: each calls)) }
        let execution = try await execution(of: commands, timeout: timeout)
        var replies = try execution.elements(for: "EXEC")[...]
        return (repeat try take(&replies, for: each calls))
    }

    private func commands<each Reply: RedisDecodable>(
        _ calls: repeat RedisCall<each Reply>
    ) -> [RedisCommand] {
        var commands: [RedisCommand] = []
        repeat commands.append((each calls).command)
        return commands
    }

    private func take<Reply: RedisDecodable>(
        _ replies: inout ArraySlice<RedisReply>, for call: RedisCall<Reply>
    ) throws(RedisError) -> Reply {
        guard let reply = replies.popFirst() else { throw .missingReply(call.command) }
        return try reply.result(of: call.command)
    }

    private func result<Reply: RedisDecodable>(
        _ results: inout ArraySlice<Result<RedisReply, RedisError>>, for call: RedisCall<Reply>
    ) -> Result<Reply, RedisError> {
        let result = results.popFirst() ?? .failure(.missingReply(call.command))
        return Result { () throws(RedisError) in try result.get().result(of: call.command) }
    }

    private func nothing<Reply: RedisDecodable>(
        for call: RedisCall<Reply>
    ) throws(RedisError) -> Reply {
        throw .missingReply(call.command)
    }
}

extension RedisReply {
    /// The reply decoded.
    ///
    /// - Throws: ``RedisError``, with code `.serverError` when the reply is an error.
    func result<Reply: RedisDecodable>(
        of command: RedisCommand
    ) throws(RedisError) -> Reply {
        if let error {
            let isRedacted = isRedacted
            throw RedisError(server: error, to: command)
                .with { $0.redactsServerText = isRedacted }
        }
        return try decode(for: command)
    }

    /// - Throws: ``RedisError`` with code `.decoding`.
    @inlinable
    func decode<Reply: RedisDecodable>(
        for command: RedisCommand
    ) throws(RedisError) -> Reply {
        do {
            return try decode(as: Reply.self)
        } catch {
            throw RedisError(decoding: error, operation: command.name)
        }
    }

    /// The elements of a reply that is an array.
    ///
    /// - Throws: ``RedisError`` with code `.decoding`.
    func elements(for operation: String) throws(RedisError) -> [RedisReply] {
        do {
            return try elements()
        } catch {
            throw RedisError(
                decoding: RedisDecodingError(expected: "an array", found: "\(error)"),
                operation: operation)
        }
    }
}

extension RedisError {
    @usableFromInline
    init(decoding error: RedisDecodingError, operation: String) {
        self.init(.decoding, "In the reply \(error)")
        phase = .decoding
        self.operation = operation
        underlying = error
    }

    /// An error that is the reply to one of several commands.
    init(server error: RESPServerError, to command: RedisCommand) {
        self.init(server: error, at: nil, operation: command.name)
        if command.mayFailHalfway(with: error) { effect = .unknown }
    }

    fileprivate static func missingReply(_ command: RedisCommand) -> RedisError {
        RedisError(.protocolViolation, "A command has no reply").with {
            $0.operation = command.name
        }
    }
}
