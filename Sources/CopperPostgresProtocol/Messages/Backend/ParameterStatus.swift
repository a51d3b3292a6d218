public import CopperBytes

extension PostgresBackend {
    /// The value of a setting that the server reports, at the start of a session and
    /// whenever it changes.
    public struct ParameterStatus: PostgresTypedMessage {
        public static let name: StaticString = "ParameterStatus"
        @inlinable public static var type: UInt8 { UInt8(ascii: "S") }

        public var parameter: String
        public var value: String

        public init(_ parameter: String, _ value: String) {
            self.parameter = parameter
            self.value = value
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            parameter = try reader.string()
            value = try reader.string()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = cStringSize(parameter) + cStringSize(value)
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: parameter, "a setting's name")
                try buffer.append(checkedCString: value, "a setting's value")
            }
        }
    }
}
