import CopperBytes
import CopperPostgres
import CopperPostgresProtocol

/// Turns fields of any type into what is written, from the text or the binary format.
enum ValueRenderer {
    static func columns(_ columns: PostgresColumns) -> [OutputColumn] {
        columns.map { OutputColumn(name: $0.name, isNumeric: isNumber($0.type)) }
    }

    static func row(_ row: PostgresRow) -> [OutputValue] {
        (0..<row.count).map { value(row[$0]) }
    }

    static func value(_ field: PostgresField) -> OutputValue {
        guard let column = field.column, let bytes = field.bytes else { return .null }
        if column.format == .text {
            return typed(String(decoding: bytes, as: UTF8.self), column.type)
        }
        return (try? binary(bytes, column.type)) ?? (try? array(bytes))
            ?? .text("\\x" + Hex.encode(bytes))
    }

    private static func isNumber(_ type: PostgresType) -> Bool {
        switch type {
        case .int2, .int4, .int8, .oid, .float4, .float8, .numeric: true
        default: false
        }
    }

    private static func typed(_ text: String, _ type: PostgresType) -> OutputValue {
        switch type {
        case .bool: .bool(text == "t")
        case .json, .jsonb: .json(text)
        default: isNumber(type) ? .number(text) : .text(text)
        }
    }

    /// - Throws: when the type has no text here.
    private static func binary(_ bytes: [UInt8], _ type: PostgresType) throws -> OutputValue {
        let value = PostgresValue(bytes: bytes.span.bytes, type: type, format: .binary)
        return switch type {
        case .bool: .bool(try Bool.decode(value))
        case .int2, .int4, .int8: .number("\(try Int64.decode(value))")
        case .oid: .number("\(try UInt32.decode(value))")
        case .float4: .number("\(try Float.decode(value))")
        case .float8: .number("\(try Double.decode(value))")
        case .numeric: .number("\(try PostgresNumeric.decode(value))")
        case .json, .jsonb: .json(try PostgresJSONText.decode(value).text)
        case .date: .text("\(try PostgresDate.decode(value))")
        case .time: .text("\(try PostgresTime.decode(value))")
        case .timestamp: .text("\(try PostgresTimestampWithoutTimeZone.decode(value).timestamp)")
        case .timestamptz: .text(inUTC(try PostgresTimestamp.decode(value)))
        case .uuid: .text(uuid(bytes))
        default: .text(try String.decode(value))
        }
    }

    /// An array of at most one dimension as `{1,NULL,"a b"}`: the number of dimensions, a
    /// flag, the elements' type, their count and lower bound, each with its length.
    ///
    /// - Throws: when it is none.
    private static func array(_ bytes: [UInt8]) throws -> OutputValue {
        var reader = ByteReader(bytes.span)
        let dimensions = try reader.read(Int32.self)
        let flag = try reader.read(Int32.self)
        let type = PostgresType(rawValue: try reader.read(UInt32.self))
        guard (0...1).contains(dimensions), (0...1).contains(flag) else { throw NoText() }
        var elements: [String] = []
        if dimensions == 1 {
            let count = try reader.read(Int32.self)
            _ = try reader.read(Int32.self)
            while elements.count < count { elements.append(try element(&reader, type)) }
        }
        try reader.expectEnd()
        return .text("{\(elements.joined(separator: ","))}")
    }

    private struct NoText: Error {}

    private static func element(_ reader: inout ByteReader, _ type: PostgresType) throws -> String {
        let length = try reader.read(Int32.self)
        if length == -1 { return "NULL" }
        guard length >= 0 else { throw NoText() }
        let value = try binary(try reader.read(count: Int(length)).toArray(), type)
        guard let text = value.text else { throw NoText() }
        if case .number = value { return text }
        return quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.uppercased() != "NULL"
            && !text.contains { "{},\"\\".contains($0) || $0.isWhitespace }
        if isPlain { return text }
        return "\"" + text.reduce(into: "") { $0 += "\"\\".contains($1) ? "\\\($1)" : "\($1)" }
            + "\""
    }

    private static func inUTC(_ time: PostgresTimestamp) -> String {
        time == .infinity || time == .negativeInfinity ? "\(time)" : "\(time)+00"
    }

    private static func uuid(_ bytes: [UInt8]) -> String {
        let digits = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            .map { String(digits[$0.clamped(to: 0..<digits.count)]) }.joined(separator: "-")
    }
}
