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
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
