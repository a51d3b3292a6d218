package import CCopperSystem

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The address of a socket: IPv4, IPv6 or a path.
package struct SocketAddress: Sendable, CustomStringConvertible {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    package init() {}

    package init(copying address: UnsafePointer<sockaddr>, length: socklen_t) {
        let count = min(Int(length), MemoryLayout<sockaddr_storage>.size)
        self.length = socklen_t(count)
        withUnsafeMutableBytes(of: &storage) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: count))
        }
    }

    /// The address of a unix socket. A leading `@` names Linux's abstract space.
    ///
    /// - Throws: `NetError` when the path is empty, holds a zero byte, or is longer
    ///   than the 107 bytes that unix(7) leaves.
    package init(unixPath path: String) throws(NetError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let limit = MemoryLayout.size(ofValue: address.sun_path) - 1
        guard !bytes.isEmpty, !bytes.contains(0) else {
            throw NetError(
                .system, errno: EINVAL, "the path of a unix socket is empty or has a zero byte")
        }
        guard bytes.count <= limit else {
            throw NetError(
                .system, errno: ENAMETOOLONG,
                "\(path): the path of a unix socket has \(bytes.count) bytes, at most \(limit) fit"
            )
        }
        let isAbstract = bytes[0] == UInt8(ascii: "@")
        withUnsafeMutableBytes(of: &address.sun_path) {
            $0.copyBytes(from: bytes)
            if isAbstract { $0[0] = 0 }
        }
        // A file's path counts its zero, an abstract name counts its bytes only.
        let count = MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1)
        self = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                SocketAddress(copying: $0, length: socklen_t(count))
            }
        }
    }

    package var family: Int32 { Int32(storage.ss_family) }
    package var isInternet: Bool { family == AF_INET || family == AF_INET6 }

    /// The port; 0 for a path.
    package var port: UInt16 {
        // Both families keep the port in the two bytes behind the family.
        guard isInternet else { return 0 }
        return withUnsafeBytes(of: storage) {
            UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self))
        }
    }

    package func withPointer<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafePointer(to: storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    package mutating func withMutablePointer<Result>(
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
    ) -> Result {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }

    /// `127.0.0.1:5432`, `[::1]:5432`, `/run/socket`, `@abstract`; empty for a unix
    /// socket without a name.
    package var description: String {
        isInternet ? internetDescription : pathDescription
    }

    private var internetDescription: String {
        Endpoint.host(host, port: port).description
    }

    /// The address without the port, as `127.0.0.1` or `::1`; of a path nothing.
    package var host: String {
        guard isInternet else { return "" }
        var host = [CChar](repeating: 0, count: 128)
        let result = withPointer { address, length in
            getnameinfo(
                address, length, &host, socklen_t(host.count), nil, 0, Int32(NI_NUMERICHOST))
        }
        guard result == 0 else { return "?" }
        return String(
            decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private var pathDescription: String {
        let start = MemoryLayout<sa_family_t>.size
        guard Int(length) > start else { return "" }
        let bytes = withUnsafeBytes(of: storage) { Array($0[start..<Int(length)]) }
        if bytes.first == 0 {
            return "@" + String(decoding: bytes.dropFirst(), as: UTF8.self)
        }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
