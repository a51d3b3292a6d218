import CopperBytes

/// The generated tables, unpacked once at first use.
struct UnicodeTables: Sendable {
    /// RFC 3454, table C.1.2.
    let spaces: ScalarSet
    /// RFC 3454, table B.1.
    let mappedToNothing: ScalarSet
    /// RFC 4013, section 2.3.
    let prohibited: ScalarSet
    /// RFC 3454, table A.1.
    let unassigned: ScalarSet
    /// RFC 3454, table D.1.
    let rightToLeft: ScalarSet
    /// RFC 3454, table D.2.
    let leftToRight: ScalarSet

    // Dictionaries of one type: each type of them is compiled anew.
    private let classes: [UInt64: UInt32]
    private let compositions: [UInt64: UInt32]
    /// Where a scalar's parts begin in ``parts``, which says first how many they are.
    private let decompositions: [UInt64: UInt32]
    private let parts: [UInt32]

    static let shared = UnicodeTables(base64: SASLprepTables.base64.description)

    init(base64: String) {
        var numbers = Numbers(bytes: Base64.decode(base64) ?? [])
        spaces = ScalarSet(&numbers)
        mappedToNothing = ScalarSet(&numbers)
        prohibited = ScalarSet(&numbers)
        unassigned = ScalarSet(&numbers)
        rightToLeft = ScalarSet(&numbers)
        leftToRight = ScalarSet(&numbers)
        classes = Self.classes(&numbers)
        compositions = Self.compositions(&numbers)
        (decompositions, parts) = Self.decompositions(&numbers)
    }

    func combiningClass(of scalar: UInt32) -> UInt32 { classes[UInt64(scalar)] ?? 0 }

    func composition(of first: UInt32, _ second: UInt32) -> UInt32? {
        compositions[UInt64(first) << 32 | UInt64(second)]
    }

    func decomposition(of scalar: UInt32) -> ArraySlice<UInt32>? {
        guard let start = decompositions[UInt64(scalar)].map(Int.init) else { return nil }
        return parts[(start + 1)...].prefix(Int(parts[start]))
    }

    private static func classes(_ numbers: inout Numbers) -> [UInt64: UInt32] {
        var classes: [UInt64: UInt32] = [:]
        var last: UInt32 = 0
        for _ in 0..<numbers.next() {
            let first = last &+ numbers.next()
            last = first &+ numbers.next()
            let order = numbers.next()
            for scalar in first...max(first, last) { classes[UInt64(scalar)] = order }
        }
        return classes
    }

    private static func compositions(_ numbers: inout Numbers) -> [UInt64: UInt32] {
        var compositions: [UInt64: UInt32] = [:]
        var composed: UInt32 = 0
        var second: UInt32 = 0
        for _ in 0..<numbers.next() {
            composed = composed &+ numbers.next()
            let first = composed &+ numbers.nextSigned()
            second = second &+ numbers.nextSigned()
            compositions[UInt64(first) << 32 | UInt64(second)] = composed
        }
        return compositions
    }

    private static func decompositions(
        _ numbers: inout Numbers
    ) -> ([UInt64: UInt32], [UInt32]) {
        var places: [UInt64: UInt32] = [:]
        var parts: [UInt32] = []
        var scalar: UInt32 = 0
        for _ in 0..<numbers.next() {
            scalar = scalar &+ numbers.next()
            places[UInt64(scalar)] = UInt32(parts.count)
            let count = numbers.next()
            parts.append(count)
            var part = scalar
            for _ in 0..<count {
                part = part &+ numbers.nextSigned()
                parts.append(part)
            }
        }
        return (places, parts)
    }

    /// The numbers of the generated tables, in order.
    struct Numbers {
        let bytes: [UInt8]
        var place = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func next() -> UInt32 {
            var value: UInt32 = 0
            var shift: UInt32 = 0
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                value |= UInt32(byte & 0x7F) << shift
                if byte & 0x80 == 0 { break }
                shift += 7
            }
            return value
        }

        /// A number with its sign in the lowest bit, to be added with overflow.
        mutating func nextSigned() -> UInt32 {
            let value = next()
            return value & 1 == 0 ? value >> 1 : ~(value >> 1)
        }
    }
}

/// A set of Unicode scalars, as sorted ranges.
struct ScalarSet: Sendable {
    private var firsts: [UInt32] = []
    private var lasts: [UInt32] = []

    init(_ numbers: inout UnicodeTables.Numbers) {
        var last: UInt32 = 0
        for _ in 0..<numbers.next() {
            let first = last &+ numbers.next()
            last = first &+ numbers.next()
            firsts.append(first)
            lasts.append(last)
        }
    }

    func contains(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = firsts.count
        while low < high {
            let middle = (low + high) / 2
            if lasts[middle] < scalar { low = middle + 1 } else { high = middle }
        }
        return low < firsts.count && firsts[low] <= scalar
    }
}
