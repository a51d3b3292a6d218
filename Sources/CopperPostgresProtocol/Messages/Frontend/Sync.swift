extension PostgresFrontend {
    /// Ends a segment: the server commits or rolls back an implicit transaction and answers
    /// with one ReadyForQuery.
    public struct Sync: PostgresEmptyMessage {
        public static let name: StaticString = "Sync"
        @inlinable public static var type: UInt8 { UInt8(ascii: "S") }

        public init() {}
    }
}
