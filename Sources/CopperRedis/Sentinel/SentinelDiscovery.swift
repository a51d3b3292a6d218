import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// Asks sentinels which server is the master, and the server whether it agrees.
final class SentinelDiscovery: RedisDiscovery {
    private let masterName: String
    /// With the sentinels' own credentials.
    private let context: RedisContext
    private let state: Lock<State>

    private struct State {
        /// The one that answered last comes first; those that the configuration names stay.
        var sentinels: [Endpoint]
        var isWatching = false
        var isClosed = false
    }

    /// How many sentinels are remembered beside those that the configuration names.
    private static let most = 32

    init(
        masterName: String, sentinels: [Endpoint], _ configuration: RedisConfiguration,
        group: EventLoopGroup
    ) {
        self.masterName = masterName
        var own = configuration
        own.topology = .standalone
        own.user = configuration.sentinel.user
        own.password = configuration.sentinel.password
        own.credentials = nil
        own.tls = configuration.sentinel.tls
        own.database = 0
        own.endpoints = sentinels
        // The next one may know as well.
        own.timeouts.connect = min(configuration.timeouts.connect ?? .seconds(2), .seconds(2))
        context = RedisContext(own, group: group)
        state = Lock(State(sentinels: sentinels))
    }

    func close() { state.withLock { $0.isClosed = true } }

    func discover(
        _ known: RedisServerMap?, preferring preferred: [Endpoint], _ inquiry: RedisInquiry
    ) async throws -> RedisServerMap {
        let own = RedisInquiry(context: context) { _ in nil }
        var failure = RedisError(.configuration, "There is no endpoint")
        for sentinel in state.withLock({ $0.sentinels }) {
            do {
                let report = try await report(of: sentinel, own)
                let map = try await map(report, inquiry)
                remember(sentinel, report.sentinels)
                return map
            } catch let error as RedisError {
                failure = error
            }
        }
        throw failure
    }

    private struct Report {
        var master: Endpoint
        var replicas: [Endpoint]
        var sentinels: [Endpoint]
    }

    private func report(of sentinel: Endpoint, _ inquiry: RedisInquiry) async throws -> Report {
        let answer = try await inquiry.ask(
            sentinel,
            [
                RedisCommand("SENTINEL", "GET-MASTER-ADDR-BY-NAME", masterName),
                // Sentinels before 5 know the old word only, and have no others then.
                RedisCommand("SENTINEL", "REPLICAS", masterName),
                RedisCommand("SENTINEL", "SENTINELS", masterName),
            ])
        let first = answer.replies.first ?? .null
        if let error = first.serverError {
            throw RedisError(server: error, at: sentinel, operation: "SENTINEL").with {
                $0.code = .connectionFailed
                $0.effect = .notSent
            }
        }
        guard let master = SentinelReport.master(first, asked: sentinel) else {
            throw RedisError(
                .connectionFailed, "The sentinel watches no master of that name",
                advice: "Check the name in the URL against SENTINEL MASTERS"
            ).with { $0.endpoint = sentinel }
        }
        return Report(
            master: master,
            replicas: SentinelReport.replicas(answer.replies[1], asked: sentinel),
            sentinels: SentinelReport.sentinels(answer.replies[2], asked: sentinel))
    }

    /// A sentinel may not have heard yet that its master is none any more: the server knows.
    private func map(_ report: Report, _ inquiry: RedisInquiry) async throws -> RedisServerMap {
        let needsReplicas = inquiry.context.configuration.readFrom != .master
        let asked = [report.master] + (needsReplicas ? report.replicas : [])
        let answers = await inquiry.roles(of: asked)
        guard let master = answers.master, master.endpoint == report.master else {
            throw answers.failure
                ?? RedisError(
                    .connectionFailed, "The server that the sentinels name is not a master (yet)"
                ).with { $0.endpoint = report.master }
        }
        return RedisServerMap(
            .init(master: master, replicas: answers.replicas(of: report.replicas)))
    }

    private func remember(_ first: Endpoint, _ others: [Endpoint]) {
        state.withLock { state in
            var seen: Set<Endpoint> = []
            let configured = context.configuration.endpoints
            let all = ([first] + configured + others).filter { seen.insert($0).inserted }
            state.sentinels = Array(all.prefix(configured.count + Self.most))
        }
    }

    // MARK: Listening

    /// Between attempts at a sentinel that tells of changes.
    private static let pause = Duration.seconds(1)
    /// How often a sentinel that says nothing is asked whether it is there.
    private static let heartbeat = Duration.seconds(10)

    func watch(_ context: RedisContext, onChange: @escaping @Sendable () -> Void) {
        let starts = state.withLock { state in
            defer { state.isWatching = true }
            return !state.isWatching && !state.isClosed
        }
        guard starts else { return }
        context.supervisor.start("sentinel", on: context.housekeepingLoop) { [self] in
            while !Task.isCancelled, !state.withLock({ $0.isClosed }) {
                let sentinels = state.withLock { $0.sentinels }
                for sentinel in sentinels {
                    await listen(to: sentinel, onChange)
                    if Task.isCancelled { return }
                }
                try? await context.pause(Self.pause)
            }
        }
    }

    /// Listens until the sentinel is gone.
    private func listen(to sentinel: Endpoint, _ onChange: @escaping @Sendable () -> Void) async {
        var options = RedisLinkOptions()
        let name = masterName
        options.onPush = { push in
            guard let parts = push.elements, parts.count >= 3, parts[0].text == "message",
                let message = parts[2].text, SentinelReport.concerns(message, name)
            else { return }
            onChange()
        }
        let dialer = RedisDialer(context: context, options: options)
        guard let link = try? await dialer.connect(to: [sentinel], onEnd: {}) else { return }
        defer { link.close() }
        // In RESP2 messages cannot be told from replies; then the rest has to do: errors, and
        // asking now and then.
        guard link.facts.version == .resp3 else { return }
        let words = RedisCommand("SUBSCRIBE", "+switch-master", "+slave", "-sdown").words
        var bytes = ByteBuffer()
        bytes.append(words.encoded.span)
        guard (try? link.core.send(bytes)) != nil else { return }
        // What happened before the subscription was not told.
        onChange()
        while !Task.isCancelled {
            guard (try? await context.pause(Self.heartbeat)) != nil, await link.check() else {
                return
            }
        }
    }
}
