/// A value on its way to a reader: what it says, and what a program may take it for.
enum OutputValue: Equatable, Sendable {
    case null
    case text(String)
    /// Digits as the server wrote them, so that none is lost.
    case number(String)
    case bool(Bool)
    /// A JSON document.
    case json(String)

    /// The value as text; `nil` for null.
    var text: String? {
        switch self {
        case .null: nil
        case .text(let text), .number(let text), .json(let text): text
        case .bool(let value): value ? "true" : "false"
        }
    }
}

/// A column of a result.
struct OutputColumn: Equatable, Sendable {
    var name: String
    /// Aligned to the right in tables.
    var isNumeric = false
}

/// How rows are written.
enum OutputFormat: String, CaseIterable, Sendable {
    /// Aligned columns, for people.
    case table
    /// An array of objects.
    case json
    /// RFC 4180 with a header line; null is empty, the empty text is `""`.
    case csv
}

/// Writes rows as they come.
protocol RowWriter {
    mutating func begin(_ columns: [OutputColumn])
    mutating func write(_ row: [OutputValue])
    /// - Parameter summary: For people: `3 rows in 2 ms`.
    mutating func end(summary: String)
}

extension OutputFormat {
    func writer(to output: Output) -> any RowWriter {
        switch self {
        case .table: TableRowWriter(output)
        case .json: JSONRowWriter(output)
        case .csv: CSVRowWriter(output)
        }
    }
}
