/// Why a stream could not be made or used.
public struct NetError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Kind: Equatable, Sendable {
        /// The name has no address. The resolver's words are in `detail`.
        case resolve
        /// Nobody listens there (ECONNREFUSED, ENOENT for a unix socket).
        case refused
        case unreachable
        /// The peer ended the connection abruptly (ECONNRESET, EPIPE).
        case reset
        /// The peer closed where more bytes were needed.
        case closedByPeer
        /// We closed the stream.
        case closed
        case timedOut
        /// No more descriptors, ports or memory (EMFILE, ENFILE, EADDRNOTAVAIL, ENOBUFS).
        case exhausted
        /// A replayed connection was asked for what was not recorded; `detail` says what
        /// was expected and what came.
        case notRecorded
        /// TLS failed: the handshake, a certificate, a record.
        case tls
        /// Another system error; `errno` tells which.
        case system
    }

    public var kind: Kind
    /// The system's error number, 0 where none is involved.
    public var errno: Int32
    /// What was being done and what was said about it, without values.
    public var detail: String

    public init(_ kind: Kind, errno: Int32 = 0, _ detail: String) {
        self.kind = kind
        self.errno = errno
        self.detail = detail
    }

    public var description: String { detail }
}
