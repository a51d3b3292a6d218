extension PostgresFrontend {
    /// Makes the server send what it has buffered, without ending the segment.
    public struct Flush: PostgresEmptyMessage {
        public static let name: StaticString = "Flush"
        @inlinable public static var type: UInt8 { UInt8(ascii: "H") }

        public init() {}
    }
}
