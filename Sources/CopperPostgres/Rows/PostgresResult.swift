import CopperPostgresProtocol

/// What one statement gave: its rows, not yet decoded, and how it ended.
///
/// Rows stay in the memory that they were received in; decoding happens where and when
/// they are asked for.
public struct PostgresResult: Sendable {
    // Filled by the request while the reply comes.
    @usableFromInline var described: PostgresColumns?
    @usableFromInline var batches = RowBatches()
    /// The words of the command's tag (`SELECT`, `INSERT`, `CREATE TABLE`); empty for an
    /// empty statement.
    public internal(set) var command = ""
    /// The rows that the command inserted, updated, deleted, merged, copied or returned;
    /// 0 for commands that have no such number.
    public internal(set) var rowsAffected: Int64 = 0

    init() {}

    /// The columns of the rows; none for statements that return no rows.
    @inlinable public var columns: PostgresColumns { described ?? .none }

    /// The number of rows received.
    @inlinable public var rowCount: Int { batches.rowCount }

    /// The rows, to be decoded column by column.
    public func rows() throws(PostgresError) -> [PostgresRow] {
        try decode(with: PostgresPlainRowDecoder.self)
    }

    /// All rows through one decoder.
    @inlinable
    public func decode<Decoder: PostgresRowDecoding>(
        with _: Decoder.Type
    ) throws(PostgresError) -> [Decoder.Output] {
        do {
            let decoder = try Decoder(columns: columns)
            var rows: [Decoder.Output] = []
            rows.reserveCapacity(rowCount)
            try batches.forEach { batch throws(PostgresDecodingError) in
                var run = batch.run
                while let body = run.next() { rows.append(try decoder.decode(run.chunk, body)) }
            }
            return rows
        } catch {
            throw PostgresError(decoding: error, columns)
        }
    }

    /// The first row through a decoder, `nil` when there is none.
    @inlinable
    public func decodeFirst<Decoder: PostgresRowDecoding>(
        with _: Decoder.Type
    ) throws(PostgresError) -> Decoder.Output? {
        do {
            let decoder = try Decoder(columns: columns)
            guard let (chunk, body) = batches.firstRow else { return nil }
            return try decoder.decode(chunk, body)
        } catch {
            throw PostgresError(decoding: error, columns)
        }
    }

    /// The only row through a decoder.
    ///
    /// - Throws: ``PostgresError`` with code `.unexpectedRowCount` when there is none, or
    ///   more than one.
    @inlinable
    public func decodeOne<Decoder: PostgresRowDecoding>(
        with decoder: Decoder.Type
    ) throws(PostgresError) -> Decoder.Output {
        guard rowCount == 1, let row = try decodeFirst(with: decoder) else {
            throw PostgresError(expectedOneRow: rowCount)
        }
        return row
    }
}
