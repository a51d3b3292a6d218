import Testing

@testable import copper

@Suite("Table of rows")
struct TableRowWriterTests {
    private let columns = [OutputColumn(name: "id", isNumeric: true), OutputColumn(name: "name")]

    @Test("aligns columns, numbers to the right")
    func alignment() {
        let captured = CapturedOutput()
        captured.write(
            columns, [[.number("1"), .text("alice")], [.number("200"), .text("bo")]], as: .table)
        #expect(
            captured.lines == [
                "  id │ name", "─────┼───────", "   1 │ alice", " 200 │ bo", "end",
            ])
    }

    @Test("tells null from a text that reads NULL, and from nothing")
    func nulls() {
        let captured = CapturedOutput()
        captured.write([.init(name: "x")], [[.null], [.text("NULL")], [.text("")]], as: .table)
        #expect(captured.lines == [" x", "────────", " NULL", " \"NULL\"", "", "end"])
    }

    @Test("dims null on a terminal")
    func dimmedNull() {
        let captured = CapturedOutput(terminalWidth: 80, hasColor: true)
        captured.write([.init(name: "x")], [[.null], [.text("NULL")]], as: .table)
        #expect(captured.lines[2] == " \u{1B}[2mNULL  \u{1B}[0m")
        #expect(captured.lines[3] == " \"NULL\"")
    }

    @Test("counts the columns that wide and combining characters take")
    func wideCharacters() {
        let captured = CapturedOutput()
        captured.write(
            [.init(name: "a"), .init(name: "b")],
            [
                [.text("日本"), .text("x")], [.text("e\u{301}"), .text("y")],
                [.text("👍🏽"), .text("z")],
            ],
            as: .table)
        #expect(captured.lines[2] == " 日本 │ x")
        #expect(captured.lines[3] == " e\u{301}    │ y")
        #expect(captured.lines[4] == " 👍🏽   │ z")
    }

    @Test("spells out what could control the terminal")
    func controlCharacters() {
        let captured = CapturedOutput()
        captured.write(
            [.init(name: "a\u{1B}[2J")], [[.text("x\n\u{1B}]0;t\u{7}\u{9B}1m\u{202E}")]], as: .table
        )
        #expect(captured.lines[0] == " a\\x1B[2J")
        #expect(captured.lines[2] == " x\\n\\x1B]0;t\\x07\\x9B1m\\u{202E}")
    }

    @Test("writes a line for each value when the terminal is too narrow")
    func expanded() {
        let captured = CapturedOutput(terminalWidth: 12)
        captured.write(
            columns, [[.number("1"), .text("a long name")], [.number("2"), .null]], as: .table)
        #expect(
            captured.lines == [
                "─ row 1 ────", "id   │ 1", "name │ a long name", "─ row 2 ────", "id   │ 2",
                "name │ NULL", "end",
            ])
    }

    @Test("writes no frame where there are no columns")
    func noColumns() {
        let captured = CapturedOutput()
        captured.write([], [], as: .table, summary: "CREATE TABLE")
        #expect(captured.lines == ["CREATE TABLE"])
    }

    @Test("keeps to the widths of the first rows, however many come")
    func settledWidths() {
        let captured = CapturedOutput()
        let rows = (0..<TableRowWriter.settlingRows).map { _ in [OutputValue.text("ab")] }
        captured.write([.init(name: "x")], rows + [[.text("a longer one")]], as: .table)
        #expect(captured.lines.count == rows.count + 4)
        #expect(captured.lines[1] == "────")
        #expect(captured.lines[rows.count + 2] == " a longer one")
    }
}
