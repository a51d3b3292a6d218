import CopperBytes
import CopperNet
import CopperReplay

/// An event of a recording as one line for people: `1 → Query "SELECT 1"`.
struct WireLine: Equatable {
    enum Direction: String {
        case sent = "→"
        case received = "←"
        case event = "·"
    }

    var connection: Int
    var direction: Direction
    var words: String

    init(_ line: FixtureLine) {
        let connection = line.connection
        switch line.event {
        case .opened(let endpoint): self.init(connection, .event, "open \(endpoint)")
        case .secured(let facts):
            self.init(connection, .event, "TLS \(facts.version), \(facts.cipher)")
        case .sent(_, let gloss): self.init(connection, .sent, gloss)
        case .received(_, let gloss): self.init(connection, .received, gloss)
        case .closed(let side, let why):
            let reason = why.isEmpty ? "" : ": \(why)"
            self.init(connection, .event, "closed by the \(side.rawValue)\(reason)")
        }
    }

    init(_ connection: Int, _ direction: Direction, _ words: String) {
        self.connection = connection
        self.direction = direction
        self.words = words
    }

    func text(for output: Output) -> String {
        let arrow = output.styled(direction.rawValue, direction == .sent ? .cyan : .green)
        let room = (output.terminalWidth ?? 200) - 8
        let shown = DisplayText.truncated(DisplayText.safe(words), to: max(room, 20))
        return
            "  \(connection) \(arrow) \(direction == .event ? output.styled(shown, .dim) : shown)"
    }
}

extension WireLine {
    /// The message's name: the first word.
    var name: Substring { words.prefix { $0 != " " } }

    /// The lines with runs of one message folded: three of a kind or more become the
    /// first and a count.
    static func folded(_ lines: [WireLine]) -> [WireLine] {
        var result: [WireLine] = []
        var rest = lines[...]
        while let first = rest.first {
            let run = rest.prefix {
                $0.name == first.name && $0.direction == first.direction
                    && $0.connection == first.connection
            }
            if run.count < 3 {
                result += run
            } else {
                result.append(first)
                result.append(
                    WireLine(
                        first.connection, first.direction,
                        "\(first.name) … \(Amount.grouped(run.count - 1)) more"))
            }
            rest = rest[run.endIndex...]
        }
        return result
    }
}
