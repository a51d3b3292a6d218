extension PostgresBackend {
    /// The statement was empty: only blanks, comments or semicolons. Stands in the place of
    /// CommandComplete.
    public struct EmptyQueryResponse: PostgresEmptyMessage {
        public static let name: StaticString = "EmptyQueryResponse"
        public static let type = UInt8(ascii: "I")

        public init() {}
    }
}
