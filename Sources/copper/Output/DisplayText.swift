/// Text as a terminal shows it: how wide it is, and without what could control it.
enum DisplayText {
    /// `text` with control characters spelled out, since what a server sends must not
    /// move the cursor: a line feed as `\n`, an escape as `\x1B`.
    static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            result += isUnsafe(scalar) ? spelled(scalar) : String(scalar)
        }
    }

    /// The columns that `text` takes on a terminal.
    static func width(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + width($1) }
    }

    /// `text` filled up with blanks to `width` columns.
    static func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - Self.width(text)))
        return isRight ? blanks + text : text + blanks
    }

    /// At most `width` columns of `text`; an ellipsis stands for what is left out.
    static func truncated(_ text: String, to width: Int) -> String {
        guard Self.width(text) > width else { return text }
        var result = ""
        var used = 1
        for character in text {
            used += Self.width(character)
            if used > width { break }
            result.append(character)
        }
        return result + "…"
    }

    /// The words of `text` in lines of at most `width` columns.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last,
                Self.width(last) + 1 + Self.width(String(word)) <= width
            {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Marks that reorder text could make a row read as another one.
        case .format:
            (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        default: false
        }
    }

    private static func spelled(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return scalar.value < 0x100
                ? "\\x" + (digits.count == 1 ? "0" : "") + digits : "\\u{\(digits)}"
        }
    }

    /// A grapheme is as wide as its first scalar, or wide when it asks to be an emoji.
    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let asksForEmoji = character.unicodeScalars.contains { $0.value == 0xFE0F }
        return asksForEmoji || first.properties.isEmojiPresentation || isWide(first) ? 2 : 1
    }

    /// The blocks that are wide or full-width in Unicode's EastAsianWidth.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
