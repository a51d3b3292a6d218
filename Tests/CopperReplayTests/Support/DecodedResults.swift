import CopperBytes
import CopperJSON
import CopperPostgres
import CopperPostgresDialect
import CopperReplay
import Foundation

/// What a foreign client made of one statement's answer (Tests/Recording/record_psycopg.py
/// says in which form).
struct ExpectedResult {
    var sql: String
    /// `nil` for what was fetched from a cursor in several parts.
    var columns: [Column]?
    var rows: [[JSONValue]]

    struct Column: Equatable {
        var name: String
        var type: PostgresType
    }

    /// Those of the statements beside the fixture that returned columns.
    static func all(besides fixture: String) throws -> [ExpectedResult] {
        let path = fixture.replacing(".fixture", with: ".expected.json")
        let text = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path(path)))
        return (try JSON.parse(Array(text)).array ?? []).compactMap { entry in
            guard let sql = entry["sql"]?.string, let rows = entry["rows"]?.array else {
                return nil
            }
            let columns = entry["columns"]?.array?.map { column in
                Column(
                    name: column["name"]?.string ?? "",
                    type: PostgresType(rawValue: column["oid"]?.number?.integer() ?? 0))
            }
            if columns?.isEmpty ?? false { return nil }
            return ExpectedResult(sql: sql, columns: columns, rows: rows.map { $0.array ?? [] })
        }
    }
}

/// The rows of one answer, as recorded.
struct RecordedResult {
    var columns: PostgresColumns
    var rows: [PostgresRow] = []

    var described: [ExpectedResult.Column] {
        columns.map { ExpectedResult.Column(name: $0.name, type: $0.type) }
    }

    /// The answers with columns that came to their end, connection by connection.
    static func all(in fixture: Fixture) throws -> [RecordedResult] {
        var cutters: [Int: any WireCutter] = [:]
        var open: [Int: RecordedResult] = [:]
        var results: [RecordedResult] = []
        for line in fixture.lines {
            if case .opened = line.event {
                cutters[line.connection] = PostgresDialect().makeCutter()
            }
            let side: WireSide
            let bytes: [UInt8]
            switch line.event {
            case .sent(let sent, _): (side, bytes) = (.client, sent)
            case .received(let received, _): (side, bytes) = (.server, received)
            default: continue
            }
            for frame in try cutters[line.connection]?.cut(bytes, from: side) ?? []
            where side == .server {
                let done = try hear(frame, &open[line.connection])
                if let done { results.append(done) }
            }
        }
        return results
    }

    private static func hear(
        _ frame: WireFrame, _ open: inout RecordedResult?
    ) throws -> RecordedResult? {
        let body = Array(frame.bytes.dropFirst(5))
        switch frame.bytes.first.map({ Character(UnicodeScalar($0)) }) {
        case "T":
            let span = body.span
            let message = try PostgresBackend.RowDescription(body: span.bytes)
            open = RecordedResult(columns: PostgresColumns(message.fields.map(column)))
        case "D":
            guard let columns = open?.columns else { break }
            let chunk = body.withUnsafeBytes { ByteChunk(copying: $0) }
            open?.rows.append(
                try PostgresRow(chunk, offset: 0, length: body.count, columns: columns))
        case "C":
            defer { open = nil }
            return open
        case "E": open = nil
        default: break
        }
        return nil
    }

    private static func column(
        _ column: PostgresBackend.RowDescription.Field
    ) -> PostgresColumn {
        PostgresColumn(
            name: column.name, type: PostgresType(rawValue: column.dataType),
            format: PostgresFormat(rawValue: column.format.rawValue) ?? .text)
    }
}

