import CopperBytes
import CopperRESP
import Testing

@Suite("Writing RESP")
struct WritingTests {
    private func written(_ write: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer(capacity: 16)
        write(&buffer)
        return String(decoding: buffer.toArray(), as: UTF8.self)
    }

    @Test("a command is an array of bulk strings, with the lengths in bytes")
    func command() {
        let text = written {
            $0.append(respCommandOf: 5)
            $0.append(respBulk: "SET")
            $0.append(respBulk: "schlüssel")
            $0.append(respBulk: [0x0D, 0x0A] as [UInt8])
            $0.append(respBulk: "PX")
            $0.append(respBulk: 1500 as Int64)
        }
        #expect(
            text
                == "*5\r\n$3\r\nSET\r\n$10\r\nschlüssel\r\n$2\r\n\r\n\r\n$2\r\nPX\r\n$4\r\n1500\r\n"
        )
    }

    @Test(
        "integers are written in their shortest digits",
        arguments: [
            (0, "$1\r\n0"), (9, "$1\r\n9"), (10, "$2\r\n10"), (-1, "$2\r\n-1"),
            (Int64.max, "$19\r\n9223372036854775807"), (.min, "$20\r\n-9223372036854775808"),
        ] as [(Int64, String)])
    func integers(_ number: Int64, _ text: String) {
        #expect(written { $0.append(respBulk: number) } == text + "\r\n")
    }

    @Test(
        "doubles are written so that they are read the same",
        arguments: [
            (0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e300, "1e+300"),
            (.infinity, "inf"), (-.infinity, "-inf"), (.leastNonzeroMagnitude, "5e-324"),
            (100_000, "100000"),
        ] as [(Double, String)])
    func doubles(_ number: Double, _ text: String) {
        #expect(written { $0.append(respBulk: number) } == "$\(text.utf8.count)\r\n\(text)\r\n")
        #expect(RESPNumber.double(text.utf8Span.span.bytes) == number)
    }

    @Test("RESP2 gets what its servers write for the types that it does not have")
    func oldForms() throws {
        let cases: [(RESPValue, String)] = [
            (.null, "$-1\r\n"), (.boolean(true), ":1\r\n"), (.double(1.5), "$3\r\n1.5\r\n"),
            (try .big("12"), "$2\r\n12\r\n"), (.set([1]), "*1\r\n:1\r\n"),
            (.map([RESPEntry("a", 1)]), "*2\r\n$1\r\na\r\n:1\r\n"),
            (.push(["a"]), "*1\r\n$1\r\na\r\n"),
            (.verbatimString(format: "txt", [0x61]), "$1\r\na\r\n"),
            (.bulkError(RESPServerError("ERR a\r\nb")), "-ERR a  b\r\n"),
            (.attributed([RESPEntry("a", 1)], 2), ":2\r\n"),
        ]
        for (value, text) in cases {
            #expect(written { $0.append(resp: value, as: .resp2) } == text)
        }
    }

    @Test("an error's code is its first word, where that is in capitals")
    func errors() {
        let error = RESPServerError("WRONGTYPE Operation against a key")
        #expect(error.code == "WRONGTYPE" && error.message == "Operation against a key")
        let plain = RESPServerError("no such key")
        #expect(plain.code == "" && plain.message == "no such key")
        #expect(RESPServerError("").code == "")
        #expect(RESPServerError("NOAUTH").message == "")
    }
}

@Suite("RESP's numbers")
struct NumberTests {
    private func double(_ text: String) -> Double? {
        RESPNumber.double(text.utf8Span.span.bytes)
    }

    @Test("doubles are the nearest to their digits, by the short way and the long one")
    func doubles() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let digits = Int.random(in: 1...17, using: &generator)
            let whole = Int64.random(in: 0..<Int64(pow(10, digits)), using: &generator)
            let text = String(whole)
            let point = Int.random(in: 1...text.count, using: &generator)
            let number =
                point == text.count ? text : "\(text.prefix(point)).\(text.dropFirst(point))"
            #expect(double(number) == Double(number), "\(number)")
            #expect(double("-" + number) == Double("-" + number), "-\(number)")
        }
        for _ in 0..<5_000 {
            let number = Double(bitPattern: .random(in: 0...(.max), using: &generator))
            guard number.isFinite else { continue }
            #expect(double(number.description) == number)
        }
        #expect(double("1e400") == .infinity && double("-1e400") == -.infinity)
        #expect(double("1e-400") == 0)
    }

    @Test(
        "what is no double has no value", arguments: ["", "-", "+", ".5", "1.", "1e", "0x1", "1 "])
    func noDoubles(_ text: String) {
        #expect(double(text) == nil)
    }

    @Test(
        "integers of 64 bits, and no more",
        arguments: [
            ("0", 0), ("-0", 0), ("+12", 12), ("9223372036854775807", .max),
            ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("", nil), ("-", nil), ("1x", nil), (" 1", nil),
        ] as [(String, Int64?)])
    func integers(_ text: String, _ number: Int64?) {
        #expect(RESPNumber.integer(text.utf8Span.span.bytes) == number)
    }

    private func pow(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
