import CopperBytes
import CopperPostgres
import FoundationEssentials
import Testing

@Suite("Dates and times")
struct TemporalTests {
    @Test(
        "a timestamp keeps its microseconds, eras and infinities",
        arguments: [
            ("2024-02-29 12:34:56.789012", "0002b58341728614"),
            ("infinity", "7fffffffffffffff"),
            ("-infinity", "8000000000000000"),
            ("0044-03-15 01:02:03 BC", "ff1af9dfca4398c0"),
            ("1999-12-31 23:59:59.999999", "ffffffffffffffff"),
            ("294276-12-31 23:59:59.999999", "7fffff5bb3b29fff"),
            ("4714-11-24 00:00:00 BC", "fd0f7cc1411fa000"),
        ])
    func timestamps(text: String, hex: String) throws {
        let timestamp = try decode(PostgresTimestamp.self, hex: hex, .timestamptz)
        #expect(timestamp.description == text)
        try expectCodec(timestamp, .timestamp, hex: hex, text: text)
        let local = PostgresTimestampWithoutTimeZone(timestamp)
        try expectCodec(local, .timestamp, hex: hex, text: text)
        #expect(PostgresTimestampWithoutTimeZone.postgresType == .timestamp)
    }

    @Test("a zone in the text is taken into account")
    func zones() throws {
        let utc = try decode(PostgresTimestamp.self, hex: "0002b58341728614", .timestamptz)
        for text in ["2024-02-29 18:04:56.789012+05:30", "2024-02-29 12:34:56.789012+00"] {
            #expect(try decode(text: text, .timestamptz) == utc)
        }
        let early = try decode(
            PostgresTimestamp.self, text: "1849-12-31 19:03:58-04:56:02", .timestamptz)
        #expect(try decode(hex: "ffef2ee5ba114000", .timestamptz) == early)
        let ancient = try decode(
            PostgresTimestamp.self, text: "0044-03-14 20:06:01-04:56:02 BC", .timestamptz)
        #expect(try decode(hex: "ff1af9dfca4398c0", .timestamptz) == ancient)
    }

    @Test(
        "text of another date style, or of no date at all, is refused",
        arguments: [
            "", "02/29/2024 12:34:56", "2024-02-30 00:00:00", "2023-02-29 00:00:00",
            "2024-13-01 00:00:00",
            "2024-00-10 00:00:00", "2024-01-01", "2024-01-01 25:00:00", "2024-01-01 00:60:00",
            "2024-01-01 00:00:00.", "2024-01-01 00:00:00+5", "2024-01-01 00:00:00 AD", "Infinity",
            "9999999-01-01 00:00:00", "294277-01-01 00:00:00", "4714-11-23 00:00:00 BC",
        ])
    func badTimestamps(text: String) {
        let error = decodingError { try decode(PostgresTimestamp.self, text: text, .timestamptz) }
        #expect(error?.swiftType == "PostgresTimestamp")
    }

    @Test("Date is a moment to the microsecond, from timestamps and from dates")
    func foundationDates() throws {
        let date = try decode(Date.self, hex: "0002b58341728614", .timestamptz)
        #expect(abs(date.timeIntervalSince1970 - 1_709_210_096.789012) < 0.000_000_5)
        #expect(try encode(date) == Hex.decode("0002b58341728614"))
        let day = try decode(Date.self, hex: "00002279", .date)
        #expect(day == Date(timeIntervalSince1970: 1_709_164_800))
        #expect(try encode(Date(timeIntervalSince1970: 946_684_800)) == [0, 0, 0, 0, 0, 0, 0, 0])
        for microseconds: Int64 in [-1, 1, 757_382_400_000_001, -757_382_400_000_001] {
            var buffer = ByteBuffer()
            buffer.append(bigEndian: microseconds)
            let bytes = buffer.toArray()
            #expect(try encode(try decode(Date.self, bytes, .timestamptz)) == bytes)
        }
    }

