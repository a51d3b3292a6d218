import CopperBytes

extension StartupMachine {
    /// The most notices that are kept; a server that sends more is not listened to.
    private static let noticeLimit = 64
    /// The most settings that are kept. PostgreSQL reports about fifteen.
    private static let parameterLimit = 1024

    /// Handles one message. `nil` goes on with the next one.
    mutating func handle(
        type: UInt8, body: RawSpan, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action? {
        typealias Backend = PostgresBackend
        switch type {
        case Backend.ErrorResponse.type:
            throw refusal(try Backend.ErrorResponse(body: body).message)
        case Backend.NoticeResponse.type:
            let notice = try Backend.NoticeResponse(body: body).message
            if facts.notices.count < Self.noticeLimit { facts.notices.append(notice) }
            return nil
        default: break
        }
        if case .initialising = state { return try initialise(type: type, body: body) }
        switch type {
        case Backend.NegotiateProtocolVersion.type:
            try negotiate(try Backend.NegotiateProtocolVersion(body: body))
            return nil
        case Backend.Authentication.type:
            return try authenticate(try Backend.Authentication(body: body), into: &output)
        default:
            throw .violation("\(letter(of: type)) before the end of authentication")
        }
    }

    /// Between AuthenticationOk and ReadyForQuery.
    private mutating func initialise(
        type: UInt8, body: RawSpan
    ) throws(PostgresProtocolError) -> Action? {
        typealias Backend = PostgresBackend
        switch type {
        case Backend.ParameterStatus.type:
            let status = try Backend.ParameterStatus(body: body)
            if facts.parameters.count < Self.parameterLimit {
                facts.parameters[status.parameter] = status.value
            }
        case Backend.BackendKeyData.type:
            let key = try Backend.BackendKeyData(body: body)
            if facts.version < .v3_2, key.secretKey.count != 4 {
                throw .violation(
                    "a cancel key of \(key.secretKey.count) bytes at protocol \(facts.version)")
            }
            facts.backendKey = key
        case Backend.ReadyForQuery.type:
            facts.transactionStatus = try Backend.ReadyForQuery(body: body).status
            if let encoding = facts.parameters["client_encoding"],
                !PostgresSession.isUTF8(encoding)
            {
                throw PostgresProtocolError(.clientEncoding(encoding))
            }
            state = .ready
            return .ready(facts)
        default:
            throw .violation("\(letter(of: type)) before the session is ready")
        }
        return nil
    }

    /// The server's refusal, and what else may be tried.
    private func refusal(_ message: PostgresServerMessage) -> PostgresProtocolError {
        var fallbacks: PostgresProtocolError.Fallbacks = []
        let isBeforeAuthentication = if case .initialising = state { false } else { true }
        // 28000 is "no pg_hba.conf entry": the other way of connecting may have one.
        // Any other refusal would be the same there, and count as a failed login twice.
        if isBeforeAuthentication, message.sqlState == .invalidAuthorizationSpecification {
            switch configuration.tls {
            case .allow: fallbacks.insert(.withTLS)
            case .prefer where facts.isEncrypted: fallbacks.insert(.withoutTLS)
            default: break
            }
        }
        // Servers before 9.3 and some poolers refuse a newer minor version.
        let isAboutVersion =
            message.sqlState == .featureNotSupported || message.sqlState == .protocolViolation
        if !hasHeard, isAboutVersion, configuration.maximumVersion > .v3_0,
            configuration.minimumVersion == .v3_0
        {
            fallbacks.insert(.olderProtocol)
        }
        return PostgresProtocolError(.server(message), fallbacks: fallbacks)
    }

    /// NegotiateProtocolVersion (PostgreSQL documentation, "Protocol Flow", "Start-up").
    private mutating func negotiate(
        _ message: PostgresBackend.NegotiateProtocolVersion
    ) throws(PostgresProtocolError) {
        guard !hasNegotiated, !hasAnswered else {
            throw .violation("the version is negotiated a second time")
        }
        hasNegotiated = true
        let version = message.version
        let asked = configuration.maximumVersion
        guard version.major == 3, version.minor != 1, version <= asked else {
            throw .violation("the server negotiates version \(version) where \(asked) was asked")
        }
        if version == asked, message.unsupportedOptions.isEmpty {
            throw .violation("the server negotiates, but changes nothing")
        }
        for option in message.unsupportedOptions {
            let wasSent = configuration.parameters.contains { $0.name == option }
            guard wasSent, option.hasPrefix("_pq_.") else {
                throw .violation("the server refuses the option \(option), which was not sent")
            }
        }
        guard version >= configuration.minimumVersion else {
            throw PostgresProtocolError(
                .unsupportedVersion(server: version, minimum: configuration.minimumVersion))
        }
        facts.version = version
        facts.unsupportedOptions = message.unsupportedOptions
    }
}
