import CopperRedis
import Testing

@testable import copper

@Suite("Replies of Redis, as the tool writes them")
struct RedisReplyTests {
    private func written(_ values: RESPValue..., as format: RedisFormat) -> String {
        let captured = CapturedOutput()
        var writer = RedisReplyWriter(format, to: captured.output)
        for value in values { writer.write(value) }
        return captured.text
    }

    private static let nested = RESPValue.array([
        .bulkString(Array("one".utf8)), .array([.integer(5), .null]), .array([]),
        .map([
            RESPEntry(.simpleString("a"), .double(1.5)),
            RESPEntry(.bulkString(Array("long".utf8)), .set([.boolean(true)])),
        ]),
    ])

    @Test("a tree tells nulls, numbers, texts and what they are in apart")
    func tree() {
        #expect(
            written(Self.nested, as: .tree) == """
                1) "one"
                2) 1) (integer) 5
                   2) (nil)
                3) (empty array)
                4) a       (double) 1.5
                   "long"  1) true

                """)
        let ten = RESPValue.array((1...10).map { .integer($0) })
        #expect(written(ten, as: .tree).hasPrefix(" 1) (integer) 1\n"))
    }

    @Test(
        "scalars in each format",
        arguments: [
            (.null, "(nil)\n", "null\n", "\n"),
            (.simpleString("OK"), "OK\n", "\"OK\"\n", "OK\n"),
            (.integer(-5), "(integer) -5\n", "-5\n", "-5\n"),
            (.boolean(false), "false\n", "false\n", "false\n"),
            (.double(.infinity), "(double) inf\n", "\"inf\"\n", "inf\n"),
            (
                .simpleError(RESPServerError("WRONGTYPE no")), "(error) WRONGTYPE no\n",
                "{\"error\":\"WRONGTYPE no\"}\n", "WRONGTYPE no\n"
            ),
            (.bulkString(Array("Zoë".utf8)), "\"Zoë\"\n", "\"Zoë\"\n", "Zoë"),
            (.verbatimString(format: "mkd", Array("x".utf8)), "\"x\"\n", "\"x\"\n", "x\n"),
        ] as [(RESPValue, String, String, String)])
    func scalars(_ value: RESPValue, _ tree: String, _ json: String, _ raw: String) {
        #expect(written(value, as: .tree) == tree)
        #expect(written(value, as: .json) == json)
        #expect(written(value, as: .raw) == raw)
    }

    @Test("nothing that a server sends moves the cursor, and every byte can be told")
    func unsafe() {
        let texts = [
            ("a\n\u{1B}[2J\"\\", #""a\n\x1B[2J\"\\""#), ("\u{202E}x", #""\u{202E}x""#),
            ("(nil)", #""(nil)""#),
        ]
        for (text, shown) in texts {
            #expect(written(.bulkString(Array(text.utf8)), as: .tree) == shown + "\n")
        }
        #expect(written(.bulkString([0, 0x61, 0xFF, 0x22]), as: .tree) == #""\x00a\xff\"""# + "\n")
        #expect(written(.simpleString("a\u{1B}b"), as: .tree) == "a\\x1Bb\n")
        #expect(written(.bulkString([0, 0xFF]), as: .json) == "{\"hex\":\"00ff\"}\n")
    }

    @Test("a report of several lines is not put in quotes")
    func report() {
        let text = RESPValue.verbatimString(format: "txt", Array("# Server\r\na:1\r\n".utf8))
        #expect(written(text, as: .tree) == "# Server\na:1\n\n")
    }

    @Test("JSON has objects for maps, and pairs where keys are no texts or repeat")
    func json() {
        #expect(
            written(Self.nested, as: .json)
                == #"["one",[5,null],[],{"a":1.5,"long":[true]}]"# + "\n")
        let odd = RESPValue.map([RESPEntry(.integer(1), .null), RESPEntry(.integer(2), .null)])
        #expect(written(odd, as: .json) == "[[1,null],[2,null]]\n")
        let twice = RESPValue.map([
            RESPEntry(.simpleString("a"), .null), RESPEntry(.simpleString("a"), .integer(1)),
        ])
        #expect(written(twice, as: .json) == #"[["a",null],["a",1]]"# + "\n")
    }

    @Test("CSV has a line for each element, and what is nested as JSON")
    func csv() {
        #expect(
            written(Self.nested, as: .csv) == """
                value
                one
                "[5,null]"
                []
                "{""a"":1.5,""long"":[true]}"

                """)
        let map = RESPValue.map([RESPEntry(.simpleString("a"), .bulkString([]))])
        #expect(written(map, as: .csv) == "key,value\na,\"\"\n")
    }

    @Test("attributes stand in front, as notes")
    func attributes() {
        let value = RESPValue.attributed(
            [RESPEntry(.simpleString("ttl"), .integer(5))], .simpleString("v"))
        #expect(written(value, as: .tree) == "# ttl  (integer) 5\nv\n")
        #expect(written(value, as: .json) == "\"v\"\n")
    }

    @Test("an error among replies is known as one")
    func errors() {
        #expect(RESPValue.attributed([], .bulkError(RESPServerError("ERR x"))).isError)
        #expect(!RESPValue.array([.simpleError(RESPServerError("ERR x"))]).isError)
    }
}

