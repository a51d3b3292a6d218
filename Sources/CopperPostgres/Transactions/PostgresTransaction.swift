import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// An open transaction. Within its scope every query belongs to it; after it every call
/// throws ``PostgresError`` with code `.misuse`.
public final class PostgresTransaction: PostgresQueryable {
    private let lease: PostgresLease
    private let depth: Int

    init(_ link: PostgresLink, depth: Int = 0) {
        lease = PostgresLease(link, .transaction)
        self.depth = depth
    }

    func invalidate() { lease.invalidate() }

    public func query(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) async throws -> PostgresResult {
        try await lease.query(query, timeout: timeout)
    }

    public func stream<Decoder: PostgresRowDecoding>(
        _ query: PostgresQuery, decoder: Decoder.Type, timeout: Duration? = nil
    ) -> PostgresRowSequence<Decoder.Output, Decoder> {
        lease.stream(query, timeout: timeout)
    }

    /// Runs `body` within a savepoint: what it did is undone when it throws, and the
    /// transaction goes on.
    @discardableResult
    public func savepoint<Result>(
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let link = try lease.valid()
        let name = "copper_\(depth + 1)"
        let deadline = link.context.deadline(nil)
        _ = try await link.run(simple: "SAVEPOINT \(name)", deadline: deadline)
        let inner = PostgresTransaction(link, depth: depth + 1)
        do {
            let result = try await body(inner)
            inner.invalidate()
            _ = try await link.run(
                simple: "RELEASE SAVEPOINT \(name)", deadline: link.context.deadline(nil))
            return result
        } catch {
            inner.invalidate()
            await link.undo("ROLLBACK TO SAVEPOINT \(name); RELEASE SAVEPOINT \(name)")
            throw error
        }
    }
}

extension PostgresLink {
    /// BEGIN, `body`, COMMIT; ROLLBACK when `body` throws.
    func transaction<Result>(
        begin: String, deadline: MonotonicTime,
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let transaction = PostgresTransaction(self)
        let result: Result
        do {
            _ = try await run(simple: begin, deadline: deadline)
            result = try await body(transaction)
            transaction.invalidate()
        } catch {
            transaction.invalidate()
            await undo("ROLLBACK")
            throw error
        }
        try await commit(deadline: deadline)
        return result
    }

    /// The server answers COMMIT of a failed transaction with the tag ROLLBACK and no
    /// error: it must not look like success.
    private func commit(deadline: MonotonicTime) async throws {
        let results: [PostgresResult]
        do {
            results = try await run(simple: "COMMIT", deadline: deadline)
        } catch {
            await undo("ROLLBACK")
            throw (error as? PostgresError)?.with { $0.phase = .committing } ?? error
        }
        guard results.last?.command == "ROLLBACK" else { return }
        throw PostgresError(
            .transactionRolledBack,
            "The transaction was rolled back at COMMIT because a statement in it had failed",
            advice: "Let the error of the failed statement end the transaction's body"
        ).with {
            $0.phase = .committing
            $0.endpoint = facts.endpoint
            $0.effect = .rejected
        }
    }

    /// Undoes what is open of a transaction, however it stands. A cancelled task cannot
    /// wait for that: the connection does it then, before anything else is asked of it.
    ///
    /// The error that led here is what the caller has to know. What cannot be undone ends
    /// with the connection, or fails the rest of the transaction.
    fileprivate func undo(_ statement: String) async {
        guard transactionStatus != .idle || core.openRequests > 0 else { return }
        if Task.isCancelled { return interrupted(cleanup: statement) }
        // Rows that nobody takes any more need not come to their end.
        if core.openRequests > 0 { interrupted() }
        let deadline = loop.now + context.configuration.timeouts.cancel
        do {
            _ = try await run(simple: statement, deadline: deadline)
        } catch is CancellationError {
            interrupted(cleanup: statement)
        } catch let error as PostgresError where error.effect == .notSent && core.ending == nil {
            interrupted(cleanup: statement)
        } catch {
            // Lost or timed out: the connection is closed. Refused: there is nothing left.
        }
    }
}
