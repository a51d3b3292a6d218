public import CopperBytes

/// The TLS part of a ``PostgresConfiguration``. Unix sockets never use TLS.
public struct PostgresTLS: Sendable {
    /// How TLS begins: libpq's `sslnegotiation`.
    public enum Negotiation: String, CaseIterable, Sendable {
        /// By an SSLRequest message (PostgreSQL protocol, section 54.2.11).
        case postgres
        /// With the first byte, one round trip less; needs PostgreSQL 17 and
        /// a mode of ``PostgresTLSMode/require`` or stricter.
        case direct
    }

    /// Certificates or a key in PEM.
    public enum Source: Hashable, Sendable {
        case file(String)
        case pem(String)
    }

    /// The authorities that are trusted.
    public enum RootCertificates: Hashable, Sendable {
        /// The system's authorities. As they vouch for anybody who has a host name,
        /// they are accepted with ``PostgresTLSMode/verifyFull`` only.
        case system
        case file(String)
        case pem(String)
    }

    /// Whether a client certificate is shown: libpq's `sslcertmode`, without its `require`.
    public enum CertificateMode: String, CaseIterable, Sendable {
        case disable
        /// When one is configured and the server asks.
        case allow
    }

    /// TLS 1.2 is the oldest that is spoken.
    public enum Version: String, CaseIterable, Comparable, Sendable {
        case v12 = "TLSv1.2"
        case v13 = "TLSv1.3"

        public static func < (left: Self, right: Self) -> Bool { left == .v12 && right == .v13 }
    }

    /// What is checked of the server's certificate.
    public enum Verification: Sendable {
        case nothing
        case authority
        case authorityAndHost
    }

    public var mode: PostgresTLSMode = .prefer
    public var negotiation: Negotiation = .postgres
    /// `nil`: the system's authorities where ``PostgresTLSMode/verifyFull`` asks for
    /// some, none otherwise.
    public var rootCertificates: RootCertificates?
    public var certificate: Source?
    /// `nil`: it stands with the ``certificate``.
    public var key: Source?
    /// Opens an encrypted ``key``.
    public var keyPassword: Secret?
    public var certificateMode: CertificateMode = .allow
    /// Lists of revoked certificates.
    public var revocationLists: [Source] = []
    /// A directory of them, hashed as `openssl rehash` does.
    public var revocationDirectory: String?
    /// Whether the host's name is told to the server before the handshake. Addresses
    /// never are.
    public var sendsServerName = true
    /// The name to verify and to send instead of the endpoint's.
    public var serverName: String?
    public var minimumVersion: Version = .v12
    /// `nil`: the newest that both sides know.
    public var maximumVersion: Version?
    /// A file that receives the session keys, for Wireshark. Whoever has it can read
    /// the connections.
    public var keyLogFile: String?

    public init() {}

    /// The checks that ``mode`` and ``rootCertificates`` amount to.
    public var verification: Verification {
        switch mode {
        case .disable, .allow, .prefer: .nothing
        case .require: rootCertificates == nil ? .nothing : .authority
        case .verifyCA: .authority
        case .verifyFull: .authorityAndHost
        }
    }
}
