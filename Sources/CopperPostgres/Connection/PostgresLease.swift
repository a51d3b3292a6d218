import CopperNet
import CopperResilience
import Synchronization

/// A link in the hands of a scope, until the scope ends: what ``PostgresConnection`` and
/// ``PostgresTransaction`` run their queries through.
final class PostgresLease: Sendable {
    /// The link, whether or not the scope is over.
    let link: PostgresLink
    private let isValid = Atomic(true)
    private let misuse: Misuse

    enum Misuse: Sendable { case connection, transaction }

    init(_ link: PostgresLink, _ misuse: Misuse) {
        self.link = link
        self.misuse = misuse
    }

    func invalidate() { isValid.store(false, ordering: .releasing) }

    /// - Throws: ``PostgresError`` with code `.misuse` after the scope's end.
    func valid() throws -> PostgresLink {
        if isValid.load(ordering: .acquiring) { return link }
        switch misuse {
        case .connection:
            throw PostgresError(
                .misuse, "A connection was used after its scope",
                advice: "Use it within the body of withConnection only")
        case .transaction:
            throw PostgresError(
                .misuse, "A transaction was used after its scope",
                advice: "Use it within the body of the transaction only")
        }
    }

    /// Inlined: each asynchronous call on a query's way costs a task frame.
    @inline(__always)
    func query(_ query: PostgresQuery, timeout: Duration?) async throws -> PostgresResult {
        let link = try valid()
        let deadline = link.context.deadline(timeout)
        if link.context.isObserved, let observer = link.context.configuration.observer {
            return try await link.context.observing(observer, query.sql) { _ in
                try await link.run(query, deadline: deadline)
            }
        }
        return try await link.runInlined(query, deadline: deadline)
    }

    func stream<Decoder: PostgresRowDecoding>(
        _ query: PostgresQuery, timeout: Duration?
    ) -> PostgresRowSequence<Decoder.Output, Decoder> {
        PostgresRowSequence { [self] in
            let link = try valid()
            do {
                try Task.checkCancellation()
                return try await PostgresRowSource(
                    query, on: link, deadline: link.context.deadline(timeout)
                ) {}
            } catch {
                throw link.failure(of: error, operation: query.sql, phase: .executing)
            }
        }
    }
}
