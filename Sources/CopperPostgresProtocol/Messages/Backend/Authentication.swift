public import CopperBytes

extension PostgresBackend {
    /// What the server wants in order to believe who the client is: every message of
    /// type `R`.
    public enum Authentication: PostgresTypedMessage {
        public static let name: StaticString = "Authentication"
        @inlinable public static var type: UInt8 { UInt8(ascii: "R") }

        /// Nothing, or nothing more.
        case ok
        /// No server since PostgreSQL 9.4 asks for it.
        case kerberosV5
        case cleartextPassword
        /// The salt has 4 bytes.
        case md5Password(salt: [UInt8])
        /// No server since PostgreSQL 9.1 asks for it.
        case scmCredential
        case gss
        case gssContinue([UInt8])
        case sspi
        /// The mechanisms that the server offers, in its order of preference.
        case sasl(mechanisms: [String])
        case saslContinue([UInt8])
        case saslFinal([UInt8])

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            let code = try reader.integer(UInt32.self)
            switch code {
            case 0: self = .ok
            case 2: self = .kerberosV5
            case 3: self = .cleartextPassword
            case 5: self = .md5Password(salt: try reader.bytes(4).toArray())
            case 6: self = .scmCredential
            case 7: self = .gss
            case 8: self = .gssContinue(reader.rest())
            case 9: self = .sspi
            case 10:
                var mechanisms: [String] = []
                while true {
                    let mechanism = try reader.string()
                    if mechanism.isEmpty { break }
                    mechanisms.append(mechanism)
                }
                self = .sasl(mechanisms: mechanisms)
            case 11: self = .saslContinue(reader.rest())
            case 12: self = .saslFinal(reader.rest())
            default: throw .violation("authentication request \(code)")
            }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            switch self {
            case .ok: try encode(0, [], into: &buffer)
            case .kerberosV5: try encode(2, [], into: &buffer)
            case .cleartextPassword: try encode(3, [], into: &buffer)
            case .md5Password(let salt):
                guard salt.count == 4 else {
                    throw .invalidRequest(.wrongSize(field: "an MD5 salt", bytes: salt.count))
                }
                try encode(5, salt, into: &buffer)
            case .scmCredential: try encode(6, [], into: &buffer)
            case .gss: try encode(7, [], into: &buffer)
            case .gssContinue(let data): try encode(8, data, into: &buffer)
            case .sspi: try encode(9, [], into: &buffer)
            case .sasl(let mechanisms): try encode(mechanisms: mechanisms, into: &buffer)
            case .saslContinue(let data): try encode(11, data, into: &buffer)
            case .saslFinal(let data): try encode(12, data, into: &buffer)
            }
        }

        private func encode(
            _ code: UInt32, _ data: [UInt8], into buffer: inout ByteBuffer
        ) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: 4 + data.count) { buffer in
                buffer.append(bigEndian: code)
                buffer.append(data)
            }
        }

        private func encode(
            mechanisms: [String], into buffer: inout ByteBuffer
        ) throws(PostgresProtocolError) {
            let size = mechanisms.reduce(5) { $0 + cStringSize($1) }
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                buffer.append(bigEndian: 10 as UInt32)
                for mechanism in mechanisms {
                    if mechanism.isEmpty { throw .invalidRequest(.emptyName) }
                    try buffer.append(checkedCString: mechanism, "the mechanism")
                }
                buffer.append(0 as UInt8)
            }
        }
    }
}
