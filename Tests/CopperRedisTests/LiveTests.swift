import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperTLS
import CopperTestSupport
import Testing

/// A client of one of the running servers, for the duration of `body`.
private func withLiveRedis<Result>(
    _ kind: LiveRedis.Kind = .redis, url: String? = nil,
    configure: (inout RedisConfiguration) throws -> Void = { _ in },
    _ body: (RedisClient) async throws -> Result
) async throws -> Result {
    let url = try url ?? LiveServers.redis(kind).url()
    return try await RedisClient.with(url, configure: configure, body)
}

@Suite("A client against real Redis and Valkey")
struct LiveTests {
    private static let kinds = LiveRedis.Kind.allCases

    private func freshKey(_ name: String) -> String { "\(name):\(UInt64.random(in: 0...(.max)))" }

    @Test("connects with both protocols, by name, address and socket", .live, arguments: kinds)
    func connecting(_ kind: LiveRedis.Kind) async throws {
        let server = try LiveServers.redis(kind)
        for version in RESPVersion.allCases {
            for endpoint in [
                Endpoint.host("localhost", port: server.port),
                .host("127.0.0.1", port: server.port), .unix(path: server.socketPath),
            ] {
                try await withLiveRedis(kind) {
                    $0.endpoints = [endpoint]
                    $0.protocolVersion = version
                    $0.clientName = "copper-tests"
                    $0.database = 3
                } _: { redis in
                    let name = try await redis.command("CLIENT GETNAME", as: String.self)
                    #expect(name == "copper-tests")
                    let info = try await redis.command("CLIENT INFO", as: String.self)
                    #expect(info.contains(" db=3 ") && info.contains(" resp=\(version.rawValue)"))
                }
            }
        }
    }

    @Test("authenticates users of the ACL, and tells what is refused", .live, arguments: kinds)
    func users(_ kind: LiveRedis.Kind) async throws {
        let server = try LiveServers.redis(kind)
        for version in RESPVersion.allCases {
            try await withLiveRedis(kind, url: server.url(as: .copper)) {
                $0.protocolVersion = version
            } _: { redis in
                let answer1 = try await redis.command("ACL WHOAMI", as: String.self)
                #expect(answer1 == "copper")
            }
            let wrong = await redisError {
                try await withLiveRedis(kind) {
                    $0.user = "copper"
                    $0.password = "not-the-password"
                    $0.protocolVersion = version
                } _: {
                    try await $0.command("PING", as: String.self)
                }
            }
            #expect(wrong?.code == .authenticationFailed && wrong?.effect == .notSent)
            #expect(wrong?.server?.code == "WRONGPASS")
            #expect(wrong.map { !"\($0)".contains("not-the-password") } == true)
        }
        try await withLiveRedis(kind, url: server.url(as: .reader)) { redis in
            let answer2 = try await redis.command("GET", "public:none", as: String?.self)
            #expect(answer2 == nil)
            let refused = await redisError {
                try await redis.command("SET", "public:x", 1, as: RedisDone.self)
            }
            #expect(refused?.code == .serverError && refused?.server?.code == "NOPERM")
            #expect(refused?.effect == .rejected)
        }
    }

    @Test("verifies the server's certificate", .live)
    func tls() async throws {
        let server = try LiveServers.redis(.redis)
        try await withLiveRedis(url: server.url(tls: true)) {
            $0.tls?.trustRoots = .file(server.tls.authority)
        } _: { redis in
            let answer3 = try await redis.command("ECHO", "over TLS", as: String.self)
            #expect(answer3 == "over TLS")
        }
        let stranger = await redisError {
            try await withLiveRedis(url: server.url(tls: true)) {
                $0.tls?.trustRoots = .file(server.tls.otherAuthority)
            } _: {
                try await $0.command("PING", as: String.self)
            }
        }
        #expect(stranger?.code == .tlsFailed)
    }

