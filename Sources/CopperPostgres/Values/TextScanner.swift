import CopperBytes

/// Reads the text form of a value from left to right.
struct TextScanner: ~Escapable {
    let bytes: RawSpan
    private(set) var position = 0

    @_lifetime(copy bytes)
    init(_ bytes: RawSpan) {
        self.bytes = bytes
        position = 0
    }

    var isAtEnd: Bool { position == bytes.byteCount }

    /// The next byte, not yet taken.
    var peek: UInt8? { position < bytes.byteCount ? bytes[position] : nil }

    /// Takes the next byte.
    @_lifetime(self: copy self)
    mutating func next() -> UInt8? {
        guard let byte = peek else { return nil }
        position += 1
        return byte
    }

    /// Takes the next byte when it is `byte`.
    @_lifetime(self: copy self)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    /// Takes `text` when it comes next.
    @_lifetime(self: copy self)
    mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.byteCount - position >= count else { return false }
        for index in 0..<count where bytes[position + index] != text.utf8Start[index] {
            return false
        }
        position += count
        return true
    }

    /// Takes the next byte when it is a decimal digit, and gives its value.
    @_lifetime(self: copy self)
    mutating func digit() -> UInt8? {
        guard let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
            return nil
        }
        position += 1
        return byte - UInt8(ascii: "0")
    }

    /// Takes `count` digits, at least and at most so many, as a number.
    @_lifetime(self: copy self)
    mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        var number = 0
        var taken = 0
        while taken < count.upperBound, let digit = digit() {
            number = number * 10 + Int(digit)
            taken += 1
        }
        return taken >= count.lowerBound ? number : nil
    }

    /// Takes up to six digits as millionths: `5` is 500,000.
    @_lifetime(self: copy self)
    mutating func millionths() -> Int? {
        let start = position
        guard var number = digits(1...6) else { return nil }
        for _ in (position - start)..<6 { number *= 10 }
        return number
    }
}
