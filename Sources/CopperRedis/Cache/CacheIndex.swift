/// Finds places by hashes: a table with linear probing, which moves back what is behind a
/// place that becomes empty.
///
/// It holds a part of each hash beside the place, and asks whether a place is meant only where
/// that part is the same.
struct CacheIndex {
    /// The hash's part in the upper half, the place and one in the lower; 0 is empty.
    private var slots = [UInt64](repeating: 0, count: 16)
    private(set) var count = 0

    private var mask: Int { slots.count - 1 }

    /// The upper half of a slot.
    private static func tag(_ hash: UInt64) -> UInt64 { hash << 32 }

    private func home(of slot: UInt64) -> Int { Int(slot >> 32) & mask }

    /// The place of this hash that `isMeant`.
    @inline(__always)
    func place(of hash: UInt64, where isMeant: (Int) -> Bool) -> Int? {
        let tag = Self.tag(hash)
        var at = home(of: tag)
        while true {
            let slot = slots[at]
            if slot == 0 { return nil }
            if slot & ~0xFFFF_FFFF == tag {
                let place = Int(slot & 0xFFFF_FFFF) - 1
                if isMeant(place) { return place }
            }
            at = (at + 1) & mask
        }
    }

    mutating func insert(_ place: Int, hash: UInt64) {
        if (count + 1) * 2 > slots.count { grow() }
        put(Self.tag(hash) | UInt64(place + 1))
        count += 1
    }

    mutating func remove(_ place: Int, hash: UInt64) {
        guard var hole = find(place, hash) else { return }
        count -= 1
        var next = hole
        while true {
            next = (next + 1) & mask
            let slot = slots[next]
            if slot == 0 { break }
            // It may move to the hole unless its home lies behind the hole.
            let distance = (next - home(of: slot)) & mask
            if distance >= (next - hole) & mask {
                slots[hole] = slot
                hole = next
            }
        }
        slots[hole] = 0
    }

    /// Another place takes the place of one with the same hash.
    mutating func replace(_ place: Int, with other: Int, hash: UInt64) {
        guard let at = find(place, hash) else { return }
        slots[at] = Self.tag(hash) | UInt64(other + 1)
    }

    mutating func removeAll() {
        slots = [UInt64](repeating: 0, count: 16)
        count = 0
    }

    private func find(_ place: Int, _ hash: UInt64) -> Int? {
        let wanted = Self.tag(hash) | UInt64(place + 1)
        var at = home(of: wanted)
        while slots[at] != 0 {
            if slots[at] == wanted { return at }
            at = (at + 1) & mask
        }
        return nil
    }

    private mutating func put(_ slot: UInt64) {
        var at = home(of: slot)
        while slots[at] != 0 { at = (at + 1) & mask }
        slots[at] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 { put(slot) }
    }
}
