import CopperBytes
import CopperCrypto

/// What client and server of SCRAM-SHA-256 (RFC 5802, RFC 7677) have in common.
public enum Scram {
    public static let mechanism = "SCRAM-SHA-256"
    /// The same, bound to the TLS connection.
    public static let mechanismPlus = "SCRAM-SHA-256-PLUS"
    /// The size of keys, proofs and signatures in bytes.
    package static let keySize = 32

    /// The client's word on channel binding: the beginning of its first message.
    public enum Binding: Hashable, Sendable {
        /// `n`: it has none.
        case unsupported
        /// `y`: it would, but the server does not offer it.
        case notOffered
        /// `p`: the hash of the server's certificate, as `tls-server-end-point` (RFC 5929)
        /// defines it.
        case serverEndPoint([UInt8])

        var header: String {
            switch self {
            case .unsupported: "n,,"
            case .notOffered: "y,,"
            case .serverEndPoint: "p=tls-server-end-point,,"
            }
        }

        /// What the final message must repeat in `c=`.
        var channelBinding: [UInt8] {
            switch self {
            case .unsupported, .notOffered: Array(header.utf8)
            case .serverEndPoint(let hash): Array(header.utf8) + hash
            }
        }
    }

    package static func hmac(_ message: [UInt8], key: [UInt8]) throws(PostgresProtocolError)
        -> [UInt8]
    {
        do { return try HMACSHA256.authenticate(message, key: key) } catch {
            throw .authentication(.cryptography("\(error)"))
        }
    }

    package static func hash(_ bytes: [UInt8]) throws(PostgresProtocolError) -> [UInt8] {
        do { return try SHA256.hash(bytes) } catch {
            throw .authentication(.cryptography("\(error)"))
        }
    }

    package static func exclusiveOr(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        zip(left, right).map { $0 ^ $1 }
    }

    /// Printable ASCII without commas (RFC 5802, section 7).
    package static func isNonce(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != 0x2C }
    }

    /// The attributes of a message: one letter, `=`, a value, separated by commas.
    package static func attributes(
        _ message: [UInt8], of name: String
    ) throws(PostgresProtocolError) -> [(letter: Character, value: Substring)] {
        guard let text = String(validating: message, as: UTF8.self), !text.contains("\0") else {
            throw failure(.malformed(name))
        }
        var attributes: [(letter: Character, value: Substring)] = []
        for part in text.pieces(between: UInt8(ascii: ",")) {
            guard let letter = part.first, letter.isASCII, letter.isLetter,
                part.dropFirst().first == "="
            else { throw failure(.malformed(name)) }
            attributes.append((letter, part.dropFirst(2)))
        }
        return attributes
    }

    package static func failure(_ failure: AuthenticationFailure.ScramFailure)
        -> PostgresProtocolError
    {
        .authentication(.scram(failure))
    }
}
