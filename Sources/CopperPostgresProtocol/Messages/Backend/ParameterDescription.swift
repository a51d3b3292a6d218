public import CopperBytes

extension PostgresBackend {
    /// The types of a statement's parameters.
    public struct ParameterDescription: PostgresTypedMessage {
        public static let name: StaticString = "ParameterDescription"
        @inlinable public static var type: UInt8 { UInt8(ascii: "t") }

        public var types: [UInt32]

        public init(_ types: [UInt32]) {
            self.types = types
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            let count = try reader.count(elementSize: 4)
            types = []
            types.reserveCapacity(count)
            for _ in 0..<count { types.append(try reader.integer()) }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: 2 + 4 * types.count) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(count: types.count, of: "parameters")
                for type in types { buffer.append(bigEndian: type) }
            }
        }
    }
}
