import CopperBytes

/// Reads one recorded connection and files what it asked.
struct RedisExchangeLearner {
    private var dialogue: RedisDialogue
    private let rewriter: RedisSecretRewriter
    /// What was said to commands that are not answered whole.
    private var heard: [Int: [WireFrame]] = [:]
    private var last: RedisExchangeKey?
    /// How many frames of the server were seen.
    private var order = 0

    init(_ dialogue: RedisDialogue, _ rewriter: RedisSecretRewriter) {
        self.dialogue = dialogue
        self.rewriter = rewriter
    }

    mutating func see(_ frame: WireFrame, _ store: inout RedisExchangeStore) {
        guard frame.side == .server else {
            dialogue.ask(RedisRequest(frame))
            return
        }
        order += 1
        let database = dialogue.database
        let isQueuing = dialogue.queued != nil
        let next = dialogue.answeredNext
        guard let answer = dialogue.hear(frame) else {
            if let target = frame.item.flatMap(RedisTarget.init),
                store.add(frame, to: target, order: order)
            {
                return
            }
            if let next {
                heard[next, default: []].append(frame)
            } else if let last {
                store.add(late: frame, to: last)
            }
            return
        }
        if let item = frame.item, let target = RedisTarget(item),
            target.command == answer.request.name
        {
            store.add(item, to: target)
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
            if frame.bytes.first == RESPKind.error { store.refuse(frame, to: key) }
            return
        default: break
        }
        store.add(frames, to: key)
        last = key
    }

    private func comparable(_ request: RedisRequest) -> RedisRequest {
        rewriter.withoutLiterals(request).key
    }
}
