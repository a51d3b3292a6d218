import CopperBytes

/// Writes Redis frames as lines that a person reads: commands as they are typed, replies
/// with the signs of the protocol.
enum RedisGloss {
    static func line(for frame: WireFrame) -> String {
        if frame.side == .client {
            let request = RedisRequest(frame)
            let words = request.words.isEmpty ? "nothing" : request.gloss
            return frame.redisForm == .inline ? "inline " + words : words
        }
        guard let item = frame.item else { return "malformed, \(frame.bytes.count) bytes" }
        return text(of: item, isInner: false)
    }

    /// Elements of an aggregate that are shown.
    private static let mostElements = 24
    /// Bytes of a string that are shown.
    private static let mostBytes = 160

    private static func text(of item: RESPItem, isInner: Bool) -> String {
        let attributes = item.attributes.map { "\(own($0, isInner: false)) " }.joined()
        return attributes + own(item, isInner: isInner)
    }

    private static func own(_ item: RESPItem, isInner: Bool) -> String {
        let sign = String(UnicodeScalar(item.kind))
        if item.isNull { return sign + String(decoding: item.line, as: UTF8.self) }
        if RESPKind.isAggregate(item.kind) { return aggregate(item, sign, isInner: isInner) }
        if item.isStreamed {
            let pieces = item.children.map { GlossText.quoted($0.content, limit: mostBytes) }
            return (["$?"] + pieces).joined(separator: " ")
        }
        guard RESPKind.isLengthed(item.kind) else {
            return sign + DisplayableLine.text(item.line, limit: mostBytes)
        }
        let words = GlossText.quoted(item.content, limit: mostBytes)
        let isPlain = item.kind == RESPKind.bulk && isInner
        return isPlain ? words : "\(sign)\(item.content.count) \(words)"
    }

    private static func aggregate(_ item: RESPItem, _ sign: String, isInner: Bool) -> String {
        let head = sign + (item.isStreamed ? "?" : "\(item.count)")
        var words = item.children.prefix(mostElements).map { text(of: $0, isInner: true) }
        if item.kind == RESPKind.push, let kind = item.children.first?.text,
            RedisRequest.isPlain(kind)
        {
            words[0] = String(decoding: kind, as: UTF8.self)
        }
        if item.kind == RESPKind.map || item.kind == RESPKind.attribute {
            words = stride(from: 0, to: words.count, by: 2).map { place in
                place + 1 < words.count ? "\(words[place])=\(words[place + 1])" : words[place]
            }
        }
        let more = item.children.count - mostElements
        if more > 0 { words.append("... \(more) more") }
        let line = ([head] + words).joined(separator: " ")
        return isInner ? "[\(line)]" : line
    }
}

/// A line of the protocol, which is not in quotes.
private enum DisplayableLine {
    static func text(_ line: [UInt8], limit: Int) -> String {
        let isPlain = line.allSatisfy { (0x20...0x7E).contains($0) }
        guard isPlain, line.count <= limit else { return GlossText.quoted(line, limit: limit) }
        return String(decoding: line, as: UTF8.self)
    }
}
