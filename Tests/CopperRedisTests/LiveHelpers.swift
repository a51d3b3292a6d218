import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperTestSupport
import Testing

/// A client of one of the running servers, for the duration of `body`.
func withLiveClient<Result>(
    _ kind: LiveRedis.Kind, _ version: RESPVersion = .resp3, name: String? = nil,
    configure: (inout RedisConfiguration) -> Void = { _ in },
    _ body: (RedisClient) async throws -> Result
) async throws -> Result {
    try await RedisClient.with(LiveServers.redis(kind).url()) {
        $0.protocolVersion = version
        $0.clientName = name
        configure(&$0)
    } _: {
        try await body($0)
    }
}

/// A name that no other test has.
func freshName(_ name: String) -> String { "\(name)-\(UInt64.random(in: 0...(.max)))" }

/// The ``RedisError`` that `body` throws; a recorded issue and `nil` when it does not.
func redisError<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async -> RedisError? {
    await thrownError(RedisError.self, sourceLocation: sourceLocation, body)
}

/// Waits until `condition` holds, half a minute at most.
func eventually(
    sourceLocation: SourceLocation = #_sourceLocation, _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while try await !condition() {
        guard ContinuousClock.now < end else {
            Issue.record("it has not happened", sourceLocation: sourceLocation)
            return
        }
        await rest(.milliseconds(5))
    }
}

/// Lets others work meanwhile.
func rest(_ duration: Duration) async {
    let loop = EventLoopGroup.shared.next()
    await withCheckedContinuation { continuation in
        LoopTimer(on: loop) { continuation.resume() }.schedule(at: loop.now + duration)
    }
}

/// A value that the tasks of a test share.
final class Locked<Value: Sendable>: Sendable {
    private let lock: Lock<Value>

    init(_ value: Value) { lock = Lock(value) }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try lock.withLock { try body(&$0) }
    }
}