    @Test("Date refuses infinities and says what to ask for")
    func infiniteDates() {
        for hex in ["7fffffffffffffff", "8000000000000000"] {
            let error = decodingError { try decode(Date.self, hex: hex, .timestamptz) }
            #expect(error?.description.contains("ask for PostgresTimestamp") == true)
        }
        #expect(decodingError { try decode(Date.self, hex: "7fffffff", .date) } != nil)
    }

    @Test("a Date beyond what the server has cannot be sent")
    func hugeDates() throws {
        for seconds in [1e13, -1e13, 9_223_339_708_800, -211_845_110_401, .infinity, .nan] {
            #expect(throws: PostgresEncodingError.self) {
                try encode(Date(timeIntervalSinceReferenceDate: seconds))
            }
        }
        _ = try encode(Date.distantFuture)
        _ = try encode(Date.distantPast)
        _ = try encode(Date(timeIntervalSinceReferenceDate: -211_845_110_400))
    }

    @Test(
        "a date keeps eras and infinities",
        arguments: [
            ("2024-02-29", "00002279"), ("infinity", "7fffffff"), ("-infinity", "80000000"),
            ("0044-03-15 BC", "fff49d7b"), ("5874897-12-31", "7fda970c"),
            ("4714-11-24 BC", "ffda97a7"),
        ])
    func dates(text: String, hex: String) throws {
        let date = try decode(PostgresDate.self, hex: hex, .date)
        #expect(date.description == text)
        try expectCodec(date, .date, hex: hex, text: text)
    }

    @Test("dates and their components agree on every day of five centuries around 1 AD and 2000")
    func calendar() throws {
        for start: Int32 in [-822_000, -91_312] {
            var last = try #require(PostgresDate(daysSince2000: start).components)
            for day in (start + 1)...(start + 182_621) {
                let date = try #require(PostgresDate(daysSince2000: day).components)
                let isNext =
                    date.day == last.day + 1 && date.month == last.month && date.year == last.year
                    || date.day == 1 && date.month == last.month % 12 + 1 && last.day >= 28
                guard isNext,
                    PostgresDate(year: date.year, month: date.month, day: date.day)?
                        .daysSince2000 == day
                else {
                    Issue.record("day \(day): \(date) after \(last)")
                    return
                }
                last = date
            }
        }
    }

    @Test("days outside of the type's range decode, print and compare, but are not sent")
    func wireDates() throws {
        let day = try decode(PostgresDate.self, hex: "80000001", .date)
        #expect(day < .infinity && day > .negativeInfinity)
        #expect(day.description.hasSuffix("BC"))
        #expect(throws: PostgresEncodingError.self) { try encode(day) }
        #expect(decodingError { try decode(Date.self, hex: "80000001", .date) } == nil)
        let moment = try decode(PostgresTimestamp.self, hex: "8000000000000001", .timestamp)
        #expect(moment.description.hasSuffix("BC"))
        #expect(decodingError { try decode(Date.self, hex: "8000000000000001", .timestamp) } == nil)
        #expect(throws: PostgresEncodingError.self) { try encode(moment) }
    }

    @Test(
        "a time goes from 00:00 to 24:00",
        arguments: [
            ("24:00:00", "000000141dd76000"), ("23:59:59.5", "000000141dcfbee0"),
            ("00:00:00", "0000000000000000"),
        ])
    func times(text: String, hex: String) throws {
        let time = try decode(PostgresTime.self, hex: hex, .time)
        #expect(time.description == text)
        try expectCodec(time, .time, hex: hex, text: text)
    }

    @Test("times before midnight and after 24:00 are refused")
    func badTimes() {
        for hex in ["000000141dd76001", "ffffffffffffffff"] {
            #expect(decodingError { try decode(PostgresTime.self, hex: hex, .time) } != nil)
        }
        for text in ["24:00:01", "1:00:00", "12:00", "12:00:00.1234567", "12:00:00+01"] {
            #expect(decodingError { try decode(PostgresTime.self, text: text, .time) } != nil)
        }
        #expect(PostgresTime(hour: 24, minute: 0, second: 1) == nil)
        #expect(PostgresTime(hour: 7, minute: 5, second: 9)?.description == "07:05:09")
    }
}
