public import CopperNet
import CopperRESP
import CopperResilience

/// One of the servers that a client has found, to speak to it and to no other.
///
/// ```swift
/// for server in try await redis.masters {
///     let keys = try await server.command("DBSIZE", as: Int.self)
///     print(server.endpoint, keys)
/// }
/// ```
///
/// Commands go to it by themselves: nothing is divided, and nothing is sent on. What it answers
/// of keys that it does not have (MOVED) is thrown. Valid for as long as the client has the
/// server: afterwards its commands throw with code `.clientClosed`.
public struct RedisServer: RedisCommanding {
    public let endpoint: Endpoint
    public let isMaster: Bool
    /// Its availability zone, where it is known.
    public let zone: String?
    private let node: RedisNode
    // The client, which lives for as long as somebody has one of its servers.
    private let client: RedisClient

    fileprivate init(_ member: RedisMember, of client: RedisClient) {
        endpoint = member.endpoint
        isMaster = member.isMaster
        zone = member.server.zone
        node = member.node
        self.client = client
    }

    public func reply(
        to command: RedisCommand, timeout: Duration? = nil
    ) async throws -> RedisReply {
        let deadline = try client.context.deadline(timeout)
        do {
            return try await node.reply(to: command, deadline: deadline)
        } catch let error as RedisError {
            return try await client.reply(to: command, at: node, after: error, deadline)
        }
    }

    public func results(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [Result<RedisReply, RedisError>] {
        try await outcome(of: commands, timeout).results(for: commands)
    }

    public func replies(
        to commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RedisReply] {
        let outcome = try await outcome(of: commands, timeout)
        if let failure = outcome.failure { throw failure }
        return outcome.replies
    }

    public func execution(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> RedisReply {
        try await node.execution(of: commands, deadline: client.context.deadline(timeout))
    }

    /// Leases a connection to this server, as ``RedisClient/withConnection(timeout:_:)`` does.
    @discardableResult
    public func withConnection<Result>(
        timeout: Duration? = nil, _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        try await node.withConnection(deadline: client.context.deadline(timeout), body)
    }

    private func outcome(
        of commands: [RedisCommand], _ timeout: Duration?
    ) async throws -> RedisPipelineOutcome {
        try await node.outcome(
            of: commands[...], deadline: client.context.deadline(timeout))
    }
}

extension RedisClient {
    /// The masters as they are known at this moment: of a cluster those that have slots, of
    /// other topologies the only one.
    ///
    /// - Throws: ``RedisError`` when no server tells who they are.
    public var masters: [RedisServer] {
        get async throws { try await servers(mastersOnly: true) }
    }

    /// The masters, and their replicas.
    public var servers: [RedisServer] {
        get async throws { try await servers(mastersOnly: false) }
    }

    private func servers(mastersOnly: Bool) async throws -> [RedisServer] {
        guard let router else {
            let endpoint = configuration.endpoints.first ?? .host("localhost", port: 6379)
            let member = RedisMember(
                server: .init(endpoint: endpoint), isMaster: true, node: node)
            return [RedisServer(member, of: self)]
        }
        let routes = try await router.routes("the servers", until: context.deadline(nil))
        let members = routes.shards.map(\.master)
        let replicas = mastersOnly ? [] : routes.shards.flatMap(\.replicas)
        return (members + replicas).map { RedisServer($0, of: self) }
    }
}
