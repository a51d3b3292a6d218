import CopperBytes

/// A client's command by its words, whichever way it was written.
struct RedisRequest: Hashable, Sendable {
    /// As they were sent; empty for a line or array of none, which servers pass over.
    var words: [[UInt8]]

    init(words: [[UInt8]]) { self.words = words }

    init(_ frame: WireFrame) {
        switch frame.redisForm {
        case .inline: words = InlineWords.split(frame.bytes) ?? []
        case .resp: words = frame.item?.children.compactMap(\.text) ?? []
        }
    }

    /// The frame with other words in the same form.
    func frame(like frame: WireFrame) -> WireFrame {
        switch frame.redisForm {
        case .inline: frame.with(bytes: InlineWords.joined(words))
        case .resp: frame.with(bytes: RESPItem.array(words.map(RESPItem.bulk)).bytes)
        }
    }

    /// The command in capitals.
    var name: String { word(0) }

    /// The word at the place in capitals, empty where there is none.
    func word(_ index: Int) -> String {
        guard words.indices.contains(index) else { return "" }
        return String(decoding: words[index], as: UTF8.self).uppercased()
    }

    /// Whether the second word says what it does.
    var isContainer: Bool { Self.containers.contains(name) && words.count > 1 }

    /// `GET`, `CONFIG GET`.
    var fullName: String { isContainer ? "\(name) \(word(1))" : name }

    private static let containers: Set = [
        "ACL", "CLIENT", "CLUSTER", "COMMAND", "CONFIG", "DEBUG", "FUNCTION", "LATENCY", "MEMORY",
        "MODULE", "OBJECT", "PUBSUB", "SCRIPT", "SENTINEL", "SLOWLOG", "XGROUP", "XINFO",
        "COMMANDLOG",
    ]

    /// The command with its name in capitals, so that two ways of typing it are one.
    var key: RedisRequest {
        var key = self
        for index in 0..<(isContainer ? 2 : 1) where words.indices.contains(index) {
            key.words[index] = Array(word(index).utf8)
        }
        return key
    }

    /// `SET "k" "v"`
    var gloss: String {
        let bare = isContainer ? 2 : 1
        return words.enumerated().map { index, word in
            index < bare && Self.isPlain(word)
                ? String(decoding: word, as: UTF8.self) : GlossText.quoted(word, limit: 160)
        }.joined(separator: " ")
    }

    static func isPlain(_ word: [UInt8]) -> Bool {
        !word.isEmpty && word.count < 32
            && word.allSatisfy { byte in
                (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "_")
            }
    }
}

/// The words of a line, as the servers split inline commands and redis-cli writes arguments
/// (sdssplitargs, sdscatrepr).
package enum InlineWords {
    /// `nil` when quotes do not end, or something stands right behind them.
    package static func split(_ line: some Sequence<UInt8>) -> [[UInt8]]? {
        var bytes = Array(line)[...]
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        var words: [[UInt8]] = []
        while true {
            bytes = bytes.drop(while: isSpace)
            guard !bytes.isEmpty else { return words }
            guard let word = word(&bytes) else { return nil }
            words.append(word)
        }
    }

    private static func word(_ bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
        var word: [UInt8] = []
        while let byte = bytes.first, !isSpace(byte) {
            bytes.removeFirst()
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
                word.append(byte)
                continue
            }
            guard let part = quoted(&bytes, until: byte) else { return nil }
            word += part
            guard bytes.first.map(isSpace) ?? true else { return nil }
        }
        return word
    }

    private static func quoted(
        _ bytes: inout ArraySlice<UInt8>, until quote: UInt8
    ) -> [UInt8]? {
        var part: [UInt8] = []
        while let byte = bytes.popFirst() {
            if byte == quote { return part }
            guard byte == UInt8(ascii: "\\"), let next = bytes.first else {
                part.append(byte)
                continue
            }
            if quote == UInt8(ascii: "'") {
                // Only the quote itself is escaped between single ones.
                if next == quote { bytes.removeFirst() }
                part.append(next == quote ? quote : byte)
                continue
            }
            bytes.removeFirst()
            if next == UInt8(ascii: "x"), bytes.count >= 2,
                let value = Hex.decode(String(decoding: bytes.prefix(2), as: UTF8.self))?.first
            {
                bytes = bytes.dropFirst(2)
                part.append(value)
                continue
            }
            part.append(escapes[next] ?? next)
        }
        return nil
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "a"): 0x07,
    ]

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    /// A line of these words.
    static func joined(_ words: [[UInt8]]) -> [UInt8] {
        words.map { RedisRequest.isPlain($0) ? $0 : quoted($0) }.joined(separator: [0x20])
            + [0x0D, 0x0A]
    }

    /// A word in double quotes, as MONITOR shows it.
    static func quoted(_ word: [UInt8]) -> [UInt8] {
        var text = [UInt8(ascii: "\"")]
        for byte in word {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0x20...0x7E: text.append(byte)
            default:
                if let letter = escapes.first(where: { $0.value == byte })?.key {
                    text += [UInt8(ascii: "\\"), letter]
                } else {
                    text += Array("\\x".utf8) + Array(Hex.encode([byte]).utf8)
                }
            }
        }
        return text + [UInt8(ascii: "\"")]
    }
}
