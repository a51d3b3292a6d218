public import CopperBytes

// Integers decode from int2, int4, int8 and oid, whichever their own width is; a
// value that does not fit throws `outOfRange`.

/// `int8`.
extension Int64: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Int64 {
        if value.type == .int8, value.format == .binary, let integer = value.integer(Int64.self) {
            return integer
        }
        return try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int8 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: self)
    }
}

/// `int8`.
extension Int: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Int {
        if value.type == .int8, value.format == .binary, let integer = value.integer(Int64.self),
            let narrowed = Int(exactly: integer)
        {
            return narrowed
        }
        return try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int8 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: Int64(self))
    }
}

/// `int4`.
extension Int32: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Int32 {
        if value.type == .int4, value.format == .binary, let integer = value.integer(Int32.self) {
            return integer
        }
        return try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int4 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: self)
    }
}

/// `int2`.
extension Int16: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Int16 {
        if value.type == .int2, value.format == .binary, let integer = value.integer(Int16.self) {
            return integer
        }
        return try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int2 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: self)
    }
}

/// `oid`.
extension UInt32: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> UInt32 {
        if value.type == .oid, value.format == .binary, let integer = value.integer(UInt32.self) {
            return integer
        }
        return try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .oid }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: self)
    }
}

/// `int2`, as no PostgreSQL type is that small. An array of them is a `bytea`.
extension UInt8: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type.isInteger
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> UInt8 {
        try decodeInteger(value)
    }

    @inlinable public static var postgresType: PostgresType { .int2 }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(bigEndian: Int16(self))
    }

    public static func acceptsArray(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .bytea
    }

    public static func decodeArray(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> [UInt8]? {
        try Bytea.decode(value, as: [UInt8].self) { Array($0) }
    }

    @inlinable public static var postgresArrayType: PostgresType { .bytea }

    @inlinable
    public static func encodeArray(
        _ elements: [UInt8], into buffer: inout ByteBuffer
    ) throws(PostgresEncodingError) -> Bool {
        buffer.append(elements)
        return true
    }
}

extension PostgresType {
    var isInteger: Bool {
        switch self {
        case .int2, .int4, .int8, .oid: true
        default: false
        }
    }
}

extension FixedWidthInteger {
    /// Decodes from any integer type, in either format.
    @usableFromInline
    static func decodeInteger(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Self {
        guard let narrowed = Self(exactly: try value.wideInteger(as: Self.self)) else {
            throw value.error(.outOfRange, as: Self.self)
        }
        return narrowed
    }
}

extension PostgresValue {
    /// The value of any integer type. `swiftType` is for errors.
    func wideInteger(as swiftType: Any.Type) throws(PostgresDecodingError) -> Int64 {
        guard type.isInteger else { throw error(.typeMismatch, as: swiftType) }
        switch (format, type) {
        case (.text, _): return try parseInteger(as: swiftType)
        case (_, .int2): return Int64(try fixedWidth(Int16.self, as: swiftType))
        case (_, .int4): return Int64(try fixedWidth(Int32.self, as: swiftType))
        case (_, .oid): return Int64(try fixedWidth(UInt32.self, as: swiftType))
        default: return try fixedWidth(Int64.self, as: swiftType)
        }
    }

    private func parseInteger(as swiftType: Any.Type) throws(PostgresDecodingError) -> Int64 {
        var scanner = TextScanner(bytes)
        let isNegative = scanner.skip(UInt8(ascii: "-"))
        // Collected below zero, where Int64.min has room.
        var negated: Int64 = 0
        var digits = 0
        while let digit = scanner.digit() {
            let (shifted, overflow) = negated.multipliedReportingOverflow(by: 10)
            let (next, underflow) = shifted.subtractingReportingOverflow(Int64(digit))
            guard !overflow, !underflow else { throw error(.outOfRange, as: swiftType) }
            negated = next
            digits += 1
        }
        guard digits > 0, scanner.isAtEnd else {
            throw error(.malformed("the text is not an integer"), as: swiftType)
        }
        if isNegative { return negated }
        guard negated != .min else { throw error(.outOfRange, as: swiftType) }
        return -negated
    }
}
