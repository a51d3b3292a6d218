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
    let context: RedisContext
    let node: RedisNode

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
        let endpoints = configuration.endpoints
        node = RedisNode(context: context) { endpoints }
    }

    deinit {
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
        await node.shutdown(until: limit)
        await context.supervisor.shutdown()
    }

    /// The connections for exclusive use at this moment.
    public var statistics: PoolStatistics { node.statistics }

    // MARK: Commands

    public func reply(
        to command: RedisCommand, timeout: Duration? = nil
    ) async throws -> RedisReply {
        try await node.reply(to: command, deadline: context.deadline(timeout))
    }

    public func replies(
        to commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RedisReply] {
        try await node.replies(to: commands, deadline: context.deadline(timeout))
    }

    public func execution(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> RedisReply {
        try await node.execution(of: commands, deadline: context.deadline(timeout))
    }

    /// Leases a connection for exclusive use for the duration of `body`: for WATCH and
    /// MULTI, another database, several blocking commands.
    ///
    /// What `body` changes of its state is put right (RESET) before others use it.
    @discardableResult
    public func withConnection<Result>(
        timeout: Duration? = nil, _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        try await node.withConnection(deadline: context.deadline(timeout), body)
    }
}
