public import CopperBytes
public import FoundationEssentials

/// `timestamptz`. Decodes `timestamp`, taken as UTC, and `date`, its midnight in UTC, too.
///
/// The infinities throw: `Date.distantFuture` is a moment in the year 4001, and a moment
/// that means something else would pass unseen. Ask for ``PostgresTimestamp`` or
/// ``PostgresDate`` where they may occur. A parameter is rounded to microseconds.
extension Date: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .timestamptz || type == .timestamp || type == .date
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Date {
        if value.type == .date {
            let day = try PostgresDate.decode(value, as: Date.self)
            guard day.isFinite else { throw infinite(value) }
            return Date(timeIntervalSinceReferenceDate: (Double(day.daysSince2000) - 366) * 86_400)
        }
        let moment = try PostgresTimestamp.decode(value, as: Date.self)
        guard moment.isFinite else { throw infinite(value) }
        return Date(moment)
    }

    private static func infinite(_ value: borrowing PostgresValue) -> PostgresDecodingError {
        value.error(
            .unsupported("Date has no infinity; ask for PostgresTimestamp or PostgresDate"),
            as: Date.self)
    }

    /// The moment of a finite timestamp; an infinite one gives its bounds in
    /// microseconds, about 290,000 years away.
    fileprivate init(_ timestamp: PostgresTimestamp) {
        // Whole seconds and microseconds apart: as one Double the sum would lose digits.
        let (seconds, rest) = timestamp.microsecondsSince2000.quotientAndRemainder(
            dividingBy: 1_000_000)
        self.init(
            timeIntervalSinceReferenceDate: Double(seconds - Self.from2000)
                + Double(rest) / 1_000_000)
    }

    /// From PostgreSQL's epoch, 2000-01-01, to that of `Date`, 2001-01-01, in seconds.
    private static let from2000: Int64 = 366 * 86_400

    public static var postgresType: PostgresType { .timestamptz }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        let seconds = timeIntervalSinceReferenceDate
        let whole = seconds.rounded(.down)
        // Within these bounds nothing below overflows. NaN fails the comparison too.
        guard whole > -9e12, whole < 9_223_339_708_800 else { throw Self.outOfRange }
        let microseconds = Int64(((seconds - whole) * 1_000_000).rounded())
        let moment = (Int64(whole) + Self.from2000) * 1_000_000 + microseconds
        guard PostgresTimestamp.range.contains(moment) else { throw Self.outOfRange }
        buffer.append(bigEndian: moment)
    }

    private static var outOfRange: PostgresEncodingError {
        PostgresEncodingError(
            .outOfRange("timestamps go from 4714-11-24 BC to the year 294276"), as: Date.self,
            to: .timestamptz)
    }
}
