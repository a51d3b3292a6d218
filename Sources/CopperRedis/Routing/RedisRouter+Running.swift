import CopperNet
import CopperRESP
import CopperResilience

// Commands on their way to the servers that have their keys.
extension RedisRouter {
    /// Runs a command where its keys are; in parts when they are in several places.
    ///
    /// - Throws: ``RedisError``. What may have been run was not run again.
    func reply(to command: RedisCommand, deadline: MonotonicTime) async throws -> RedisReply {
        switch command.kind {
        case .any, .blocking: break
        default: throw command.refusal(isShared: true)
        }
        var routes = try currentRoutes(command.name)
        if routes == nil { routes = try await self.routes(command.name, until: deadline) }
        guard let routes else { throw RedisError(.misuse, "There are no servers") }
        // Most commands have one key, for which no plan is needed.
        if let slot = routes.map.isCluster ? command.soleSlot : 0 {
            return try await reply(to: command, for: .slot(slot), deadline)
        }
        let plan = try RedisPlan(command, on: routes.map)
        if plan.parts.count == 1 {
            return try await reply(
                to: plan.parts[0].command, for: plan.parts[0].target, deadline)
        }
        let reply: RedisReply
        let replies = try await self.replies(toPartsOf: plan, command, deadline)
        reply = try plan.merge.merge(replies, of: command)
        guard let error = reply.error else { return reply }
        // Other parts may well have been done.
        let hasSuccess = replies.contains { $0.error == nil }
        throw RedisError(server: error, to: command).with {
            if hasSuccess, command.facts?.isReadOnly != true { $0.effect = .unknown }
            $0.redactsServerText = context.configuration.redactsServerText
        }
    }

    private func replies(
        toPartsOf plan: RedisPlan, _ command: RedisCommand, _ deadline: MonotonicTime
    ) async throws -> [RedisReply] {
        var replies: [RedisReply] = []
        var isPartial = false
        var failure: RedisError?
        let parts = plan.parts.map { RedisBatch.Part(command: $0.command, target: $0.target) }
        for result in try await results(ofParts: parts, deadline) {
            switch result {
            case .success(let reply):
                replies.append(reply)
                if reply.error == nil { isPartial = true }
            case .failure(let error): failure = failure ?? error
            }
        }
        guard let failure else { return replies }
        throw failure.with {
            $0.operation = command.name
            if isPartial, command.facts?.isReadOnly != true { $0.effect = .unknown }
        }
    }

    /// Runs a command at one server, and follows where it is sent on.
    private func reply(
        to command: RedisCommand, for target: RedisPlan.Target, _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        var trip = RedisTrip()
        let readsElsewhere = context.configuration.readFrom != .master
        let reads =
            readsElsewhere && command.kind == .any && command.mayBeReadAnywhere
        while true {
            let began = loop.now
            let stop = try await stop(for: target, reads, &trip, command.name, deadline)
            do {
                if stop.asks { return try await stop.member.node.reply(asking: command, deadline) }
                return try await stop.member.node.replyInline(to: command, deadline: deadline)
            } catch let error as RedisError {
                try await recover(from: error, at: stop.member, &trip, began: began, deadline)
            }
        }
    }

    /// The next server on a command's way, waited for while there is none.
    private func stop(
        for target: RedisPlan.Target, _ reads: Bool, _ trip: inout RedisTrip,
        _ operation: String, _ deadline: MonotonicTime
    ) async throws -> (member: RedisMember, asks: Bool) {
        if let next = trip.takeNext() { return (member(at: next.endpoint), next.asks) }
        while true {
            var routes = try currentRoutes(operation)
            if routes == nil { routes = try await self.routes(operation, until: deadline) }
            if let routes, let member = member(for: target, reads: reads, routes, trip) {
                return (member, false)
            }
            let step = trip.stepWithoutServer(limits: limits, now: loop.now)
            try await take(step, nobody(operation), &trip, deadline)
        }
    }

