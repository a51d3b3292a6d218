public import CopperBytes
import CopperCrypto

/// The client's side of one SCRAM-SHA-256 exchange.
///
/// ```swift
/// let first = client.firstMessage                              // to the server
/// let derivation = try client.receive(serverFirst: bytes)      // from the server
/// let final = try client.finalMessage(derivation.deriveKeys()) // slow: elsewhere
/// try client.receive(serverFinal: bytes)                       // now it is verified
/// ```
///
/// Random bytes come from outside, and the key derivation happens outside, because it
/// takes long.
public struct ScramClient: Sendable {
    public let binding: Scram.Binding
    /// The most iterations that a server may demand.
    public let maximumIterations: Int
    /// Whether the server has proven that it knows the password.
    public private(set) var isVerified = false

    private enum State: Sendable {
        case awaitingServerFirst
        case awaitingKeys(serverFirst: [UInt8], nonce: String)
        case awaitingServerFinal(signature: [UInt8])
        case ended
    }

    private var state = State.awaitingServerFirst
    private let password: Secret
    private let user: String
    private let nonce: String

    /// - Parameters:
    ///   - user: Empty for PostgreSQL, which takes the user from the startup message.
    ///   - nonce: Printable ASCII without commas, from at least 18 random bytes.
    public init(
        user: String = "", password: Secret, nonce: String, binding: Scram.Binding,
        maximumIterations: Int
    ) {
        self.user = user
        self.password = password
        self.nonce = nonce
        self.binding = binding
        self.maximumIterations = maximumIterations
    }

    /// The mechanism to choose from the server's list.
    public var mechanism: String {
        if case .serverEndPoint = binding { Scram.mechanismPlus } else { Scram.mechanism }
    }

    /// `client-first-message`.
    public var firstMessage: [UInt8] { Array((binding.header + firstMessageBare).utf8) }

    private var firstMessageBare: String { "n=\(Self.escape(user)),r=\(nonce)" }

    private static func escape(_ name: String) -> String {
        var escaped = ""
        for character in name.unicodeScalars {
            switch character {
            case "=": escaped += "=3D"
            case ",": escaped += "=2C"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    /// Takes `server-first-message` and says what to derive.
    ///
    /// - Throws: `.authentication(.scram)`: the nonce does not extend ours, there are
    ///   too many iterations, or a mandatory extension.
    public mutating func receive(
        serverFirst message: [UInt8]
    ) throws(PostgresProtocolError) -> ScramDerivation {
        guard case .awaitingServerFirst = state else { throw Scram.failure(.outOfOrder) }
        state = .ended
        let attributes = try Scram.attributes(message, of: "server-first-message")
        if attributes.first?.letter == "m" { throw Scram.failure(.mandatoryExtension) }
        guard attributes.count >= 3, attributes[0].letter == "r", attributes[1].letter == "s",
            attributes[2].letter == "i"
        else { throw Scram.failure(.malformed("server-first-message")) }

        let combined = String(attributes[0].value)
        guard Scram.isNonce(combined), combined.hasPrefix(nonce), combined.count > nonce.count
        else { throw Scram.failure(.nonce) }
        guard let salt = Base64.decode(String(attributes[1].value)), !salt.isEmpty else {
            throw Scram.failure(.malformed("salt"))
        }
        let iterations = try iterations(attributes[2].value)
        state = .awaitingKeys(serverFirst: message, nonce: combined)
        return ScramDerivation(password: password, salt: salt, iterations: iterations)
    }

    private func iterations(_ text: Substring) throws(PostgresProtocolError) -> Int {
        guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), text.utf8.count <= 18,
            let count = Int(decimal: String(text)), count >= 1
        else { throw Scram.failure(.invalidIterations(String(text.prefix(20)))) }
        guard count <= maximumIterations else {
            throw Scram.failure(.tooManyIterations(count, limit: maximumIterations))
        }
        return count
    }

    /// `client-final-message`, made with the derived or remembered keys.
    public mutating func finalMessage(
        _ keys: ScramKeys
    ) throws(PostgresProtocolError) -> [UInt8] {
        guard case .awaitingKeys(let serverFirst, let combined) = state else {
            throw Scram.failure(.outOfOrder)
        }
        state = .ended
        let withoutProof = "c=\(Base64.encode(binding.channelBinding)),r=\(combined)"
        let authMessage =
            Array((firstMessageBare + ",").utf8) + serverFirst + Array(("," + withoutProof).utf8)
        let storedKey = try Scram.hash(keys.clientKey)
        let signature = try Scram.hmac(authMessage, key: storedKey)
        let proof = Scram.exclusiveOr(keys.clientKey, signature)
        state = .awaitingServerFinal(
            signature: try Scram.hmac(authMessage, key: keys.serverKey))
        return Array("\(withoutProof),p=\(Base64.encode(proof))".utf8)
    }

    /// Takes `server-final-message`.
    ///
    /// - Throws: `.authentication(.scram)`: the server reports an error, or its signature
    ///   shows that it does not know the password.
    public mutating func receive(serverFinal message: [UInt8]) throws(PostgresProtocolError) {
        guard case .awaitingServerFinal(let expected) = state else {
            throw Scram.failure(.outOfOrder)
        }
        state = .ended
        let attributes = try Scram.attributes(message, of: "server-final-message")
        guard let first = attributes.first else {
            throw Scram.failure(.malformed("server-final-message"))
        }
        if first.letter == "e" { throw Scram.failure(.serverError(String(first.value))) }
        guard first.letter == "v", let signature = Base64.decode(String(first.value)) else {
            throw Scram.failure(.malformed("server-final-message"))
        }
        guard constantTimeEquals(signature, expected) else {
            throw Scram.failure(.wrongServerSignature)
        }
        isVerified = true
    }
}
