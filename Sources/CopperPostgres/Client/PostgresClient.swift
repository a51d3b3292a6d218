import CopperBytes
public import CopperNet
public import CopperResilience

/// A PostgreSQL database, ready to use: connections open on demand, are pooled, and are
/// replaced when they break. There is nothing to run and nothing to start.
///
/// ```swift
/// let db = try PostgresClient("postgres://app@localhost/shop")
/// let names = try await db.all(
///     "SELECT id, name FROM users WHERE age > \(age)", as: (Int64, String).self)
/// ```
///
/// While the server is merely unreachable, calls wait for a connection until the pool's
/// acquire timeout (10 s) and then throw with the last connection error. What waiting
/// cannot mend (a password, an unknown database, a certificate) throws at once, with the
/// server's words.
///
/// ``shutdown(deadline:)`` ends it in order; dropping the last reference closes its
/// connections at once.
public final class PostgresClient: PostgresQueryable {
    public let configuration: PostgresConfiguration
    private let pool: ConnectionPool
    let context: PostgresContext

    /// - Parameters:
    ///   - url: A URL (`postgres://user:password@host:port/database?sslmode=...`) or
    ///     libpq's keywords (`host=... user=...`).
    ///   - configure: Changes what the URL does not say.
    /// - Throws: ``PostgresError`` with code `.configuration`.
    public convenience init(
        _ url: String, configure: (inout PostgresConfiguration) throws -> Void = { _ in }
    ) throws {
        var configuration = try PostgresConfiguration(url)
        try configure(&configuration)
        try self.init(configuration)
    }

    /// - Parameter group: The event loops that the connections use.
    /// - Throws: ``PostgresError`` with code `.configuration`.
    public init(
        _ configuration: PostgresConfiguration, group: EventLoopGroup = .shared
    ) throws(PostgresError) {
        try configuration.validate()
        self.configuration = configuration
        let context = try PostgresContext(configuration, group: group)
        self.context = context
        pool = ConnectionPool(
            configuration: configuration.pool, loop: context.housekeepingLoop,
            supervisor: context.supervisor, seed: context.seed,
            factory: .init(
                connect: { onEnd in
                    try await PostgresDialer(context: context).connect(onEnd: onEnd)
                },
                isPermanent: { ($0 as? PostgresError)?.isPermanent ?? false },
                leaseIsHeld: { [source = context.source(at: nil)] duration in
                    configuration.observer.note(.leaseHeld(duration), in: source)
                }))
        pool.start()
    }

    deinit {
        pool.close()
        // Reaches the tasks that are still connecting or cancelling.
        context.supervisor.cancelAll()
    }

