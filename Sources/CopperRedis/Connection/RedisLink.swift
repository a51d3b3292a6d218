import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience
import Synchronization

/// One established connection: the one that most commands share, or one for exclusive use.
///
/// Any number of tasks send commands at once; they are answered in order. A task that is
/// cancelled or out of time leaves, and its reply is read and dropped: the others' replies
/// stay their own.
final class RedisLink: PooledConnection {
    let core: ConnectionCore
    let facts: RedisFacts
    let endpoint: Endpoint
    let context: RedisContext
    /// By which the cache knows this connection, over which it is told what changes.
    let epoch: UInt64?
    private let options: RedisLinkOptions
    private let greeting: RedisGreetingSettings
    private let isChanged = Atomic(false)
    private let isSpoiled = Atomic(false)
    let wire: RedisWire
    /// Whether the server is being asked if it is still there.
    let isDoubted = Atomic(false)
    let upkeepTimer = Lock<LoopTimer?>(nil)
    let heartbeat = Lock<LoopTimer?>(nil)
    /// What had come when the heart beat last.
    let lastPulse = Atomic(0)

    init(
        _ opened: RedisOpened, options: RedisLinkOptions, context: RedisContext,
        onEnd: @escaping @Sendable () -> Void
    ) {
        facts = opened.facts
        endpoint = opened.endpoint
        greeting = opened.greeting
        self.options = options
        self.context = context
        let observer = context.configuration.observer
        let source = context.source(at: endpoint)
        let cache = options.cache
        let epoch = cache?.open()
        self.epoch = epoch
        wire = RedisWire(
            limits: context.configuration.limits,
            isRedacted: context.configuration.redactsServerText
        ) { push in
            if let cache, let epoch { cache.hear(push, epoch) }
            options.onPush(push)
        }
        core = ConnectionCore(stream: opened.stream, session: wire, unread: opened.unread) {
            error in
            if let cache, let epoch { cache.close(epoch) }
            options.onEnd(error)
            observer?.occurred(.closed(reason: "\(error)"), in: source)
            onEnd()
        }
        core.start()
    }

    deinit {
        upkeepTimer.withLock { $0 }?.cancel()
        heartbeat.withLock { $0 }?.cancel()
        close()
    }

    /// Sends the commands in one piece and waits for all their replies. When the connection
    /// is lost meanwhile, those that came are not lost.
    ///
    /// - Throws: ``RedisError`` when none of them was sent, or time is up; `CancellationError`.
    func run(
        _ commands: ArraySlice<RedisCommand>, deadline: MonotonicTime
    ) async throws -> RedisPipelineOutcome {
        guard !commands.isEmpty else { return RedisPipelineOutcome(replies: []) }
        defer { if let cache = options.forgetful { cache.forget(commands) } }
        let token = integrityToken()
        let request = RedisRequest(replies: commands.count, token: token, deadline: deadline)
        var words: [UInt8] = []
        // By the first: mostly they are alike.
        words.reserveCapacity(commands.count * (commands.first?.words.byteCount ?? 0))
        let span = commands.span
        for index in span.indices { span[index].words.append(to: &words) }
        token?.command.words.append(to: &words)
        try ConnectionCore.checkCancellation()
        do {
            while try !submit(request, words.span) { try await waitForRoom(by: deadline) }
            try await core.finish(request)
        } catch RequestInterruption.lost(let cause, effect: .unknown) {
            let failure = self.failure(
                of: RequestInterruption.lost(cause, effect: .unknown), "a pipeline")
            guard let failure = failure as? RedisError else { throw failure }
            return RedisPipelineOutcome(replies: request.replies, failure: failure)
        } catch {
            throw failure(of: error, "a pipeline")
        }
        return RedisPipelineOutcome(replies: request.replies)
    }

    /// Has the cache forget what a command has changed.
    func forget(_ command: RedisCommand) {
        if let cache = options.forgetful { cache.forget(command) }
    }

    /// Of the connection that nobody changes, where ECHO is answered as usual.
    private func integrityToken() -> RedisToken? {
        guard let tokens = context.tokens, !isChanged.load(ordering: .acquiring) else {
            return nil
        }
        return tokens.take()
    }

    /// Sends one command and waits for its reply.
    ///
    /// - Throws: ``RedisError`` with code `.serverError` when the reply is an error.
    @inline(never)
    func run(_ command: RedisCommand, deadline: MonotonicTime) async throws -> RedisReply {
        try await runInline(command, deadline: deadline)
    }

