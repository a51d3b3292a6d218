public import CopperBytes

extension PostgresFrontend {
    /// Continues a SASL exchange with data of the mechanism.
    public struct SASLResponse: PostgresTypedMessage {
        public static let name: StaticString = "SASLResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "p") }

        public var data: [UInt8]

        public init(_ data: [UInt8]) {
            self.data = data
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            data = reader.rest()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: data.count) { buffer in
                buffer.append(data)
            }
        }
    }
}
