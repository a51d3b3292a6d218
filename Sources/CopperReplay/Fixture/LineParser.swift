/// Reads one line of a fixture: a JSON object whose values are strings, integers that
/// are not negative, `true`, `false`, or an object of strings (RFC 8259).
struct LineParser {
    enum Value: Equatable {
        case string(String)
        case integer(UInt64)
        case bool(Bool)
        case object([String: Value])
    }

    struct Failure: Error, Equatable {
        var message: String
    }

    private let scalars: [UnicodeScalar]
    private var position = 0

    static func members(of line: String) throws(Failure) -> [String: Value] {
        var parser = LineParser(scalars: Array(line.unicodeScalars))
        let members = try parser.object(depth: 0)
        parser.skipSpace()
        guard parser.position == parser.scalars.count else {
            throw parser.failure("something follows the object")
        }
        return members
    }

    private init(scalars: [UnicodeScalar]) { self.scalars = scalars }

    private mutating func object(depth: Int) throws(Failure) -> [String: Value] {
        guard depth < 2 else { throw failure("objects are nested too deeply") }
        var members: [String: Value] = [:]
        try expect("{")
        skipSpace()
        if peek() == "}" {
            position += 1
            return members
        }
        while true {
            skipSpace()
            let key = String(try string())
            skipSpace()
            try expect(":")
            guard members.updateValue(try value(depth: depth), forKey: key) == nil else {
                throw failure("\"\(key)\" stands twice")
            }
            skipSpace()
            if peek() != "," { break }
            position += 1
        }
        try expect("}")
        return members
    }

    private mutating func value(depth: Int) throws(Failure) -> Value {
        skipSpace()
        switch peek() {
        case "\"": return .string(String(try string()))
        case "{": return .object(try object(depth: depth + 1))
        case "t":
            try expect("true")
            return .bool(true)
        case "f":
            try expect("false")
            return .bool(false)
        default: return .integer(try integer())
        }
    }

    private mutating func integer() throws(Failure) -> UInt64 {
        let start = position
        while let digit = peek(), ("0"..."9").contains(digit) { position += 1 }
        let digits = String(String.UnicodeScalarView(scalars[start..<position]))
        guard let value = UInt64(digits), digits == String(value) else {
            throw failure("a string, an integer, an object, true or false is needed")
        }
        return value
    }

    private mutating func string() throws(Failure) -> String.UnicodeScalarView {
        try expect("\"")
        var text = String.UnicodeScalarView()
        while let scalar = peek() {
            position += 1
            switch scalar {
            case "\"": return text
            case "\\": text.append(try escape())
            case _ where scalar.value < 0x20: throw failure("a control character in a string")
            default: text.append(scalar)
            }
        }
        throw failure("the string has no end")
    }

    private mutating func escape() throws(Failure) -> UnicodeScalar {
        guard let kind = peek() else { throw failure("the string has no end") }
        position += 1
        switch kind {
        case "\"", "\\", "/": return kind
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u":
            let first = try hexadecimal()
            // A pair of surrogates stands for one character beyond U+FFFF.
            guard (0xD800..<0xDC00).contains(first) else { return try scalar(first) }
            try expect("\\u")
            let second = try hexadecimal()
            guard (0xDC00..<0xE000).contains(second) else { throw failure("a lone surrogate") }
            return try scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        default: throw failure("the escape \\\(kind) does not exist")
        }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard position + 4 <= scalars.count,
            let value = UInt32(
                String(String.UnicodeScalarView(scalars[position..<(position + 4)])), radix: 16)
        else { throw failure("\\u needs four hexadecimal digits") }
        position += 4
        return value
    }

    private func scalar(_ value: UInt32) throws(Failure) -> UnicodeScalar {
        guard let scalar = UnicodeScalar(value) else { throw failure("a lone surrogate") }
        return scalar
    }

    private func peek() -> UnicodeScalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private mutating func skipSpace() {
        while let scalar = peek(), scalar == " " || scalar == "\t" { position += 1 }
    }

    private mutating func expect(_ text: String) throws(Failure) {
        for scalar in text.unicodeScalars {
            guard peek() == scalar else { throw failure("\(text) is needed") }
            position += 1
        }
    }

    private func failure(_ message: String) -> Failure {
        Failure(message: "\(message) at column \(position + 1)")
    }
}
