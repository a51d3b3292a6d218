import CopperBytes
import CopperRedis

/// A reply as a tree that people read:
///
/// ```text
/// 1) "one"
/// 2) 1) (integer) 5
///    2) (nil)
/// ```
///
/// Texts are in quotes, so that no two replies look alike. What is not readable in them is
/// spelled out: nothing that a server sends moves the cursor.
struct RedisReplyText {
    let output: Output

    /// The lines of the reply.
    func lines(of value: RESPValue) -> [String] {
        switch value {
        // A report of several lines, such as INFO's, is to be read and not to be quoted.
        case .verbatimString("txt", let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return [scalar(value)]
            }
            return text.split(omittingEmptySubsequences: false) { $0.isNewline }
                .map { DisplayText.safe(String($0)) }
        case .array(let items), .push(let items): return list(items, empty: "(empty array)")
        case .set(let items): return list(items, empty: "(empty set)")
        case .map(let entries): return map(entries, empty: "(empty map)")
        case .attributed(let entries, let value):
            let notes = indented(map(entries, empty: "(empty map)"), head: "# ", width: 2)
            return notes.map { output.styled($0, .dim) } + lines(of: value)
        default: return [scalar(value)]
        }
    }

    private func scalar(_ value: RESPValue) -> String {
        switch value {
        case .null: output.styled("(nil)", .dim)
        case .simpleString(let text): DisplayText.safe(text)
        case .simpleError(let error), .bulkError(let error):
            output.styled("(error) ", .red) + DisplayText.safe(error.text)
        case .integer(let number): "\(output.styled("(integer)", .dim)) \(number)"
        case .bulkString(let bytes), .verbatimString(_, let bytes): Self.quoted(bytes)
        case .boolean(let flag): flag ? "true" : "false"
        case .double(let number): "\(output.styled("(double)", .dim)) \(number)"
        case .bigNumber(let number): "\(output.styled("(integer)", .dim)) \(number)"
        case .array, .map, .set, .push, .attributed: ""
        }
    }

    private func list(_ items: [RESPValue], empty: String) -> [String] {
        guard !items.isEmpty else { return [output.styled(empty, .dim)] }
        let width = "\(items.count)".count
        return items.enumerated().flatMap { place, item in
            let head = DisplayText.padded("\(place + 1))", to: width + 1, isRight: true) + " "
            return indented(lines(of: item), head: head, width: width + 2)
        }
    }

    private func map(_ entries: [RESPEntry], empty: String) -> [String] {
        guard !entries.isEmpty else { return [output.styled(empty, .dim)] }
        let keys = entries.map { lines(of: $0.key).joined(separator: " ") }
        // A long key does not push all values to the right.
        let width = min(keys.map(DisplayText.width).max() ?? 0, 28)
        return zip(keys, entries).flatMap { key, entry in
            let head = "\(output.styled(DisplayText.padded(key, to: width), .cyan))  "
            let value = lines(of: entry.value)
            guard value.count > 1 else { return [head + (value.first ?? "")] }
            return [output.styled(key, .cyan)] + value.map { "   \($0)" }
        }
    }

    private func indented(_ lines: [String], head: String, width: Int) -> [String] {
        lines.enumerated().map { place, line in
            (place == 0 ? output.styled(head, .dim) : String(repeating: " ", count: width)) + line
        }
    }

    /// The bytes in quotes, as redis-cli and inline commands write them; text of any language
    /// is left as it is.
    static func quoted(_ bytes: [UInt8]) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return "\"" + bytes.map(escaped).joined() + "\""
        }
        let inner = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            default: DisplayText.safe(String(scalar))
            }
        }
        return "\"" + inner.joined() + "\""
    }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
        case 0x20...0x7E: String(UnicodeScalar(byte))
        default: "\\x" + Hex.encode([byte])
        }
    }
}
