import CopperBytes
import CopperJSON
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    private let sample: JSONValue = ["b": [1, [], [:]], "a": ["x": nil], "é": true]

    @Test("writes one line without spaces, in the order given")
    func compact() {
        #expect(JSON.text(sample) == #"{"b":[1,[],{}],"a":{"x":null},"é":true}"#)
    }

    @Test("indents where asked to")
    func pretty() {
        let text = """
            {
              "b": [
                1,
                [],
                {}
              ],
              "a": {
                "x": null
              },
              "é": true
            }
            """
        #expect(JSON.text(sample, JSONStyle(indent: 2)) == text)
        #expect(JSON.text([], .pretty) == "[]")
    }

    @Test("escapes what must be, and what would break lines or terminals")
    func escapes() {
        let string =
            "\"\\/\u{8}\u{9}\u{A}\u{C}\u{D}\0\u{1F}\u{7F}\u{80}\u{9F}\u{AD}\u{A0}\u{2028}\u{2029}€"
        let expected =
            #""\"\\/\b\t\n\f\r\u0000\u001f\u007f\u0080\u009f\u00ad"# + "\u{A0}" + #"\u2028\u2029€""#
        #expect(JSON.text(.string(string)) == expected)
    }

    @Test("bytes become characters U+0000 to U+00FF and back")
    func latin1() throws {
        let bytes = Array(UInt8.min...UInt8.max)
        let string = JSON.latin1String(bytes)
        #expect(string.unicodeScalars.map(\.value) == bytes.map { UInt32($0) })
        #expect(JSON.latin1Bytes(string) == bytes)
        var writer = JSONWriter()
        writer.append(latin1: bytes.span)
        #expect(writer.bytes == JSON.bytes(.string(string)))
        #expect(try JSON.parse(writer.bytes).string.flatMap(JSON.latin1Bytes) == bytes)
        #expect(writer.bytes.allSatisfy { $0 >= 0x20 })
    }

    @Test("characters above U+00FF are no bytes", arguments: ["Ā", "a€", "😀", "\u{100}"])
    func notLatin1(string: String) {
        #expect(JSON.latin1Bytes(string) == nil)
    }

    @Test("what is written reads back as the same value")
    func roundTrip() throws {
        for seed in 0..<500 as Range<UInt64> {
            var source = ValueSource(seed: seed)
            let value = source.value(depth: 5)
            for style in [JSONStyle.compact, .pretty, JSONStyle(indent: 0)] {
                let text = JSON.text(value, style)
                let again = try JSON.parse(text)
                #expect(again == value, "seed \(seed)")
                #expect(again.hashValue == value.hashValue)
                #expect(JSON.text(again, style) == text)
            }
        }
    }
}

/// Values at random, with odd strings and numbers.
struct ValueSource {
    private var random: TestRandom

    init(seed: UInt64) { random = TestRandom(state: seed) }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
        case 0: nil
        case 1: .bool(Bool.random(using: &random))
        case 2: .number(Int64.random(in: .min ... .max, using: &random))
        case 3: JSONValue.number(Double(bitPattern: random.next())) ?? 0
        case 4: .string(string())
        case 5, 6: .array((0..<count()).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth))
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<count() * 4 { object[string()] = value(depth: depth - 1) }
        return object
    }

    private mutating func count() -> Int { Int.random(in: 0..<6, using: &random) }

    private mutating func string() -> String {
        let scalars: [Unicode.Scalar] =
            ["a", "\"", "\\", "\0", "\n", "\u{7F}", "\u{85}", "é", "\u{301}", "\u{2028}", "€", "😀"]
        var string = String.UnicodeScalarView()
        for _ in 0..<count() { string.append(scalars.randomElement(using: &random) ?? "x") }
        return String(string)
    }
}

struct TestRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29 ^ state << 32
    }
}
