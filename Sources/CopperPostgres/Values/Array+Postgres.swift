public import CopperBytes

/// One-dimensional arrays, also of optionals: `[Int]`, `[String?]`. `[UInt8]` is `bytea`.
///
/// The lower bound that PostgreSQL arrays have is read and dropped: the first element
/// is at index 0. Arrays of several dimensions throw; `unnest` or `to_json` them in SQL.
extension Array: PostgresDecodable where Element: PostgresDecodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        Element.acceptsArray(type, format: format)
    }

    @inlinable
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> [Element] {
        try Element.decodeArray(value)
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    @inlinable public static var postgresType: PostgresType { Element.postgresArrayType }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        try Element.encodeArray(self, into: &buffer)
    }
}

extension PostgresDecodable {
    public static func acceptsArray(_ type: PostgresType, format: PostgresFormat) -> Bool {
        if type.isUserDefined { return true }
        guard let element = type.element else { return false }
        return accepts(element, format: format)
    }

    public static func decodeArray(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> [Self] {
        let elements = try PostgresArrayElements(
            value, isAccepted: acceptsArray(value.type, format: value.format), as: [Self].self)
        var array: [Self] = []
        array.reserveCapacity(elements.count)
        do {
            for place in 0..<elements.count {
                array.append(
                    elements.isNull(place)
                        ? try decodeNull() : try decode(elements.element(place, of: value)))
            }
        } catch {
            throw error.inside(value.type, value.format, as: [Self].self)
        }
        return array
    }
}

extension PostgresEncodable {
    public static var postgresArrayType: PostgresType { postgresType.array ?? .unspecified }

    /// The binary form (array_recv): dimensions, whether there are NULLs, the elements'
    /// type, the dimension's size and lower bound, then the elements as Bind has them.
    public static func encodeArray(
        _ elements: [Self], into buffer: inout ByteBuffer
    ) throws(PostgresEncodingError) {
        try buffer.beginArray(
            count: elements.count, hasNulls: elements.contains { $0.isPostgresNull },
            of: postgresType, as: postgresArrayType, from: [Self].self)
        for element in elements { try buffer.appendField(element) }
    }
}

extension ByteBuffer {
    /// Appends all of an array that stands before its first element.
    fileprivate mutating func beginArray(
        count: Int, hasNulls: Bool, of elementType: PostgresType, as arrayType: PostgresType,
        from swiftType: Any.Type
    ) throws(PostgresEncodingError) {
        guard let element = arrayType.element else {
            throw PostgresEncodingError(
                .unsupported("there is no array type of such elements"), as: swiftType,
                to: elementType)
        }
        guard let count = Int32(exactly: count) else {
            throw PostgresEncodingError(.tooLarge, as: swiftType, to: arrayType)
        }
        append(bigEndian: (count == 0 ? 0 : 1) as Int32)
        append(bigEndian: (hasNulls ? 1 : 0) as Int32)
        append(bigEndian: element.rawValue)
        guard count > 0 else { return }
        append(bigEndian: count)
        append(bigEndian: 1 as Int32)
    }
}
