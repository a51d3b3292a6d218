/// A `numeric` at full precision: up to 131,072 digits before the decimal point and
/// 16,383 after it, `NaN` and the infinities.
///
/// The ``scale``, how many digits are shown after the point, is kept; it does not count
/// when numbers are compared. As in PostgreSQL, `NaN` equals itself and is above all.
public struct PostgresNumeric: Sendable {
    enum Kind: UInt8, Sendable {
        case negativeInfinity, finite, infinity, nan
    }

    let kind: Kind
    /// Never for zero.
    let isNegative: Bool
    /// Digits to the base 10,000, the first and the last not 0; none for zero.
    let digits: [UInt16]
    /// The place of the first digit: it counts `10000 ^ weight`. 0 for zero.
    let weight: Int
    /// The decimal digits after the point, from 0 to 16,383. 0 unless finite.
    public let scale: Int

    public static let maximumScale = 16_383
    static let weights = -4096...32_767

    public static let nan = PostgresNumeric(.nan)
    public static let infinity = PostgresNumeric(.infinity)
    public static let negativeInfinity = PostgresNumeric(.negativeInfinity)
    public static let zero = PostgresNumeric(0)

    public var isNaN: Bool { kind == .nan }
    public var isFinite: Bool { kind == .finite }

    /// An integer, with scale 0.
    public init(_ integer: some FixedWidthInteger) {
        var digits: [UInt16] = []
        var rest = integer
        while rest != 0 {
            // A digit at a time, as `10000` may not exist in a narrow type.
            var group: UInt16 = 0
            var place: UInt16 = 1
            while place < 10_000, rest != 0 {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                group += UInt16(digit.magnitude) * place
                rest = quotient
                place *= 10
            }
            digits.append(group)
        }
        self.init(
            isNegative: integer < 0, digits: digits.reversed(), weight: digits.count - 1, scale: 0)
    }

    /// The nearest `Double`; its infinity for numbers beyond its range.
    public var approximateDouble: Double {
        switch kind {
        case .nan: .nan
        case .infinity: .infinity
        case .negativeInfinity: -.infinity
        case .finite: Double(description) ?? .nan
        }
    }

    private init(_ kind: Kind) {
        self.kind = kind
        isNegative = false
        digits = []
        weight = 0
        scale = 0
    }

    /// Takes digits with zeros at either end, and a scale that may be too small for them.
    init(isNegative: Bool, digits: [UInt16], weight: Int, scale: Int) {
        let leading = digits.prefix { $0 == 0 }.count
        guard leading < digits.count else {
            kind = .finite
            self.isNegative = false
            self.digits = []
            self.weight = 0
            self.scale = scale
            return
        }
        var kept = digits[leading...]
        while kept.last == 0 { kept.removeLast() }
        kind = .finite
        self.isNegative = isNegative
        self.digits = Array(kept)
        self.weight = weight - leading
        let lastGroup = self.weight - (kept.count - 1)
        let shown = -4 * lastGroup - Self.zeros(endOf: kept.last ?? 0)
        self.scale = max(scale, shown)
    }

    /// How many of the four decimal digits of a group that is not 0 are zeros at its end.
    static func zeros(endOf group: UInt16) -> Int {
        guard group != 0 else { return 0 }
        if group.isMultiple(of: 1000) { return 3 }
        if group.isMultiple(of: 100) { return 2 }
        return group.isMultiple(of: 10) ? 1 : 0
    }
}

extension PostgresNumeric: Hashable, Comparable {
    public static func == (one: Self, other: Self) -> Bool {
        one.kind == other.kind && one.isNegative == other.isNegative
            && one.weight == other.weight && one.digits == other.digits
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(isNegative)
        hasher.combine(weight)
        hasher.combine(digits)
    }

    public static func < (one: Self, other: Self) -> Bool {
        guard one.kind == .finite, other.kind == .finite else {
            return one.kind.rawValue < other.kind.rawValue
        }
        if one.isNegative != other.isNegative { return one.isNegative }
        return one.isNegative
            ? isSmaller(other, than: one) : isSmaller(one, than: other)
    }

    /// Compares finite numbers without their signs.
    private static func isSmaller(_ one: Self, than other: Self) -> Bool {
        if one.digits.isEmpty || other.digits.isEmpty {
            return one.digits.isEmpty && !other.digits.isEmpty
        }
        if one.weight != other.weight { return one.weight < other.weight }
        return one.digits.lexicographicallyPrecedes(other.digits)
    }
}
