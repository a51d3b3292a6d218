import CopperBytes
import CopperCrypto
import CopperNet
import CopperPostgresProtocol
import CopperResilience
import CopperTLS

/// Opens connections: chooses among the endpoints, performs TLS and authentication with the
/// pure ``StartupMachine``, and falls back where the mode allows it.
struct PostgresDialer {
    let context: PostgresContext
    private var configuration: PostgresConfiguration { context.configuration }

    init(context: PostgresContext) {
        self.context = context
    }

    /// An established session.
    ///
    /// - Throws: ``PostgresError`` that tells where it failed and what the server said;
    ///   `CancellationError`.
    func connect(onEnd: @escaping @Sendable () -> Void) async throws -> PostgresLink {
        let loop = context.group.next()
        var candidates = configuration.endpoints
        if configuration.loadBalancing == .random { candidates.shuffle() }
        let wanted = configuration.targetSession
        var failure = PostgresError(.configuration, "There is no endpoint")
        // Who prefers a standby takes, once no standby answered, a server that did.
        for wanted in wanted == .preferStandby ? [wanted, .any] : [wanted] {
            var unsuitable: [Endpoint] = []
            for endpoint in candidates {
                do {
                    let link = try await connect(to: endpoint, on: loop, onEnd: onEnd)
                    try await check(link, is: wanted)
                    return link
                } catch let error as PostgresError {
                    failure = error
                    if error.code == .noSuitableServer {
                        unsuitable.append(endpoint)
                    } else if error.code != .connectionFailed, !error.mayPass {
                        // As libpq does: who is refused by one server would be by the next.
                        throw error
                    }
                }
            }
            candidates = unsuitable
        }
        throw failure
    }

    /// Closes `link` and throws unless its server is of the wanted kind.
    private func check(
        _ link: PostgresLink, is wanted: PostgresConfiguration.TargetSession
    ) async throws {
        guard wanted != .any else { return }
        let deadline = configuration.timeouts.connect.map { link.loop.now + $0 } ?? .distantFuture
        guard try await link.fits(wanted, deadline: deadline) else {
            link.close()
            let endpoint = link.facts.endpoint
            throw PostgresError(
                .noSuitableServer, "\(endpoint) is not a server for \(wanted.rawValue) sessions",
                advice: "Name a server that is among the endpoints, or change targetSession"
            ).with { $0.endpoint = endpoint }
        }
    }

    private func connect(
        to endpoint: Endpoint, on loop: EventLoop, onEnd: @escaping @Sendable () -> Void
    ) async throws -> PostgresLink {
        var attempt = Attempt(
            endpoint: endpoint, target: configuration.target(of: endpoint),
            tlsMode: tlsMode(for: endpoint), version: configuration.maxProtocolVersion,
            deadline: configuration.timeouts.connect.map { loop.now + $0 } ?? .distantFuture)
        let observer = configuration.observer
        let source = context.source(at: endpoint)
        let start = loop.now
        observer.note(.connecting, in: source)
        while true {
            do {
                let link = try await establish(attempt, on: loop, onEnd: onEnd)
                observer.note(.connected(after: loop.now - start), in: source)
                return link
            } catch {
                let failure = error as? AttemptFailure
                if let failure, attempt.fallBack(failure.fallbacks) { continue }
                let reason = failure?.error ?? error
                observer.note(.connectFailed(reason, after: loop.now - start), in: source)
                throw reason
            }
        }
    }

    private func tlsMode(for endpoint: Endpoint) -> PostgresTLSMode {
        if case .unix = endpoint { return .disable }
        return configuration.tls.mode
    }

    private func establish(
        _ attempt: Attempt, on loop: EventLoop, onEnd: @escaping @Sendable () -> Void
    ) async throws -> PostgresLink {
        let opened = try await open(attempt, purpose: .session, on: loop)
        guard case .session(let facts) = opened.outcome else {
            throw PostgresError(.protocolViolation, "A session ended before it began")
        }
        for notice in facts.notices { configuration.onNotice?(notice) }
        let linkFacts = PostgresLinkFacts(
            endpoint: attempt.endpoint,
            target: opened.stream.info.remoteEndpoint ?? attempt.target, tlsMode: attempt.tlsMode,
            backendKey: facts.backendKey, tls: opened.stream.info.tls, session: facts)
        return PostgresLink(
            stream: opened.stream, session: PostgresSession(facts), unread: opened.unread,
            facts: linkFacts, context: context, onEnd: onEnd)
    }

    /// Sends a cancel request and waits until the server closes.
    func cancel(
        _ key: PostgresBackend.BackendKeyData, of link: PostgresLink, deadline: MonotonicTime
    ) async throws {
        let attempt = Attempt(
            endpoint: link.facts.endpoint, target: link.facts.target,
            tlsMode: link.facts.tls == nil ? .disable : link.facts.tlsMode,
            version: link.facts.session.version, deadline: deadline)
        let opened = try await open(attempt, purpose: .cancellation(key), on: link.loop)
        let io = StreamIO(opened.stream)
        defer { io.close() }
        while try await !io.read(deadline: deadline).isEmpty {}
    }

    // MARK: One attempt

    private struct Attempt {
        var endpoint: Endpoint
        var target: Endpoint
        var tlsMode: PostgresTLSMode
        var version: ProtocolVersion
        var deadline: MonotonicTime

        /// Changes the attempt to what may be tried instead; false when nothing may.
        mutating func fallBack(_ fallbacks: PostgresProtocolError.Fallbacks) -> Bool {
            if fallbacks.contains(.withTLS), tlsMode == .allow {
                tlsMode = .require
            } else if fallbacks.contains(.withoutTLS), tlsMode == .prefer {
                tlsMode = .disable
            } else if fallbacks.contains(.olderProtocol), version > .v3_0 {
                version = .v3_0
            } else {
                return false
            }
            return true
        }
    }

