public import CopperBytes
import CopperCrypto
public import CopperPostgresProtocol

/// What a server keeps of a password: enough to check it, too little to use it.
public struct ScramVerifier: Hashable, Sendable {
    public var iterations: Int
    public var salt: [UInt8]
    public var storedKey: [UInt8]
    public var serverKey: [UInt8]

    public init(iterations: Int, salt: [UInt8], storedKey: [UInt8], serverKey: [UInt8]) {
        self.iterations = iterations
        self.salt = salt
        self.storedKey = storedKey
        self.serverKey = serverKey
    }

    /// The verifier of `password`.
    public init(
        password: Secret, salt: [UInt8], iterations: Int = 4096
    ) throws(PostgresProtocolError) {
        let derivation = ScramDerivation(password: password, salt: salt, iterations: iterations)
        let keys = try derivation.deriveKeys()
        self.init(
            iterations: iterations, salt: salt, storedKey: try Scram.hash(keys.clientKey),
            serverKey: keys.serverKey)
    }

    /// Reads the form of `pg_authid.rolpassword`:
    /// `SCRAM-SHA-256$4096:salt$storedKey:serverKey`, the last three in base64.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "SCRAM-SHA-256" else { return nil }
        let head = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let keys = parts[2].split(separator: ":", omittingEmptySubsequences: false)
        guard head.count == 2, keys.count == 2, let iterations = Int(head[0]), iterations > 0,
            let salt = Base64.decode(String(head[1])),
            let stored = Base64.decode(String(keys[0])), stored.count == Scram.keySize,
            let server = Base64.decode(String(keys[1])), server.count == Scram.keySize
        else { return nil }
        self.init(iterations: iterations, salt: salt, storedKey: stored, serverKey: server)
    }
}
