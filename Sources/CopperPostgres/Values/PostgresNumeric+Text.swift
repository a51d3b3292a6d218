import CopperBytes

extension PostgresNumeric: LosslessStringConvertible {
    /// A number as SQL writes it: `-12.50`, `1e-20`, `NaN`, `Infinity`, `-inf`; `nil` for
    /// anything else, and for numbers with more digits than the type has.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        var scanner = TextScanner(bytes.span.bytes)
        guard let number = Self.parse(&scanner), scanner.isAtEnd else { return nil }
        self = number
    }

    /// As the server writes it, with ``scale`` digits after the point.
    public var description: String {
        switch kind {
        case .nan: return "NaN"
        case .infinity: return "Infinity"
        case .negativeInfinity: return "-Infinity"
        case .finite: break
        }
        var text: [UInt8] = []
        text.reserveCapacity(max(weight, 0) * 4 + scale + 8)
        if isNegative { text.append(UInt8(ascii: "-")) }
        let firstDigit = text.count
        for place in stride(from: max(weight, 0), through: 0, by: -1) {
            append(group(at: place), to: &text)
        }
        let zeros = text[firstDigit...].prefix { $0 == UInt8(ascii: "0") }.count
        text.removeSubrange(firstDigit..<min(firstDigit + zeros, text.count - 1))
        guard scale > 0 else { return String(decoding: text, as: UTF8.self) }
        text.append(UInt8(ascii: "."))
        let end = text.count + scale
        var place = -1
        while text.count < end {
            append(group(at: place), to: &text)
            place -= 1
        }
        return String(decoding: text.prefix(end), as: UTF8.self)
    }

    private func group(at place: Int) -> UInt16 {
        let index = weight - place
        return digits.indices.contains(index) ? digits[index] : 0
    }

    private func append(_ group: UInt16, to text: inout [UInt8]) {
        for divisor: UInt16 in [1000, 100, 10, 1] {
            text.append(UInt8(ascii: "0") + UInt8(group / divisor % 10))
        }
    }

    @_lifetime(scanner: copy scanner)
    static func parse(_ scanner: inout TextScanner) -> PostgresNumeric? {
        let isNegative = scanner.skip(UInt8(ascii: "-"))
        if !isNegative { _ = scanner.skip(UInt8(ascii: "+")) }
        if scanner.skip("NaN") { return isNegative ? nil : .nan }
        if scanner.skip("Infinity") || scanner.skip("inf") {
            return isNegative ? .negativeInfinity : .infinity
        }
        guard var decimal = DecimalDigits(&scanner) else { return nil }
        if scanner.skip(UInt8(ascii: "e")) || scanner.skip(UInt8(ascii: "E")) {
            guard let exponent = parseExponent(&scanner) else { return nil }
            decimal.point += exponent
            decimal.scale = max(0, decimal.scale - exponent)
        }
        return PostgresNumeric(decimal, isNegative: isNegative)
    }

    @_lifetime(scanner: copy scanner)
    private static func parseExponent(_ scanner: inout TextScanner) -> Int? {
        let isNegative = scanner.skip(UInt8(ascii: "-"))
        if !isNegative { _ = scanner.skip(UInt8(ascii: "+")) }
        // Seven digits are more than any number has; more of them do not end the text.
        guard let exponent = scanner.digits(1...7) else { return nil }
        return isNegative ? -exponent : exponent
    }

    /// Puts decimal digits into groups of four, which begin at the point.
    private init?(_ decimal: DecimalDigits, isNegative: Bool) {
        guard decimal.scale <= Self.maximumScale else { return nil }
        guard !decimal.digits.isEmpty else {
            self.init(isNegative: false, digits: [], weight: 0, scale: decimal.scale)
            return
        }
        let firstPlace = decimal.point - 1
        let weight = (firstPlace >= 0 ? firstPlace : firstPlace - 3) / 4
        guard Self.weights.contains(weight) else { return nil }
        let leading = 3 - (firstPlace - weight * 4)
        var groups = [UInt16](repeating: 0, count: (leading + decimal.digits.count + 3) / 4)
        for (index, digit) in decimal.digits.enumerated() {
            let place = leading + index
            groups[place / 4] += UInt16(digit) * [1000, 100, 10, 1][place % 4]
        }
        self.init(isNegative: isNegative, digits: groups, weight: weight, scale: decimal.scale)
        guard scale <= Self.maximumScale else { return nil }
    }
}

/// The digits of a number without a sign: `0.d1d2d3… * 10 ^ point`.
private struct DecimalDigits {
    /// From the first that is not 0.
    var digits: [UInt8] = []
    var point = 0
    /// The digits after the decimal point, as written.
    var scale = 0

    /// Reads `12`, `12.5`, `.5` or `12.`; `nil` when there is no digit.
    @_lifetime(scanner: copy scanner)
    init?(_ scanner: inout TextScanner) {
        var count = 0
        while let digit = scanner.digit() {
            count += 1
            if digit != 0 || !digits.isEmpty {
                digits.append(digit)
                point += 1
            }
        }
        if scanner.skip(UInt8(ascii: ".")) {
            while let digit = scanner.digit() {
                count += 1
                scale += 1
                if digit != 0 || !digits.isEmpty {
                    digits.append(digit)
                } else {
                    point -= 1
                }
            }
        }
        guard count > 0 else { return nil }
    }
}
