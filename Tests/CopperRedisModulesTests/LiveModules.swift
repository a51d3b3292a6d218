import CopperRedisModules
import CopperTestSupport
import Testing

/// A client of Redis Stack, in each version of the protocol.
func withStack(
    _ version: RESPVersion, _ body: (RedisClient) async throws -> Void
) async throws {
    let url = try LiveServers.redis(.stack).url()
    try await RedisClient.with(url) {
        $0.protocolVersion = version
    } _: {
        try await body($0)
    }
}

/// A key of a test's own.
func fresh(_ name: String) -> String { "{\(name):\(UInt64.random(in: 0...(.max)))}" }

extension Trait where Self == ConditionTrait {
    /// There is no package of Redis Stack for other machines.
    static var stack: Self {
        .enabled(
            if: LiveRedis.Kind.allCases.contains(.stack), "Redis Stack is for x86-64 alone")
    }
}

/// The server's error that `body` throws; a recorded issue and `nil` when it does not.
func serverError<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async -> RESPServerError? {
    await thrownError(RedisError.self, sourceLocation: sourceLocation, body)?.server
}
