/// A point on a clock that never goes back, in nanoseconds from an arbitrary start.
///
/// Pure code takes it as an argument; loops and tests supply it. Two readings of
/// different clocks (the system's, a simulated one) must not be compared.
@frozen
public struct MonotonicTime: Comparable, Hashable, Sendable {
    public var nanoseconds: Int64

    @inlinable
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Later than every deadline: "no deadline".
    @inlinable public static var distantFuture: MonotonicTime { MonotonicTime(nanoseconds: .max) }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

    /// `duration` after `time`, or ``distantFuture`` when that cannot be represented.
    public static func + (time: Self, duration: Duration) -> Self {
        let (sum, overflow) = time.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        return overflow ? .distantFuture : Self(nanoseconds: sum)
    }

    public static func - (left: Self, right: Self) -> Duration {
        .nanoseconds(left.nanoseconds.subtractingReportingOverflow(right.nanoseconds).partialValue)
    }
}

/// Something that tells the time: the system's clock, an event loop, a test.
public protocol TimeSource: Sendable {
    var now: MonotonicTime { get }
}

extension Duration {
    /// The duration in nanoseconds; saturates beyond 292 years.
    public var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return carried ? (seconds < 0 ? .min : .max) : sum
    }
}
