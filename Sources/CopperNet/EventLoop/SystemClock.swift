public import CopperResilience

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The system's monotonic clock (CLOCK_MONOTONIC), which stands still while the
/// machine is suspended.
public struct SystemClock: TimeSource {
    public init() {}

    public var now: MonotonicTime { Self.now }

    public static var now: MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(time)
    }

    /// A time that is not before ``now``, and after it by two ticks of the system at most, 20
    /// milliseconds or less. It costs a third.
    ///
    /// A processor that is kept from its ticks, of a machine that shares it, may tell an earlier
    /// time until it has the next.
    public static var coarse: MonotonicTime {
        #if os(Linux)
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        // What the system tells is the beginning of a tick that has ended: it looks when it is
        // interrupted, which is at another time than the beginning.
        return MonotonicTime(nanoseconds: MonotonicTime(time).nanoseconds + 2 * tick)
        #else
        return now
        #endif
    }

    #if os(Linux)
    private static let tick: Int64 = {
        var tick = timespec()
        clock_getres(CLOCK_MONOTONIC_COARSE, &tick)
        return MonotonicTime(tick).nanoseconds
    }()
    #endif
}

extension MonotonicTime {
    fileprivate init(_ time: timespec) {
        self.init(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
