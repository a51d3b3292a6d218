/// Estimates how often each of many things was asked for lately, in eight bytes a thing: a
/// count-min sketch of counters of four bits.
///
/// A hash has four counters, two words apart in one block of 64 bytes, so that a look touches
/// one line of the processor's memory. The estimate is the smallest of the four: others add to
/// it, and never take away. When ten times as much was counted as things are expected, all
/// counters are halved: what was asked for long ago is forgotten.
///
/// After Einziger, Friedman and Manes, "TinyLFU: a highly efficient cache admission policy",
/// 2017.
struct FrequencySketch {
    /// What no counter exceeds.
    static let maximum = 15

    /// Sixteen counters a word, eight words a block.
    private var words: [UInt64]
    private var blockMask: UInt64
    private var additions = 0

    /// - Parameter entries: How many things are kept apart; rounded up to a power of two.
    init(entries: Int) {
        var blocks = 1
        while blocks * 8 < entries, blocks < Self.largest { blocks *= 2 }
        words = [UInt64](repeating: 0, count: blocks * 8)
        blockMask = UInt64(blocks - 1)
    }

    /// 2 to the power of 24 blocks are a GiB.
    private static let largest = 1 << 24

    /// How many things are kept apart well.
    var entries: Int { words.count }

    /// Makes room for more things: every block is doubled, so that estimates stay.
    mutating func grow(to entries: Int) {
        while words.count < entries, words.count < Self.largest * 8 {
            words += words
            blockMask = blockMask << 1 | 1
            additions *= 2
        }
    }

    /// From 0 to ``maximum``.
    func frequency(of hash: UInt64) -> Int {
        var least = Self.maximum
        for row in 0..<4 {
            let (word, shift) = counter(hash, row)
            least = min(least, Int(words[word] >> shift & 0xF))
        }
        return least
    }

    /// Counts one more.
    mutating func increment(_ hash: UInt64) {
        var hasAdded = false
        for row in 0..<4 {
            let (word, shift) = counter(hash, row)
            if words[word] >> shift & 0xF < 0xF {
                words[word] &+= 1 << shift
                hasAdded = true
            }
        }
        guard hasAdded else { return }
        additions += 1
        if additions >= 10 * words.count { halve() }
    }

    private mutating func halve() {
        for place in words.indices { words[place] = words[place] >> 1 & 0x7777_7777_7777_7777 }
        additions /= 2
    }

    /// The word of the hash's counter of a row, and where it begins there.
    @inline(__always)
    private func counter(_ hash: UInt64, _ row: Int) -> (word: Int, shift: UInt64) {
        let bits = hash >> UInt64(32 + 8 * row)
        let block = Int(truncatingIfNeeded: hash & blockMask) << 3
        return (block + row * 2 + Int(bits & 1), (bits >> 1 & 0xF) << 2)
    }
}
