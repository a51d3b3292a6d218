import CopperBalance
import CopperBytes
import CopperNet
import CopperResilience

/// The circuit breaker of one server.
final class RedisBreaker: Sendable {
    private let machine: Lock<CircuitBreaker>
    private let context: RedisContext

    init(_ configuration: CircuitBreaker.Configuration, _ context: RedisContext) {
        machine = Lock(CircuitBreaker(configuration: configuration))
        self.context = context
    }

    var state: CircuitBreaker.State { machine.withLock { $0.state } }

    /// Runs `body` if the circuit breaker lets it, and tells the breaker how it went.
    ///
    /// - Throws: ``RedisError`` with code `.circuitOpen` when nothing is sent to a server that
    ///   fails most requests.
    func guarded<Result>(
        _ operation: String, _ body: () async throws -> Result
    ) async throws -> Result {
        let now = context.housekeepingLoop.now
        guard let pass = machine.withLock({ $0.admit(now: now).pass }) else {
            throw RedisError(
                .circuitOpen, "The server fails most commands, and is left alone for a while"
            ).with { $0.operation = operation }
        }
        func record(_ outcome: CircuitBreaker.Outcome) {
            let now = context.housekeepingLoop.now
            guard let state = machine.withLock({ $0.record(outcome, pass, now: now) }) else {
                return
            }
            context.configuration.observer.note(
                .notice(code: "circuit", message: "the circuit breaker is \(state.rawValue)"),
                in: context.source(at: nil))
        }
        do {
            let result = try await body()
            record(.success)
            return result
        } catch {
            record((error as? RedisError)?.breakerOutcome ?? .ignored)
            throw error
        }
    }
}

extension RedisError {
    /// What it says of the server.
    fileprivate var breakerOutcome: CircuitBreaker.Outcome {
        switch code {
        case .connectionFailed, .connectionLost, .timedOut, .acquireTimedOut, .tlsFailed,
            .protocolViolation:
            .failure
        case .serverError: isTransient ? .failure : .success
        case .transactionAborted, .decoding: .success
        default: .ignored
        }
    }
}