    /// The connections of the server that a command is for, at this moment.
    func node(for command: RedisCommand, until deadline: MonotonicTime) async throws -> RedisNode {
        let routes = try await routes(command.name, until: deadline)
        let target = try RedisPlan(command, on: routes.map).parts[0].target
        var trip = RedisTrip()
        return try await stop(for: target, false, &trip, command.name, deadline).member.node
    }

    func nobody(_ operation: String) -> RedisError {
        RedisError(.connectionFailed, "No server that may be asked has the data").with {
            $0.phase = .acquiring
            $0.operation = operation
        }
    }

    // MARK: Transactions and scopes

    /// Runs commands as a transaction, where the keys of all of them are.
    func execution(
        of commands: [RedisCommand], deadline: MonotonicTime
    ) async throws -> RedisReply {
        for command in commands where command.kind != .any {
            throw command.refusal(isShared: true)
        }
        let target = try await target(of: commands, deadline)
        var trip = RedisTrip()
        while true {
            let began = loop.now
            let stop = try await stop(for: target, false, &trip, "MULTI", deadline)
            do {
                return try await stop.member.node.execution(
                    of: commands, asking: stop.asks, deadline: deadline)
            } catch let error as RedisError {
                try await recover(from: error, at: stop.member, &trip, began: began, deadline)
            }
        }
    }

    private func target(
        of commands: [RedisCommand], _ deadline: MonotonicTime
    ) async throws -> RedisPlan.Target {
        let routes = try await routes("MULTI", until: deadline)
        guard routes.map.isCluster else { return .slot(0) }
        let slots = commands.reduce(into: Set<Int>()) { $0.formUnion($1.slots) }
        guard slots.count <= 1 else {
            throw RedisError(
                .misuse, "The keys of a transaction are in different slots of the cluster",
                advice: "Keys with the same {tag} are in the same slot: {user:1}:a, {user:1}:b"
            ).with { $0.operation = "MULTI" }
        }
        return slots.first.map { .slot($0) } ?? .any
    }

    /// Leases a connection to the master of the key's slot, or to any without a key.
    func withConnection<Result>(
        key: [UInt8]?, deadline: MonotonicTime, _ body: (RedisConnection) async throws -> Result
    ) async throws -> Result {
        let operation = "a connection"
        let isCluster = try await routes(operation, until: deadline).map.isCluster
        let target: RedisPlan.Target =
            isCluster ? key.map { .slot(RedisSlot.of($0)) } ?? .any : .slot(0)
        var trip = RedisTrip()
        while true {
            let began = loop.now
            let stop = try await stop(for: target, false, &trip, operation, deadline)
            var hasBegun = false
            do {
                return try await stop.member.node.withConnection(deadline: deadline) { connection in
                    hasBegun = true
                    return try await body(connection)
                }
            } catch let error as RedisError {
                if hasBegun {
                    // The scope's own affair; but the next one goes where it belongs.
                    if RedisSetback(error, asked: stop.member.endpoint) != nil { requestRefresh() }
                    throw error
                }
                try await recover(from: error, at: stop.member, &trip, began: began, deadline)
            }
        }
    }
}

extension RedisNode {
    /// Runs a command whose slot is on its way here: ASKING and the command, in one piece on one
    /// connection.
    fileprivate func reply(
        asking command: RedisCommand, _ deadline: MonotonicTime
    ) async throws -> RedisReply {
        let both = [RedisCommand("ASKING"), command]
        let replies: [RedisReply]
        if command.kind == .blocking {
            replies = try await withConnection(deadline: deadline) { connection in
                let now = context.housekeepingLoop.now
                let left = deadline == .distantFuture ? nil : deadline - now
                return try await connection.replies(to: both, timeout: left)
            }
        } else {
            let outcome = try await askingOutcome(of: both[...], deadline: deadline)
            if let failure = outcome.failure { throw failure }
            replies = outcome.replies
        }
        guard replies.count == 2 else {
            throw RedisError(.protocolViolation, "A command has no reply")
        }
        guard let error = replies[1].error else { return replies[1] }
        throw RedisError(server: error, to: command).with {
            $0.redactsServerText = context.configuration.redactsServerText
        }
    }
}
