/// Why client and server could not agree on who they are. Holds no secret.
public enum AuthenticationFailure: Error, Equatable, Sendable {
    /// The server asks for a password and there is none. An empty one would be one.
    case passwordMissing
    /// The policy does not allow what the server asks for (libpq's `require_auth`).
    case methodNotAllowed(AuthenticationMethod)
    /// The server asks for a method that is not supported: Kerberos, GSSAPI, SSPI, SCM.
    case unsupportedMethod(String)
    /// None of the server's SASL mechanisms is supported.
    case noCommonMechanism(offered: [String])
    /// Channel binding is required, and the exchange would not have it.
    case channelBindingRequired(String)
    /// The server ended a SCRAM exchange without proving that it knows the password.
    case serverNotVerified
    /// A message of the SCRAM exchange is not what RFC 5802 says.
    case scram(ScramFailure)
    /// A digest could not be computed, as with MD5 under FIPS.
    case cryptography(String)

    /// What is wrong with a SCRAM exchange (RFC 5802, section 7).
    public enum ScramFailure: Error, Equatable, Sendable {
        /// An attribute is missing, out of order or not of its form.
        case malformed(String)
        /// An extension that must not be ignored (`m=`).
        case mandatoryExtension
        /// The server's nonce does not begin with ours, or adds nothing to it.
        case nonce
        /// The iteration count is no number of at least 1.
        case invalidIterations(String)
        /// Computing that many iterations would be a way to keep the client busy.
        case tooManyIterations(Int, limit: Int)
        /// The server's signature is wrong: it does not know the password.
        case wrongServerSignature
        /// The client's proof is wrong: it does not know the password.
        case wrongProof
        /// The channel binding data are not those of this connection.
        case channelBindingMismatch
        /// The server reported an error (`e=`).
        case serverError(String)
        /// A step was asked for at the wrong time.
        case outOfOrder
    }
}

extension AuthenticationFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .passwordMissing: "the server asks for a password, and none is configured"
        case .methodNotAllowed(let method):
            "the server asks for \(method.rawValue), which the configuration does not allow"
        case .unsupportedMethod(let name): "the server asks for \(name), which is not supported"
        case .noCommonMechanism(let offered):
            "no SASL mechanism in common; the server offers \(offered.joined(separator: ", "))"
        case .channelBindingRequired(let why): "channel binding is required, but \(why)"
        case .serverNotVerified: "the server did not prove that it knows the password"
        case .scram(let failure): "SCRAM: \(failure)"
        case .cryptography(let text): text
        }
    }
}

extension AuthenticationFailure.ScramFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let what): "malformed \(what)"
        case .mandatoryExtension: "the peer demands an extension"
        case .nonce: "the server's nonce does not extend ours"
        case .invalidIterations(let text): "\(text) as an iteration count"
        case .tooManyIterations(let count, let limit):
            "\(count) iterations demanded, \(limit) allowed"
        case .wrongServerSignature: "the server does not know the password"
        case .wrongProof: "the client does not know the password"
        case .channelBindingMismatch: "the channel binding is not that of this connection"
        case .serverError(let text): "the server reports \(text)"
        case .outOfOrder: "out of order"
        }
    }
}
