/// A view that reads big-endian integers, strings and runs of bytes in order.
///
/// It cannot outlive the bytes that it reads, and every read is checked: one past
/// the end throws ``ByteReaderError/truncated(needed:available:)`` and moves nothing.
/// A message is read whole when ``expectEnd()`` does not throw.
@frozen
public struct ByteReader: ~Escapable {
    @usableFromInline let bytes: RawSpan
    @usableFromInline var offset = 0

    /// The bytes read so far.
    @inlinable public var position: Int { offset }

    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: Span<UInt8>) {
        self.bytes = bytes.bytes
        offset = 0
    }

    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) {
        self.bytes = bytes
        offset = 0
    }

    /// The bytes not yet read.
    @inlinable public var remaining: Int { bytes.byteCount - offset }
    @inlinable public var isAtEnd: Bool { remaining == 0 }

    /// The next integer in network byte order.
    @inlinable
    @_lifetime(self: copy self)
    public mutating func read<Integer: FixedWidthInteger & BitwiseCopyable>(
        _: Integer.Type = Integer.self
    ) throws(ByteReaderError) -> Integer {
        try check(MemoryLayout<Integer>.size)
        let value = unsafe bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset, as: Integer.self)
        offset += MemoryLayout<Integer>.size
        return Integer(bigEndian: value)
    }

    /// The next `count` bytes.
    @inlinable
    @_lifetime(copy self)
    public mutating func read(count: Int) throws(ByteReaderError) -> RawSpan {
        try check(count)
        let part = bytes.extracting(offset..<(offset + count))
        offset += count
        return part
    }

    /// All that is left.
    @inlinable
    @_lifetime(copy self)
    public mutating func readRest() -> RawSpan {
        let part = bytes.extracting(offset..<bytes.byteCount)
        offset = bytes.byteCount
        return part
    }

    /// The bytes up to the next zero byte, which is read too.
    @inlinable
    @_lifetime(copy self)
    public mutating func readCString() throws(ByteReaderError) -> RawSpan {
        var end = offset
        while end < bytes.byteCount, bytes[end] != 0 { end += 1 }
        guard end < bytes.byteCount else { throw .unterminatedString }
        let part = bytes.extracting(offset..<end)
        offset = end + 1
        return part
    }

    /// A zero-terminated string. Bytes that are not UTF-8 become U+FFFD.
    @_lifetime(self: copy self)
    public mutating func readString() throws(ByteReaderError) -> String {
        String(lossyUTF8: try readCString())
    }

    /// Throws when bytes are left: the message is longer than its fields.
    @inlinable
    public func expectEnd() throws(ByteReaderError) {
        if remaining != 0 { throw .leftover(remaining) }
    }

    /// Skips `count` bytes.
    @inlinable
    @_lifetime(self: copy self)
    public mutating func skip(_ count: Int) throws(ByteReaderError) {
        try check(count)
        offset += count
    }

    @inlinable
    func check(_ count: Int) throws(ByteReaderError) {
        guard count >= 0, count <= remaining else {
            throw .truncated(needed: count, available: remaining)
        }
    }
}

/// Why bytes could not be read as the fields that they should hold.
public enum ByteReaderError: Error, Equatable, Sendable {
    /// A field needs more bytes than are left. Negative when the wire claims so.
    case truncated(needed: Int, available: Int)
    case unterminatedString
    /// Bytes that no field accounts for.
    case leftover(Int)
}

extension String {
    /// Decodes UTF-8; what is not UTF-8 becomes U+FFFD.
    public init(lossyUTF8 bytes: RawSpan) {
        self = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}

extension RawSpan {
    /// The byte at `offset`, which must be inside.
    @inlinable
    public subscript(offset: Int) -> UInt8 {
        unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// A copy of the bytes.
    public func toArray() -> [UInt8] { withUnsafeBytes { Array($0) } }
}
