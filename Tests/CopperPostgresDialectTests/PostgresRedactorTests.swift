import CopperBytes
import CopperCrypto
import CopperTestSupport
import Testing

@testable import CopperPostgresDialect

@Suite("PostgreSQL for recording: credentials")
struct PostgresRedactorTests {
    private static let secret = "correct horse battery staple"

    private func redacted(_ conversation: Conversation) throws -> [WireFrame] {
        var redactor = PostgresRedactor(password: "test")
        return try conversation.frames().map { redactor.redact($0, on: 1) }
    }

    /// Redacting what is redacted must change nothing.
    private func expectStable(_ frames: [WireFrame]) {
        var again = PostgresRedactor(password: "test")
        #expect(frames.map { again.redact($0, on: 1) } == frames)
    }

    @Test("a password becomes the password of tests")
    func cleartext() throws {
        var conversation = Conversation()
        conversation.client(PGBytes.startup())
        conversation.server(PGBytes.authentication(3))
        conversation.client(PGBytes.typed("p", PGBytes.text(Self.secret)))
        let frames = try redacted(conversation)
        #expect(frames.last?.bytes == PGBytes.typed("p", PGBytes.text("test")))
        expectStable(frames)
    }

    @Test("an MD5 answer becomes that of the password of tests, with the same salt")
    func md5() throws {
        var conversation = Conversation()
        let salt: [UInt8] = [1, 2, 3, 4]
        let answer = try md5PasswordAnswer(
            user: Array("app".utf8), password: Self.secret, salt: salt)
        conversation.client(PGBytes.startup())
        conversation.server(PGBytes.authentication(5, salt))
        conversation.client(PGBytes.typed("p", answer + [0]))
        let frames = try redacted(conversation)
        let expected = try md5PasswordAnswer(user: Array("app".utf8), password: "test", salt: salt)
        #expect(frames.last?.body == expected + [0])
        #expect(expected != answer)
        expectStable(frames)
    }

    @Test("SCRAM messages verify with the password of tests, and with no other")
    func scram() throws {
        let bare = "n=,r=clientnonce"
        let first = "r=clientnonceservernonce,s=\(Base64.encode([9, 9, 9])),i=8192"
        var conversation = Conversation()
        conversation.client(PGBytes.startup())
        conversation.server(PGBytes.authentication(10, PGBytes.text("SCRAM-SHA-256") + [0]))
        conversation.client(PGBytes.sasl("SCRAM-SHA-256", "n,," + bare))
        conversation.server(PGBytes.authentication(11, Array(first.utf8)))
        conversation.client(
            PGBytes.typed("p", Array("c=biws,r=clientnonceservernonce,p=c2VjcmV0".utf8)))
        conversation.server(PGBytes.authentication(12, Array("v=c2VjcmV0".utf8)))
        let frames = try redacted(conversation)
        let keys = try SCRAMKeys(password: "test")
        let challenge = keys.serverFirst(nonce: Array("clientnonceservernonce".utf8))
        #expect(Array(frames[3].body.dropFirst(4)) == challenge)
        let final = "c=biws,r=clientnonceservernonce"
        let message = SCRAMText.authMessage(Array(bare.utf8), challenge, Array(final.utf8))
        let proof = Base64.encode(try keys.proof(of: message))
        #expect(frames[4].body == Array("\(final),p=\(proof)".utf8))
        let signature = Base64.encode(try keys.signature(of: message))
        #expect(Array(frames[5].body.dropFirst(4)) == Array("v=\(signature)".utf8))
        expectStable(frames)
    }

    @Test("of SASL messages that cannot be read nothing stays", arguments: ["", "garbage", "c=,p"])
    func unreadable(_ final: String) throws {
        var conversation = Conversation()
        conversation.client(PGBytes.startup())
        conversation.server(PGBytes.authentication(11, Array("r=x,s=AA==,i=1".utf8)))
        conversation.client(PGBytes.typed("p", Array(final.utf8)))
        #expect(try redacted(conversation).last?.body == [])
    }

    @Test("a bearer token and a GSS ticket are dropped")
    func tokens() throws {
        var conversation = Conversation()
        conversation.client(PGBytes.startup())
        conversation.server(PGBytes.authentication(10, PGBytes.text("OAUTHBEARER") + [0]))
        conversation.client(
            PGBytes.sasl("OAUTHBEARER", "n,,\u{1}auth=Bearer \(Self.secret)\u{1}\u{1}"))
        conversation.server(PGBytes.authentication(7))
        conversation.client(PGBytes.typed("p", Array(Self.secret.utf8)))
        let frames = try redacted(conversation)
        let all = frames.flatMap(\.bytes)
        #expect(!String(decoding: all, as: UTF8.self).contains(Self.secret))
        expectStable(frames)
    }

