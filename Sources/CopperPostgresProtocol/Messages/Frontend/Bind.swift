public import CopperBytes

extension PostgresFrontend {
    /// Gives a prepared statement its parameters and makes a portal of it.
    public struct Bind: PostgresTypedMessage {
        public static let name: StaticString = "Bind"
        @inlinable public static var type: UInt8 { UInt8(ascii: "B") }

        public var portal: String
        public var statement: String
        /// None (all text), one for all, or one each.
        public var parameterFormats: [PostgresFormatCode]
        /// `nil` is NULL.
        public var parameters: [[UInt8]?]
        /// None (all text), one for all, or one for each column.
        public var resultFormats: [PostgresFormatCode]

        public init(
            portal: String = "", statement: String = "",
            parameterFormats: [PostgresFormatCode] = [], parameters: [[UInt8]?] = [],
            resultFormats: [PostgresFormatCode] = []
        ) {
            self.portal = portal
            self.statement = statement
            self.parameterFormats = parameterFormats
            self.parameters = parameters
            self.resultFormats = resultFormats
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            portal = try reader.string()
            statement = try reader.string()
            parameterFormats = try reader.formats()
            parameters = try reader.values()
            resultFormats = try reader.formats()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size =
                cStringSize(portal) + cStringSize(statement)
                + CopperPostgresProtocol.size(of: parameterFormats)
                + CopperPostgresProtocol.size(of: parameters)
                + CopperPostgresProtocol.size(of: resultFormats)
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: portal, "the portal's name")
                try buffer.append(checkedCString: statement, "the statement's name")
                try buffer.append(formats: parameterFormats)
                try buffer.append(values: parameters, "parameters")
                try buffer.append(formats: resultFormats)
            }
        }
    }
}
