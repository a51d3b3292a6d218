import CopperNet
import CopperPostgresProtocol
import CopperResilience

extension PostgresClient {
    /// Goes on after a first attempt that failed with `error`: runs the query again as the
    /// configuration's policy has it.
    ///
    /// - Throws: The last attempt's error.
    func retry(
        _ query: PostgresQuery, after error: PostgresError, _ deadline: MonotonicTime,
        waited: inout Duration
    ) async throws -> PostgresResult {
        var retry = Retry(configuration.retry, query.category, deadline: deadline)
        var random = SeededRandom(seed: context.seed)
        var error = error
        while true {
            guard let failure = error.retryFailure(of: query.sql),
                case .retry(let pause) = context.decide(&retry, failure, &random)
            else { throw error }
            configuration.observer.note(
                .retrying(
                    operation: PostgresContext.operation(of: query.sql),
                    attempt: retry.attempts, after: pause, error: error),
                in: context.source(at: error.endpoint))
            try await context.pause(pause)
            do {
                return try await attempt(query, deadline, waited: &waited)
            } catch let next as PostgresError {
                error = next
            }
        }
    }
}

extension PostgresContext {
    fileprivate func decide(
        _ retry: inout Retry, _ failure: RetryPolicy.Failure, _ random: inout SeededRandom
    ) -> RetryPolicy.Decision {
        let now = housekeepingLoop.now
        return retryBudget.withLock { budget in
            retry.next(after: failure, budget: &budget, now: now, using: &random)
        }
    }
}

extension PostgresError {
    /// What the error means for trying `sql` again; `nil` when that cannot help.
    fileprivate func retryFailure(of sql: String) -> RetryPolicy.Failure? {
        let isTransient =
            switch code {
            case .connectionLost, .connectionClosed: true
            case .serverError: sqlState == .serializationFailure || sqlState == .deadlockDetected
            default: false
            }
        guard isTransient else { return nil }
        // What CALL and DO run may have committed a part before it failed.
        let isUndone = Self.undoneWhole.contains(PostgresContext.operation(of: sql))
        let effect = effect == .rejected && !isUndone ? .unknown : effect
        return RetryPolicy.Failure(effect: effect, isTransient: true)
    }

    /// The first words of statements that have no effect when they fail: nothing within them
    /// can end a transaction.
    private static let undoneWhole: Set<String> = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE",
    ]
}
