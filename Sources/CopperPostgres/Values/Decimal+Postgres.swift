public import CopperBytes
public import FoundationEssentials

/// `numeric`, exactly: a number that `Decimal` cannot hold without rounding throws, as the
/// infinities do. `NaN` is `Decimal.nan`. The scale is lost, as `Decimal` has none.
extension Decimal: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .numeric
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Decimal {
        let number = try PostgresNumeric.decode(value, as: Decimal.self)
        guard let decimal = Decimal(exactly: number) else {
            throw value.error(
                .unsupported("Decimal cannot hold the number exactly; ask for PostgresNumeric"),
                as: Decimal.self)
        }
        return decimal
    }

    /// The same number, or `nil` for the infinities and for numbers that need more than 128
    /// bits of digits or an exponent outside of -128 to 127.
    public init?(exactly number: PostgresNumeric) {
        guard number.isFinite else {
            guard number.isNaN else { return nil }
            self = .nan
            return
        }
        guard let (significand, exponent) = number.significandAndExponent else { return nil }
        guard let small = UInt64(exactly: significand) else {
            let sign = number.isNegative ? "-" : ""
            self.init(string: "\(sign)\(significand)e\(exponent)")
            return
        }
        self.init(
            sign: number.isNegative ? .minus : .plus, exponent: exponent,
            significand: Decimal(small))
    }

    public static var postgresType: PostgresType { .numeric }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        guard let number = PostgresNumeric(self) else {
            throw PostgresEncodingError(
                .unsupported("the decimal cannot be read"), as: Decimal.self, to: .numeric)
        }
        try number.encode(into: &buffer)
    }
}

extension PostgresNumeric {
    /// The same number with as many digits after the point as it needs.
    public init?(_ decimal: Decimal) {
        self.init(decimal.description)
    }

    /// The digits as one integer and the power of ten that it counts, within what
    /// `Decimal` can hold.
    fileprivate var significandAndExponent: (UInt128, Int)? {
        guard let last = digits.last else { return (0, 0) }
        // Zeros at the end go into the exponent: the significand may just fit without them.
        let zeros = Self.zeros(endOf: last)
        let divisor: UInt16 = [1, 10, 100, 1000][zeros]
        var significand: UInt128 = 0
        for digit in digits.dropLast() {
            guard let next = Self.shift(significand, by: 10_000, adding: digit) else { return nil }
            significand = next
        }
        let factor = UInt128(10_000 / divisor)
        guard let whole = Self.shift(significand, by: factor, adding: last / divisor) else {
            return nil
        }
        let exponent = (weight - (digits.count - 1)) * 4 + zeros
        return (-128...127).contains(exponent) ? (whole, exponent) : nil
    }

    private static func shift(
        _ number: UInt128, by factor: UInt128, adding digit: UInt16
    ) -> UInt128? {
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        let (sum, carry) = product.addingReportingOverflow(UInt128(digit))
        return overflow || carry ? nil : sum
    }
}
