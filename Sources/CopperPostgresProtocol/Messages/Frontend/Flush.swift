extension PostgresFrontend {
    /// Makes the server send what it has buffered, without ending the segment.
    public struct Flush: PostgresEmptyMessage {
        public static let name: StaticString = "Flush"
        public static let type = UInt8(ascii: "H")

        public init() {}
    }
}
