import CopperNet
import CopperRESP
import CopperResilience
import Synchronization

// What is done when an attempt fails in a way that may pass by itself.
extension RedisClient {
    /// Runs a command, and again as the configuration's policy and the command's category have
    /// it.
    func repeated<Result>(
        _ category: @autoclosure () -> RedisRetryCategory, _ operation: String,
        after error: RedisError, _ deadline: MonotonicTime,
        _ attempt: () async throws -> Result
    ) async throws -> Result {
        guard error.isTransient else { throw error }
        var retry = RedisRetry(context, category(), operation, deadline)
        var error = error
        while true {
            try await retry.pause(after: error)
            do {
                return try await attempt()
            } catch let next as RedisError {
                error = next
            }
        }
    }

    /// Runs a command again that has failed at a server.
    @inline(never)
    func reply(
        to command: RedisCommand, at node: RedisNode, after error: RedisError,
        _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        try await repeated(command.retryCategory, command.name, after: error, deadline) {
            try await node.reply(to: command, deadline: deadline)
        }
    }

    /// Runs commands in one piece. Those without a reply are run again if each of them may be:
    /// one that may not would come behind one that it stood in front of.
    func outcome(
        of commands: [RedisCommand], _ deadline: MonotonicTime
    ) async throws -> RedisPipelineOutcome {
        var rest = commands[...]
        var replies: [RedisReply] = []
        var retry: RedisRetry?
        while true {
            var outcome: RedisPipelineOutcome
            do {
                outcome = try await attempt(rest, deadline)
            } catch let error as RedisError where error.isTransient {
                outcome = RedisPipelineOutcome(replies: [], failure: error)
            }
            if replies.isEmpty { replies = outcome.replies } else { replies += outcome.replies }
            rest = rest.dropFirst(outcome.replies.count)
            guard let failure = outcome.failure else {
                return RedisPipelineOutcome(replies: replies)
            }
            let category = rest.lazy.map(\.retryCategory).max() ?? .never
            if retry == nil { retry = RedisRetry(context, category, "a pipeline", deadline) }
            retry?.category = category
            do {
                try await retry?.pause(after: failure)
            } catch let error as RedisError {
                if replies.isEmpty, error.effect != .unknown { throw error }
                return RedisPipelineOutcome(replies: replies, failure: error)
            }
        }
    }
}

/// The attempts at one command or several.
struct RedisRetry {
    private let context: RedisContext
    private let operation: String
    var category: RedisRetryCategory
    private var machine: Retry
    private var random: SeededRandom

    init(
        _ context: RedisContext, _ category: RedisRetryCategory, _ operation: String,
        _ deadline: MonotonicTime
    ) {
        self.context = context
        self.category = category
        self.operation = operation
        machine = Retry(
            context.configuration.retry, category.requestCategory, deadline: deadline)
        random = SeededRandom(seed: context.seed)
    }

    /// Waits until it is time for the next attempt.
    ///
    /// - Throws: `error`, when there is to be none; `CancellationError`.
    mutating func pause(after error: RedisError) async throws {
        // What nobody can tell of is not sent again, whatever the policy says.
        let mayRepeat = error.effect != .unknown || category != .never
        guard error.isTransient, mayRepeat else { throw error }
        let failure = RetryPolicy.Failure(effect: error.effect, isTransient: true)
        guard case .retry(let pause) = context.decide(&machine, failure, &random) else {
            throw error
        }
        context.configuration.observer.note(
            .retrying(
                operation: operation, attempt: machine.attempts, after: pause, error: error),
            in: context.source(at: error.endpoint))
        try await context.pause(pause)
    }
}

extension RedisContext {
    private static let usefulDeposits = 100

    fileprivate func decide(
        _ retry: inout Retry, _ failure: RetryPolicy.Failure, _ random: inout SeededRandom
    ) -> RetryPolicy.Decision {
        let now = housekeepingLoop.now
        let calls = calls.exchange(0, ordering: .relaxed)
        return retryBudget.withLock { budget in
            // More would overflow what it saves up.
            for _ in 0..<min(calls, Self.usefulDeposits) { budget.deposit() }
            return retry.next(after: failure, budget: &budget, now: now, using: &random)
        }
    }
}

extension RedisRetryCategory {
    /// What the house's policies call it.
    public var requestCategory: RequestCategory {
        switch self {
        case .connection, .readOnly: .readOnly
        case .lastWins: .idempotent
        case .writeChecked: .guarded
        case .accumulating, .admin, .never: .once
        }
    }
}

extension RedisError {
    /// Whether the same command may succeed later.
    var isTransient: Bool {
        switch code {
        case .connectionLost, .connectionClosed: true
        case .serverError: server?.isTemporary ?? false
        default: false
        }
    }
}
