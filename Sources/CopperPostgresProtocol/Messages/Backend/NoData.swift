extension PostgresBackend {
    /// The described statement or portal gives no rows.
    public struct NoData: PostgresEmptyMessage {
        public static let name: StaticString = "NoData"
        @inlinable public static var type: UInt8 { UInt8(ascii: "n") }

        public init() {}
    }
}
