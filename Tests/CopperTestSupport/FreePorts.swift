import CopperBytes
import Foundation

/// A port that nobody uses now, and that this process was not given before.
///
/// Below those that the system gives to outgoing connections (32768 and up on Linux): one
/// of those may be taken, by any connection on the machine, before the server is started,
/// or started again; or a client that calls it meanwhile may be connected with itself.
///
/// - Parameter hasBus: Whether the port 10000 above must be free too, for the bus of a
///   cluster; it is below those of outgoing connections as well.
public func freePort(hasBus: Bool = false) throws -> UInt16 {
    // The first are for clusters alone: their ports are many and taken for long.
    let ports: Range<UInt16> = hasBus ? 20_000..<22_700 : 22_700..<30_000
    for _ in 0..<200 {
        let port = UInt16.random(in: ports)
        guard try isFree(port), try !hasBus || isFree(port + 10_000) else { continue }
        if givenPorts.withLock({ $0.insert(port).inserted }) { return port }
    }
    throw TestServerError("no free port")
}

private let givenPorts = Lock<Set<UInt16>>([])

private func isFree(_ port: UInt16) throws -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw TestServerError("no socket: errno \(errno)") }
    defer { close(descriptor) }
    var address = loopback(port)
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}

/// `127.0.0.1:port`
func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    return address
}
