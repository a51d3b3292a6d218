/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// The text ends where something else has to follow: `expected` names it.
        case unexpectedEnd(expected: String)
        case unexpectedByte(UInt8, expected: String)
        /// A number begins with 0 and goes on with digits.
        case leadingZero
        /// U+0000 to U+001F must be escaped inside of strings.
        case controlCharacter(UInt8)
        /// A backslash before something else than RFC 8259, section 7 lists.
        case invalidEscape
        /// `\uD800` to `\uDFFF` that do not come as a pair, high before low.
        case loneSurrogate
        case invalidUTF8
        case duplicateKey(String)
        case tooDeep(limit: Int)
        /// Something follows the value.
        case trailingContent
        case byteOrderMark
    }

    public var kind: Kind
    /// Bytes before the mistake.
    public var offset: Int
    /// The line, from 1.
    public var line: Int
    /// The character in its line, from 1; what is not UTF-8 counts by byte.
    public var column: Int

    public init(_ kind: Kind, offset: Int, line: Int, column: Int) {
        self.kind = kind
        self.offset = offset
        self.line = line
        self.column = column
    }

    public var description: String {
        "line \(line), column \(column) (byte \(offset)): \(kind.description)"
    }
}

extension JSONError.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpectedEnd(let expected): "the text ends, expected \(expected)"
        case .unexpectedByte(let byte, let expected):
            "unexpected \(Self.show(byte)), expected \(expected)"
        case .leadingZero: "a number must not begin with 0 and another digit"
        case .controlCharacter(let byte):
            "the control character \(Self.show(byte)) must be escaped in a string"
        case .invalidEscape: "a backslash is followed by what is no escape"
        case .loneSurrogate: "an escaped surrogate without its other half"
        case .invalidUTF8: "bytes that are not UTF-8"
        case .duplicateKey(let key): "the key \(JSON.text(.string(key))) comes a second time"
        case .tooDeep(let limit): "arrays and objects nest deeper than \(limit)"
        case .trailingContent: "something follows the value"
        case .byteOrderMark: "a byte order mark, which JSON does not have"
        }
    }

    private static func show(_ byte: UInt8) -> String {
        guard byte <= 0x20 || byte >= 0x7F else { return "'\(Character(Unicode.Scalar(byte)))'" }
        let digits = String(byte, radix: 16, uppercase: true)
        return "byte 0x" + (digits.count < 2 ? "0" : "") + digits
    }
}
