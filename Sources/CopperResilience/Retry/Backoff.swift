/// Growing, randomised pauses between attempts ("decorrelated jitter"): each pause is
/// drawn between the base and three times the one before it, never above the cap.
///
/// Clients that lost the same server at the same moment spread out from the second
/// attempt on, which fixed or doubled pauses do not achieve.
public struct Backoff: Hashable, Sendable {
    /// The shortest pause, and the first one's lower bound.
    public let base: Duration
    /// The longest pause.
    public let cap: Duration
    private var previous: Int64

    /// Negative durations count as zero; a cap below the base counts as the base.
    public init(base: Duration = .milliseconds(100), cap: Duration = .seconds(10)) {
        self.base = max(base, .zero)
        self.cap = max(cap, self.base)
        previous = self.base.wholeNanoseconds
    }

    /// The next pause.
    public mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
        let lowest = base.wholeNanoseconds
        let (tripled, overflow) = previous.multipliedReportingOverflow(by: 3)
        let highest = min(overflow ? .max : tripled, cap.wholeNanoseconds)
        previous = Int64.random(in: lowest...max(lowest, highest), using: &random)
        return .nanoseconds(previous)
    }

    /// Starts over: what was tried has worked.
    public mutating func reset() { previous = base.wholeNanoseconds }
}
