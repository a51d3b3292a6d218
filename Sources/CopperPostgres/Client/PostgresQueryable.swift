/// Something that runs queries: a client, a connection, a transaction.
///
/// A query is written as a string literal; values in it become parameters and are never
/// part of the SQL. See ``PostgresQuery``.
///
/// `timeout` limits one call, waiting for a connection included, in place of the
/// configuration's `timeouts.query`; the task's `Deadline` holds besides. A query whose time
/// is up is cancelled at the server.
public protocol PostgresQueryable: Sendable {
    /// Runs `query` and collects what it gives.
    func query(_ query: PostgresQuery, timeout: Duration?) async throws -> PostgresResult

    /// Runs `query` and hands its rows out as they arrive.
    func stream<Decoder: PostgresRowDecoding>(
        _ query: PostgresQuery, decoder: Decoder.Type, timeout: Duration?
    ) -> PostgresRowSequence<Decoder.Output, Decoder>
}

extension PostgresQueryable {
    public func query(_ query: PostgresQuery) async throws -> PostgresResult {
        try await self.query(query, timeout: nil)
    }

    /// Runs a statement for its effect: `done.rowsAffected`.
    @discardableResult
    public func execute(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) async throws -> PostgresResult {
        try await self.query(query, timeout: timeout)
    }

    // MARK: All rows

    /// All rows, to be decoded column by column.
    public func all(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) async throws -> [PostgresRow] {
        try await self.query(query, timeout: timeout).rows()
    }

    /// All rows as tuples: `as: (Int64, String?).self`.
    @inlinable
    public func all<each Column: PostgresDecodable>(
        _ query: PostgresQuery, as: (repeat each Column).Type, timeout: Duration? = nil
    ) async throws -> [(repeat each Column)] {
        try await self.query(query, timeout: timeout)
            .decode(with: PostgresTupleDecoder<repeat each Column>.self)
    }

    /// The values of the only column of all rows.
    @inlinable
    public func all<Column: PostgresDecodable>(
        _ query: PostgresQuery, as: Column.Type, timeout: Duration? = nil
    ) async throws -> [Column] {
        try await self.query(query, timeout: timeout)
            .decode(with: PostgresSingleDecoder<Column>.self)
    }

    // MARK: One row

    /// The only row; none, or more than one, is an error (`.unexpectedRowCount`).
    @inlinable
    public func one<each Column: PostgresDecodable>(
        _ query: PostgresQuery, as: (repeat each Column).Type, timeout: Duration? = nil
    ) async throws -> (repeat each Column) {
        try await self.query(query, timeout: timeout)
            .decodeOne(with: PostgresTupleDecoder<repeat each Column>.self)
    }

    /// The only column of the only row.
    @inlinable
    public func one<Column: PostgresDecodable>(
        _ query: PostgresQuery, as: Column.Type, timeout: Duration? = nil
    ) async throws -> Column {
        try await self.query(query, timeout: timeout)
            .decodeOne(with: PostgresSingleDecoder<Column>.self)
    }

    // MARK: The first row

    /// The first row, `nil` when there is none.
    @inlinable
    public func first<each Column: PostgresDecodable>(
        _ query: PostgresQuery, as: (repeat each Column).Type, timeout: Duration? = nil
    ) async throws -> (repeat each Column)? {
        try await self.query(query, timeout: timeout)
            .decodeFirst(with: PostgresTupleDecoder<repeat each Column>.self)
    }

    /// The only column of the first row, `nil` when there is no row.
    @inlinable
    public func first<Column: PostgresDecodable>(
        _ query: PostgresQuery, as: Column.Type, timeout: Duration? = nil
    ) async throws -> Column? {
        try await self.query(query, timeout: timeout)
            .decodeFirst(with: PostgresSingleDecoder<Column>.self)
    }

    // MARK: Rows as they arrive

    /// The rows as they arrive, to be decoded column by column.
    public func stream(
        _ query: PostgresQuery, timeout: Duration? = nil
    ) -> PostgresRowSequence<PostgresRow, PostgresPlainRowDecoder> {
        stream(query, decoder: PostgresPlainRowDecoder.self, timeout: timeout)
    }

    /// The rows as tuples as they arrive.
    public func stream<each Column: PostgresDecodable>(
        _ query: PostgresQuery, as: (repeat each Column).Type, timeout: Duration? = nil
    ) -> PostgresRowSequence<(repeat each Column), PostgresTupleDecoder<repeat each Column>> {
        stream(query, decoder: PostgresTupleDecoder<repeat each Column>.self, timeout: timeout)
    }

    /// The values of the only column as they arrive.
    public func stream<Column: PostgresDecodable>(
        _ query: PostgresQuery, as: Column.Type, timeout: Duration? = nil
    ) -> PostgresRowSequence<Column, PostgresSingleDecoder<Column>> {
        stream(query, decoder: PostgresSingleDecoder<Column>.self, timeout: timeout)
    }

}
