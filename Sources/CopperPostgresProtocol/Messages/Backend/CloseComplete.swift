extension PostgresBackend {
    /// The statement or portal is gone, or never was.
    public struct CloseComplete: PostgresEmptyMessage {
        public static let name: StaticString = "CloseComplete"
        public static let type = UInt8(ascii: "3")

        public init() {}
    }
}
