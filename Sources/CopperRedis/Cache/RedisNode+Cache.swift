import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

extension RedisNode {
    /// The reply to a command, from the cache where it may and can be.
    ///
    /// - Throws: As ``reply(to:deadline:)``.
    func cachedReply(
        to command: RedisCommand, maximumAge: Duration?, deadline: MonotonicTime
    ) async throws -> RedisReply {
        guard let cache else { return try await reply(to: command, deadline: deadline) }
        let now = clock.now
        let found = cache.withQuestion(command) { question in
            cache.find(question, now: now, maximumAge: maximumAge)
        }
        if let reply = found.flatMap(\.self) { return reply }
        if found == nil {
            guard let commands = command.gets else {
                return try await reply(to: command, deadline: deadline)
            }
            let answers = try await cachedAnswers(to: commands, cache, maximumAge, deadline)
            return try RedisReply(elements: answers.map(\.reply))
        }
        let request = CachedRequest(cache, maximumAge: maximumAge, deadline: deadline)
        let answer = try await answers(to: [command], request)[0]
        if let error = answer.reply.error {
            throw RedisError(server: error, at: answer.endpoint, operation: command.name)
                .with { $0.redactsServerText = context.configuration.redactsServerText }
        }
        return answer.reply
    }

    /// The replies to commands, from the cache where they can be. Where one of them is for the
    /// server alone, it may change what the others answer, and all are.
    func cachedReplies(
        to commands: [RedisCommand], maximumAge: Duration?, deadline: MonotonicTime
    ) async throws -> [RedisReply] {
        guard let cache, commands.allSatisfy({ cache.withQuestion($0) { _ in true } ?? false })
        else { return try await replies(to: commands, deadline: deadline) }
        return try await cachedAnswers(to: commands, cache, maximumAge, deadline).map(\.reply)
    }

    /// What time the cache goes by.
    var clock: EventLoop { context.housekeepingLoop }

    fileprivate struct Answer {
        var reply: RedisReply
        var endpoint: Endpoint?
    }

    private func cachedAnswers(
        to commands: [RedisCommand], _ cache: RedisNodeCache, _ maximumAge: Duration?,
        _ deadline: MonotonicTime
    ) async throws -> [Answer] {
        let now = clock.now
        var kept: [Int: Answer] = [:]
        var missing: [RedisCommand] = []
        for (place, command) in commands.enumerated() {
            let found = cache.withQuestion(command) {
                cache.find($0, now: now, maximumAge: maximumAge)
            }
            if let reply = found.flatMap(\.self) {
                kept[place] = Answer(reply: reply)
            } else {
                missing.append(command)
            }
        }
        let request = CachedRequest(cache, maximumAge: maximumAge, deadline: deadline)
        var asked = try await answers(to: missing, request)[...]
        return commands.indices.compactMap { kept[$0] ?? asked.popFirst() }
    }

    /// Asks the server what nobody else asks already, in one piece, and waits for the others.
    private func answers(
        to commands: [RedisCommand], _ request: CachedRequest
    ) async throws -> [Answer] {
        var answers = [Answer?](repeating: nil, count: commands.count)
        var round = 0
        while true {
            let open = answers.indices.filter { answers[$0] == nil }
            if open.isEmpty { return answers.compactMap(\.self) }
            round += 1
            // Those who ask may be cancelled, one after the other. That has an end.
            let errands = try await onShared(request.deadline, "a read") { link in
                try await self.ask(
                    open.map { commands[$0] }, on: link, request, joins: round <= 3)
            }
            for (place, errand) in zip(open, errands) {
                switch errand {
                case .answered(let answer): answers[place] = answer
                case .waits(let flight):
                    switch try await flight.outcome(by: request.deadline, on: clock) {
                    case .answered(let reply, let endpoint):
                        answers[place] = Answer(reply: reply, endpoint: endpoint)
                    case .unanswered: break
                    case .timedOut:
                        throw RedisError(.timedOut, "The reply did not come in time").with {
                            $0.operation = commands[place].name
                            $0.phase = .executing
                            // A read, which another has asked.
                            $0.effect = .notSent
                        }
                    }
                }
            }
        }
    }
}

