import CopperBytes
import CopperPostgres
import FoundationEssentials
import Testing

@Suite("Arrays")
struct ArrayTests {
    static let ints =
        "00000001000000010000001700000003000000010000000400000001ffffffff0000000400000003"
    static let texts =
        "0000000100000001000000190000000800000001000000016100000003622063ffffffff000000044e554c4c"
        + "00000000000000037b787d0000000571225c5c7a00000002c3a9"

    @Test("arrays with NULLs, in both formats")
    func nulls() throws {
        let ints: [Int32?] = [1, nil, 3]
        try expectCodec(ints, .int4Array, hex: Self.ints, text: "{1,NULL,3}")
        let strings = ["a", "b c", nil, "NULL", "", "{x}", "q\"\\\\z", "é"]
        try expectCodec(
            strings, .textArray, hex: Self.texts,
            text: #"{a,"b c",NULL,"NULL","","{x}","q\"\\\\z",é}"#)
    }

    @Test("empty arrays, and arrays of every kind of element")
    func elements() throws {
        try expectCodec([Int32](), .int4Array, hex: "000000000000000000000017", text: "{}")
        let numbers = [PostgresNumeric("1.50"), nil, PostgresNumeric.nan]
        try expectCodec(
            numbers, .numericArray,
            hex: "0000000100000001000006a400000003000000010000000c000200000000000200011388"
                + "ffffffff0000000800000000c0000000",
            text: "{1.50,NULL,NaN}")
        let bytes: [[UInt8]] = [[0x61], [0x62]]
        try expectCodec(
            bytes, .byteaArray,
            hex: "000000010000000000000011000000020000000100000001610000000162",
            text: #"{"\\x61","\\x62"}"#)
        try expectCodec(
            [true, false], .boolArray,
            hex: "000000010000000000000010000000020000000100000001010000000100", text: "{t,f}")
        let uuid = try #require(UUID(uuidString: "0189c6a1-2e1b-7c3d-8e4f-0123456789ab"))
        try expectCodec(
            [uuid], .uuidArray,
            hex: "000000010000000000000b860000000100000001000000100189c6a12e1b7c3d8e4f0123456789ab",
            text: "{0189c6a1-2e1b-7c3d-8e4f-0123456789ab}")
        let boxes = try decode([String].self, text: "{(1,1),(0,0);(2,2),(1,1)}", .boxArray)
        #expect(boxes == ["(1,1),(0,0)", "(2,2),(1,1)"])
    }

    @Test("the lower bound is dropped")
    func lowerBounds() throws {
        let hex =
            "0000000100000000000000170000000300000000000000040000000700000004000000080000"
            + "000400000009"
        #expect(try decode([Int].self, hex: hex, .int4Array) == [7, 8, 9])
        #expect(try decode([Int].self, text: "[0:2]={7,8,9}", .int4Array) == [7, 8, 9])
    }

    @Test("elements of an enum are decoded, whose array type has no fixed number")
    func enums() throws {
        let hex = "0000000100000000000040060000000200000001000000026f6b00000003736164"
        #expect(
            try decode([String].self, hex: hex, PostgresType(rawValue: 16_389)) == ["ok", "sad"])
    }

    @Test("several dimensions give an error that says what to do")
    func dimensions() {
        let hex =
            "000000020000000000000017000000020000000100000002000000010000000400000001000000"
            + "04000000020000000400000003000000040000000" + "4"
        for error in [
            decodingError { try decode([Int].self, hex: hex, .int4Array) },
            decodingError { try decode([Int].self, text: "{{1,2},{3,4}}", .int4Array) },
        ] {
            #expect(error?.description.contains("unnest") == true, "\(String(describing: error))")
        }
        let nested = decodingError { try decode([[Int]].self, hex: hex, .int4Array) }
        #expect(nested?.reason == .typeMismatch)
        #expect(throws: PostgresEncodingError.self) { try encode([[1, 2], [3]]) }
    }

    @Test(
        "a header that lies is refused before memory is taken",
        arguments: [
            "000000010000000000000017" + "7fffffff00000001",
            "000000010000000000000017" + "ffffffff00000001",
            "000000010000000000000017" + "0000000200000001" + "00000000",
            "000000010000000200000017" + "0000000000000001",
            "ffffffff0000000000000017",
            "000000070000000000000017",
            "000000010000000000000017" + "0000000100000001" + "fffffffe",
            "000000010000000000000017" + "0000000100000001" + "0000000400000001" + "00",
            "00000000000000000000001700",
        ])
    func lies(hex: String) {
        let error = decodingError { try decode([Int].self, hex: hex, .int4Array) }
        guard case .malformed = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("an element that does not fit names the array's types")
    func badElement() {
        let error = decodingError { try decode([Int32].self, hex: Self.ints, .int4Array) }
        #expect(error?.reason == .unexpectedNull)
        #expect(error?.swiftType == "Array<Int32>" && error?.postgresType == .int4Array)
        #expect(decodingError { try decode([Int].self, hex: Self.texts, .textArray) } != nil)
        #expect(
            decodingError { try decode([String].self, hex: "00", .text) }?.reason == .typeMismatch)
    }

    @Test(
        "text that is no array is refused",
        arguments: [
            "", "1", "{", "{1", "{1,", "{1,}", "{,1}", "{1}x", "{\"1}", "{1\\", "[0:1", "{1}}",
        ])
    func badText(text: String) {
        #expect(decodingError { try decode([String].self, text: text, .textArray) } != nil)
    }
}
