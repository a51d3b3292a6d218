import CopperBytes

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
    /// One bit for each method, in the order of ``AuthenticationMethod/allCases``.
    private var bits: UInt8 = 0

    public init(allowed: [AuthenticationMethod]) { self.allowed = allowed }

    /// Everything but these.
    public init(refused: [AuthenticationMethod]) {
        allowed = AuthenticationMethod.allCases.filter { !refused.contains($0) }
    }

    /// Each method once, whatever the order and number in which they are set.
    public var allowed: [AuthenticationMethod] {
        get { AuthenticationMethod.allCases.filter(allows) }
        set { bits = newValue.reduce(0) { $0 | Self.bit($1) } }
    }

    /// Whatever the server asks for.
    public static let any = AuthenticationPolicy(refused: [])

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
        var named: [AuthenticationMethod] = []
        var isNegated: Bool?
        for part in list.pieces(between: UInt8(ascii: ",")) {
            let negated = part.hasPrefix("!")
            let name = negated ? String(part.dropFirst()) : part
            guard let method = AuthenticationMethod(rawValue: name) else {
                throw .configuration("require_auth: unknown method \"\(name)\"")
            }
            guard isNegated ?? negated == negated else {
                throw .configuration("require_auth: methods with and without ! cannot be mixed")
            }
            guard !named.contains(method) else {
                throw .configuration("require_auth: \(name) is listed twice")
            }
            named.append(method)
            isNegated = negated
        }
        self = isNegated == true ? Self(refused: named) : Self(allowed: named)
    }

    public func allows(_ method: AuthenticationMethod) -> Bool { bits & Self.bit(method) != 0 }

    private static func bit(_ method: AuthenticationMethod) -> UInt8 {
        switch method {
        case .none: 1
        case .password: 2
        case .md5: 4
        case .scramSHA256: 8
        case .gss: 16
        case .sspi: 32
        case .oauth: 64
        }
    }
}

/// Whether SCRAM is bound to the TLS connection (RFC 5929, `tls-server-end-point`), so
/// that nobody can sit in between.
public enum ChannelBindingPolicy: String, CaseIterable, Hashable, Sendable {
    case disable
    case prefer
    /// Anything without it fails, a server that asks for no password included.
    case require
}
