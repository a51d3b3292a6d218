/// Rows as RFC 4180 with a header line, ended by line feeds. Null is empty; the empty
/// text is `""`, so that the two can be told apart.
struct CSVRowWriter: RowWriter {
    private let output: Output

    init(_ output: Output) { self.output = output }

    mutating func begin(_ columns: [OutputColumn]) {
        guard !columns.isEmpty else { return }
        output.line(columns.map { Self.field($0.name) }.joined(separator: ","))
    }

    mutating func write(_ row: [OutputValue]) {
        output.line(row.map { $0.text.map(Self.field) ?? "" }.joined(separator: ","))
    }

    mutating func end(summary: String) {}

    private static func field(_ text: String) -> String {
        let needsQuotes =
            text.isEmpty
            || text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else { return text }
        let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        return "\"\(doubled)\""
    }
}