    @Test("a cancel key becomes the connection's number, in the cancel request too")
    func cancelKeys() throws {
        let key: [UInt8] = [0xDE, 0xAD, 0xBE, 0xEF]
        var first = Conversation()
        first.client(PGBytes.startup())
        first.server(PGBytes.typed("K", PGBytes.integer(UInt32(77)) + key))
        var second = Conversation()
        second.client(PGBytes.cancel(77, key), PGBytes.cancel(78, key))
        var redactor = PostgresRedactor(password: "test")
        let told = try first.frames().map { redactor.redact($0, on: 3) }
        let sent = try second.frames().map { redactor.redact($0, on: 4) }
        #expect(told[1].body == PGBytes.integer(UInt32(77)) + [0, 0, 0, 3])
        #expect(sent[0].bytes == PGBytes.cancel(77, [0, 0, 0, 3]))
        #expect(sent[1].bytes == PGBytes.cancel(78, [0, 0, 0, 0]), "an unknown key is dropped")
    }

    @Test(
        "passwords in SQL are replaced, in statements and in what errors quote",
        arguments: [
            ("ALTER ROLE a PASSWORD 'x''y'", "ALTER ROLE a PASSWORD 'test'"),
            (
                "alter role a encrypted password E'x\\'y' valid until 'z'",
                "alter role a encrypted password E'test' valid until 'z'"
            ),
            (
                "CREATE ROLE a PASSWORD /* 'no' */ $q$x$q$",
                "CREATE ROLE a PASSWORD /* 'no' */ $q$test$q$"
            ),
            ("OPTIONS (user 'u', password 'x')", "OPTIONS (user 'u', password 'test')"),
            (
                "SELECT dblink('host=h password=x dbname=d')",
                "SELECT dblink('host=h password=test dbname=d')"
            ),
            (
                "DO $$ BEGIN ALTER ROLE a PASSWORD 'x'; END $$",
                "DO $$ BEGIN ALTER ROLE a PASSWORD 'test'; END $$"
            ),
            ("ALTER ROLE a PASSWORD NULL; SELECT 'x'", "ALTER ROLE a PASSWORD NULL; SELECT 'x'"),
            ("SELECT password, 'x' -- password 'y'\n", "SELECT password, 'x' -- password 'y'\n"),
            ("SELECT 'the password is'", "SELECT 'the password is'"),
            ("ALTER ROLE a PASSWORD 'unfinished", "ALTER ROLE a PASSWORD 'test'"),
            (
                "SELECT dblink('postgres://app:x%40y@h:5432/d?a=b@c')",
                "SELECT dblink('postgres://app:test@h:5432/d?a=b@c')"
            ),
            ("SELECT 'a://u:p@q@h', $$b://u:p@h$$", "SELECT 'a://u:test@h', $$b://u:test@h$$"),
            ("SELECT 1 -- see a://u:@h\n", "SELECT 1 -- see a://u:test@h\n"),
            ("SELECT 'a://h:80', 'b@c' || ':d'", "SELECT 'a://h:80', 'b@c' || ':d'"),
            ("SELECT 'a://u@h:80/x:y@z', '://'", "SELECT 'a://u@h:80/x:y@z', '://'"),
        ])
    func sql(_ sql: String, _ expected: String) throws {
        let result = SQLSecrets.redact(Array(sql.utf8), with: "test")
        #expect(String(decoding: result, as: UTF8.self) == expected)
        #expect(SQLSecrets.redact(result, with: "test") == result)
        var conversation = Conversation()
        conversation.client(PGBytes.startup(), PGBytes.query(sql), PGBytes.parse("s", sql))
        let frames = try redacted(conversation)
        #expect(frames[1].bytes == PGBytes.query(expected))
        #expect(frames[2].bytes == PGBytes.parse("s", expected))
    }

    @Test("an unfinished frame that may hold a password keeps its header only")
    func unfinished() {
        let redactor = PostgresRedactor(password: "test")
        let password = Array(PGBytes.typed("p", Array("secret".utf8)).dropLast())
        #expect(
            Array(redactor.redact(unfinished: password, from: .client).dropFirst(5)) == [
                0, 0, 0, 0, 0,
            ])
        let row = Array(PGBytes.data(["1"]).dropLast())
        #expect(redactor.redact(unfinished: row, from: .server) == row)
    }
}
