/// A way to authenticate, as libpq's `require_auth` names it.
public enum AuthenticationMethod: String, CaseIterable, Hashable, Sendable {
    /// The server asks for nothing: trust, peer, or a certificate alone.
    case none
    /// The password in clear text.
    case password
    case md5
    case scramSHA256 = "scram-sha-256"
    /// Recognised, not supported.
    case gss
    /// Recognised, not supported.
    case sspi
    /// Recognised, not supported.
    case oauth
}

/// Which ways to authenticate a client accepts: libpq's `require_auth`.
public struct AuthenticationPolicy: Hashable, Sendable {
    public var allowed: Set<AuthenticationMethod>

    public init(allowed: Set<AuthenticationMethod>) { self.allowed = allowed }

    /// Whatever the server asks for.
    public static let any = AuthenticationPolicy(allowed: Set(AuthenticationMethod.allCases))

    /// Reads a list such as `scram-sha-256,none`, or a negated one such as
    /// `!password,!md5`. An empty list allows everything.
    ///
    /// - Throws: `.configuration` for an unknown name, one that stands there twice, or a
    ///   list that is negated in part.
    public init(_ list: String) throws(PostgresProtocolError) {
        if list.isEmpty {
            self = .any
            return
        }
        var named: Set<AuthenticationMethod> = []
        var isNegated: Bool?
        for part in list.split(separator: ",", omittingEmptySubsequences: false) {
            let negated = part.hasPrefix("!")
            let name = negated ? part.dropFirst() : part
            guard let method = AuthenticationMethod(rawValue: String(name)) else {
                throw .configuration("require_auth: unknown method \"\(name)\"")
            }
            guard isNegated ?? negated == negated else {
                throw .configuration("require_auth: methods with and without ! cannot be mixed")
            }
            guard named.insert(method).inserted else {
                throw .configuration("require_auth: \(name) is listed twice")
            }
            isNegated = negated
        }
        allowed = isNegated == true ? Self.any.allowed.subtracting(named) : named
    }

    public func allows(_ method: AuthenticationMethod) -> Bool { allowed.contains(method) }
}

/// Whether SCRAM is bound to the TLS connection (RFC 5929, `tls-server-end-point`), so
/// that nobody can sit in between.
public enum ChannelBindingPolicy: String, CaseIterable, Hashable, Sendable {
    case disable
    case prefer
    /// Anything without it fails, a server that asks for no password included.
    case require
}
