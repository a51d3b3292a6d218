public import CopperBytes

extension PostgresBackend {
    /// COPY data flow both ways: a replication stream begins.
    public struct CopyBothResponse: PostgresTypedMessage {
        public static let name: StaticString = "CopyBothResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "W") }

        public var layout: CopyLayout

        public init(_ layout: CopyLayout) {
            self.layout = layout
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            layout = try CopyLayout(body: body, of: Self.name)
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try layout.encode(Self.type, Self.name, into: &buffer)
        }
    }
}
