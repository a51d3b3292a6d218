/// The words of a command, as they are sent: each a bulk string of RESP.
public struct RedisWords: Sendable {
    public private(set) var count = 0
    /// The words behind each other, without the head that counts them.
    private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func append(_ word: [UInt8]) {
        beginWord(of: word.count)
        bytes += word
        endLine()
    }

    public mutating func append(_ word: String) {
        var word = word
        word.withUTF8 { utf8 in
            beginWord(of: utf8.count)
            bytes += utf8
        }
        endLine()
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

    private mutating func beginWord(of length: Int) {
        count += 1
        bytes.reserveCapacity(bytes.count + length + 16)
        bytes.append(UInt8(ascii: "$"))
        appendDigits(of: length)
        endLine()
    }

    private mutating func appendDigits(of number: Int) {
        if number > 9 { appendDigits(of: number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    private mutating func endLine() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }
}

/// What can stand behind a command's name: a text, bytes, a number, or several of them.
public protocol RedisArgument: Sendable {
    func append(to words: inout RedisWords)
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
}

extension Array: RedisArgument where Element: RedisArgument {
    /// Each element is a word; of bytes, all together are one.
    public func append(to words: inout RedisWords) {
        if let bytes = self as? [UInt8] {
            words.append(bytes)
        } else {
            for element in self { element.append(to: &words) }
        }
    }
}
