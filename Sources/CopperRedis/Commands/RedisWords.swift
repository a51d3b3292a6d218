/// The words of a command, as they are sent: an array of bulk strings of RESP.
public struct RedisWords: Sendable {
    public private(set) var count = 0
    /// Room for the array's head, which is known last, and then the words.
    private var bytes = RedisWordBytes(room: headRoom)
    /// Where the head begins.
    private var start = headRoom

    /// `*`, ten digits, CR and LF.
    private static let headRoom = 13

    public init() {}

    /// Runs `body` with the whole command; after ``finish()``.
    @inline(__always)
    func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withBytes { bytes throws(Failure) in
            let command = UnsafeRawBufferPointer(rebasing: bytes[start...])
            return try body(Span(_unsafeElements: command.assumingMemoryBound(to: UInt8.self)))
        }
    }

    /// How long the whole command is; after ``finish()``.
    var byteCount: Int { bytes.count - start }

    /// Appends the whole command to several that leave together; after ``finish()``.
    func append(to pieces: inout [UInt8]) {
        bytes.withBytes {
            pieces.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[start...]))
        }
    }

    /// The whole command; after ``finish()``.
    var encoded: [UInt8] { bytes.withBytes { Array($0[start...]) } }

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
        words.bytes.withBytes { added in
            let added = added[Self.headRoom...]
            bytes.append(added.count) { place in
                _ = UnsafeMutableBufferPointer(start: place, count: added.count)
                    .update(fromContentsOf: added)
            }
        }
    }

    /// Writes the head, when all words are there.
    mutating func finish() {
        let head = RedisHead(sign: UInt8(ascii: "*"), number: count)
        start = Self.headRoom - head.length
        bytes.write(at: start) { head.write(to: $0) }
    }

    private mutating func append(word: UnsafeBufferPointer<UInt8>) {
        count += 1
        let head = RedisHead(sign: UInt8(ascii: "$"), number: word.count)
        bytes.append(head.length + word.count + 2) { place in
            head.write(to: place)
            let content = place + head.length
            if let word = word.baseAddress { content.update(from: word, count: head.number) }
            content[head.number] = UInt8(ascii: "\r")
            content[head.number + 1] = UInt8(ascii: "\n")
        }
    }
}

/// The line that tells how long what follows is: a sign, and a number.
private struct RedisHead {
    let sign: UInt8
    let number: Int
    private let digits: Int

    init(sign: UInt8, number: Int) {
        self.sign = sign
        self.number = number
        var digits = 1
        var power = 10
        while number >= power {
            digits += 1
            power *= 10
        }
        self.digits = digits
    }

    /// In bytes, with the end of the line.
    var length: Int { digits + 3 }

    func write(to place: UnsafeMutablePointer<UInt8>) {
        place[0] = sign
        var rest = number
        for digit in stride(from: digits, to: 0, by: -1) {
            place[digit] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        place[digits + 1] = UInt8(ascii: "\r")
        place[digits + 2] = UInt8(ascii: "\n")
    }
}

extension RedisWords: CustomReflectable, CustomStringConvertible {
    public var description: String { "\(count) words" }
    public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}

extension RedisWords {
    /// Where each word stands, for ``bytes(_:)``.
    var places: [Range<Int>] {
        withReader { words in
            var places: [Range<Int>] = []
            places.reserveCapacity(count)
            while let place = words.next() { places.append(place) }
            return places
        }
    }

    /// The word that stands there.
    func bytes(_ place: Range<Int>) -> [UInt8] {
        bytes.withBytes { Array($0[place]) }
    }

    /// Runs `body` with the word that stands there; takes no memory for it.
    func withBytes<Result>(
        _ place: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        bytes.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[place])) }
    }

    /// Runs `body` with the bytes that places are places in.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withBytes(body)
    }

    /// Runs `body` with the words one after the other.
    func withReader<Result>(_ body: (inout Reader) -> Result) -> Result {
        bytes.withBytes { bytes in
            var reader = Reader(bytes: bytes, position: Self.headRoom)
            return body(&reader)
        }
    }

    /// Reads the words that were appended, as the server will.
    struct Reader {
        /// In which places are places.
        let bytes: UnsafeRawBufferPointer
        /// Where the next word's length stands, or the end.
        private(set) var position: Int

        fileprivate init(bytes: UnsafeRawBufferPointer, position: Int) {
            self.bytes = bytes
            self.position = position
        }

        /// Where the next word stands.
        mutating func next() -> Range<Int>? {
            guard position < bytes.count else { return nil }
            var start = position + 1
            var length = 0
            while bytes[start] != UInt8(ascii: "\r") {
                length = length * 10 + Int(bytes[start] &- UInt8(ascii: "0"))
                start += 1
            }
            // Behind the line feed; and behind the word's own end of line.
            start += 2
            position = start + length + 2
            return start..<start + length
        }

        mutating func nextWord() -> CommandWord? { next().map { CommandWord(bytes[$0]) } }
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
