import CopperBytes
import CopperPostgres
import Testing

@testable import copper

@Suite("Values of rows as text")
struct ValueRendererTests {
    @Test("come as they are in the text format, with the type's kind")
    func textFormat() throws {
        #expect(try render("12.50", .numeric) == .number("12.50"))
        #expect(try render("t", .bool) == .bool(true))
        #expect(try render("{\"a\":1}", .jsonb) == .json("{\"a\":1}"))
        #expect(try render("2024-02-29", .date) == .text("2024-02-29"))
    }

    @Test("are decoded from the binary format")
    func binaryFormat() throws {
        #expect(try render([0, 0, 1, 0], .int4) == .number("256"))
        #expect(try render([1], .bool) == .bool(true))
        #expect(try render(Hex.decode("0001ffff400000011388"), .numeric) == .number("-0.5"))
        #expect(try render(Array("\u{1}[1]".utf8), .jsonb) == .json("[1]"))
        #expect(
            try render([UInt8](0..<16), .uuid) == .text("00010203-0405-0607-0809-0a0b0c0d0e0f"))
        #expect(try render(Array("é".utf8), .text) == .text("é"))
        #expect(try render(nil, .int4) == .null)
    }

    @Test("are shown in hexadecimal when nothing else is known, or when they are malformed")
    func fallback() throws {
        #expect(try render([0xDE, 0xAD], .bytea) == .text("\\xdead"))
        #expect(try render([1, 2, 3], .int4) == .text("\\x010203"))
        #expect(try render(Hex.decode("00000002"), .int4Array) == .text("\\x00000002"))
    }

    @Test("of arrays are written as PostgreSQL does")
    func arrays() throws {
        let head = "00000001 00000001"
        let numbers =
            "\(head) 00000017 00000003 00000001 00000004 00000001 ffffffff 00000004 00000002"
        #expect(try render(hex(numbers), .int4Array) == .text("{1,NULL,2}"))
        let texts = "\(head) 00000019 00000003 00000001 00000001 61 00000003 612062 00000001 22"
        #expect(try render(hex(texts), .textArray) == .text(#"{a,"a b","\""}"#))
        #expect(try render(hex("00000000 00000000 00000017"), .int4Array) == .text("{}"))
    }

    private func hex(_ text: String) -> [UInt8]? { Hex.decode(text.filter { $0 != " " }) }

    private func render(_ text: String, _ type: PostgresType) throws -> OutputValue {
        try render(Array(text.utf8), type, isText: true)
    }

    private func render(
        _ bytes: [UInt8]?, _ type: PostgresType, isText: Bool = false
    ) throws -> OutputValue {
        var body = ByteBuffer()
        body.append(bigEndian: UInt16(1))
        body.append(bigEndian: Int32(bytes?.count ?? -1))
        body.append(bytes ?? [])
        let row = body.toArray()
        let chunk = row.withUnsafeBytes { ByteChunk(copying: $0) }
        let columns = PostgresColumns([
            PostgresColumn(name: "x", type: type, format: isText ? .text : .binary)
        ])
        return ValueRenderer.row(
            try PostgresRow(chunk, offset: 0, length: row.count, columns: columns))[0]
    }
}
