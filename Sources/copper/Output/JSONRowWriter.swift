import CopperJSON

/// Rows as an array of objects, a line each. Where two columns have one name, the later
/// ones get `_2`, `_3` behind it, so that no value is lost.
struct JSONRowWriter: RowWriter {
    private let output: Output
    private var names: [String] = []
    private var isFirst = true

    init(_ output: Output) { self.output = output }

    mutating func begin(_ columns: [OutputColumn]) {
        names = Self.unique(columns.map(\.name)).map(Self.string)
        isFirst = true
        output.write("[")
    }

    mutating func write(_ row: [OutputValue]) {
        let members = zip(names, row).map { "\($0): \(Self.value($1))" }
        output.write((isFirst ? "\n" : ",\n") + "  {" + members.joined(separator: ", ") + "}")
        isFirst = false
    }

    mutating func end(summary: String) { output.line(isFirst ? "]" : "\n]") }

    static func value(_ value: OutputValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .json(let document): document
        case .text(let text): string(text)
        // NaN and the infinities are no numbers in JSON.
        case .number(let digits): JSONNumber(text: digits) == nil ? string(digits) : digits
        }
    }

    static func string(_ text: String) -> String { JSON.text(.string(text)) }

    private static func unique(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            var result = name
            var number = 2
            while !taken.insert(result).inserted {
                result = "\(name)_\(number)"
                number += 1
            }
            return result
        }
    }
}
