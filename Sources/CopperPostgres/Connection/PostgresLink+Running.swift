import CopperNet
import CopperPostgresProtocol
import CopperResilience

extension PostgresLink {
    /// Waits until the session may be used: not while a cancellation is under way, nor while
    /// much waits for a server that does not read. A task that is cancelled by then asks
    /// nothing of the server.
    ///
    /// - Throws: ``PostgresError`` with code `.timedOut` and effect `.notSent` at `deadline`.
    func ready(by deadline: MonotonicTime, operation: String?) async throws {
        try Task.checkCancellation()
        do {
            try await core.waitForRoom(by: deadline)
            if isSettling { try await settled(by: deadline) }
        } catch is RequestInterruption {
            throw PostgresError(
                .timedOut, "What came before on the connection was not over in time",
                advice: "On one connection a long query delays those behind it"
            ).with {
                $0.endpoint = facts.endpoint
                $0.phase = .executing
                $0.operation = operation
                $0.effect = .notSent
            }
        }
        try Task.checkCancellation()
    }

    /// Submits a query as a prepared statement's execution once the session may be used.
    func submitWhenReady(
        _ query: PostgresQuery, delivery: PostgresRequest.Delivery = .whole, deadline: MonotonicTime
    ) async throws -> PostgresRequest {
        while true {
            if let request = try submit(query, delivery: delivery, deadline: deadline) {
                return request
            }
            try await ready(by: deadline, operation: query.sql)
        }
    }

    private func submitWhenReady(
        simple sql: String, deadline: MonotonicTime
    ) async throws -> PostgresRequest {
        while true {
            if let request = try submit(simple: sql, deadline: deadline) { return request }
            try await ready(by: deadline, operation: sql)
        }
    }

    /// Runs a query as a prepared statement and collects its reply.
    func run(_ query: PostgresQuery, deadline: MonotonicTime) async throws -> PostgresResult {
        try await runInlined(query, deadline: deadline)
    }

    /// ``run(_:deadline:)`` without a task frame of its own.
    @inline(__always)
    func runInlined(
        _ query: PostgresQuery, deadline: MonotonicTime
    ) async throws -> PostgresResult {
        try ConnectionCore.checkCancellation()
        do {
            var request: PostgresRequest
            // Nearly always at once: an asynchronous call would cost a task frame a query.
            if let submitted = try submit(query, deadline: deadline) {
                request = submitted
            } else {
                request = try await submitWhenReady(query, deadline: deadline)
            }
            try await core.finish(request)
            if let error = request.serverError, mayRepeat(request, after: error) {
                request = try await submitWhenReady(query, deadline: deadline)
                try await core.finish(request)
            }
            if let error = request.serverError {
                throw PostgresError(server: error, self, operation: query.sql)
            }
            return request.takeResult()
        } catch {
            throw failure(of: error, operation: query.sql, phase: .executing)
        }
    }

    /// Runs statements in text form and collects what each gave.
    ///
    /// - Throws: The error of the first statement that failed; those before it have run,
    ///   unless the whole is one implicit transaction.
    func run(simple sql: String, deadline: MonotonicTime) async throws -> [PostgresResult] {
        try Task.checkCancellation()
        do {
            let request = try await submitWhenReady(simple: sql, deadline: deadline)
            try await core.finish(request)
            if let error = request.serverError {
                throw PostgresError(server: error, self, operation: sql)
            }
            return request.results
        } catch {
            throw failure(of: error, operation: sql, phase: .executing)
        }
    }

    /// Runs a scope's body where the configuration says.
    func runBody<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await core.watchingCancellation {
            switch context.configuration.executor {
            case .caller: try await body()
            case .loop: try await withTaskExecutorPreference(loop) { try await body() }
            }
        }
    }

    /// Whether the server refused a statement only because its own copy of it is stale or
    /// gone. It has not run then; and as the session is idle, preparing it anew and running
    /// it changes nothing but its success. Within a transaction the error has to stand:
    /// the transaction has failed by it.
    func mayRepeat(_ request: PostgresRequest, after error: PostgresServerMessage) -> Bool {
        guard transactionStatus == .idle, request.statement?.name.isEmpty == false else {
            return false
        }
        return PreparedStatement.isStale(error)
    }

    /// The error that the caller gets. An interruption starts to bring the session back.
    func failure(of error: any Error, operation: String?, phase: PostgresError.Phase) -> any Error {
        switch error {
        case is CancellationError:
            interrupted()
            return error
        case let interruption as RequestInterruption:
            return failure(of: interruption, operation, phase)
        case let error as PostgresEncodingError:
            return PostgresError(encoding: error).with { $0.operation = operation }
        case let error as PostgresProtocolError:
            return PostgresError(encoding: error).with { $0.operation = operation }
        default:
            return error
        }
    }

    private func failure(
        of interruption: RequestInterruption, _ operation: String?, _ phase: PostgresError.Phase
    ) -> PostgresError {
        let error: PostgresError
        switch interruption {
        case .timedOut:
            interrupted()
            error = PostgresError(
                .timedOut, "The query was not answered in time and is being cancelled",
                advice: "Raise timeouts.query or the call's timeout if it may take longer")
        case .lost(let cause, let effect):
            error = PostgresError(lost: cause, effect)
        }
        return error.with {
            $0.endpoint = facts.endpoint
            $0.phase = phase
            $0.operation = operation
            $0.redactsServerText = context.configuration.redactsServerText
        }
    }
}

extension PreparedStatement {
    /// A cached plan whose result type changed (0A000 from RevalidateCachedQuery), or a
    /// name that the server does not know (26000, after DISCARD ALL or a change of server
    /// behind a pooler).
    static func isStale(_ error: PostgresServerMessage) -> Bool {
        switch error.sqlState {
        case .invalidSQLStatementName: true
        case .featureNotSupported: error.routine == "RevalidateCachedQuery"
        default: false
        }
    }
}
