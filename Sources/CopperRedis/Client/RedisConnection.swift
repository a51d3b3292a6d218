import CopperRESP
import Synchronization

/// One connection for exclusive use, for the duration of a scope.
public final class RedisConnection: RedisCommanding {
    private let link: RedisLink
    private let isValid = Atomic(true)

    init(_ link: RedisLink) { self.link = link }

    func invalidate() { isValid.store(false, ordering: .releasing) }

    public func reply(
        to command: RedisCommand, timeout: Duration? = nil
    ) async throws -> RedisReply {
        try prepare(for: command)
        return try await link.runInline(command, deadline: link.context.deadline(timeout))
    }

    public func results(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [Result<RedisReply, RedisError>] {
        for command in commands { try prepare(for: command) }
        return try await link.run(commands[...], deadline: link.context.deadline(timeout))
            .results(for: commands)
    }

    /// With WATCH before it, the transaction is run only if no watched key has changed.
    public func execution(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> RedisReply {
        for command in commands {
            guard command.kind == .any else { throw command.refusal(isShared: true) }
            try prepare(for: command)
        }
        return try await link.run(
            transaction: commands, deadline: link.context.deadline(timeout))
    }

    private func prepare(for command: RedisCommand) throws(RedisError) {
        guard isValid.load(ordering: .acquiring) else {
            throw RedisError(
                .misuse, "A connection was used after its scope",
                advice: "Use it within the body of withConnection only")
        }
        switch command.kind {
        case .any, .blocking: break
        case .stateful: link.change()
        case .lasting: link.spoil()
        case .unanswerable, .empty: throw command.refusal(isShared: false)
        }
    }
}

extension RedisCommand {
    /// Whether it asks what became of the writes of its own connection (WAIT, WAITAOF): on
    /// another one it confirms what nobody asked about.
    var concernsOwnWrites: Bool { Self.waiting.contains(CommandWord(name.utf8)) }

    private static let waiting = Set(["WAIT", "WAITAOF"].map { CommandWord($0.utf8) })

    var refusalOfWaiting: RedisError {
        RedisError(
            .misuse, "\(name) concerns what was written on its own connection",
            advice: "Use withConnection, and write there"
        ).with { $0.operation = name }
    }

    /// Why a command cannot be run where it was asked for.
    func refusal(isShared: Bool) -> RedisError {
        let error =
            switch kind {
            case .empty: RedisError(.misuse, "A command has a name")
            case .blocking:
                RedisError(
                    .misuse, "\(name) blocks, and all that stands behind it in a pipeline",
                    advice: "Ask for it alone, or within withConnection")
            case .stateful where isShared, .lasting where isShared:
                RedisError(
                    .misuse, "\(name) would change the connection that all tasks share",
                    advice: "Use withConnection")
            default:
                RedisError(.misuse, "\(name) is not answered by one reply, as commands are")
            }
        return error.with { $0.operation = name }
    }
}
