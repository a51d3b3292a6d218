import CopperBytes

/// The longest message that a length field can announce, in bytes without the type.
@usableFromInline let maximumMessageLength = Int(Int32.max)

extension ByteBuffer {
    /// Appends one message: type, length, and the fields that `write` appends. When the
    /// body is too long or `write` throws, nothing was appended.
    ///
    /// - Parameter bodySize: The size of the body in bytes, known beforehand, so that
    ///   a message too long is refused before memory is taken for it.
    mutating func appendMessage(
        _ type: UInt8?, _ name: StaticString, bodySize: Int, limit: Int = maximumMessageLength,
        _ write: (inout ByteBuffer) throws(PostgresProtocolError) -> Void
    ) throws(PostgresProtocolError) {
        let length = bodySize + 4
        guard length <= limit else {
            throw .invalidRequest(
                .tooLong(message: name.description, bytes: length, limit: limit))
        }
        let start = count
        reserve(length + 1)
        if let type { append(type) }
        append(bigEndian: UInt32(truncatingIfNeeded: length))
        do { try write(&self) } catch {
            truncate(to: start)
            throw error
        }
    }

    /// Appends a zero-terminated text.
    @inline(never)
    mutating func append(
        checkedCString text: String, _ field: StaticString
    ) throws(PostgresProtocolError) {
        try checkNoZeroByte(text, field)
        append(cString: text)
    }

    /// Appends a 16-bit count.
    @inline(never)
    mutating func append(
        count: Int, of what: StaticString
    ) throws(PostgresProtocolError) {
        guard let short = UInt16(exactly: count) else {
            throw .invalidRequest(
                .tooMany(what.description, count: count, limit: Int(UInt16.max)))
        }
        append(bigEndian: short)
    }

    @inline(never)
    mutating func append(formats: [PostgresFormatCode]) throws(PostgresProtocolError) {
        try append(count: formats.count, of: "format codes")
        for format in formats { append(bigEndian: format.rawValue) }
    }

    /// Appends values with their 32-bit lengths; `nil` as -1.
    @inline(never)
    mutating func append(
        values: [[UInt8]?], _ what: StaticString
    ) throws(PostgresProtocolError) {
        try append(count: values.count, of: what)
        for value in values {
            guard let value else {
                append(bigEndian: -1 as Int32)
                continue
            }
            append(bigEndian: UInt32(truncatingIfNeeded: value.count))
            append(value)
        }
    }
}

/// Refuses a text that the protocol would cut at a zero byte.
@inline(never)
func checkNoZeroByte(_ text: String, _ field: StaticString) throws(PostgresProtocolError) {
    if text.utf8.contains(0) { throw .invalidRequest(.zeroByte(in: field.description)) }
}

/// The bytes that a zero-terminated text takes.
func cStringSize(_ text: String) -> Int { text.utf8.count + 1 }

/// The bytes that format codes take, with their count.
func size(of formats: [PostgresFormatCode]) -> Int { 2 + 2 * formats.count }

/// The bytes that values take, with their count and lengths.
@inline(never)
func size(of values: [[UInt8]?]) -> Int {
    values.reduce(2) { $0 + 4 + ($1?.count ?? 0) }
}
