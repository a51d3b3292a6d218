import CopperNet
import CopperRESP
import CopperResilience

/// Asks servers which of them is the master (ROLE).
struct ReplicasDiscovery: RedisDiscovery {
    /// The servers that the configuration names.
    let endpoints: [Endpoint]

    func discover(
        _ known: RedisServerMap?, preferring preferred: [Endpoint], _ inquiry: RedisInquiry
    ) async throws -> RedisServerMap {
        var answers = await inquiry.roles(of: endpoints)
        if answers.master == nil {
            // Replicas know their master, which need not be among those that were named.
            let masters = answers.found.compactMap { $0.master }
            let others = await inquiry.roles(of: masters.filter { !endpoints.contains($0) })
            answers.add(others)
        }
        guard let master = answers.master else {
            throw answers.failure
                ?? RedisError(
                    .connectionFailed, "None of the servers is a master",
                    advice: "Name the master, or wait for the end of a failover")
        }
        var replicas = answers.replicas(of: endpoints)
        if replicas.isEmpty, inquiry.context.configuration.readFrom != .master {
            // Nobody named them: the master knows who they are.
            let reported = await inquiry.roles(of: answers.connectedReplicas)
            replicas = reported.replicas(of: answers.connectedReplicas)
        }
        return RedisServerMap(.init(master: master, replicas: replicas))
    }
}

/// What several servers said about their parts.
struct RedisRoleAnswers: Sendable {
    struct Found: Sendable {
        var server: RedisServerMap.Server
        var role: RedisRole

        /// Of a replica.
        var master: Endpoint? {
            if case .replica(let master, _) = role { master } else { nil }
        }

        fileprivate var isMaster: Bool { replicas != nil }

        fileprivate var replicas: [Endpoint]? {
            if case .master(let replicas) = role { replicas } else { nil }
        }
    }

    /// In the order in which they were to be asked.
    var found: [Found] = []
    var failure: RedisError?

    mutating func add(_ other: Self) {
        found += other.found
        failure = failure ?? other.failure
    }

    /// Of several masters, the one that most replicas listen to: one that has just come back,
    /// and will be told that it is a master no longer, has none.
    private var chosen: Found? {
        var best: Found?
        for next in found {
            guard let replicas = next.replicas else { continue }
            if replicas.count > best?.replicas?.count ?? -1 { best = next }
        }
        return best
    }

    var master: RedisServerMap.Server? { chosen?.server }
    var connectedReplicas: [Endpoint] { chosen?.replicas ?? [] }

    /// Those of the servers that have their master's data.
    func replicas(of endpoints: [Endpoint]) -> [RedisServerMap.Server] {
        found.filter { next in
            guard case .replica(_, isConnected: true) = next.role else { return false }
            return endpoints.contains(next.server.endpoint)
        }.map(\.server)
    }
}

extension RedisInquiry {
    /// How long the answers of the others are waited for when the master has been found.
    private static let grace = Duration.seconds(1)

    /// Asks all of them at once.
    func roles(of endpoints: [Endpoint]) async -> RedisRoleAnswers {
        typealias Outcome = (place: Int, answer: Result<RedisRoleAnswers.Found, RedisError>)
        var seen: Set<Endpoint> = []
        let endpoints = endpoints.filter { seen.insert($0).inserted }
        guard !endpoints.isEmpty else { return RedisRoleAnswers() }
        let outcomes = await withTaskGroup(of: Outcome?.self) { group in
            for (place, endpoint) in endpoints.enumerated() {
                group.addTask { (place, await role(of: endpoint)) }
            }
            group.addTask {
                try? await context.pause(Self.grace)
                return nil
            }
            var outcomes: [Outcome] = []
            var isLate = false
            while outcomes.count < endpoints.count, let next = await group.next() {
                if let next { outcomes.append(next) } else { isLate = true }
                if isLate, outcomes.contains(where: { (try? $0.answer.get())?.isMaster == true }) {
                    break
                }
            }
            group.cancelAll()
            return outcomes.sorted { $0.place < $1.place }
        }
        var answers = RedisRoleAnswers()
        for outcome in outcomes.map(\.answer) {
            switch outcome {
            case .success(let found): answers.found.append(found)
            case .failure(let error):
                if answers.failure == nil || error.isPermanent { answers.failure = error }
            }
        }
        return answers
    }

    private func role(of endpoint: Endpoint) async -> Result<RedisRoleAnswers.Found, RedisError> {
        do {
            let answer = try await ask(endpoint, [RedisCommand("ROLE")])
            if let error = answer.replies.first?.serverError {
                return .failure(
                    RedisError(server: error, at: endpoint, operation: "ROLE").with {
                        $0.code = .connectionFailed
                        $0.effect = .notSent
                    })
            }
            guard let role = answer.replies.first.flatMap({ RedisRole($0, asked: endpoint) })
            else {
                return .failure(RedisError(.protocolViolation, "ROLE was not answered by a role"))
            }
            let server = RedisServerMap.Server(endpoint: endpoint, zone: answer.facts.zone)
            return .success(.init(server: server, role: role))
        } catch {
            return .failure(error as? RedisError ?? RedisError(.connectionFailed, "\(error)"))
        }
    }
}
