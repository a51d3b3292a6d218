public import CopperBytes

/// A `timestamptz` or `timestamp` exactly as the server has it: microseconds since
/// 2000-01-01 00:00:00 (UTC for `timestamptz`, the clock's own zone for `timestamp`), or
/// one of the infinities.
///
/// As a parameter it is a `timestamptz`; see ``withoutTimeZone`` for `timestamp`.
public struct PostgresTimestamp: Hashable, Sendable {
    /// The microseconds, or `Int64.max` and `Int64.min` for the infinities.
    public var microsecondsSince2000: Int64

    @inlinable
    public init(microsecondsSince2000: Int64) {
        self.microsecondsSince2000 = microsecondsSince2000
    }

    public static let infinity = PostgresTimestamp(microsecondsSince2000: .max)
    public static let negativeInfinity = PostgresTimestamp(microsecondsSince2000: .min)

    public var isFinite: Bool { self != .infinity && self != .negativeInfinity }

    /// The same moment as a parameter of the type `timestamp`. A `timestamptz` that the
    /// server has to put where a `timestamp` belongs is shifted into the session's zone.
    public var withoutTimeZone: PostgresTimestampWithoutTimeZone {
        PostgresTimestampWithoutTimeZone(self)
    }

    /// 4714-11-24 BC up to the end of 294276 AD, the range of both types.
    static let range: Range<Int64> = -211_813_488_000_000_000..<9_223_371_331_200_000_000
}

extension PostgresTimestamp: Comparable {
    public static func < (one: Self, other: Self) -> Bool {
        one.microsecondsSince2000 < other.microsecondsSince2000
    }
}

extension PostgresTimestamp: CustomStringConvertible {
    /// As under `DateStyle` ISO, without a zone: `2024-02-29 12:00:00.5`, `infinity`.
    public var description: String {
        if self == .infinity { return "infinity" }
        if self == .negativeInfinity { return "-infinity" }
        let day = PostgresTime.microsecondsPerDay
        let time = (microsecondsSince2000 % day + day) % day
        // Subtracting first would overflow next to Int64.min.
        let days = microsecondsSince2000 / day - (microsecondsSince2000 % day < 0 ? 1 : 0)
        let date = CivilDate(days: Int(days))
        let clock = PostgresTime(uncheckedMicroseconds: time)
        return "\(date.text) \(clock)\(date.isBC ? " BC" : "")"
    }
}

extension PostgresTimestamp: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .timestamptz || type == .timestamp
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> PostgresTimestamp {
        try decode(value, as: Self.self)
    }

    /// Decodes for another type, which the errors then name.
    static func decode(
        _ value: borrowing PostgresValue, as type: Any.Type
    ) throws(PostgresDecodingError) -> PostgresTimestamp {
        guard accepts(value.type, format: value.format) else {
            throw value.error(.typeMismatch, as: type)
        }
        guard value.format == .text else {
            return PostgresTimestamp(
                microsecondsSince2000: try value.fixedWidth(Int64.self, as: type))
        }
        var scanner = TextScanner(value.bytes)
        guard let timestamp = parse(&scanner), scanner.isAtEnd else {
            throw value.error(
                .malformed("the text is not a timestamp of DateStyle ISO; SET datestyle = ISO"),
                as: type)
        }
        return timestamp
    }

    @_lifetime(scanner: copy scanner)
    private static func parse(_ scanner: inout TextScanner) -> PostgresTimestamp? {
        if scanner.skip("infinity") { return .infinity }
        if scanner.skip("-infinity") { return .negativeInfinity }
        guard let date = scanner.date(), scanner.skip(UInt8(ascii: " ")),
            let time = scanner.time(), let zone = scanner.zone(), let day = scanner.era(of: date)
        else { return nil }
        let (midnight, overflow) = Int64(day.days)
            .multipliedReportingOverflow(by: PostgresTime.microsecondsPerDay)
        guard !overflow else { return nil }
        let (moment, beyond) = midnight.addingReportingOverflow(time - zone * 1_000_000)
        guard !beyond, range.contains(moment) else { return nil }
        return PostgresTimestamp(microsecondsSince2000: moment)
    }

    public static var postgresType: PostgresType { .timestamptz }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        guard !isFinite || Self.range.contains(microsecondsSince2000) else {
            throw PostgresEncodingError(
                .outOfRange("timestamps end with the year 294276"), as: Self.self,
                to: .timestamptz)
        }
        buffer.append(bigEndian: microsecondsSince2000)
    }
}

/// A ``PostgresTimestamp`` whose parameter type is `timestamp` instead of `timestamptz`.
public struct PostgresTimestampWithoutTimeZone: Hashable, Sendable, PostgresDecodable,
    PostgresEncodable
{
    public var timestamp: PostgresTimestamp

    public init(_ timestamp: PostgresTimestamp) {
        self.timestamp = timestamp
    }

    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .timestamp
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Self {
        guard value.type == .timestamp else { throw value.error(.typeMismatch, as: Self.self) }
        return Self(try PostgresTimestamp.decode(value, as: Self.self))
    }

    public static var postgresType: PostgresType { .timestamp }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        try timestamp.encode(into: &buffer)
    }
}
