/// What TLS asks of a peer and shows to it. The defaults verify the server's certificate
/// and name against the system's roots, with TLS 1.2 or newer.
///
/// ```swift
/// var tls = TLSConfiguration()
/// tls.trustRoots = .file("/etc/shop/ca.pem")
/// tls.identity = TLSIdentity(
///     certificates: .file("/etc/shop/client.pem"), key: .file("/etc/shop/client.key"))
/// ```
///
/// Files are read when the first connection needs them and again by
/// ``TLSContext/reload()``, never by this type.
public struct TLSConfiguration: Hashable, Sendable {
    /// What a client checks of the server's certificate. Default: ``Verification/full``.
    public var verification: Verification = .full

    /// The authorities whose certificates are believed: of servers by a client, of
    /// clients by a server. Default: the system's. A server that asks for certificates
    /// must name its own.
    public var trustRoots: TrustRoots = .system

    /// Lists of revoked certificates. When any is given, every certificate of a chain
    /// must be covered by one. Default: none, nothing is checked for revocation.
    public var revocationLists: [RevocationList] = []

    /// The own certificate and its key. A server needs one; a client shows it when the
    /// server asks.
    public var identity: TLSIdentity?

    /// Whether a server asks its clients for a certificate. Default: no.
    public var clientAuthentication: ClientAuthentication = .none

    /// The oldest version spoken. Default: TLS 1.2. Versions before that also need a
    /// ``cipherList`` that permits them, such as `DEFAULT@SECLEVEL=0`.
    public var minimumVersion: TLSVersion = .tls12

    /// The newest version spoken; `nil`, the default, for the newest that OpenSSL has.
    public var maximumVersion: TLSVersion?

    /// Whether a client tells the server which name it wants, in the clear (SNI, RFC 6066,
    /// section 3). Addresses are never sent. Default: yes.
    public var sendsServerName = true

    /// The protocols a client offers or a server accepts by ALPN (RFC 7301), preferred
    /// first: `postgresql`, `h2`, `http/1.1`. Default: none, no ALPN. A server with a list
    /// refuses clients that offer only others; a client sees what was selected in
    /// `TLSFacts.applicationProtocol`.
    public var applicationProtocols: [String] = []

    /// The ciphers of TLS 1.2 and before, as in `openssl-ciphers(1)`; `nil` for OpenSSL's
    /// default.
    public var cipherList: String?

    /// The cipher suites of TLS 1.3, separated by colons; `nil` for OpenSSL's default.
    public var cipherSuites: String?

    /// The key exchange groups, separated by colons: `X25519:P-256`; `nil` for OpenSSL's
    /// default.
    public var groups: String?

    /// Whether a client keeps sessions and resumes them on its next connection to the
    /// same endpoint, and a server lets clients do so. Default: yes.
    public var resumesSessions = true

    /// Whether a peer may end the connection without saying so in TLS (close_notify).
    /// Then anybody on the path can cut the conversation short unseen: for protocols that
    /// mark the end of every message themselves and whose servers just close, as
    /// PostgreSQL's do. Default: no, such an end is an error.
    public var allowTruncation = false

    /// A file to which the secrets of every connection are appended, in the format that
    /// Wireshark reads (NSS key log). Whoever reads it can decrypt the traffic: for
    /// debugging only. Default: none.
    public var keyLogFile: String?

    public init() {}

    /// What a client checks of the server's certificate.
    public enum Verification: Hashable, Sendable {
        /// Nothing: keeps listeners out, but not impostors.
        case none
        /// That an authority vouches for it, for whatever name (libpq's `verify-ca`).
        case certificate
        /// That an authority vouches for it, and that it is for the name or the address
        /// that was asked for (RFC 9525; libpq's `verify-full`).
        case full
    }

    /// Authorities that are believed. Files hold certificates in PEM.
    public enum TrustRoots: Hashable, Sendable {
        /// Those of OpenSSL's installation; `SSL_CERT_FILE` and `SSL_CERT_DIR` replace them.
        case system
        case file(String)
        /// A directory with names by hash, as `openssl rehash` makes them.
        case directory(String)
        /// PEM text in memory.
        case pem(String)
    }

    /// Certificates that are no longer believed. Files hold lists in PEM.
    public enum RevocationList: Hashable, Sendable {
        case file(String)
        /// A directory with names by hash, as `openssl rehash` makes them.
        case directory(String)
        /// PEM text in memory.
        case pem(String)
    }

    /// Whether a server asks its clients for a certificate.
    public enum ClientAuthentication: Hashable, Sendable {
        case none
        /// A certificate is checked when the client has one.
        case optional
        /// A client without a certificate of a trusted authority is refused.
        case required
    }
}

/// A version of the protocol.
public enum TLSVersion: Int, Comparable, Hashable, Sendable, CustomStringConvertible {
    case tls10 = 0x0301
    case tls11 = 0x0302
    case tls12 = 0x0303
    case tls13 = 0x0304

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// `TLSv1.2`, as OpenSSL names it.
    public var description: String {
        switch self {
        case .tls10: "TLSv1"
        case .tls11: "TLSv1.1"
        case .tls12: "TLSv1.2"
        case .tls13: "TLSv1.3"
        }
    }
}
