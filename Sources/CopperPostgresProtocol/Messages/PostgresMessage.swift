public import CopperBytes

/// A message of the frontend/backend protocol (PostgreSQL documentation, "Message
/// Formats"), which can be written and read in both directions.
public protocol PostgresMessage: Equatable, Sendable {
    /// The message's name in the PostgreSQL documentation.
    static var name: StaticString { get }

    /// Reads the message from its body: what follows the length field.
    ///
    /// - Throws: `.malformed` when the body is shorter or longer than its fields,
    ///   `.violation` when a field holds what it must not.
    init(body: RawSpan) throws(PostgresProtocolError)

    /// Appends the whole message, with type and length. After an error nothing was
    /// appended.
    ///
    /// - Throws: `.invalidRequest`.
    func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError)
}

/// A message with a type byte in front: every one except those that start a session.
public protocol PostgresTypedMessage: PostgresMessage {
    /// The first byte of the message.
    static var type: UInt8 { get }
}

/// A message without fields.
public protocol PostgresEmptyMessage: PostgresTypedMessage {
    init()
}

extension PostgresEmptyMessage {
    public init(body: RawSpan) throws(PostgresProtocolError) {
        self.init()
        try BodyReader(body, of: Self.name).end()
    }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
        buffer.append(Self.type)
        buffer.append(bigEndian: 4 as UInt32)
    }
}

/// The messages that a client sends.
public enum PostgresFrontend {}

/// The messages that a server sends.
public enum PostgresBackend {
    /// The types of all of them.
    public static let types: [UInt8] = [
        Authentication.type, BackendKeyData.type, BindComplete.type, CloseComplete.type,
        CommandComplete.type, CopyBothResponse.type, CopyData.type, CopyDone.type,
        CopyInResponse.type, CopyOutResponse.type, DataRow.type, EmptyQueryResponse.type,
        ErrorResponse.type, FunctionCallResponse.type, NegotiateProtocolVersion.type,
        NoData.type, NoticeResponse.type, NotificationResponse.type,
        ParameterDescription.type, ParameterStatus.type, ParseComplete.type,
        PortalSuspended.type, ReadyForQuery.type, RowDescription.type,
    ]
}
