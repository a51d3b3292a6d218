import CopperBytes

/// One value of a row, or one element of an array, as a `Decoder`.
struct PostgresFieldDecoder: Decoder, SingleValueDecodingContainer {
    let chunk: ByteChunk
    let offset: Int
    /// -1 for NULL.
    let length: Int
    let type: PostgresType
    let format: PostgresFormat
    let key: (any CodingKey)?
    let column: Int
    let columns: PostgresColumns

    var codingPath: [any CodingKey] { key.map { [$0] } ?? [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Decodes a type that knows PostgreSQL.
    func known<Value: PostgresDecodable>(
        _: Value.Type
    ) throws(PostgresDecodingError) -> Value {
        do {
            guard length >= 0 else { return try Value.decodeNull() }
            return try Value.decode(
                PostgresValue(
                    bytes: chunk.bytes(from: offset, length: length), type: type, format: format))
        } catch {
            throw error.at(column: column, of: columns)
        }
    }

    /// Decodes any type: one that knows PostgreSQL from its value, others from JSON where
    /// the column is JSON, else through their `init(from:)`.
    func decode<Value: Decodable>(_ wanted: Value.Type) throws -> Value {
        if let known = wanted as? any PostgresDecodable.Type,
            !isJSON || known.accepts(type, format: format)
        {
            return try cast(decodeKnown(known))
        }
        guard isJSON, length >= 0 else { return try Value(from: self) }
        do {
            return try PostgresJSONText.decode(
                PostgresValue(
                    bytes: chunk.bytes(from: offset, length: length), type: type, format: format),
                into: wanted)
        } catch {
            throw error.at(column: column, of: columns)
        }
    }

    private var isJSON: Bool { type == .json || type == .jsonb }

    private func decodeKnown<Value: PostgresDecodable>(
        _ wanted: Value.Type
    ) throws(PostgresDecodingError) -> any PostgresDecodable {
        try known(wanted)
    }

    private func cast<Value>(
        _ decoded: any PostgresDecodable
    ) throws(PostgresDecodingError) -> Value {
        guard let value = decoded as? Value else { throw error(.typeMismatch, as: Value.self) }
        return value
    }

    private func error(
        _ reason: PostgresDecodingError.Reason, as wanted: Any.Type? = nil
    ) -> PostgresDecodingError {
        PostgresDecodingError(reason, from: type, format: format, as: wanted)
            .at(column: column, of: columns)
    }

    // MARK: Decoder

    func container<Key: CodingKey>(
        keyedBy _: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        throw error(.unsupported("only json and jsonb columns have keys"))
    }

    /// The elements of an array column.
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        do {
            return try PostgresArrayContainer(self)
        } catch {
            throw error.at(column: column, of: columns)
        }
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    // MARK: SingleValueDecodingContainer

    func decodeNil() -> Bool { length < 0 }
    func decode(_ type: Bool.Type) throws -> Bool { try known(type) }
    func decode(_ type: String.Type) throws -> String { try known(type) }
    func decode(_ type: Double.Type) throws -> Double { try known(type) }
    func decode(_ type: Float.Type) throws -> Float { try known(type) }
    func decode(_ type: Int.Type) throws -> Int { try known(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try known(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try known(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try known(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try known(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try known(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try known(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try known(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try known(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try known(type) }
}
