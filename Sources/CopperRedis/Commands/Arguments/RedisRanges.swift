/// An end of a range of scores: `1.5`, `.exclusive(3)`, `.infinity`.
public enum RedisScoreBound: RedisArgument, Hashable, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral
{
    /// With that score.
    case inclusive(Double)
    /// Without it.
    case exclusive(Double)

    /// Above every score.
    public static let infinity = RedisScoreBound.inclusive(.infinity)
    /// Below every score.
    public static let minusInfinity = RedisScoreBound.inclusive(-.infinity)

    public init(floatLiteral value: Double) { self = .inclusive(value) }
    public init(integerLiteral value: Int) { self = .inclusive(Double(value)) }

    public func append(to words: inout RedisWords) {
        switch self {
        case .inclusive(let score): words.append(score)
        case .exclusive(let score):
            // One word: the bracket belongs to the number.
            var number = RedisWords()
            number.append(score)
            let digits = number.places.first.map { number.bytes($0) } ?? []
            words.append([UInt8(ascii: "(")] + digits)
        }
    }
}

/// An end of a range of members, ordered by their bytes.
public enum RedisLexBound: RedisArgument, ExpressibleByStringLiteral {
    /// With that member. An argument of one word.
    case inclusive(any RedisArgument)
    /// Without it.
    case exclusive(any RedisArgument)
    /// Before every member.
    case first
    /// Behind every member.
    case last

    public init(stringLiteral value: String) { self = .inclusive(value) }

    public func append(to words: inout RedisWords) {
        switch self {
        case .inclusive(let member): words.append(member, behind: "[")
        case .exclusive(let member): words.append(member, behind: "(")
        case .first: words.append("-")
        case .last: words.append("+")
        }
    }
}

extension RedisWords {
    /// One word: the letter, and then the argument's.
    fileprivate mutating func append(_ argument: any RedisArgument, behind letter: Unicode.Scalar) {
        var member = RedisWords()
        argument.append(to: &member)
        append([UInt8(ascii: letter)] + member.places.flatMap { member.bytes($0) })
    }
}

/// Which of the results: so many, from an offset on. A count of -1 is all of them.
public struct RedisLimit: RedisArgument, Hashable {
    public var offset: Int
    public var count: Int

    public init(offset: Int = 0, count: Int) {
        self.offset = offset
        self.count = count
    }

    public func append(to words: inout RedisWords) {
        words.append(offset)
        words.append(count)
    }
}

/// Which part of a string's bits: from one index to another, that included, in bytes unless
/// told otherwise. Negative ones count from the end.
public struct RedisBitRange: RedisArgument, Hashable {
    public enum Unit: String, RedisKeyword, CaseIterable {
        case byte = "BYTE"
        case bit = "BIT"
    }

    public var start: Int
    public var end: Int?
    public var unit: Unit?

    public init(_ start: Int, _ end: Int? = nil) {
        self.start = start
        self.end = end
    }

    public init(_ start: Int, _ end: Int, _ unit: Unit) {
        self.init(start, end)
        self.unit = unit
    }

    public func append(to words: inout RedisWords) {
        words.append(start)
        if let end { words.append(end) }
        if let unit { unit.append(to: &words) }
    }
}

/// Where a scan stands: ``start``, and then what each page gives, until that is ``isAtEnd``.
public struct RedisCursor: RedisArgument, RedisDecodable, Hashable, CustomStringConvertible {
    /// As the server writes it.
    public let description: String

    public init(_ description: String) { self.description = description }

    public static let start = RedisCursor("0")

    /// Whether the scan is complete. The ``start`` is written in the same way.
    public var isAtEnd: Bool { description == "0" }

    public func append(to words: inout RedisWords) { words.append(description) }
}
