import CopperBytes

/// Commands with their replies, learned from recordings, to be asked in any order, on any
/// connection, any number of times. What was asked several times, on whichever connections,
/// is answered as it was, one after the other; the last answer repeats.
///
/// A command is its words and the database; a transaction is its commands together.
struct RedisExchanges: WireExchanges {
    private var store = RedisExchangeStore()
    private var responders: [Int: RedisResponder] = [:]
    private let rewriter: RedisSecretRewriter

    init(password: String) { rewriter = RedisSecretRewriter(password: password) }

    mutating func learn(
        _ conversation: [WireFrame], at places: [Int], after greeting: [WireFrame]
    ) {
        var dialogue = RedisDialogue()
        dialogue.follow(greeting)
        var learner = RedisExchangeLearner(dialogue, rewriter)
        for (frame, place) in zip(conversation, places) { learner.see(frame, at: place, &store) }
    }

    mutating func receive(_ frame: WireFrame, on connection: Int) -> WireReply {
        var responder = responders.removeValue(forKey: connection) ?? RedisResponder()
        defer { responders[connection] = responder }
        let request = rewriter.withoutLiterals(RedisRequest(frame)).key
        return responder.receive(request, &store)
    }

    mutating func greeted(_ frame: WireFrame, on connection: Int) {
        let request = RedisRequest(frame)
        switch request.name {
        case "SELECT":
            responders[connection, default: RedisResponder()].database =
                Int(decimal: request.word(1)) ?? 0
        case "RESET": responders[connection] = nil
        default: break
        }
    }

    mutating func close(_ connection: Int) { responders[connection] = nil }
}

/// What identifies a request, whoever sends it.
struct RedisExchangeKey: Hashable, Sendable {
    var database: Int
    /// One, or those that EXEC runs.
    var commands: [RedisRequest]
    var isTransaction = false

    var gloss: String {
        let words = commands.map(\.gloss).joined(separator: "; ")
        let place = database == 0 ? "" : " in database \(database)"
        return (isTransaction ? "MULTI; \(words); EXEC" : words) + place
    }
}

/// A channel, a pattern or a shard channel.
struct RedisTarget: Hashable, Sendable {
    /// What subscribes to it: `PSUBSCRIBE`.
    var command: String
    var name: [UInt8]

    init(_ command: String, _ name: [UInt8]) {
        self.command = command
        self.name = name
    }

    /// What a message or a confirmation is about.
    init?(_ item: RESPItem) {
        guard item.children.count > 2, let kind = item.children[0].text,
            let name = item.children[1].text
        else { return nil }
        switch String(decoding: kind, as: UTF8.self) {
        case "message", "subscribe": command = "SUBSCRIBE"
        case "pmessage", "psubscribe": command = "PSUBSCRIBE"
        case "smessage", "ssubscribe": command = "SSUBSCRIBE"
        default: return nil
        }
        self.name = name
    }
}

/// What a subscriber was told.
struct RecordedSubscription: Sendable {
    var confirmation: RESPItem
    /// With their places in the recording.
    var messages: [(order: Int, frame: WireFrame)] = []
}

/// What was said to one request, in the order of the recording; the last repeats.
struct RecordedAnswers<Answer: Sendable>: Sendable {
    private var answers: [(place: Int, answer: Answer)] = []
    private var next = 0

    /// - Parameter place: in the recording, by which it is found again.
    mutating func add(_ answer: Answer, at place: Int) {
        let index = answers.firstIndex { $0.place > place } ?? answers.endIndex
        answers.insert((place, answer), at: index)
    }

    mutating func change(at place: Int, _ change: (inout Answer) -> Void) {
        guard let index = answers.firstIndex(where: { $0.place == place }) else { return }
        change(&answers[index].answer)
    }

    mutating func take() -> Answer? {
        guard let last = answers.last else { return nil }
        defer { next += 1 }
        return (next < answers.count ? answers[next] : last).answer
    }
}

/// What was learned, and which of several answers comes next.
struct RedisExchangeStore: Sendable {
    private var answers: [RedisExchangeKey: RecordedAnswers<[WireFrame]>] = [:]
    /// Commands that the server refused to queue.
    private var refusals: [RedisExchangeKey: RecordedAnswers<WireFrame>] = [:]
    private var subscriptions: [RedisTarget: RecordedAnswers<RecordedSubscription>] = [:]

    mutating func add(_ frames: [WireFrame], to key: RedisExchangeKey, at place: Int) {
        answers[key, default: RecordedAnswers()].add(frames, at: place)
    }

    mutating func refuse(_ frame: WireFrame, to key: RedisExchangeKey, at place: Int) {
        refusals[key, default: RecordedAnswers()].add(frame, at: place)
    }

    /// What came unasked behind the answer to `key` at `place`.
    mutating func add(late frame: WireFrame, to key: RedisExchangeKey, at place: Int) {
        answers[key]?.change(at: place) { $0.append(frame) }
    }

    mutating func add(_ confirmation: RESPItem, to target: RedisTarget, at place: Int) {
        let recorded = RecordedSubscription(confirmation: confirmation)
        subscriptions[target, default: RecordedAnswers()].add(recorded, at: place)
    }

    /// - Parameter place: where the subscription was confirmed.
    mutating func add(
        _ message: WireFrame, order: Int, to target: RedisTarget, at place: Int
    ) {
        subscriptions[target]?.change(at: place) { $0.messages.append((order, message)) }
    }

    mutating func subscription(to target: RedisTarget) -> RecordedSubscription? {
        subscriptions[target]?.take()
    }

    mutating func answer(to key: RedisExchangeKey) -> [WireFrame]? { answers[key]?.take() }

    mutating func refusal(of key: RedisExchangeKey) -> WireFrame? { refusals[key]?.take() }

    /// What was asked, and what was recorded that looks most like it.
    func explanation(of key: RedisExchangeKey) -> String {
        let listening = subscriptions.keys.map { target in
            RedisExchangeKey(
                database: 0,
                commands: [RedisRequest(words: [Array(target.command.utf8), target.name])])
        }
        let ranked = (Array(answers.keys) + listening).map { known in
            (known.isTransaction == key.isTransaction ? shared(known, key) : -1, known.gloss)
        }
        let nearest = ranked.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(3).map(\.1)
        let recorded = nearest.isEmpty ? ["nothing"] : nearest
        return "not recorded: \(key.gloss)" + recorded.map { "\n  recorded: \($0)" }.joined()
    }

    /// How far two requests begin alike.
    private func shared(_ left: RedisExchangeKey, _ right: RedisExchangeKey) -> Int {
        zip(left.commands.flatMap(\.words), right.commands.flatMap(\.words))
            .prefix { $0 == $1 }.count * 2 + (left.database == right.database ? 1 : 0)
    }
}
