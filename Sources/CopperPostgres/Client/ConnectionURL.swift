import CopperBytes

/// Reads `postgres://user:password@host:port,host:port/database?keyword=value&...`
/// (PostgreSQL, section 32.1.1.2) into settings.
///
/// Errors about the part before the database never quote the text, because a password
/// that was not percent-encoded may have ended up anywhere in it.
struct ConnectionURL {
    static func settings(of text: String) throws(PostgresError) -> [ConnectionSetting] {
        var reader = Self(text)
        try reader.read()
        return reader.settings
    }

    /// The length of the scheme with its slashes, or `nil` when `text` is no such URL.
    static func schemeLength(of text: String) -> Int? {
        ["postgres://", "postgresql://"].first { scheme in
            text.utf8.count >= scheme.utf8.count
                && zip(text.utf8, scheme.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }?.utf8.count
    }

    private let text: [Unicode.Scalar]
    private var index: Int
    private var settings: [ConnectionSetting] = []
    /// An `@` where none belongs: what follows may be the rest of a password.
    private var hasStrayAt = false

    private init(_ text: String) {
        self.text = Array(text.unicodeScalars)
        index = Self.schemeLength(of: text) ?? 0
    }

    private mutating func read() throws(PostgresError) {
        try readUserInfo()
        hasStrayAt = text[index...].contains("@")
        try readHosts()
        if take("/") { try readDatabase() }
        if take("?") { try readQuery() }
    }

    // MARK: Before the database

    private mutating func readUserInfo() throws(PostgresError) {
        let authority = text[index...].prefix { $0 != "/" }
        guard let at = authority.firstIndex(of: "@") else { return }
        let later = authority[(at + 1)...].prefix { $0 != "?" }
        if let second = later.firstIndex(of: "@") {
            throw mistake("there is more than one @", at: second, Self.encodeAdvice)
        }
        if let question = authority[..<at].firstIndex(of: "?") {
            throw mistake("a ? comes before an @", at: question, Self.encodeAdvice)
        }
        let user = authority[..<at].prefix { $0 != ":" }
        if !user.isEmpty { add("user", try decode(user), at: user.startIndex) }
        if user.endIndex < at {
            let password = authority[(user.endIndex + 1)..<at]
            add("password", try decode(password), at: password.startIndex)
        }
        index = at + 1
    }

    private static let encodeAdvice =
        "Characters of a user name or password that mean something in a URL must be "
        + "percent-encoded: @ as %40, / as %2F, : as %3A, ? as %3F, % as %25"

    private mutating func readHosts() throws(PostgresError) {
        let start = index
        var hosts: [String] = []
        var ports: [String] = []
        repeat {
            hosts.append(try readHost())
            ports.append(take(":") ? try readPort() : "")
        } while take(",")
        guard index == text.count || text[index] == "/" || text[index] == "?" else {
            throw mistake("unexpected text after the host", at: index, strayAdvice)
        }
        if hosts.contains(where: { !$0.isEmpty }) {
            add("host", hosts.joined(separator: ","), at: start)
        }
        if ports.contains(where: { !$0.isEmpty }) {
            add("port", ports.joined(separator: ","), at: start)
        }
    }

    private mutating func readHost() throws(PostgresError) -> String {
        let start = index
        guard take("[") else { return try decode(takeText(until: ":", ",", "/", "?")) }
        let address = takeText(until: "]")
        guard take("]") else {
            throw mistake("[ opens an IPv6 address and no ] ends it", at: start)
        }
        guard !address.isEmpty else { throw mistake("the address in [] is empty", at: start) }
        return try decode(address)
    }

    private mutating func readPort() throws(PostgresError) -> String {
        let start = index
        let digits = takeText(until: ",", "/", "?")
        let text = Self.string(digits)
        guard digits.isEmpty || ConnectionSettings.port(text) != nil else {
            throw mistake("the port is no number from 1 to 65535", at: start, portAdvice)
        }
        return text
    }

    /// Without user and password, `user:pass/word@host` reads as host, port, database.
    private var portAdvice: String? {
        strayAdvice ?? (settings.isEmpty ? nil : "Write an IPv6 address in brackets: [::1]:5432")
    }

    private var strayAdvice: String? { hasStrayAt ? Self.encodeAdvice : nil }

    // MARK: From the database on

    private mutating func readDatabase() throws(PostgresError) {
        let start = index
        let name = takeText(until: "?")
        if hasStrayAt, name.contains("@"), settings.allSatisfy({ $0.keyword != "user" }) {
            throw mistake("an @ comes after the / of the database", at: start, Self.encodeAdvice)
        }
        if !name.isEmpty { add("dbname", try decode(name), at: start) }
    }

    private mutating func readQuery() throws(PostgresError) {
        repeat {
            let start = index
            let keyword = takeText(until: "=", "&")
            guard take("=") else {
                if keyword.isEmpty { continue }
                throw mistake("an option has no =", at: start, strayAdvice)
            }
            let value = takeText(until: "&")
            try addOption(try decode(keyword), try decode(value), at: start)
        } while take("&")
    }

    private mutating func addOption(
        _ keyword: String, _ value: String, at start: Int
    ) throws(PostgresError) {
        guard keyword == "ssl" else { return add(keyword, value, at: start) }
        // JDBC's spelling, which libpq takes in URLs too.
        guard value == "true" else {
            throw mistake("ssl is only known as ssl=true", at: start, "Use sslmode=...")
        }
        add("sslmode", "require", at: start)
    }

    // MARK: Pieces

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == character else { return false }
        index += 1
        return true
    }

    private mutating func takeText(until ends: Unicode.Scalar...) -> ArraySlice<Unicode.Scalar> {
        let taken = text[index...].prefix { !ends.contains($0) }
        index = taken.endIndex
        return taken
    }

    private mutating func add(_ keyword: String, _ value: String, at start: Int) {
        settings.append(
            ConnectionSetting(
                keyword: keyword, value: value, origin: origin(start), mayBeShown: !hasStrayAt))
    }

    /// Percent-decoded text (RFC 3986, section 2.1).
    private func decode(_ encoded: ArraySlice<Unicode.Scalar>) throws(PostgresError) -> String {
        var decoded: [UInt8] = []
        var rest = encoded
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                decoded += Array(String(scalar).utf8)
                continue
            }
            let position = rest.startIndex - 1
            let digits = rest.prefix(2).compactMap(Self.hexDigit)
            guard digits.count == 2 else {
                throw mistake(
                    "two hexadecimal digits must follow a %", at: position, "Write % itself as %25")
            }
            let byte = digits[0] << 4 | digits[1]
            guard byte != 0 else { throw mistake("%00 is not allowed", at: position) }
            decoded.append(byte)
            rest.removeFirst(2)
        }
        guard let result = String(validating: decoded, as: UTF8.self) else {
            throw mistake("what is percent-encoded is not UTF-8", at: encoded.startIndex)
        }
        return result
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func hexDigit(_ scalar: Unicode.Scalar) -> UInt8? {
        UInt8(exactly: scalar.value).flatMap(Hex.value)
    }

    private func mistake(_ what: String, at index: Int, _ advice: String? = nil) -> PostgresError {
        ConnectionSetting.mistake("In the URL \(what)", at: origin(index), advice: advice)
    }

    private func origin(_ index: Int) -> ConnectionSetting.Origin { .url(position: index + 1) }
}
