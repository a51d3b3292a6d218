import CopperResilience

/// Hashes the keys of a cache: SipHash with one round a block and three at the end
/// (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
///
/// Whoever chooses keys, a visitor of a web site perhaps, does not know the seed, and so
/// cannot choose keys that fall into one place. Given the seed, hashes are the same everywhere.
struct CacheHash: Sendable {
    private let low: UInt64
    private let high: UInt64

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        self.init(low: random.next(), high: random.next())
    }

    /// - Parameters: The halves of the key.
    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = State(low: low, high: high)
        let whole = bytes.count & ~7
        var place = 0
        while place < whole {
            state.take(
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
            place += 8
        }
        // The last block ends with the length's lowest byte.
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        while place < bytes.count {
            last |= UInt64(bytes[place]) << UInt64(8 * (place - whole))
            place += 1
        }
        state.take(last)
        return state.finish()
    }

    private struct State {
        private var a, b, c, d: UInt64

        @inline(__always)
        init(low: UInt64, high: UInt64) {
            // "somepseudorandomlygeneratedbytes"
            a = low ^ 0x736F_6D65_7073_6575
            b = high ^ 0x646F_7261_6E64_6F6D
            c = low ^ 0x6C79_6765_6E65_7261
            d = high ^ 0x7465_6462_7974_6573
        }

        @inline(__always)
        mutating func take(_ block: UInt64) {
            d ^= block
            turn()
            a ^= block
        }

        @inline(__always)
        mutating func finish() -> UInt64 {
            c ^= 0xFF
            turn()
            turn()
            turn()
            return a ^ b ^ c ^ d
        }

        @inline(__always)
        private mutating func turn() {
            a &+= b
            b = b.rotated(13) ^ a
            a = a.rotated(32)
            c &+= d
            d = d.rotated(16) ^ c
            a &+= d
            d = d.rotated(21) ^ a
            c &+= b
            b = b.rotated(17) ^ c
            c = c.rotated(32)
        }
    }
}

extension UInt64 {
    @inline(__always)
    func rotated(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
