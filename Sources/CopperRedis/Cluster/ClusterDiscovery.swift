import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// Asks a cluster about itself: any of its servers knows all of it.
struct ClusterDiscovery: RedisDiscovery {
    /// The servers that the configuration names.
    let seeds: [Endpoint]
    /// The zones that servers told in their greeting, for clusters that do not report them.
    private let zones = Zones()

    init(seeds: [Endpoint]) { self.seeds = seeds }

    /// How long servers are waited for that are asked for their zones.
    private static let patience = Duration.seconds(1)

    private final class Zones: Sendable {
        let known = Lock<[Endpoint: String]>([:])
    }

    func discover(
        _ known: RedisServerMap?, preferring preferred: [Endpoint], _ inquiry: RedisInquiry
    ) async throws -> RedisServerMap {
        let usesTLS = inquiry.context.tls != nil
        var random = SeededRandom(seed: inquiry.context.seed)
        // Not always the same one: its view may be the one that is behind.
        let masters = known?.shards.map(\.master.endpoint).shuffled(using: &random) ?? []
        let others = known?.servers.map(\.endpoint) ?? []
        var seen: Set<Endpoint> = []
        let asked = (preferred + masters + others + seeds).filter { seen.insert($0).inserted }
        var map = try await inquiry.first(of: asked) { endpoint in
            try await Self.report(of: endpoint, usesTLS, inquiry)
        }
        if case .nearest = inquiry.context.configuration.readFrom,
            map.servers.allSatisfy({ $0.zone == nil })
        {
            map = await zoned(map, inquiry)
        }
        return map
    }

    private static func report(
        of endpoint: Endpoint, _ usesTLS: Bool, _ inquiry: RedisInquiry
    ) async throws -> RedisServerMap {
        let shards = try await inquiry.ask(endpoint, [RedisCommand("CLUSTER SHARDS")])
        if let reply = shards.replies.first,
            let map = ClusterReport.shards(reply, asked: endpoint, usesTLS: usesTLS),
            map.assignedSlots > 0
        {
            return map
        }
        // Servers before 7 know this only; and it tells who has a slot while servers fail.
        let slots = try await inquiry.ask(endpoint, [RedisCommand("CLUSTER SLOTS")])
        if let reply = slots.replies.first,
            let map = ClusterReport.slots(reply, asked: endpoint), map.assignedSlots > 0
        {
            return map
        }
        throw refusal(slots.replies.first?.serverError, endpoint)
    }

    private static func refusal(_ error: RESPServerError?, _ endpoint: Endpoint) -> RedisError {
        guard let error else {
            return RedisError(.connectionFailed, "The server knows of no slots that have a server")
                .with { $0.endpoint = endpoint }
        }
        let isNone = error.text.contains("cluster support disabled")
        return RedisError(server: error, at: endpoint, operation: "CLUSTER SLOTS").with {
            $0.code = isNone ? .configuration : .connectionFailed
            $0.effect = .notSent
            if isNone { $0.advice = "Use a redis:// URL for a server that is no cluster" }
        }
    }

    /// Asks every server for its zone that has not been asked yet.
    private func zoned(_ map: RedisServerMap, _ inquiry: RedisInquiry) async -> RedisServerMap {
        let known = zones.known.withLock { $0 }
        let asked = map.servers.filter(\.isHealthy).map(\.endpoint).filter { known[$0] == nil }
        await withTaskGroup(of: Bool.self) { group in
            for endpoint in asked {
                group.addTask {
                    let answer = try? await inquiry.ask(endpoint, [RedisCommand("PING")])
                    guard let answer else { return false }
                    zones.known.withLock { $0[endpoint] = answer.facts.zone ?? "" }
                    return false
                }
            }
            // One that does not answer is asked again next time.
            group.addTask {
                try? await inquiry.context.pause(Self.patience)
                return true
            }
            for _ in asked { if await group.next() != false { break } }
            group.cancelAll()
        }
        let found = zones.known.withLock { $0 }
        return map.mapServers { server in
            var server = server
            server.zone = found[server.endpoint].flatMap { $0.isEmpty ? nil : $0 }
            return server
        }
    }
}
