public import CopperBytes

/// Decodes rows into tuples: as many columns as elements, in their order.
public struct PostgresTupleDecoder<each Column: PostgresDecodable>: PostgresRowDecoding {
    @usableFromInline let columns: PostgresColumns

    @inlinable
    public init(columns: PostgresColumns) throws(PostgresDecodingError) {
        self.columns = columns
        var count = 0
        for _ in repeat (each Column).self { count += 1 }
        try columns.expect(count: count)
        var index = 0
        for column in repeat (each Column).self {
            try columns.expect(column, at: index)
            index += 1
        }
    }

    /// The tuple of the row with this DataRow body.
    @inlinable
    @inline(__always)
    public func decode(body: RawSpan) throws(PostgresDecodingError) -> (repeat each Column) {
        var reader = try PostgresFieldReader(body, count: columns.count)
        let row = (repeat try reader.next((each Column).self, of: columns))
        try reader.expectEnd()
        return row
    }

    @inlinable
    @inline(__always)
    public func decode(
        _ chunk: ByteChunk, offset: Int, length: Int
    ) throws(PostgresDecodingError) -> (repeat each Column) {
        try decode(body: chunk.bytes(from: offset, length: length))
    }
}

/// Decodes rows of one column.
public struct PostgresSingleDecoder<Column: PostgresDecodable>: PostgresRowDecoding {
    @usableFromInline let columns: PostgresColumns

    @inlinable
    public init(columns: PostgresColumns) throws(PostgresDecodingError) {
        self.columns = columns
        try columns.expect(count: 1)
        try columns.expect(Column.self, at: 0)
    }

    /// The value of the row with this DataRow body.
    @inlinable
    @inline(__always)
    public func decode(body: RawSpan) throws(PostgresDecodingError) -> Column {
        var reader = try PostgresFieldReader(body, count: 1)
        let value = try reader.next(Column.self, of: columns)
        try reader.expectEnd()
        return value
    }

    @inlinable
    @inline(__always)
    public func decode(
        _ chunk: ByteChunk, offset: Int, length: Int
    ) throws(PostgresDecodingError) -> Column {
        try decode(body: chunk.bytes(from: offset, length: length))
    }
}
