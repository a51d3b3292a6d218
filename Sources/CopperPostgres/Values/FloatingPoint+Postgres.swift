public import CopperBytes

/// `float8`; decodes `float4` too.
extension Double: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .float8 || type == .float4
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Double {
        if value.type == .float8, value.format == .binary, let bits = value.integer(UInt64.self) {
            return Double(bitPattern: bits)
        }
        return try decodeOther(value)
    }

    @usableFromInline
    static func decodeOther(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Double {
        switch (value.format, value.type) {
        case (.text, .float8), (.text, .float4): return try parseFloat(value)
        case (.binary, .float8):
            return Double(bitPattern: try value.fixedWidth(UInt64.self, as: Double.self))
        case (.binary, .float4):
            let bits = try value.fixedWidth(UInt32.self, as: Double.self)
            return Double(Float(bitPattern: bits))
        default: throw value.error(.typeMismatch, as: Double.self)
        }
    }

    @inlinable public static var postgresType: PostgresType { .float8 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: bitPattern)
    }
}

/// `float4`. A `float8` needs ``Swift/Double``: it would be rounded.
extension Float: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .float4
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Float {
        guard value.type == .float4 else { throw value.error(.typeMismatch, as: Float.self) }
        guard value.format == .binary else { return try parseFloat(value) }
        return Float(bitPattern: try value.fixedWidth(UInt32.self, as: Float.self))
    }

    @inlinable public static var postgresType: PostgresType { .float4 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: bitPattern)
    }
}

/// The server writes the shortest text that reads back as the same number, and
/// `NaN`, `Infinity`, `-Infinity`; the standard library reads all of them.
private func parseFloat<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ value: borrowing PostgresValue
) throws(PostgresDecodingError) -> Number {
    guard let text = value.utf8(), let number = Number(text) else {
        throw value.error(.malformed("the text is not a number"), as: Number.self)
    }
    return number
}
