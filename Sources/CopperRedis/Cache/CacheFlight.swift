import CopperBytes
import CopperNet
import CopperResilience

/// A question on its way to the server, and those who wait for its answer beside the one who
/// asked.
final class CacheFlight: Sendable {
    enum Outcome: Sendable {
        /// The server's answer, which may be an error.
        case answered(CachedAnswer)
        /// Whoever asked was cancelled, out of time or lost the connection. That concerns
        /// nobody else: they ask again.
        case unanswered
        case timedOut
    }

    private struct State {
        var outcome: Outcome?
        var waiters: [Promise<Outcome>] = []
    }

    private let state = Lock(State())

    /// Hands the answer to all who wait. The first counts.
    func finish(_ outcome: Outcome) {
        let waiters = state.withLock { state in
            guard state.outcome == nil else { return [] as [Promise<Outcome>] }
            state.outcome = outcome
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.settle(.success(outcome)) }
    }

    /// Waits for the answer.
    ///
    /// - Parameter clock: The loop whose time `deadline` is.
    /// - Throws: `CancellationError`.
    func outcome(by deadline: MonotonicTime, on clock: EventLoop) async throws -> Outcome {
        let promise = Promise<Outcome>()
        let early = state.withLock { state in
            if state.outcome == nil { state.waiters.append(promise) }
            return state.outcome
        }
        if let early { return early }
        guard deadline < .distantFuture else { return try await promise.value() }
        let timer = LoopTimer(on: clock) { promise.settle(.success(.timedOut)) }
        timer.schedule(at: deadline)
        defer { timer.cancel() }
        return try await promise.value()
    }
}