/// How a read through the cache is to be answered.
private struct CachedRequest {
    let cache: RedisNodeCache
    let maximumAge: Duration?
    let deadline: MonotonicTime

    init(_ cache: RedisNodeCache, maximumAge: Duration?, deadline: MonotonicTime) {
        self.cache = cache
        self.maximumAge = maximumAge
        self.deadline = deadline
    }
}

extension RedisNode {
    private enum Errand {
        case answered(Answer)
        case waits(CacheFlight)
    }

    /// A command that is sent, and what becomes of its reply.
    private struct Question {
        let place: Int
        /// Where its reply stands among all.
        let reply: Int
        /// Where the key's time to live stands, if it was asked for.
        var timeToLive: Int?
        var ticket: CacheShard.Ticket?
        var flight: CacheFlight?
    }

    /// - Parameter joins: Whether somebody else's question will do.
    private func ask(
        _ commands: [RedisCommand], on link: RedisLink, _ request: CachedRequest, joins: Bool
    ) async throws -> [Errand] {
        let cache = request.cache
        let start = clock.now
        var errands: [Errand?] = []
        var questions: [Question] = []
        var words: [RedisCommand] = []
        for (place, command) in commands.enumerated() {
            let errand = cache.withQuestion(command) { question in
                cache.errand(
                    question, epoch: link.epoch ?? 0, now: start, maximumAge: request.maximumAge)
            }
            switch errand {
            case RedisNodeCache.Errand.none(let reply)?:
                errands.append(.answered(Answer(reply: reply)))
                continue
            case .wait(let flight)? where joins:
                errands.append(.waits(flight))
                continue
            case .ask(let ticket, let flight)?:
                if cache.configuration.mode == .optIn { words.append(.caching) }
                var question = Question(place: place, reply: words.count)
                question.ticket = ticket
                question.flight = flight
                words.append(command)
                if cache.configuration.followsExpiry, let command = command.timeToLive {
                    question.timeToLive = words.count
                    words.append(command)
                }
                questions.append(question)
            case .wait?, .askAlone?, nil:
                questions.append(Question(place: place, reply: words.count))
                words.append(command)
            }
            errands.append(nil)
        }
        do {
            let replies = try await link.run(words, deadline: request.deadline)
            for question in questions where replies.indices.contains(question.reply) {
                let reply = replies[question.reply]
                keep(question, of: commands[question.place], replies, cache, start)
                question.flight?.finish(.answered(reply, by: link.endpoint))
                errands[question.place] = .answered(Answer(reply: reply, endpoint: link.endpoint))
            }
        } catch {
            for question in questions {
                guard let ticket = question.ticket else { continue }
                _ = cache.withQuestion(commands[question.place]) { cache.giveUp($0, ticket) }
                question.flight?.finish(.unanswered)
            }
            throw error
        }
        return errands.compactMap(\.self)
    }

    private func keep(
        _ question: Question, of command: RedisCommand, _ replies: [RedisReply],
        _ cache: RedisNodeCache, _ start: MonotonicTime
    ) {
        guard let ticket = question.ticket else { return }
        let reply = replies[question.reply]
        var isGood = reply.error == nil
        if cache.configuration.mode == .optIn, replies[question.reply - 1].error != nil {
            isGood = false
        }
        var expiry = MonotonicTime.distantFuture
        if let place = question.timeToLive, replies.indices.contains(place),
            let milliseconds = try? replies[place].decode(as: Int64.self), milliseconds >= 0
        {
            expiry = start + .milliseconds(milliseconds)
        }
        let now = clock.now
        _ = cache.withQuestion(command) { question in
            if isGood {
                cache.fill(question, ticket, reply, asked: start, expiry: expiry, now: now)
            } else {
                cache.giveUp(question, ticket)
            }
        }
    }
}

extension RedisCommand {
    /// What the next command reads is to be told of.
    fileprivate static let caching = RedisCommand("CLIENT", "CACHING", "YES")

    /// Asks for the time to live of a cacheable command's key.
    fileprivate var timeToLive: RedisCommand? {
        guard let parts = cacheableParts else { return nil }
        let key = words.span.withUnsafeBufferPointer { Array($0[parts.key]) }
        return RedisCommand("PTTL", key)
    }
}
