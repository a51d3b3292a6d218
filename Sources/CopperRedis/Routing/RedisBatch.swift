import CopperNet
import CopperRESP
import CopperResilience

/// Commands that travel together, divided among servers.
enum RedisBatch {
    struct Part: Sendable {
        var command: RedisCommand
        var target: RedisPlan.Target
    }

    /// A part on its way.
    fileprivate struct Entry: Sendable {
        /// Its place among all parts.
        var place: Int
        var part: Part
        var trip = RedisTrip()
    }

    /// What one server is asked in one piece.
    fileprivate struct Load: Sendable {
        var member: RedisMember
        var asks: Bool
        var entries: [Entry]
        var began: MonotonicTime
    }
}

extension RedisRouter {
    /// Runs commands in one piece for each server that has some of them, all at the same time.
    ///
    /// Those of one slot keep their order. What a server sends on goes there behind the others.
    ///
    /// - Returns: What became of each command, an error of the server as a reply.
    func results(
        of commands: some Collection<RedisCommand>, deadline: MonotonicTime
    ) async throws -> [Result<RedisReply, RedisError>] {
        for command in commands where command.kind != .any {
            throw command.refusal(isShared: true)
        }
        guard !commands.isEmpty else { return [] }
        let routes = try await routes("a pipeline", until: deadline)
        var parts: [RedisBatch.Part] = []
        parts.reserveCapacity(commands.count)
        var plans: [(plan: RedisPlan, places: Range<Int>)] = []
        for command in commands {
            let plan = try RedisPlan(command, on: routes.map)
            let first = parts.count
            parts += plan.parts.map { .init(command: $0.command, target: $0.target) }
            plans.append((plan, first..<parts.count))
        }
        let results = try await results(ofParts: parts, deadline)
        return zip(commands, plans).map { command, plan in
            Result { () throws(RedisError) in
                let replies = try results[plan.places].map { part throws(RedisError) in
                    try part.get()
                }
                return try plan.plan.merge.merge(replies, of: command)
            }
        }
    }

    /// - Returns: What became of each part, in their order.
    /// - Throws: `CancellationError`; ``RedisError`` when nothing was sent.
    func results(
        ofParts parts: [RedisBatch.Part], _ deadline: MonotonicTime
    ) async throws -> [Result<RedisReply, RedisError>] {
        var results = [Result<RedisReply, RedisError>?](repeating: nil, count: parts.count)
        var open = parts.enumerated().map { RedisBatch.Entry(place: $0, part: $1) }
        // Reading from a replica what was just written to the master would be a surprise.
        let reads =
            context.configuration.readFrom != .master
            && parts.allSatisfy { $0.command.mayBeReadAnywhere }
        while !open.isEmpty {
            let (loads, homeless) = try await loads(open, reads: reads, deadline)
            var round = RedisRound(results: results)
            for entry in homeless { round.delay(entry, nobody("a pipeline"), self) }
            if loads.count == 1 {
                round.take(try await run(loads[0], deadline), self)
            } else {
                let outcomes = try await runAtOnce(loads, deadline)
                for outcome in outcomes { round.take(outcome, self) }
            }
            results = round.results
            open = round.open.sorted { $0.place < $1.place }
            if let setback = round.setback {
                var trip = setback.trip
                do {
                    try await take(setback.step, setback.error, &trip, deadline)
                } catch let error as RedisError {
                    for entry in open { results[entry.place] = .failure(error) }
                    open = []
                }
            }
        }
        return results.map { $0 ?? .failure(nobody("a pipeline")) }
    }

