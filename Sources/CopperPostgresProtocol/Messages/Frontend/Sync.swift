extension PostgresFrontend {
    /// Ends a segment: the server commits or rolls back an implicit transaction and answers
    /// with one ReadyForQuery.
    public struct Sync: PostgresEmptyMessage {
        public static let name: StaticString = "Sync"
        public static let type = UInt8(ascii: "S")

        public init() {}
    }
}
