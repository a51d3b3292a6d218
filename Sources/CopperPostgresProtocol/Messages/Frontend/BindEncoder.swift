public import CopperBytes

/// Writes a Bind message straight into a buffer, parameter by parameter, with nothing
/// in between; lengths and the count are filled in afterwards.
///
/// ```swift
/// var bind = try BindEncoder(statement: "s1", parameterFormats: .allBinary, into: &buffer)
/// try bind.appendParameter(to: &buffer) { $0.append(bigEndian: 42 as Int64) }
/// bind.appendNull(to: &buffer)
/// try bind.finish(resultFormats: .allBinary, in: &buffer)
/// buffer.appendExecuteAndSync()
/// ```
///
/// Nothing may be consumed from the buffer before ``finish(resultFormats:in:)``. When a
/// step throws, the buffer is as it was before the message began.
@frozen
public struct BindEncoder: Sendable {
    @usableFromInline let start: Int
    @usableFromInline let countPlace: Int
    @usableFromInline let limit: Int
    /// The parameters appended so far.
    public private(set) var parameterCount = 0

    /// Begins the message at the end of `buffer`.
    public init(
        portal: String = "", statement: String = "",
        parameterFormats: PostgresFormatCodes = .allBinary, into buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        try self.init(
            portal: portal, statement: statement, parameterFormats: parameterFormats,
            into: &buffer, limit: maximumMessageLength)
    }

    package init(
        portal: String = "", statement: String = "",
        parameterFormats: PostgresFormatCodes = .allBinary, into buffer: inout ByteBuffer,
        limit: Int
    ) throws(PostgresProtocolError) {
        start = buffer.count
        self.limit = limit
        buffer.append(PostgresFrontend.Bind.type)
        buffer.append(bigEndian: 0 as UInt32)
        do {
            try buffer.append(checkedCString: portal, "the portal's name")
            try buffer.append(checkedCString: statement, "the statement's name")
            try parameterFormats.encode(into: &buffer)
        } catch {
            buffer.truncate(to: start)
            throw error
        }
        countPlace = buffer.reserveInteger(UInt16.self)
    }

    /// Appends NULL.
    @inlinable
    public mutating func appendNull(to buffer: inout ByteBuffer) {
        buffer.append(bigEndian: -1 as Int32)
        count()
    }

    /// Appends a parameter of the given bytes.
    @inlinable
    public mutating func appendParameter(
        _ bytes: borrowing Span<UInt8>, to buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        let end = buffer.count - start + 3 + bytes.count
        guard end <= limit else { throw giveUp(bytes: end, in: &buffer) }
        buffer.append(bigEndian: UInt32(truncatingIfNeeded: bytes.count))
        buffer.append(bytes)
        count()
    }

    /// Appends a parameter of the bytes that `encode` appends to the buffer. What it
    /// throws is thrown on, and the buffer is then as it was before the message.
    @inlinable
    public mutating func appendParameter<Failure: Error>(
        to buffer: inout ByteBuffer, _ encode: (inout ByteBuffer) throws(Failure) -> Void
    ) throws(Failure) {
        let place = buffer.reserveInteger(UInt32.self)
        do { try encode(&buffer) } catch {
            buffer.truncate(to: start)
            throw error
        }
        // A value beyond 2^31 makes the whole message too long: `finish` says so.
        buffer.set(UInt32(truncatingIfNeeded: buffer.count - place - 4), at: place)
        count()
    }

    /// Ends the message.
    ///
    /// - Throws: `.invalidRequest` when there are more than 65,535 parameters, or when
    ///   the message is longer than 2^31 - 1 bytes.
    @inlinable
    public func finish(
        resultFormats: PostgresFormatCodes = .allBinary, in buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        guard let count = UInt16(exactly: parameterCount) else {
            buffer.truncate(to: start)
            throw .invalidRequest(
                .tooMany("parameters", count: parameterCount, limit: Int(UInt16.max)))
        }
        do { try resultFormats.encode(into: &buffer) } catch {
            buffer.truncate(to: start)
            throw error
        }
        let length = buffer.count - start - 1
        guard length <= limit else { throw giveUp(bytes: length, in: &buffer) }
        buffer.set(count, at: countPlace)
        buffer.set(UInt32(truncatingIfNeeded: length), at: start + 1)
    }

    /// Takes the unfinished message back.
    public func abandon(in buffer: inout ByteBuffer) { buffer.truncate(to: start) }

    @usableFromInline
    mutating func count() { parameterCount += 1 }

    @usableFromInline
    func giveUp(bytes: Int, in buffer: inout ByteBuffer) -> PostgresProtocolError {
        buffer.truncate(to: start)
        return .invalidRequest(.tooLong(message: "Bind", bytes: bytes, limit: limit))
    }
}

extension PostgresFormatCodes {
    /// Appends the count of format codes and the codes.
    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
        switch self {
        case .allText: buffer.append(bigEndian: 0 as UInt16)
        case .allBinary: buffer.append(bigEndian: 0x0001_0001 as UInt32)
        case .each(let formats): try Self.encode(formats, into: &buffer)
        }
    }

    @usableFromInline
    static func encode(
        _ formats: [PostgresFormatCode], into buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        try buffer.append(formats: formats)
    }
}
