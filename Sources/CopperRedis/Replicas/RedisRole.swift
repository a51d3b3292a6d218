import CopperNet
import CopperRESP

/// The reply to ROLE: what a server is, and whom it knows.
enum RedisRole: Hashable, Sendable {
    /// With the replicas that are connected to it.
    case master(replicas: [Endpoint])
    /// - Parameter isConnected: Whether it has its master's data and hears of changes.
    case replica(master: Endpoint, isConnected: Bool)
    /// With the names of the masters it watches.
    case sentinel(masters: [String])

    /// - Parameter asked: Who was asked.
    /// - Returns: `nil` for what is no such reply.
    init?(_ reply: RESPValue, asked: Endpoint) {
        guard let parts = reply.elements, let kind = parts.first?.text else { return nil }
        switch kind {
        case "master", "primary":
            let replicas = parts.count > 2 ? parts[2].elements ?? [] : []
            self = .master(
                replicas: replicas.compactMap { replica in
                    guard let parts = replica.elements, parts.count >= 2, let port = parts[1].port
                    else { return nil }
                    return Endpoint(reported: parts[0].text, port: port, asked: asked)
                })
        case "slave", "replica":
            guard parts.count > 3, let port = parts[2].port,
                let master = Endpoint(reported: parts[1].text, port: port, asked: asked)
            else { return nil }
            self = .replica(master: master, isConnected: parts[3].text == "connected")
        case "sentinel":
            let masters = parts.count > 1 ? parts[1].elements ?? [] : []
            self = .sentinel(masters: masters.compactMap(\.text))
        default: return nil
        }
    }
}
