public import CopperBytes

extension PostgresBackend {
    /// The server is ready to read COPY data. Until they end it ignores Sync and Flush.
    public struct CopyInResponse: PostgresTypedMessage {
        public static let name: StaticString = "CopyInResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "G") }

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
