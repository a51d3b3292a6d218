public import CopperBytes

/// `numeric`.
extension PostgresNumeric: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .numeric
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> PostgresNumeric {
        try decode(value, as: Self.self)
    }

    /// Decodes for another type, which the errors then name.
    static func decode(
        _ value: borrowing PostgresValue, as type: Any.Type
    ) throws(PostgresDecodingError) -> PostgresNumeric {
        guard value.type == .numeric else { throw value.error(.typeMismatch, as: type) }
        if value.format == .text {
            var scanner = TextScanner(value.bytes)
            guard let number = parse(&scanner), scanner.isAtEnd else {
                throw value.error(.malformed("the text is not a number"), as: type)
            }
            return number
        }
        do {
            var reader = ByteReader(value.bytes)
            return try read(&reader)
        } catch {
            throw value.error(.malformed(error.why), as: type)
        }
    }

    private enum WireError: Error {
        case truncated, sign, scale, digitCount, digit

        var why: String {
            switch self {
            case .truncated: "the number ends early"
            case .sign: "the number's sign is unknown"
            case .scale: "the number's scale is beyond 16,383"
            case .digitCount: "the number's digits and their count differ"
            case .digit: "a digit to the base 10,000 is above 9,999"
            }
        }
    }

    /// The binary form of numeric_send: Int16 digits, Int16 weight, UInt16 sign, UInt16
    /// scale, then the digits as UInt16.
    @_lifetime(reader: copy reader)
    private static func read(_ reader: inout ByteReader) throws(WireError) -> PostgresNumeric {
        let header: (count: Int16, weight: Int16, sign: UInt16, scale: UInt16)
        do {
            header = (
                try reader.read(), try reader.read(), try reader.read(), try reader.read()
            )
        } catch {
            throw .truncated
        }
        guard header.count >= 0, reader.remaining == Int(header.count) * 2 else {
            throw .digitCount
        }
        switch header.sign {
        case Sign.positive, Sign.negative: break
        case Sign.nan: return .nan
        case Sign.infinity: return .infinity
        case Sign.negativeInfinity: return .negativeInfinity
        default: throw .sign
        }
        guard header.scale <= maximumScale else { throw .scale }
        var digits: [UInt16] = []
        digits.reserveCapacity(Int(header.count))
        for _ in 0..<header.count {
            guard let digit = try? reader.read(UInt16.self), digit < 10_000 else { throw .digit }
            digits.append(digit)
        }
        let number = PostgresNumeric(
            isNegative: header.sign == Sign.negative, digits: digits,
            weight: Int(header.weight), scale: Int(header.scale))
        guard number.scale <= maximumScale else { throw .scale }
        return number
    }

    private enum Sign {
        static let positive: UInt16 = 0x0000
        static let negative: UInt16 = 0x4000
        static let nan: UInt16 = 0xC000
        static let infinity: UInt16 = 0xD000
        static let negativeInfinity: UInt16 = 0xF000
        /// What the server writes as the scale of its infinities.
        static let infiniteScale: UInt16 = 0x20
    }

    public static var postgresType: PostgresType { .numeric }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        let sign =
            switch kind {
            case .nan: Sign.nan
            case .infinity: Sign.infinity
            case .negativeInfinity: Sign.negativeInfinity
            case .finite: isNegative ? Sign.negative : Sign.positive
            }
        guard let count = Int16(exactly: digits.count), let weight = Int16(exactly: weight),
            let scale = UInt16(exactly: scale)
        else {
            throw PostgresEncodingError(
                .outOfRange("numeric has 131,072 digits before the point and 16,383 after it"),
                as: Self.self, to: .numeric)
        }
        buffer.append(bigEndian: count)
        buffer.append(bigEndian: weight)
        buffer.append(bigEndian: sign)
        buffer.append(bigEndian: kind == .finite || kind == .nan ? scale : Sign.infiniteScale)
        for digit in digits { buffer.append(bigEndian: digit) }
    }
}
