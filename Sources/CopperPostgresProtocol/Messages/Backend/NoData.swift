extension PostgresBackend {
    /// The described statement or portal gives no rows.
    public struct NoData: PostgresEmptyMessage {
        public static let name: StaticString = "NoData"
        public static let type = UInt8(ascii: "n")

        public init() {}
    }
}
