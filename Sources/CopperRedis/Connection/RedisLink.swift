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
    let capacity: Int
    let context: RedisContext
    /// Commands are written here before they are taken over, whole or not at all.
    private let scratch = Lock(ByteBuffer(capacity: 1024))
    private let isChanged = Atomic(false)

    init(
        stream: any ByteStream, unread: [UInt8], facts: RedisFacts, endpoint: Endpoint,
        capacity: Int, context: RedisContext, onEnd: @escaping @Sendable () -> Void
    ) {
        self.facts = facts
        self.endpoint = endpoint
        self.capacity = capacity
        self.context = context
        let observer = context.configuration.observer
        let source = context.source(at: endpoint)
        // Pushes belong to subscriptions and to client-side caching, neither of which this
        // connection has asked for; a server may still send some, and means no harm.
        let wire = RedisWire(limits: context.configuration.limits) { _ in }
        core = ConnectionCore(stream: stream, session: wire, unread: unread) { error in
            observer?.occurred(.closed(reason: "\(error)"), in: source)
            onEnd()
        }
        core.start()
    }

    deinit { close() }

    /// Sends the commands in one piece and waits for all their replies.
    func run(
        _ commands: [RedisCommand], deadline: MonotonicTime
    ) async throws -> [RedisReply] {
        guard !commands.isEmpty else { return [] }
        return try await request(commands, deadline).replies
    }

    /// Sends one command and waits for its reply.
    ///
    /// - Throws: ``RedisError`` with code `.serverError` when the reply is an error.
    func run(_ command: RedisCommand, deadline: MonotonicTime) async throws -> RedisReply {
        guard let reply = try await request([command], deadline).last else {
            throw RedisError(.protocolViolation, "A command has no reply")
        }
        if let error = reply.error {
            throw RedisError(server: error, at: endpoint, operation: command.name)
        }
        return reply
    }

    private func request(
        _ commands: [RedisCommand], _ deadline: MonotonicTime
    ) async throws -> RedisRequest {
        try ConnectionCore.checkCancellation()
        do {
            while true {
                let request = RedisRequest(replies: commands.count, deadline: deadline)
                if try submit(request, commands) {
                    try await core.finish(request)
                    return request
                }
                try await waitForRoom(by: deadline)
            }
        } catch {
            throw failure(of: error, commands)
        }
    }

    /// Returns false, with nothing submitted, while too much waits to be sent.
    private func submit(_ request: RedisRequest, _ commands: [RedisCommand]) throws -> Bool {
        let transmission = try scratch.withLock { buffer in
            buffer.removeAll()
            for command in commands { command.write(to: &buffer) }
            defer { buffer.shrink(to: 64 << 10) }
            return try core.enqueue(request, buffer)
        }
        guard let transmission else { return false }
        core.transmit(transmission)
        return true
    }

    private func waitForRoom(by deadline: MonotonicTime) async throws {
        do {
            try await core.waitForRoom(by: deadline)
        } catch is RequestInterruption {
            throw RedisError(
                .timedOut, "The server did not read what was sent before in time"
            ).with { $0.effect = .notSent }
        }
    }

    private func failure(of error: any Error, _ commands: [RedisCommand]) -> any Error {
        var result: RedisError
        switch error {
        case let error as RedisError: result = error
        case RequestInterruption.timedOut:
            result = RedisError(.timedOut, "The reply did not come in time")
        case RequestInterruption.lost(let cause, let effect):
            result = RedisError(lost: cause, effect)
        default: return error
        }
        result.endpoint = endpoint
        if result.phase == nil { result.phase = .executing }
        result.operation = commands.count == 1 ? commands.first?.name : "a pipeline"
        return result
    }

    /// Waits until everything asked for is answered, or until `deadline`.
    func drain(until deadline: MonotonicTime) async {
        // What comes last is answered last.
        _ = try? await run(RedisCommand("PING"), deadline: deadline)
    }

    // MARK: The pool's side

    var poolState: PooledConnectionState {
        if core.ending != nil { return .broken }
        if capacity > 1 { return .clean }
        return core.isQuiet && !isChanged.load(ordering: .acquiring) ? .clean : .needsReset
    }

    /// A command that runs now changes what later ones mean.
    func change() { isChanged.store(true, ordering: .releasing) }

    private var checkDeadline: MonotonicTime { core.loop.now + .seconds(5) }

    func check() async -> Bool {
        (try? await run(RedisCommand("PING"), deadline: checkDeadline)) != nil
    }

    /// What is still unanswered was given up by its task, and may block for long: then the
    /// connection is of no more use. Else RESET and the greeting put everything right.
    /// Servers before 6.2 do not know RESET: their connections are not used a second time.
    func reset() async -> Bool {
        guard core.isQuiet else { return false }
        do {
            _ = try await run(RedisCommand("RESET"), deadline: checkDeadline)
            var settings = context.configuration.greeting
            settings.version = facts.version
            var greeting = RedisGreeting(settings)
            let replies = try await run(greeting.begin(), deadline: checkDeadline)
            guard case .ready = try greeting.receive(replies.map { try $0.value }) else {
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
