import CopperBytes
public import CopperNet
public import CopperRESP
public import CopperResilience

/// A Redis or Valkey server, ready to use: connections open on demand and are replaced when
/// they break. There is nothing to run and nothing to start.
///
/// ```swift
/// let redis = try RedisClient("redis://localhost")
/// try await redis.command("SET", "user:1", "alice", as: RedisDone.self)
/// let name = try await redis.command("GET", "user:1", as: String?.self)
/// ```
///
/// All tasks share one connection, and what they ask at the same time travels in one piece.
/// Commands that block have connections of their own, and so have scopes.
///
/// While the server is merely unreachable, calls wait for a connection until the pool's
/// acquire timeout (10 s) and then throw with the last connection error. What waiting cannot
/// mend (a password, a certificate) throws at once, with the server's words.
///
/// ``shutdown(deadline:)`` ends it in order; dropping the last reference closes its
/// connections at once.
public final class RedisClient: RedisCommanding {
    public let configuration: RedisConfiguration
    private let context: RedisContext
    /// Opens the one connection that all share, again and again; it is not given back.
    private let sharedPool: ConnectionPool
    private let state = Lock(State())
    private let pool: ConnectionPool

    /// - Parameters:
    ///   - url: See ``RedisConfiguration/init(_:)``.
    ///   - configure: Changes what the URL does not say.
    /// - Throws: ``RedisError`` with code `.configuration`.
    public convenience init(
        _ url: String, configure: (inout RedisConfiguration) throws -> Void = { _ in }
    ) throws {
        var configuration = try RedisConfiguration(url)
        try configure(&configuration)
        try self.init(configuration)
    }

    /// - Parameter group: The event loops that the connections use.
    /// - Throws: ``RedisError`` with code `.configuration`.
    public init(
        _ configuration: RedisConfiguration, group: EventLoopGroup = .shared
    ) throws(RedisError) {
        try configuration.validate()
        self.configuration = configuration
        let context = RedisContext(configuration, group: group)
        self.context = context
        var shared = configuration.pool
        shared.minimumConnections = 0
        shared.maximumConnections = 1
        shared.requestsPerConnection = Self.sharers
        shared.idleLifetime = nil
        shared.lifetime = nil
        shared.idleCheckInterval = nil
        shared.leakReportAfter = nil
        // Its users never have it alone.
        shared.resetsOnReturn = false
        sharedPool = Self.pool(shared, context, capacity: Self.sharers)
        pool = Self.pool(configuration.pool, context, capacity: 1)
        pool.start()
    }

    private struct State {
        /// The connection that all share, while it lives.
        var link: RedisLink?
        var isClosed = false
    }

    private static let sharers = Int(Int32.max)

    private static func pool(
        _ configuration: PoolConfiguration, _ context: RedisContext, capacity: Int
    ) -> ConnectionPool {
        ConnectionPool(
            configuration: configuration, loop: context.housekeepingLoop,
            supervisor: context.supervisor, seed: context.seed,
            factory: .init(
                connect: { onEnd in
                    try await RedisDialer(context: context, capacity: capacity)
                        .connect(onEnd: onEnd)
                },
                isPermanent: { ($0 as? RedisError)?.isPermanent ?? false }))
    }

    deinit {
        sharedPool.close()
        pool.close()
        // Reaches the tasks that are still connecting.
        context.supervisor.cancelAll()
    }

