/// The words of a command, as they are sent: an array of bulk strings of RESP.
public struct RedisWords: Sendable {
    public private(set) var count = 0
    /// Room for the array's head, which is known last, and then the words.
    private var bytes: [UInt8]
    /// Where the head begins.
    private var start = headRoom

    /// `*`, ten digits, CR and LF.
    private static let headRoom = 13
    /// Enough for most commands. With an array's own 32 bytes it is the most that C's allocator
    /// keeps to be used again as it is, which counts where a hundred are made before one is sent.
    private static let usualCapacity = 88

    public init() {
        // Not by an initializer, none of which is specialised.
        bytes = []
        bytes.reserveCapacity(Self.usualCapacity)
        bytes.append(addingCapacity: Self.headRoom) { output in
            output.append(repeating: 0, count: Self.headRoom)
        }
    }

    /// The whole command; after ``finish()``.
    var span: Span<UInt8> {
        @_lifetime(borrow self)
        get { bytes.span.extracting(start..<bytes.count) }
    }

    /// How long the whole command is; after ``finish()``.
    var byteCount: Int { bytes.count - start }

    /// Appends the whole command to several that leave together; after ``finish()``.
    func append(to pieces: inout [UInt8]) {
        span.withUnsafeBufferPointer { pieces.append(contentsOf: $0) }
    }

    /// Both commands in one piece; after ``finish()``.
    func followed(by other: RedisWords) -> [UInt8] {
        Array(bytes[start...]) + other.bytes[other.start...]
    }

    public mutating func append(_ word: [UInt8]) {
        word.withUnsafeBufferPointer { append(word: $0) }
    }

    public mutating func append(_ word: String) {
        var word = word
        word.withUTF8 { append(word: $0) }
    }

    public mutating func append(_ number: some FixedWidthInteger) { append(String(number)) }

    /// In the shortest digits that give the same number back; infinities as `inf`.
    public mutating func append(_ number: Double) {
        if number.isInfinite {
            append(number < 0 ? "-inf" : "inf")
        } else {
            let text = number.description
            append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
    }

    /// Appends words that were put together apart.
    mutating func append(contentsOf words: RedisWords) {
        count += words.count
        bytes.append(contentsOf: words.bytes[Self.headRoom...])
    }

    /// Writes the head, when all words are there.
    mutating func finish() {
        start = Self.headRoom
        func put(_ byte: UInt8) {
            start -= 1
            bytes[start] = byte
        }
        put(UInt8(ascii: "\n"))
        put(UInt8(ascii: "\r"))
        var rest = count
        repeat {
            put(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        put(UInt8(ascii: "*"))
    }

    private mutating func append(word: UnsafeBufferPointer<UInt8>) {
        count += 1
        let length = word.count
        // The dollar sign, the length's digits, and twice the end of a line.
        bytes.append(addingCapacity: length + 25) { output in
            output.append(UInt8(ascii: "$"))
            if length > 9 {
                var divisor = 10
                while length / divisor > 9 { divisor *= 10 }
                while divisor > 1 {
                    output.append(UInt8(ascii: "0") + UInt8(length / divisor % 10))
                    divisor /= 10
                }
            }
            output.withUnsafeMutableBufferPointer { buffer, filled in
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                rest[0] = UInt8(ascii: "0") + UInt8(length % 10)
                rest[1] = UInt8(ascii: "\r")
                rest[2] = UInt8(ascii: "\n")
                let content = UnsafeMutableBufferPointer(rebasing: rest[3...])
                _ = content.update(fromContentsOf: word)
                content[length] = UInt8(ascii: "\r")
                content[length + 1] = UInt8(ascii: "\n")
                filled += length + 5
            }
        }
    }
}

extension RedisWords: CustomReflectable, CustomStringConvertible {
    public var description: String { "\(count) words" }
    public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}

extension RedisWords {
    /// The words that were appended, as they will be read by the server.
    func makeIterator() -> Iterator { Iterator(slices: makeWordSlices()) }

    /// The same, as bytes.
    func makeWordSlices() -> Slices { Slices(bytes: bytes[Self.headRoom...]) }

    /// Where each word stands, for ``bytes(_:)``.
    var places: [Range<Int>] {
        var places: [Range<Int>] = []
        places.reserveCapacity(count)
        var slices = makeWordSlices()
        while let word = slices.next() { places.append(word.startIndex..<word.endIndex) }
        return places
    }

    /// The word that stands there.
    func bytes(_ place: Range<Int>) -> ArraySlice<UInt8> { bytes[place] }

    struct Slices: IteratorProtocol {
        fileprivate var bytes: ArraySlice<UInt8>

        mutating func next() -> ArraySlice<UInt8>? {
            var length = 0
            guard bytes.popFirst() == UInt8(ascii: "$") else { return nil }
            while let digit = bytes.popFirst(), digit != UInt8(ascii: "\r") {
                length = length * 10 + Int(digit &- UInt8(ascii: "0"))
            }
            // The line feed, the word, and the end of its line.
            let word = bytes.dropFirst().prefix(length)
            bytes = bytes.dropFirst(length + 3)
            return word
        }
    }

    struct Iterator {
        fileprivate var slices: Slices

        mutating func next() -> CommandWord? { slices.next().map { CommandWord($0) } }
    }
}

/// What can stand behind a command's name: a text, bytes, a number, or several of them.
public protocol RedisArgument: Sendable {
    func append(to words: inout RedisWords)

    /// Appends several of them: a word each, but of bytes, which are one word together.
    static func append(_ values: [Self], to words: inout RedisWords)
}

extension RedisArgument {
    public static func append(_ values: [Self], to words: inout RedisWords) {
        for value in values { value.append(to: &words) }
    }
}

extension String: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(self) }
}

extension Substring: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(String(self)) }
}

extension Double: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(self) }
}

extension Int: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(self) }
}

extension Int64: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(self) }
}

extension UInt64: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(self) }
}

extension UInt8: RedisArgument {
    public func append(to words: inout RedisWords) { words.append(self) }

    public static func append(_ bytes: [UInt8], to words: inout RedisWords) {
        words.append(bytes)
    }
}

extension Array: RedisArgument where Element: RedisArgument {
    /// Each element is a word; of bytes, all together are one.
    public func append(to words: inout RedisWords) { Element.append(self, to: &words) }
}
