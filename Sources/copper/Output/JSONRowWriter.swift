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
        case .number(let digits): isNumber(digits) ? digits : string(digits)
        }
    }

    /// A JSON string (RFC 8259, section 7).
    static func string(_ text: String) -> String {
        let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }

    private static func isNumber(_ digits: String) -> Bool {
        var rest = digits.utf8[...]
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard let first = rest.first, (0x30...0x39).contains(first) else { return false }
        return rest.allSatisfy { (0x30...0x39).contains($0) || ".eE+-".utf8.contains($0) }
    }

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