/// Values of both clients in one form, which keeps every difference that matters: floats
/// bit by bit, numerics with their scale, times to the microsecond.
enum PlainValue {
    /// What we decode from a field, as the type that the column has.
    static func of(_ field: PostgresField) throws -> JSONValue {
        guard let type = field.column?.type else { return .string("no such column") }
        switch type.element ?? type {
        case .bool: return try decode(field) { (value: Bool) in .bool(value) }
        case .int2: return try decode(field) { (value: Int16) in .number(JSONNumber(value)) }
        case .int4: return try decode(field) { (value: Int32) in .number(JSONNumber(value)) }
        case .int8: return try decode(field) { (value: Int64) in .number(JSONNumber(value)) }
        case .float4: return try decode(field) { (value: Float) in float(Double(value)) }
        case .float8: return try decode(field) { (value: Double) in float(value) }
        case .bytea:
            return try decode(field) { (value: Data) in
                .object(["hex": .string(Hex.encode(Array(value)))])
            }
        case .uuid:
            return try decode(field) { (value: UUID) in .string(value.uuidString.lowercased()) }
        case .json, .jsonb:
            return try decode(field) { (value: PostgresJSONText) in
                let json = try JSON.parse(value.text)
                return json.isNull ? .null : .object(["json": rounded(json)])
            }
        case .numeric:
            return try decode(field) { (value: PostgresNumeric) in .string(value.description) }
        case .date:
            return try decode(field) { (value: PostgresDate) in .string(value.description) }
        case .time:
            return try decode(field) { (value: PostgresTime) in .string(value.description) }
        case .timestamp:
            return try decode(field) { (value: PostgresTimestampWithoutTimeZone) in
                .string(value.timestamp.description)
            }
        case .timestamptz:
            return try decode(field) { (value: PostgresTimestamp) in .string(value.description) }
        default: return try decode(field) { (value: String) in .string(value) }
        }
    }

    private static func decode<Value: PostgresDecodable>(
        _ field: PostgresField, _ plain: (Value) throws -> JSONValue
    ) throws -> JSONValue {
        if field.column?.type.element == nil {
            return try field.decode(Value?.self).map(plain) ?? .null
        }
        guard let values = try field.decode([Value?]?.self) else { return .null }
        return .array(try values.map { try $0.map(plain) ?? .null })
    }

    private static func float(_ value: Double) -> JSONValue {
        let text = value.isNaN ? "nan" : String(value.bitPattern, radix: 16)
        return .object(["float": .string(text)])
    }

    /// psycopg reads JSON's numbers as floats.
    private static func rounded(_ json: JSONValue) -> JSONValue {
        switch json {
        case .number(let number): float(number.double ?? .infinity)
        case .array(let elements): .array(elements.map(rounded))
        case .object(let members):
            .object(JSONObject(members.map { (key: $0.key, value: rounded($0.value)) }))
        default: json
        }
    }

    /// The same form of what was expected of a column of `type`.
    static func of(expected value: JSONValue, _ type: PostgresType) -> JSONValue {
        if let element = type.element, let values = value.array {
            return .array(values.map { of(expected: $0, element) })
        }
        switch type {
        case .float4:
            // Python's floats are doubles: the nearest float is what the column held.
            guard let text = value["float"]?.string else { return value }
            return Float(text).map { float(Double($0)) } ?? value
        case .float8:
            guard let text = value["float"]?.string else { return value }
            return Double(text).map(float) ?? value
        case .json, .jsonb:
            guard let json = value["json"] else { return value }
            return .object(["json": rounded(json)])
        case .numeric:
            guard let text = value.string else { return value }
            return .string(PostgresNumeric(text)?.description ?? "not a number: \(text)")
        case .time, .timestamp, .timestamptz: return value.string.map(dated) ?? value
        default: return value
        }
    }

    /// `2000-01-01T00:00:00.500000+00:00` as our types describe it.
    private static func dated(_ text: String) -> JSONValue {
        var text = text.replacing("T", with: " ").replacing("+00:00", with: "")
        if text.contains(".") { while text.hasSuffix("0") { text.removeLast() } }
        return .string(text)
    }
}
