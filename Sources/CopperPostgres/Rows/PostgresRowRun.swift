public import CopperBytes

/// Walks DataRow frames that stand one after another in a chunk, as the server sends them
/// by the thousand: `D`, an Int32 length that counts itself, the body.
///
/// ```swift
/// var run = PostgresRowRun(chunk, offset: start, length: bytes)
/// while let body = run.next() { rows.append(try decoder.decode(chunk, body)) }
/// ```
public struct PostgresRowRun: Sendable {
    public let chunk: ByteChunk
    /// Where the next frame begins in the chunk.
    @usableFromInline var position: Int
    @usableFromInline let end: Int

    /// A run over `length` bytes from `offset` on, or over what of them the chunk can hold.
    @inlinable
    public init(_ chunk: ByteChunk, offset: Int, length: Int) {
        self.chunk = chunk
        let start = min(max(offset, 0), chunk.capacity)
        position = start
        end = start + min(max(length, 0), chunk.capacity - start)
    }

    /// The bytes not walked over yet: 0 after the last frame, more when ``next()`` ended
    /// at something that is not a whole DataRow.
    @inlinable public var remaining: Int { end - position }

    /// Where the next frame's body is in the chunk, or `nil` at the end and at anything
    /// that is not a whole DataRow.
    @inlinable
    public mutating func next() -> (offset: Int, length: Int)? {
        let available = end - position
        guard available >= 5 else { return nil }
        let (type, length) = header
        guard type == UInt8(ascii: "D"), length >= 4, length < available else { return nil }
        let body = (offset: position + 5, length: length - 4)
        position = body.offset + body.length
        return body
    }

    /// The frame's type and length. There are five bytes for them.
    @inlinable
    var header: (UInt8, Int) {
        let bytes = chunk.bytes(from: position, length: 5)
        let length = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 1, as: Int32.self)
        return (bytes[0], Int(Int32(bigEndian: length)))
    }
}

extension PostgresRowDecoding {
    /// Decodes the row that ``PostgresRowRun/next()`` found.
    @inlinable
    public func decode(
        _ chunk: ByteChunk, _ body: (offset: Int, length: Int)
    ) throws(PostgresDecodingError) -> Output {
        try decode(chunk, offset: body.offset, length: body.length)
    }
}
