import CopperNet
import CopperRESP
import CopperResilience

/// Questions that go to the server in one piece, and what is asked beside them: to be told of
/// their keys, and how long those live.
struct CachePiece {
    let start: MonotonicTime
    private(set) var words: [RedisCommand] = []
    private let cache: RedisNodeCache
    private var questions: [Question] = []

    private struct Question {
        let place: Int
        let command: RedisCommand
        /// Where its reply stands among all.
        let reply: Int
        var ticket: CacheShard.Ticket?
        var flight: CacheFlight?
        /// Where the server's answer stands to that it shall tell of the key.
        var caching: Int?
        /// Where the key's time to live stands.
        var timeToLive: Int?
    }

    /// - Parameter start: Now, before anything is sent.
    init(_ cache: RedisNodeCache, start: MonotonicTime) {
        self.cache = cache
        self.start = start
    }

    /// A question whose answer is not to be kept.
    mutating func add(_ command: RedisCommand, at place: Int) {
        questions.append(Question(place: place, command: command, reply: words.count))
        words.append(command)
    }

    /// A question that has a place for its answer.
    mutating func add(
        _ command: RedisCommand, at place: Int, _ ticket: CacheShard.Ticket,
        _ flight: CacheFlight
    ) {
        let caching: Int? = cache.configuration.mode == .optIn ? words.count : nil
        // It is about the very next command.
        if caching != nil { words.append(.caching) }
        var question = Question(place: place, command: command, reply: words.count)
        words.append(command)
        question.ticket = ticket
        question.flight = flight
        question.caching = caching
        if cache.configuration.followsExpiry, let command = command.timeToLive {
            // Behind the read: were the key changed between the two, word of it would come
            // between the replies, and the place would be gone.
            question.timeToLive = words.count
            words.append(command)
        }
        questions.append(question)
    }

    /// There will be no answers.
    func giveUp() {
        for question in questions { giveUp(question) }
    }

    /// Keeps what may be kept of the replies, and hands them to those who wait. Fewer than were
    /// asked for come when the connection is lost.
    func take(
        _ replies: [RedisReply], from endpoint: Endpoint, now: MonotonicTime
    ) -> [(place: Int, answer: CachedAnswer)] {
        var answers: [(Int, CachedAnswer)] = []
        for question in questions {
            guard replies.indices.contains(question.reply) else {
                giveUp(question)
                continue
            }
            let answer = CachedAnswer(reply: replies[question.reply], endpoint: endpoint)
            keep(question, replies, now)
            question.flight?.finish(.answered(answer))
            answers.append((question.place, answer))
        }
        return answers
    }

    private func giveUp(_ question: Question) {
        if let ticket = question.ticket {
            _ = cache.withQuestion(question.command) { cache.giveUp($0, ticket) }
        }
        question.flight?.finish(.unanswered)
    }

    private func keep(_ question: Question, _ replies: [RedisReply], _ now: MonotonicTime) {
        guard let ticket = question.ticket else { return }
        let reply = replies[question.reply]
        let isTold = question.caching.map { replies[$0].error == nil } ?? true
        let isGood = isTold && reply.error == nil
        var expiry = MonotonicTime.distantFuture
        if let place = question.timeToLive, replies.indices.contains(place),
            let milliseconds = try? replies[place].decode(as: Int64.self), milliseconds >= 0
        {
            expiry = start + .milliseconds(milliseconds)
        }
        _ = cache.withQuestion(question.command) { question in
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
        return RedisCommand("PTTL", words.bytes(parts.key))
    }
}
