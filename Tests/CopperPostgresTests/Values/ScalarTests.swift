import CopperBytes
import CopperPostgres
import FoundationEssentials
import Testing

@Suite("Scalar values")
struct ScalarTests {
    @Test("integers are what the server sent, in both formats")
    func integers() throws {
        try expectCodec(Int16.min, .int2, hex: "8000", text: "-32768")
        try expectCodec(Int32(-2), .int4, hex: "fffffffe", text: "-2")
        try expectCodec(Int64.min, .int8, hex: "8000000000000000", text: "-9223372036854775808")
        try expectCodec(Int.max, .int8, hex: "7fffffffffffffff", text: "9223372036854775807")
        try expectCodec(UInt32.max, .oid, hex: "ffffffff", text: "4294967295")
        try expectCodec(UInt8(200), .int2, hex: "00c8", text: "200")
    }

    @Test("an integer of another width is widened, or narrowed when it fits")
    func widths() throws {
        #expect(try decode(Int.self, hex: "ffff", .int2) == -1)
        #expect(try decode(Int64.self, hex: "ffffffff", .oid) == 4_294_967_295)
        #expect(try decode(Int16.self, hex: "0000000000007fff", .int8) == 32_767)
        let error = decodingError { try decode(Int16.self, hex: "0000000000008000", .int8) }
        #expect(error?.reason == .outOfRange)
        #expect(error?.description.hasSuffix("out of range; ask for Int64 or Int") == true)
        #expect(
            decodingError { try decode(UInt32.self, hex: "ffff", .int2) }?.reason == .outOfRange)
        let text = decodingError { try decode(Int.self, text: "9223372036854775808", .int8) }
        #expect(text?.reason == .outOfRange)
    }

    @Test(
        "text that is no integer is refused", arguments: ["", "-", "+1", "1 ", "1.0", "0x1", "--1"])
    func badIntegers(text: String) {
        let error = decodingError { try decode(Int.self, text: text, .int8) }
        #expect(error?.reason == .malformed("the text is not an integer"))
    }

    @Test("floating-point numbers")
    func floats() throws {
        try expectCodec(Float(1.5), .float4, hex: "3fc00000", text: "1.5")
        try expectCodec(-Float.infinity, .float4, hex: "ff800000", text: "-Infinity")
        try expectCodec(1e-300, .float8, hex: "01a56e1fc2f8f359", text: "1e-300")
        #expect(try decode(Double.self, hex: "3fc00000", .float4) == 1.5)
        #expect(try decode(Double.self, hex: "7ff8000000000000", .float8).isNaN)
        #expect(try decode(Double.self, text: "NaN", .float8).isNaN)
        let error = decodingError { try decode(Float.self, hex: "01a56e1fc2f8f359", .float8) }
        #expect(error?.reason == .typeMismatch)
        #expect(decodingError { try decode(Double.self, text: "1,5", .float8) } != nil)
    }

    @Test("booleans, and no other byte than 0 and 1")
    func booleans() throws {
        try expectCodec(true, .bool, hex: "01", text: "t")
        try expectCodec(false, .bool, hex: "00", text: "f")
        #expect(decodingError { try decode(Bool.self, hex: "02", .bool) } != nil)
        #expect(decodingError { try decode(Bool.self, text: "x", .bool) } != nil)
    }

    @Test("text of every kind is a String, and so is any type's text format")
    func strings() throws {
        for type: PostgresType in [.text, .varchar, .bpchar, .name, .json, .xml, .char, .unknown] {
            #expect(try decode(String.self, Array("aé".utf8), type) == "aé")
        }
        #expect(try decode(String.self, text: "1.50", .numeric) == "1.50")
        #expect(try decode(String.self, hex: "017b7d", .jsonb) == "{}")
        #expect(try decode(String.self, [], .text) == "")
        let error = decodingError { try decode(String.self, [0xFF, 0x41], .text) }
        #expect(error?.reason == .malformed("the bytes are not UTF-8"))
        let number = decodingError { try decode(String.self, [0, 0, 0, 1], .int4) }
        #expect(number?.description.contains("ask for Int32 or Int") == true)
    }

    @Test("the binary form of an enum is a String, that of a composite is not")
    func userTypes() throws {
        #expect(try decode(String.self, hex: "6f6b", PostgresType(rawValue: 16_390)) == "ok")
        let pair = "00000002000000170000000400000001000000190000000178"
        let error = decodingError {
            try decode(String.self, hex: pair, PostgresType(rawValue: 16_397))
        }
        #expect(error?.reason == .typeMismatch)
        #expect(error?.description.contains("cast to text") == true)
    }

    @Test("a string with a zero byte cannot be sent")
    func zeroByte() throws {
        #expect(try encode("é") == [0xC3, 0xA9])
        #expect(throws: PostgresEncodingError.self) { try encode("a\0b") }
    }

    @Test("bytea, also in the hex and escape forms")
    func bytea() throws {
        let bytes: [UInt8] = [0xDE, 0xAD, 0xBE, 0xEF, 0]
        #expect(try decode([UInt8].self, hex: "deadbeef00", .bytea) == bytes)
        #expect(try decode(Data.self, hex: "deadbeef00", .bytea) == Data(bytes))
        #expect(try decode([UInt8].self, text: "\\xdeadbeef00", .bytea) == bytes)
        #expect(try decode([UInt8].self, text: "\\\\\\000A\\377", .bytea) == [0x5C, 0, 0x41, 0xFF])
        #expect(try encode(bytes) == bytes)
        #expect(try encode(Data(bytes)) == bytes)
        #expect([UInt8].postgresType == .bytea)
        for bad in ["\\x1", "\\xzz", "\\", "\\12", "\\400", "\\8aa"] {
            #expect(decodingError { try decode(Data.self, text: bad, .bytea) } != nil, "\(bad)")
        }
        #expect(
            decodingError { try decode([UInt8].self, hex: "00", .text) }?.reason == .typeMismatch)
    }

    @Test("UUIDs")
    func uuids() throws {
        let text = "0189c6a1-2e1b-7c3d-8e4f-0123456789ab"
        let uuid = try #require(UUID(uuidString: text))
        try expectCodec(uuid, .uuid, hex: "0189c6a12e1b7c3d8e4f0123456789ab", text: text)
        #expect(decodingError { try decode(UUID.self, text: "x" + text, .uuid) } != nil)
    }

    @Test("JSON text, with and without the version byte of jsonb")
    func json() throws {
        let value = PostgresJSONText(#"{"a": [1, null]}"#)
        #expect(try decode(hex: "017b2261223a205b312c206e756c6c5d7d", .jsonb) == value)
        #expect(try decode(text: value.text, .jsonb) == value)
        #expect(try decode(PostgresJSONText.self, hex: "7b7d", .json).text == "{}")
        #expect(try encode(PostgresJSONText("{}")) == [1, 0x7B, 0x7D])
        for bad: [UInt8] in [[], [2, 0x7B, 0x7D], [0x7B, 0x7D]] {
            #expect(decodingError { try decode(PostgresJSONText.self, bad, .jsonb) } != nil)
        }
    }

    @Test("NULL is nil for an optional, and an error that says so for others")
    func nulls() throws {
        #expect(try decode(Int?.self, nil, .int8) == nil)
        #expect(try decode(Int?.self, hex: "0000000000000007", .int8) == 7)
        let error = decodingError { try decode(Int.self, nil, .int8) }
        #expect(error?.reason == .unexpectedNull)
        #expect(error?.description.hasSuffix("ask for Int?") == true)
    }

    enum Mood: String, PostgresDecodable, PostgresEncodable {
        case sad, ok
    }

    @Test("an enum with raw values needs no code")
    func rawRepresentable() throws {
        #expect(try decode(Mood.self, hex: "6f6b", PostgresType(rawValue: 16_390)) == .ok)
        #expect(try encode(Mood.sad) == Array("sad".utf8))
        #expect(Mood.postgresFormat == .text)
        #expect(decodingError { try decode(Mood.self, hex: "6f6c", .text) } != nil)
    }

    @Test("a wrong length names both lengths")
    func wrongLength() {
        let error = decodingError { try decode(Int64.self, hex: "00000001", .int8) }
        #expect(error?.reason == .wrongLength(expected: 8, actual: 4))
        let expected = "cannot decode int8 (binary) as Int64: the value has 4 bytes, its type has 8"
        #expect(error?.description == expected)
    }
}
