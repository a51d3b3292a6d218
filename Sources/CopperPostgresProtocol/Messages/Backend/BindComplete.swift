extension PostgresBackend {
    /// The portal exists.
    public struct BindComplete: PostgresEmptyMessage {
        public static let name: StaticString = "BindComplete"
        public static let type = UInt8(ascii: "2")

        public init() {}
    }
}
