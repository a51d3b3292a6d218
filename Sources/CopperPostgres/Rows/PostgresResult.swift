public import CopperBytes
import CopperPostgresProtocol

/// A run of whole DataRow messages in a chunk, as they came from the wire.
@usableFromInline
struct RowBatch: Sendable {
    @usableFromInline var chunk: ByteChunk
    @usableFromInline var start: Int
    @usableFromInline var end: Int
    @usableFromInline var rowCount: Int

    @usableFromInline var run: PostgresRowRun {
        PostgresRowRun(chunk, offset: start, length: end - start)
    }
}

/// What one statement gave: its rows, not yet decoded, and how it ended.
///
/// Rows stay in the memory that they were received in; decoding happens where and when
/// they are asked for.
public struct PostgresResult: Sendable {
    /// The columns of the rows; none for statements that return no rows.
    public let columns: PostgresColumns
    /// The number of rows received.
    public let rowCount: Int
    /// The words of the command's tag (`SELECT`, `INSERT`, `CREATE TABLE`); empty for an
    /// empty statement.
    public let command: String
    /// The rows that the command inserted, updated, deleted, merged, copied or returned;
    /// 0 for commands that have no such number.
    public let rowsAffected: Int64

    @usableFromInline let batches: [RowBatch]

    init(_ outcome: StatementOutcome, columns: PostgresColumns?) {
        self.columns = columns ?? outcome.columns ?? PostgresColumns([])
        batches = outcome.batches
        rowCount = outcome.batches.reduce(0) { $0 + $1.rowCount }
        command = outcome.tag?.command ?? ""
        rowsAffected = outcome.tag?.rows ?? 0
    }

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
            for batch in batches {
                var run = batch.run
                while let body = run.next() { rows.append(try decoder.decode(run.chunk, body)) }
            }
            return rows
        } catch {
            throw PostgresError(decoding: error)
        }
    }

    /// The first row through a decoder, `nil` when there is none.
    @inlinable
    public func decodeFirst<Decoder: PostgresRowDecoding>(
        with _: Decoder.Type
    ) throws(PostgresError) -> Decoder.Output? {
        do {
            let decoder = try Decoder(columns: columns)
            for batch in batches {
                var run = batch.run
                if let body = run.next() { return try decoder.decode(run.chunk, body) }
            }
            return nil
        } catch {
            throw PostgresError(decoding: error)
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
