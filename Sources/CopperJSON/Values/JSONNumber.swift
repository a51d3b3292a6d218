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
        if let value = Integer(text) { return value }
        return shifted().flatMap { Integer($0) }
    }

    /// The text without fraction and exponent, or `nil` when that changes the value or
    /// the integer is beyond every type.
    private func shifted() -> String? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count + mantissa.count > 2 else { return nil }
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        var digits = mantissa[0] + fraction
        guard digits.contains(where: { $0 != "0" && $0 != "-" }) else { return "0" }
        let written = parts.count > 1 ? Int(parts[1]) : 0
        guard let written, written.magnitude < 1 << 32 else { return nil }
        let shift = written - fraction.utf8.count
        // The widest integer has 39 digits.
        if shift > 39 { return nil }
        if shift >= 0 { return digits + String(repeating: "0", count: shift) }
        guard shift > -digits.utf8.count else { return nil }
        let tail = digits.suffix(-shift)
        guard tail.allSatisfy({ $0 == "0" }) else { return nil }
        digits.removeLast(-shift)
        return String(digits)
    }
}
