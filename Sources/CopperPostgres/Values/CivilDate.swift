import CopperBytes

/// Days since 2000-01-01 to a date of the proleptic Gregorian calendar and back. Years
/// are astronomical: 0 is 1 BC, -1 is 2 BC.
struct CivilDate: Equatable {
    var year: Int
    var month: Int
    var day: Int

    /// The date so many days after 2000-01-01.
    init(days: Int) {
        // Counted from 0000-03-01 the leap day is the last day of its year, and 400 years
        // have 146,097 days; 2000-01-01 is 730,425 days after.
        let shifted = days + 730_425
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The date, or `nil` when there is no such day.
    init?(year: Int, month: Int, day: Int) {
        guard (-10_000_000...10_000_000).contains(year), (1...12).contains(month), day >= 1 else {
            return nil
        }
        let isLeap =
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        guard day <= days else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The days since 2000-01-01.
    var days: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 730_425
    }

    /// As the server writes it under `DateStyle` ISO, without the era: `2024-02-29`. Years
    /// before 1 AD are counted backwards, ``isBC`` says so.
    var text: String {
        let year = isBC ? 1 - year : year
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    var isBC: Bool { year <= 0 }
}

/// `number` with zeros before it.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension TextScanner {
    /// Reads `2024-02-29`; the era stands at the very end, after a time.
    @_lifetime(self: copy self)
    mutating func date() -> (year: Int, month: Int, day: Int)? {
        guard let year = digits(4...7), skip(UInt8(ascii: "-")), let month = digits(2...2),
            skip(UInt8(ascii: "-")), let day = digits(2...2)
        else { return nil }
        return (year, month, day)
    }

    /// Reads ` BC` or nothing, and gives the date of it all.
    @_lifetime(self: copy self)
    mutating func era(of date: (year: Int, month: Int, day: Int)) -> CivilDate? {
        let year = skip(" BC") ? 1 - date.year : date.year
        return CivilDate(year: year, month: date.month, day: date.day)
    }

    /// Reads `23:59:59.999999` as microseconds since midnight, up to 24:00.
    @_lifetime(self: copy self)
    mutating func time() -> Int64? {
        guard let hours = digits(2...2), skip(UInt8(ascii: ":")), let minutes = digits(2...2),
            skip(UInt8(ascii: ":")), let seconds = digits(2...2), minutes < 60, seconds <= 60
        else { return nil }
        var fraction = 0
        if skip(UInt8(ascii: ".")) {
            guard let millionths = millionths() else { return nil }
            fraction = millionths
        }
        let time = Int64((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + Int64(fraction)
        return time <= PostgresTime.microsecondsPerDay ? time : nil
    }

    /// Reads `+05:30:15` or nothing, as seconds east of UTC.
    @_lifetime(self: copy self)
    mutating func zone() -> Int64? {
        let isNegative = peek == UInt8(ascii: "-")
        guard isNegative || peek == UInt8(ascii: "+") else { return 0 }
        _ = next()
        guard let hours = digits(2...2) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(UInt8(ascii: ":")) {
            guard let part = digits(2...2), part < 60 else { return nil }
            seconds += part * unit
        }
        return Int64(isNegative ? -seconds : seconds)
    }
}
