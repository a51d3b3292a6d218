import CopperReplay

/// The guided tour: each chapter runs a piece of code, and shows what went over the wire
/// and what came of it.
struct Tour<Client> {
    let stage: TourStage<Client>
    let output: Output
    private var shownLines = 0
    /// Of the last chapter.
    private(set) var number: Int

    /// - Parameter number: of the chapter that was shown before.
    init(_ stage: TourStage<Client>, on output: Output, after number: Int = 0) {
        self.stage = stage
        self.output = output
        self.number = number
    }

    /// What a chapter has to show behind its messages.
    typealias Show = (Output) -> Void

    mutating func chapter(
        _ title: String, _ story: String, code: String,
        _ body: (Client) async throws -> Show
    ) async throws {
        number += 1
        output.line()
        output.line(output.styled("\(number). \(title)", .bold))
        for line in DisplayText.wrapped(story, to: width) { output.line(line) }
        output.line()
        for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
            output.line("    " + output.styled(String(line), .cyan))
        }
        output.line()
        let watch = Stopwatch()
        let show = try await body(stage.client)
        let time = watch.elapsed
        showWire(time)
        show(output)
    }

    /// Leaves what went over the wire until now to the imagination.
    mutating func skipWire() { shownLines = stage.recorder.fixture.lines.count }

    private var width: Int { min(output.terminalWidth ?? 80, 80) }

    private mutating func showWire(_ time: Duration) {
        let all = stage.recorder.fixture.lines
        let lines = all[min(shownLines, all.count)...].map { WireLine($0) }
        shownLines = all.count
        let folded = WireLine.folded(Array(lines))
        for line in folded.prefix(mostLines) { output.line(line.text(for: output)) }
        if folded.count > mostLines {
            output.line("    … \(folded.count - mostLines) more")
        }
        let sent = lines.count { $0.direction == .sent }
        let received = lines.count { $0.direction == .received }
        output.line(
            output.styled(
                "  \(Amount.count(sent, "message")) sent, \(Amount.count(received, "message")) "
                    + "received, \(Amount.time(time))", .dim))
        output.line()
    }
}

/// Of a chapter's messages so many are shown.
private let mostLines = 40

extension Tour {
    /// Shows rows as a table.
    static func table(_ columns: [OutputColumn], _ rows: [[OutputValue]]) -> Show {
        { output in
            var writer = TableRowWriter(output)
            writer.begin(columns)
            for row in rows { writer.write(row) }
            writer.end(summary: Amount.count(rows.count, "row"))
        }
    }

    static func lines(_ lines: String...) -> Show {
        { output in for line in lines { output.line("  " + line) } }
    }
}
