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
        guard acceptsArray(value.type, format: value.format) else {
            throw value.error(.typeMismatch, as: [Self].self)
        }
        var array: [Self] = []
        do {
            try PostgresArrayWalker.walk(
                value, as: [Self].self, reserve: { array.reserveCapacity($0) },
                null: { () throws(PostgresDecodingError) in array.append(try decodeNull()) },
                element: { element throws(PostgresDecodingError) in
                    array.append(try decode(element))
                })
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
        guard let element = postgresArrayType.element else {
            throw PostgresEncodingError(
                .unsupported("there is no array type of such elements"), as: [Self].self,
                to: postgresType)
        }
        guard let count = Int32(exactly: elements.count) else {
            throw PostgresEncodingError(.tooLarge, as: [Self].self, to: postgresArrayType)
        }
        buffer.append(bigEndian: (elements.isEmpty ? 0 : 1) as Int32)
        let hasNulls = elements.contains { $0.isPostgresNull }
        buffer.append(bigEndian: (hasNulls ? 1 : 0) as Int32)
        buffer.append(bigEndian: element.rawValue)
        guard !elements.isEmpty else { return }
        buffer.append(bigEndian: count)
        buffer.append(bigEndian: 1 as Int32)
        for element in elements { try buffer.appendField(element) }
    }
}
