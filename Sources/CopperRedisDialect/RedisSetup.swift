import CopperBytes

/// Commands that set a connection up and ask for no data: what clients say in ways of their
/// own, and a replay answers by itself.
enum RedisSetup {
    static func contains(_ request: RedisRequest) -> Bool {
        switch request.fullName {
        case "HELLO", "AUTH", "SELECT", "QUIT", "RESET", "READONLY", "READWRITE",
            "CLIENT SETNAME", "CLIENT SETINFO", "CLIENT NO-EVICT", "CLIENT NO-TOUCH",
            "CLIENT CAPA", "CLIENT MAINT_NOTIFICATIONS":
            true
        case "PING": request.words.count == 1
        default: false
        }
    }

    /// Whether the server answered as it always does. What it refused is worth recording.
    static func isUsual(_ answer: WireFrame, to request: RedisRequest) -> Bool {
        switch request.name {
        case "HELLO": answer.item.map { $0.children.count > 1 } ?? false
        case "PING": answer.bytes == Array("+PONG\r\n".utf8)
        case "RESET": answer.bytes == Array("+RESET\r\n".utf8)
        default: answer.bytes == Array("+OK\r\n".utf8)
        }
    }

    static func isSignIn(_ request: RedisRequest) -> Bool {
        request.name == "AUTH"
            || (request.name == "HELLO"
                && request.words.indices.contains { request.word($0) == "AUTH" })
    }

    /// The frames from the first on that only set up, with all their answers.
    static func greetingLength(of frames: [WireFrame]) -> Int {
        var dialogue = RedisDialogue()
        var length = 0
        for (index, frame) in frames.enumerated() {
            switch frame.side {
            case .client:
                let request = RedisRequest(frame)
                guard contains(request) else { return length }
                dialogue.ask(request)
            case .server: _ = dialogue.hear(frame)
            }
            if dialogue.answeredNext == nil { length = index + 1 }
        }
        return length
    }

    // MARK: Order

    /// See ``WireDialect/played(of:after:)``: each command with its answers, without those
    /// that set up.
    static func played(of rest: [WireFrame], after greeting: [WireFrame]) -> [Int] {
        var dialogue = RedisDialogue()
        dialogue.follow(greeting)
        var turns: [Turn] = [Turn()]
        var places: [Int: Int] = [:]
        var last = 0
        for (index, frame) in rest.enumerated() {
            if frame.side == .client {
                let request = RedisRequest(frame)
                if case .replies(let id) = dialogue.ask(request) { places[id] = turns.count }
                turns.append(Turn(request: request, asked: index))
                continue
            }
            let next = dialogue.answeredNext.flatMap { places[$0] }
            if let heard = dialogue.hear(frame) {
                last = places[heard.id] ?? last
                turns[last].answers.append(index)
            } else {
                turns[next ?? last].answers.append(index)
                turns[next ?? last].hasNews = true
            }
        }
        return turns.flatMap { turn in
            turn.isSetup(rest) ? [] : (turn.asked.map { [$0] } ?? []) + turn.answers
        }
    }

    private struct Turn {
        var request: RedisRequest?
        var asked: Int?
        var answers: [Int] = []
        /// Something came that is no answer.
        var hasNews = false

        func isSetup(_ frames: [WireFrame]) -> Bool {
            guard let request, !hasNews, answers.count == 1, RedisSetup.contains(request) else {
                return false
            }
            return RedisSetup.isUsual(frames[answers[0]], to: request)
        }
    }
}

extension RedisDialogue {
    /// Takes recorded frames of both sides.
    mutating func follow(_ frames: [WireFrame]) {
        for frame in frames {
            switch frame.side {
            case .client: ask(RedisRequest(frame))
            case .server: _ = hear(frame)
            }
        }
    }
}
