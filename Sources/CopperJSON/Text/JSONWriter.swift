import CopperBytes

/// How JSON is laid out.
public struct JSONStyle: Hashable, Sendable {
    /// Spaces for each level; `nil` puts everything on one line without any.
    public var indent: Int?

    public init(indent: Int? = nil) { self.indent = indent }

    /// One line, no spaces.
    public static let compact = JSONStyle()
    /// Two spaces for each level.
    public static let pretty = JSONStyle(indent: 2)
}

/// Writes values one behind the other. What separates them is the caller's business.
///
/// Besides what RFC 8259 demands, everything that editors hide or that line readers
/// take for the end of a line is escaped: U+007F to U+009F, U+00AD, U+2028, U+2029.
public struct JSONWriter: Sendable {
    public let style: JSONStyle
    /// The text so far, as UTF-8.
    public private(set) var bytes: [UInt8] = []

    public init(_ style: JSONStyle = .compact) { self.style = style }

    public mutating func append(_ value: JSONValue) { append(value, depth: 0) }

    /// Writes a string literal.
    public mutating func append(string: String) {
        var string = string
        bytes.append(UInt8(ascii: "\""))
        string.withUTF8 { append(utf8: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes the string literal in which U+0000 to U+00FF stand for bytes: the same as
    /// `append(string: JSON.latin1String(data))`, without the string.
    public mutating func append(latin1 data: borrowing Span<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        for place in 0..<data.count {
            let byte = data[place]
            switch byte {
            case 0x20..<0x7F where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\"):
                bytes.append(byte)
            case 0xA0...0xFF where byte != 0xAD:
                bytes.append(0xC0 | byte >> 6)
                bytes.append(0x80 | byte & 0x3F)
            default: escape(UInt16(byte))
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: Values

    private mutating func append(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let string): append(string: string)
        case .array(let elements): append(elements, depth: depth)
        case .object(let object): append(object, depth: depth)
        }
    }

    private mutating func append(_ elements: [JSONValue], depth: Int) {
        bytes.append(UInt8(ascii: "["))
        for (place, element) in elements.enumerated() {
            separate(place, depth: depth + 1)
            append(element, depth: depth + 1)
        }
        if !elements.isEmpty { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ object: JSONObject, depth: Int) {
        bytes.append(UInt8(ascii: "{"))
        for place in object.keys.indices {
            separate(place, depth: depth + 1)
            append(string: object.keys[place])
            bytes.append(UInt8(ascii: ":"))
            if style.indent != nil { bytes.append(0x20) }
            append(object.values[place], depth: depth + 1)
        }
        if !object.isEmpty { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func separate(_ place: Int, depth: Int) {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine(depth: depth)
    }

    private mutating func breakLine(depth: Int) {
        guard let indent = style.indent else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: max(indent, 0) * depth))
    }

    // MARK: Strings

    private mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) {
        var plain = 0
        var place = 0
        while place < text.count {
            guard let (character, length) = Self.escaped(text, at: place) else {
                place += 1
                continue
            }
            bytes.append(contentsOf: text[plain..<place])
            escape(character)
            place += length
            plain = place
        }
        bytes.append(contentsOf: text[plain...])
    }

    /// The character at `place` and its length in bytes, when it must be escaped.
    private static func escaped(
        _ text: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> (UInt16, Int)? {
        let byte = text[place]
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return (UInt16(byte), 1)
        case 0xC2 where place + 1 < text.count && isHidden(text[place + 1]):
            return (UInt16(text[place + 1]), 2)
        case 0xE2 where place + 2 < text.count && text[place + 1] == 0x80:
            let last = text[place + 2]
            return last == 0xA8 || last == 0xA9 ? (0x2000 | UInt16(last & 0x3F), 3) : nil
        default: return nil
        }
    }

    /// U+0080 to U+009F and the soft hyphen, which editors do not show.
    private static func isHidden(_ character: UInt8) -> Bool {
        character < 0xA0 || character == 0xAD
    }

    private mutating func escape(_ character: UInt16) {
        bytes.append(UInt8(ascii: "\\"))
        switch character {
        case 0x22, 0x5C: bytes.append(UInt8(truncatingIfNeeded: character))
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt16] {
                bytes.append(Hex.digit(UInt8(truncatingIfNeeded: character >> shift & 15)))
            }
        }
    }
}
