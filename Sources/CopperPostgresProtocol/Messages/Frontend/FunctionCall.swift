public import CopperBytes

extension PostgresFrontend {
    /// Calls a function by its OID: an old interface, which large objects once used.
    public struct FunctionCall: PostgresTypedMessage {
        public static let name: StaticString = "FunctionCall"
        @inlinable public static var type: UInt8 { UInt8(ascii: "F") }

        public var function: UInt32
        /// None (all text), one for all, or one each.
        public var argumentFormats: [PostgresFormatCode]
        /// `nil` is NULL.
        public var arguments: [[UInt8]?]
        public var resultFormat: PostgresFormatCode

        public init(
            function: UInt32, argumentFormats: [PostgresFormatCode] = [],
            arguments: [[UInt8]?] = [], resultFormat: PostgresFormatCode = .text
        ) {
            self.function = function
            self.argumentFormats = argumentFormats
            self.arguments = arguments
            self.resultFormat = resultFormat
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            function = try reader.integer()
            argumentFormats = try reader.formats()
            arguments = try reader.values()
            resultFormat = try reader.format()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size =
                6 + CopperPostgresProtocol.size(of: argumentFormats)
                + CopperPostgresProtocol.size(of: arguments)
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                buffer.append(bigEndian: function)
                try buffer.append(formats: argumentFormats)
                try buffer.append(values: arguments, "arguments")
                buffer.append(bigEndian: resultFormat.rawValue)
            }
        }
    }
}
