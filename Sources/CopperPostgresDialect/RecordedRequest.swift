import CopperBytes

/// A client's message by its fields, as comparing and answering need them.
enum RecordedRequest: Equatable {
    struct Bind: Equatable {
        var portal: [UInt8]
        var statement: [UInt8]
        var formats: [UInt16]
        var values: [[UInt8]?]
        var resultFormats: [UInt16]
    }

    case query(sql: [UInt8])
    case parse(name: [UInt8], sql: [UInt8], types: [UInt32])
    case bind(Bind)
    case describe(target: UInt8, name: [UInt8])
    case close(target: UInt8, name: [UInt8])
    case execute(portal: [UInt8], limit: UInt32)
    case sync, flush, terminate
    case copyData([UInt8])
    case copyDone
    case copyFail
    case functionCall([UInt8])
    case other

    /// SQL comes without outer space, without a last semicolon and without passwords,
    /// because clients differ in the first two and fixtures hold none of the third.
    init(_ frame: WireFrame, password: String) {
        let body = frame.body
        let span = body.span
        var reader = ByteReader(span)
        let request = try? Self.parse(frame, &reader, password)
        self = request ?? .other
    }

    private static func parse(
        _ frame: WireFrame, _ reader: inout ByteReader, _ password: String
    ) throws(ByteReaderError) -> RecordedRequest {
        guard frame.side == .client, frame.postgresForm == .message else { return .other }
        switch Character(UnicodeScalar(frame.messageType)) {
        case "Q": return .query(sql: comparable(try reader.readCString(), password))
        case "P":
            let name = try reader.readCString().toArray()
            let sql = comparable(try reader.readCString(), password)
            return .parse(name: name, sql: sql, types: try list(&reader))
        case "B": return .bind(try bind(&reader))
        case "D":
            return .describe(target: try reader.read(), name: try reader.readCString().toArray())
        case "C":
            return .close(target: try reader.read(), name: try reader.readCString().toArray())
        case "E":
            return .execute(portal: try reader.readCString().toArray(), limit: try reader.read())
        case "S": return .sync
        case "H": return .flush
        case "X": return .terminate
        case "d": return .copyData(reader.readRest().toArray())
        case "c": return .copyDone
        case "f": return .copyFail
        case "F": return .functionCall(reader.readRest().toArray())
        default: return .other
        }
    }

    private static func bind(_ reader: inout ByteReader) throws(ByteReaderError) -> Bind {
        let portal = try reader.readCString().toArray()
        let statement = try reader.readCString().toArray()
        let formats: [UInt16] = try list(&reader)
        let count: UInt16 = try reader.read()
        let values = try readSizedValues(&reader, count: Int(count))
        return Bind(
            portal: portal, statement: statement, formats: uniform(formats, count: values.count),
            values: values, resultFormats: uniform(try list(&reader), count: nil))
    }

    private static func list<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ reader: inout ByteReader
    ) throws(ByteReaderError) -> [Integer] {
        let count: UInt16 = try reader.read()
        var values: [Integer] = []
        for _ in 0..<count { values.append(try reader.read()) }
        return values
    }

    /// No format code means text, one means all: the shortest way of saying the same.
    private static func uniform(_ formats: [UInt16], count: Int?) -> [UInt16] {
        if count == 0 { return [] }
        guard let first = formats.first else { return [0] }
        return formats.allSatisfy { $0 == first } ? [first] : formats
    }

    private static func comparable(_ sql: RawSpan, _ password: String) -> [UInt8] {
        let isTrimmed = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        var text = sql.toArray()[...]
        while let last = text.last, isTrimmed(last) || last == UInt8(ascii: ";") {
            text.removeLast()
        }
        text = text.drop(while: isTrimmed)
        return SQLSecrets.redact(Array(text), with: password)
    }
}
