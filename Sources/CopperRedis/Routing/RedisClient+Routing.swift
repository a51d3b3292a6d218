import CopperNet
import CopperRESP
import CopperResilience

// A client of several servers.
extension RedisClient {
    /// The node, or the router, that a configuration's topology asks for.
    static func servers(_ context: RedisContext) -> (RedisNode, RedisRouter?) {
        let configuration = context.configuration
        let endpoints = configuration.endpoints
        let discovery: any RedisDiscovery
        switch configuration.topology {
        case .standalone: return (RedisNode(context: context) { endpoints }, nil)
        case .replicas: discovery = ReplicasDiscovery(endpoints: endpoints)
        case .sentinel(let name):
            discovery = SentinelDiscovery(
                masterName: name, sentinels: endpoints, configuration, group: context.group)
        case .cluster: discovery = ClusterDiscovery(seeds: endpoints)
        }
        let router = RedisRouter(context: context, discovery: discovery)
        let node = RedisNode(context: context, connectsAhead: false) {
            let routes = try await router.routes("a connection", until: .distantFuture)
            let masters = routes.shards.map(\.master.endpoint)
            return masters.count > 1 ? masters.shuffled() : masters
        }
        return (node, router)
    }

    /// Leases a connection to the master that has the key, as
    /// ``withConnection(timeout:_:)`` does: in a cluster a scope can use the keys of one slot.
    ///
    /// ```swift
    /// try await redis.withConnection(for: "{user:1}:stock") { connection in
    ///     try await connection.command("WATCH", "{user:1}:stock", as: RedisDone.self)
    ///     ...
    /// }
    /// ```
    ///
    /// What was begun in it is not taken elsewhere when the slot moves: the server's error
    /// (MOVED) is thrown then, and the scope may be begun again.
    @discardableResult
    public func withConnection<Result>(
        for key: String, timeout: Duration? = nil,
        _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        try await withConnection(for: Array(key.utf8), timeout: timeout, body)
    }

    @discardableResult
    public func withConnection<Result>(
        for key: [UInt8], timeout: Duration? = nil,
        _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        guard let router else { return try await withConnection(timeout: timeout, body) }
        return try await router.withConnection(
            key: key, deadline: context.deadline(timeout), body)
    }

    // MARK: Commands

    /// The router has waited for what waiting mends; what is left to be repeated is what may
    /// have been run.
    func reply(
        to command: RedisCommand, _ router: RedisRouter, _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        do {
            return try await router.reply(to: command, deadline: deadline)
        } catch let error as RedisError where error.mayHaveRun {
            return try await repeated(
                command.retryCategory, command.name, after: error, deadline
            ) {
                try await router.reply(to: command, deadline: deadline)
            }
        }
    }

    func execution(
        of commands: [RedisCommand], _ router: RedisRouter, _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        do {
            return try await router.execution(of: commands, deadline: deadline)
        } catch let error as RedisError where error.mayHaveRun {
            let category = commands.lazy.map(\.retryCategory).max() ?? .never
            return try await repeated(category, "MULTI", after: error, deadline) {
                try await router.execution(of: commands, deadline: deadline)
            }
        }
    }

    func results(
        of commands: [RedisCommand], _ router: RedisRouter, _ timeout: Duration?
    ) async throws -> [Result<RedisReply, RedisError>] {
        let deadline = try context.deadline(timeout)
        guard let observer = context.observer else {
            return try await results(of: commands, router, deadline)
        }
        let bytes = commands.reduce(0) { $0 + $1.words.byteCount }
        return try await context.observing(observer, "PIPELINE", bytes: bytes) {
            try await results(of: commands, router, deadline)
        }
    }

    /// What was lost is run again, if each of it may be: one that may not would come behind
    /// one that it stood in front of.
    private func results(
        of commands: [RedisCommand], _ router: RedisRouter, _ deadline: MonotonicTime
    ) async throws -> [Result<RedisReply, RedisError>] {
        var results = try await router.results(of: commands, deadline: deadline)
        var retry: RedisRetry?
        while true {
            let lost = results.indices.filter { results[$0].failure?.mayHaveRun == true }
            guard let first = lost.first, let failure = results[first].failure else {
                return results
            }
            let category = lost.lazy.map { commands[$0].retryCategory }.max() ?? .never
            if retry == nil { retry = RedisRetry(context, category, "a pipeline", deadline) }
            retry?.category = category
            do {
                try await retry?.pause(after: failure)
            } catch is RedisError {
                return results
            }
            let again = try await router.results(
                of: lost.map { commands[$0] }, deadline: deadline)
            for (place, result) in zip(lost, again) { results[place] = result }
        }
    }
}

extension RedisError {
    /// Whether it was lost, and nobody knows whether it was run.
    fileprivate var mayHaveRun: Bool { effect == .unknown && isTransient && server == nil }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
