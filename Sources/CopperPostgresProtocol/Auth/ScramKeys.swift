public import CopperBytes
import CopperCrypto

/// The two keys of RFC 5802 that a password comes down to, 32 bytes each. Whoever has
/// both can be client and server without the password: they are as secret as it is.
public struct ScramKeys: Hashable, Sendable {
    public let clientKey: [UInt8]
    public let serverKey: [UInt8]

    /// - Throws: `.configuration` for keys of another size than 32 bytes.
    public init(clientKey: [UInt8], serverKey: [UInt8]) throws(PostgresProtocolError) {
        guard clientKey.count == Scram.keySize, serverKey.count == Scram.keySize else {
            throw .configuration("SCRAM keys have \(Scram.keySize) bytes")
        }
        self.clientKey = clientKey
        self.serverKey = serverKey
    }

    init(saltedPassword: [UInt8]) throws(PostgresProtocolError) {
        clientKey = try Scram.hmac(Array("Client Key".utf8), key: saltedPassword)
        serverKey = try Scram.hmac(Array("Server Key".utf8), key: saltedPassword)
    }
}

extension ScramKeys: CustomStringConvertible, CustomReflectable {
    public var description: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}

/// What must be computed to answer a server: slow on purpose, so it runs on a thread
/// that may be kept busy, and its result is worth keeping. Its value is the key to do
/// so by.
public struct ScramDerivation: Hashable, Sendable {
    public let salt: [UInt8]
    public let iterations: Int
    private let password: Secret

    /// - Parameter password: As the user gave it; it is prepared by ``SASLprep`` here.
    public init(password: Secret, salt: [UInt8], iterations: Int) {
        self.password = Secret(SASLprep.password(password.revealed))
        self.salt = salt
        self.iterations = iterations
    }

    /// PBKDF2: about 140 ms for 600,000 iterations.
    ///
    /// - Throws: `.authentication(.cryptography)`.
    public func deriveKeys() throws(PostgresProtocolError) -> ScramKeys {
        let salted: [UInt8]
        do {
            salted = try PBKDF2.sha256(
                password: Array(password.revealed.utf8), salt: salt, iterations: iterations,
                outputCount: Scram.keySize)
        } catch {
            throw .authentication(.cryptography("\(error)"))
        }
        return try ScramKeys(saltedPassword: salted)
    }
}
