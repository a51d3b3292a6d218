import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation
import Testing

/// What a reply of `text` is decoded to.
private func decoded<Value: RedisDecodable>(_ text: String, as: Value.Type) throws -> Value {
    var buffer = ByteBuffer()
    buffer.append(utf8: text)
    var scanner = RESPScanner()
    let frame = try #require(try scanner.next(in: buffer.bytes.bytes))
    var reader = RESPReader(buffer.bytes.bytes, frame)
    return try Value(redis: &reader)
}

@Suite("Replies as values")
struct DecodingTests {
    @Test("strings, of every kind")
    func strings() throws {
        for text in [
            "$2\r\nab\r\n", "+ab\r\n", "=6\r\ntxt:ab\r\n", "$?\r\n;1\r\na\r\n;1\r\nb\r\n;0\r\n",
        ] {
            #expect(try decoded(text, as: String.self) == "ab")
            #expect(try decoded(text, as: [UInt8].self) == [0x61, 0x62])
        }
        #expect(try decoded(":12\r\n", as: String.self) == "12")
        #expect(try decoded("$2\r\n\u{1}\r\r\n", as: [UInt8].self) == [1, 0x0D])
        #expect(throws: RedisDecodingError(expected: "String", found: "null")) {
            try decoded("$-1\r\n", as: String.self)
        }
    }

    @Test("a reply gives its content without a copy, its elements, and its attributes")
    func parts() async throws {
        try await withReplies(
            ["$5\r\nhello\r\n", "=9\r\nmkd:title\r\n", "+OK\r\n", ":12\r\n", "$-1\r\n"]
        ) { replies in
            let contents = replies.map { reply in reply.content.withUnsafeBytes { Array($0) } }
            #expect(contents == ["hello", "title", "OK", "", ""].map { Array($0.utf8) })
        }
        try await withReplies(["|1\r\n+ttl\r\n:3600\r\n$1\r\nx\r\n", ":1\r\n"]) { replies in
            let attributes = try replies.map { try $0.attributes }
            #expect(attributes == [[RESPEntry(.simpleString("ttl"), .integer(3600))], []])
            let reply = replies[0]
            let count = reply.content.byteCount
            #expect(count == 1)
        }
        try await withReplies([
            "*3\r\n:1\r\n*1\r\n$1\r\na\r\n|1\r\n+k\r\n+v\r\n_\r\n", "%1\r\n+k\r\n+v\r\n",
            "*?\r\n:7\r\n.\r\n",
        ]) { replies in
            let elements = try replies.map { try $0.elements().map { try $0.value } }
            #expect(
                elements == [
                    [
                        .integer(1), .array([.bulkString([0x61])]),
                        .attributed(
                            [RESPEntry(.simpleString("k"), .simpleString("v"))], .null),
                    ],
                    [.simpleString("k"), .simpleString("v")], [.integer(7)],
                ])
        }
    }

    /// Runs `body` with replies as a client gets them.
    private func withReplies(
        _ texts: [String], _ body: @escaping @Sendable ([RedisReply]) throws -> Void
    ) async throws {
        _ = try SimulatedLoop.run(seed: 1) { loop in
            let server = RecitingRedis(loop: loop, replies: texts)
            var configuration = RedisConfiguration()
            configuration.connector = server
            configuration.tellsLibrary = false
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            let commands = texts.indices.map { RedisCommand("GET", $0) }
            try body(try await redis.replies(to: commands))
            await redis.shutdown()
            await server.shutdown()
        }
    }

    @Test("nothing, in each of its forms")
    func nulls() throws {
        for text in ["_\r\n", "$-1\r\n", "*-1\r\n", "|1\r\n+a\r\n:1\r\n_\r\n"] {
            #expect(try decoded(text, as: String?.self) == nil)
            #expect(try decoded(text, as: [Int]?.self) == nil)
        }
        #expect(try decoded("$0\r\n\r\n", as: String?.self) == "")
        #expect(try decoded("*2\r\n_\r\n$1\r\na\r\n", as: [String?].self) == [nil, "a"])
    }

    @Test("integers that fit, from numbers and from digits")
    func integers() throws {
        #expect(try decoded(":-7\r\n", as: Int.self) == -7)
        #expect(try decoded("$3\r\n250\r\n", as: UInt8.self) == 250)
        #expect(try decoded("(12\r\n", as: Int32.self) == 12)
        #expect(throws: RedisDecodingError.self) { try decoded(":300\r\n", as: UInt8.self) }
        #expect(throws: RedisDecodingError.self) { try decoded(":-1\r\n", as: UInt64.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("$2\r\n1x\r\n", as: Int.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("_\r\n", as: Int.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("*0\r\n", as: Int.self) }
    }

    @Test("doubles and booleans, in both protocols' forms")
    func scalars() throws {
        #expect(try decoded(",1.5\r\n", as: Double.self) == 1.5)
        #expect(try decoded("$3\r\n1.5\r\n", as: Double.self) == 1.5)
        #expect(try decoded("$4\r\n-inf\r\n", as: Double.self) == -.infinity)
        #expect(try decoded(":3\r\n", as: Double.self) == 3)
        #expect(try decoded("#t\r\n", as: Bool.self))
        #expect(try !decoded(":0\r\n", as: Bool.self))
        #expect(throws: RedisDecodingError.self) { try decoded(":2\r\n", as: Bool.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("$1\r\nx\r\n", as: Double.self) }
    }

    @Test("arrays, sets and maps, in both protocols' forms")
    func aggregates() throws {
        #expect(try decoded("~2\r\n:1\r\n:2\r\n", as: [Int].self) == [1, 2])
        #expect(try decoded("*?\r\n:1\r\n:2\r\n.\r\n", as: [Int].self) == [1, 2])
        let map = ["a": 1, "b": 2]
        #expect(try decoded("%2\r\n+a\r\n:1\r\n+b\r\n:2\r\n", as: [String: Int].self) == map)
        #expect(try decoded("*4\r\n+a\r\n:1\r\n+b\r\n:2\r\n", as: [String: Int].self) == map)
        #expect(try decoded("%?\r\n+a\r\n:1\r\n+b\r\n:2\r\n.\r\n", as: [String: Int].self) == map)
        #expect(
            try decoded("*2\r\n*1\r\n$1\r\na\r\n*0\r\n", as: [[String]].self) == [["a"], []])
        #expect(throws: RedisDecodingError.self) {
            try decoded("*3\r\n+a\r\n:1\r\n+b\r\n", as: [String: Int].self)
        }
        #expect(throws: RedisDecodingError.self) { try decoded("+a\r\n", as: [String].self) }
    }

    @Test("a push in the middle of an array is none of its elements")
    func nestedPush() throws {
        let text = "*2\r\n:1\r\n>2\r\n+invalidate\r\n_\r\n:2\r\n"
        #expect(try decoded(text, as: [Int].self) == [1, 2])
    }

    @Test("errors name the types, and no value")
    func errors() {
        let error = #expect(throws: RedisDecodingError.self) {
            try decoded("$6\r\nsecret\r\n", as: Int.self)
        }
        #expect(error?.description == "the server sent bulkString where Int was asked for")
    }
}

/// Greets, and then answers with what it was given, word for word. On a simulated loop.
private final class RecitingRedis: Connector, Sendable {
    private let supervisor = Supervisor(name: "server")
    private let loop: EventLoop
    private let replies: [String]

    init(loop: EventLoop, replies: [String]) {
        self.loop = loop
        self.replies = replies
    }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        let (client, server) = MemoryStream.pair(
            on: loop, capacity: 1024, endpoint: endpoint, chunking: 0)
        let replies = replies
        supervisor.start("session", on: loop) {
            let io = StreamIO(server)
            var input = ByteBuffer()
            _ = try? await io.read(into: &input)
            try? await io.write(Array("%0\r\n".utf8))
            _ = try? await io.read(into: &input)
            try? await io.write(Array(replies.joined().utf8))
            _ = try? await io.read(into: &input)
            io.close()
        }
        return client
    }

    func shutdown() async { await supervisor.shutdown() }
}
