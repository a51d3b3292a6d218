import CopperBytes
package import CopperResilience
import Synchronization

/// The state behind a simulated loop: its clock and its dice.
package final class Simulation: @unchecked Sendable {
    // `@unchecked`: the dice belong to the thread that drives the loop; the clock is
    // atomic because any thread may ask for the time.

    private let clock = Atomic<Int64>(1_000_000_000)
    package var random: SplitMix

    package init(seed: UInt64) { random = SplitMix(seed: seed) }

    package var now: MonotonicTime {
        MonotonicTime(nanoseconds: clock.load(ordering: .relaxed))
    }

    package func advance(to time: MonotonicTime) {
        clock.store(max(time, now).nanoseconds, ordering: .relaxed)
    }
}

/// A small seeded generator (SplitMix64): the same seed gives the same sequence on
/// every machine. For simulations, never for secrets.
package struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which must be above 0.
    package mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(max(bound, 1)))
    }
}
