import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// The rows of one running query, batch by batch, and the connection that they come on.
///
/// Dropping it before the end gives the query up: it is cancelled at the server, and the
/// connection goes back once that is over. In a transaction, which the server would fail for
/// that, what is left of the rows is read and dropped.
///
/// `@unchecked Sendable`: one iterator owns it and calls it from one task at a time.
final class PostgresRowSource: @unchecked Sendable {
    private let link: PostgresLink
    private let query: PostgresQuery
    private let deadline: MonotonicTime
    private let release: @Sendable () -> Void
    private var request: PostgresRequest
    private var isOver = false
    private var hasDelivered = false
    private var hasRetried = false

    /// Bytes of rows that may wait to be read before the socket is left alone.
    static let window = 256 << 10

    /// - Parameter release: Gives the connection back.
    init(
        _ query: PostgresQuery, on link: PostgresLink, deadline: MonotonicTime,
        release: @escaping @Sendable () -> Void
    ) async throws {
        self.link = link
        self.query = query
        self.deadline = deadline
        self.release = release
        request = try await link.submitWhenReady(
            query, delivery: .streamed(limit: Self.window), deadline: deadline)
    }

    deinit {
        guard !isOver else { return }
        if link.core.abandon(request), link.transactionStatus == .idle { link.interrupted() }
        release()
    }

    /// The columns; known once there is a batch.
    var columns: PostgresColumns { request.statement?.columns ?? PostgresColumns.none }

    /// Waits for rows; `nil` at the end.
    func nextBatches() async throws -> [RowBatch]? {
        guard !isOver else { return nil }
        do {
            while true {
                if let batches = try await receive() {
                    hasDelivered = true
                    return batches
                }
                guard let error = request.serverError else { break }
                guard !hasDelivered, !hasRetried, link.mayRepeat(request, after: error) else {
                    throw PostgresError(server: error, link, operation: query.sql)
                }
                hasRetried = true
                request = try await link.submitWhenReady(
                    query, delivery: .streamed(limit: Self.window), deadline: deadline)
            }
        } catch {
            let failure = link.failure(of: error, operation: query.sql, phase: .readingRows)
            end()
            throw failure
        }
        end()
        return nil
    }

    private func receive() async throws -> [RowBatch]? {
        let request = request
        var batches: [RowBatch] = []
        try await link.core.wait(for: request) { _ in
            batches = request.takeBatches()
            return !batches.isEmpty || request.isFinished
        }
        return batches.isEmpty ? nil : batches
    }

    private func end() {
        isOver = true
        release()
    }
}
