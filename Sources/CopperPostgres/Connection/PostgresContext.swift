import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience
import CopperTLS

/// What the connections of one client share: its configuration, its background tasks, the
/// TLS material, and the SCRAM keys derived so far.
final class PostgresContext: Sendable {
    let configuration: PostgresConfiguration
    /// Whether the configuration has an observer, which to look for costs a copy of it.
    let isObserved: Bool
    let group: EventLoopGroup
    /// Whose clock and timers the client uses beside those of its connections.
    let housekeepingLoop: EventLoop
    let supervisor = Supervisor(name: "postgres")
    let tls: TLSContext
    let user: String
    let startupParameters: [PostgresFrontend.StartupMessage.Parameter]
    /// Keeps what is run again a small part of all.
    let retryBudget = Lock(RetryBudget())
    /// Deriving SCRAM's keys takes the server's iterations; a pool that opens ten
    /// connections pays for them once.
    private let derivedKeys = Lock<[ScramDerivation: ScramKeys]>([:])

    init(
        _ configuration: PostgresConfiguration, group: EventLoopGroup
    ) throws(PostgresError) {
        self.configuration = configuration
        isObserved = configuration.observer != nil
        self.group = group
        housekeepingLoop = group.next()
        tls = TLSContext(configuration.tls.tlsConfiguration())
        user = try configuration.resolvedUser()
        startupParameters = try configuration.startupMessageParameters()
            .filter { $0.name != "user" && $0.name != "database" }
            .map { .init($0.name, $0.value) }
    }

    /// Decides the jitter of lifetimes and pauses.
    var seed: UInt64 {
        housekeepingLoop.isSimulated ? 1 : UInt64.random(in: 0...UInt64.max)
    }

    /// Waits on the client's clock.
    ///
    /// - Throws: `CancellationError`.
    func pause(_ duration: Duration) async throws {
        let promise = Promise<Void>()
        let timer = LoopTimer(on: housekeepingLoop) { promise.settle(.success(())) }
        timer.schedule(at: housekeepingLoop.now + duration)
        defer { timer.cancel() }
        try await promise.value()
    }

    /// When a call with this timeout must be over: the earliest of the timeout, the
    /// configuration's and the task's own.
    func deadline(_ timeout: Duration?) -> MonotonicTime {
        guard timeout != nil || configuration.timeouts.query != nil else {
            return Deadline.current ?? .distantFuture
        }
        let now = housekeepingLoop.now
        let own = timeout.map { now + $0 } ?? .distantFuture
        let usual = configuration.timeouts.query.map { now + $0 } ?? .distantFuture
        return Deadline.earlier(of: min(own, timeout == nil ? usual : .distantFuture))
    }

    var knownKeys: [ScramDerivation: ScramKeys] { derivedKeys.withLock { $0 } }

    func remember(_ keys: ScramKeys, for derivation: ScramDerivation) {
        derivedKeys.withLock { known in
            // One password and salt a server; a server that invents salts must not fill memory.
            if known.count >= 32 { known.removeAll() }
            known[derivation] = keys
        }
    }

    /// Asks the server to end what `link` is doing, on a connection of its own to the same
    /// address, with the same TLS. Returns when the server has closed it: then the signal
    /// was sent, and cannot hit a later request. What fails is the caller's to find out
    /// by waiting for the request's end.
    func cancel(_ link: PostgresLink, deadline: MonotonicTime) async {
        guard let key = link.facts.backendKey else { return }
        try? await PostgresDialer(context: self).cancel(key, of: link, deadline: deadline)
    }
}

/// What is known of a connection beside its session.
final class PostgresLinkFacts: Sendable {
    /// As configured.
    let endpoint: Endpoint
    /// The address in use, which is the one to cancel at: behind the name there may be
    /// another server by then.
    let target: Endpoint
    let tlsMode: PostgresTLSMode
    let backendKey: PostgresBackend.BackendKeyData?
    let tls: TLSFacts?
    let session: SessionFacts

    init(
        endpoint: Endpoint, target: Endpoint, tlsMode: PostgresTLSMode,
        backendKey: PostgresBackend.BackendKeyData?, tls: TLSFacts?, session: SessionFacts
    ) {
        self.endpoint = endpoint
        self.target = target
        self.tlsMode = tlsMode
        self.backendKey = backendKey
        self.tls = tls
        self.session = session
    }

    /// The server process's number; `nil` behind poolers that cannot cancel.
    var processID: Int32? { backendKey?.processID }
}
