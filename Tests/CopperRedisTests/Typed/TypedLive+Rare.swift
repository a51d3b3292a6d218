import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Commands that need a server in a state of their own.
extension TypedLive {
    /// A script that never ends is ended by somebody else, as soon as the server takes orders.
    func endlessScripts() async throws {
        try await redis.configSet(["lua-time-limit": 10])
        try await redis.functionLoad(
            """
            #!lua name=endless
            redis.register_function('endless', function() while true do end end)
            """)
        try await isEnded {
            try await $0.eval("while true do end", as: RESPValue.self)
        } by: {
            try await redis.scriptKill()
        }
        try await isEnded {
            try await $0.fcall("endless", as: RESPValue.self)
        } by: {
            try await redis.functionKill()
        }
        try await redis.functionFlush()
    }

    private func isEnded(
        _ endless: @Sendable (RedisConnection) async throws -> RESPValue,
        by kill: () async throws -> Void
    ) async throws {
        try await client.withConnection { connection in
            async let end = redisError { try await endless(connection) }
            // Until it has begun there is nothing to end.
            while let refusal = await serverError(kill) {
                #expect(refusal == "NOTBUSY")
                try await Task.sleep(for: .milliseconds(5))
            }
            let text = await end?.server?.text ?? ""
            #expect(text.contains("killed by user"))
        }
    }

    func frequencies() async throws {
        try await redis.configSet(["maxmemory-policy": "allkeys-lfu"])
        try await redis.set("k", "v")
        for _ in 0..<100 { _ = try await redis.get("k") }
        let frequency = try #require(try await redis.objectFreq("k"))
        #expect((1...255).contains(frequency))
        let none = try await redis.objectFreq("none")
        #expect(none == nil)
        try await redis.configSet(["maxmemory-policy": "noeviction"])
    }
}
