/// A command that the server ran.
public struct RedisMonitorLine: Hashable, Sendable {
    /// When it ran, in microseconds since 1970, by the server's clock.
    public var microseconds: Int64
    public var database: Int
    /// Its address, `127.0.0.1:50712`; `unix:/run/redis.sock`; `lua` for a script.
    public var client: String
    /// The command's name and its arguments, whatever bytes they hold.
    public var words: [[UInt8]]

    /// The first word.
    public var command: String { String(decoding: words.first ?? [], as: UTF8.self) }

    /// The words as text; what is no UTF-8 is replaced by U+FFFD.
    public var texts: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

    /// Reads a line as the server writes it, `nil` for any other:
    ///
    /// `1339518083.107412 [0 127.0.0.1:60866] "set" "key" "a\x00b\n"`
    public init?(_ text: String) {
        guard let open = text.firstIndex(of: "["),
            let close = text[open...].firstRange(of: "] ")
        else { return nil }
        let time = text[..<open].split(separator: " ").first?.split(separator: ".") ?? []
        guard time.count == 2, let seconds = Int64(time[0]), time[1].utf8.count == 6,
            let fraction = Int64(time[1])
        else { return nil }
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, carried) = scaled.addingReportingOverflow(fraction)
        guard !overflow, !carried else { return nil }
        let place = text[text.index(after: open)..<close.lowerBound]
            .split(separator: " ", maxSplits: 1)
        guard place.count == 2, let database = Int(place[0]) else { return nil }
        var reader = QuotedWords(text[close.upperBound...].utf8)
        guard let words = reader.all(), !words.isEmpty else { return nil }
        microseconds = sum
        self.database = database
        client = String(place[1])
        self.words = words
    }
}

/// Words in quotes, with spaces between: what the server makes of bytes that it shows.
private struct QuotedWords {
    private var rest: Substring.UTF8View

    init(_ text: Substring.UTF8View) { rest = text }

    mutating func all() -> [[UInt8]]? {
        var words: [[UInt8]] = []
        while true {
            while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
            guard !rest.isEmpty else { return words }
            guard let word = word() else { return nil }
            words.append(word)
        }
    }

    private mutating func word() -> [UInt8]? {
        guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
        var word: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return word
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                word.append(escaped)
            default: word.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> UInt8? {
        guard let byte = rest.popFirst() else { return nil }
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "x"):
            guard let high = rest.popFirst().flatMap(digit),
                let low = rest.popFirst().flatMap(digit)
            else { return nil }
            return high << 4 | low
        default: return byte
        }
    }

    private func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        case 0x41...0x46: byte - 0x41 + 10
        default: nil
        }
    }
}
