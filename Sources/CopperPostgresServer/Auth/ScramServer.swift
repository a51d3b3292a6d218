import CopperBytes
import CopperCrypto
public import CopperPostgresProtocol

/// The server's side of one SCRAM-SHA-256 exchange: for servers in tests that
/// authenticate real clients.
public struct ScramServer: Sendable {
    /// Whether the client has proven that it knows the password.
    public private(set) var isVerified = false

    private enum State: Sendable {
        case awaitingClientFirst
        case awaitingClientFinal(bare: String, serverFirst: String, nonce: String, c: [UInt8])
        case ended
    }

    private var state = State.awaitingClientFirst
    private let verifier: ScramVerifier
    private let nonce: String
    private let mechanism: String
    private let endPointHash: [UInt8]?

    /// - Parameters:
    ///   - mechanism: The one that the client chose.
    ///   - nonce: Printable ASCII without commas, from random bytes.
    ///   - endPointHash: The hash of the server's certificate, where the connection is
    ///     encrypted and -PLUS was offered.
    public init(
        verifier: ScramVerifier, mechanism: String, nonce: String, endPointHash: [UInt8]? = nil
    ) {
        self.verifier = verifier
        self.mechanism = mechanism
        self.nonce = nonce
        self.endPointHash = endPointHash
    }

    /// The mechanisms to offer.
    public static func mechanisms(endPointHash: [UInt8]?) -> [String] {
        (endPointHash == nil ? [] : [Scram.mechanismPlus]) + [Scram.mechanism]
    }

    /// Takes `client-first-message` and gives `server-first-message`.
    public mutating func receive(
        clientFirst message: [UInt8]
    ) throws(PostgresProtocolError) -> [UInt8] {
        guard case .awaitingClientFirst = state else { throw Scram.failure(.outOfOrder) }
        state = .ended
        guard let text = String(validating: message, as: UTF8.self) else {
            throw Scram.failure(.malformed("client-first-message"))
        }
        let parts = text.split(
            separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw Scram.failure(.malformed("client-first-message")) }
        let binding = try binding(String(parts[0]))
        guard parts[1].isEmpty || parts[1].hasPrefix("a=") else {
            throw Scram.failure(.malformed("client-first-message"))
        }
        let bare = String(parts[2])
        let attributes = try Scram.attributes(Array(bare.utf8), of: "client-first-message")
        if attributes.first?.letter == "m" { throw Scram.failure(.mandatoryExtension) }
        guard attributes.count >= 2, attributes[0].letter == "n", attributes[1].letter == "r",
            Scram.isNonce(attributes[1].value)
        else { throw Scram.failure(.malformed("client-first-message")) }

        let combined = attributes[1].value + nonce
        let serverFirst =
            "r=\(combined),s=\(Base64.encode(verifier.salt)),i=\(verifier.iterations)"
        let header = Array("\(parts[0]),\(parts[1]),".utf8)
        state = .awaitingClientFinal(
            bare: bare, serverFirst: serverFirst, nonce: String(combined), c: header + binding)
        return Array(serverFirst.utf8)
    }

    /// The bytes that `c=` must hold behind the header.
    private func binding(_ flag: String) throws(PostgresProtocolError) -> [UInt8] {
        switch flag {
        case "n":
            guard mechanism == Scram.mechanism else {
                throw Scram.failure(.channelBindingMismatch)
            }
            return []
        case "y":
            // The client saw no offer of -PLUS: somebody removed it.
            guard mechanism == Scram.mechanism, endPointHash == nil else {
                throw Scram.failure(.channelBindingMismatch)
            }
            return []
        case "p=tls-server-end-point":
            guard mechanism == Scram.mechanismPlus, let endPointHash else {
                throw Scram.failure(.channelBindingMismatch)
            }
            return endPointHash
        default: throw Scram.failure(.malformed("client-first-message"))
        }
    }

    /// Takes `client-final-message` and gives `server-final-message`.
    ///
    /// - Throws: `.authentication(.scram(.wrongProof))` when the client does not know the
    ///   password.
    public mutating func receive(
        clientFinal message: [UInt8]
    ) throws(PostgresProtocolError) -> [UInt8] {
        guard case .awaitingClientFinal(let bare, let serverFirst, let nonce, let binding) = state
        else { throw Scram.failure(.outOfOrder) }
        state = .ended
        let attributes = try Scram.attributes(message, of: "client-final-message")
        guard attributes.count >= 3, attributes[0].letter == "c", attributes[1].letter == "r",
            let last = attributes.last, last.letter == "p",
            let channel = Base64.decode(String(attributes[0].value)),
            let proof = Base64.decode(String(last.value)), proof.count == Scram.keySize
        else { throw Scram.failure(.malformed("client-final-message")) }
        guard channel == binding else { throw Scram.failure(.channelBindingMismatch) }
        guard attributes[1].value == nonce else { throw Scram.failure(.nonce) }

        let proofSize = ",p=".utf8.count + last.value.utf8.count
        let withoutProof = Array(message.dropLast(proofSize))
        let authMessage = Array("\(bare),\(serverFirst),".utf8) + withoutProof
        let signature = try Scram.hmac(authMessage, key: verifier.storedKey)
        let clientKey = Scram.exclusiveOr(proof, signature)
        guard constantTimeEquals(try Scram.hash(clientKey), verifier.storedKey) else {
            throw Scram.failure(.wrongProof)
        }
        isVerified = true
        let answer = try Scram.hmac(authMessage, key: verifier.serverKey)
        return Array("v=\(Base64.encode(answer))".utf8)
    }
}
