public import CopperBytes

/// Begins a session: TLS, version, authentication, settings, up to the first
/// ReadyForQuery. Or, on a connection of its own, sends a cancel request.
///
/// Bytes in, bytes and actions out. Nothing in it waits, draws random numbers or
/// computes for long:
///
/// ```swift
/// var machine = StartupMachine(configuration, nonce: random18Bytes)
/// var action = try machine.start(into: &output)
/// loop: while true {
///     send(output)
///     switch action {
///     case .needMore: receive(into: &input)       // at the end: throw machine.end()
///         action = try machine.receive(&input, into: &output)
///     case .startTLS: // handshake, then
///         action = try machine.tlsEstablished(facts..., into: &output)
///     case .deriveKeys(let derivation):           // on a thread that may be busy
///         action = try machine.keysDerived(derivation.deriveKeys(), &input, into: &output)
///     case .ready(let facts), .cancelRequestSent: break loop
///     }
/// }
/// ```
///
/// After ``Action/ready(_:)`` what is left in the input belongs to the session. After an
/// error the machine stays failed and throws the same error.
public struct StartupMachine: ~Copyable, Sendable {
    public enum Action: Sendable {
        /// More of the server's bytes, once the output was sent.
        case needMore
        /// A TLS handshake, offering `postgresql` by ALPN, once the output was sent.
        case startTLS
        /// ``ScramDerivation/deriveKeys()``, off the loop.
        case deriveKeys(ScramDerivation)
        case ready(SessionFacts)
        /// The cancel request is in the output. The server closes without a reply; only
        /// then has it been passed on.
        case cancelRequestSent
    }

    enum State: Sendable {
        case notStarted
        case awaitingTLSAnswer
        case awaitingTLS
        case authenticating
        case awaitingKeys
        case initialising
        case ready
        case cancelled
    }

    /// The name that ALPN must select.
    public static let applicationProtocol = "postgresql"

    public let configuration: StartupConfiguration
    /// What is known so far.
    public internal(set) var facts: SessionFacts
    var state = State.notStarted
    /// Whether a whole message has come since the startup message.
    var hasHeard = false
    /// Whether the server has asked for something, and been answered.
    var hasAnswered = false
    /// Whether the server has named another version.
    var hasNegotiated = false
    var scram: ScramClient?
    var derivation: ScramDerivation?
    let nonce: String
    /// The hash of the server's certificate, once there is TLS.
    var endPointHash: [UInt8]?
    private var failure: PostgresProtocolError?

    /// - Parameter nonce: At least 18 random bytes for SCRAM.
    public init(_ configuration: StartupConfiguration, nonce: [UInt8]) {
        self.configuration = configuration
        self.nonce = Base64.encode(nonce)
        facts = SessionFacts(version: configuration.maximumVersion)
    }

    /// Where the machine is, for errors and logs.
    public var phase: PostgresProtocolError.StartupPhase {
        switch state {
        case .notStarted: .notStarted
        case .awaitingTLSAnswer: .tlsRequest
        case .awaitingTLS: .tlsHandshake
        case .authenticating, .awaitingKeys: hasHeard ? .authentication : .startup
        case .initialising: .initialisation
        case .ready, .cancelled: .ready
        }
    }

    /// Begins. The first bytes are appended to `output`.
    ///
    /// - Throws: `.configuration`, `.invalidRequest`.
    public mutating func start(
        into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        try run { machine throws(PostgresProtocolError) in
            guard case .notStarted = machine.state else { throw .violation("started twice") }
            try machine.configuration.validate()
            switch machine.configuration.tls {
            case .disable, .allow:
                return try machine.open(into: &output)
            case .prefer, .require, .verifyCA, .verifyFull:
                if machine.configuration.tlsNegotiation == .direct {
                    machine.state = .awaitingTLS
                    return .startTLS
                }
                machine.state = .awaitingTLSAnswer
                try PostgresFrontend.SSLRequest().encode(into: &output)
                return .needMore
            }
        }
    }

    /// Takes the bytes that it understands from the front of `input`.
    public mutating func receive(
        _ input: inout ByteBuffer, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        try run { machine throws(PostgresProtocolError) in
            switch machine.state {
            case .awaitingTLSAnswer: return try machine.readTLSAnswer(&input, into: &output)
            case .authenticating, .initialising:
                return try machine.readMessages(&input, into: &output)
            case .awaitingKeys: return .needMore
            case .notStarted, .awaitingTLS, .ready, .cancelled:
                throw .violation("bytes during \(machine.phase.rawValue)")
            }
        }
    }

