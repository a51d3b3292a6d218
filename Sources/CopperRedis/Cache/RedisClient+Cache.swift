import CopperNet
import CopperRESP
import CopperResilience

/// A client that keeps answers: of one server or of many.
protocol RedisCaching: RedisCommanding {
    func cachedReply(
        to command: RedisCommand, maximumAge: Duration?, timeout: Duration?
    ) async throws -> RedisReply

    func cachedResults(
        of commands: [RedisCommand], maximumAge: Duration?, timeout: Duration?
    ) async throws -> [Result<RedisReply, RedisError>]
}

extension RedisClient: RedisCaching {
    /// Reads that are answered without the server where they can be; see
    /// ``RedisCachedReader``. Without ``RedisConfiguration/cache`` all of them ask the server.
    public var cached: RedisCachedReader {
        RedisCachedReader(self, soleCache, clock: node.clock, maximumAge: nil)
    }

    /// The same, of answers that the server gave no longer ago than `maximumAge`.
    public func cached(maximumAge: Duration) -> RedisCachedReader {
        RedisCachedReader(self, soleCache, clock: node.clock, maximumAge: maximumAge)
    }

    private var soleCache: RedisNodeCache? { router == nil ? node.cache : nil }

    /// What the cache has done and what it holds; `nil` where none was configured.
    public var cacheStatistics: RedisCacheStatistics? {
        router.map { $0.cacheStatistics } ?? node.cache?.statistics
    }

    func cachedReply(
        to command: RedisCommand, maximumAge: Duration?, timeout: Duration?
    ) async throws -> RedisReply {
        if let router {
            if configuration.cache != nil, let gets = command.gets, !gets.isEmpty {
                let results = try await cachedResults(
                    of: gets, maximumAge: maximumAge, timeout: timeout)
                return try RedisReply(elements: results.map { try $0.get() })
            }
            return try await router.cachedReply(
                to: command, maximumAge, context.deadline(timeout)
            ) { try await reply(to: command, timeout: timeout) }
        }
        switch node.kept(command, maximumAge: maximumAge) {
        case .reply(let reply): return reply
        case .nothing: break
        case .never:
            guard node.cache != nil, let gets = command.gets, !gets.isEmpty else {
                return try await reply(to: command, timeout: timeout)
            }
            let results = try await cachedResults(
                of: gets, maximumAge: maximumAge, timeout: timeout)
            return try RedisReply(elements: results.map { try $0.get() })
        }
        let answers = try await answers(to: [command], command.name, maximumAge, timeout)
        guard let answer = answers.first else {
            throw RedisError(.protocolViolation, "A command has no reply")
        }
        if let error = answer.reply.error {
            throw RedisError(server: error, at: answer.endpoint, operation: command.name)
                .with { $0.redactsServerText = configuration.redactsServerText }
        }
        return answer.reply
    }

    func cachedResults(
        of commands: [RedisCommand], maximumAge: Duration?, timeout: Duration?
    ) async throws -> [Result<RedisReply, RedisError>] {
        if let router {
            return try await router.cachedResults(
                of: commands, maximumAge, context.deadline(timeout)
            ) { try await results(of: $0, timeout: timeout) }
        }
        var kept: [CachedAnswer?] = []
        var missing: [RedisCommand] = []
        for command in commands {
            switch node.kept(command, maximumAge: maximumAge) {
            case .reply(let reply): kept.append(CachedAnswer(reply: reply))
            case .nothing:
                missing.append(command)
                kept.append(nil)
            // It may change what the others answer.
            case .never: return try await results(of: commands, timeout: timeout)
            }
        }
        do {
            var asked = try await answers(to: missing, "PIPELINE", maximumAge, timeout)[...]
            return kept.compactMap { answer in
                (answer ?? asked.popFirst()).map { .success($0.reply) }
            }
        } catch let error as RedisError where error.effect == .unknown && error.code != .timedOut {
            return kept.map { answer in answer.map { .success($0.reply) } ?? .failure(error) }
        }
    }

    /// Asks the server, and again where that may help, as for every command.
    private func answers(
        to commands: [RedisCommand], _ operation: String, _ maximumAge: Duration?,
        _ timeout: Duration?
    ) async throws -> [CachedAnswer] {
        guard !commands.isEmpty else { return [] }
        let deadline = try context.deadline(timeout)
        guard let observer = context.observer else {
            return try await answers(to: commands, operation, maximumAge, by: deadline)
        }
        let bytes = commands.reduce(0) { $0 + $1.words.byteCount }
        return try await context.observing(observer, operation, bytes: bytes) {
            try await answers(to: commands, operation, maximumAge, by: deadline)
        }
    }

    private func answers(
        to commands: [RedisCommand], _ operation: String, _ maximumAge: Duration?,
        by deadline: MonotonicTime
    ) async throws -> [CachedAnswer] {
        do {
            return try await node.cachedAnswers(
                to: commands, maximumAge: maximumAge, deadline: deadline)
        } catch let error as RedisError {
            return try await repeated(.readOnly, operation, after: error, deadline) {
                try await node.cachedAnswers(
                    to: commands, maximumAge: maximumAge, deadline: deadline)
            }
        }
    }
}
