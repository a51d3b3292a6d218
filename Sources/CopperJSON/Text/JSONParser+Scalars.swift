import CopperBytes

// Numbers and strings: RFC 8259, sections 6 and 7.
extension JSONParser {
    /// Why bytes are no number; the parser knows line and column.
    struct NumberError: Error {
        var kind: JSONError.Kind
        var offset: Int
    }

    /// Where the number that begins at `start` ends. It ends before the first byte that
    /// cannot continue it; whether that may follow is not decided here.
    static func numberEnd(
        _ bytes: borrowing Span<UInt8>, from start: Int
    ) throws(NumberError) -> Int {
        var end = start
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
        let whole = end
        end = try digitsEnd(bytes, from: end)
        if bytes[whole] == UInt8(ascii: "0"), end > whole + 1 {
            throw NumberError(kind: .leadingZero, offset: whole)
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            end = try digitsEnd(bytes, from: end + 1)
        }
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            end += 1
            if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-")
            {
                end += 1
            }
            end = try digitsEnd(bytes, from: end)
        }
        return end
    }

    /// Behind one or more digits.
    private static func digitsEnd(
        _ bytes: borrowing Span<UInt8>, from start: Int
    ) throws(NumberError) -> Int {
        var end = start
        while end < bytes.count, bytes[end] &- UInt8(ascii: "0") < 10 { end += 1 }
        if end > start { return end }
        guard start < bytes.count else {
            throw NumberError(kind: .unexpectedEnd(expected: "a digit"), offset: start)
        }
        throw NumberError(
            kind: .unexpectedByte(bytes[start], expected: "a digit"), offset: start)
    }

    /// Reads a string; ``offset`` is at its opening quote.
    mutating func parseString() throws(JSONError) -> String {
        offset += 1
        let start = offset
        try skipPlain()
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
            offset += 1
            // Without escapes the string is what stands there; `skipPlain` validated it.
            return bytes.extracting(start..<(offset - 1)).withUnsafeBufferPointer {
                String(decoding: $0, as: UTF8.self)
            }
        }
        return try parseEscapedString(start)
    }

    /// The rest of a string that is not plain: at ``offset`` stands an escape, a control
    /// character or the end.
    private mutating func parseEscapedString(_ start: Int) throws(JSONError) -> String {
        var text: [UInt8] = []
        var plain = start
        while true {
            bytes.extracting(plain..<offset).withUnsafeBufferPointer { text.append(contentsOf: $0) }
            let byte = try peek(expecting: "'\"'")
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try parseEscape(into: &text)
            default: throw failure(.controlCharacter(byte), at: offset)
            }
            plain = offset
            try skipPlain()
        }
    }

    /// Moves to the next byte that ends a run of plain characters: a quote, a backslash,
    /// a control character or the end of the text.
    private mutating func skipPlain() throws(JSONError) {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
            if byte < 0x80 {
                offset += 1
            } else if let length = Self.sequenceLength(bytes, at: offset) {
                offset += length
            } else {
                throw failure(.invalidUTF8, at: offset)
            }
        }
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        let byte = try peek(expecting: "an escape")
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try parseScalarEscape(start)
            if let encoded = UTF8.encode(scalar) { text.append(contentsOf: encoded) }
        default: throw failure(.invalidEscape, at: start)
        }
    }

    /// One `\u` escape, or a pair of surrogates; ``offset`` is behind the first `u`.
    private mutating func parseScalarEscape(_ start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try parseHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // A surrogate: a high one, and its low one right behind.
        guard first < 0xDC00 else { throw failure(.loneSurrogate, at: start) }
        for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
            guard try peek(expecting: "a low surrogate") == expected else {
                throw failure(.loneSurrogate, at: start)
            }
            offset += 1
        }
        let second = try parseHexDigits()
        guard 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw failure(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func parseHexDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = try peek(expecting: "a hexadecimal digit")
            guard let digit = Hex.value(byte) else {
                throw failure(
                    .unexpectedByte(byte, expected: "a hexadecimal digit"), at: offset)
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    /// The length of the well-formed sequence at `place` (Unicode, table 3-7), or `nil`.
    static func sequenceLength(_ bytes: borrowing Span<UInt8>, at place: Int) -> Int? {
        let lead = bytes[place]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard bytes.count - place >= length, second ~= bytes[place + 1] else { return nil }
        for follower in 2..<max(length, 2) where bytes[place + follower] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }
}
