import CopperNet
import CopperRESP
import CopperResilience

/// How a client finds out which servers there are and who has what.
protocol RedisDiscovery: Sendable {
    /// - Parameters:
    ///   - known: What was found last.
    ///   - preferred: Who is said to know best.
    /// - Throws: ``RedisError`` when nobody could tell; `CancellationError`.
    func discover(
        _ known: RedisServerMap?, preferring preferred: [Endpoint], _ inquiry: RedisInquiry
    ) async throws -> RedisServerMap

    /// Begins to listen for changes, if there is anybody who tells of them.
    ///
    /// - Parameter onChange: Called when it is time to ask again, from any thread.
    func watch(_ context: RedisContext, onChange: @escaping @Sendable () -> Void)

    func close()
}

extension RedisDiscovery {
    func watch(_ context: RedisContext, onChange: @escaping @Sendable () -> Void) {}
    func close() {}
}

/// Asks servers about themselves and others.
struct RedisInquiry: Sendable {
    let context: RedisContext
    /// The connections that there are to a server.
    let node: @Sendable (Endpoint) -> RedisNode?

    /// What a server answered.
    struct Answer: Sendable {
        var replies: [RESPValue]
        var facts: RedisFacts
    }

    /// How long an answer is waited for.
    private static let patience = Duration.seconds(5)
    /// How many are asked at once, if it does not matter who answers.
    private static let width = 3

    /// Asks one server, on a connection that there is, or else on one that is opened for it.
    ///
    /// - Throws: ``RedisError``; `CancellationError`. An error of the server is a reply.
    func ask(_ endpoint: Endpoint, _ commands: [RedisCommand]) async throws -> Answer {
        if let link = node(endpoint)?.liveLink { return try await ask(link, commands) }
        let dialer = RedisDialer(context: context, options: RedisLinkOptions())
        let link = try await dialer.connect(to: [endpoint]) {}
        defer { link.close() }
        return try await ask(link, commands)
    }

    private func ask(_ link: RedisLink, _ commands: [RedisCommand]) async throws -> Answer {
        let deadline = context.housekeepingLoop.now + Self.patience
        let outcome = try await link.run(commands[...], deadline: deadline)
        if let failure = outcome.failure { throw failure }
        return Answer(
            replies: try outcome.replies.map { try $0.value }, facts: link.facts)
    }

    /// The first answer that one of several servers gives. They are asked a few at a time, so
    /// that one that does not answer holds up nobody.
    ///
    /// - Throws: What no waiting mends, if one of them said so; else the last error.
    func first<Value: Sendable>(
        of endpoints: [Endpoint],
        _ ask: @escaping @Sendable (Endpoint) async throws -> Value
    ) async throws -> Value {
        var failure = RedisError(.configuration, "There is no endpoint")
        var rest = endpoints[...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.width)
            rest = rest.dropFirst(Self.width)
            let outcome = await withTaskGroup(of: Result<Value, RedisError>.self) { group in
                for endpoint in some {
                    group.addTask {
                        do {
                            return .success(try await ask(endpoint))
                        } catch {
                            return .failure(Self.error(error, endpoint))
                        }
                    }
                }
                var outcome: Result<Value, RedisError> = .failure(failure)
                for await next in group {
                    if case .failure(let error) = outcome, case .failure(let other) = next {
                        let keeps = error.isPermanent && error.code != .configuration
                        outcome = keeps ? outcome : .failure(other)
                    } else {
                        outcome = next
                        group.cancelAll()
                        break
                    }
                }
                return outcome
            }
            try Task.checkCancellation()
            switch outcome {
            case .success(let value): return value
            case .failure(let error): failure = error
            }
        }
        throw failure
    }

    private static func error(_ error: any Error, _ endpoint: Endpoint) -> RedisError {
        error as? RedisError
            ?? RedisError(.connectionFailed, "\(endpoint) was not asked: \(error)")
    }
}
