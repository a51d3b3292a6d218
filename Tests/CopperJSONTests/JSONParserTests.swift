import CopperJSON
import Testing

@Suite("JSON parser")
struct JSONParserTests {
    static let accepted: [(String, JSONValue)] = [
        ("null", nil), ("true", true), ("false", false), ("0", 0), ("-0", number("-0")),
        (" \t\r\n7\t\r\n ", 7), ("-12", -12), ("1.50", number("1.50")),
        ("1E+2", number("1E+2")), ("1e-2", number("1e-2")), ("0.0e00", number("0.0e00")),
        ("\"\"", ""), ("\"a b\"", "a b"), ("\"\u{7F}\u{A0}é€😀\"", "\u{7F}\u{A0}é€😀"),
        ("[]", []), ("[ ]", []), ("{}", [:]), ("{\t}", [:]), ("[1,2]", [1, 2]),
        ("[ [ ] , { } ]", [[], [:]]), ("{\"a\":1,\"b\":[true]}", ["a": 1, "b": [true]]),
        ("{\"\":0}", ["": 0]), ("\"\u{2028}\u{FEFF}\"", "\u{2028}\u{FEFF}"),
    ]

    @Test("reads what RFC 8259 allows", arguments: accepted)
    func accepts(text: String, value: JSONValue) throws {
        #expect(try JSON.parse(text) == value)
    }

