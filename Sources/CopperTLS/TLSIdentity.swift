/// A certificate that one shows to a peer, and the key that proves it is one's own.
///
/// Neither keys nor the password appear when it is printed or reflected.
public struct TLSIdentity: Hashable, Sendable {
    /// The certificate, and behind it those between it and the authority's, in PEM.
    public var certificates: TLSSource
    /// The private key, in PEM (a file may also hold DER).
    public var key: TLSSource
    /// What the key is encrypted with, if it is.
    public var password: String?

    public init(certificates: TLSSource, key: TLSSource, password: String? = nil) {
        self.certificates = certificates
        self.key = key
        self.password = password
    }
}

extension TLSIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        "certificates: \(certificates), key: \(key)"
            + (password == nil ? "" : ", with a password")
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where certificates or a key come from.
public enum TLSSource: Hashable, Sendable {
    /// The path of a file, read at every load.
    case file(String)
    /// PEM text in memory.
    case pem(String)
}

extension TLSSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        switch self {
        case .file(let path): path
        case .pem: "PEM in memory"
        }
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
