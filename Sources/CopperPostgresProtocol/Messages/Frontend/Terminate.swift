extension PostgresFrontend {
    /// Ends the session. The server closes without a reply.
    public struct Terminate: PostgresEmptyMessage {
        public static let name: StaticString = "Terminate"
        @inlinable public static var type: UInt8 { UInt8(ascii: "X") }

        public init() {}
    }
}
