/// How much TLS a connection must have: libpq's `sslmode`, in order of strictness.
public enum PostgresTLSMode: String, CaseIterable, Comparable, Sendable {
    /// Never TLS.
    case disable
    /// Without TLS at first; with it when the server insists: the error asks for such an
    /// attempt.
    case allow
    /// TLS when the server has it, without it otherwise, on the same connection or after an
    /// error. Protects from nobody who can change what is on the wire.
    case prefer
    /// TLS always, with whatever certificate the server shows; but with a root
    /// certificate configured it behaves as ``verifyCA``, as in libpq.
    case require
    /// The server's certificate must come from a trusted authority.
    case verifyCA = "verify-ca"
    /// And it must be for the host that was asked for.
    case verifyFull = "verify-full"

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
