/// Values as they stand in a gloss.
package enum GlossText {
    /// The bytes in quotes when they are readable text, else in hexadecimal, cut after
    /// `limit` bytes.
    package static func quoted(_ bytes: [UInt8], limit: Int) -> String {
        let size = "... (\(bytes.count) bytes)"
        guard let text = String(validating: bytes, as: UTF8.self), isReadable(text) else {
            let half = limit / 2
            return "\\x" + Hex.encode(Array(bytes.prefix(half))) + (bytes.count > half ? size : "")
        }
        var shown = ""
        var count = 0
        for character in text {
            count += character.utf8.count
            if count > limit { return "\"\(shown)\"" + size }
            shown += escaped(character)
        }
        return "\"\(shown)\""
    }

    private static func isReadable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 9, 10, 13: true
            case 0..<32, 0x7F..<0xA0: false
            default: !scalar.properties.isNoncharacterCodePoint
            }
        }
    }

    private static func escaped(_ character: Character) -> String {
        switch character {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r\n": "\\r\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: String(character)
        }
    }
}
