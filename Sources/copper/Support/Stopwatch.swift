import CopperNet
import CopperResilience

/// The time since it was made.
struct Stopwatch {
    private let start = SystemClock.now

    var elapsed: Duration { SystemClock.now - start }
}
