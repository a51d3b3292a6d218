/// Reads libpq's keyword form (PostgreSQL, section 32.1.1.1) into settings:
/// `host=db user='a b' password=\'quoted\'`.
///
/// Blanks may surround the equals signs; a value with blanks stands in single quotes;
/// a backslash takes the next character as it is, in quotes or not.
struct ConnectionString {
    static func settings(of text: String) throws(PostgresError) -> [ConnectionSetting] {
        var reader = Self(text: Array(text.unicodeScalars))
        while try reader.readSetting() {}
        return reader.settings
    }

    private let text: [Unicode.Scalar]
    private var index = 0
    private var settings: [ConnectionSetting] = []
    /// After a password without quotes, which may have ended at a blank of its own.
    private var mayShow = true

    private init(text: [Unicode.Scalar]) { self.text = text }

    private mutating func readSetting() throws(PostgresError) -> Bool {
        skipBlanks()
        guard index < text.count else { return false }
        let start = index
        let keyword = String(String.UnicodeScalarView(takeKeyword()))
        skipBlanks()
        guard index < text.count, text[index] == "=", !keyword.isEmpty else {
            throw missingEquals(after: keyword, at: start)
        }
        index += 1
        skipBlanks()
        let isQuoted = index < text.count && text[index] == "'"
        let value = isQuoted ? try readQuoted() : readBare()
        settings.append(
            ConnectionSetting(
                keyword: keyword, value: value, origin: .keywords(position: start + 1),
                mayBeShown: mayShow))
        if !isQuoted, ConnectionKeyword.secrets.contains(keyword) { mayShow = false }
        return true
    }

    private mutating func takeKeyword() -> ArraySlice<Unicode.Scalar> {
        let keyword = text[index...].prefix { $0 != "=" && !$0.properties.isWhitespace }
        index = keyword.endIndex
        return keyword
    }

    private mutating func skipBlanks() {
        while index < text.count, text[index].properties.isWhitespace { index += 1 }
    }

    private mutating func readBare() -> String {
        var value = String.UnicodeScalarView()
        while index < text.count, !text[index].properties.isWhitespace {
            if text[index] == "\\" { index += 1 }
            if index < text.count { value.append(text[index]) }
            index += 1
        }
        return String(value)
    }

    private mutating func readQuoted() throws(PostgresError) -> String {
        let start = index
        var value = String.UnicodeScalarView()
        index += 1
        while index < text.count {
            if text[index] == "'" {
                index += 1
                return String(value)
            }
            if text[index] == "\\" { index += 1 }
            if index < text.count { value.append(text[index]) }
            index += 1
        }
        throw ConnectionSetting.mistake(
            "A quoted value has no closing quote", at: .keywords(position: start + 1),
            advice: "Write ' inside of quotes as \\'")
    }

    private func missingEquals(after keyword: String, at start: Int) -> PostgresError {
        let word =
            mayShow && !settings.isEmpty ? " \"\(ConnectionSetting.printable(keyword))\"" : ""
        return ConnectionSetting.mistake(
            "The keyword\(word) has no = after it", at: .keywords(position: start + 1),
            advice: "A value with blanks needs single quotes; "
                + "a URL begins with postgres:// or postgresql://")
    }
}
