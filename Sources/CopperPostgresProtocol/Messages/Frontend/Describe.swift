public import CopperBytes

extension PostgresFrontend {
    /// Asks what a statement takes and gives (ParameterDescription, then RowDescription
    /// or NoData), or what a portal gives.
    public struct Describe: PostgresTypedMessage {
        public static let name: StaticString = "Describe"
        @inlinable public static var type: UInt8 { UInt8(ascii: "D") }

        public var target: PostgresTarget

        public init(_ target: PostgresTarget) {
            self.target = target
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            target = try PostgresTarget(body: body, of: Self.name)
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try target.encode(Self.type, Self.name, into: &buffer)
        }
    }
}
