public import CopperResilience

/// Decides which endpoints count as healthy, from checks that it asks for and from the
/// requests that succeed or fail anyway.
///
/// The owner runs the checks of ``due(now:)``, reports every result, and calls `due`
/// again at ``nextCheck``.
public struct HealthMonitor: Sendable {
    public struct Configuration: Hashable, Sendable {
        /// Between checks of a healthy endpoint. Default 10 s.
        public var interval: Duration = .seconds(10)
        /// The first and the longest pause between checks of an unhealthy one, which
        /// grows with jitter. Defaults 500 ms and 10 s.
        public var recoveryBase: Duration = .milliseconds(500)
        public var recoveryCap: Duration = .seconds(10)
        /// Failures in a row after which an endpoint is unhealthy. Default 2.
        public var failuresToFall = 2
        /// Successes in a row after which it is healthy again. Default 2.
        public var successesToRise = 2

        public init() {}
    }

    private struct Entry: Sendable {
        var isHealthy = true
        /// Results in a row that speak against the present state.
        var contrary = 0
        var checkAt: MonotonicTime
        var isChecking = false
        var backoff: Backoff
    }

    public let configuration: Configuration
    private var entries: [Int: Entry] = [:]
    private var random: SeededRandom

    /// Endpoints begin healthy, and are checked at once.
    public init(
        configuration: Configuration = Configuration(), endpoints: [Int], seed: UInt64,
        now: MonotonicTime
    ) {
        self.configuration = configuration
        random = SeededRandom(seed: seed)
        update(endpoints, now: now)
    }

    /// Makes `endpoints` the watched ones; those that stay keep their history.
    public mutating func update(_ endpoints: [Int], now: MonotonicTime) {
        let former = entries
        entries = [:]
        for endpoint in endpoints {
            entries[endpoint] = former[endpoint] ?? Entry(checkAt: now, backoff: freshBackoff)
        }
    }

    public func isHealthy(_ endpoint: Int) -> Bool { entries[endpoint]?.isHealthy ?? false }

    /// The healthy ones, in ascending order.
    public var healthy: [Int] { entries.filter(\.value.isHealthy).keys.sorted() }

    /// When ``due(now:)`` has something again; `nil` while all checks are running.
    public var nextCheck: MonotonicTime? {
        entries.values.filter { !$0.isChecking }.map(\.checkAt).min()
    }

    /// The endpoints to check now. Each is not due again before its report.
    public mutating func due(now: MonotonicTime) -> [Int] {
        let due = entries.filter { !$0.value.isChecking && $0.value.checkAt <= now }.keys.sorted()
        for endpoint in due { entries[endpoint]?.isChecking = true }
        return due
    }

    /// The result of a check.
    ///
    /// - Returns: the new state when this changed it.
    @discardableResult
    public mutating func checked(
        _ endpoint: Int, isHealthy: Bool, now: MonotonicTime
    ) -> Bool? {
        let change = count(endpoint, isHealthy: isHealthy, now: now)
        guard var entry = entries[endpoint] else { return change }
        entry.isChecking = false
        entry.checkAt = now + pause(&entry)
        entries[endpoint] = entry
        return change
    }

    /// What a request told about the endpoint: it got an answer, or the endpoint failed
    /// it.
    ///
    /// - Returns: the new state when this changed it.
    @discardableResult
    public mutating func observed(
        _ endpoint: Int, isHealthy: Bool, now: MonotonicTime
    ) -> Bool? {
        count(endpoint, isHealthy: isHealthy, now: now)
    }

    private var freshBackoff: Backoff {
        Backoff(base: configuration.recoveryBase, cap: configuration.recoveryCap)
    }

    private mutating func count(
        _ endpoint: Int, isHealthy: Bool, now: MonotonicTime
    ) -> Bool? {
        guard var entry = entries[endpoint] else { return nil }
        defer { entries[endpoint] = entry }
        guard isHealthy != entry.isHealthy else {
            entry.contrary = 0
            return nil
        }
        entry.contrary += 1
        let needed = isHealthy ? configuration.successesToRise : configuration.failuresToFall
        guard entry.contrary >= needed else { return nil }
        entry.isHealthy = isHealthy
        entry.contrary = 0
        entry.backoff = freshBackoff
        if !isHealthy { entry.checkAt = min(entry.checkAt, now + pause(&entry)) }
        return isHealthy
    }

    /// A tenth of jitter keeps the checks of many clients from falling together.
    private mutating func pause(_ entry: inout Entry) -> Duration {
        guard entry.isHealthy else { return entry.backoff.next(using: &random) }
        return configuration.interval * Double.random(in: 0.9...1, using: &random)
    }
}
