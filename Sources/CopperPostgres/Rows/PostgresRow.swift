public import CopperBytes

/// One row whose columns are decoded when they are asked for, by index or by name.
///
/// It keeps the chunk of received bytes that it points into, up to some ten thousand
/// bytes: decode what is to be kept for long.
public struct PostgresRow: Sendable {
    public let columns: PostgresColumns
    @usableFromInline let chunk: ByteChunk
    @usableFromInline let offset: Int
    @usableFromInline let length: Int

    /// The row whose DataRow body stands at `offset` in `chunk`.
    ///
    /// - Throws: ``PostgresDecodingError/Reason/malformedRow(_:)`` when the body is not
    ///   exactly one field a column.
    public init(
        _ chunk: ByteChunk, offset: Int, length: Int, columns: PostgresColumns
    ) throws(PostgresDecodingError) {
        self.chunk = chunk
        self.offset = offset
        self.length = length
        self.columns = columns
        var reader = try PostgresFieldReader(
            chunk.bytes(from: offset, length: length), count: columns.count)
        while reader.index < columns.count {
            if let length = try reader.nextLength() { reader.offset += length }
        }
        try reader.expectEnd()
    }

    /// The number of columns.
    public var count: Int { columns.count }

    /// The field at `index` from 0. One that does not exist throws when it is decoded.
    public subscript(index: Int) -> PostgresField {
        PostgresField(row: self, index: index, name: nil)
    }

    /// The field of the first column called `name`. One that does not exist throws when it
    /// is decoded.
    public subscript(name: String) -> PostgresField {
        PostgresField(row: self, index: columns.index(of: name) ?? -1, name: name)
    }

    public func get<Value: PostgresDecodable>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(PostgresDecodingError) -> Value {
        try self[name].decode(type)
    }

    public func get<Value: PostgresDecodable>(
        _ index: Int, as type: Value.Type = Value.self
    ) throws(PostgresDecodingError) -> Value {
        try self[index].decode(type)
    }

    /// All columns as a tuple: `let (id, name) = try row.decode((Int64, String).self)`.
    public func decode<each Column: PostgresDecodable>(
        _ types: (repeat each Column).Type = (repeat each Column).self
    ) throws(PostgresDecodingError) -> (repeat each Column) {
        try PostgresTupleDecoder<repeat each Column>(columns: columns)
            .decode(chunk, offset: offset, length: length)
    }

    /// Where the bytes of the field at `index` are in the chunk; `nil` for NULL.
    func place(of index: Int) throws(PostgresDecodingError) -> (offset: Int, length: Int)? {
        var reader = try PostgresFieldReader(
            chunk.bytes(from: offset, length: length), count: columns.count)
        while true {
            let length = try reader.nextLength()
            if reader.index > index { return length.map { (offset + reader.offset, $0) } }
            reader.offset += length ?? 0
        }
    }
}

/// Gives rows as they are, to be decoded column by column.
public struct PostgresPlainRowDecoder: PostgresRowDecoding {
    private let columns: PostgresColumns

    public init(columns: PostgresColumns) throws(PostgresDecodingError) {
        self.columns = columns
    }

    public func decode(
        _ chunk: ByteChunk, offset: Int, length: Int
    ) throws(PostgresDecodingError) -> PostgresRow {
        try PostgresRow(chunk, offset: offset, length: length, columns: columns)
    }
}
