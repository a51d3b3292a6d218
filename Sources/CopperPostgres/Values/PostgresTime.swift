public import CopperBytes

/// A `time`: microseconds since midnight, from 00:00 to 24:00, which is a time of its own.
public struct PostgresTime: Hashable, Sendable {
    /// From 0 to ``microsecondsPerDay``, which is included.
    public let microseconds: Int64

    public static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The time, or `nil` when it is before midnight or after 24:00.
    public init?(microseconds: Int64) {
        guard (0...Self.microsecondsPerDay).contains(microseconds) else { return nil }
        self.microseconds = microseconds
    }

    /// The time, or `nil` when there is none such.
    public init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
        guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000).contains(microsecond)
        else { return nil }
        self.init(
            microseconds: Int64((hour * 60 + minute) * 60 + second) * 1_000_000
                + Int64(microsecond))
    }

    init(uncheckedMicroseconds: Int64) {
        microseconds = uncheckedMicroseconds
    }

    public var hour: Int { Int(microseconds / 3_600_000_000) }
    public var minute: Int { Int(microseconds / 60_000_000 % 60) }
    public var second: Int { Int(microseconds / 1_000_000 % 60) }
    public var microsecond: Int { Int(microseconds % 1_000_000) }
}

extension PostgresTime: Comparable {
    public static func < (one: Self, other: Self) -> Bool {
        one.microseconds < other.microseconds
    }
}

extension PostgresTime: CustomStringConvertible {
    /// As the server writes it: `23:59:59.999999`, without zeros at the end.
    public var description: String {
        let clock = [hour, minute, second].map { padded($0, to: 2) }.joined(separator: ":")
        guard microsecond != 0 else { return clock }
        var fraction = padded(microsecond, to: 6)
        while fraction.last == "0" { fraction.removeLast() }
        return "\(clock).\(fraction)"
    }
}

extension PostgresTime: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .time
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> PostgresTime {
        guard value.type == .time else { throw value.error(.typeMismatch, as: Self.self) }
        let time: PostgresTime?
        if value.format == .binary {
            time = PostgresTime(microseconds: try value.fixedWidth(Int64.self, as: Self.self))
        } else {
            var scanner = TextScanner(value.bytes)
            let microseconds = scanner.time()
            time = scanner.isAtEnd ? microseconds.flatMap { Self(microseconds: $0) } : nil
        }
        guard let time else {
            throw value.error(.malformed("it is no time between 00:00 and 24:00"), as: Self.self)
        }
        return time
    }

    public static var postgresType: PostgresType { .time }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: microseconds)
    }
}
