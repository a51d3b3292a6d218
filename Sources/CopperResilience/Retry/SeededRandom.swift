/// A small generator whose whole sequence follows from one seed: jitter, simulations
/// and property tests repeat exactly. Not for secrets.
///
/// The state walks by a constant and each step is mixed to a full 64-bit value
/// (SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014).
@frozen
public struct SeededRandom: RandomNumberGenerator, Sendable {
    @usableFromInline var state: UInt64

    @inlinable
    public init(seed: UInt64) { state = seed }

    @inlinable
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number below `bound`, which must be above 0.
    public mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(max(bound, 1)))
    }

    /// A generator of its own, for a part that must not disturb this one's sequence
    /// by how much it draws.
    @inlinable
    public mutating func split() -> SeededRandom { SeededRandom(seed: next()) }
}
