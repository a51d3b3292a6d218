extension PostgresBackend {
    /// The statement or portal is gone, or never was.
    public struct CloseComplete: PostgresEmptyMessage {
        public static let name: StaticString = "CloseComplete"
        @inlinable public static var type: UInt8 { UInt8(ascii: "3") }

        public init() {}
    }
}
