extension PostgresBackend {
    /// Execute sent as many rows as it was asked for; the portal may have more. It also comes
    /// when the limit equals the number of rows, since the server does not look ahead.
    public struct PortalSuspended: PostgresEmptyMessage {
        public static let name: StaticString = "PortalSuspended"
        public static let type = UInt8(ascii: "s")

        public init() {}
    }
}
