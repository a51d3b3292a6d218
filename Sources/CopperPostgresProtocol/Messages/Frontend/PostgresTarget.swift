import CopperBytes

/// What Describe and Close speak of.
public enum PostgresTarget: Equatable, Sendable {
    case statement(String)
    case portal(String)

    var name: String {
        switch self {
        case .statement(let name), .portal(let name): name
        }
    }
}

extension PostgresTarget {
    init(body: RawSpan, of message: StaticString) throws(PostgresProtocolError) {
        var reader = BodyReader(body, of: message)
        let kind = try reader.integer(UInt8.self)
        let name = try reader.string()
        switch kind {
        case UInt8(ascii: "S"): self = .statement(name)
        case UInt8(ascii: "P"): self = .portal(name)
        default: throw .violation("\(letter(of: kind)) as the target of \(message)")
        }
        try reader.end()
    }

    func encode(
        _ type: UInt8, _ message: StaticString, into buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        try buffer.appendMessage(type, message, bodySize: 1 + cStringSize(name)) {
            buffer throws(PostgresProtocolError) in
            switch self {
            case .statement: buffer.append(UInt8(ascii: "S"))
            case .portal: buffer.append(UInt8(ascii: "P"))
            }
            try buffer.append(checkedCString: name, "a statement's or portal's name")
        }
    }
}
