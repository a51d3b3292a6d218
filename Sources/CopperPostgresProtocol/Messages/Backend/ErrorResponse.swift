public import CopperBytes

extension PostgresBackend {
    /// Something failed. Up to the next Sync the server ignores what it is sent, unless
    /// the message is FATAL: then it closes.
    public struct ErrorResponse: PostgresTypedMessage {
        public static let name: StaticString = "ErrorResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "E") }

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
