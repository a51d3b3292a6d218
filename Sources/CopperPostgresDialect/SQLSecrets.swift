/// Finds passwords that stand literally in SQL: `ALTER ROLE app PASSWORD 'secret'`,
/// `OPTIONS (password 'secret')`, `password=secret` within a connection string, and
/// `postgres://user:secret@host`.
///
/// It reads SQL as PostgreSQL's scanner does (comments, quoted names, escape strings,
/// dollar quotes), so the word in another place changes nothing.
struct SQLSecrets {
    private let sql: [UInt8]
    private let replacement: [UInt8]
    private var position = 0
    private var output: [UInt8] = []
    /// Whether the last word was PASSWORD and only space came since.
    private var expectsSecret = false

    /// `sql` with its secrets replaced by `replacement`.
    static func redact(_ sql: [UInt8], with replacement: String) -> [UInt8] {
        let sql = URLSecrets.redact(sql, with: replacement)
        guard containsWord(sql) else { return sql }
        var secrets = SQLSecrets(sql: sql, replacement: Array(replacement.utf8))
        while secrets.position < sql.count { secrets.step() }
        return secrets.output
    }

    private init(sql: [UInt8], replacement: [UInt8]) {
        self.sql = sql
        self.replacement = replacement
        output.reserveCapacity(sql.count)
    }

    private mutating func step() {
        let byte = sql[position]
        switch byte {
        case UInt8(ascii: "'"): copyString(isEscaped: false)
        case UInt8(ascii: "\""): copyQuotedName()
        case UInt8(ascii: "-") where peek(1) == byte: copyLineComment()
        case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): copyBlockComment()
        case UInt8(ascii: "$"): copyDollarQuote()
        case _ where Self.isWordStart(byte): copyWord()
        default:
            if !Self.isSpace(byte) { expectsSecret = false }
            copy(1)
        }
    }

    private mutating func copyWord() {
        var end = position
        while end < sql.count, Self.isWordPart(sql[end]) { end += 1 }
        let word = sql[position..<end]
        let isEscape = word.count == 1 && (word.first ?? 0) | 0x20 == UInt8(ascii: "e")
        copy(word.count)
        if isEscape, peek(0) == UInt8(ascii: "'") { return copyString(isEscaped: true) }
        expectsSecret = Self.equalsPassword(word)
    }

    /// A string in single quotes; a doubled quote, or one behind a backslash in an
    /// escape string, is part of it.
    private mutating func copyString(isEscaped: Bool) {
        var end = position + 1
        while end < sql.count {
            if isEscaped, sql[end] == UInt8(ascii: "\\") {
                end += 2
            } else if sql[end] != UInt8(ascii: "'") {
                end += 1
            } else if end + 1 < sql.count, sql[end + 1] == UInt8(ascii: "'") {
                end += 2
            } else {
                break
            }
        }
        end = min(end, sql.count)
        emit(content: sql[(position + 1)..<end], quote: [UInt8(ascii: "'")], isNested: false)
        position = min(end + 1, sql.count)
    }

    private mutating func copyDollarQuote() {
        var tagEnd = position + 1
        while tagEnd < sql.count, Self.isTagPart(sql[tagEnd]) { tagEnd += 1 }
        guard tagEnd < sql.count, sql[tagEnd] == UInt8(ascii: "$"),
            peek(1).map({ !Self.isDigit($0) }) ?? false
        else {
            expectsSecret = false
            return copy(1)
        }
        let tag = Array(sql[position...tagEnd])
        let start = tagEnd + 1
        var end = start
        while end < sql.count, !sql[end...].starts(with: tag) { end += 1 }
        emit(content: sql[start..<end], quote: tag, isNested: true)
        position = min(end + tag.count, sql.count)
    }

    private mutating func emit(content: ArraySlice<UInt8>, quote: [UInt8], isNested: Bool) {
        output += quote
        if expectsSecret {
            output += replacement
        } else if isNested {
            output += Self.redact(
                Array(content), with: String(decoding: replacement, as: UTF8.self))
        } else {
            output += withoutConnectionPassword(content)
        }
        output += quote
        expectsSecret = false
    }

    /// The content of a string with `password=...` replaced up to the next space.
    private func withoutConnectionPassword(_ content: ArraySlice<UInt8>) -> [UInt8] {
        let key = Array("password=".utf8)
        var result: [UInt8] = []
        var index = content.startIndex
        while index < content.endIndex {
            guard content[index...].prefix(key.count).elementsEqual(key, by: Self.equalsLetter)
            else {
                result.append(content[index])
                index += 1
                continue
            }
            result += content[index..<(index + key.count)]
            result += replacement
            index += key.count
            let isQuoted = index < content.endIndex && content[index] == UInt8(ascii: "'")
            while index < content.endIndex, isQuoted || !Self.isSpace(content[index]) { index += 1 }
        }
        return result
    }

    private mutating func copyQuotedName() {
        var end = position + 1
        while end < sql.count, sql[end] != UInt8(ascii: "\"") { end += 1 }
        let name = sql[(position + 1)..<end]
        copy(end + 1 - position)
        expectsSecret = Self.equalsPassword(name)
    }

    private mutating func copyLineComment() {
        while position < sql.count, sql[position] != UInt8(ascii: "\n") { copy(1) }
    }

    /// Block comments nest.
    private mutating func copyBlockComment() {
        var depth = 0
        repeat {
            if peek(0) == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                copy(2)
            } else if peek(0) == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                copy(2)
            } else {
                copy(1)
            }
        } while depth > 0 && position < sql.count
    }

    private mutating func copy(_ count: Int) {
        let end = min(position + count, sql.count)
        output += sql[position..<end]
        position = end
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < sql.count ? sql[position + distance] : nil
    }

    // MARK: Characters

    private static let word = Array("password".utf8)

    /// Whether the word is there at all: most statements are not copied.
    private static func containsWord(_ sql: [UInt8]) -> Bool {
        guard sql.count > word.count else { return false }
        return (0...(sql.count - word.count)).contains { start in
            sql[start] | 0x20 == UInt8(ascii: "p")
                && sql[start..<(start + word.count)].elementsEqual(word, by: equalsLetter)
        }
    }

    private static func equalsPassword(_ text: ArraySlice<UInt8>) -> Bool {
        text.elementsEqual(word, by: equalsLetter)
    }

    private static func equalsLetter(_ left: UInt8, _ right: UInt8) -> Bool {
        left == right || left | 0x20 == right && isWordStart(left)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWordStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isTagPart(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        isTagPart(byte) || byte == UInt8(ascii: "$")
    }
}
