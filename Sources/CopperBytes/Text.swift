// What the standard library has as generics, for strings alone: compiled once here, and not
// once in each module that uses it.

extension Int {
    /// The number that `text` is: decimal digits, perhaps behind a sign. Like `Int(text)`.
    package init?(decimal text: String) {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        var value = 0
        for byte in digits {
            guard 0x30...0x39 ~= byte else { return nil }
            let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            // Downwards, where the range is larger by one.
            let (sum, isOver) = tenfold.subtractingReportingOverflow(Int(byte &- 0x30))
            if isTooLarge || isOver { return nil }
            value = sum
        }
        if !isNegative, value == .min { return nil }
        self = isNegative ? value : -value
    }
}

extension [String] {
    /// In ascending order. For few: each is inserted where it belongs.
    package func inOrder() -> [String] {
        var result: [String] = []
        for text in self {
            result.insert(text, at: result.firstIndex { text < $0 } ?? result.endIndex)
        }
        return result
    }
}

extension String {
    /// The pieces between the `separator`s, which are ASCII; one more than there are of
    /// them.
    package func pieces(between separator: UInt8) -> [String] {
        var pieces: [String] = []
        var start = startIndex
        for place in utf8.indices where utf8[place] == separator {
            pieces.append(String(self[start..<place]))
            start = utf8.index(after: place)
        }
        pieces.append(String(self[start...]))
        return pieces
    }
}
