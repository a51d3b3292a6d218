public import CopperBytes

/// Which of the two protocols a connection speaks.
public enum RESPVersion: Int, Hashable, Sendable, CaseIterable {
    case resp2 = 2
    case resp3 = 3
}

extension ByteBuffer {
    // MARK: Commands

    /// Begins a command of `count` words, its name included; ``append(respBulk:)-([UInt8])``
    /// adds them.
    @inlinable
    public mutating func append(respCommandOf count: Int) {
        append(0x2A as UInt8)
        append(respLine: Int64(count))
    }

    @inlinable
    public mutating func append(respBulk bytes: borrowing Span<UInt8>) {
        append(respBulkHead: bytes.count)
        append(bytes)
        appendRESPLineEnd()
    }

    @inlinable
    public mutating func append(respBulk bytes: [UInt8]) {
        append(respBulkHead: bytes.count)
        append(bytes)
        appendRESPLineEnd()
    }

    @inlinable
    public mutating func append(respBulk string: String) {
        append(respBulkHead: string.utf8.count)
        append(utf8: string)
        appendRESPLineEnd()
    }

    /// The digits of `integer`, as the servers take numbers.
    @inlinable
    public mutating func append(respBulk integer: Int64) {
        append(respBulkHead: Self.decimalLength(of: integer))
        append(respLine: integer)
    }

    /// In the shortest digits that give the same number back; infinities as `inf`.
    public mutating func append(respBulk double: Double) {
        append(respBulk: Self.respText(of: double))
    }

    @inlinable
    mutating func append(respBulkHead length: Int) {
        append(0x24 as UInt8)
        append(respLine: Int64(length))
    }

    /// A number and the end of its line.
    @inlinable
    mutating func append(respLine number: Int64) {
        _ = fill(minimum: 24) { space in
            let length = Self.decimalLength(of: number)
            var magnitude = number.magnitude
            var place = length
            repeat {
                place -= 1
                space[place] = 0x30 + UInt8(truncatingIfNeeded: magnitude % 10)
                magnitude /= 10
            } while magnitude > 0
            if number < 0 { space[0] = 0x2D }
            space[length] = 0x0D
            space[length + 1] = 0x0A
            return length + 2
        }
    }

    @inlinable
    mutating func appendRESPLineEnd() {
        append(0x0D as UInt8)
        append(0x0A as UInt8)
    }

    @inlinable
    static func decimalLength(of number: Int64) -> Int {
        var magnitude = number.magnitude
        var length = number < 0 ? 2 : 1
        while magnitude > 9 {
            magnitude /= 10
            length += 1
        }
        return length
    }

    private static func respText(of double: Double) -> String {
        if double.isNaN { return "nan" }
        if double.isInfinite { return double < 0 ? "-inf" : "inf" }
        let text = double.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    // MARK: Values

    /// Appends `value` as a server of that version writes it: what RESP2 has no type for, in
    /// the form that the servers choose there. Attributes do not exist in RESP2.
    public mutating func append(resp value: RESPValue, as version: RESPVersion = .resp3) {
        let isNew = version == .resp3
        switch value {
        case .null: append(utf8: isNew ? "_\r\n" : "$-1\r\n")
        case .simpleString(let text): appendRESP(.simpleString, line: text)
        case .simpleError(let error): appendRESP(.simpleError, line: error.text)
        case .integer(let number): appendRESP(.integer, number)
        case .bulkString(let bytes): append(respBulk: bytes)
        case .boolean(let flag):
            if isNew {
                append(utf8: flag ? "#t\r\n" : "#f\r\n")
            } else {
                appendRESP(.integer, flag ? 1 : 0)
            }
        case .double(let number):
            let text = Self.respText(of: number)
            if isNew { appendRESP(.double, line: text) } else { append(respBulk: text) }
        case .bigNumber(let number):
            let text = number.description
            if isNew { appendRESP(.bigNumber, line: text) } else { append(respBulk: text) }
        case .bulkError(let error):
            guard isNew else { return appendRESP(.simpleError, line: error.text) }
            appendRESP(.bulkError, Int64(error.text.utf8.count))
            append(utf8: error.text)
            appendRESPLineEnd()
        case .verbatimString(let format, let bytes):
            guard isNew else { return append(respBulk: bytes) }
            appendRESP(.verbatimString, Int64(format.utf8.count + 1 + bytes.count))
            append(utf8: format)
            append(UInt8(ascii: ":"))
            append(bytes)
            appendRESPLineEnd()
        case .array(let values): append(respValues: values, of: .array, version)
        case .set(let values): append(respValues: values, of: isNew ? .set : .array, version)
        case .push(let values): append(respValues: values, of: isNew ? .push : .array, version)
        case .map(let entries): append(respEntries: entries, of: .map, version)
        case .attributed(let entries, let value):
            if isNew { append(respEntries: entries, of: .attribute, version) }
            append(resp: value, as: version)
        }
    }

    private mutating func append(
        respValues values: [RESPValue], of type: RESPType, _ version: RESPVersion
    ) {
        appendRESP(type, Int64(values.count))
        for value in values { append(resp: value, as: version) }
    }

    private mutating func append(
        respEntries entries: [RESPEntry], of type: RESPType, _ version: RESPVersion
    ) {
        if version == .resp3 {
            appendRESP(type, Int64(entries.count))
        } else {
            appendRESP(.array, Int64(entries.count * 2))
        }
        for entry in entries {
            append(resp: entry.key, as: version)
            append(resp: entry.value, as: version)
        }
    }

    private mutating func appendRESP(_ type: RESPType, _ number: Int64) {
        append(type.rawValue)
        append(respLine: number)
    }

    /// A line holds no CR and LF: they become spaces, as the servers do it.
    private mutating func appendRESP(_ type: RESPType, line text: String) {
        append(type.rawValue)
        for byte in text.utf8 {
            append(byte == 0x0D || byte == 0x0A ? 0x20 as UInt8 : byte)
        }
        appendRESPLineEnd()
    }
}
