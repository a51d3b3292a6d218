public import CopperBytes

extension PostgresFrontend {
    /// Prepares one statement. The unnamed one (`""`) is replaced; a named one must not
    /// exist yet (42P05).
    public struct Parse: PostgresTypedMessage {
        public static let name: StaticString = "Parse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "P") }

        public var statement: String
        public var sql: String
        /// The types of the first parameters; 0 leaves one to the server.
        public var parameterTypes: [UInt32]

        public init(statement: String = "", sql: String, parameterTypes: [UInt32] = []) {
            self.statement = statement
            self.sql = sql
            self.parameterTypes = parameterTypes
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            statement = try reader.string()
            sql = try reader.string()
            let count = try reader.count(elementSize: 4)
            parameterTypes = []
            parameterTypes.reserveCapacity(count)
            for _ in 0..<count { parameterTypes.append(try reader.integer()) }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = cStringSize(statement) + cStringSize(sql) + 2 + 4 * parameterTypes.count
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: statement, "the statement's name")
                try buffer.append(checkedCString: sql, "the statement")
                try buffer.append(count: parameterTypes.count, of: "parameters")
                for type in parameterTypes { buffer.append(bigEndian: type) }
            }
        }
    }
}
