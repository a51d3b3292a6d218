import CopperBytes
public import CopperPostgresProtocol

/// One message as it stands on the wire, with its body copied out.
public struct PostgresFrame: Hashable, Sendable {
    /// The first byte; `nil` for the messages that begin a session.
    public var type: UInt8?
    /// What follows the length.
    public var body: [UInt8]

    public init(type: UInt8?, body: [UInt8]) {
        self.type = type
        self.body = body
    }

    /// The whole frame again.
    public var bytes: [UInt8] {
        var buffer = ByteBuffer(capacity: body.count + 5)
        if let type { buffer.append(type) }
        buffer.append(bigEndian: UInt32(truncatingIfNeeded: body.count + 4))
        buffer.append(body)
        return buffer.toArray()
    }

    /// The message of a server that this frame holds.
    public func backendMessage() throws(PostgresProtocolError) -> PostgresBackendMessage {
        guard let type else { throw .violation("a server's message without a type") }
        return try PostgresBackendMessage(type: type, body: body.span.bytes)
    }

    /// The message of a client that this frame holds.
    ///
    /// - Parameter context: What a message of type `p` answers.
    public func frontendMessage(
        context: PostgresFrontendMessage.PasswordContext = .password
    ) throws(PostgresProtocolError) -> PostgresFrontendMessage {
        try PostgresFrontendMessage(type: type, body: body.span.bytes, context: context)
    }
}
