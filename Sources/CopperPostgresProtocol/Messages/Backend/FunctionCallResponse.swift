public import CopperBytes

extension PostgresBackend {
    /// The result of a FunctionCall.
    public struct FunctionCallResponse: PostgresTypedMessage {
        public static let name: StaticString = "FunctionCallResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "V") }

        /// `nil` is NULL.
        public var value: [UInt8]?

        public init(_ value: [UInt8]?) {
            self.value = value
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            value = try reader.value()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: 4 + (value?.count ?? 0)) {
                buffer in
                guard let value else { return buffer.append(bigEndian: -1 as Int32) }
                buffer.append(bigEndian: UInt32(truncatingIfNeeded: value.count))
                buffer.append(value)
            }
        }
    }
}
