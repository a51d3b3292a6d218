import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// One server: the connection that all tasks share, and those for exclusive use.
///
/// A client of one server has one; a client of a cluster has one for each server.
final class RedisNode: Sendable {
    let context: RedisContext
    /// Answers that are kept, where the configuration asks for it.
    let cache: RedisNodeCache?
    /// Opens the one connection that all share, again and again; it is not given back.
    private let sharedPool: ConnectionPool
    private let pool: ConnectionPool
    private let state = Lock(State())
    let endpoints: @Sendable () async throws -> [Endpoint]
    /// What is subscribed to on this server.
    let subscriptions: RedisSubscriptionHub
    private let breaker: RedisBreaker?
    /// How long the connection that all share is waited for.
    private let patience: Duration

    private struct State {
        /// The connection that all share, while it lives.
        var link: RedisLink?
        var isClosed = false
    }

    private static let sharers = Int(Int32.max)

    /// - Parameters:
    ///   - endpoints: Asked for before each connection; tried in their order.
    ///   - shared: Of the connection that all share, but for its capacity.
    ///   - exclusive: Of those for exclusive use, but for their capacity.
    ///   - patience: How long the connection that all share is waited for; the pool's acquire
    ///     timeout otherwise.
    ///   - connectsAhead: Whether the pool's minimum of connections is kept open.
    init(
        context: RedisContext, shared: RedisLinkOptions = RedisLinkOptions(),
        exclusive: RedisLinkOptions = RedisLinkOptions(),
        patience: Duration? = nil, connectsAhead: Bool = true,
        endpoints: @escaping @Sendable () async throws -> [Endpoint]
    ) {
        self.context = context
        self.endpoints = endpoints
        subscriptions = RedisSubscriptionHub(context: context, endpoints: endpoints)
        breaker = context.configuration.breaker.map { RedisBreaker($0, context) }
        var sharedOptions = shared
        sharedOptions.capacity = Self.sharers
        let cache = context.configuration.cache.map { RedisNodeCache($0, seed: context.seed) }
        self.cache = cache
        if let cache {
            sharedOptions.cache = cache
            sharedOptions.forgetful = cache
            sharedOptions.setup.append(cache.configuration.setup)
        }
        var exclusiveOptions = exclusive
        exclusiveOptions.capacity = 1
        exclusiveOptions.forgetful = cache
        var poolConfiguration = context.configuration.pool
        if !connectsAhead { poolConfiguration.minimumConnections = 0 }
        let acquireTimeout = poolConfiguration.acquireTimeout
        self.patience = min(patience ?? acquireTimeout, acquireTimeout)
        var configuration = poolConfiguration
        configuration.minimumConnections = 0
        configuration.maximumConnections = 1
        configuration.requestsPerConnection = Self.sharers
        configuration.idleLifetime = nil
        configuration.lifetime = nil
        configuration.idleCheckInterval = nil
        configuration.leakReportAfter = nil
        // Its users never have it alone.
        configuration.resetsOnReturn = false
        sharedPool = Self.pool(configuration, context, sharedOptions, endpoints)
        pool = Self.pool(poolConfiguration, context, exclusiveOptions, endpoints)
        pool.start()
    }

    private static func pool(
        _ configuration: PoolConfiguration, _ context: RedisContext, _ options: RedisLinkOptions,
        _ endpoints: @escaping @Sendable () async throws -> [Endpoint]
    ) -> ConnectionPool {
        let dialer = RedisDialer(context: context, options: options)
        return ConnectionPool(
            configuration: configuration, loop: context.housekeepingLoop,
            supervisor: context.supervisor, seed: context.seed,
            factory: .init(
                connect: { onEnd in
                    do {
                        return try await dialer.connect(to: try await endpoints(), onEnd: onEnd)
                    } catch {
                        options.onFailure(error)
                        throw error
                    }
                },
                isPermanent: { ($0 as? RedisError)?.isPermanent ?? false }))
    }

    /// The connections for exclusive use at this moment.
    var statistics: PoolStatistics { pool.statistics }

    /// Closes every connection at once.
    func close() {
        let link = state.withLock { state in
            state.isClosed = true
            defer { state.link = nil }
            return state.link
        }
        link?.close()
        sharedPool.close()
        pool.close()
    }

    /// Refuses new commands, lets those under way finish until `limit`, and closes every
    /// connection.
    func shutdown(until limit: MonotonicTime) async {
        let link = state.withLock { state in
            state.isClosed = true
            return state.link
        }
        // Its leases are given back as soon as they are had: what is under way is not known
        // to its pool.
        await link?.drain(until: limit)
        await sharedPool.shutDown(deadline: limit)
        await pool.shutDown(deadline: limit)
        state.withLock { $0.link = nil }
    }

    // MARK: Commands

    /// Runs a command on the connection that it needs.
    @inline(never)
    func reply(to command: RedisCommand, deadline: MonotonicTime) async throws -> RedisReply {
        try await guarded(command.name) {
            switch command.kind {
            case .any:
                return try await onShared(deadline, command.name) { link in
                    try await link.run(command, deadline: deadline)
                }
            case .blocking:
                if command.concernsOwnWrites { throw command.refusalOfWaiting }
                let (link, lease) = try await exclusive(deadline, command.name)
                defer { pool.release(lease) }
                return try await link.run(command, deadline: deadline)
            case .stateful, .lasting, .unanswerable, .empty:
                throw command.refusal(isShared: true)
            }
        }
    }