    /// Opens a client for the duration of `body` and shuts it down after it.
    @discardableResult
    public static func with<Result>(
        _ url: String, configure: (inout PostgresConfiguration) throws -> Void = { _ in },
        _ body: (PostgresClient) async throws -> Result
    ) async throws -> Result {
        let client = try PostgresClient(url, configure: configure)
        do {
            let result = try await body(client)
            await client.shutdown()
            return result
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Refuses new work, lets work in progress finish for the given time (the
    /// configuration's `timeouts.shutdown`), then closes every connection.
    public func shutdown(deadline: Duration? = nil) async {
        let limit = context.housekeepingLoop.now + (deadline ?? configuration.timeouts.shutdown)
        await pool.shutDown(deadline: limit)
        await context.supervisor.shutdown()
    }

    /// The pool at this moment.
    public var statistics: PoolStatistics { pool.statistics }

    // MARK: Queries

    public func query(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) async throws -> PostgresResult {
        let deadline = context.deadline(timeout)
        context.retryBudget.withLock { $0.deposit() }
        if context.isObserved, let observer = configuration.observer {
            return try await context.observing(observer, query.sql) { wait in
                do {
                    return try await attempt(query, deadline, waited: &wait)
                } catch let error as PostgresError {
                    return try await retry(query, after: error, deadline, waited: &wait)
                }
            }
        }
        var wait = Duration.zero
        do {
            return try await attempt(query, deadline, waited: &wait)
        } catch let error as PostgresError {
            return try await retry(query, after: error, deadline, waited: &wait)
        }
    }

    /// Runs a query on a connection of the pool, once.
    @inline(__always)
    func attempt(
        _ query: PostgresQuery, _ deadline: MonotonicTime, waited: inout Duration
    ) async throws -> PostgresResult {
        let start = context.isObserved ? context.housekeepingLoop.now : nil
        let lease = try await acquire(deadline, operation: query.sql)
        if let start { waited += context.housekeepingLoop.now - start }
        defer { pool.release(lease.held) }
        return try await lease.connection.run(query, deadline: deadline)
    }

    /// Runs one or several statements without parameters in text form, as psql does (the
    /// simple protocol). Values come as text.
    public func simpleQuery(
        _ sql: String, timeout: Duration? = nil
    ) async throws -> [PostgresResult] {
        let deadline = context.deadline(timeout)
        let lease = try await acquire(deadline, operation: sql)
        defer { pool.release(lease.held) }
        return try await lease.connection.run(simple: sql, deadline: deadline)
    }

    public func stream<Decoder: PostgresRowDecoding>(
        _ query: PostgresQuery, decoder: Decoder.Type, timeout: Duration? = nil
    ) -> PostgresRowSequence<Decoder.Output, Decoder> {
        PostgresRowSequence { [self] in
            let deadline = context.deadline(timeout)
            let lease = try await acquire(deadline, operation: query.sql)
            do {
                try Task.checkCancellation()
                // Holds the client: it must not close the connection of rows that are read.
                return try await PostgresRowSource(
                    query, on: lease.connection, deadline: deadline
                ) {
                    self.pool.release(lease.held)
                }
            } catch {
                let failure = lease.connection.failure(
                    of: error, operation: query.sql, phase: .executing)
                pool.release(lease.held)
                throw failure
            }
        }
    }

    // MARK: Scopes

    /// Leases one connection for the duration of `body`: for session settings, temporary
    /// tables, several queries in a row.
    ///
    /// The connection is rolled back, if need be, before others use it. With
    /// `configuration.executor` at `.loop` a nonisolated body runs on the connection's
    /// event loop, which saves the switches of threads of every round trip.
    @discardableResult
    public func withConnection<Result>(
        timeout: Duration? = nil, _ body: (PostgresConnection) async throws -> Result
    ) async throws -> Result {
        let deadline = context.deadline(timeout)
        let lease = try await acquire(deadline, operation: nil)
        let connection = PostgresConnection(lease.connection)
        defer {
            connection.invalidate()
            pool.release(lease.held)
        }
        try await lease.connection.ready(by: deadline, operation: nil)
        return try await lease.connection.runBody { try await body(connection) }
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// - Parameter retry: Whether a transaction that the server ended for the sake of
    ///   others (a serialization failure, a deadlock) is run again, after a growing pause of
    ///   some milliseconds.
    /// - Throws: What `body` throws; ``PostgresError`` with code `.transactionRolledBack`
    ///   when the server answered COMMIT by rolling back.
    @discardableResult
    public func transaction<Result>(
        _ isolation: PostgresIsolation? = nil, access: PostgresAccess? = nil,
        deferrable: Bool = false, retry: PostgresTransactionRetry = .never,
        timeout: Duration? = nil, _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let options = PostgresTransactionOptions(
            isolation: isolation, access: access, deferrable: deferrable)
        var attempt = 1
        // Those who got in each other's way should not meet again at once.
        var backoff = Backoff(base: .milliseconds(2), cap: .milliseconds(250))
        var random = SeededRandom(seed: context.seed)
        while true {
            do {
                return try await withConnection(timeout: timeout) { connection in
                    try await connection.transaction(options, timeout: timeout, body)
                }
            } catch let error as PostgresError
                where retry.repeats(after: error, attempt: attempt)
            {
                attempt += 1
                let pause = backoff.next(using: &random)
                configuration.observer.note(
                    .retrying(
                        operation: "TRANSACTION", attempt: attempt, after: pause, error: error),
                    in: context.source(at: error.endpoint))
                try await context.pause(pause)
            }
        }
    }

    /// A leased connection as what it is.
    private struct Lease: Sendable {
        var connection: PostgresLink
        var held: ConnectionPool.Lease
    }

    private func acquire(_ deadline: MonotonicTime, operation: String?) async throws -> Lease {
        if let held = pool.leaseIdle() { return try lease(held) }
        let limit = min(
            deadline, context.housekeepingLoop.now + configuration.pool.acquireTimeout)
        do {
            return try lease(try await pool.lease(deadline: limit))
        } catch let failure as PoolFailure {
            throw PostgresError(acquiring: failure, operation: operation)
        }
    }

    private func lease(_ held: ConnectionPool.Lease) throws -> Lease {
        // The pool holds what its factory made, and that makes links.
        guard let link = held.connection as? PostgresLink else {
            throw PostgresError(.misuse, "The pool holds a connection of another kind")
        }
        return Lease(connection: link, held: held)
    }
}
