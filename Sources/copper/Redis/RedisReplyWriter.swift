import CopperBytes
import CopperJSON
import CopperRedis

/// How replies are written.
enum RedisFormat: String, CaseIterable, Sendable {
    /// A tree for people.
    case tree
    /// A JSON document for each reply, in a line.
    case json
    /// RFC 4180: an element or an entry of a map in each line.
    case csv
    /// The bytes of texts as they are; behind each element of a list a line feed.
    case raw
}

/// Writes replies as they come.
struct RedisReplyWriter {
    let format: RedisFormat
    let output: Output
    private var hasHeader = false

    init(_ format: RedisFormat, to output: Output) {
        self.format = format
        self.output = output
    }

    mutating func write(_ value: RESPValue) {
        switch format {
        case .tree:
            for line in RedisReplyText(output: output).lines(of: value) { output.line(line) }
        case .json: output.line(JSON.text(Self.json(value)))
        case .csv: writeCSV(value)
        case .raw: writeRaw(value)
        }
    }

    // MARK: JSON

    /// Texts that are not UTF-8 become `{"hex": ...}`, errors `{"error": ...}`; a map whose
    /// keys are not all texts an array of pairs.
    static func json(_ value: RESPValue) -> JSONValue {
        switch value {
        case .null: return .null
        case .simpleString(let text): return .string(text)
        case .simpleError(let error), .bulkError(let error): return ["error": .string(error.text)]
        case .integer(let number): return .number(number)
        case .boolean(let flag): return .bool(flag)
        case .double(let number): return self.number("\(number)")
        case .bigNumber(let number): return self.number(number.description)
        case .bulkString(let bytes), .verbatimString(_, let bytes):
            let text = String(validating: bytes, as: UTF8.self)
            return text.map { .string($0) } ?? ["hex": .string(Hex.encode(bytes))]
        case .array(let items), .set(let items), .push(let items): return .array(items.map(json))
        case .map(let entries): return json(entries)
        case .attributed(_, let value): return json(value)
        }
    }

    /// NaN and the infinities are no numbers in JSON.
    private static func number(_ text: String) -> JSONValue {
        JSONNumber(text: text).map { .number($0) } ?? .string(text)
    }

    private static func json(_ entries: [RESPEntry]) -> JSONValue {
        var object = JSONObject()
        for entry in entries {
            guard let name = json(entry.key).string, object[name] == nil else {
                return .array(entries.map { .array([json($0.key), json($0.value)]) })
            }
            object[name] = json(entry.value)
        }
        return .object(object)
    }

    // MARK: CSV

    private mutating func writeCSV(_ value: RESPValue) {
        var writer = CSVRowWriter(output)
        let columns = value.isMap ? ["key", "value"] : ["value"]
        if !hasHeader { writer.begin(columns.map { OutputColumn(name: $0) }) }
        hasHeader = true
        switch value {
        case .array(let items), .set(let items), .push(let items):
            for item in items { writer.write([Self.cell(item)]) }
        case .map(let entries):
            for entry in entries { writer.write([Self.cell(entry.key), Self.cell(entry.value)]) }
        case .attributed(_, let value): writeCSV(value)
        default: writer.write([Self.cell(value)])
        }
    }

    /// What is no single value stands in its cell as JSON.
    private static func cell(_ value: RESPValue) -> OutputValue {
        switch value {
        case .null: .null
        case .integer(let number): .number("\(number)")
        case .double(let number): .number("\(number)")
        case .bigNumber(let number): .number(number.description)
        case .boolean(let flag): .bool(flag)
        case .simpleError(let error), .bulkError(let error): .text("(error) \(error.text)")
        default:
            json(value).string.map { .text($0) } ?? .json(JSON.text(json(value)))
        }
    }

    // MARK: Raw

    private func writeRaw(_ value: RESPValue) {
        let parts = Self.raw(value)
        // A value that is piped into a file is the value and nothing else.
        if case .bulkString(let bytes) = value, !output.isTerminal { return output.bytes(bytes) }
        for part in parts { output.bytes(part + [0x0A]) }
    }

    private static func raw(_ value: RESPValue) -> [[UInt8]] {
        switch value {
        case .null: [[]]
        case .bulkString(let bytes), .verbatimString(_, let bytes): [bytes]
        case .array(let items), .set(let items), .push(let items): items.flatMap(raw)
        case .map(let entries): entries.flatMap { raw($0.key) + raw($0.value) }
        case .attributed(_, let value): raw(value)
        case .simpleString(let text): [Array(text.utf8)]
        case .simpleError(let error), .bulkError(let error): [Array(error.text.utf8)]
        case .integer(let number): [Array("\(number)".utf8)]
        case .boolean(let flag): [Array((flag ? "true" : "false").utf8)]
        case .double(let number): [Array("\(number)".utf8)]
        case .bigNumber(let number): [Array(number.description.utf8)]
        }
    }
}

extension RESPValue {
    fileprivate var isMap: Bool {
        switch self {
        case .map: true
        case .attributed(_, let value): value.isMap
        default: false
        }
    }

    /// An error of the server, as it stands among the replies of a pipeline.
    var isError: Bool {
        switch self {
        case .simpleError, .bulkError: true
        case .attributed(_, let value): value.isError
        default: false
        }
    }
}
