import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

extension RedisNode {
    /// What time the cache goes by.
    var clock: EventLoop { context.housekeepingLoop }

    /// What the cache has for a command.
    enum Kept {
        case reply(RedisReply)
        /// Nothing; it will have once the server was asked.
        case nothing
        /// Nothing ever: the command is for the server.
        case never
    }

    func kept(_ command: RedisCommand, maximumAge: Duration?) -> Kept {
        guard let cache else { return .never }
        let now = clock.now
        let found = cache.withQuestion(command) { question in
            cache.find(question, now: now, maximumAge: maximumAge)
        }
        guard let found else { return .never }
        return found.map { .reply($0) } ?? .nothing
    }

    /// Replies that the cache has not, or not all: the server is asked, in one piece, for what
    /// nobody asks already. A reply may be an error.
    ///
    /// - Throws: ``RedisError``, `CancellationError`. What the server answered until then is
    ///   kept all the same.
    func cachedAnswers(
        to commands: [RedisCommand], maximumAge: Duration?, deadline: MonotonicTime
    ) async throws -> [CachedAnswer] {
        guard let cache else { return [] }
        let request = CachedRequest(cache: cache, maximumAge: maximumAge, deadline: deadline)
        var answers = [CachedAnswer?](repeating: nil, count: commands.count)
        var round = 0
        while true {
            let open = answers.indices.filter { answers[$0] == nil }
            if open.isEmpty { return answers.compactMap(\.self) }
            round += 1
            // Those who ask may be cancelled, one after the other. That has an end.
            let joins = round <= 3
            let errands = try await guarded("a read") {
                try await onShared(deadline, "a read") { link in
                    try await ask(open.map { commands[$0] }, on: link, request, joins: joins)
                }
            }
            for (place, errand) in zip(open, errands) {
                switch errand {
                case .answered(let answer): answers[place] = answer
                case .waits(let flight):
                    switch try await flight.outcome(by: deadline, on: clock) {
                    case .answered(let answer): answers[place] = answer
                    case .unanswered: break
                    case .timedOut: throw RedisError.lateForAnother(commands[place])
                    }
                }
            }
        }
    }

    private struct CachedRequest {
        let cache: RedisNodeCache
        let maximumAge: Duration?
        let deadline: MonotonicTime
    }

    private enum Errand {
        case answered(CachedAnswer)
        case waits(CacheFlight)
    }

    /// Sends what is not kept and not asked for by somebody else.
    ///
    /// - Parameter joins: Whether somebody else's question will do.
    private func ask(
        _ commands: [RedisCommand], on link: RedisLink, _ request: CachedRequest, joins: Bool
    ) async throws -> [Errand] {
        let cache = request.cache
        var piece = CachePiece(cache, start: clock.now)
        var errands: [Errand?] = []
        for (place, command) in commands.enumerated() {
            let errand = cache.withQuestion(command) { question in
                cache.errand(
                    question, epoch: link.epoch ?? 0, now: piece.start,
                    maximumAge: request.maximumAge)
            }
            switch errand {
            case RedisNodeCache.Errand.none(let reply)?:
                errands.append(.answered(CachedAnswer(reply: reply)))
            case .wait(let flight)? where joins: errands.append(.waits(flight))
            case .ask(let ticket, let flight)?:
                piece.add(command, at: place, ticket, flight)
                errands.append(nil)
            case .wait?, .askAlone?, nil:
                piece.add(command, at: place)
                errands.append(nil)
            }
        }
        let outcome: RedisPipelineOutcome
        do {
            outcome = try await link.run(piece.words[...], deadline: request.deadline)
        } catch {
            piece.giveUp()
            throw error
        }
        for (place, answer) in piece.take(outcome.replies, from: link.endpoint, now: clock.now) {
            errands[place] = .answered(answer)
        }
        if let failure = outcome.failure { throw failure }
        return errands.compactMap(\.self)
    }
}

/// A reply, and who gave it if it was not kept.
struct CachedAnswer: Sendable {
    var reply: RedisReply
    var endpoint: Endpoint?
}

extension RedisError {
    fileprivate static func lateForAnother(_ command: RedisCommand) -> RedisError {
        RedisError(.timedOut, "The reply did not come in time").with {
            $0.operation = command.name
            $0.phase = .executing
            // It was another that asked.
            $0.effect = .notSent
        }
    }
}
