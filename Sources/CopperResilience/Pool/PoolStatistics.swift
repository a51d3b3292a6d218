/// A pool at one moment, and what it has done since it was made.
public struct PoolStatistics: Hashable, Sendable {
    /// Connections open, opening or closing.
    public var total = 0
    /// Open and unused: leasable now.
    public var idle = 0
    /// Leases held. A shared connection may hold several.
    public var leased = 0
    /// Requests that wait for a connection.
    public var waiting = 0
    public var connecting = 0
    /// Being checked, reset, quarantined or closed: neither idle nor leased.
    public var unavailable = 0

    /// Leases granted.
    public var granted: UInt64 = 0
    /// Requests that waited until their deadline.
    public var timeouts: UInt64 = 0
    /// Requests given up by their caller while they waited.
    public var cancelled: UInt64 = 0
    public var connectionsOpened: UInt64 = 0
    public var connectFailures: UInt64 = 0
    public var connectionsClosed: UInt64 = 0
    /// How long the granted requests that had to wait did so.
    public var waits = WaitHistogram()

    public init() {}
}

/// Counts of durations in classes that double: below 1 µs, 2 µs, 4 µs, and so on.
public struct WaitHistogram: Hashable, Sendable {
    /// `counts[i]` durations were below 2^i microseconds and not in an earlier class;
    /// the last class, from 67 s on, has no bound.
    public private(set) var counts = [UInt64](repeating: 0, count: 28)
    public private(set) var count: UInt64 = 0
    public private(set) var sum: Duration = .zero
    public private(set) var longest: Duration = .zero

    public init() {}

    public mutating func record(_ duration: Duration) {
        let microseconds = UInt64(max(duration.wholeNanoseconds, 0)) / 1000
        let place = UInt64.bitWidth - microseconds.leadingZeroBitCount
        counts[min(place, counts.count - 1)] += 1
        count += 1
        sum += duration
        longest = max(longest, duration)
    }

    /// A bound that the given share (0 to 1) of the durations stayed below, exact to a
    /// factor of two; `nil` when nothing was recorded.
    public func quantile(_ share: Double) -> Duration? {
        guard count > 0 else { return nil }
        let rank = UInt64((Double(count) * min(max(share, 0), 1)).rounded(.up))
        var seen: UInt64 = 0
        for (place, number) in counts.enumerated() {
            seen += number
            if seen >= max(rank, 1) { return min(.microseconds(1 << place), longest) }
        }
        return longest
    }
}
