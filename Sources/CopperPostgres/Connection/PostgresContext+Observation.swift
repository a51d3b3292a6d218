import CopperNet
import CopperPostgresProtocol
import CopperResilience

// What the configuration's observer hears. Everything here is behind a check that there
// is one.
extension PostgresContext {
    func source(at endpoint: Endpoint?) -> ObservedSource {
        ObservedSource(
            system: "postgresql",
            endpoint: (endpoint ?? configuration.endpoints.first)?.description ?? "",
            namespace: configuration.database ?? user)
    }

    /// Tells the observer of a request's start and end around `body`.
    ///
    /// - Parameter body: Is given a place to note how long it waited for a connection.
    func observing(
        _ observer: any Observer, _ sql: String,
        _ body: (inout Duration) async throws -> PostgresResult
    ) async throws -> PostgresResult {
        let source = source(at: nil)
        let operation = Self.operation(of: sql)
        let token = observer.requestStarted(
            ObservedRequest(source: source, operation: operation, bytes: sql.utf8.count))
        let start = housekeepingLoop.now
        var wait = Duration.zero
        let outcome: Result<PostgresResult, any Error>
        do {
            outcome = .success(try await body(&wait))
        } catch {
            outcome = .failure(error)
        }
        observer.requestFinished(
            ObservedResult(
                source: source, operation: operation, outcome: Self.observed(outcome),
                duration: housekeepingLoop.now - start, wait: wait, bytesSent: sql.utf8.count,
                rows: (try? outcome.get())?.rowCount),
            token)
        return try outcome.get()
    }

    /// The first word of a statement in capitals, `OTHER` where that is no word.
    static func operation(of sql: String) -> String {
        let word = sql.utf8.drop { $0 <= 0x20 }.prefix(12).prefix {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A
        }
        return word.isEmpty ? "OTHER" : String(decoding: word.map { $0 & 0xDF }, as: UTF8.self)
    }

    private static func observed(
        _ outcome: Result<PostgresResult, any Error>
    ) -> ObservedResult.Outcome {
        switch outcome {
        case .success: .succeeded
        case .failure(is CancellationError): .cancelled
        case .failure(let error as PostgresError) where error.code == .timedOut:
            .timedOut(effect: error.effect)
        case .failure(let error as PostgresError):
            .failed(error, code: error.sqlState?.rawValue ?? error.code.name, effect: error.effect)
        case .failure(let error): .failed(error, code: "", effect: .unknown)
        }
    }
}
