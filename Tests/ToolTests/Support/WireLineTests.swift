import CopperBytes
import CopperReplay
import Testing

@testable import copper

@Suite("Messages as lines")
struct WireLineTests {
    @Test("have an arrow for the direction and the connection's number")
    func text() {
        let output = CapturedOutput().output
        let sent = FixtureLine(connection: 2, event: .sent([1], gloss: "Query \"SELECT 1\""))
        #expect(WireLine(sent).text(for: output) == "  2 → Query \"SELECT 1\"")
        let received = FixtureLine(connection: 1, event: .received([1], gloss: "ReadyForQuery I"))
        #expect(WireLine(received).text(for: output) == "  1 ← ReadyForQuery I")
        let closed = FixtureLine(connection: 1, event: .closed(by: .server, why: "gone"))
        #expect(WireLine(closed).text(for: output) == "  1 · closed by the server: gone")
    }

    @Test("fit the terminal and cannot control it")
    func width() {
        let output = CapturedOutput(terminalWidth: 40).output
        let line = WireLine(1, .received, "DataRow \u{1B}" + String(repeating: "x", count: 100))
        let text = line.text(for: output)
        #expect(DisplayText.width(text) <= 40)
        #expect(text.hasSuffix("…"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test("of a kind in a row are folded into the first and a count")
    func folding() {
        let rows = (1...1200).map { WireLine(1, .received, "DataRow \($0)") }
        let ready = WireLine(1, .received, "ReadyForQuery I")
        let folded = WireLine.folded([ready] + rows + [ready, ready])
        #expect(
            folded == [
                ready, rows[0], WireLine(1, .received, "DataRow … 1,199 more"), ready, ready,
            ])
        #expect(WireLine.folded([]) == [])
    }

    @Test("of prose are broken at blanks")
    func wrapping() {
        #expect(DisplayText.wrapped("one two  three\nfour", to: 9) == ["one two", "three", "four"])
        #expect(DisplayText.wrapped("incomprehensible", to: 5) == ["incomprehensible"])
    }
}
