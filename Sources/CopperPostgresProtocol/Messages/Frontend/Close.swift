public import CopperBytes

extension PostgresFrontend {
    /// Drops a prepared statement or a portal. It is no error when there is none.
    public struct Close: PostgresTypedMessage {
        public static let name: StaticString = "Close"
        @inlinable public static var type: UInt8 { UInt8(ascii: "C") }

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
