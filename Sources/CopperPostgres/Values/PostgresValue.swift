import CopperBytes

/// One column's bytes as the server sent them, with their type and format. Not NULL.
///
/// It points into the row that is being decoded and cannot outlive it.
public struct PostgresValue: ~Escapable {
    public let bytes: RawSpan
    public let type: PostgresType
    public let format: PostgresFormat

    @inlinable
    @_lifetime(copy bytes)
    public init(bytes: RawSpan, type: PostgresType, format: PostgresFormat) {
        self.bytes = bytes
        self.type = type
        self.format = format
    }

    /// The integer that the bytes are in network byte order, or `nil` when they are
    /// fewer or more.
    @inlinable
    public func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
        _: Integer.Type = Integer.self
    ) -> Integer? {
        guard bytes.byteCount == MemoryLayout<Integer>.size else { return nil }
        return Integer(
            bigEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: 0, as: Integer.self))
    }

    /// The bytes as UTF-8, or `nil` when they are not.
    @inlinable
    public func utf8() -> String? { String(exactUTF8: bytes) }

    /// The error that says that this value is no such `type`, for decoders.
    @usableFromInline
    func error(
        _ reason: PostgresDecodingError.Reason, as type: Any.Type
    ) -> PostgresDecodingError {
        PostgresDecodingError(reason, from: self.type, format: format, as: type)
    }

    /// The binary value as an integer, or the error that names the length it lacks.
    func fixedWidth<Integer: FixedWidthInteger & BitwiseCopyable>(
        _: Integer.Type, as type: Any.Type
    ) throws(PostgresDecodingError) -> Integer {
        if let value = integer(Integer.self) { return value }
        throw error(
            .wrongLength(expected: MemoryLayout<Integer>.size, actual: bytes.byteCount), as: type)
    }

    /// The bytes as UTF-8, or the error that says that they are not.
    func requireUTF8(as type: Any.Type) throws(PostgresDecodingError) -> String {
        if let text = utf8() { return text }
        throw error(.malformed("the bytes are not UTF-8"), as: type)
    }
}

extension String {
    /// Decodes UTF-8, or gives `nil` for bytes that are not.
    ///
    /// The storage is filled once: by `String(copying:)` from bytes that were looked at,
    /// eight at a time where they are ASCII.
    @usableFromInline
    init?(exactUTF8 bytes: RawSpan) {
        let text = Span<UInt8>(_bytes: bytes)
        if bytes.isASCII {
            self.init(copying: unsafe UTF8Span(unchecked: text, isKnownASCII: true))
        } else if let text = try? UTF8Span(validating: text) {
            self.init(copying: text)
        } else {
            return nil
        }
    }
}

extension RawSpan {
    /// Whether no byte is above 127. The last eight bytes are looked at together, and
    /// overlap those before.
    fileprivate var isASCII: Bool {
        var bits: UInt64 = 0
        if byteCount < 8 {
            for offset in 0..<byteCount { bits |= UInt64(self[offset]) }
            return bits & 0x80 == 0
        }
        var offset = 0
        while offset < byteCount - 8 {
            bits |= unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
            offset += 8
        }
        bits |= unsafe unsafeLoadUnaligned(
            fromUncheckedByteOffset: byteCount - 8, as: UInt64.self)
        return bits & 0x8080_8080_8080_8080 == 0
    }
}