    private struct AttemptFailure: Error {
        var error: any Error
        var fallbacks: PostgresProtocolError.Fallbacks
    }

    private indirect enum Outcome {
        case session(SessionFacts)
        case cancelRequestSent
    }

    private struct Opened {
        var stream: any ByteStream
        var unread: [UInt8]
        var outcome: Outcome
    }

    private func open(
        _ attempt: Attempt, purpose: StartupConfiguration.Purpose, on loop: EventLoop
    ) async throws -> Opened {
        let stream: any ByteStream
        do {
            stream = try await configuration.connector.connect(
                to: attempt.target, options: configuration.socket, on: loop,
                deadline: attempt.deadline)
        } catch let error as NetError {
            throw PostgresError(connecting: error, to: attempt.endpoint)
        }
        let handshake = try Handshake(
            stream: stream, startup: startup(for: attempt, purpose, stream.info.repeatable),
            attempt: attempt, context: context)
        do {
            let outcome = try await handshake.run()
            let (stream, unread) = await handshake.io.detach()
            return Opened(stream: stream, unread: unread + handshake.leftover, outcome: outcome)
        } catch {
            handshake.io.close()
            throw handshake.failure(of: error)
        }
    }

    private func startup(
        for attempt: Attempt, _ purpose: StartupConfiguration.Purpose,
        _ repeatable: RepeatableChoices?
    ) throws -> StartupConfiguration {
        var startup = StartupConfiguration(user: context.user)
        startup.purpose = purpose
        startup.database = configuration.database
        startup.password =
            repeatable?.password.map { Secret($0) } ?? configuration.password(for: attempt.endpoint)
        if let keys = configuration.scramKeys {
            startup.scramKeys = try ScramKeys(
                clientKey: Base64.decode(keys.client.revealed) ?? [],
                serverKey: Base64.decode(keys.server.revealed) ?? [])
        }
        startup.knownKeys = context.knownKeys
        startup.parameters = context.startupParameters
        startup.tls = attempt.tlsMode
        startup.tlsNegotiation =
            configuration.tls.negotiation == .direct && attempt.tlsMode != .disable
            ? .direct : .request
        startup.channelBinding =
            attempt.tlsMode == .disable && configuration.channelBinding != .require
            ? .disable : configuration.channelBinding
        startup.authentication = configuration.requireAuth
        startup.minimumVersion = configuration.minProtocolVersion
        startup.maximumVersion = attempt.version
        startup.maximumScramIterations = configuration.limits.maximumScramIterations
        return startup
    }

    /// The conversation from the first byte to ReadyForQuery.
    private final class Handshake {
        var io: StreamIO
        var machine: StartupMachine
        /// Bytes of the session that came with the handshake's last.
        var leftover: [UInt8] = []
        let attempt: Attempt
        let context: PostgresContext

        init(
            stream: any ByteStream, startup: StartupConfiguration, attempt: Attempt,
            context: PostgresContext
        ) throws {
            let random: any RandomSource =
                stream.info.repeatable.map {
                    SeededRandomSource(seed: $0.seed, connection: $0.connection)
                } ?? .system
            io = StreamIO(stream)
            machine = StartupMachine(startup, nonce: try random.bytes(18))
            self.attempt = attempt
            self.context = context
        }

        func run() async throws -> Outcome {
            var input = ByteBuffer()
            var output = ByteBuffer()
            var action = try machine.start(into: &output)
            while true {
                if !output.isEmpty {
                    try await io.write(output.toArray(), deadline: attempt.deadline)
                    output.removeAll()
                }
                switch action {
                case .needMore:
                    guard try await io.read(into: &input, deadline: attempt.deadline) > 0 else {
                        throw machine.end()
                    }
                    action = try machine.receive(&input, into: &output)
                case .startTLS:
                    let facts = try await secure()
                    action = try machine.tlsEstablished(
                        applicationProtocol: facts?.applicationProtocol,
                        serverEndPointHash: facts?.serverEndPointHash, into: &output)
                case .deriveKeys(let derivation):
                    let keys = try await WorkerPool.shared.run { try derivation.deriveKeys() }
                    context.remember(keys, for: derivation)
                    action = try machine.keysDerived(keys, &input, into: &output)
                case .ready(let facts):
                    leftover = input.toArray()
                    return .session(facts)
                case .cancelRequestSent:
                    return .cancelRequestSent
                }
            }
        }

        private func secure() async throws -> TLSFacts? {
            let (plain, _) = await io.detach()
            let attempt = attempt
            let tls = context.tls
            let name = context.configuration.tls.serverName ?? attempt.endpoint.hostName
            let secured = try await context.configuration.connector.secure(plain) { transport in
                try await TLSStream.client(
                    over: transport, context: tls, serverName: name, deadline: attempt.deadline)
            }
            io = StreamIO(secured)
            return secured.info.tls
        }

        /// What went wrong, in the client's words, and what may be tried instead.
        func failure(of error: any Error) -> any Error {
            switch error {
            case let error as PostgresProtocolError:
                return AttemptFailure(
                    error: PostgresError(starting: error, machine.phase, at: attempt.endpoint),
                    fallbacks: error.fallbacks)
            case let error as NetError:
                return AttemptFailure(
                    error: PostgresError(starting: error, machine.phase, at: attempt.endpoint),
                    fallbacks: error.kind == .tls ? machine.fallbacksAfterTLSFailure : [])
            default:
                return error
            }
        }
    }
}

extension Endpoint {
    /// The name that a certificate is checked against; empty for unix sockets.
    fileprivate var hostName: String {
        if case .host(let name, _) = self { name } else { "" }
    }
}