    private func runAtOnce(
        _ loads: [RedisBatch.Load], _ deadline: MonotonicTime
    ) async throws -> [RedisBatch.Outcome] {
        try await withThrowingTaskGroup(of: RedisBatch.Outcome.self) { group in
            for load in loads { group.addTask { try await self.run(load, deadline) } }
            var outcomes: [RedisBatch.Outcome] = []
            for try await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
    }

    private func run(
        _ load: RedisBatch.Load, _ deadline: MonotonicTime
    ) async throws -> RedisBatch.Outcome {
        let commands = load.entries.map(\.part.command)
        do {
            guard load.asks else {
                let outcome = try await load.member.node.outcome(
                    of: commands[...], deadline: deadline)
                return .init(load: load, replies: outcome.replies, failure: outcome.failure)
            }
            let asking = RedisCommand("ASKING")
            let pairs = commands.flatMap { [asking, $0] }
            let outcome = try await load.member.node.askingOutcome(
                of: pairs[...], deadline: deadline)
            let replies = outcome.replies.enumerated().filter { $0.offset % 2 == 1 }
            return .init(load: load, replies: replies.map(\.element), failure: outcome.failure)
        } catch let error as RedisError {
            return .init(load: load, replies: [], failure: error)
        }
    }

    /// Divides parts among servers. Those that no server can be found for are told apart.
    private func loads(
        _ open: [RedisBatch.Entry], reads: Bool, _ deadline: MonotonicTime
    ) async throws -> ([RedisBatch.Load], homeless: [RedisBatch.Entry]) {
        struct Place: Hashable {
            var node: ObjectIdentifier
            var asks: Bool
        }
        let routes = try await routes("a pipeline", until: deadline)
        var loads: [RedisBatch.Load] = []
        var numbers: [Place: Int] = [:]
        // One reader for all of a shard, whose turn it is, and one server for all without keys.
        var chosen: [Int: RedisMember] = [:]
        var homeless: [RedisBatch.Entry] = []
        let now = loop.now
        for entry in open {
            var entry = entry
            var member: RedisMember?
            var asks = false
            if let next = entry.trip.takeNext() {
                (member, asks) = (self.member(at: next.endpoint), next.asks)
            } else {
                let number: Int? =
                    switch entry.part.target {
                    case .slot(let slot): routes.map.shard(ofSlot: slot)
                    case .any: -1
                    case .server: nil
                    }
                member =
                    number.flatMap { chosen[$0] }
                    ?? self.member(for: entry.part.target, reads: reads, routes, entry.trip)
                if let number, let member { chosen[number] = member }
            }
            guard let member else {
                homeless.append(entry)
                continue
            }
            let place = Place(node: ObjectIdentifier(member.node), asks: asks)
            if let number = numbers[place] {
                loads[number].entries.append(entry)
            } else {
                numbers[place] = loads.count
                loads.append(.init(member: member, asks: asks, entries: [entry], began: now))
            }
        }
        return (loads, homeless)
    }
}

extension RedisBatch {
    /// What became of a load: the replies to its first commands, or to all.
    fileprivate struct Outcome: Sendable {
        var load: Load
        var replies: [RedisReply]
        var failure: RedisError?
    }
}

/// One round of a batch: what is done, and what has to be sent once more.
private struct RedisRound {
    var results: [Result<RedisReply, RedisError>?]
    var open: [RedisBatch.Entry] = []
    /// What has to come before the next round: the longest of what its parts ask for.
    private(set) var setback: (step: RedisTrip.Step, error: RedisError, trip: RedisTrip)?

    init(results: [Result<RedisReply, RedisError>?]) { self.results = results }

    mutating func take(_ outcome: RedisBatch.Outcome, _ router: RedisRouter) {
        let load = outcome.load
        for (entry, reply) in zip(load.entries, outcome.replies) {
            guard let server = reply.error,
                RedisServerCondition(server, asked: load.member.endpoint) != nil
            else {
                results[entry.place] = .success(reply)
                continue
            }
            let error = RedisError(server: server, to: entry.part.command)
                .with { $0.redactsServerText = reply.isRedacted }
            goOn(entry, load, error, router, otherwise: .success(reply))
        }
        guard let failure = outcome.failure else { return }
        for entry in load.entries.dropFirst(outcome.replies.count) {
            goOn(entry, load, failure, router, otherwise: .failure(failure))
        }
    }

    private mutating func goOn(
        _ entry: RedisBatch.Entry, _ load: RedisBatch.Load, _ error: RedisError,
        _ router: RedisRouter, otherwise result: Result<RedisReply, RedisError>
    ) {
        var entry = entry
        let member = load.member
        guard
            let setback = RedisSetback(
                error, asked: member.endpoint, isReplica: !member.isMaster)
        else {
            results[entry.place] = result
            return
        }
        if case .lost = setback { router.requestRefresh() }
        let step = entry.trip.step(
            after: setback, at: member.endpoint, isReplica: !member.isMaster,
            limits: router.limits, began: load.began, now: router.loop.now)
        switch step {
        case .giveUp, .tooManyRedirections: results[entry.place] = result
        case .adopt(let slot, let endpoint):
            router.adopt(slot, endpoint)
            open.append(entry)
        default:
            open.append(entry)
            wait(step, error, entry.trip)
        }
    }

    /// A part that no server was found for.
    mutating func delay(_ entry: RedisBatch.Entry, _ error: RedisError, _ router: RedisRouter) {
        var entry = entry
        let step = entry.trip.stepWithoutServer(limits: router.limits, now: router.loop.now)
        if step == .giveUp {
            results[entry.place] = .failure(error)
        } else {
            open.append(entry)
            wait(step, error, entry.trip)
        }
    }

    private mutating func wait(_ step: RedisTrip.Step, _ error: RedisError, _ trip: RedisTrip) {
        guard step != .goOn else { return }
        if setback == nil || step == .refresh { setback = (step, error, trip) }
    }
}
