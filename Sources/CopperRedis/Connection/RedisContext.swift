import CopperBytes
import CopperNet
import CopperResilience
import CopperTLS
import Synchronization

/// What the connections of one client share.
final class RedisContext: Sendable {
    let configuration: RedisConfiguration
    /// The configuration's, which to look for there costs a copy of it.
    let observer: (any Observer)?
    let group: EventLoopGroup
    /// Whose clock and timers the client uses beside those of its connections.
    let housekeepingLoop: EventLoop
    let supervisor = Supervisor(name: "redis")
    let tls: TLSContext?
    /// Keeps what is run again a small part of all.
    let retryBudget = Lock(RetryBudget())
    /// Calls since the budget was looked at last, each of which adds to it.
    let calls = Atomic(0)
    /// Where what comes out of step is to be found out.
    let tokens: RedisTokens?

    init(_ configuration: RedisConfiguration, group: EventLoopGroup) {
        self.configuration = configuration
        observer = configuration.observer
        self.group = group
        housekeepingLoop = group.next()
        tls = configuration.tls.map { TLSContext($0) }
        let seed: UInt64 = housekeepingLoop.isSimulated ? 1 : .random(in: 0...UInt64.max)
        tokens = configuration.checksIntegrity ? RedisTokens(seed: seed) : nil
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

    /// - Parameter endpoint: `nil` where no server has been chosen yet.
    func source(at endpoint: Endpoint?) -> ObservedSource {
        ObservedSource(
            system: "redis",
            endpoint: (endpoint ?? configuration.endpoints.first)?.description ?? "",
            namespace: "\(configuration.database)")
    }

    /// When a call with this timeout must be over: the earliest of the timeout, or else the
    /// configuration's, and the task's own.
    ///
    /// Asked for once a call.
    ///
    /// - Throws: ``RedisError`` when the time is over before anything was done.
    func deadline(_ timeout: Duration?) throws(RedisError) -> MonotonicTime {
        calls.wrappingAdd(1, ordering: .relaxed)
        guard let timeout = timeout ?? configuration.timeouts.command else {
            guard let deadline = Deadline.current else { return .distantFuture }
            return try open(deadline, at: housekeepingLoop.now)
        }
        let now = housekeepingLoop.now
        return try open(Deadline.earlier(of: now + timeout), at: now)
    }

    private func open(
        _ deadline: MonotonicTime, at now: MonotonicTime
    ) throws(RedisError) -> MonotonicTime {
        guard deadline > now else {
            throw RedisError(.timedOut, "The time for it was over before it was sent")
                .with { $0.effect = .notSent }
        }
        return deadline
    }

    /// Runs `body` to its end even when the calling task is cancelled: for what must be given
    /// back. It is bounded by `timeout`, and cancelled when the client is shut down.
    func shielded<Result: Sendable>(
        _ name: String, timeout: Duration, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let deadline = housekeepingLoop.now + timeout
        return try await withCheckedThrowingContinuation { continuation in
            let isStarted = supervisor.start(name, on: housekeepingLoop) {
                do {
                    let result = try await withDeadline(deadline) { try await body() }
                    continuation.resume(returning: result)
                } catch {
                    continuation.resume(throwing: error)
                }
            }
            if !isStarted {
                continuation.resume(throwing: RedisError(acquiring: .shutDown, operation: name))
            }
        }
    }
}
