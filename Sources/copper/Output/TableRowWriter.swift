/// Rows as an aligned table:
///
/// ```text
///  id │ name
/// ────┼───────
///   1 │ alice
///   2 │ NULL
/// 2 rows in 3 ms
/// ```
///
/// A table that is wider than the terminal is written with one line for each value.
struct TableRowWriter: RowWriter {
    /// The widths are settled by so many rows; later ones keep to them, so that a result
    /// of any size is written in bounded memory.
    static let settlingRows = 1000

    private let output: Output
    private var columns: [OutputColumn] = []
    private var waiting: [[String]] = []
    private var widths: [Int] = []
    private var isSettled = false
    private var rowNumber = 0

    init(_ output: Output) { self.output = output }

    mutating func begin(_ columns: [OutputColumn]) {
        self.columns = columns.map {
            OutputColumn(name: DisplayText.safe($0.name), isNumeric: $0.isNumeric)
        }
        isSettled = false
        waiting = []
        rowNumber = 0
    }

    mutating func write(_ row: [OutputValue]) {
        let cells = row.map(Self.cell)
        guard !isSettled else { return writeNow(cells) }
        waiting.append(cells)
        if waiting.count == Self.settlingRows { settle() }
    }

    mutating func end(summary: String) {
        if !isSettled { settle() }
        output.line(output.styled(summary, .dim))
    }

    // MARK: - Cells

    /// Null and a text that reads `NULL` must not look the same.
    private static func cell(_ value: OutputValue) -> String {
        guard let text = value.text else { return nullCell }
        return text == nullCell ? "\"NULL\"" : DisplayText.safe(text)
    }

    private static let nullCell = "NULL"

    private func shown(_ cell: String, padding: (String) -> String) -> String {
        let padded = padding(cell)
        return cell == Self.nullCell ? output.styled(padded, .dim) : padded
    }

    // MARK: - Lines

    private mutating func settle() {
        isSettled = true
        widths = columns.indices.map { column in
            let cells = waiting.map { $0.indices.contains(column) ? $0[column] : "" }
            return ([columns[column].name] + cells).map(DisplayText.width).max() ?? 0
        }
        if !isExpanded, !columns.isEmpty { writeHeader() }
        for row in waiting { writeNow(row) }
        waiting = []
    }

    private var isExpanded: Bool {
        guard let limit = output.terminalWidth else { return false }
        return widths.reduce(0) { $0 + $1 + 3 } - 1 > limit
    }

    private func writeHeader() {
        let names = zip(columns, widths).map { column, width in
            output.styled(
                DisplayText.padded(column.name, to: width, isRight: column.isNumeric), .bold)
        }
        output.line(Self.trimmed(" " + names.joined(separator: " │ ")))
        output.line(
            widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: "┼"))
    }

    private mutating func writeNow(_ cells: [String]) {
        rowNumber += 1
        guard !columns.isEmpty else { return }
        guard !isExpanded else { return writeExpanded(cells) }
        let padded = zip(cells, zip(columns, widths)).map { cell, place in
            let (column, width) = place
            return shown(cell) { DisplayText.padded($0, to: width, isRight: column.isNumeric) }
        }
        output.line(Self.trimmed(" " + padded.joined(separator: " │ ")))
    }

    private func writeExpanded(_ cells: [String]) {
        let title = "─ row \(rowNumber) "
        let length = min(output.terminalWidth ?? 40, 40)
        output.line(
            output.styled(
                title + String(repeating: "─", count: max(1, length - title.count)), .dim))
        let width = columns.map { DisplayText.width($0.name) }.max() ?? 0
        for (column, cell) in zip(columns, cells) {
            let name = output.styled(DisplayText.padded(column.name, to: width), .bold)
            output.line("\(name) │ \(shown(cell) { $0 })")
        }
    }

    private static func trimmed(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }
}
