import CopperNet
import CopperRESP

// What servers say about one another.
extension FakeServers {
    func report(_ command: [String], _ server: Server) -> RESPValue {
        guard command[0].uppercased() == "CLUSTER" else { return role(server) }
        guard isCluster else { return error("ERR This instance has cluster support disabled") }
        let ranges = ranges()
        if command[1].uppercased() == "SLOTS" {
            return .array(
                ranges.map { range, owner in
                    let nodes = servers.filter { $0.endpoint == owner } + replicas(of: owner)
                    return .array(
                        [.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))]
                            + nodes.map { .array([host($0), port($0), bulk("id")]) })
                })
        }
        guard knowsShards else { return error("ERR Unknown subcommand or wrong number") }
        let masters = servers.filter { $0.master == nil && !$0.isSentinel }
        return .array(
            masters.map { master in
                let slots = ranges.filter { $0.1 == master.endpoint }.flatMap {
                    [$0.0.lowerBound, $0.0.upperBound]
                }
                let nodes = [master] + replicas(of: master.endpoint)
                return .map([
                    RESPEntry(bulk("slots"), .array(slots.map { .integer(Int64($0)) })),
                    RESPEntry(bulk("nodes"), .array(nodes.map { node($0) })),
                ])
            })
    }

    func node(_ server: Server) -> RESPValue {
        .map([
            RESPEntry(bulk("endpoint"), host(server)), RESPEntry(bulk("port"), port(server)),
            RESPEntry(bulk("role"), bulk(server.master == nil ? "master" : "replica")),
            RESPEntry(bulk("health"), bulk(server.isDown ? "fail" : "online")),
        ])
    }

    func ranges() -> [(ClosedRange<Int>, Endpoint)] {
        var ranges: [(ClosedRange<Int>, Endpoint)] = []
        for (slot, owner) in owners.enumerated() {
            guard let owner else { continue }
            if let last = ranges.last, last.1 == owner, last.0.upperBound == slot - 1 {
                ranges[ranges.count - 1].0 = last.0.lowerBound...slot
            } else {
                ranges.append((slot...slot, owner))
            }
        }
        return ranges
    }

    func role(_ server: Server) -> RESPValue {
        guard let master = server.master else {
            let replicas = replicas(of: server.endpoint).map { replica -> RESPValue in
                .array([host(replica), port(replica), bulk("0")])
            }
            return .array([bulk("master"), .integer(1), .array(replicas)])
        }
        guard let master = servers.first(where: { $0.endpoint == master }) else { return .null }
        return .array([
            bulk("slave"), host(master), port(master), bulk("connected"), .integer(1),
        ])
    }

    func sentinel(
        _ command: [String], _ session: Int, _ server: Server, _ io: StreamIO
    ) -> RESPValue {
        switch command.prefix(2).map({ $0.uppercased() }) {
        case ["SENTINEL", "GET-MASTER-ADDR-BY-NAME"]:
            guard command.last == "mymaster",
                let master = servers.first(where: { $0.endpoint == named })
            else { return .null }
            return .array([host(master), bulk("\(port(master).number ?? 0)")])
        case ["SENTINEL", "REPLICAS"]:
            return .array(
                servers.filter { $0.master == named && named != nil }.map { replica in
                    .map([
                        RESPEntry(bulk("ip"), host(replica)),
                        RESPEntry(bulk("port"), port(replica)),
                        RESPEntry(bulk("flags"), bulk(replica.isDown ? "s_down,slave" : "slave")),
                    ])
                })
        case ["SENTINEL", "SENTINELS"]:
            return .array(
                servers.filter { $0.isSentinel && $0 !== server }.map { other in
                    .map([
                        RESPEntry(bulk("ip"), host(other)), RESPEntry(bulk("port"), port(other)),
                    ])
                })
        default:
            guard command[0].uppercased() == "SUBSCRIBE" else { return error("ERR unknown") }
            server.subscribers[session] = io
            return .push([bulk("subscribe"), bulk(command[1]), .integer(1)])
        }
    }

    func replicas(of master: Endpoint) -> [Server] {
        servers.filter { $0.master == master }
    }

    func host(_ server: Server) -> RESPValue {
        guard case .host(let name, _) = server.endpoint else { return .null }
        return bulk(name)
    }

    func port(_ server: Server) -> RESPValue {
        guard case .host(_, let port) = server.endpoint else { return .null }
        return .integer(Int64(port))
    }

    func bulk(_ text: String) -> RESPValue { .bulkString(Array(text.utf8)) }

    func error(_ text: String) -> RESPValue { .simpleError(RESPServerError(text)) }
}

extension RESPValue {
    fileprivate var number: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
