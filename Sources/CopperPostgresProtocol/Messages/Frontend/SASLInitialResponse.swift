public import CopperBytes

extension PostgresFrontend {
    /// Chooses a SASL mechanism and sends its first data.
    public struct SASLInitialResponse: PostgresTypedMessage {
        public static let name: StaticString = "SASLInitialResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "p") }

        public var mechanism: String
        /// `nil` when the mechanism lets the server speak first.
        public var data: [UInt8]?

        public init(mechanism: String, data: [UInt8]?) {
            self.mechanism = mechanism
            self.data = data
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            mechanism = try reader.string()
            data = try reader.value()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = cStringSize(mechanism) + 4 + (data?.count ?? 0)
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: mechanism, "the mechanism")
                guard let data else { return buffer.append(bigEndian: -1 as Int32) }
                buffer.append(bigEndian: UInt32(truncatingIfNeeded: data.count))
                buffer.append(data)
            }
        }
    }
}
