public import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// A connection that is yours within a scope: queries run one after the other in one
/// session. Queries started at the same time are pipelined in the order of their calls.
///
/// It must not be kept: after the scope every call throws ``PostgresError`` with code
/// `.misuse`.
public final class PostgresConnection: PostgresQueryable {
    private let lease: PostgresLease

    init(_ link: PostgresLink) {
        lease = PostgresLease(link, .connection)
    }

    func invalidate() { lease.invalidate() }

    /// The server process's number (`pg_backend_pid()`); `nil` behind some poolers.
    public var processID: Int32? { lease.link.facts.processID }

    /// A setting that the server reports: `server_version`, `TimeZone`,
    /// `standard_conforming_strings` and a few more.
    public func parameter(_ name: String) -> String? { lease.link.parameters[name] }

    /// The event loop that serves this connection.
    public var loop: EventLoop { lease.link.loop }

    public func query(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) async throws -> PostgresResult {
        try await lease.query(query, timeout: timeout)
    }

    /// Runs one or several statements without parameters in text form, as psql does (the
    /// simple protocol). Values come as text.
    public func simpleQuery(
        _ sql: String, timeout: Duration? = nil
    ) async throws -> [PostgresResult] {
        let link = try lease.valid()
        return try await link.run(simple: sql, deadline: link.context.deadline(timeout))
    }

    public func stream<Decoder: PostgresRowDecoding>(
        _ query: PostgresQuery, decoder: Decoder.Type, timeout: Duration? = nil
    ) -> PostgresRowSequence<Decoder.Output, Decoder> {
        lease.stream(query, timeout: timeout)
    }

    /// Runs `body` in a transaction; see ``PostgresClient``.
    @discardableResult
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
        let link = try lease.valid()
        guard link.transactionStatus == .idle else {
            throw PostgresError(
                .misuse, "A transaction is open on this connection already",
                advice: "Use PostgresTransaction.savepoint for a transaction within one")
        }
        return try await link.transaction(
            begin: options.sql, deadline: link.context.deadline(timeout), body)
    }
}
