import CopperBytes

/// Takes passwords and their hashes out of recorded Redis connections: those of AUTH,
/// HELLO, ACL SETUSER, CONFIG SET, MIGRATE and SENTINEL SET, what the server tells of them
/// (CONFIG GET, ACL LIST, ACL GETUSER, MONITOR), and every echo of one that was seen.
struct RedisRedactor: WireRedactor {
    private var rewriter: RedisSecretRewriter
    private var dialogues: [Int: RedisDialogue] = [:]

    init(password: String) { rewriter = RedisSecretRewriter(password: password) }

    mutating func redact(_ frame: WireFrame, on number: Int) -> WireFrame {
        switch frame.side {
        case .client:
            let request = RedisRequest(frame)
            dialogues[number, default: RedisDialogue()].ask(request)
            return redact(request, in: frame)
        case .server:
            let heard = dialogues[number, default: RedisDialogue()].hear(frame)
            return redact(answer: frame, heard)
        }
    }

    private mutating func redact(_ request: RedisRequest, in frame: WireFrame) -> WireFrame {
        if request.words.isEmpty, let line = InlineWords.mask(frame) { return line }
        let rewritten = rewriter.rewrite(request)
        return rewritten == request ? frame : rewritten.frame(like: frame)
    }

    private mutating func redact(
        answer frame: WireFrame, _ heard: RedisDialogue.Heard?
    ) -> WireFrame {
        if heard == nil, var line = MonitorLine(frame) {
            let rewritten = rewriter.rewrite(line.request)
            guard rewritten != line.request else { return frame }
            line.request = rewritten
            return frame.with(bytes: line.bytes)
        }
        let tells = heard.map { RedisSecretRewriter.tellsSecrets($0.request) } ?? false
        guard tells || rewriter.hasLearned else { return frame }
        // What cannot be read may hold anything.
        guard let item = frame.item else { return frame.with(bytes: Array("+\r\n".utf8)) }
        let result =
            heard.map { redact(item, $0) } ?? rewriter.rewrite(item, to: nil)
        return result == item ? frame : frame.with(bytes: result.bytes)
    }

    private mutating func redact(_ item: RESPItem, _ heard: RedisDialogue.Heard) -> RESPItem {
        var item = item
        for (place, request) in heard.queued.enumerated()
        where item.children.indices.contains(place) {
            item.children[place] = rewriter.rewrite(item.children[place], to: request)
        }
        return rewriter.rewrite(item, to: heard.request)
    }

    /// What tells types and lengths; of texts nothing.
    func redact(unfinished bytes: [UInt8], from side: WireSide) -> [UInt8] {
        if side == .client, bytes.first != RESPKind.array {
            return [UInt8](repeating: 0, count: bytes.count)
        }
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let kind = bytes[position]
            let end = bytes[position...].firstIndex(of: 0x0D) ?? bytes.count
            let line = bytes[(position + 1)..<end]
            let isText = kind == RESPKind.simple || kind == RESPKind.error
            result.append(kind)
            result += isText ? [UInt8](repeating: 0, count: line.count) : Array(line)
            let next = min(end + 2, bytes.count)
            result += bytes[end..<next]
            position = next
            guard RESPKind.isLengthed(kind),
                let length = Int(decimal: String(decoding: line, as: UTF8.self)), length > 0
            else { continue }
            let present = min(length, bytes.count - position)
            result += [UInt8](repeating: 0, count: present)
            position += present
            let lineEnd = min(position + 2, bytes.count)
            result += bytes[position..<lineEnd]
            position = lineEnd
        }
        return result
    }
}

extension InlineWords {
    /// A line that no server can read as words, such as one with a quote that does not end,
    /// without what stands in it; `nil` for every other frame.
    fileprivate static func mask(_ frame: WireFrame) -> WireFrame? {
        guard frame.redisForm == .inline, split(frame.bytes) == nil else { return nil }
        return frame.with(bytes: Array("\"\r\n".utf8))
    }
}
