import Foundation
import Testing

@testable import copper

@Suite("Rows for programs")
struct ProgramFormatTests {
    @Test("as CSV are quoted where RFC 4180 asks for it, and null is not the empty text")
    func csv() {
        let captured = CapturedOutput()
        captured.write(
            [.init(name: "a"), .init(name: "b,c")],
            [
                [.text("x"), .null], [.text(""), .number("1.50")],
                [.text("say \"hi\",\r\nyou"), .bool(true)],
            ], as: .csv)
        #expect(
            captured.text == "a,\"b,c\"\nx,\n\"\",1.50\n\"say \"\"hi\"\",\r\nyou\",true\n")
    }

    @Test("as JSON are objects with values of their types")
    func json() throws {
        let captured = CapturedOutput()
        captured.write(
            ["n", "t", "b", "z", "j"].map { OutputColumn(name: $0) },
            [
                [
                    .number("1.50"), .text("a\"\\\n\u{1}é😀"), .bool(false), .null,
                    .json("{\"x\":[1]}"),
                ]
            ],
            as: .json)
        #expect(
            captured.text
                == #"""
                [
                  {"n": 1.50, "t": "a\"\\\n\u0001é😀", "b": false, "z": null, "j": {"x":[1]}}
                ]

                """#)
        #expect(try JSONSerialization.jsonObject(with: Data(captured.text.utf8)) is [Any])
    }

    @Test("as JSON are an empty array when there are none")
    func emptyJSON() {
        let captured = CapturedOutput()
        captured.write([.init(name: "x")], [], as: .json)
        #expect(captured.text == "[]\n")
    }

    @Test("as JSON have texts for numbers that JSON has not")
    func specialNumbers() {
        for text in ["NaN", "Infinity", "-Infinity", ""] {
            #expect(JSONRowWriter.value(.number(text)) == "\"\(text)\"")
        }
        for text in ["0", "-1", "1e10", "-1.5E-3", "12345678901234567890.123"] {
            #expect(JSONRowWriter.value(.number(text)) == text)
        }
    }

    @Test("as JSON lose no value when columns share a name")
    func duplicateNames() {
        let captured = CapturedOutput()
        captured.write(
            ["a", "a", "a_2", "a"].map { OutputColumn(name: $0) },
            [[.number("1"), .number("2"), .number("3"), .number("4")]], as: .json)
        #expect(captured.text.contains(#"{"a": 1, "a_2": 2, "a_2_2": 3, "a_3": 4}"#))
    }
}
