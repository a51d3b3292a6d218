import CopperBytes
import CopperPostgres
import FoundationEssentials
import Testing

@Suite("Numeric")
struct NumericTests {
    struct Line {
        var asked: String
        var text: String
        var hex: String
        var fitsDecimal: Bool
    }

    static let lines = numericTable.split(separator: "\n").map { line in
        let parts = line.split(separator: " ").map(String.init)
        return Line(asked: parts[0], text: parts[1], hex: parts[2], fitsDecimal: parts[3] == "1")
    }

    @Test("reads and writes what the server does, in both formats")
    func table() throws {
        #expect(Self.lines.count > 250)
        for line in Self.lines {
            let number = try decode(PostgresNumeric.self, hex: line.hex, .numeric)
            #expect(number.description == line.text)
            #expect(try encode(number) == Hex.decode(line.hex), "\(line.text)")
            let parsed = try decode(PostgresNumeric.self, text: line.text, .numeric)
            #expect(parsed == number && parsed.scale == number.scale)
            #expect(try encode(parsed) == Hex.decode(line.hex), "\(line.text)")
            #expect(PostgresNumeric(line.asked) == number, "\(line.asked)")
        }
    }

    @Test("becomes the very same Decimal, or an error, never a rounded one")
    func decimals() throws {
        for line in Self.lines {
            guard line.fitsDecimal else {
                let error = decodingError { try decode(Decimal.self, hex: line.hex, .numeric) }
                #expect(error?.description.contains("ask for PostgresNumeric") == true)
                continue
            }
            let decimal = try decode(Decimal.self, hex: line.hex, .numeric)
            let number = try decode(PostgresNumeric.self, hex: line.hex, .numeric)
            #expect(PostgresNumeric(decimal) == number, "\(line.text)")
            let sent = try decode(PostgresNumeric.self, try encode(decimal), .numeric)
            #expect(sent == number, "\(line.text)")
        }
    }

    @Test("orders numbers as the server does")
    func order() throws {
        let ascending = [
            "-Infinity", "-10000", "-9999.9", "-1", "-0.00001", "0", "1e-20", "0.5", "0.50001", "1",
            "9999", "10000", "1e20", "Infinity", "NaN",
        ]
        let numbers = ascending.compactMap { PostgresNumeric($0) }
        #expect(numbers.count == ascending.count)
        for (index, one) in numbers.enumerated() {
            for (place, other) in numbers.enumerated() {
                #expect((one < other) == (index < place), "\(one) \(other)")
                #expect((one == other) == (index == place), "\(one) \(other)")
            }
        }
        let short = try #require(PostgresNumeric("1.5"))
        let long = try #require(PostgresNumeric("1.500"))
        #expect(short == long && short.hashValue == long.hashValue && short.scale != long.scale)
        #expect(PostgresNumeric("-0.00") == .zero)
    }

    @Test("is made from integers and gives the nearest Double")
    func conversions() {
        #expect(PostgresNumeric(Int64.min).description == "-9223372036854775808")
        #expect(PostgresNumeric(UInt64.max).description == "18446744073709551615")
        #expect(PostgresNumeric(Int8.min).description == "-128")
        #expect(PostgresNumeric(10_000).description == "10000")
        #expect(PostgresNumeric("0.1")?.approximateDouble == 0.1)
        #expect(PostgresNumeric("-1e400")?.approximateDouble == -.infinity)
        #expect(PostgresNumeric.nan.approximateDouble.isNaN)
    }

    @Test(
        "text that is no number, or too large a one, is refused",
        arguments: [
            "", ".", "-", "+-1", "1e", "1e+", "e5", "1 ", "0x10", "-NaN", "nan", "1e131072",
            "1e-16384", "1e9999999", "1e-9999999", "1e99999999999999999999",
        ])
    func badText(text: String) {
        #expect(PostgresNumeric(text) == nil)
    }

    @Test(
        "bytes that are no number are refused",
        arguments: [
            ("", "ends early"), ("00010000000000", "ends early"),
            ("0001000000000000", "count differ"), ("ffff000000000000", "count differ"),
            ("0000000000000000ff", "count differ"), ("0001000000000000270f00", "count differ"),
            ("00010000000000002710", "above 9,999"), ("0000000012340000", "sign"),
            ("0000000000004000", "scale"),
        ])
    func badBytes(hex: String, why: String) {
        let error = decodingError { try decode(PostgresNumeric.self, hex: hex, .numeric) }
        #expect(error?.description.contains(why) == true, "\(String(describing: error))")
    }

    @Test("digits that the server did not trim, or beyond the scale, are kept and trimmed")
    func untrimmed() throws {
        let padded = try decode(
            PostgresNumeric.self, hex: "0003000100000000" + "000000010000", .numeric)
        #expect(padded == PostgresNumeric(1))
        let hidden = try decode(
            PostgresNumeric.self, hex: "0002000000000000" + "00011388", .numeric)
        #expect(hidden.description == "1.5")
    }

    @Test("another type is refused with what to ask for")
    func wrongType() {
        let error = decodingError { try decode(Decimal.self, hex: "3fc00000", .float4) }
        #expect(error?.reason == .typeMismatch)
        let double = decodingError { try decode(Double.self, hex: "0000000000000000", .numeric) }
        #expect(double?.description.contains("ask for PostgresNumeric or Decimal") == true)
    }
}
