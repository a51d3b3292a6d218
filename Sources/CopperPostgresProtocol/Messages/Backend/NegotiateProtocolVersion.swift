public import CopperBytes

extension PostgresBackend {
    /// The server speaks an older minor version, or does not know some protocol options.
    /// Comes before any authentication message.
    public struct NegotiateProtocolVersion: PostgresTypedMessage {
        public static let name: StaticString = "NegotiateProtocolVersion"
        @inlinable public static var type: UInt8 { UInt8(ascii: "v") }

        /// The version that the session will have.
        public var version: ProtocolVersion
        /// The options (`_pq_....`) that the server does not know.
        public var unsupportedOptions: [String]

        public init(version: ProtocolVersion, unsupportedOptions: [String] = []) {
            self.version = version
            self.unsupportedOptions = unsupportedOptions
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            version = ProtocolVersion(rawValue: try reader.integer())
            let count = try reader.integer(UInt32.self)
            // Each name takes at least its final zero byte.
            guard Int(count) <= reader.remaining else {
                throw .malformed(
                    Self.name, .truncated(needed: Int(count), available: reader.remaining))
            }
            unsupportedOptions = []
            for _ in 0..<count { unsupportedOptions.append(try reader.string()) }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = unsupportedOptions.reduce(8) { $0 + cStringSize($1) }
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                buffer.append(bigEndian: version.rawValue)
                buffer.append(bigEndian: UInt32(truncatingIfNeeded: unsupportedOptions.count))
                for option in unsupportedOptions {
                    try buffer.append(checkedCString: option, "an option's name")
                }
            }
        }
    }
}
