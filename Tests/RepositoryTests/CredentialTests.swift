import CopperBytes
import CopperCrypto
import CopperReplay
import CopperTestSupport
import Foundation
import Testing

/// The test servers' passwords stand in Tests/Servers/roles.sql and redis.acl for everybody to
/// read.
/// That they are found here when a recording lets them through shows that real ones
/// would be kept out.
@Suite("Credentials")
struct CredentialTests {
    @Test("of the recorded servers are in no fixture: raw, hashed, as MD5, or as SCRAM")
    func fixtures() throws {
        for file in Repository.files where file.path.hasSuffix(".fixture") {
            let fixture = try Fixture(text: file.text)
            let roles = LiveRole.all.map { ($0.name, $0.password) }
            let users = RedisUser.all.map { ($0.name, $0.password as String?) }
            for (user, password) in roles + users {
                guard let password else { continue }
                let found = traces(of: password, user: user, in: fixture, text: file.text)
                expectNone(found.map { "\(file.path): \($0)" }, "the password of \(user)")
            }
        }
    }

    @Test("would be found in each of their forms", arguments: Form.allCases)
    func detection(_ form: Form) throws {
        let fixture = try form.recording(password: "secret of a test", user: "somebody")
        let found = traces(of: "secret of a test", user: "somebody", in: fixture, text: "")
        #expect(found.count == 1, "\(found)")
        #expect(traces(of: "another one", user: "somebody", in: fixture, text: "").isEmpty)
    }

    enum Form: CaseIterable {
        case raw, md5, scram
        /// As ACL LIST shows it.
        case sha256

        /// What a recorder without redaction would write.
        func recording(password: String, user: String) throws -> Fixture {
            var fixture = Fixture(header: FixtureHeader(protocolName: "postgres"))
            func add(_ event: FixtureLine.Event) {
                fixture.lines.append(FixtureLine(connection: 1, event: event))
            }
            switch self {
            case .raw: add(.sent(Array("p\0\0\0\u{15}\(password)\0".utf8), gloss: ""))
            case .sha256:
                let hash = Hex.encode(try SHA256.hash(Array(password.utf8)))
                let line = "user \(user) on #\(hash) ~*"
                add(.received(Array("*1\r\n$\(line.utf8.count)\r\n\(line)\r\n".utf8), gloss: ""))
            case .md5:
                let salt: [UInt8] = [1, 2, 3, 250]
                add(.received([0x52, 0, 0, 0, 12, 0, 0, 0, 5] + salt, gloss: ""))
                let answer = try md5Answer(password, user: user, salt: salt)
                add(.sent(Array("p\0\0\0\u{28}\(answer)\0".utf8), gloss: ""))
            case .scram:
                let bare = "n=,r=abc"
                let server = "r=abcdef,s=c2FsdHNhbHQ=,i=4096"
                let end = "c=biws,r=abcdef"
                let proof = try scramAnswer(password, bare: bare, server: server, end: end)
                add(.sent(Array("p\0\0\0\0SCRAM-SHA-256\0\0\0\0\u{20}n,,\(bare)".utf8), gloss: ""))
                add(.received(Array("R\0\0\0\0\0\0\0\u{0B}\(server)".utf8), gloss: ""))
                add(.sent(Array("p\0\0\0\0\(end),p=\(proof)".utf8), gloss: ""))
            }
            return fixture
        }
    }
}

/// Where and in which form the password stands in the fixture.
private func traces(
    of password: String, user: String, in fixture: Fixture, text: String
) -> [String] {
    var found: [String] = []
    if text.contains(password) { found.append("raw, in the file") }
    for connection in Set(fixture.lines.map(\.connection)) {
        let log = ConnectionLog(fixture, connection)
        let everything = log.sent + log.received
        if everything.contains(latin1(password)) { found.append("raw") }
        if let hash = try? SHA256.hash(Array(password.utf8)),
            everything.lowercased().contains(Hex.encode(hash))
        {
            found.append("as SHA-256")
        }
        let hashes = (try? log.salts.map { try md5Answer(password, user: user, salt: $0) }) ?? []
        if hashes.contains(where: log.sent.contains) { found.append("as MD5") }
        if let proof = log.proof(of: password), log.sent.contains("p=\(proof)") {
            found.append("as SCRAM")
        }
    }
    return found
}

/// All frames of a connection, as lines of text in which each byte is one character.
private struct ConnectionLog {
    var sent = ""
    var received = ""

    init(_ fixture: Fixture, _ connection: Int) {
        for line in fixture.lines where line.connection == connection {
            switch line.event {
            case .sent(let bytes, _): sent += latin1(bytes) + "\n"
            case .received(let bytes, _): received += latin1(bytes) + "\n"
            default: break
            }
        }
    }

    /// Of AuthenticationMD5Password messages.
    var salts: [[UInt8]] {
        let head = latin1([0x52, 0, 0, 0, 12, 0, 0, 0, 5])
        return received.components(separatedBy: head).dropFirst().map { rest in
            rest.unicodeScalars.prefix(4).map { UInt8(truncatingIfNeeded: $0.value) }
        }
    }

    /// The proof that this password gives in the recorded exchange, if there is one.
    func proof(of password: String) -> String? {
        guard let bare = sent.firstMatch(of: /n=[^,]*,r=[!-+\--~]+/)?.output,
            let server = received.firstMatch(of: /r=[!-+\--~]+,s=[A-Za-z0-9+\/=]+,i=\d+/)?.output,
            let end = sent.firstMatch(of: /(c=[A-Za-z0-9+\/=]+,r=[!-+\--~]+),p=/)?.output.1
        else { return nil }
        return try? scramAnswer(
            password, bare: String(bare), server: String(server), end: String(end))
    }
}

private func md5Answer(_ password: String, user: String, salt: [UInt8]) throws -> String {
    let inner = Hex.encode(try MD5.hash(Array((password + user).utf8)))
    return "md5" + Hex.encode(try MD5.hash(Array(inner.utf8) + salt))
}

/// RFC 5802, section 3, of this test's own: the client's is what is being tested.
private func scramAnswer(
    _ password: String, bare: String, server: String, end: String
) throws -> String {
    let fields = server.split(separator: ",")
    let salt = try #require(
        fields.first { $0.hasPrefix("s=") }.flatMap { Base64.decode(String($0.dropFirst(2))) })
    let iterations = try #require(
        fields.first { $0.hasPrefix("i=") }.flatMap { Int($0.dropFirst(2)) })
    // SASLprep of the one test password that it changes.
    let prepared = password.replacing("\u{2168}\u{AD}", with: "IX")
    let salted = try PBKDF2.sha256(
        password: Array(prepared.utf8), salt: salt, iterations: iterations)
    let key = try HMACSHA256.authenticate(Array("Client Key".utf8), key: salted)
    let message = Array("\(bare),\(server),\(end)".utf8)
    let signature = try HMACSHA256.authenticate(message, key: try SHA256.hash(key))
    return Base64.encode(zip(key, signature).map { $0 ^ $1 })
}

private func latin1(_ text: String) -> String { latin1(Array(text.utf8)) }

private func latin1(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
}
