public import CopperBytes
public import CopperPostgresProtocol

/// Any message of a client.
public enum PostgresFrontendMessage: Equatable, Sendable {
    // Without a type byte.
    case startup(PostgresFrontend.StartupMessage)
    case sslRequest
    case gssEncRequest
    case cancelRequest(PostgresFrontend.CancelRequest)

    // Type `p`: the server's last request tells which.
    case password(String)
    case saslInitialResponse(PostgresFrontend.SASLInitialResponse)
    case saslResponse([UInt8])
    case gssResponse([UInt8])

    case query(String)
    case parse(PostgresFrontend.Parse)
    case bind(PostgresFrontend.Bind)
    case describe(PostgresTarget)
    case execute(PostgresFrontend.Execute)
    case close(PostgresTarget)
    case sync
    case flush
    case terminate
    case copyData([UInt8])
    case copyDone
    case copyFail(String)
    case functionCall(PostgresFrontend.FunctionCall)

    /// What a message of type `p` answers.
    public enum PasswordContext: Sendable {
        case password, saslInitial, sasl, gss

        /// What the client answers to the server's `request`; `nil` for requests without
        /// an answer.
        public init?(answering request: PostgresBackend.Authentication) {
            switch request {
            case .cleartextPassword, .md5Password: self = .password
            case .sasl: self = .saslInitial
            case .saslContinue: self = .sasl
            case .gss, .sspi, .gssContinue: self = .gss
            case .ok, .kerberosV5, .scmCredential, .saslFinal: return nil
            }
        }
    }

    /// Reads the message of the given type; `nil` for the messages that begin a session.
    public init(
        type: UInt8?, body: RawSpan, context: PasswordContext = .password
    ) throws(PostgresProtocolError) {
        guard let type else {
            self = try Self.untyped(body)
            return
        }
        typealias Frontend = PostgresFrontend
        switch type {
        case Frontend.PasswordMessage.type: self = try Self.password(body, context)
        case Frontend.Query.type: self = .query(try Frontend.Query(body: body).sql)
        case Frontend.Parse.type: self = .parse(try Frontend.Parse(body: body))
        case Frontend.Bind.type: self = .bind(try Frontend.Bind(body: body))
        case Frontend.Describe.type: self = .describe(try Frontend.Describe(body: body).target)
        case Frontend.Execute.type: self = .execute(try Frontend.Execute(body: body))
        case Frontend.Close.type: self = .close(try Frontend.Close(body: body).target)
        case Frontend.CopyData.type: self = .copyData(try Frontend.CopyData(body: body).data)
        case Frontend.CopyFail.type: self = .copyFail(try Frontend.CopyFail(body: body).reason)
        case Frontend.FunctionCall.type:
            self = .functionCall(try Frontend.FunctionCall(body: body))
        default: self = try Self.empty(type, body)
        }
    }

    private static func empty(_ type: UInt8, _ body: RawSpan) throws(PostgresProtocolError) -> Self
    {
        typealias Frontend = PostgresFrontend
        switch type {
        case Frontend.Sync.type:
            _ = try Frontend.Sync(body: body)
            return .sync
        case Frontend.Flush.type:
            _ = try Frontend.Flush(body: body)
            return .flush
        case Frontend.Terminate.type:
            _ = try Frontend.Terminate(body: body)
            return .terminate
        case Frontend.CopyDone.type:
            _ = try Frontend.CopyDone(body: body)
            return .copyDone
        default: throw .violation("unknown message type \(letter(of: type))")
        }
    }

    private static func untyped(_ body: RawSpan) throws(PostgresProtocolError) -> Self {
        var reader = ByteReader(body)
        let code: UInt32
        do throws(ByteReaderError) {
            code = try reader.read()
        } catch {
            throw .malformed(PostgresFrontend.StartupMessage.name, error)
        }
        switch code {
        case PostgresFrontend.SSLRequest.code:
            _ = try PostgresFrontend.SSLRequest(body: body)
            return .sslRequest
        case PostgresFrontend.GSSENCRequest.code:
            _ = try PostgresFrontend.GSSENCRequest(body: body)
            return .gssEncRequest
        case PostgresFrontend.CancelRequest.code:
            return .cancelRequest(try PostgresFrontend.CancelRequest(body: body))
        default:
            return .startup(try PostgresFrontend.StartupMessage(body: body))
        }
    }

    private static func password(
        _ body: RawSpan, _ context: PasswordContext
    ) throws(PostgresProtocolError) -> Self {
        switch context {
        case .password: .password(try PostgresFrontend.PasswordMessage(body: body).password)
        case .saslInitial:
            .saslInitialResponse(try PostgresFrontend.SASLInitialResponse(body: body))
        case .sasl: .saslResponse(try PostgresFrontend.SASLResponse(body: body).data)
        case .gss: .gssResponse(try PostgresFrontend.GSSResponse(body: body).data)
        }
    }

    /// Appends the message.
    public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
        try message.encode(into: &buffer)
    }

    /// The message's name in the PostgreSQL documentation.
    public var name: String { Swift.type(of: message).name.description }

    /// The message's first byte, or `nil` for the messages that begin a session.
    public var type: UInt8? {
        (message as? any PostgresTypedMessage).map { Swift.type(of: $0).type }
    }

    /// The message as the value of its own type.
    public var message: any PostgresMessage {
        switch self {
        case .startup(let message): message
        case .sslRequest: PostgresFrontend.SSLRequest()
        case .gssEncRequest: PostgresFrontend.GSSENCRequest()
        case .cancelRequest(let message): message
        case .password(let password): PostgresFrontend.PasswordMessage(password: password)
        case .saslInitialResponse(let message): message
        case .saslResponse(let data): PostgresFrontend.SASLResponse(data)
        case .gssResponse(let data): PostgresFrontend.GSSResponse(data)
        case .query(let sql): PostgresFrontend.Query(sql)
        case .parse(let message): message
        case .bind(let message): message
        case .describe(let target): PostgresFrontend.Describe(target)
        case .execute(let message): message
        case .close(let target): PostgresFrontend.Close(target)
        case .sync: PostgresFrontend.Sync()
        case .flush: PostgresFrontend.Flush()
        case .terminate: PostgresFrontend.Terminate()
        case .copyData(let data): PostgresFrontend.CopyData(data)
        case .copyDone: PostgresFrontend.CopyDone()
        case .copyFail(let reason): PostgresFrontend.CopyFail(reason: reason)
        case .functionCall(let message): message
        }
    }
}
