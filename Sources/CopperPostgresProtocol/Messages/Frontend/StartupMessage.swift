public import CopperBytes

extension PostgresFrontend {
    /// Begins a session: the protocol version and the parameters, `user` among them.
    /// It has no type byte.
    public struct StartupMessage: PostgresMessage {
        /// One parameter: `user`, `database`, `options`, `replication`, a protocol
        /// option (`_pq_.` in front) or any run-time setting.
        public struct Parameter: Equatable, Sendable {
            public var name: String
            public var value: String

            public init(_ name: String, _ value: String) {
                self.name = name
                self.value = value
            }
        }

        public static let name: StaticString = "StartupMessage"
        /// The longest start of a session that servers accept, in bytes
        /// (PostgreSQL's MAX_STARTUP_PACKET_LENGTH).
        public static let limit = 10_000

        public var version: ProtocolVersion
        public var parameters: [Parameter]

        public init(version: ProtocolVersion, parameters: [Parameter]) {
            self.version = version
            self.parameters = parameters
        }

        /// The value of the parameter `name`, the last one if it stands there twice.
        public func value(of name: String) -> String? {
            parameters.last { $0.name == name }?.value
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            version = ProtocolVersion(rawValue: try reader.integer())
            parameters = []
            while true {
                let name = try reader.string()
                if name.isEmpty { break }
                parameters.append(Parameter(name, try reader.string()))
            }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = parameters.reduce(5) { $0 + cStringSize($1.name) + cStringSize($1.value) }
            try buffer.appendMessage(nil, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                buffer.append(bigEndian: version.rawValue)
                for parameter in parameters {
                    if parameter.name.isEmpty { throw .invalidRequest(.emptyName) }
                    try buffer.append(checkedCString: parameter.name, "a startup parameter's name")
                    try buffer.append(checkedCString: parameter.value, "a startup parameter")
                }
                buffer.append(0 as UInt8)
            }
        }
    }
}