@Suite("Commands of Redis from the standard input")
struct RedisInputTests {
    /// What comes, piece by piece.
    private actor Pieces {
        private var pieces: [String]
        init(_ pieces: [String]) { self.pieces = pieces }
        func next() -> [UInt8] { pieces.isEmpty ? [] : Array(pieces.removeFirst().utf8) }
    }

    private func read(_ pieces: String...) async throws -> [[String]] {
        let pieces = Pieces(pieces)
        var input = RedisInput { await pieces.next() }
        var batches: [[String]] = []
        while true {
            let commands = try await input.next()
            if commands.isEmpty { return batches }
            batches.append(commands.map(\.name))
        }
    }

    @Test("are taken together as far as they are there")
    func batches() async throws {
        let batches = try await read("SET a 1\nGET", " a\n\n# note\nDEL a", "\r\n  \nPING")
        #expect(batches == [["SET"], ["GET"], ["DEL"], ["PING"]])
        #expect(try await read("PING\nECHO x\n") == [["PING", "ECHO"]])
        #expect(try await read() == [])
    }

    @Test("with a quote that does not end tell the line")
    func broken() async {
        await #expect(throws: ToolFailure.self) { try await read("PING\nSET a \"b\n") }
    }

    @Test("are sent in bounded pieces")
    func bounded() async throws {
        let batches = try await read(String(repeating: "PING\n", count: 2500))
        #expect(batches.map(\.count) == [1000, 1000, 500])
    }
}

@Suite("What the doctor makes of INFO")
struct RedisReportTests {
    @Test("names the server and what it has")
    func summary() {
        let info = RedisInfo(
            """
            # Server\r
            redis_version:7.2.4\r
            valkey_version:9.1.2\r
            server_mode:cluster\r
            role:master\r
            connected_clients:1200\r
            maxclients:10000\r
            used_memory:1048576\r
            used_memory_human:1.00M\r
            maxmemory:4194304\r
            maxmemory_human:4.00M\r
            """)
        #expect(info.server == "Valkey 9.1.2")
        #expect(info.mode == "cluster")
        #expect(
            info.summary == "master, 1,200 of 10,000 connections in use, 1.00M of 4.00M of memory")
        #expect(info.hints == [])
    }

    @Test(
        "has hints",
        arguments: [
            ("connected_clients:90\nmaxclients:100", "maxclients"),
            ("used_memory:95\nmaxmemory:100\nmaxmemory_policy:noeviction", "refused"),
            ("used_memory:95\nmaxmemory:100\nmaxmemory_policy:allkeys-lru", "allkeys-lru"),
            ("master_link_status:down", "replica"), ("rejected_connections:3", "3 connections"),
        ])
    func hints(_ text: String, _ words: String) {
        let hints = RedisInfo(text).hints
        #expect(hints.count == 1 && hints[0].contains(words))
    }

    @Test("URLs of Redis are known by their scheme")
    func schemes() {
        for url in ["redis://h", "rediss://h", "valkey://h", "unix:///s", "redis+unix:///s"] {
            #expect(Checkup.isRedis(url))
        }
        for url in ["postgres://h", "host=redis", "", "http://h"] { #expect(!Checkup.isRedis(url)) }
    }
}
