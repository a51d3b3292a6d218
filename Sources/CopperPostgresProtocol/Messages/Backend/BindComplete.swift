extension PostgresBackend {
    /// The portal exists.
    public struct BindComplete: PostgresEmptyMessage {
        public static let name: StaticString = "BindComplete"
        @inlinable public static var type: UInt8 { UInt8(ascii: "2") }

        public init() {}
    }
}
