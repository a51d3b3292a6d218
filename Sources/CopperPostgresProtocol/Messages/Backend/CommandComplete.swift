public import CopperBytes

extension PostgresBackend {
    /// A statement is done.
    public struct CommandComplete: PostgresTypedMessage {
        public static let name: StaticString = "CommandComplete"
        @inlinable public static var type: UInt8 { UInt8(ascii: "C") }

        public var tag: CommandTag

        public init(_ tag: CommandTag) {
            self.tag = tag
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            let end = body.byteCount - 1
            guard end >= 0, body[end] == 0 else {
                throw .malformed(Self.name, .unterminatedString)
            }
            for place in 0..<end where body[place] == 0 {
                throw .malformed(Self.name, .leftover(end - place))
            }
            tag = CommandTag(body.extracting(0..<end))
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let text = tag.description
            try buffer.appendMessage(Self.type, Self.name, bodySize: cStringSize(text)) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: text, "the command tag")
            }
        }
    }
}
