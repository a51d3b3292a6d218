public import CopperRESP
public import CopperRedis

/// A vector, as an argument.
public struct RedisVector: RedisArgument, Hashable, ExpressibleByArrayLiteral {
    private enum Content: Hashable {
        case numbers([Double])
        case blob([UInt8])
    }

    private let content: Content

    /// Sent as texts, which lose nothing.
    public init(_ numbers: [Double]) { content = .numbers(numbers) }

    public init(arrayLiteral numbers: Double...) { self.init(numbers) }

    /// Sent as four bytes each.
    public init(_ numbers: [Float]) { self.init(blob: Self.blob(of: numbers)) }

    /// - Parameter blob: 32-bit floats, the least significant byte first.
    public init(blob: [UInt8]) { content = .blob(blob) }

    /// The bytes of 32-bit floats, the least significant first: also what an index of vectors
    /// wants of a hash's field, and of a parameter.
    public static func blob(of numbers: [Float]) -> [UInt8] {
        numbers.flatMap { number in
            let bits = number.bitPattern
            return (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt32($0))) }
        }
    }

    public func append(to words: inout RedisWords) {
        switch content {
        case .numbers(let numbers):
            words.append("VALUES")
            words.append(numbers.count)
            for number in numbers { words.append(number) }
        case .blob(let blob):
            words.append("FP32")
            words.append(blob)
        }
    }
}

/// What the elements of a vector set are compared with.
public enum RedisVectorQuery: RedisArgument {
    case vector(RedisVector)
    /// Another element of the set.
    case element(any RedisArgument)

    public func append(to words: inout RedisWords) {
        switch self {
        case .vector(let vector): vector.append(to: &words)
        case .element(let element):
            words.append("ELE")
            element.append(to: &words)
        }
    }
}

/// How exactly a vector set keeps its vectors.
public enum RedisVectorQuantization: String, RedisKeyword, CaseIterable {
    /// As 32-bit floats.
    case noquant = "NOQUANT"
    /// A byte for each number.
    case q8 = "Q8"
    /// A bit for each number.
    case binary = "BIN"
}

/// A vector as the server keeps it.
public struct RedisRawVector: RedisTreeDecodable, Hashable {
    /// `fp32`, `bin` or `int8`.
    public var quantization: String
    public var blob: [UInt8]
    /// The length that the vector had: what is kept has the length 1.
    public var norm: Double
    /// What the bytes of `int8` are multiplied by, divided by 127.
    public var range: Double?

    public init(tree: RESPValue) throws(RedisDecodingError) {
        let parts = try demand(tree.elements, "a vector", tree)
        guard parts.count >= 3, let quantization = parts[0].text,
            case .bulkString(let blob) = parts[1].withoutAttributes, let norm = parts[2].decimal
        else { throw RedisDecodingError(expected: "a vector", found: "another array") }
        self.quantization = quantization
        self.blob = blob
        self.norm = norm
        range = parts.count > 3 ? parts[3].decimal : nil
    }
}

/// What `VINFO` tells of a vector set.
public struct RedisVectorSetInfo: RedisRecordReply, Hashable {
    /// `f32`, `bin` or `int8`.
    public let quantization: String
    public let dimension: Int
    public let size: Int
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        quantization = try record.string("quant-type")
        dimension = try record.int("vector-dim")
        size = try record.int("size")
    }
}

/// Elements of a vector set, with how similar they are and their attributes.
public struct RedisVectorMatches<Value: RedisDecodable>: RedisDecodable {
    public struct Match: Sendable {
        public var element: Value
        /// From 0 to 1.
        public var score: Double
        /// A JSON text.
        public var attributes: String?
    }

    /// The most similar first.
    public var matches: [Match]

    /// RESP3 has a map from elements to scores and attributes, RESP2 all three in turn.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "elements, scores and attributes"
        let head = try reader.nextToken(expected)
        guard head.type.isAggregate, !head.isNull else {
            throw RedisDecodingError(expected: expected, found: "\(head.type)")
        }
        var elements = RESPElements(head)
        var matches: [Match] = []
        while try reader.hasNextElement(&elements, expected) {
            let element = try Value(redis: &reader)
            guard try reader.hasNextElement(&elements, expected) else {
                throw RedisDecodingError(expected: expected, found: "an element alone")
            }
            if head.type == .map {
                let (score, attributes) = try Self.pair(&reader)
                matches.append(Match(element: element, score: score, attributes: attributes))
            } else {
                let score = try Double(redis: &reader)
                guard try reader.hasNextElement(&elements, expected) else {
                    throw RedisDecodingError(expected: expected, found: "no attributes")
                }
                let attributes = try String?(redis: &reader)
                matches.append(Match(element: element, score: score, attributes: attributes))
            }
        }
        self.matches = matches
    }

    @_lifetime(reader: copy reader)
    private static func pair(
        _ reader: inout RESPReader
    ) throws(RedisDecodingError) -> (Double, String?) {
        let value = try RESPValue(redis: &reader)
        guard let parts = value.elements, parts.count == 2, let score = parts[0].decimal else {
            throw RedisDecodingError(expected: "a score and attributes", found: "another value")
        }
        return (score, parts[1].text)
    }
}

extension RedisVectorMatches.Match: Equatable where Value: Equatable {}
extension RedisVectorMatches.Match: Hashable where Value: Hashable {}
extension RedisVectorMatches: Equatable where Value: Equatable {}
extension RedisVectorMatches: Hashable where Value: Hashable {}
