import CopperNet
import CopperRedis
import CopperRedisDialect
import CopperReplay
import CopperTestSupport
import CopperTesting
import Testing

@Suite("Replay of Redis: our own client")
struct RedisClientReplayTests {
    @Test(
        "asks a recording of redis-cli as if it were a server",
        .replaying("../../Fixtures/redis/cli-resp3-valkey.fixture"))
    func exchange() async throws {
        try await RedisClient.with(
            "redis://nowhere.invalid", configure: { $0.connector = Replay.connector }
        ) {
            redis in
            let fields = try await redis.command("HGETALL", "hash", as: [String: String].self)
            #expect(fields == ["field": "value", "other": "2"])
            let missing = try await redis.command("GET", "missing", as: String?.self)
            #expect(missing == nil)
            try await redis.withConnection { connection in
                try await connection.command("SELECT", 3, as: RedisDone.self)
                try await connection.command("SET", "elsewhere", "x", as: RedisDone.self)
            }
            let elsewhere = try await redis.command("EXISTS", "elsewhere", as: Int.self)
            #expect(elsewhere == 0, "in database 0")
        }
    }

    @Test(
        "is given a recording of RESP2, and hears what was published",
        .replaying("../../Fixtures/redis/py-pubsub-resp2-redis.fixture"))
    func older() async throws {
        try await RedisClient.with(
            "redis://nowhere.invalid", configure: { $0.connector = Replay.connector }
        ) {
            redis in
            var heard: [String] = []
            for try await event in redis.subscribe("news", "weather") {
                if case .message(let message) = event { heard.append(message.text) }
                if heard.count == 1 { break }
            }
            #expect(heard == ["first"])
        }
    }

    /// What the recorded conversation with a server does.
    private func converse(
        _ url: String, _ connector: any Connector,
        _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) async throws -> [String] {
        var configuration = try RedisConfiguration(url)
        configuration.connector = connector
        change(&configuration)
        let client = try RedisClient(configuration)
        do {
            try await client.command("SET", "replayed", "value", as: RedisDone.self)
            let value = try await client.command("GET", "replayed", as: String.self)
            let replies = try await client.pipeline(
                RedisCall<Int>("DEL", "replayed"), RedisCall<String?>("GET", "replayed"))
            let user = try await client.command("ACL WHOAMI", as: String.self)
            await client.shutdown()
            return [value, "\(replies)", user]
        } catch {
            await client.shutdown()
            throw error
        }
    }

    @Test("records itself, and replays byte for byte with whatever password", .live)
    func script() async throws {
        let live = try LiveServers.redis(.redis)
        let url = live.url(as: .copper, tls: true)
        let recorder = Recorder(RedisDialect(), scenario: "Copper over TLS", seed: 1)
        let recorded = try await converse(url, RecordingConnector(.sockets, to: recorder)) {
            $0.tls?.trustRoots = .file(live.tls.authority)
        }
        #expect(recorded.last == "copper")
        let fixture = recorder.fixture
        #expect(FixtureVerifier.problems(in: fixture, RedisDialect()) == [])
        #expect(!fixture.text.contains(RedisUser.copper.password))
        for password in [RedisUser.copper.password, "any other"] {
            let replay = try ReplayingConnector(fixture, RedisDialect(), mode: .script)
            let same = live.url(user: "copper", password: password, tls: true)
            #expect(try await converse(same, replay) == recorded)
            #expect(replay.mismatches == [])
        }
        let session = try ReplayingConnector(fixture, RedisDialect(), mode: .session)
        let mine = live.url(user: "me", password: Fixture.password, tls: true)
        #expect(try await converse(mine, session) { $0.protocolVersion = .resp2 } == recorded)
    }
}
