public import CopperBytes

extension PostgresFrontend {
    /// Runs one or more statements by the simple protocol. The server answers with any
    /// number of results and one ReadyForQuery.
    public struct Query: PostgresTypedMessage {
        public static let name: StaticString = "Query"
        @inlinable public static var type: UInt8 { UInt8(ascii: "Q") }

        public var sql: String

        public init(_ sql: String) {
            self.sql = sql
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            sql = try reader.string()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: cStringSize(sql)) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: sql, "the statement")
            }
        }
    }
}
