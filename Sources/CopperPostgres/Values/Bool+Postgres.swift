public import CopperBytes

/// `bool`.
extension Bool: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .bool
    }

    @inlinable
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Bool {
        if value.type == .bool, value.bytes.byteCount == 1 {
            switch (value.format, value.bytes[0]) {
            case (.binary, 0), (.text, UInt8(ascii: "f")): return false
            case (.binary, 1), (.text, UInt8(ascii: "t")): return true
            default: break
            }
        }
        throw failure(value)
    }

    @usableFromInline
    static func failure(_ value: borrowing PostgresValue) -> PostgresDecodingError {
        guard value.type == .bool else { return value.error(.typeMismatch, as: Bool.self) }
        guard value.bytes.byteCount == 1 else {
            return value.error(
                .wrongLength(expected: 1, actual: value.bytes.byteCount), as: Bool.self)
        }
        return value.error(.malformed("the byte is neither true nor false"), as: Bool.self)
    }

    @inlinable public static var postgresType: PostgresType { .bool }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(self ? 1 : 0)
    }
}
