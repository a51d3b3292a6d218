import CopperBytes
public import CopperNet
import CopperRESP
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
    let context: RedisContext
    /// The server; of several, one that has what all of them have: channels.
    let node: RedisNode
    /// The way to several servers.
    let router: RedisRouter?
    let subscriptions: any RedisSubscriptionSource

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
        context = RedisContext(configuration, group: group)
        (node, router) = Self.servers(context)
        subscriptions = router.map { ClusterSubscriptions(router: $0) } ?? node.subscriptions
    }

    deinit {
        router?.close()
        node.close()
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
        await router?.shutdown(until: limit)
        await node.shutdown(until: limit)
        await context.supervisor.shutdown()
    }

    /// The connections for exclusive use at this moment.
    public var statistics: PoolStatistics { router?.statistics ?? node.statistics }

    // MARK: Commands

    public func reply(
        to command: RedisCommand, timeout: Duration? = nil
    ) async throws -> RedisReply {
        let deadline = try context.deadline(timeout)
        if let observer = context.observer {
            return try await observedReply(to: command, observer, deadline)
        }
        if let router { return try await reply(to: command, router, deadline) }
        do {
            return try await node.replyInline(to: command, deadline: deadline)
        } catch let error as RedisError {
            return try await reply(to: command, at: node, after: error, deadline)
        }
    }

    private func observedReply(
        to command: RedisCommand, _ observer: any Observer, _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        try await context.observing(
            observer, command.name, bytes: command.words.byteCount
        ) {
            if let router { return try await reply(to: command, router, deadline) }
            do {
                return try await node.reply(to: command, deadline: deadline)
            } catch let error as RedisError {
                return try await reply(to: command, at: node, after: error, deadline)
            }
        }
    }

    public func results(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [Result<RedisReply, RedisError>] {
        if let router { return try await results(of: commands, router, timeout) }
        return try await observedOutcome(of: commands, timeout).results(for: commands)
    }

    public func replies(
        to commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RedisReply] {
        if let router {
            return try await results(of: commands, router, timeout)
                .map { result throws(RedisError) in try result.get() }
        }
        let outcome = try await observedOutcome(of: commands, timeout)
        if let failure = outcome.failure { throw failure }
        return outcome.replies
    }

    private func observedOutcome(
        of commands: [RedisCommand], _ timeout: Duration?
    ) async throws -> RedisPipelineOutcome {
        let deadline = try context.deadline(timeout)
        guard let observer = context.observer else {
            return try await outcome(of: commands, deadline)
        }
        let bytes = commands.reduce(0) { $0 + $1.words.byteCount }
        return try await context.observing(observer, "PIPELINE", bytes: bytes) {
            try await outcome(of: commands, deadline)
        }
    }

    /// Sends commands in one piece, once.
    func attempt(
        _ commands: ArraySlice<RedisCommand>, _ deadline: MonotonicTime
    ) async throws -> RedisPipelineOutcome {
        try await node.outcome(of: commands, deadline: deadline)
    }

    public func execution(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> RedisReply {
        let deadline = try context.deadline(timeout)
        guard let observer = context.observer else {
            return try await execution(of: commands, deadline)
        }
        let bytes = commands.reduce(0) { $0 + $1.words.byteCount }
        return try await context.observing(observer, "MULTI", bytes: bytes) {
            try await execution(of: commands, deadline)
        }
    }

    private func execution(
        of commands: [RedisCommand], _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        if let router { return try await execution(of: commands, router, deadline) }
        do {
            return try await node.execution(of: commands, deadline: deadline)
        } catch let error as RedisError {
            let category = commands.lazy.map(\.retryCategory).max() ?? .never
            return try await repeated(category, "MULTI", after: error, deadline) {
                try await node.execution(of: commands, deadline: deadline)
            }
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
        let deadline = try context.deadline(timeout)
        if let router {
            return try await router.withConnection(key: nil, deadline: deadline, body)
        }
        return try await node.withConnection(deadline: deadline, body)
    }
}
