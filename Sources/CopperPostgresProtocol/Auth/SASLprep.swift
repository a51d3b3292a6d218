/// Prepares a password so that the ways to type it give the same bytes (RFC 4013), as
/// PostgreSQL does it on both sides.
public enum SASLprep {
    /// The prepared text, or `nil` when it holds what RFC 4013 prohibits, what Unicode
    /// 3.2 does not know, or nothing that is left after mapping. Texts in ASCII stay as
    /// they are, control characters included.
    ///
    /// As in PostgreSQL, prohibited characters are looked for before normalisation:
    /// both sides must come to the same result, and the server is the one that is given.
    public static func prepare(_ text: String) -> String? {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let tables = UnicodeTables.shared
        var mapped: [UInt32] = []
        for scalar in text.unicodeScalars {
            if tables.spaces.contains(scalar.value) {
                mapped.append(0x20)
            } else if !tables.mappedToNothing.contains(scalar.value) {
                mapped.append(scalar.value)
            }
        }
        guard !mapped.isEmpty,
            !mapped.contains(where: tables.prohibited.contains),
            !mapped.contains(where: tables.unassigned.contains),
            satisfiesBidi(mapped, tables)
        else { return nil }
        var prepared = String.UnicodeScalarView()
        for value in NFKC.normalize(mapped, tables) {
            // All values come from scalars or from the tables; none is a surrogate.
            prepared.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(prepared)
    }

    /// What takes part in key derivation: the prepared password, or the raw one where it
    /// cannot be prepared, as PostgreSQL does it.
    public static func password(_ text: String) -> String { prepare(text) ?? text }

    /// RFC 3454, section 6: text from right to left holds no letters of the other
    /// direction, and begins and ends with one of its own.
    private static func satisfiesBidi(_ scalars: [UInt32], _ tables: UnicodeTables) -> Bool {
        guard let first = scalars.first, let last = scalars.last,
            scalars.contains(where: tables.rightToLeft.contains)
        else { return true }
        return tables.rightToLeft.contains(first) && tables.rightToLeft.contains(last)
            && !scalars.contains(where: tables.leftToRight.contains)
    }
}
