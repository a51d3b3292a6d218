extension PostgresBackend {
    /// The statement is prepared.
    public struct ParseComplete: PostgresEmptyMessage {
        public static let name: StaticString = "ParseComplete"
        @inlinable public static var type: UInt8 { UInt8(ascii: "1") }

        public init() {}
    }
}
