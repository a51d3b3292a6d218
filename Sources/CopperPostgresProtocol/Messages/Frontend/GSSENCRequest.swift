public import CopperBytes

extension PostgresFrontend {
    /// Asks for GSSAPI encryption. The server answers with one byte, `G` or `N`.
    public struct GSSENCRequest: PostgresMessage {
        public static let name: StaticString = "GSSENCRequest"
        /// What stands in the place of the protocol version.
        public static let code: UInt32 = 80_877_104

        public init() {}

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            let code = try reader.integer(UInt32.self)
            guard code == Self.code else { throw .violation("request code \(code)") }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            buffer.append(bigEndian: 8 as UInt32)
            buffer.append(bigEndian: Self.code)
        }
    }
}
