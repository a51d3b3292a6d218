public import CopperBytes

extension PostgresBackend {
    /// What a CancelRequest for this session must say.
    public struct BackendKeyData: PostgresTypedMessage {
        public static let name: StaticString = "BackendKeyData"
        @inlinable public static var type: UInt8 { UInt8(ascii: "K") }
        /// The sizes that a key may have, in bytes; at protocol 3.0 it has exactly 4.
        public static let keySizes = 4...256

        public var processID: Int32
        public var secretKey: [UInt8]

        public init(processID: Int32, secretKey: [UInt8]) {
            self.processID = processID
            self.secretKey = secretKey
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            processID = try reader.integer()
            secretKey = reader.rest()
            guard Self.keySizes ~= secretKey.count else {
                throw .violation("a cancel key of \(secretKey.count) bytes")
            }
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            guard Self.keySizes ~= secretKey.count else {
                throw .invalidRequest(.wrongSize(field: "a cancel key", bytes: secretKey.count))
            }
            try buffer.appendMessage(Self.type, Self.name, bodySize: 4 + secretKey.count) {
                buffer in
                buffer.append(bigEndian: processID)
                buffer.append(secretKey)
            }
        }
    }
}
