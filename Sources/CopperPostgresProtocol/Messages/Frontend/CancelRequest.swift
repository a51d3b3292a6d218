public import CopperBytes

extension PostgresFrontend {
    /// Asks, on a connection of its own, to cancel what another session is doing. The
    /// server closes without a reply, whether it found the session or not.
    public struct CancelRequest: PostgresMessage {
        public static let name: StaticString = "CancelRequest"
        /// What stands in the place of the protocol version.
        public static let code: UInt32 = 80_877_102

        public var processID: Int32
        /// The key from BackendKeyData: 4 bytes at protocol 3.0, up to 256 since 3.2.
        public var secretKey: [UInt8]

        public init(processID: Int32, secretKey: [UInt8]) {
            self.processID = processID
            self.secretKey = secretKey
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            let code = try reader.integer(UInt32.self)
            guard code == Self.code else { throw .violation("request code \(code)") }
            processID = try reader.integer()
            secretKey = reader.rest()
            guard PostgresBackend.BackendKeyData.keySizes ~= secretKey.count else {
                throw .violation("a cancel key of \(secretKey.count) bytes")
            }
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            guard PostgresBackend.BackendKeyData.keySizes ~= secretKey.count else {
                throw .invalidRequest(.wrongSize(field: "a cancel key", bytes: secretKey.count))
            }
            buffer.append(bigEndian: UInt32(12 + secretKey.count))
            buffer.append(bigEndian: Self.code)
            buffer.append(bigEndian: processID)
            buffer.append(secretKey)
        }
    }
}
