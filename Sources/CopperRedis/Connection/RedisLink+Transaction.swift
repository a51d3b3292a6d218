import CopperNet
import CopperRESP
import CopperResilience

extension RedisLink {
    /// MULTI, the commands and EXEC in one piece.
    func run(
        transaction commands: [RedisCommand], deadline: MonotonicTime
    ) async throws -> [RESPValue] {
        guard !commands.isEmpty else { return [] }
        let all = [RedisCommand("MULTI")] + commands + [RedisCommand("EXEC")]
        let values = try await run(all, deadline: deadline).map { try $0.value }
        guard let begun = values.first, let executed = values.last else { return [] }
        if let error = begun.serverError {
            // What was behind it has been run one by one.
            throw RedisError(server: error, at: endpoint, operation: "MULTI")
                .with { $0.effect = .unknown }
        }
        if let error = executed.serverError {
            // Refused as a command, it may have left the transaction open.
            if error.code != "EXECABORT" {
                core.close(NetError(.closed, "EXEC was refused, and the transaction left open"))
            }
            // EXECABORT tells that something was wrong; what it was, the command's own reply.
            let cause = values.dropFirst().dropLast().lazy.compactMap(\.serverError).first
            throw RedisError(server: cause ?? error, at: endpoint, operation: "EXEC")
        }
        switch executed.withoutAttributes {
        case .array(let results): return results
        case .null:
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
}
