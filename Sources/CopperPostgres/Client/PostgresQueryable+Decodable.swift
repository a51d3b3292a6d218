// Rows as values of `Decodable` types, columns matched by name. Disfavoured, so that what
// is both decodable from a column and `Decodable` means the column.
extension PostgresQueryable {
    /// All rows as values of a `Decodable` type, columns matched by name.
    @_disfavoredOverload
    public func all<Row: Decodable & Sendable>(
        _ query: PostgresQuery, as: Row.Type, timeout: Duration? = nil
    ) async throws -> [Row] {
        try await self.query(query, timeout: timeout).decode(with: PostgresRowDecoder<Row>.self)
    }

    /// The only row as a value of a `Decodable` type, columns matched by name.
    @_disfavoredOverload
    public func one<Row: Decodable & Sendable>(
        _ query: PostgresQuery, as: Row.Type, timeout: Duration? = nil
    ) async throws -> Row {
        try await self.query(query, timeout: timeout).decodeOne(with: PostgresRowDecoder<Row>.self)
    }

    /// The first row as a value of a `Decodable` type, `nil` when there is none.
    @_disfavoredOverload
    public func first<Row: Decodable & Sendable>(
        _ query: PostgresQuery, as: Row.Type, timeout: Duration? = nil
    ) async throws -> Row? {
        try await self.query(query, timeout: timeout)
            .decodeFirst(with: PostgresRowDecoder<Row>.self)
    }

    /// The rows as values of a `Decodable` type as they arrive.
    @_disfavoredOverload
    public func stream<Row: Decodable & Sendable>(
        _ query: PostgresQuery, as: Row.Type, timeout: Duration? = nil
    ) -> PostgresRowSequence<Row, PostgresRowDecoder<Row>> {
        stream(query, decoder: PostgresRowDecoder<Row>.self, timeout: timeout)
    }
}
