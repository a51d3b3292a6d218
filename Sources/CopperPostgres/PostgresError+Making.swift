import CopperNet
import CopperPostgresProtocol
import CopperResilience

// How the errors of the layers below become errors of this module.
extension PostgresError {
    /// The server's answer to a request was an error.
    init(server message: PostgresServerMessage, _ link: PostgresLink, operation: String?) {
        let code: Code = message.sqlState == .queryCanceled ? .queryCanceled : .serverError
        self.init(code, message.message)
        server = message
        endpoint = link.facts.endpoint
        phase = .executing
        self.operation = operation
        effect = .rejected
        redactsServerText = link.context.configuration.redactsServerText
    }

    /// The connection ended before the request's reply was complete.
    init(lost cause: any Error, _ effect: Effect) {
        if let message = cause as? PostgresServerMessage {
            self.init(.connectionLost, "The server ended the connection: \(message.message)")
            server = message
        } else if let cause = cause as? PostgresProtocolError {
            self.init(.protocolViolation, "The server broke the protocol: \(cause)")
        } else if let cause = cause as? PostgresError {
            self = cause
            self.effect = effect
            return
        } else if (cause as? NetError)?.kind == .closed {
            self.init(.connectionClosed, "The connection was closed")
        } else {
            self.init(.connectionLost, "The connection to the server was lost: \(cause)")
        }
        underlying = cause
        self.effect = effect
    }

    /// No connection could be opened to the endpoint.
    init(connecting error: NetError, to endpoint: Endpoint) {
        self.init(.connectionFailed, "Cannot connect to \(endpoint): \(error)")
        self.endpoint = endpoint
        phase = error.kind == .resolve ? .resolving : .connecting
        underlying = error
    }

    /// The session could not be started.
    init(
        starting error: PostgresProtocolError, _ startup: PostgresProtocolError.StartupPhase,
        at endpoint: Endpoint
    ) {
        switch error.kind {
        case .server(let message):
            let isIdentity = message.sqlState.isIdentityFailure
            self.init(isIdentity ? .authenticationFailed : .startupFailed, message.message)
            server = message
        case .authentication:
            self.init(.authenticationFailed, "\(error)")
        case .tlsRefused, .tlsNegotiation:
            self.init(.tlsFailed, "\(error)")
        case .closedByServer:
            self.init(
                .connectionFailed, "\(error)",
                advice: "Look into the server's log; it closed without saying why")
        case .configuration, .invalidRequest:
            self.init(.configuration, "\(error)")
        default:
            self.init(.protocolViolation, "\(error)")
        }
        self.endpoint = endpoint
        phase = Phase(startup)
        underlying = error
        effect = .notSent
    }

    /// The session could not be started: the network or TLS failed.
    init(
        starting error: NetError, _ startup: PostgresProtocolError.StartupPhase,
        at endpoint: Endpoint
    ) {
        self.init(error.kind == .tls ? .tlsFailed : .connectionFailed, "\(error)")
        self.endpoint = endpoint
        phase = Phase(startup)
        underlying = error
        effect = .notSent
    }

    init(acquiring failure: PoolFailure, operation: String?) {
        switch failure {
        case .connectFailed(let cause), .timedOut(let cause?):
            let error =
                cause as? PostgresError
                ?? PostgresError(
                    .connectionFailed, "\(cause)",
                    advice: (cause as? ConnectionStillOpening)?.advice)
            self = error
            if case .timedOut = failure, !error.isPermanent {
                self = PostgresError(
                    .acquireTimedOut, "No connection could be opened in time: \(error.message)",
                    advice: error.advice)
                server = error.server
                endpoint = error.endpoint
                underlying = error
            }
        case .timedOut(nil):
            self.init(
                .acquireTimedOut, "No connection of the pool became free in time",
                advice: "Raise pool.maximumConnections, or hold connections for less time")
        case .tooManyWaiting(let limit):
            self.init(
                .acquireTimedOut, "\(limit) requests wait for a connection already",
                advice: "The database does not keep up; see pool.maximumWaiting")
        case .shutDown:
            self.init(.poolClosed, "The client was shut down")
        }
        if phase == nil { phase = .acquiring }
        self.operation = operation
        effect = .notSent
    }

    @usableFromInline
    init(decoding error: any Error, _ columns: PostgresColumns) {
        self.init(.decoding, "\(error)")
        phase = .decoding
        operation = columns.sql
        underlying = error
        // The statement has run.
        effect = .unknown
    }

    init(encoding error: any Error) {
        var code = Code.encoding
        if let error = error as? PostgresEncodingError, case .tooManyParameters = error.reason {
            code = .tooManyParameters
        }
        self.init(code, "\(error)")
        phase = .encoding
        underlying = error
        effect = .notSent
    }

    @usableFromInline
    init(expectedOneRow count: Int) {
        self.init(
            .unexpectedRowCount, "Expected one row, the statement gave \(count)",
            advice: count == 0
                ? "Use first(_:as:) where there may be none" : "Add LIMIT 1, or use all(_:as:)")
        phase = .decoding
    }

    /// Whether waiting and trying again cannot mend it.
    var isPermanent: Bool {
        switch code {
        case .authenticationFailed, .configuration, .tlsFailed, .protocolViolation, .unsupported,
            .noSuitableServer:
            true
        case .startupFailed: !mayPass
        default: false
        }
    }

    /// Whether the server refuses only at this moment: it starts, stops, or is full.
    var mayPass: Bool {
        switch sqlState {
        case .cannotConnectNow, .tooManyConnections, .adminShutdown, .crashShutdown: true
        default: false
        }
    }
}

extension SQLState {
    /// Class 28: who we are was refused.
    fileprivate var isIdentityFailure: Bool { rawValue.hasPrefix("28") }
}

extension PostgresError.Phase {
    fileprivate init(_ phase: PostgresProtocolError.StartupPhase) {
        switch phase {
        case .notStarted: self = .connecting
        case .tlsRequest, .tlsHandshake: self = .securing
        case .startup, .authentication: self = .authenticating
        case .initialisation, .ready: self = .starting
        }
    }
}
