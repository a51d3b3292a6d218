/// Tells code from comments and string literals, well enough for rules about text.
struct SwiftCode {
    /// `text` with comments and the contents of string literals removed. Lines stay
    /// where they are, and interpolated expressions stay as code.
    static func strip(_ text: String) -> String {
        var scanner = SwiftCode(bytes: Array(text.utf8))
        scanner.scanCode(until: nil)
        return String(decoding: scanner.output, as: UTF8.self)
    }

    private let bytes: [UInt8]
    private var index = 0
    private var output: [UInt8] = []

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Copies code. With `closing`, up to the parenthesis that ends an interpolation.
    private mutating func scanCode(until closing: UInt8?) {
        var depth = 0
        while index < bytes.count {
            if starts(with: "//") {
                skip(until: "\n")
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if let hashes = literalHashes() {
                scanLiteral(hashes: hashes)
            } else {
                let byte = bytes[index]
                if closing != nil, byte == UInt8(ascii: "(") { depth += 1 }
                if byte == closing {
                    if depth == 0 { return }
                    depth -= 1
                }
                output.append(byte)
                index += 1
            }
        }
    }

    /// The number of `#` before a quotation mark here, or `nil` where no literal begins.
    private func literalHashes() -> Int? {
        var end = index
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        return end - index
    }

    private mutating func scanLiteral(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        index += hashes
        let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        index += quote.utf8.count
        output.append(contentsOf: "\"".utf8)
        while index < bytes.count, !starts(with: quote + fence) {
            if starts(with: "\\" + fence + "(") {
                index += hashes + 2
                scanCode(until: UInt8(ascii: ")"))
                output.append(UInt8(ascii: " "))
                index += 1
            } else {
                // An escaped quotation mark does not end the literal.
                if hashes == 0, bytes[index] == UInt8(ascii: "\\") { index += 1 }
                if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
                    output.append(UInt8(ascii: "\n"))
                }
                index += 1
            }
        }
        index += quote.utf8.count + hashes
        output.append(contentsOf: "\"".utf8)
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                index += 2
            } else if starts(with: "*/") {
                depth -= 1
                index += 2
            } else {
                if bytes[index] == UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
                index += 1
            }
        } while depth > 0 && index < bytes.count
    }

    private mutating func skip(until end: Unicode.Scalar) {
        while index < bytes.count, bytes[index] != UInt8(ascii: end) { index += 1 }
    }

    private func starts(with prefix: String) -> Bool {
        bytes[index...].starts(with: prefix.utf8)
    }
}
