import CopperBytes

/// One row as a `Decoder`. It lives for one call of ``PostgresRowDecoder``.
final class PostgresKeyedRow: Decoder {
    let plan: PostgresRowPlan
    let chunk: ByteChunk
    /// Where each column's bytes are in the chunk; -1 as a length is NULL.
    private var fields: [(offset: Int, length: Int)] = []
    private let order: [(key: String, column: Int)]
    private var position = 0
    /// The keys that were asked for, for the rows to come, unless an order is known.
    private(set) var asked: [(key: String, column: Int)] = []

    init(
        _ chunk: ByteChunk, offset: Int, length: Int, plan: PostgresRowPlan
    ) throws(PostgresDecodingError) {
        self.chunk = chunk
        self.plan = plan
        order = plan.order
        fields.reserveCapacity(plan.columns.count)
        var reader = try PostgresFieldReader(
            chunk.bytes(from: offset, length: length), count: plan.columns.count)
        for _ in 0..<plan.columns.count {
            let length = try reader.nextLength()
            fields.append((offset + reader.offset, length ?? -1))
            reader.offset += length ?? 0
        }
        try reader.expectEnd()
    }

    /// The column for `key`. Keys come in the learned order, each perhaps several times
    /// (is it there, is it NULL, what is it), some perhaps not at all.
    func column(for key: some CodingKey) -> Int? {
        let name = key.stringValue
        for candidate in [position, position - 1, position + 1]
        where order.indices.contains(candidate) && order[candidate].key == name {
            position = candidate + 1
            return order[candidate].column
        }
        guard let column = plan.column(for: name) else { return nil }
        if order.isEmpty, asked.last?.key != name { asked.append((name, column)) }
        return column
    }

    func field(at column: Int, key: (any CodingKey)?) -> PostgresFieldDecoder {
        let kind = plan.columns.kinds[column]
        let (offset, length) = fields[column]
        return PostgresFieldDecoder(
            chunk: chunk, offset: offset, length: length, type: kind.type, format: kind.format,
            key: key, column: column, columns: plan.columns)
    }

    // MARK: Decoder

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(PostgresRowContainer<Key>(row: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw PostgresDecodingError(
            .unsupported("a row has names; ask for a tuple to decode by position"))
    }

    /// A row of one column is that column's value.
    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        try plan.columns.expect(count: 1)
        return field(at: 0, key: nil)
    }
}

/// The columns of a row by their names.
private struct PostgresRowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let row: PostgresKeyedRow

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { row.plan.columns.names.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { row.column(for: key) != nil }

    private func field(_ key: Key) throws(PostgresDecodingError) -> PostgresFieldDecoder {
        guard let column = row.column(for: key) else {
            throw PostgresDecodingError(
                .noSuchColumn("\"\(key.stringValue)\"", available: row.plan.columns.names))
        }
        return row.field(at: column, key: key)
    }

    func decodeNil(forKey key: Key) throws -> Bool { try field(key).decodeNil() }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try field(key).known(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try field(key).known(type)
    }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try field(key).known(type)
    }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try field(key).known(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try field(key).known(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try field(key).known(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try field(key).known(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try field(key).known(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try field(key).known(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try field(key).known(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try field(key).known(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try field(key).known(type)
    }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try field(key).known(type)
    }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try field(key).known(type)
    }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try field(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try field(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try field(key).unkeyedContainer()
    }

    /// A class that inherits decodes its superclass from the same row.
    func superDecoder() -> any Decoder { row }
    func superDecoder(forKey key: Key) throws -> any Decoder { try field(key) }
}
