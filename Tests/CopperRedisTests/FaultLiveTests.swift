import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperTLS
import CopperTestSupport
import Testing

@Suite("A client of a real server in trouble")
struct FaultLiveTests {
    private func redisError<Value>(_ body: () async throws -> Value) async -> RedisError? {
        do {
            _ = try await body()
            Issue.record("nothing was thrown")
        } catch let error as RedisError {
            return error
        } catch {
            Issue.record(error)
        }
        return nil
    }

    @Test("a server that asks for a certificate gets the client's", .live)
    func clientCertificate() async throws {
        try await RedisTestServer.with(tls: true, settings: ["tls-auth-clients yes"]) { server in
            let tls = server.live.tls
            let url = server.live.url(tls: true)
            let answer = try await RedisClient.with(url) {
                $0.tls?.trustRoots = .file(tls.authority)
                $0.tls?.identity = TLSIdentity(
                    certificates: .file(tls.clientCertificate), key: .file(tls.clientKey))
            } _: { redis in
                try await redis.command("ECHO", "it is me", as: String.self)
            }
            #expect(answer == "it is me")
            let error = await redisError {
                try await RedisClient.with(url) {
                    $0.tls?.trustRoots = .file(tls.authority)
                    $0.pool.acquireTimeout = .seconds(1)
                } _: { redis in
                    try await redis.command("ECHO", "guess who", as: String.self)
                }
            }
            #expect(error?.effect == .notSent)
        }
    }

    @Test(
        "a server that was killed and comes back is found again", .live,
        arguments: LiveRedis.Kind.allCases)
    func crash(_ kind: LiveRedis.Kind) async throws {
        try await RedisTestServer.with(kind, settings: ["appendonly yes", "appendfsync always"]) {
            server in
            try await RedisClient.with(server.live.url()) { redis in
                let first = try await redis.command("INCR", "n", as: Int.self)
                #expect(first == 1)
                try await server.crash()
                let error = await redisError {
                    try await redis.command("INCR", "n", as: Int.self, timeout: .seconds(1))
                }
                // It may have left before its connection's end was seen.
                #expect(error?.effect == .notSent || error?.effect == .unknown)
                // Asked for before it is there again.
                async let second = redis.command("INCR", "n", as: Int.self)
                try await server.start()
                let count = try await second
                #expect(count == 2)
            }
        }
    }

    @Test("commands under way when a server is killed ran once, or say that nobody knows", .live)
    func crashUnderLoad() async throws {
        try await RedisTestServer.with(settings: ["appendonly yes", "appendfsync always"]) {
            server in
            try await RedisClient.with(server.live.url()) { redis in
                let counted = Shared(0)
                let unknown = Shared(0)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<32 {
                        group.addTask {
                            for _ in 0..<100 {
                                do {
                                    try await redis.command("INCR", "n", as: Int.self)
                                    counted.update { $0 += 1 }
                                } catch let error as RedisError where error.effect == .unknown {
                                    unknown.update { $0 += 1 }
                                }
                            }
                        }
                    }
                    while counted.value < 500 { await Task.yield() }
                    try await server.crash()
                    try await server.start()
                    try await group.waitForAll()
                }
                let count = try await redis.command("GET", "n", as: Int.self)
                #expect(count >= counted.value && count <= counted.value + unknown.value)
                #expect(counted.value + unknown.value == 3200)
            }
        }
    }

    @Test("a server that is frozen is left for another connection once it is there again", .live)
    func frozen() async throws {
        try await RedisTestServer.with { server in
            try await RedisClient.with(server.live.url()) {
                $0.timeouts.silence = .milliseconds(300)
                $0.timeouts.connect = .seconds(1)
                $0.pool.acquireTimeout = .seconds(30)
            } _: { redis in
                _ = try await redis.command("ECHO", "warm", as: String.self)
                try server.freeze()
                let late = await redisError {
                    try await redis.command("ECHO", "late", as: String.self, timeout: .seconds(1))
                }
                #expect(late?.code == .timedOut)
                let lost = await redisError {
                    try await redis.command("INCR", "n", as: Int.self, timeout: .seconds(20))
                }
                #expect(lost?.effect != .rejected)
                try server.thaw()
                let back = try await redis.command("ECHO", "back", as: String.self)
                #expect(back == "back")
            }
        }
    }
}
