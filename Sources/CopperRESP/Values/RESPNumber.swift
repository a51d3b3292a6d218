import CopperBytes

/// The grammars of RESP's numbers in text, and their values. No locale is involved.
public enum RESPNumber {
    /// Whether `bytes` are `[+|-]digits`, as a big number is written.
    public static func isInteger(_ bytes: RawSpan) -> Bool {
        var index = sign(bytes)
        return digits(bytes, &index) > 0 && index == bytes.byteCount
    }

    /// Whether `bytes` are what follows the comma of a double: `[+|-]digits[.digits][e[+|-]digits]`
    /// or `inf`, `-inf`, `nan`. Servers before 7.2 write what the C library prints, hence
    /// `-nan` too.
    public static func isDouble(_ bytes: RawSpan) -> Bool {
        if special(bytes) != nil { return true }
        var index = sign(bytes)
        guard digits(bytes, &index) > 0 else { return false }
        if index < bytes.byteCount, byte(bytes, index) == UInt8(ascii: ".") {
            index += 1
            guard digits(bytes, &index) > 0 else { return false }
        }
        if index < bytes.byteCount, byte(bytes, index) | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.byteCount, isSign(byte(bytes, index)) { index += 1 }
            guard digits(bytes, &index) > 0 else { return false }
        }
        return index == bytes.byteCount
    }

    /// The nearest double to what ``isDouble(_:)`` accepts; `nil` for anything else. What is
    /// too large is infinite, what is too small is zero.
    public static func double(_ bytes: RawSpan) -> Double? {
        if let special = special(bytes) { return special }
        if let exact = exactDouble(bytes) { return exact }
        guard isDouble(bytes) else { return nil }
        let text = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return Double(text)
    }

    /// The integer that `[+|-]digits` say, or `nil` where they say something else or more
    /// than 64 bits hold.
    public static func integer(_ bytes: RawSpan) -> Int64? {
        let first = sign(bytes)
        guard first < bytes.byteCount else { return nil }
        let isNegative = first > 0 && byte(bytes, 0) == UInt8(ascii: "-")
        var value: Int64 = 0
        for index in first..<bytes.byteCount {
            let digit = byte(bytes, index) &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            let (tens, overflowsTens) = value.multipliedReportingOverflow(by: 10)
            // Below zero, where there is one number more.
            let (sum, overflows) =
                isNegative
                ? tens.subtractingReportingOverflow(Int64(digit))
                : tens.addingReportingOverflow(Int64(digit))
            guard !overflowsTens, !overflows else { return nil }
            value = sum
        }
        return value
    }

    // MARK: Parts

    private static func special(_ bytes: RawSpan) -> Double? {
        guard (3...4).contains(bytes.byteCount) else { return nil }
        let isNegative = byte(bytes, 0) == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard bytes.byteCount - start == 3 else { return nil }
        switch (byte(bytes, start), byte(bytes, start + 1), byte(bytes, start + 2)) {
        case (0x69, 0x6E, 0x66): return isNegative ? -.infinity : .infinity
        case (0x6E, 0x61, 0x6E): return .nan
        default: return nil
        }
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// The common case: up to 15 digits and no exponent. Both the digits and the power of ten
    /// are exact as doubles then, so that one division rounds once.
    private static func exactDouble(_ bytes: RawSpan) -> Double? {
        let first = sign(bytes)
        var (value, digits, decimals, hasPoint) = (0 as UInt64, 0, 0, false)
        for index in first..<bytes.byteCount {
            let byte = byte(bytes, index)
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9, digits < 15 {
                value = value * 10 + UInt64(digit)
                digits += 1
                if hasPoint { decimals += 1 }
            } else if byte == UInt8(ascii: "."), !hasPoint, digits > 0 {
                hasPoint = true
            } else {
                return nil
            }
        }
        guard digits > 0, !hasPoint || decimals > 0 else { return nil }
        let magnitude = Double(value) / powersOfTen[decimals]
        return first > 0 && byte(bytes, 0) == UInt8(ascii: "-") ? -magnitude : magnitude
    }

    /// The bytes that a sign takes in front.
    private static func sign(_ bytes: RawSpan) -> Int {
        bytes.byteCount > 0 && isSign(byte(bytes, 0)) ? 1 : 0
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    /// Passes over digits, and returns how many there were.
    private static func digits(_ bytes: RawSpan, _ index: inout Int) -> Int {
        let start = index
        while index < bytes.byteCount, byte(bytes, index) &- UInt8(ascii: "0") <= 9 { index += 1 }
        return index - start
    }

    @inline(__always)
    private static func byte(_ bytes: RawSpan, _ index: Int) -> UInt8 {
        bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
    }
}
