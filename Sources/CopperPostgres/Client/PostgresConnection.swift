public import CopperNet
import CopperPostgresProtocol
import CopperResilience
import Synchronization

/// A connection that is yours within a scope: queries run one after the other in one
/// session. Queries started at the same time are pipelined in the order of their calls.
///
/// It must not be kept: after the scope every call throws ``PostgresError`` with code
/// `.misuse`.
public final class PostgresConnection: PostgresQueryable {
    private let link: PostgresLink
    private let isValid = Atomic(true)

    init(_ link: PostgresLink) {
        self.link = link
    }

    func invalidate() { isValid.store(false, ordering: .releasing) }

    /// The server process's number (`pg_backend_pid()`); `nil` behind some poolers.
    public var processID: Int32? { link.facts.processID }

    /// A setting that the server reports: `server_version`, `TimeZone`,
    /// `standard_conforming_strings` and a few more.
    public func parameter(_ name: String) -> String? { link.parameters[name] }

    /// The event loop that serves this connection.
    public var loop: EventLoop { link.loop }

    public func query(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) async throws -> PostgresResult {
        let link = try valid()
        let deadline = link.context.deadline(timeout)
        guard let observer = link.context.configuration.observer else {
            return try await link.run(query, deadline: deadline)
        }
        return try await link.context.observing(observer, query.sql) { _ in
            try await link.run(query, deadline: deadline)
        }
    }

    /// Runs one or several statements without parameters in text form, as psql does (the
    /// simple protocol). Values come as text.
    public func simpleQuery(
        _ sql: String, timeout: Duration? = nil
    ) async throws -> [PostgresResult] {
        try await valid().run(simple: sql, deadline: link.context.deadline(timeout))
    }

    public func stream<Decoder: PostgresRowDecoding>(
        _ query: PostgresQuery, decoder: Decoder.Type, timeout: Duration? = nil
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

    /// Runs `body` in a transaction; see ``PostgresClient``.
    public func transaction<Result>(
        _ isolation: PostgresIsolation? = nil, access: PostgresAccess? = nil,
        deferrable: Bool = false, timeout: Duration? = nil,
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let options = PostgresTransactionOptions(
            isolation: isolation, access: access, deferrable: deferrable)
        return try await transaction(options, timeout: timeout, body)
    }

    func transaction<Result>(
        _ options: PostgresTransactionOptions, timeout: Duration?,
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let link = try valid()
        guard link.transactionStatus == .idle else {
            throw PostgresError(
                .misuse, "A transaction is open on this connection already",
                advice: "Use PostgresTransaction.savepoint for a transaction within one")
        }
        return try await link.transaction(
            begin: options.sql, deadline: link.context.deadline(timeout), body)
    }

    private func valid() throws -> PostgresLink {
        guard isValid.load(ordering: .acquiring) else {
            throw PostgresError(
                .misuse, "A connection was used after its scope",
                advice: "Use it within the body of withConnection only")
        }
        return link
    }
}
