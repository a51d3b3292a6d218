import CopperBytes
import CopperNet
import CopperResilience

/// A lock that is held, in the body of ``RedisClient/withLock(_:lease:wait:_:)``.
public final class RedisLock: Sendable {
    /// The key.
    public let name: String
    /// Grows with each holder: what is written under the lock can be refused by whoever has seen
    /// a larger one. Without that nobody can keep a holder from writing that was stopped for
    /// longer than its lease, and does not know it yet.
    public let token: Int64
    private let loop: EventLoop
    private let end: Lock<MonotonicTime>

    init(name: String, token: Int64, end: MonotonicTime, loop: EventLoop) {
        self.name = name
        self.token = token
        self.loop = loop
        self.end = Lock(end)
    }

    /// How long it is held for certain if nothing renews it.
    public var remaining: Duration { max(end.withLock { $0 } - loop.now, .zero) }

    func renewed(until time: MonotonicTime) { end.withLock { $0 = time } }
}

extension RedisClient {
    /// Runs `body` while nobody else holds the lock of that name.
    ///
    /// ```swift
    /// let total = try await redis.withLock("invoice:42") { lock in
    ///     try await bill(fencedBy: lock.token)
    /// }
    /// ```
    ///
    /// The lock is renewed while `body` runs, and given back when it ends. If it is lost, since
    /// the server was away for longer than the lease or has lost its data, `body` is cancelled
    /// and an error thrown. One server decides: a failover may forget a lock, which is what
    /// ``RedisLock/token`` is for.
    ///
    /// - Parameters:
    ///   - name: The key of the lock. Its tokens are counted in `{name}:fence`, in the same
    ///     slot of a cluster.
    ///   - lease: After so long it is free for others when its holder is gone.
    ///   - wait: How long to wait for another holder.
    /// - Throws: What `body` throws; ``RedisError`` with code `.lockTaken` when others held it
    ///   all the time, with `.lockLost` when it was not held to the end.
    @discardableResult
    public func withLock<Result: Sendable>(
        _ name: String, lease: Duration = .seconds(30), wait: Duration = .seconds(10),
        _ body: @escaping @Sendable (RedisLock) async throws -> Result
    ) async throws -> Result {
        let lease = max(lease, .milliseconds(10))
        let holding = RedisLockHolding(redis: self, name: name, lease: lease)
        let start: MonotonicTime
        let token: Int64
        do {
            (start, token) = try await holding.acquire(within: wait)
        } catch {
            // It may have been taken, by a command whose reply nobody waits for.
            if holding.mayBeHeld(after: error) { await holding.release() }
            throw error
        }
        let loop = context.housekeepingLoop
        let lock = RedisLock(name: name, token: token, end: start + lease, loop: loop)
        do {
            let renewal = RedisLease(context: context, duration: lease) { timeout in
                try await holding.renew(timeout: timeout)
            }
            let result = try await renewal.hold(since: start, onRenewal: lock.renewed) {
                try await body(lock)
            }
            await holding.release()
            return result
        } catch {
            await holding.release()
            throw error
        }
    }
}

/// One attempt to hold a lock.
private struct RedisLockHolding: Sendable {
    let redis: RedisClient
    let name: String
    let lease: Duration
    private let owner = newOwner()

    init(redis: RedisClient, name: String, lease: Duration) {
        self.redis = redis
        self.name = name
        self.lease = lease
    }

    /// - Returns: When it was asked for, and its token.
    func acquire(within wait: Duration) async throws -> (MonotonicTime, Int64) {
        let context = redis.context
        let loop = context.housekeepingLoop
        let end = loop.now + wait
        var backoff = Backoff(base: .milliseconds(10), cap: .milliseconds(250))
        var random = SeededRandom(seed: context.seed)
        while true {
            let start = loop.now
            let answer = try await ask()
            let now = loop.now
            if answer.token > 0 {
                // The reply may be older than the lease, in a process that was stopped.
                if now < start + lease { return (start, answer.token) }
                continue
            }
            guard now < end else {
                throw RedisError(.lockTaken, "Somebody else holds the lock")
            }
            let usual = min(backoff.next(using: &random), end - now)
            try await context.pause(answer.pause(atMost: usual))
        }
    }

    private struct Answer {
        /// 0 where somebody else holds it.
        var token: Int64
        /// Milliseconds until the other's lease ends.
        var others: Int64

        /// No longer than the other's lease, which others wait for as well.
        func pause(atMost usual: Duration) -> Duration {
            others > 0 ? min(usual, .milliseconds(others)) : usual
        }
    }

    /// Asks for it once.
    private func ask() async throws -> Answer {
        let reply: [Int64] = try await redis.run(
            Self.acquisition, keys: [name, companion(of: name, "fence")],
            arguments: [owner, lease.wholeMilliseconds])
        guard let token = reply.first, let others = reply.last else {
            throw RedisError(.protocolViolation, "A lock was answered by nothing")
        }
        return Answer(token: token, others: others)
    }

    func mayBeHeld(after error: any Error) -> Bool {
        error is CancellationError || (error as? RedisError)?.effect == .unknown
    }

    func renew(timeout: Duration) async throws -> Bool {
        try await redis.run(
            Self.renewal, keys: [name], arguments: [owner, lease.wholeMilliseconds],
            timeout: timeout)
    }

    /// Whatever happens to the task. Where it does not work, the lease ends.
    func release() async {
        let timeout = min(lease, .seconds(5))
        _ = try? await redis.context.shielded("lock", timeout: timeout) {
            try await redis.run(Self.release, keys: [name], arguments: [owner], as: Bool.self)
        }
    }

    /// A second run, of one whose reply was lost, finds the lock its own.
    private static let acquisition = RedisScript(
        """
        local owner = redis.call('GET', KEYS[1])
        if owner and owner ~= ARGV[1] then return {0, redis.call('PTTL', KEYS[1])} end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        if owner then return {tonumber(redis.call('GET', KEYS[2]) or '1'), 0} end
        return {redis.call('INCR', KEYS[2]), 0}
        """, isIdempotent: true)

    private static let renewal = RedisScript(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """, isIdempotent: true)

    private static let release = RedisScript(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """, isIdempotent: true)
}
