extension PostgresBackend {
    /// Execute sent as many rows as it was asked for; the portal may have more. It also comes
    /// when the limit equals the number of rows, since the server does not look ahead.
    public struct PortalSuspended: PostgresEmptyMessage {
        public static let name: StaticString = "PortalSuspended"
        @inlinable public static var type: UInt8 { UInt8(ascii: "s") }

        public init() {}
    }
}
