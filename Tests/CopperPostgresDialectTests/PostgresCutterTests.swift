import CopperBytes
import CopperTestSupport
import Testing

@testable import CopperPostgresDialect

@Suite("PostgreSQL for recording: frames")
struct PostgresCutterTests {
    /// SSLRequest and its answer, startup, a password, a query.
    private var conversation: Conversation {
        var conversation = Conversation()
        conversation.client(PGBytes.gssRequest)
        conversation.server([UInt8(ascii: "N")])
        conversation.client(PGBytes.sslRequest)
        conversation.server([UInt8(ascii: "S")])
        conversation.client(PGBytes.startup())
        conversation.server(PGBytes.authentication(3))
        conversation.client(PGBytes.typed("p", PGBytes.text("secret")))
        conversation.server(PGBytes.authentication(0), PGBytes.ready())
        conversation.client(PGBytes.query("SELECT 1"), PGBytes.typed("X"))
        return conversation
    }

    @Test("gives the same frames however the stream is cut")
    func splits() throws {
        let frames = try conversation.frames()
        #expect(frames.map(\.bytes) == conversation.parts.map(\.bytes))
        for size in 1...40 {
            var cutter = PostgresCutter()
            var found: [WireFrame] = []
            for part in conversation.parts {
                var rest = part.bytes[...]
                while !rest.isEmpty {
                    found += try cutter.cut(Array(rest.prefix(size)), from: part.side)
                    rest = rest.dropFirst(size)
                }
            }
            #expect(found == frames, "in pieces of \(size) bytes")
        }
    }

    @Test("tells password messages apart by what they answer")
    func passwords() throws {
        let codes: [(UInt32, PostgresFrameForm)] = [
            (3, .password), (5, .md5Password), (10, .saslInitialResponse), (11, .saslResponse),
            (7, .opaqueAuthentication),
        ]
        for (code, form) in codes {
            var conversation = Conversation()
            conversation.client(PGBytes.startup())
            conversation.server(PGBytes.authentication(code))
            conversation.client(PGBytes.typed("p", [0]))
            #expect(try conversation.frames().last?.postgresForm == form)
        }
    }

    @Test("reads the error of a server that does not know SSLRequest")
    func ancientServer() throws {
        var conversation = Conversation()
        conversation.client(PGBytes.sslRequest)
        conversation.server(PGBytes.error("0A000", "no"))
        #expect(try conversation.frames().last?.isServer("E") == true)
    }

    @Test(
        "refuses what is not PostgreSQL, and stays failed",
        arguments: [
            [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01], [0, 0, 0, 4, 0, 0, 0, 0],
            Array("GET / HTTP/1.1\r\n".utf8),
        ] as [[UInt8]])
    func foreign(_ bytes: [UInt8]) {
        var cutter = PostgresCutter()
        #expect(throws: WireError.self) { try cutter.cut(bytes, from: .client) }
        #expect(throws: WireError.self) { try cutter.next(from: .client) }
    }

    @Test(
        "refuses lengths that no message has",
        arguments: [0, 3, 0x4000_0001, 0xFFFF_FFFF] as [UInt32])
    func lengths(_ length: UInt32) {
        var cutter = PostgresCutter()
        let bytes = [UInt8(ascii: "D")] + PGBytes.integer(length)
        #expect(throws: WireError.self) { try cutter.cut(bytes, from: .server) }
    }

    @Test("keeps the bytes of an unfinished frame")
    func pending() throws {
        var cutter = PostgresCutter()
        #expect(try cutter.cut([0x5A, 0, 0], from: .server).isEmpty)
        #expect(cutter.pending(from: .server) == [0x5A, 0, 0])
        #expect(cutter.pending(from: .client).isEmpty)
    }
}

@Suite("PostgreSQL for recording: glosses")
struct PostgresGlossTests {
    @Test("name the message and its fields in order")
    func fields() throws {
        var conversation = Conversation()
        conversation.client(PGBytes.startup([("user", "app"), ("database", "shop")]))
        conversation.server(
            PGBytes.authentication(10, PGBytes.text("SCRAM-SHA-256") + [0]),
            PGBytes.typed("K", PGBytes.integer(UInt32(7)) + [1, 2, 3, 4]),
            PGBytes.ready())
        conversation.client(
            PGBytes.parse("s1", "SELECT $1", types: [23]),
            PGBytes.bind("", "s1", ["4\"2", nil], resultFormats: [1]),
            PGBytes.describe("P", ""), PGBytes.execute(limit: 2), PGBytes.sync)
        conversation.server(
            PGBytes.row([("id", 23)]), PGBytes.data(["1", nil]), PGBytes.complete("SELECT 1"),
            PGBytes.error("42601", "what?"))
        #expect(
            try conversation.glosses() == [
                #"StartupMessage 3.0 "user" "app" "database" "shop""#,
                #"AuthenticationSASL "SCRAM-SHA-256""#, "BackendKeyData 7 01020304",
                "ReadyForQuery I", #"Parse "s1" "SELECT $1" 1 23"#,
                #"Bind "" "s1" 0 2 "4\"2" NULL 1 1"#, #"Describe P """#, #"Execute "" 2"#, "Sync",
                #"RowDescription 1 "id" 23 0"#, #"DataRow 2 "1" NULL"#,
                #"CommandComplete "SELECT 1""#,
                #"ErrorResponse S "ERROR" C "42601" M "what?""#,
            ])
    }

    @Test("write bytes that are no text in hexadecimal, and cut what is long")
    func values() {
        #expect(GlossText.quoted([0, 255], limit: 80) == #"\x00ff"#)
        #expect(GlossText.quoted(Array("a\nb".utf8), limit: 80) == #""a\nb""#)
        #expect(GlossText.quoted(Array("abcdef".utf8), limit: 4) == #""abcd"... (6 bytes)"#)
        #expect(GlossText.quoted([0, 1, 2, 3], limit: 4) == #"\x0001... (4 bytes)"#)
        #expect(GlossText.quoted(Array("Zürich".utf8), limit: 80) == "\"Zürich\"")
    }

    @Test(
        "say what does not fit its fields",
        arguments: [
            PGBytes.typed("D", [0, 2, 0, 0]), PGBytes.typed("T", [0xFF, 0xFF]),
            PGBytes.typed("Z", []), PGBytes.typed("E", [83]), PGBytes.typed("S", [65]),
            PGBytes.typed("D", [0, 1] + PGBytes.integer(UInt32(9))),
            PGBytes.typed("D", [0, 1] + PGBytes.integer(UInt32(0xFFFF_FFF0))),
        ])
    func malformed(_ bytes: [UInt8]) throws {
        var conversation = Conversation()
        conversation.server(bytes)
        let gloss = try #require(try conversation.glosses().first)
        #expect(gloss.contains("malformed") || bytes[0] == UInt8(ascii: "Z"))
    }

    @Test("say that bytes are left over")
    func leftover() throws {
        var conversation = Conversation()
        conversation.server(PGBytes.typed("1", [1, 2]))
        #expect(try conversation.glosses() == ["ParseComplete and 2 bytes too many"])
    }
}
