import CopperBytes
package import CopperResilience
import Synchronization

/// The state behind a simulated loop: its clock and its dice.
package final class Simulation: @unchecked Sendable {
    // `@unchecked`: the dice belong to the thread that drives the loop; the clock is
    // atomic because any thread may ask for the time.

    private let clock = Atomic<Int64>(1_000_000_000)
    package var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    package var now: MonotonicTime {
        MonotonicTime(nanoseconds: clock.load(ordering: .relaxed))
    }

    package func advance(to time: MonotonicTime) {
        clock.store(max(time, now).nanoseconds, ordering: .relaxed)
    }
}
