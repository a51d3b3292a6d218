import CopperBytes
import CopperCrypto

/// Both sides of one SCRAM-SHA-256 conversation (RFC 5802, RFC 7677), rewritten as
/// though it had been about another password: nonces and channel binding stay, salt,
/// iterations, proof and signature become those of the password of tests.
struct SCRAMRewriter {
    private let keys: SCRAMKeys
    private var clientFirstBare: [UInt8]
    private var serverFirst: [UInt8] = []
    private var clientFinalWithoutProof: [UInt8] = []

    /// `nil` when `clientFirst` is not a SCRAM message.
    init?(clientFirst: [UInt8], keys: SCRAMKeys) {
        guard let header = SCRAMText.headerCount(of: clientFirst) else { return nil }
        clientFirstBare = Array(clientFirst[header...])
        self.keys = keys
    }

    mutating func rewrite(serverFirst message: [UInt8]) -> [UInt8]? {
        let nonce = SCRAMText.attribute("r", of: message)
        guard let nonce, SCRAMText.attribute("s", of: message) != nil else { return nil }
        serverFirst = keys.serverFirst(nonce: nonce)
        return serverFirst
    }

    mutating func rewrite(clientFinal message: [UInt8]) -> [UInt8]? {
        guard let bare = SCRAMText.withoutProof(message), !serverFirst.isEmpty else { return nil }
        clientFinalWithoutProof = bare
        guard let proof = try? keys.proof(of: authMessage) else { return nil }
        return bare + Array(",p=\(Base64.encode(proof))".utf8)
    }

    func rewrite(serverFinal message: [UInt8]) -> [UInt8]? {
        // "e=" tells an error and nothing secret.
        guard message.starts(with: Array("v=".utf8)) else { return message }
        guard let signature = try? keys.signature(of: authMessage) else { return nil }
        return Array("v=\(Base64.encode(signature))".utf8)
    }

    private var authMessage: [UInt8] {
        SCRAMText.authMessage(clientFirstBare, serverFirst, clientFinalWithoutProof)
    }
}

/// What a server keeps of a password, for the fixed salt of tests.
struct SCRAMKeys {
    static let salt = Array("copper-test-salt".utf8)
    /// PostgreSQL's default.
    static let iterations = 4096

    private let clientKey: [UInt8]
    private let storedKey: [UInt8]
    private let serverKey: [UInt8]

    init(password: String) throws(CryptoError) {
        let salted = try PBKDF2.sha256(
            password: Array(password.utf8), salt: Self.salt, iterations: Self.iterations)
        clientKey = try HMACSHA256.authenticate(Array("Client Key".utf8), key: salted)
        storedKey = try SHA256.hash(clientKey)
        serverKey = try HMACSHA256.authenticate(Array("Server Key".utf8), key: salted)
    }

    func serverFirst(nonce: [UInt8]) -> [UInt8] {
        Array("r=".utf8) + nonce
            + Array(",s=\(Base64.encode(Self.salt)),i=\(Self.iterations)".utf8)
    }

    func proof(of authMessage: [UInt8]) throws(CryptoError) -> [UInt8] {
        let signature = try HMACSHA256.authenticate(authMessage, key: storedKey)
        return zip(clientKey, signature).map { $0 ^ $1 }
    }

    func signature(of authMessage: [UInt8]) throws(CryptoError) -> [UInt8] {
        try HMACSHA256.authenticate(authMessage, key: serverKey)
    }
}

/// The grammar of SCRAM messages, as far as a server needs it (RFC 5802, section 7).
enum SCRAMText {
    /// The value of the first attribute called `name`.
    static func attribute(_ name: Character, of message: [UInt8]) -> [UInt8]? {
        let key = [name.asciiValue ?? 0, UInt8(ascii: "=")]
        let parts = message.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard let part = parts.first(where: { $0.starts(with: key) }) else { return nil }
        return Array(part.dropFirst(2))
    }

    /// The length of the GS2 header `n,,` or `p=tls-server-end-point,,`.
    static func headerCount(of clientFirst: [UInt8]) -> Int? {
        let commas = clientFirst.indices.filter { clientFirst[$0] == UInt8(ascii: ",") }
        guard commas.count >= 2, let first = clientFirst.first,
            [UInt8(ascii: "n"), UInt8(ascii: "y"), UInt8(ascii: "p")].contains(first)
        else { return nil }
        return commas[1] + 1
    }

    /// A client-final-message up to its `,p=`, which comes last.
    static func withoutProof(_ clientFinal: [UInt8]) -> [UInt8]? {
        guard let comma = clientFinal.lastIndex(of: UInt8(ascii: ",")),
            clientFinal[comma...].starts(with: Array(",p=".utf8))
        else { return nil }
        return Array(clientFinal[..<comma])
    }

    static func authMessage(
        _ clientFirstBare: [UInt8], _ serverFirst: [UInt8], _ clientFinal: [UInt8]
    ) -> [UInt8] {
        let comma = [UInt8(ascii: ",")]
        return clientFirstBare + comma + serverFirst + comma + clientFinal
    }
}

/// The answer to AuthenticationMD5Password: `md5` and the digest of the digest of
/// password and user, with the salt.
func md5PasswordAnswer(
    user: [UInt8], password: String, salt: [UInt8]
) throws(CryptoError) -> [UInt8] {
    let inner = Hex.encode(try MD5.hash(Array(password.utf8) + user))
    return Array("md5".utf8) + Array(Hex.encode(try MD5.hash(Array(inner.utf8) + salt)).utf8)
}
