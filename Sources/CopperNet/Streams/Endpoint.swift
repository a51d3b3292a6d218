/// Where a server listens.
public enum Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// A host name or an address (IPv6 without brackets), and a port.
    case host(String, port: UInt16)
    /// The path of a unix socket.
    case unix(path: String)

    public var description: String {
        switch self {
        case .host(let host, let port):
            host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): path
        }
    }
}
