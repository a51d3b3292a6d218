public import CopperBytes

extension PostgresFrontend {
    /// Gives up a COPY that the server is reading; it then fails with 57014.
    public struct CopyFail: PostgresTypedMessage {
        public static let name: StaticString = "CopyFail"
        @inlinable public static var type: UInt8 { UInt8(ascii: "f") }

        public var reason: String

        public init(reason: String) {
            self.reason = reason
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            reason = try reader.string()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: cStringSize(reason)) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: reason, "the reason")
            }
        }
    }
}
