public import CopperBytes

extension PostgresFrontend {
    /// Answers a request for a password, in clear text or as `md5...`.
    public struct PasswordMessage: PostgresTypedMessage {
        public static let name: StaticString = "PasswordMessage"
        @inlinable public static var type: UInt8 { UInt8(ascii: "p") }

        public var password: String

        public init(password: String) {
            self.password = password
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            password = try reader.string()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: cStringSize(password)) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: password, "the password")
            }
        }
    }
}
