public import CopperBytes

extension PostgresBackend {
    /// A warning or a piece of information. It may come at any time.
    public struct NoticeResponse: PostgresTypedMessage {
        public static let name: StaticString = "NoticeResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "N") }

        public var message: PostgresServerMessage

        public init(_ message: PostgresServerMessage) {
            self.message = message
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            message = try PostgresServerMessage(body: body, of: Self.name)
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try message.encode(Self.type, Self.name, into: &buffer)
        }
    }
}
