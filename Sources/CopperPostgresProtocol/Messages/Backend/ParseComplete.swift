extension PostgresBackend {
    /// The statement is prepared.
    public struct ParseComplete: PostgresEmptyMessage {
        public static let name: StaticString = "ParseComplete"
        public static let type = UInt8(ascii: "1")

        public init() {}
    }
}
