/// Bytes of messages, written down as short as tests need them.
public enum PGBytes {
    public static func typed(_ type: Character, _ body: [UInt8] = []) -> [UInt8] {
        var bytes = [type.asciiValue ?? 0]
        bytes += integer(UInt32(body.count + 4))
        return bytes + body
    }

    public static func untyped(_ code: UInt32, _ body: [UInt8] = []) -> [UInt8] {
        integer(UInt32(body.count + 8)) + integer(code) + body
    }

    public static func startup(_ fields: [(String, String)] = [("user", "app")]) -> [UInt8] {
        let body = fields.flatMap { field -> [UInt8] in text(field.0) + text(field.1) }
        return untyped(0x0003_0000, body + [0])
    }

    public static let sslRequest = untyped(80_877_103)
    public static let gssRequest = untyped(80_877_104)

    public static func cancel(_ process: UInt32, _ key: [UInt8]) -> [UInt8] {
        untyped(80_877_102, integer(process) + key)
    }

    public static func query(_ sql: String) -> [UInt8] { typed("Q", text(sql)) }

    public static func parse(_ name: String, _ sql: String, types: [UInt32] = []) -> [UInt8] {
        var body = text(name) + text(sql)
        body += list(types)
        return typed("P", body)
    }

    public static func bind(
        _ portal: String, _ statement: String, _ values: [String?] = [],
        resultFormats: [UInt16] = []
    ) -> [UInt8] {
        var body = text(portal) + text(statement)
        body += integer(UInt16(0))
        body += integer(UInt16(values.count))
        body += values.flatMap(value)
        body += list(resultFormats)
        return typed("B", body)
    }

    public static func describe(_ target: Character, _ name: String) -> [UInt8] {
        typed("D", [target.asciiValue ?? 0] + text(name))
    }

    public static func execute(_ portal: String = "", limit: UInt32 = 0) -> [UInt8] {
        typed("E", text(portal) + integer(limit))
    }

    public static let sync = typed("S")

    public static func authentication(_ code: UInt32, _ payload: [UInt8] = []) -> [UInt8] {
        typed("R", integer(code) + payload)
    }

    /// A RowDescription of columns in text format that belong to no table.
    public static func row(_ columns: [(name: String, type: UInt32)]) -> [UInt8] {
        var body = integer(UInt16(columns.count))
        for column in columns {
            body += text(column.name)
            body += integer(UInt32(0))
            body += integer(UInt16(0))
            body += integer(column.type)
            body += integer(UInt16(4))
            body += integer(UInt32.max)
            body += integer(UInt16(0))
        }
        return typed("T", body)
    }

    public static func data(_ values: [String?]) -> [UInt8] {
        typed("D", integer(UInt16(values.count)) + values.flatMap(value))
    }

    public static func complete(_ tag: String) -> [UInt8] { typed("C", text(tag)) }
    public static func ready(_ status: Character = "I") -> [UInt8] {
        typed("Z", [status.asciiValue ?? 0])
    }

    public static func error(_ code: String, _ message: String) -> [UInt8] {
        var body = text("SERROR")
        body += text("C" + code)
        body += text("M" + message)
        return typed("E", body + [0])
    }

    public static func sasl(_ mechanism: String, _ message: String) -> [UInt8] {
        var body = text(mechanism)
        body += integer(UInt32(message.utf8.count))
        return typed("p", body + Array(message.utf8))
    }

    /// A 16-bit count and so many integers.
    public static func list<Integer: FixedWidthInteger>(_ values: [Integer]) -> [UInt8] {
        integer(UInt16(values.count)) + values.flatMap { integer($0) }
    }

    public static func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }

    public static func value(_ value: String?) -> [UInt8] {
        guard let value else { return integer(UInt32.max) }
        return integer(UInt32(value.utf8.count)) + Array(value.utf8)
    }

    public static func integer<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
