import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

/// Plays one attempt to begin a session against a scripted server.
struct StartupPlay {
    var configuration: StartupConfiguration
    /// The byte that answers SSLRequest.
    var tlsAnswer: [UInt8] = []
    var applicationProtocol: String? = "postgresql"
    var endPointHash: [UInt8]?
    /// How often PBKDF2 ran.
    private(set) var derivations = 0
    /// What the client sent.
    private(set) var sent: [UInt8] = []
    /// What was left of the server's bytes.
    private(set) var rest: [UInt8] = []

    init(_ configuration: StartupConfiguration = .test()) { self.configuration = configuration }

    /// Runs to readiness.
    ///
    /// - Parameter pieces: What the server sends after the answer to SSLRequest.
    /// - Throws: What the machine throws; what it throws at the end of the bytes.
    mutating func run(_ pieces: [[UInt8]]) throws -> SessionFacts {
        var machine = StartupMachine(configuration, nonce: Array(0..<18))
        var input = ByteBuffer()
        var output = ByteBuffer()
        var pieces = (tlsAnswer.isEmpty ? [] : [tlsAnswer]) + pieces
        var action = try machine.start(into: &output)
        while true {
            sent += output.toArray()
            output.removeAll()
            switch action {
            case .needMore:
                if pieces.isEmpty { throw machine.end() }
                input.append(pieces.removeFirst())
                action = try machine.receive(&input, into: &output)
            case .startTLS:
                action = try machine.tlsEstablished(
                    applicationProtocol: applicationProtocol, serverEndPointHash: endPointHash,
                    into: &output)
            case .deriveKeys(let derivation):
                derivations += 1
                let keys = try derivation.deriveKeys()
                action = try machine.keysDerived(keys, &input, into: &output)
            case .ready(let facts):
                rest = input.toArray() + pieces.flatMap(\.self)
                return facts
            case .cancelRequestSent:
                throw machine.end()
            }
        }
    }

    mutating func run(_ bytes: [UInt8]) throws -> SessionFacts { try run([bytes]) }

    mutating func run(_ messages: PostgresBackendMessage...) throws -> SessionFacts {
        try run([wire(messages)])
    }

    /// The error of an attempt that fails.
    mutating func failure(
        _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> PostgresProtocolError {
        do {
            _ = try run([bytes])
        } catch let error as PostgresProtocolError {
            return error
        }
        Issue.record("no error", sourceLocation: sourceLocation)
        return PostgresProtocolError(.misuse("no error"))
    }

    mutating func failure(
        _ messages: PostgresBackendMessage..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> PostgresProtocolError {
        try failure(wire(messages), sourceLocation: sourceLocation)
    }

    /// The client's messages, the start's without types.
    func sentMessages() throws -> [PostgresFrontendMessage] {
        try frontendFrames([sent], isStarted: false).map { try $0.frontendMessage() }
    }
}

extension StartupConfiguration {
    /// Without TLS unless told otherwise.
    static func test(
        user: String = "postgres", password: Secret? = nil, tls: PostgresTLSMode = .disable,
        _ change: (inout StartupConfiguration) -> Void = { _ in }
    ) -> StartupConfiguration {
        var configuration = StartupConfiguration(user: user)
        configuration.database = "postgres"
        configuration.password = password
        configuration.tls = tls
        change(&configuration)
        return configuration
    }
}
