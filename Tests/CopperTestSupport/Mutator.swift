/// Random numbers that a seed repeats (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Alters byte streams a little, so that most of a stream stays as it was.
public struct Mutator {
    private var generator: SeededGenerator
    /// Bytes that mean something, or are at the edge of something.
    private let interesting: [UInt8]

    public init(
        seed: UInt64, interesting: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, 0x2C, 0x3D, 0x44, 0x5A]
    ) {
        generator = SeededGenerator(seed: seed)
        self.interesting = interesting
    }

    public mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<max(bound, 1), using: &generator)
    }

    /// `bytes` with one to four changes.
    public mutating func mutate(_ bytes: [UInt8], with others: [[UInt8]]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(4) { change(&bytes, others) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
        let place = below(bytes.count)
        switch below(7) {
        case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(below(8))
        case 1 where !bytes.isEmpty: bytes[place] = interesting[below(interesting.count)]
        case 2 where !bytes.isEmpty:
            bytes.removeSubrange(place..<min(place + 1 + below(8), bytes.count))
        case 3: bytes.insert(UInt8(below(256)), at: place)
        case 4 where !bytes.isEmpty: bytes.removeLast(below(bytes.count))
        case 5 where bytes.count >= 4:
            // A number in the place of a length or count.
            let start = below(bytes.count - 3)
            let number = UInt32(truncatingIfNeeded: generator.next() >> UInt64(below(64)))
            for offset in 0..<4 {
                bytes[start + offset] = UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * offset))
            }
        default:
            let other = others[below(others.count)]
            bytes.insert(contentsOf: other.prefix(1 + below(other.count)), at: place)
        }
    }

    /// `bytes` in random pieces.
    public mutating func pieces(_ bytes: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + 1 + below(below(4) == 0 ? 200 : 8), bytes.count)
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        return pieces
    }
}
