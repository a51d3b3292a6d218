import CopperNet
import CopperRESP
import CopperResilience

extension RedisLink {
    /// MULTI, the commands and EXEC in one piece.
    ///
    /// - Parameter asking: Whether ASKING goes in front, which counts for all of it.
    /// - Returns: EXEC's reply, an array.
    func run(
        transaction commands: [RedisCommand], asking: Bool = false, deadline: MonotonicTime
    ) async throws -> RedisReply {
        guard !commands.isEmpty else {
            throw RedisError(.misuse, "A transaction has commands").with { $0.operation = "EXEC" }
        }
        let asked = asking ? [RedisCommand("ASKING")] : []
        let all = asked + [RedisCommand("MULTI")] + commands + [RedisCommand("EXEC")]
        let outcome = try await run(all[...], deadline: deadline)
        // Whether EXEC was run is not known then.
        if let failure = outcome.failure { throw failure.with { $0.operation = "EXEC" } }
        let replies = outcome.replies.dropFirst(asked.count)
        guard let begun = replies.first, let executed = replies.last else {
            throw RedisError(.protocolViolation, "EXEC has no reply")
        }
        if let error = begun.error {
            // What was behind it has been run one by one.
            throw RedisError(server: error, at: endpoint, operation: "MULTI")
                .with {
                    $0.effect = .unknown
                    $0.redactsServerText = begun.isRedacted
                }
        }
        if let error = executed.error {
            // Refused as a command, it may have left the transaction open.
            if !Self.discarding.contains(String(error.code)) {
                core.close(NetError(.closed, "EXEC was refused, and the transaction left open"))
            }
            // EXECABORT tells that something was wrong; what it was, the command's own reply.
            let cause = zip(commands, replies.dropFirst()).lazy.compactMap { command, reply in
                reply.error.map { (command.name, $0) }
            }.first
            let (operation, reason) = cause ?? ("EXEC", error)
            throw RedisError(server: reason, at: endpoint, operation: operation)
                .with { $0.redactsServerText = executed.isRedacted }
        }
        switch executed.frame.type {
        case .array where !executed.isNull: return executed
        case .array, .null, .bulkString:
            throw RedisError(
                .transactionAborted, "A watched key was changed by somebody else",
                advice: "Read what was watched again, and try again"
            ).with {
                $0.endpoint = endpoint
                $0.operation = "EXEC"
            }
        default: throw RedisError(.protocolViolation, "EXEC was not answered by an array")
        }
    }

    /// Answers to EXEC that end the transaction: those of a cluster's server, which looks for
    /// the keys' slots before it runs anything, too.
    private static let discarding: Set<String> = [
        "EXECABORT", "MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN", "CROSSSLOT",
    ]
}
