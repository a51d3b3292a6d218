public import CopperBytes

/// One-dimensional arrays, also of optionals: `[Int]`, `[String?]`. `[UInt8]` is `bytea`.
///
/// The lower bound that PostgreSQL arrays have is read and dropped: the first element
/// is at index 0. Arrays of several dimensions throw; `unnest` or `to_json` them in SQL.
extension Array: PostgresDecodable where Element: PostgresDecodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        Element.acceptsArray(type, format: format)
    }

    // Inlinable, so that only arrays of types that a program uses are compiled, in it.

    @inlinable
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> [Element] {
        let isAccepted = accepts(value.type, format: value.format)
        if isAccepted, let whole = try Element.decodeArray(value) { return whole }
        let elements = try PostgresArrayElements(
            value, isAccepted: isAccepted, as: [Element].self)
        var array: [Element] = []
        array.reserveCapacity(elements.count)
        do {
            for place in 0..<elements.count {
                array.append(
                    elements.isNull(place)
                        ? try Element.decodeNull()
                        : try Element.decode(elements.element(place, of: value)))
            }
        } catch {
            throw error.inside(value.type, value.format, as: [Element].self)
        }
        return array
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    @inlinable public static var postgresType: PostgresType { Element.postgresArrayType }

    /// The binary form (array_recv): dimensions, whether there are NULLs, the elements'
    /// type, the dimension's size and lower bound, then the elements as Bind has them.
    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        if try Element.encodeArray(self, into: &buffer) { return }
        try buffer.beginArray(
            count: count, hasNulls: contains { $0.isPostgresNull },
            of: Element.postgresType, as: Element.postgresArrayType, from: [Element].self)
        for element in self { try buffer.appendField(element) }
    }
}

extension PostgresDecodable {
    public static func acceptsArray(_ type: PostgresType, format: PostgresFormat) -> Bool {
        if type.isUserDefined { return true }
        guard let element = type.element else { return false }
        return accepts(element, format: format)
    }

    @inlinable
    public static func decodeArray(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> [Self]? { nil }
}

extension PostgresEncodable {
    public static var postgresArrayType: PostgresType { postgresType.array ?? .unspecified }

    @inlinable
    public static func encodeArray(
        _ elements: [Self], into buffer: inout ByteBuffer
    ) throws(PostgresEncodingError) -> Bool { false }
}

extension ByteBuffer {
    /// Appends all of an array that stands before its first element.
    @usableFromInline
    mutating func beginArray(
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
