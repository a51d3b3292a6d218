extension PostgresBackend {
    /// The statement was empty: only blanks, comments or semicolons. Stands in the place of
    /// CommandComplete.
    public struct EmptyQueryResponse: PostgresEmptyMessage {
        public static let name: StaticString = "EmptyQueryResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "I") }

        public init() {}
    }
}
