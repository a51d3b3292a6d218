import CopperBytes

/// What a statement was and how many rows it touched, as CommandComplete says:
/// `SELECT 3`, `INSERT 0 1`, `CREATE TABLE`.
public struct CommandTag: Hashable, Sendable {
    /// The words of the tag: `INSERT`, `CREATE TABLE`. COMMIT of a failed transaction
    /// says `ROLLBACK`, without any error.
    public var command: String
    /// The rows sent, changed, moved over or copied; `nil` for statements without.
    public var rows: Int64?
    /// The number between command and count that INSERT has: 0 since PostgreSQL 12.
    public var oid: Int64?

    public init(command: String, rows: Int64? = nil, oid: Int64? = nil) {
        self.command = command
        self.rows = rows
        self.oid = oid
    }

    /// The tag that `text` spells.
    public init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(bytes.span.bytes)
    }

    /// The tag in the given bytes. Tags of up to 15 bytes of words need no memory.
    public init(_ text: RawSpan) {
        var end = text.byteCount
        let last = Self.number(in: text, upTo: end)
        if let last { end = last.start }
        let middle = last == nil ? nil : Self.number(in: text, upTo: end)
        if let middle { end = middle.start }
        command = Self.words(text.extracting(0..<end))
        rows = last?.value
        oid = middle?.value
    }

    /// The words, without decoding the most common ones.
    private static func words(_ text: RawSpan) -> String {
        if text.byteCount == 6 {
            switch text[0] {
            case UInt8(ascii: "S") where text.spells("SELECT"): return "SELECT"
            case UInt8(ascii: "I") where text.spells("INSERT"): return "INSERT"
            case UInt8(ascii: "U") where text.spells("UPDATE"): return "UPDATE"
            case UInt8(ascii: "D") where text.spells("DELETE"): return "DELETE"
            default: break
            }
        }
        return String(lossyUTF8: text)
    }

    /// The number that ends at `end` and has a blank in front of it, and the blank's place.
    private static func number(in text: RawSpan, upTo end: Int) -> (start: Int, value: Int64)? {
        var place = end
        var value: Int64 = 0
        var scale: Int64 = 1
        while place > 0, 0x30...0x39 ~= text[place - 1] {
            let digit = Int64(text[place - 1] - 0x30)
            let (product, overflow) = digit.multipliedReportingOverflow(by: scale)
            let (sum, carry) = value.addingReportingOverflow(product)
            guard end - place < 19, !overflow, !carry else { return nil }
            value = sum
            if end - place < 18 { scale *= 10 }
            place -= 1
        }
        guard place < end, place > 1, text[place - 1] == 0x20 else { return nil }
        return (place - 1, value)
    }
}

extension RawSpan {
    fileprivate func spells(_ word: StaticString) -> Bool {
        guard byteCount == word.utf8CodeUnitCount else { return false }
        for place in 0..<byteCount where self[place] != word.utf8Start[place] { return false }
        return true
    }
}

extension CommandTag: CustomStringConvertible {
    /// The tag as the server wrote it.
    public var description: String {
        var text = command
        if let oid { text += " \(oid)" }
        if let rows { text += " \(rows)" }
        return text
    }
}
