import CopperNet
import CopperRESP
import CopperResilience

// What the configuration's observer hears of commands. Everything here is behind a check that
// there is one.
extension RedisContext {
    /// Tells the observer of a request's start and end around `body`.
    func observing<Result>(
        _ observer: any Observer, _ operation: String, bytes: Int,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let source = source(at: nil)
        let token = observer.requestStarted(
            ObservedRequest(source: source, operation: operation, bytes: bytes))
        let start = housekeepingLoop.now
        func finished(_ outcome: ObservedResult.Outcome) {
            observer.requestFinished(
                ObservedResult(
                    source: source, operation: operation, outcome: outcome,
                    duration: housekeepingLoop.now - start, bytesSent: bytes),
                token)
        }
        do {
            let result = try await body()
            finished(.succeeded)
            return result
        } catch {
            finished(Self.outcome(of: error))
            throw error
        }
    }

    private static func outcome(of error: any Error) -> ObservedResult.Outcome {
        switch error {
        case is CancellationError: .cancelled
        case let error as RedisError where error.code == .timedOut:
            .timedOut(effect: error.effect)
        case let error as RedisError:
            .failed(
                error, code: error.server.map { String($0.code) } ?? error.code.name,
                effect: error.effect)
        default: .failed(error, code: "", effect: .unknown)
        }
    }
}