    @Test(
        "reads every escape",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0000\u0041\u00e9\u20AC""#, "\0Aé€"),
            (#""\uD83D\uDE00\ud800\udc00\uDBFF\uDFFF""#, "😀\u{10000}\u{10FFFF}"),
            (#""a\nb\u00e9c""#, "a\nbéc"),
        ])
    func escapes(text: String, string: String) throws {
        #expect(try JSON.parse(text).string.map { Array($0.utf8) } == Array(string.utf8))
    }

    @Test("reads escaped noncharacters, which are scalars like any other")
    func noncharacters() throws {
        let string = try JSON.parse(#""\uFFFF\uFDD0""#).string
        #expect(string?.unicodeScalars.map(\.value) == [0xFFFF, 0xFDD0])
    }

    static let refused: [(String, JSONError.Kind, Int)] = [
        ("", .unexpectedEnd(expected: "a value"), 0),
        ("  ", .unexpectedEnd(expected: "a value"), 2),
        ("nul", .unexpectedEnd(expected: "'null'"), 3),
        ("nulL", .unexpectedByte(0x4C, expected: "'null'"), 3),
        ("True", .unexpectedByte(0x54, expected: "a value"), 0),
        ("NaN", .unexpectedByte(0x4E, expected: "a value"), 0),
        ("Infinity", .unexpectedByte(0x49, expected: "a value"), 0),
        ("+1", .unexpectedByte(0x2B, expected: "a value"), 0),
        (".5", .unexpectedByte(0x2E, expected: "a value"), 0),
        ("'a'", .unexpectedByte(0x27, expected: "a value"), 0),
        ("01", .leadingZero, 0), ("-01", .leadingZero, 1), ("[00]", .leadingZero, 1),
        ("-", .unexpectedEnd(expected: "a digit"), 1),
        ("-a", .unexpectedByte(0x61, expected: "a digit"), 1),
        ("1.", .unexpectedEnd(expected: "a digit"), 2),
        ("1.e1", .unexpectedByte(0x65, expected: "a digit"), 2),
        ("1e", .unexpectedEnd(expected: "a digit"), 2),
        ("1e+", .unexpectedEnd(expected: "a digit"), 3),
        ("1e1.5", .trailingContent, 3), ("0x10", .trailingContent, 1),
        ("1 2", .trailingContent, 2), ("nulll", .trailingContent, 4),
        ("{}}", .trailingContent, 2), ("1 // no", .trailingContent, 2),
        ("[", .unexpectedEnd(expected: "a value or ']'"), 1),
        ("[1", .unexpectedEnd(expected: "',' or ']'"), 2),
        ("[1,", .unexpectedEnd(expected: "a value"), 3),
        ("[1,]", .unexpectedByte(0x5D, expected: "a value"), 3),
        ("[,1]", .unexpectedByte(0x2C, expected: "a value"), 1),
        ("[1 2]", .unexpectedByte(0x32, expected: "',' or ']'"), 3),
        ("[1}", .unexpectedByte(0x7D, expected: "',' or ']'"), 2),
        ("]", .unexpectedByte(0x5D, expected: "a value"), 0),
        ("{", .unexpectedEnd(expected: "a key or '}'"), 1),
        ("{]", .unexpectedByte(0x5D, expected: "a key or '}'"), 1),
        ("{1:2}", .unexpectedByte(0x31, expected: "a key or '}'"), 1),
        ("{a:2}", .unexpectedByte(0x61, expected: "a key or '}'"), 1),
        ("{\"a\"}", .unexpectedByte(0x7D, expected: "':'"), 4),
        ("{\"a\" 1}", .unexpectedByte(0x31, expected: "':'"), 5),
        ("{\"a\":}", .unexpectedByte(0x7D, expected: "a value"), 5),
        ("{\"a\":1,}", .unexpectedByte(0x7D, expected: "a key"), 7),
        ("{\"a\":1 \"b\":2}", .unexpectedByte(0x22, expected: "',' or '}'"), 7),
        ("{\"a\":1]", .unexpectedByte(0x5D, expected: "',' or '}'"), 6),
        ("{\"a\":1,\"a\":2}", .duplicateKey("a"), 7),
        ("{\"a\":1,\"\\u0061\":2}", .duplicateKey("a"), 7),
        ("\"a", .unexpectedEnd(expected: "'\"'"), 2),
        ("\"a\nb\"", .controlCharacter(0x0A), 2), ("\"\0\"", .controlCharacter(0), 1),
        ("\"\u{1F}\"", .controlCharacter(0x1F), 1), ("[\"\t\"]", .controlCharacter(9), 2),
        (#""\x41""#, .invalidEscape, 1), (#""\U0041""#, .invalidEscape, 1),
        (#""\'""#, .invalidEscape, 1), ("\"\\\n\"", .invalidEscape, 1),
        (#""\u12""#, .unexpectedByte(0x22, expected: "a hexadecimal digit"), 5),
        (#""\u12G4""#, .unexpectedByte(0x47, expected: "a hexadecimal digit"), 5),
        (#""\uD800""#, .loneSurrogate, 1), (#""x\uDC00""#, .loneSurrogate, 2),
        (#""\uD800\uD800""#, .loneSurrogate, 1), (#""\uD800\n""#, .loneSurrogate, 1),
        (#""\uD800A""#, .loneSurrogate, 1), (#""\uDBFF\u0041""#, .loneSurrogate, 1),
        ("\u{FEFF}1", .byteOrderMark, 0),
        ("\u{A0}1", .unexpectedByte(0xC2, expected: "a value"), 0),
        ("\u{0B}1", .unexpectedByte(0x0B, expected: "a value"), 0),
    ]

    @Test("refuses what RFC 8259 does not allow, and says where", arguments: refused)
    func refuses(text: String, kind: JSONError.Kind, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
        #expect(error?.kind == kind)
        #expect(error?.offset == offset)
    }

    /// Well-formed and ill-formed sequences at the borders of Unicode's table 3-7.
    static let illFormed: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0x80],
        [0xE0, 0xA0], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
        [0xF0, 0x8F, 0x80, 0x80],
        [0xF0, 0x90, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ]

    @Test("refuses bytes that are not UTF-8 in strings and keys", arguments: illFormed)
    func invalidUTF8(bytes: [UInt8]) {
        let inString = Array("[\"é".utf8) + bytes + Array("\"]".utf8)
        let error = #expect(throws: JSONError.self) { try JSON.parse(inString) }
        #expect(error?.kind == .invalidUTF8)
        #expect(error?.offset == 4)
        let escaped = Array("[\"\\n".utf8) + bytes + Array("\"]".utf8)
        #expect(throws: JSONError.self) { try JSON.parse(escaped) }
        let inKey = Array("{\"".utf8) + bytes + Array("\":1}".utf8)
        #expect(throws: JSONError.self) { try JSON.parse(inKey) }
    }

    static let wellFormed: [[UInt8]] = [
        [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
        [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ]

    @Test("reads the borders of UTF-8", arguments: wellFormed)
    func validUTF8(bytes: [UInt8]) throws {
        let quote = UInt8(ascii: "\"")
        #expect(try JSON.parse([quote] + bytes + [quote]).string.map { Array($0.utf8) } == bytes)
    }

    @Test("refuses every text that is cut short")
    func truncated() throws {
        let text = Array(
            #" {"a\u00e9": [1.5e+3, -0, "é\uD83D\uDE00\n", true, null, {"b": {}}]} "#.utf8)
        #expect(throws: Never.self) { try JSON.parse(text) }
        for end in 0..<(text.count - 1) {
            let error = #expect(throws: JSONError.self) { try JSON.parse(Array(text[..<end])) }
            #expect(error?.offset ?? -1 <= end, "cut at \(end)")
        }
    }

    @Test("survives every single wrong byte")
    func corrupted() throws {
        let text = Array(#"{"k":[1.5e3,"\uD83D\uDE00é",true,null]}"#.utf8)
        for place in text.indices {
            for byte in 0...UInt8.max {
                var wrong = text
                wrong[place] = byte
                guard let value = try? JSON.parse(wrong) else { continue }
                #expect(try JSON.parse(JSON.bytes(value)) == value)
            }
        }
    }

    @Test("tells line and column, counting characters")
    func place() {
        let error = #expect(throws: JSONError.self) {
            try JSON.parse("{\n  \"é😀\": 1,\n  \"é😀\" 2\n}")
        }
        #expect(error?.kind == .duplicateKey("é😀"))
        #expect(error.map { [$0.line, $0.column, $0.offset] } == [3, 3, 19])
        let next = #expect(throws: JSONError.self) { try JSON.parse("[\"é😀\" 2]") }
        #expect(next.map { [$0.line, $0.column, $0.offset] } == [1, 7, 10])
        #expect(
            next?.description == "line 1, column 7 (byte 10): unexpected '2', expected ',' or ']'")
    }

    @Test("limits the depth, whatever the containers")
    func depth() throws {
        var options = JSONParseOptions()
        options.maximumDepth = 3
        #expect(throws: Never.self) { try JSON.parse("[{\"a\":[]}]", options) }
        let error = #expect(throws: JSONError.self) { try JSON.parse("[[[[]]]]", options) }
        #expect(error?.kind == .tooDeep(limit: 3))
        #expect(error?.offset == 3)
        let open = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: JSONError.self) { try JSON.parse(open) }
        options.maximumDepth = .max
        #expect(throws: JSONError.self) { try JSON.parse(open, options) }
        let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        let value = try JSON.parse(deep, options)
        #expect(JSON.text(value) == deep)
    }

    @Test("finds a repeated key among many, and keeps the last where asked to")
    func duplicates() throws {
        let members = (0..<100).map { "\"k\($0)\":\($0)" }
        let text = "{" + (members + ["\"k3\":true"]).joined(separator: ",") + "}"
        let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
        #expect(error?.kind == .duplicateKey("k3"))
        var options = JSONParseOptions()
        options.duplicateKeys = .keepLast
        let value = try JSON.parse(text, options)
        #expect(value["k3"] == true)
        #expect(value.object?.count == 100)
        #expect(value.object?.place(of: "k3") == 3)
    }

    @Test("keys that Unicode calls equivalent are two keys")
    func canonicalEquivalence() throws {
        let value = try JSON.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
        #expect(JSONValue.string("\u{E9}") != JSONValue.string("e\u{301}"))
    }

    private static func number(_ text: String) -> JSONValue {
        JSONNumber(text: text).map { .number($0) } ?? nil
    }
}
