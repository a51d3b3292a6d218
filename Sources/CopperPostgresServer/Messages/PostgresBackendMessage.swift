public import CopperBytes
public import CopperPostgresProtocol

/// Any message of a server.
public enum PostgresBackendMessage: Equatable, Sendable {
    case authentication(PostgresBackend.Authentication)
    case backendKeyData(PostgresBackend.BackendKeyData)
    case bindComplete
    case closeComplete
    case commandComplete(CommandTag)
    case copyData([UInt8])
    case copyDone
    case copyIn(CopyLayout)
    case copyOut(CopyLayout)
    case copyBoth(CopyLayout)
    case dataRow([[UInt8]?])
    case emptyQuery
    case error(PostgresServerMessage)
    case functionCallResponse([UInt8]?)
    case negotiateProtocolVersion(PostgresBackend.NegotiateProtocolVersion)
    case noData
    case notice(PostgresServerMessage)
    case notification(PostgresBackend.NotificationResponse)
    case parameterDescription([UInt32])
    case parameterStatus(PostgresBackend.ParameterStatus)
    case parseComplete
    case portalSuspended
    case readyForQuery(TransactionStatus)
    case rowDescription([PostgresBackend.RowDescription.Field])

    /// Reads the message of the given type.
    ///
    /// - Throws: `.violation` for an unknown type, else what the message's own `init`
    ///   throws.
    public init(type: UInt8, body: RawSpan) throws(PostgresProtocolError) {
        guard let parse = Self.parsers[type] else {
            throw .violation("unknown message type \(letter(of: type))")
        }
        self = try parse(body)
    }

    /// Appends the message.
    public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
        try message.encode(into: &buffer)
    }

    /// The message's name in the PostgreSQL documentation.
    public var name: String { Swift.type(of: message).name.description }

    /// The message's first byte.
    public var type: UInt8 { Swift.type(of: message).type }

    /// The message as the value of its own type.
    public var message: any PostgresTypedMessage {
        switch self {
        case .authentication(let message): message
        case .backendKeyData(let message): message
        case .bindComplete: PostgresBackend.BindComplete()
        case .closeComplete: PostgresBackend.CloseComplete()
        case .commandComplete(let tag): PostgresBackend.CommandComplete(tag)
        case .copyData(let data): PostgresBackend.CopyData(data)
        case .copyDone: PostgresBackend.CopyDone()
        case .copyIn(let layout): PostgresBackend.CopyInResponse(layout)
        case .copyOut(let layout): PostgresBackend.CopyOutResponse(layout)
        case .copyBoth(let layout): PostgresBackend.CopyBothResponse(layout)
        case .dataRow(let values): PostgresBackend.DataRow(values)
        case .emptyQuery: PostgresBackend.EmptyQueryResponse()
        case .error(let message): PostgresBackend.ErrorResponse(message)
        case .functionCallResponse(let value): PostgresBackend.FunctionCallResponse(value)
        case .negotiateProtocolVersion(let message): message
        case .noData: PostgresBackend.NoData()
        case .notice(let message): PostgresBackend.NoticeResponse(message)
        case .notification(let message): message
        case .parameterDescription(let types): PostgresBackend.ParameterDescription(types)
        case .parameterStatus(let message): message
        case .parseComplete: PostgresBackend.ParseComplete()
        case .portalSuspended: PostgresBackend.PortalSuspended()
        case .readyForQuery(let status): PostgresBackend.ReadyForQuery(status)
        case .rowDescription(let columns): PostgresBackend.RowDescription(columns)
        }
    }

    private typealias Parser = @Sendable (RawSpan) throws(PostgresProtocolError) -> Self

    private static func empty<Message: PostgresEmptyMessage>(
        _: Message.Type, _ value: Self
    ) -> Parser {
        { body throws(PostgresProtocolError) in
            _ = try Message(body: body)
            return value
        }
    }

    private static func parser<Message: PostgresTypedMessage>(
        _: Message.Type, _ wrap: @escaping @Sendable (Message) -> Self
    ) -> Parser {
        { body throws(PostgresProtocolError) in wrap(try Message(body: body)) }
    }

    private static let parsers: [UInt8: Parser] = {
        typealias Backend = PostgresBackend
        return [
            Backend.Authentication.type: parser(Backend.Authentication.self) {
                .authentication($0)
            },
            Backend.BackendKeyData.type: parser(Backend.BackendKeyData.self) {
                .backendKeyData($0)
            },
            Backend.BindComplete.type: empty(Backend.BindComplete.self, .bindComplete),
            Backend.CloseComplete.type: empty(Backend.CloseComplete.self, .closeComplete),
            Backend.CommandComplete.type: parser(Backend.CommandComplete.self) {
                .commandComplete($0.tag)
            },
            Backend.CopyData.type: parser(Backend.CopyData.self) { .copyData($0.data) },
            Backend.CopyDone.type: empty(Backend.CopyDone.self, .copyDone),
            Backend.CopyInResponse.type: parser(Backend.CopyInResponse.self) {
                .copyIn($0.layout)
            },
            Backend.CopyOutResponse.type: parser(Backend.CopyOutResponse.self) {
                .copyOut($0.layout)
            },
            Backend.CopyBothResponse.type: parser(Backend.CopyBothResponse.self) {
                .copyBoth($0.layout)
            },
            Backend.DataRow.type: parser(Backend.DataRow.self) { .dataRow($0.values) },
            Backend.EmptyQueryResponse.type: empty(Backend.EmptyQueryResponse.self, .emptyQuery),
            Backend.ErrorResponse.type: parser(Backend.ErrorResponse.self) { .error($0.message) },
            Backend.FunctionCallResponse.type: parser(Backend.FunctionCallResponse.self) {
                .functionCallResponse($0.value)
            },
            Backend.NegotiateProtocolVersion.type: parser(Backend.NegotiateProtocolVersion.self) {
                .negotiateProtocolVersion($0)
            },
            Backend.NoData.type: empty(Backend.NoData.self, .noData),
            Backend.NoticeResponse.type: parser(Backend.NoticeResponse.self) {
                .notice($0.message)
            },
            Backend.NotificationResponse.type: parser(Backend.NotificationResponse.self) {
                .notification($0)
            },
            Backend.ParameterDescription.type: parser(Backend.ParameterDescription.self) {
                .parameterDescription($0.types)
            },
            Backend.ParameterStatus.type: parser(Backend.ParameterStatus.self) {
                .parameterStatus($0)
            },
            Backend.ParseComplete.type: empty(Backend.ParseComplete.self, .parseComplete),
            Backend.PortalSuspended.type: empty(Backend.PortalSuspended.self, .portalSuspended),
            Backend.ReadyForQuery.type: parser(Backend.ReadyForQuery.self) {
                .readyForQuery($0.status)
            },
            Backend.RowDescription.type: parser(Backend.RowDescription.self) {
                .rowDescription($0.fields)
            },
        ]
    }()
}
