extension PostgresFrontend {
    /// Ends a COPY stream. Both sides send it.
    public struct CopyDone: PostgresEmptyMessage {
        public static let name: StaticString = "CopyDone"
        public static let type = UInt8(ascii: "c")

        public init() {}
    }
}

extension PostgresBackend {
    public typealias CopyDone = PostgresFrontend.CopyDone
}
