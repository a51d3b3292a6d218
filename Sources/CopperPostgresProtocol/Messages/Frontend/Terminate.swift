extension PostgresFrontend {
    /// Ends the session. The server closes without a reply.
    public struct Terminate: PostgresEmptyMessage {
        public static let name: StaticString = "Terminate"
        public static let type = UInt8(ascii: "X")

        public init() {}
    }
}
