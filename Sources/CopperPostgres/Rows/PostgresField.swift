import CopperBytes

/// One column of one row: `try row["age"].decode(Int.self)`.
public struct PostgresField: Sendable {
    private let row: PostgresRow
    private let index: Int
    /// The name that it was asked for by.
    private let name: String?

    init(row: PostgresRow, index: Int, name: String?) {
        self.row = row
        self.index = index
        self.name = name
    }

    /// What the server says about the column, or `nil` when there is none such.
    public var column: PostgresColumn? { row.columns[index] }

    /// Whether the value is NULL; so is a column that does not exist.
    public var isNull: Bool { (try? find()) == nil }

    /// A copy of the value's bytes as they came, or `nil` for NULL.
    public var bytes: [UInt8]? {
        guard let place = try? find() else { return nil }
        return row.chunk.bytes(from: place.offset, length: place.length).toArray()
    }

    /// - Throws: ``PostgresDecodingError`` when there is no such column, when the types do
    ///   not fit, and for NULL unless `Value` is an optional.
    public func decode<Value: PostgresDecodable>(
        _ type: Value.Type = Value.self
    ) throws(PostgresDecodingError) -> Value {
        do {
            guard let place = try find() else { return try Value.decodeNull() }
            let kind = row.columns.kinds[index]
            return try Value.decode(
                PostgresValue(
                    bytes: row.chunk.bytes(from: place.offset, length: place.length),
                    type: kind.type, format: kind.format))
        } catch {
            throw error.at(column: index, of: row.columns)
        }
    }

    private func find() throws(PostgresDecodingError) -> (offset: Int, length: Int)? {
        guard column != nil else {
            throw PostgresDecodingError(
                .noSuchColumn(
                    name.map { "\"\($0)\"" } ?? "\(index)", available: row.columns.names))
        }
        return try row.place(of: index)
    }
}