    /// Opens a client for the duration of `body` and shuts it down after it.
    @discardableResult
    public static func with<Result>(
        _ url: String, configure: (inout RedisConfiguration) throws -> Void = { _ in },
        _ body: (RedisClient) async throws -> Result
    ) async throws -> Result {
        let client = try RedisClient(url, configure: configure)
        do {
            let result = try await body(client)
            await client.shutdown()
            return result
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Refuses new commands, lets those under way finish for the given time (the
    /// configuration's `timeouts.shutdown`), then closes every connection.
    public func shutdown(deadline: Duration? = nil) async {
        let limit = context.housekeepingLoop.now + (deadline ?? configuration.timeouts.shutdown)
        let link = state.withLock { state in
            state.isClosed = true
            return state.link
        }
        // Its leases are given back as soon as they are had: what is under way is not known
        // to its pool.
        await link?.drain(until: limit)
        await sharedPool.shutDown(deadline: limit)
        await pool.shutDown(deadline: limit)
        await context.supervisor.shutdown()
        state.withLock { $0.link = nil }
    }

    /// The connections for exclusive use at this moment.
    public var statistics: PoolStatistics { pool.statistics }

    // MARK: Commands

    public func reply(
        to command: RedisCommand, timeout: Duration? = nil
    ) async throws -> RedisReply {
        let deadline = context.deadline(timeout)
        switch command.kind {
        case .any: break
        case .blocking:
            let (link, lease) = try await exclusive(deadline, command.name)
            defer { pool.release(lease) }
            return try await link.run(command, deadline: deadline)
        case .stateful, .lasting, .unanswerable, .empty: throw command.refusal(isShared: true)
        }
        // The usual way, without the calls of the general one.
        if let link = try currentLink(command.name) {
            do {
                return try await link.run(command, deadline: deadline)
            } catch let error as RedisError where isGone(link, error) {
                forget(link)
            }
        }
        return try await onShared(deadline, command.name) { link in
            try await link.run(command, deadline: deadline)
        }
    }

    public func replies(
        to commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RedisReply] {
        for command in commands where command.kind != .any {
            throw command.refusal(isShared: true)
        }
        let deadline = context.deadline(timeout)
        return try await onShared(deadline, "a pipeline") { link in
            try await link.run(commands, deadline: deadline)
        }
    }

    public func transaction(
        _ commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RESPValue] {
        for command in commands where command.kind != .any {
            throw command.refusal(isShared: true)
        }
        let deadline = context.deadline(timeout)
        return try await onShared(deadline, "MULTI") { link in
            try await link.run(transaction: commands, deadline: deadline)
        }
    }

    /// Leases a connection for exclusive use for the duration of `body`: for WATCH and
    /// MULTI, another database, several blocking commands.
    ///
    /// What `body` changes of its state is put right (RESET) before others use it.
    @discardableResult
    public func withConnection<Result>(
        timeout: Duration? = nil, _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        let (link, lease) = try await exclusive(context.deadline(timeout), "a connection")
        let connection = RedisConnection(link)
        defer {
            connection.invalidate()
            pool.release(lease)
        }
        return try await link.core.watchingCancellation {
            switch configuration.executor {
            case .caller: try await body(connection)
            case .loop:
                try await withTaskExecutorPreference(link.core.loop) {
                    try await body(connection)
                }
            }
        }
    }

    // MARK: Connections

    /// Runs `body` on the shared connection. What was not sent, because the connection was
    /// found to be gone, is asked of the next one.
    private func onShared<Result>(
        _ deadline: MonotonicTime, _ operation: String,
        _ body: (RedisLink) async throws -> Result
    ) async throws -> Result {
        var attempt = 1
        while true {
            let link = try await shared(deadline, operation)
            do {
                return try await body(link)
            } catch let error as RedisError where attempt < 3 && isGone(link, error) {
                attempt += 1
                forget(link)
            }
        }
    }

    /// The connection that all share, if it was opened and may be used.
    private func currentLink(_ operation: String) throws(RedisError) -> RedisLink? {
        let (link, isClosed) = state.withLock { ($0.link, $0.isClosed) }
        if isClosed { throw RedisError(acquiring: .shutDown, operation: operation) }
        return link
    }

    private func shared(
        _ deadline: MonotonicTime, _ operation: String
    ) async throws -> RedisLink {
        while true {
            if let link = try currentLink(operation), link.core.ending == nil { return link }
            let (link, lease) = try await lease(from: sharedPool, deadline, operation)
            // The pool may not have heard yet that it has ended; now it does.
            defer { sharedPool.release(lease) }
            guard link.core.ending == nil else { continue }
            state.withLock { $0.link = link }
            return link
        }
    }

    /// Whether the link ended before it sent what was asked for.
    private func isGone(_ link: RedisLink, _ error: RedisError) -> Bool {
        error.effect == .notSent && link.core.ending != nil
    }

    private func forget(_ link: RedisLink) {
        state.withLock { state in
            if state.link === link { state.link = nil }
        }
    }

    private func exclusive(
        _ deadline: MonotonicTime, _ operation: String
    ) async throws -> (RedisLink, ConnectionPool.Lease) {
        _ = try currentLink(operation)
        return try await lease(from: pool, deadline, operation)
    }

    private func lease(
        from pool: ConnectionPool, _ deadline: MonotonicTime, _ operation: String
    ) async throws -> (RedisLink, ConnectionPool.Lease) {
        let limit = min(
            deadline, context.housekeepingLoop.now + configuration.pool.acquireTimeout)
        let lease: ConnectionPool.Lease
        do {
            lease = try await pool.lease(deadline: limit)
        } catch let failure as PoolFailure {
            throw RedisError(acquiring: failure, operation: operation)
        }
        // The pool holds what its factory made, and that makes links.
        guard let link = lease.connection as? RedisLink else {
            throw RedisError(.misuse, "The pool holds a connection of another kind")
        }
        return (link, lease)
    }
}