    /// The handshake that ``Action/startTLS`` asked for is done, and the certificate was
    /// checked as the mode demands.
    ///
    /// - Parameters:
    ///   - applicationProtocol: What ALPN selected.
    ///   - serverEndPointHash: The hash of the server's certificate (RFC 5929, section 4),
    ///     or `nil` when its signature algorithm defines none, as with Ed25519.
    public mutating func tlsEstablished(
        applicationProtocol: String?, serverEndPointHash: [UInt8]?, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        try run { machine throws(PostgresProtocolError) in
            guard case .awaitingTLS = machine.state else {
                throw .violation("a TLS handshake that was not asked for")
            }
            let isDirect = machine.configuration.tlsNegotiation == .direct
            if applicationProtocol != Self.applicationProtocol,
                isDirect || applicationProtocol != nil
            {
                throw .tlsNegotiation(.applicationProtocol(applicationProtocol))
            }
            machine.facts.isEncrypted = true
            machine.endPointHash = serverEndPointHash
            return try machine.open(into: &output)
        }
    }

    /// The keys that ``Action/deriveKeys(_:)`` asked for. Goes on with what `input` holds.
    public mutating func keysDerived(
        _ keys: ScramKeys, _ input: inout ByteBuffer, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        try run { machine throws(PostgresProtocolError) in
            guard case .awaitingKeys = machine.state else {
                throw .violation("keys that were not asked for")
            }
            machine.state = .authenticating
            try machine.answer(with: keys, into: &output)
            return try machine.readMessages(&input, into: &output)
        }
    }

    /// The server sends no more: what to throw.
    public mutating func end() -> PostgresProtocolError {
        if let failure { return failure }
        let error = PostgresProtocolError(.closedByServer(phase))
        failure = error
        return error
    }

    /// What may be tried on a new connection when the handshake that
    /// ``Action/startTLS`` asked for fails.
    public var fallbacksAfterTLSFailure: PostgresProtocolError.Fallbacks {
        configuration.tls == .prefer ? .withoutTLS : []
    }

    // MARK: - Steps

    /// Keeps what `step` throws, and throws it again ever after.
    private mutating func run(
        _ step: (inout StartupMachine) throws(PostgresProtocolError) -> Action
    ) throws(PostgresProtocolError) -> Action {
        if let failure { throw failure }
        do { return try step(&self) } catch {
            failure = error
            throw error
        }
    }

    /// Sends what the connection is for.
    private mutating func open(
        into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        switch configuration.purpose {
        case .session:
            try configuration.startupMessage.encode(into: &output)
            state = .authenticating
            return .needMore
        case .cancellation(let key):
            let request = PostgresFrontend.CancelRequest(
                processID: key.processID, secretKey: key.secretKey)
            try request.encode(into: &output)
            state = .cancelled
            return .cancelRequestSent
        }
    }

    private mutating func readTLSAnswer(
        _ input: inout ByteBuffer, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        guard !input.isEmpty else { return .needMore }
        let answer = input.bytes[0]
        input.consume(1)
        switch answer {
        case UInt8(ascii: "S"):
            // Whatever follows was sent by somebody who is not behind TLS.
            guard input.isEmpty else {
                throw .tlsNegotiation(.bytesBeforeHandshake(input.count))
            }
            state = .awaitingTLS
            return .startTLS
        case UInt8(ascii: "N"):
            guard configuration.tls == .prefer else { throw PostgresProtocolError(.tlsRefused) }
            return try open(into: &output)
        case UInt8(ascii: "E"): throw .tlsNegotiation(.serverError)
        default: throw .tlsNegotiation(.unexpectedAnswer(answer))
        }
    }

    private mutating func readMessages(
        _ input: inout ByteBuffer, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action {
        while true {
            let header = try BackendFrameHeader.parse(
                input.bytes.bytes, limit: configuration.maximumMessageLength)
            guard let header, input.count >= header.length else { return .needMore }
            let action = try handle(
                type: header.type,
                body: input.bytes.bytes.extracting(BackendFrameHeader.size..<header.length),
                into: &output)
            hasHeard = true
            input.consume(header.length)
            if let action { return action }
        }
    }
}
