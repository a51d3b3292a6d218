import CopperBytes
import CopperPostgresProtocol

/// The types that settings have, and what is said when they have another.
extension ConnectionSetting {
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ type: Choice.Type = Choice.self
    ) throws(PostgresError) -> Choice {
        if let choice = Choice(rawValue: value) { return choice }
        throw isNone(of: Choice.allCases.map(\.rawValue))
    }

    private func isNone(of names: [String]) -> PostgresError {
        mistake(
            "is \(quoted), not one of \(names.joined(separator: ", "))", advice: suggestion(names))
    }

    func integer(in range: ClosedRange<Int>) throws(PostgresError) -> Int {
        let digits = value.filter { !$0.isWhitespace }
        guard let number = Int(decimal: digits), range.contains(number) else {
            let bounds =
                range.upperBound == .max
                ? "of at least \(range.lowerBound)"
                : "from \(range.lowerBound) to \(range.upperBound)"
            throw mistake("is \(quoted), not a whole number \(bounds)")
        }
        return number
    }

    func flag() throws(PostgresError) -> Bool {
        guard value == "0" || value == "1" else { throw mistake("is \(quoted), not 0 or 1") }
        return value == "1"
    }

    /// Whole seconds as libpq wants them.
    func wholeSeconds() throws(PostgresError) -> Duration? {
        let seconds = try integer(in: Int.min / 2...Int(Int32.max))
        return seconds > 0 ? .seconds(seconds) : nil
    }

    /// `10`, `10s`, `500ms` or `2min`: for keywords that are not libpq's.
    func duration() throws(PostgresError) -> Duration? {
        let units: [(suffix: String, milliseconds: Int)] =
            [("ms", 1), ("min", 60_000), ("s", 1000), ("", 1000)]
        for unit in units where value.hasSuffix(unit.suffix) {
            guard let number = Int(decimal: String(value.dropLast(unit.suffix.count))),
                number >= 0,
                number < Int(Int32.max)
            else { break }
            return number == 0 ? nil : .milliseconds(number * unit.milliseconds)
        }
        throw mistake(
            "is \(quoted), not a duration", advice: "Write seconds, or 500ms, 10s, 2min; 0 is none")
    }

    /// 0 leaves it to the system.
    func count(to most: Int) throws(PostgresError) -> Int? {
        let count = try integer(in: 0...most)
        return count == 0 ? nil : count
    }

    /// 0 leaves it to the system.
    func milliseconds() throws(PostgresError) -> Duration? {
        try count(to: Int(Int32.max)).map { .milliseconds($0) }
    }

    func someDuration() throws(PostgresError) -> Duration {
        guard let time = try duration() else {
            throw mistake("is 0, which no connection can keep")
        }
        return time
    }

    func protocolVersion() throws(PostgresError) -> ProtocolVersion {
        switch value {
        case "3.0": return .v3_0
        case "3.2", "latest": return .v3_2
        default:
            throw mistake(
                "is \(quoted), not 3.0, 3.2 or latest",
                advice: value == "3.1" ? "No server ever spoke 3.1" : nil)
        }
    }

    func tlsVersion() throws(PostgresError) -> PostgresTLS.Version {
        if let version = PostgresTLS.Version(rawValue: value) { return version }
        let isOld = value == "TLSv1" || value == "TLSv1.1"
        throw mistake(
            "is \(quoted), not TLSv1.2 or TLSv1.3",
            advice: isOld ? "TLS below 1.2 is broken and not spoken here" : nil)
    }

    /// libpq's `require_auth`: methods to accept, or methods with `!` to refuse.
    func authenticationPolicy() throws(PostgresError) -> AuthenticationPolicy {
        let names = value.pieces(between: UInt8(ascii: ","))
            .map { $0.filter { !$0.isWhitespace } }
        let refused = names.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        guard refused.isEmpty || refused.count == names.count else {
            throw mistake(
                "mixes methods with and without !",
                advice: "Name either those to accept or those to refuse")
        }
        guard refused.isEmpty else {
            return AuthenticationPolicy(refused: try authenticationMethods(refused))
        }
        let methods = try authenticationMethods(names)
        for method in methods {
            switch method {
            case .none, .password, .md5, .scramSHA256: break
            case .gss, .sspi, .oauth:
                throw mistake("asks for \(method.rawValue), which is not supported")
            }
        }
        return AuthenticationPolicy(allowed: methods)
    }

    private func authenticationMethods(
        _ names: [String]
    ) throws(PostgresError) -> [AuthenticationMethod] {
        var methods: [AuthenticationMethod] = []
        for name in names {
            guard let method = AuthenticationMethod(rawValue: name) else {
                let known = AuthenticationMethod.allCases.map(\.rawValue).joined(separator: ", ")
                throw mistake("has an unknown method in \(quoted); known are \(known)")
            }
            if methods.contains(method) { throw mistake("names \(name) twice") }
            methods.append(method)
        }
        return methods
    }

    private func suggestion(_ names: [String]) -> String? {
        guard mayBeShown else { return nil }
        return NearestName.of(value, in: names).map { "Did you mean \($0)?" }
    }
}

/// Finds the name that somebody may have meant.
enum NearestName {
    /// The name with the fewest edits away from `text`, if they are few.
    static func of(_ text: String, in names: [String]) -> String? {
        guard text.count <= 60 else { return nil }
        let near = names.map { ($0, distance(text.lowercased(), $0.lowercased())) }
            .filter { $0.1 <= max(2, text.count / 3) && $0.1 < $0.0.count }
        return near.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    /// Insertions, removals and replacements from `left` to `right` (Levenshtein).
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
