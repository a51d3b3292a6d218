/// Unicode normalisation form KC (Unicode Standard Annex 15), for what Unicode 3.2 knows.
enum NFKC {
    static func normalize(_ scalars: [UInt32], _ tables: UnicodeTables = .shared) -> [UInt32] {
        var decomposed: [UInt32] = []
        for scalar in scalars { decompose(scalar, into: &decomposed, tables) }
        reorder(&decomposed, tables)
        return compose(decomposed, tables)
    }

    private static func decompose(
        _ scalar: UInt32, into result: inout [UInt32], _ tables: UnicodeTables
    ) {
        if Hangul.syllables.contains(scalar) {
            let index = scalar - Hangul.syllables.lowerBound
            result.append(Hangul.leading + index / Hangul.blockSize)
            result.append(Hangul.vowel + index % Hangul.blockSize / Hangul.trailingCount)
            let trailing = index % Hangul.trailingCount
            if trailing > 0 { result.append(Hangul.trailing + trailing) }
        } else if let parts = tables.decomposition(of: scalar) {
            result.append(contentsOf: parts)
        } else {
            result.append(scalar)
        }
    }

    /// Sorts each run of combining marks by class; marks of one class keep their order.
    private static func reorder(_ scalars: inout [UInt32], _ tables: UnicodeTables) {
        for place in scalars.indices {
            let scalar = scalars[place]
            let order = tables.combiningClass(of: scalar)
            var free = place
            // A scalar of class 0 moves nowhere, and nothing moves past it.
            while order > 0, free > 0, tables.combiningClass(of: scalars[free - 1]) > order {
                scalars[free] = scalars[free - 1]
                free -= 1
            }
            scalars[free] = scalar
        }
    }

    private static func compose(_ scalars: [UInt32], _ tables: UnicodeTables) -> [UInt32] {
        var result: [UInt32] = []
        var starter: Int?
        var lastClass: UInt32 = 0
        for scalar in scalars {
            let order = tables.combiningClass(of: scalar)
            if let starter {
                // Blocked when something of the same or a higher class stands between.
                let isAdjacent = starter == result.count - 1
                let isFree = isAdjacent || (lastClass < order && lastClass != 0)
                if isFree, let composed = pair(result[starter], scalar, tables) {
                    result[starter] = composed
                    continue
                }
            }
            if order == 0 { starter = result.count }
            lastClass = order
            result.append(scalar)
        }
        return result
    }

    private static func pair(
        _ first: UInt32, _ second: UInt32, _ tables: UnicodeTables
    ) -> UInt32? {
        if Hangul.leadings.contains(first), Hangul.vowels.contains(second) {
            let index = (first - Hangul.leading) * Hangul.vowelCount + second - Hangul.vowel
            return Hangul.syllables.lowerBound + index * Hangul.trailingCount
        }
        if Hangul.syllables.contains(first), Hangul.trailings.contains(second),
            (first - Hangul.syllables.lowerBound).isMultiple(of: Hangul.trailingCount)
        {
            return first + second - Hangul.trailing
        }
        return tables.composition(of: first, second)
    }

    /// Syllables are computed, not listed (Unicode Standard, section 3.12).
    private enum Hangul {
        static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
        static let leading: UInt32 = 0x1100
        static let vowel: UInt32 = 0x1161
        /// One below the first: an index of 0 means none.
        static let trailing: UInt32 = 0x11A7
        static let vowelCount: UInt32 = 21
        static let trailingCount: UInt32 = 28
        static let blockSize = vowelCount * trailingCount
        static let leadings: ClosedRange<UInt32> = 0x1100...0x1112
        static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
        static let trailings: ClosedRange<UInt32> = 0x11A8...0x11C2
    }
}