    /// The same, for the way that most commands go: each asynchronous call on it costs a task
    /// frame, and each place that it is compiled to 10 kB.
    @inline(__always)
    func runInline(
        _ command: RedisCommand, deadline: MonotonicTime
    ) async throws -> RedisReply {
        defer { forget(command) }
        let request = try await request(command, deadline)
        guard let reply = request.takeOnly() else {
            throw RedisError(.protocolViolation, "A command has no reply")
        }
        if reply.isError, let error = reply.error { throw failure(by: error, of: command) }
        return reply
    }

    @inline(never)
    private func failure(by error: RESPServerError, of command: RedisCommand) -> RedisError {
        RedisError(server: error, at: endpoint, operation: command.name)
            .with {
                if command.mayFailHalfway(with: error) { $0.effect = .unknown }
                $0.redactsServerText = context.configuration.redactsServerText
            }
    }

    @inline(__always)
    private func request(
        _ command: RedisCommand, _ deadline: MonotonicTime
    ) async throws -> RedisRequest {
        try ConnectionCore.checkCancellation()
        let token = integrityToken()
        let request = RedisRequest(token: token, deadline: deadline)
        do {
            if let token {
                let words = command.words.encoded + token.command.words.encoded
                while try !submit(request, words.span) { try await waitForRoom(by: deadline) }
            } else {
                while try !submit(request, command.words) { try await waitForRoom(by: deadline) }
            }
            try await core.finish(request)
        } catch {
            throw failure(of: error, command.name)
        }
        return request
    }

    private func submit(
        _ request: RedisRequest, _ words: RedisWords
    ) throws(RequestInterruption) -> Bool {
        try words.withSpan { words throws(RequestInterruption) in try submit(request, words) }
    }

    /// Returns false, with nothing submitted, while too much waits to be sent.
    private func submit(
        _ request: RedisRequest, _ words: borrowing Span<UInt8>
    ) throws(RequestInterruption) -> Bool {
        guard let transmission = try core.enqueue(request, words) else { return false }
        core.transmit(transmission)
        return true
    }

    func waitForRoom(by deadline: MonotonicTime) async throws {
        do {
            try await core.waitForRoom(by: deadline)
        } catch is RequestInterruption {
            throw RedisError(
                .timedOut, "The server did not read what was sent before in time"
            ).with { $0.effect = .notSent }
        }
    }

    func failure(of error: any Error, _ operation: String) -> any Error {
        var result: RedisError
        switch error {
        case let error as RedisError: result = error
        case RequestInterruption.timedOut:
            doubt()
            result = RedisError(.timedOut, "The reply did not come in time")
        case RequestInterruption.lost(let cause, let effect):
            result = RedisError(lost: cause, effect)
        default: return error
        }
        result.endpoint = endpoint
        if result.phase == nil { result.phase = .executing }
        result.operation = operation
        return result
    }

    /// Waits until everything asked for is answered, or until `deadline`.
    func drain(until deadline: MonotonicTime) async {
        // What comes last is answered last; again, for those who had begun to ask.
        while core.openRequests > 0, core.loop.now < deadline {
            _ = try? await run(RedisCommand("PING"), deadline: deadline)
        }
    }

    // MARK: The pool's side

    var capacity: Int { options.capacity }

    var poolState: PooledConnectionState {
        if core.ending != nil { return .broken }
        if capacity > 1 { return .clean }
        return core.isQuiet && !isChanged.load(ordering: .acquiring) ? .clean : .needsReset
    }

    /// A command that runs now changes what later ones mean.
    func change() { isChanged.store(true, ordering: .releasing) }

    /// And in a way that RESET does not take back.
    func spoil() {
        isSpoiled.store(true, ordering: .releasing)
        change()
    }

    private var checkDeadline: MonotonicTime { core.loop.now + .seconds(5) }

    func check() async -> Bool {
        (try? await run(RedisCommand("PING"), deadline: checkDeadline)) != nil
    }

    /// What is still unanswered was given up by its task, and may block for long: then the
    /// connection is of no more use. Else RESET and the greeting put everything right.
    /// Servers before 6.2 do not know RESET: their connections are not used a second time.
    func reset() async -> Bool {
        guard core.isQuiet, !isSpoiled.load(ordering: .acquiring) else { return false }
        do {
            _ = try await run(RedisCommand("RESET"), deadline: checkDeadline)
            var settings = greeting
            settings.version = facts.version
            var greeting = RedisGreeting(settings)
            let outcome = try await run(greeting.begin()[...], deadline: checkDeadline)
            guard outcome.failure == nil,
                case .ready = try greeting.receive(outcome.replies.map { try $0.value })
            else {
                return false
            }
            isChanged.store(false, ordering: .releasing)
            return true
        } catch {
            return false
        }
    }

    func close() {
        core.close(NetError(.closed, "the connection was closed"))
    }
}
