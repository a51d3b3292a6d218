import CopperBytes

/// Reads one recorded connection and files what it asked.
struct RedisExchangeLearner {
    private var dialogue: RedisDialogue
    private let rewriter: RedisSecretRewriter
    /// What was said to commands that are not answered whole.
    private var heard: [Int: [WireFrame]] = [:]
    /// What was answered last, and where.
    private var last: (key: RedisExchangeKey, place: Int)?
    /// Where subscriptions were confirmed.
    private var confirmed: [RedisTarget: Int] = [:]

    init(_ dialogue: RedisDialogue, _ rewriter: RedisSecretRewriter) {
        self.dialogue = dialogue
        self.rewriter = rewriter
    }

    /// - Parameter place: of the frame, among those of all connections.
    mutating func see(_ frame: WireFrame, at place: Int, _ store: inout RedisExchangeStore) {
        guard frame.side == .server else {
            dialogue.ask(RedisRequest(frame))
            return
        }
        let database = dialogue.database
        let isQueuing = dialogue.queued != nil
        let next = dialogue.answeredNext
        guard let answer = dialogue.hear(frame) else {
            return hear(unasked: frame, before: next, at: place, &store)
        }
        if let item = frame.item, let target = RedisTarget(item),
            target.command == answer.request.name
        {
            store.add(item, to: target, at: place)
            confirmed[target] = place
            last = nil
            return
        }
        heard[answer.id, default: []].append(frame)
        guard answer.isLast else { return }
        let frames = heard.removeValue(forKey: answer.id) ?? []
        var key = RedisExchangeKey(database: database, commands: [comparable(answer.request)])
        switch answer.request.name {
        case "MULTI", "DISCARD": return
        case "EXEC":
            key.commands = answer.queued.map(comparable)
            key.isTransaction = true
        case _ where isQueuing:
            if frame.bytes.first == RESPKind.error { store.refuse(frame, to: key, at: place) }
            return
        default: break
        }
        store.add(frames, to: key, at: place)
        last = (key, place)
    }

    /// - Parameter next: the command that is answered next.
    private mutating func hear(
        unasked frame: WireFrame, before next: Int?, at place: Int,
        _ store: inout RedisExchangeStore
    ) {
        if let target = frame.item.flatMap(RedisTarget.init), let known = confirmed[target] {
            store.add(frame, order: place, to: target, at: known)
        } else if let next {
            heard[next, default: []].append(frame)
        } else if let last {
            store.add(late: frame, to: last.key, at: last.place)
        }
    }

    private func comparable(_ request: RedisRequest) -> RedisRequest {
        rewriter.withoutLiterals(request).key
    }
}
