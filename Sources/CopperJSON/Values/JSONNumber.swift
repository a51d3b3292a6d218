/// A JSON number, digit by digit as it was written: nothing is rounded or overflows
/// before somebody asks for a type.
///
/// Two numbers are equal when their texts are: `1`, `1.0` and `1e0` differ.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as in RFC 8259, section 6.
    public let text: String

    public init(_ value: some FixedWidthInteger) { text = String(value) }

    /// `nil` for NaN and the infinities. The shortest text that reads as `value`.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    /// `nil` for NaN and the infinities. The shortest text that reads as `value`.
    public init?(_ value: Float) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    /// `nil` when `text` is not exactly a number of RFC 8259.
    public init?(text: String) {
        let bytes = Array(text.utf8)
        guard let end = try? JSONParser.numberEnd(bytes.span, from: 0), end == bytes.count else {
            return nil
        }
        self.text = text
    }

    /// For text that the parser has found to be a number.
    init(unchecked text: String) { self.text = text }

    public var description: String { text }

    /// The nearest `Double`, or `nil` beyond its range.
    public var double: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

    /// The nearest `Float`, or `nil` beyond its range.
    public var float: Float? { Float(text).flatMap { $0.isFinite ? $0 : nil } }

    /// The number as an integer, or `nil` when it is none or does not fit. The value
    /// counts, not the form: `1e2` and `100.0` are 100.
    public func integer<Integer: FixedWidthInteger>(_: Integer.Type = Integer.self) -> Integer? {
        guard let (isNegative, magnitude) = wholeNumber() else { return nil }
        guard isNegative else { return Integer(exactly: magnitude) }
        return Integer(exactly: Int128(truncatingIfNeeded: 0 &- magnitude))
    }

    /// Sign and magnitude, or `nil` when the number has a fraction or more than 128 bits.
    private func wholeNumber() -> (isNegative: Bool, magnitude: UInt128)? {
        if let number = shortNumber() { return number }
        let (digits, fraction, exponent) = parts()
        guard let last = digits.lastIndex(where: { $0 != UInt8(ascii: "0") }) else {
            return (false, 0)
        }
        guard let exponent else { return nil }
        // Zeros at the end count as a shift, so that `1.0` has no fraction.
        let shift = exponent - fraction + digits.count - 1 - last
        guard shift >= 0, shift <= 39 else { return nil }
        var magnitude: UInt128 = 0
        for place in 0..<(last + 1 + shift) {
            let digit = place <= last ? digits[place] - UInt8(ascii: "0") : 0
            let (tenfold, isTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, isOver) = tenfold.addingReportingOverflow(UInt128(digit))
            if isTooLarge || isOver { return nil }
            magnitude = sum
        }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        return isNegative && magnitude > 1 << 127 ? nil : (isNegative, magnitude)
    }

    /// The same for what most numbers are, digits alone, and few; `nil` for others.
    private func shortNumber() -> (isNegative: Bool, magnitude: UInt128)? {
        guard text.utf8.count <= 18 else { return nil }
        var isNegative = false
        var magnitude: UInt64 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                magnitude = magnitude * 10 + UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "-"): isNegative = true
            default: return nil
            }
        }
        return (isNegative, UInt128(magnitude))
    }

    /// All digits of the mantissa, how many of them stand behind the point, and the
    /// exponent; `nil` for one beyond every type.
    private func parts() -> (digits: [UInt8], fraction: Int, exponent: Int?) {
        var digits: [UInt8] = []
        var fraction: Int?
        var exponent: Int?
        var isSmall = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if let written = exponent {
                    exponent = min(written * 10 + Int(digit), 1 << 32)
                } else {
                    digits.append(byte)
                    if let written = fraction { fraction = written + 1 }
                }
            case UInt8(ascii: "."): fraction = 0
            case UInt8(ascii: "e"), UInt8(ascii: "E"): exponent = 0
            case UInt8(ascii: "-"): isSmall = exponent != nil
            default: break
            }
        }
        let written = exponent ?? 0
        return (digits, fraction ?? 0, written < 1 << 32 ? (isSmall ? -written : written) : nil)
    }
}
