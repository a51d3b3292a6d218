import CopperJSON
import Testing

@Suite("JSON numbers")
struct JSONNumberTests {
    @Test(
        "keeps every digit",
        arguments: [
            "123456789012345678901234567890", "0.1000000000000000055511151231257827",
            "1e400", "-1E-400", "1.0", "-0.0",
        ])
    func exact(text: String) throws {
        #expect(JSON.text(try JSON.parse(text)) == text)
    }

    @Test(
        "is an integer when its value is one",
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("0e999999999999999999999", 0), ("1e2", 100),
            ("100e-2", 1), ("-1.50e1", -15), ("1.0", 1), ("12300e-2", 123), ("-5", -5),
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
            ("92233720368547758070e-1", Int.max), ("0.5e1", 5),
            ("0.00000000000000000000000000000000000000000000000001e50", 1),
        ])
    func integers(text: String, value: Int) throws {
        #expect(try JSON.parse(text).int == value)
    }

    @Test(
        "is no integer when its value is none, or does not fit",
        arguments: [
            "0.5", "1.01", "1e-1", "15e-1", "-1e-1", "9223372036854775808", "-9223372036854775809",
            "1e19", "1e400", "1e-400", "1e99999999999999999999", "1e-99999999999999999999",
        ])
    func notIntegers(text: String) throws {
        #expect(try JSON.parse(text).int == nil)
    }

    @Test("fits each type exactly up to its bounds")
    func bounds() throws {
        func fits<Integer: FixedWidthInteger>(_: Integer.Type) {
            #expect(JSONNumber(Integer.max).integer() == Integer.max)
            #expect(JSONNumber(Integer.min).integer() == Integer.min)
            #expect(JSONNumber(text: "\(Integer.max)0")?.integer(Integer.self) == nil)
            #expect(JSONNumber(text: "\(Integer.max).0")?.integer() == Integer.max)
        }
        fits(Int8.self)
        fits(UInt8.self)
        fits(Int32.self)
        fits(UInt64.self)
        fits(Int128.self)
        fits(UInt128.self)
        #expect(JSONNumber(-1).integer(UInt8.self) == nil)
    }

    @Test("is a double within its range, never infinite")
    func doubles() throws {
        #expect(try JSON.parse("1e308").double == 1e308)
        #expect(try JSON.parse("1e309").double == nil)
        #expect(try JSON.parse("-1e309").double == nil)
        #expect(try JSON.parse("5e-324").double == .leastNonzeroMagnitude)
        #expect(try JSON.parse("1e-400").double == 0)
        #expect(try JSON.parse("-0").double?.sign == .minus)
        #expect(try JSON.parse("1e39").number?.float == nil)
    }

    @Test("doubles come back bit by bit from their text")
    func doubleRoundTrip() throws {
        var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<2000 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: bits)
            guard let number = JSONNumber(value) else {
                #expect(!value.isFinite)
                continue
            }
            #expect(try JSON.parse(number.text).double?.bitPattern == bits)
        }
        #expect(JSONNumber(Double.nan) == nil)
        #expect(JSONNumber(-Float.infinity) == nil)
    }

    @Test(
        "only number text makes a number", arguments: ["", "a", "1 ", " 1", "01", "1.", "+1", "1e"])
    func notNumbers(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }
}
