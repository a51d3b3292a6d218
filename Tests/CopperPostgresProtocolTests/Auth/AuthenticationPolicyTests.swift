import CopperBytes
import CopperPostgresProtocol
import Testing

@Suite("Authentication policy")
struct AuthenticationPolicyTests {
    @Test("an empty list allows everything")
    func empty() throws {
        #expect(try AuthenticationPolicy("") == .any)
    }

    @Test("a list allows what it names, `none` included")
    func positive() throws {
        let policy = try AuthenticationPolicy("scram-sha-256,none")
        #expect(policy.allowed == [.none, .scramSHA256])
        #expect(!policy.allows(.password))
    }

    @Test("a negated list allows the rest")
    func negated() throws {
        let policy = try AuthenticationPolicy("!password,!none")
        #expect(!policy.allows(.password))
        #expect(!policy.allows(.none))
        #expect(policy.allows(.md5))
        #expect(policy.allows(.scramSHA256))
    }

    @Test(
        "a mixed, doubled or unknown list is a configuration error",
        arguments: ["!password,md5", "md5,!password", "md5,md5", "kerberos", "md5,", ",", "!"])
    func refused(list: String) throws {
        let kind = try protocolError { _ = try AuthenticationPolicy(list) }
        guard case .configuration = kind else {
            Issue.record("\(kind)")
            return
        }
    }
}

@Suite("MD5 password")
struct MD5PasswordTests {
    @Test("takes the salt as bytes")
    func salts() throws {
        // Computed with Python's hashlib; the first salt is no UTF-8 and has a zero byte.
        let response = try MD5Password.response(
            user: "md5user", password: "pencil", salt: [0x00, 0xFF, 0x80, 0x27])
        #expect(response == "md53e8cfe784a2814c28a8284de9b45ce54")
        let other = try MD5Password.response(
            user: "md5user", password: "pencil", salt: [0x84, 0x0D, 0x15, 0xD3])
        #expect(other == "md5fc32a1706cc8faaa3497552ca5a559be")
    }

    @Test("is what the server stores, without the salt")
    func stored() throws {
        let stored = try MD5Password.stored(user: "md5user", password: "pencil")
        #expect(stored == "md50098e7fab7b4d8d091067152a80b3f12")
    }
}