    /// The same. Where there is nothing to decide it is done here, without a call: see
    /// ``RedisLink/runInline(_:deadline:)``.
    @inline(__always)
    func replyInline(
        to command: RedisCommand, deadline: MonotonicTime
    ) async throws -> RedisReply {
        guard breaker == nil, command.kind == .any, let link = try currentLink(command.name)
        else { return try await reply(to: command, deadline: deadline) }
        do {
            return try await link.runInline(command, deadline: deadline)
        } catch let error as RedisError where isGone(link, error) {
            forget(link)
        }
        return try await reply(to: command, deadline: deadline)
    }

    /// Runs commands in one piece.
    ///
    /// - Throws: As ``RedisLink/run(_:deadline:)-(ArraySlice<RedisCommand>,_)``.
    func outcome(
        of commands: ArraySlice<RedisCommand>, deadline: MonotonicTime
    ) async throws -> RedisPipelineOutcome {
        try check(commands)
        return try await guarded("a pipeline") {
            try await onShared(deadline, "a pipeline") { link in
                try await link.run(commands, deadline: deadline)
            }
        }
    }

    /// - Parameter asking: Whether its slot is on its way to this server, which has to be told
    ///   that the client knows.
    func execution(
        of commands: [RedisCommand], asking: Bool = false, deadline: MonotonicTime
    ) async throws -> RedisReply {
        try check(commands)
        return try await guarded("MULTI") {
            try await onShared(deadline, "MULTI") { link in
                try await link.run(transaction: commands, asking: asking, deadline: deadline)
            }
        }
    }

    /// Runs commands whose slots are on their way to this server, an ASKING in front of each.
    func askingOutcome(
        of pairs: ArraySlice<RedisCommand>, deadline: MonotonicTime
    ) async throws -> RedisPipelineOutcome {
        try await guarded("a pipeline") {
            try await onShared(deadline, "a pipeline") { link in
                try await link.run(pairs, deadline: deadline)
            }
        }
    }

    func guarded<Result>(
        _ operation: String, _ body: () async throws -> Result
    ) async throws -> Result {
        guard let breaker else { return try await body() }
        return try await breaker.guarded(operation, body)
    }

    private func check(_ commands: some Sequence<RedisCommand>) throws(RedisError) {
        for command in commands where command.kind != .any {
            throw command.refusal(isShared: true)
        }
    }

    /// Leases a connection for exclusive use for the duration of `body`.
    func withConnection<Result>(
        deadline: MonotonicTime, _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        let (link, lease) = try await exclusive(deadline, "a connection")
        let connection = RedisConnection(link)
        defer {
            connection.invalidate()
            pool.release(lease)
        }
        return try await link.core.watchingCancellation {
            switch context.configuration.executor {
            case .caller: try await body(connection)
            case .loop:
                try await withTaskExecutorPreference(link.core.loop) {
                    try await body(connection)
                }
            }
        }
    }

    // MARK: Connections

    /// A connection for exclusive use, until `release` is called, once.
    func lease(
        for operation: String, deadline: MonotonicTime
    ) async throws -> (link: RedisLink, release: @Sendable () -> Void) {
        let (link, lease) = try await exclusive(deadline, operation)
        let pool = pool
        return (link, { pool.release(lease) })
    }

    /// Runs `body` on the shared connection. What was not sent, because the connection was
    /// found to be gone, is asked of the next one.
    func onShared<Result>(
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

    /// The same, if it lives; none is opened.
    var liveLink: RedisLink? {
        let link = state.withLock { $0.isClosed ? nil : $0.link }
        return link?.core.ending == nil ? link : nil
    }

    private func shared(
        _ deadline: MonotonicTime, _ operation: String
    ) async throws -> RedisLink {
        while true {
            if let link = try currentLink(operation), link.core.ending == nil { return link }
            let (link, lease) = try await lease(from: sharedPool, patience, deadline, operation)
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
        return try await lease(
            from: pool, context.configuration.pool.acquireTimeout, deadline, operation)
    }

    private func lease(
        from pool: ConnectionPool, _ patience: Duration, _ deadline: MonotonicTime,
        _ operation: String
    ) async throws -> (RedisLink, ConnectionPool.Lease) {
        let limit = min(deadline, context.housekeepingLoop.now + patience)
        let lease: ConnectionPool.Lease
        do {
            lease = try await pool.lease(deadline: limit)
        } catch let failure as PoolFailure {
            throw RedisError(acquiring: failure, operation: operation).with { error in
                // The caller's time was the shorter one, wherever it went.
                let isCallers = context.housekeepingLoop.now >= deadline
                if error.code == .acquireTimedOut, isCallers { error.code = .timedOut }
                if case .timedOut(nil) = failure, pool === sharedPool {
                    error.message = "The connection was not open in time"
                    error.advice = nil
                }
            }
        }
        // The pool holds what its factory made, and that makes links.
        guard let link = lease.connection as? RedisLink else {
            throw RedisError(.misuse, "The pool holds a connection of another kind")
        }
        return (link, lease)
    }
}
