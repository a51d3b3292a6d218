import CopperNet
import CopperResilience

/// Something that belongs to one owner for a time, and is renewed while it is used: a lock.
struct RedisLease: Sendable {
    let context: RedisContext
    let duration: Duration
    /// What renews it; false when it belongs to somebody else.
    let renew: @Sendable (_ timeout: Duration) async throws -> Bool

    private enum Outcome<Result: Sendable>: Sendable {
        case done(Result)
        case lost
        case stopped
    }

    /// Runs `body`, and renews the lease three times in its duration meanwhile. When it is lost
    /// `body` is cancelled.
    ///
    /// - Parameters:
    ///   - start: When it was asked for: it ends no later than its duration behind that.
    ///   - onRenewal: Is told until when it is held.
    /// - Throws: What `body` throws; ``RedisError`` with code `.lockLost`.
    func hold<Result: Sendable>(
        since start: MonotonicTime,
        onRenewal: @escaping @Sendable (MonotonicTime) -> Void = { _ in },
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Outcome<Result>.self) { group in
            group.addTask { .done(try await body()) }
            // On the loop, where no work of the program's holds it up.
            group.addTask(executorPreference: context.housekeepingLoop) {
                await keep(since: start, onRenewal) ? .stopped : .lost
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                switch outcome {
                case .done(let result): return result
                case .lost:
                    throw RedisError(
                        .lockLost, "The lock was lost before the end of what it protects",
                        advice: "Have what is written check the lock's token")
                case .stopped: continue
                }
            }
            throw CancellationError()
        }
    }

    /// Renews until it is lost, which is false, or the task is cancelled.
    private func keep(
        since start: MonotonicTime, _ onRenewal: @Sendable (MonotonicTime) -> Void
    ) async -> Bool {
        let loop = context.housekeepingLoop
        var end = start + duration
        // By the clock, not from here: the lease may be half over.
        var next = start + duration / 3
        while true {
            do {
                try await context.pause(min(next, end) - loop.now)
            } catch {
                return true
            }
            let now = loop.now
            guard now < end else { return false }
            do {
                guard try await renew(end - now) else { return false }
                end = now + duration
                onRenewal(end)
                next = now + duration / 3
            } catch {
                if Task.isCancelled { return true }
                // Tried again, until it has run out.
                next = loop.now + duration / 10
            }
        }
    }
}

/// Who holds something: a name that nobody else has.
func newOwner() -> String {
    let (high, low) = (UInt64.random(in: 0...(.max)), UInt64.random(in: 0...(.max)))
    return String(high, radix: 36) + "-" + String(low, radix: 36)
}
