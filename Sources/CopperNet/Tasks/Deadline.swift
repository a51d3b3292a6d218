public import CopperResilience

/// The deadline of the current task: no call that it makes lasts longer.
///
/// ```swift
/// try await withDeadline(after: .seconds(2)) {
///     try await db.execute("...")   // throws after two seconds at the latest
/// }
/// ```
public enum Deadline {
    /// On the clock of the loop that the task runs on: the system's, or a simulated one.
    @TaskLocal public static var current: MonotonicTime?

    /// The earlier of `deadline` and the task's own.
    public static func earlier(of deadline: MonotonicTime?) -> MonotonicTime {
        min(deadline ?? .distantFuture, current ?? .distantFuture)
    }

    /// `timeout` from now, or the task's own deadline when that is earlier.
    public static func earlier(of timeout: Duration, on clock: some TimeSource) -> MonotonicTime {
        earlier(of: clock.now + timeout)
    }
}

/// Runs `body` with a deadline for all that it calls. A deadline that is set already
/// and earlier stays.
public func withDeadline<Result, Failure: Error>(
    _ deadline: MonotonicTime, _ body: () async throws(Failure) -> Result
) async throws(Failure) -> Result {
    let outcome: Swift.Result<Result, Failure> = await Deadline.$current.withValue(
        Deadline.earlier(of: deadline)
    ) {
        do throws(Failure) {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
    return try outcome.get()
}

/// Runs `body` with a deadline `timeout` from now.
public func withDeadline<Result, Failure: Error>(
    after timeout: Duration, _ body: () async throws(Failure) -> Result
) async throws(Failure) -> Result {
    let now = EventLoop.current?.now ?? SystemClock.now
    return try await withDeadline(now + timeout, body)
}
