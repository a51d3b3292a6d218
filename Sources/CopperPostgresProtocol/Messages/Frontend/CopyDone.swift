extension PostgresFrontend {
    /// Ends a COPY stream. Both sides send it.
    public struct CopyDone: PostgresEmptyMessage {
        public static let name: StaticString = "CopyDone"
        @inlinable public static var type: UInt8 { UInt8(ascii: "c") }

        public init() {}
    }
}

extension PostgresBackend {
    public typealias CopyDone = PostgresFrontend.CopyDone
}
