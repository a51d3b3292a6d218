import CCopperSystem

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Names to addresses, as the system does it.
package enum Resolver {
    package typealias Answer = Result<[SocketAddress], NetError>

    /// The address that `host` already is, without asking anybody; `nil` for a name.
    package static func numeric(_ host: String, _ port: UInt16) -> SocketAddress? {
        try? look(host, port, flags: AI_NUMERICHOST).get().first
    }

    /// All addresses of `host`, IPv6 and IPv4 in alternation, beginning with the family
    /// that the system prefers. Blocks for as long as name servers take.
    @Sendable
    package static func addresses(_ host: String, _ port: UInt16) -> Answer {
        look(host, port, flags: 0).map(interleave)
    }

    private static func look(_ host: String, _ port: UInt16, flags: Int32) -> Answer {
        guard !host.isEmpty, !host.utf8.contains(0) else {
            return .failure(NetError(.resolve, "the host name is empty or has a zero byte"))
        }
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = COPPER_SOCK_STREAM
        hints.ai_flags = flags | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let result = getaddrinfo(host, String(port), &hints, &list)
        guard result == 0 else { return .failure(error(result, host)) }
        defer { if let list { freeaddrinfo(list) } }
        var addresses: [SocketAddress] = []
        var entry = list
        while let info = entry?.pointee {
            if let address = info.ai_addr {
                addresses.append(SocketAddress(copying: address, length: info.ai_addrlen))
            }
            entry = info.ai_next
        }
        return .success(addresses)
    }

    private static func error(_ result: Int32, _ host: String) -> NetError {
        let number = result == EAI_SYSTEM ? errno : 0
        let words =
            number == 0
            ? String(cString: gai_strerror(result)) : NetError(errno: number, "getaddrinfo").detail
        let advice =
            switch result {
            case EAI_NONAME: " (is the name spelled right, and known to this machine?)"
            case EAI_AGAIN: " (the name server does not answer: try again)"
            default: ""
            }
        return NetError(.resolve, errno: number, "resolving \(host): \(words)\(advice)")
    }

    package static func interleave(_ addresses: [SocketAddress]) -> [SocketAddress] {
        guard let first = addresses.first else { return [] }
        let preferred = addresses.filter { $0.family == first.family }
        let others = addresses.filter { $0.family != first.family }
        var mixed: [SocketAddress] = []
        for place in 0..<max(preferred.count, others.count) {
            if place < preferred.count { mixed.append(preferred[place]) }
            if place < others.count { mixed.append(others[place]) }
        }
        return mixed
    }
}