    @Test("values of all kinds come back as they were", .live, arguments: kinds)
    func values(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveRedis(kind) {
                $0.protocolVersion = version
            } _: { redis in
                let key = freshKey("values")
                let bytes = (0...255).map { UInt8($0) }
                try await redis.command("SET", key, bytes, as: RedisDone.self)
                let answer4 = try await redis.command("GET", key, as: [UInt8].self)
                #expect(answer4 == bytes)
                let answer5 = try await redis.command("DEL", key, as: Int.self)
                #expect(answer5 == 1)
                let answer6 = try await redis.command("GET", key, as: String?.self)
                #expect(answer6 == nil)
                _ = try await redis.command("HSET", key, "a", 1, "b", 2.5, as: Int.self)
                let hash = try await redis.command("HGETALL", key, as: [String: Double].self)
                #expect(hash == ["a": 1, "b": 2.5])
                let answer7 = try await redis.command("HEXISTS", key, "a", as: Bool.self)
                #expect(answer7)
                let scores = key + ":z"
                _ = try await redis.command("ZADD", scores, 1.5, "m", "inf", "n", as: Int.self)
                let score = try await redis.command("ZSCORE", scores, "n", as: Double?.self)
                #expect(score == .infinity)
                let answer8 = try await redis.command("ZSCORE", scores, "x", as: Double?.self)
                #expect(answer8 == nil)
                let error = await redisError { try await redis.command("INCR", key, as: Int.self) }
                #expect(error?.server?.code == "WRONGTYPE" && error?.operation == "INCR")
                _ = try await redis.command("DEL", key, scores, as: Int.self)
            }
        }
    }

    @Test("a value of 16 MiB goes there and back", .live, arguments: kinds)
    func large(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) { redis in
            let key = freshKey("large")
            let value = [UInt8](unsafeUninitializedCapacity: 16 << 20) { buffer, count in
                for index in buffer.indices {
                    buffer.initializeElement(
                        at: index, to: UInt8(truncatingIfNeeded: index ^ index >> 8))
                }
                count = buffer.count
            }
            try await redis.command("SET", key, value, "EX", 60, as: RedisDone.self)
            let answer9 = try await redis.command("GET", key, as: [UInt8].self)
            #expect(answer9 == value)
            _ = try await redis.command("DEL", key, as: Int.self)
        }
    }

    @Test("every type that a server can send is read", .live, arguments: kinds)
    func debugProtocol(_ kind: LiveRedis.Kind) async throws {
        for (name, expected) in [
            ("string", "Hello World"), ("integer", "12345"), ("double", "3.141"),
            ("bignum", "1234567999999999999999999999999999999"), ("verbatim", "This is a verbatim"),
        ] {
            try await withLiveRedis(kind) { redis in
                let value = try await redis.command("DEBUG PROTOCOL", name, as: RESPValue.self)
                #expect("\(value)".contains(expected) || text(value).contains(expected), "\(name)")
            }
        }
        try await withLiveRedis(kind) { redis in
            // An attribute in front of a reply, between other replies.
            let commands = [
                RedisCommand("ECHO", "before"), RedisCommand("DEBUG PROTOCOL", "attrib"),
                RedisCommand("ECHO", "after"),
            ]
            let values = try await redis.pipeline(commands)
            #expect(values.first == .bulkString(Array("before".utf8)))
            guard case .attributed(let attributes, _) = values[1] else {
                Issue.record("no attributes: \(values[1])")
                return
            }
            #expect(!attributes.isEmpty)
            #expect(values.last == .bulkString(Array("after".utf8)))
            let answer10 = try await redis.command("DEBUG PROTOCOL", "true", as: Bool.self)
            #expect(answer10)
            let answer11 = try await redis.command("DEBUG PROTOCOL", "null", as: String?.self)
            #expect(answer11 == nil)
            let set = try await redis.command("DEBUG PROTOCOL", "set", as: [Int].self)
            #expect(Set(set) == [0, 1, 2])
            // A push comes from nowhere; the connection lives on.
            _ = try await redis.command("DEBUG PROTOCOL", "push", as: RESPValue.self)
            let answer12 = try await redis.command("ECHO", "still", as: String.self)
            #expect(answer12 == "still")
        }
    }

    private func text(_ value: RESPValue) -> String {
        switch value {
        case .bulkString(let bytes), .verbatimString(_, let bytes):
            String(decoding: bytes, as: UTF8.self)
        default: ""
        }
    }

    @Test("transactions are whole, and watched keys abort them", .live, arguments: kinds)
    func transactions(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) { redis in
            let key = freshKey("tx")
            let results = try await redis.transaction([
                RedisCommand("SET", key, 1), RedisCommand("LPUSH", key, 1),
                RedisCommand("INCR", key),
            ])
            #expect(results.first == .simpleString("OK") && results.last == .integer(2))
            guard case .simpleError(let error) = results[1] else {
                Issue.record("\(results[1])")
                return
            }
            #expect(error.code == "WRONGTYPE")
            let refused = await redisError {
                try await redis.transaction([RedisCommand("SET", key, 9), RedisCommand("NOSUCH")])
            }
            #expect(refused?.code == .serverError && refused?.effect == .rejected)
            // EXEC refuses; what was wrong is the command.
            #expect(refused?.operation == "NOSUCH")
            let answer13 = try await redis.command("GET", key, as: Int.self)
            #expect(answer13 == 2)
            try await redis.withConnection { connection in
                try await connection.command("WATCH", key, as: RedisDone.self)
                _ = try await redis.command("INCR", key, as: Int.self)
                let aborted = await redisError {
                    try await connection.transaction([RedisCommand("SET", key, 100)])
                }
                #expect(aborted?.code == .transactionAborted && aborted?.effect == .rejected)
            }
            let answer14 = try await redis.command("GET", key, as: Int.self)
            #expect(answer14 == 3)
            _ = try await redis.command("DEL", key, as: Int.self)
        }
    }

    @Test("blocking commands wait beside the others, and may be cancelled", .live, arguments: kinds)
    func blocking(_ kind: LiveRedis.Kind) async throws {
        let name = "blocking-\(UInt32.random(in: 0...(.max)))"
        try await withLiveRedis(kind) {
            $0.clientName = name
        } _: { redis in
            let key = freshKey("list")
            async let popped = redis.command("BLPOP", key, 10, as: [String].self)
            for token in 0..<10 {
                let answer15 = try await redis.command("ECHO", token, as: Int.self)
                #expect(answer15 == token)
            }
            try await redis.command("RPUSH", key, "element", as: Int.self)
            let element = try await popped
            #expect(element == [key, "element"])
            let waiting = Task { try await redis.command("BLPOP", key, 0, as: [String].self) }
            #expect(try await becomes(1, blockedOf: name, redis))
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            let late = await redisError {
                try await redis.command(
                    "BLPOP", key, 0, as: [String].self, timeout: .milliseconds(50))
            }
            #expect(late?.code == .timedOut)
            // Nobody is left who would take an element.
            #expect(try await becomes(0, blockedOf: name, redis))
            try await redis.command("RPUSH", key, "kept", as: Int.self)
            let answer16 = try await redis.command("LLEN", key, as: Int.self)
            #expect(answer16 == 1)
            try await redis.command("DEL", key, as: Int.self)
        }
    }

    /// Asks until so many connections of that name are blocked.
    private func becomes(
        _ count: Int, blockedOf name: String, _ redis: RedisClient
    ) async throws -> Bool {
        for _ in 0..<20_000 {
            let list = try await redis.command("CLIENT LIST", as: String.self)
            let blocked = list.split(separator: "\n").count {
                $0.contains("name=\(name) ") && $0.contains("cmd=blpop")
            }
            if blocked == count { return true }
        }
        return false
    }

    @Test("a scope's changes end with it", .live, arguments: kinds)
    func scopes(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) {
            $0.pool.maximumConnections = 1
        } _: { redis in
            let key = freshKey("scope")
            let first = try await redis.withConnection { connection in
                try await connection.command("SELECT", 5, as: RedisDone.self)
                try await connection.command("SET", key, "five", "EX", 60, as: RedisDone.self)
                return try await connection.command("CLIENT ID", as: Int.self)
            }
            try await redis.withConnection { connection in
                let again = try await connection.command("CLIENT ID", as: Int.self)
                #expect(again == first)
                let answer17 = try await connection.command("GET", key, as: String?.self)
                #expect(answer17 == nil)
            }
        }
    }

    @Test("what RESET does not take back ends with its connection", .live, arguments: kinds)
    func lasting(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) {
            $0.pool.maximumConnections = 1
        } _: { redis in
            try await redis.withConnection { connection in
                try await connection.command("CLIENT NO-EVICT", "on", as: RedisDone.self)
            }
            try await redis.withConnection { connection in
                let info = try await connection.command("CLIENT INFO", as: String.self)
                #expect(info.contains(" flags=N "), "\(info)")
            }
        }
    }

    @Test("a script that fails may have changed something before", .live, arguments: kinds)
    func scripts(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) { redis in
            let key = freshKey("script")
            let script = "redis.call('INCR', KEYS[1]) return redis.error_reply('MINE it failed')"
            let error = await redisError {
                try await redis.command("EVAL", script, 1, key, as: RESPValue.self)
            }
            #expect(error?.server?.code == "MINE" && error?.effect == .unknown)
            let missing = await redisError {
                try await redis.command(
                    "EVALSHA", String(repeating: "0", count: 40), 0, as: RESPValue.self)
            }
            #expect(missing?.server?.code == "NOSCRIPT" && missing?.effect == .rejected)
            try await redis.command("DEL", key, as: Int.self)
        }
    }

    @Test("errors quote neither keys nor values", .live, arguments: kinds)
    func quotedArguments(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) {
            $0.redactsServerText = true
        } _: { redis in
            let error = await redisError {
                try await redis.command("GTE", "my-key", "my-value", as: RESPValue.self)
            }
            #expect(error?.server?.code == "ERR")
            var dumped = ""
            dump(error, to: &dumped)
            #expect(!dumped.contains("my-"))
            #expect(error.map { "\($0)".contains("redacted") } == true)
        }
    }

    @Test("a database that does not exist is told at once", .live, arguments: kinds)
    func database(_ kind: LiveRedis.Kind) async throws {
        let start = ContinuousClock.now
        let error = await redisError {
            try await withLiveRedis(kind) {
                $0.database = 99_999
            } _: {
                try await $0.command("PING", as: String.self)
            }
        }
        #expect(error?.code == .configuration && error?.effect == .notSent)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("a killed connection is replaced", .live, arguments: kinds)
    func killed(_ kind: LiveRedis.Kind) async throws {
        try await withLiveRedis(kind) { redis in
            for _ in 0..<3 {
                let id = try await redis.command("CLIENT ID", as: Int.self)
                try await withLiveRedis(kind) { other in
                    let count = try await other.command("CLIENT KILL", "ID", id, as: Int.self)
                    #expect(count == 1)
                }
                var next = id
                for _ in 0..<200 where next == id {
                    next = (try? await redis.command("CLIENT ID", as: Int.self)) ?? id
                }
                #expect(next != id)
            }
        }
    }

    @Test("a watched key is read again until nobody comes between", .live, arguments: kinds)
    func watching(_ kind: LiveRedis.Kind) async throws {
        let key = freshKey("watched")
        try await withLiveRedis(kind) { redis in
            try await redis.command("SET", key, 0, as: RedisDone.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await redis.watching(key, attempts: 1000) { connection in
                                let count = try await connection.command("GET", key, as: Int.self)
                                _ = try await connection.transaction(
                                    RedisCall<RedisDone>("SET", key, count + 1))
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = try await redis.command("GET", key, as: Int.self)
            #expect(count == 80)
            let error = await redisError {
                try await redis.watching(key, attempts: 2) { connection in
                    try await redis.command("INCR", key, as: Int.self)
                    _ = try await connection.transaction(RedisCall<Int>("INCR", key))
                }
            }
            #expect(error?.code == .transactionAborted)
            let twice = try await redis.command("GET", key, as: Int.self)
            #expect(twice == 82)
        }
    }

    @Test(
        "typed calls are pipelined, transacted, and tell what became of each", .live,
        arguments: kinds)
    func calls(_ kind: LiveRedis.Kind) async throws {
        let key = freshKey("calls")
        for version in RESPVersion.allCases {
            try await withLiveRedis(kind) {
                $0.protocolVersion = version
            } _: { redis in
                try await redis.command("DEL", key, as: Int.self)
                let (done, count, list) = try await redis.pipeline(
                    RedisCall<RedisDone>("SET", key, 41), RedisCall<Int>("INCR", key),
                    RedisCall<[String?]>("MGET", key, key + ":none"))
                #expect(done == RedisDone() && count == 42 && list == ["42", nil])
                let (wrong, right) = try await redis.pipelineResults(
                    RedisCall<Int>("LLEN", key), RedisCall<Int>("GET", key))
                #expect(throws: RedisError.self) { try wrong.get() }
                #expect(try right.get() == 42)
                let error = await redisError {
                    try await redis.pipeline(
                        RedisCall<Int>("LLEN", key), RedisCall<Int>("INCR", key))
                }
                #expect(error?.server?.code == "WRONGTYPE" && error?.operation == "LLEN")
                let (next, map) = try await redis.transaction(
                    RedisCall<Int>("INCR", key), RedisCall<[String: String]>("CONFIG GET", "port"))
                #expect(next == 44 && map["port"] != nil)
                let none: () = try await redis.pipeline()
                _ = none
            }
        }
    }
}
