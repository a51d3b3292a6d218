public import CopperBytes

// Integers that no PostgreSQL type matches: they decode as the others do, and are sent as
// the smallest type that holds them all, or `int8`.

/// `int2`.
extension Int8: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Int8 {
        try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int2 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: Int16(self))
    }
}

/// `int4`.
extension UInt16: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> UInt16 {
        try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int4 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: Int32(self))
    }
}

/// `int8`; what is above `Int64.max` cannot be sent.
extension UInt64: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> UInt64 {
        try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int8 }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        try encodeNarrowed(into: &buffer)
    }
}

/// `int8`; what is above `Int64.max` cannot be sent.
extension UInt: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> UInt {
        try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int8 }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        try encodeNarrowed(into: &buffer)
    }
}

extension FixedWidthInteger {
    fileprivate func encodeNarrowed(
        into buffer: inout ByteBuffer
    ) throws(PostgresEncodingError) {
        guard let narrowed = Int64(exactly: self) else {
            throw PostgresEncodingError(
                .outOfRange("int8 ends at 9,223,372,036,854,775,807; send PostgresNumeric"),
                as: Self.self, to: .int8)
        }
        buffer.append(bigEndian: narrowed)
    }
}
