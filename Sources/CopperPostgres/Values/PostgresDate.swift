public import CopperBytes

/// A `date` exactly as the server has it: a day of the Gregorian calendar, from 4714-11-24
/// BC to 5874897-12-31, or one of the infinities.
public struct PostgresDate: Hashable, Sendable {
    /// The days since 2000-01-01, or `Int32.max` and `Int32.min` for the infinities.
    public var daysSince2000: Int32

    @inlinable
    public init(daysSince2000: Int32) {
        self.daysSince2000 = daysSince2000
    }

    /// The day, or `nil` when the calendar or the type does not have it. Years are
    /// astronomical: 0 is 1 BC, -1 is 2 BC.
    public init?(year: Int, month: Int, day: Int) {
        guard let date = CivilDate(year: year, month: month, day: day),
            let days = Int32(exactly: date.days), Self.range.contains(days)
        else { return nil }
        daysSince2000 = days
    }

    public static let infinity = PostgresDate(daysSince2000: .max)
    public static let negativeInfinity = PostgresDate(daysSince2000: .min)

    public var isFinite: Bool { self != .infinity && self != .negativeInfinity }

    /// Year (astronomical), month and day, or `nil` for the infinities.
    public var components: (year: Int, month: Int, day: Int)? {
        guard isFinite else { return nil }
        let date = CivilDate(days: Int(daysSince2000))
        return (date.year, date.month, date.day)
    }

    private static let range: Range<Int32> = -2_451_545..<2_145_031_949
}

extension PostgresDate: Comparable {
    public static func < (one: Self, other: Self) -> Bool {
        one.daysSince2000 < other.daysSince2000
    }
}

extension PostgresDate: CustomStringConvertible {
    /// As under `DateStyle` ISO: `2024-02-29`, `0044-03-15 BC`, `infinity`.
    public var description: String {
        if self == .infinity { return "infinity" }
        if self == .negativeInfinity { return "-infinity" }
        let date = CivilDate(days: Int(daysSince2000))
        return date.text + (date.isBC ? " BC" : "")
    }
}

extension PostgresDate: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .date
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> PostgresDate {
        try decode(value, as: Self.self)
    }

    /// Decodes for another type, which the errors then name.
    static func decode(
        _ value: borrowing PostgresValue, as type: Any.Type
    ) throws(PostgresDecodingError) -> PostgresDate {
        guard value.type == .date else { throw value.error(.typeMismatch, as: type) }
        guard value.format == .text else {
            return PostgresDate(daysSince2000: try value.fixedWidth(Int32.self, as: type))
        }
        var scanner = TextScanner(value.bytes)
        guard let date = parse(&scanner), scanner.isAtEnd else {
            throw value.error(
                .malformed("the text is not a date of DateStyle ISO; SET datestyle = ISO"),
                as: type)
        }
        return date
    }

    @_lifetime(scanner: copy scanner)
    private static func parse(_ scanner: inout TextScanner) -> PostgresDate? {
        if scanner.skip("infinity") { return .infinity }
        if scanner.skip("-infinity") { return .negativeInfinity }
        guard let date = scanner.date(), let day = scanner.era(of: date) else { return nil }
        return PostgresDate(year: day.year, month: day.month, day: day.day)
    }

    public static var postgresType: PostgresType { .date }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        guard !isFinite || Self.range.contains(daysSince2000) else {
            throw PostgresEncodingError(
                .outOfRange("dates go from 4714-11-24 BC to 5874897-12-31"), as: Self.self,
                to: .date)
        }
        buffer.append(bigEndian: daysSince2000)
    }
}
