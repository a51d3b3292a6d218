/// JSON Lines: a value on each line. Empty lines are skipped, a last line needs no end.
///
/// ```swift
/// var lines = JSONLines(bytes)
/// while let line = try lines.next() { use(line.value, line.number) }
/// ```
public struct JSONLines: Sendable {
    public struct Line: Hashable, Sendable {
        /// From 1.
        public var number: Int
        public var value: JSONValue

        public init(number: Int, value: JSONValue) {
            self.number = number
            self.value = value
        }
    }

    private let bytes: [UInt8]
    private let options: JSONParseOptions
    private var offset = 0
    private var number = 0

    public init(_ bytes: [UInt8], _ options: JSONParseOptions = JSONParseOptions()) {
        self.bytes = bytes
        self.options = options
    }

    /// The next value, or `nil` at the end.
    ///
    /// - Throws: ``JSONError`` whose line and offset count from the start of the whole.
    ///   The next call goes on with the line after it.
    public mutating func next() throws(JSONError) -> Line? {
        while offset < bytes.count {
            let start = offset
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            offset = end + 1
            number += 1
            let isBlank = bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
            if !isBlank { return Line(number: number, value: try parse(start..<end)) }
        }
        return nil
    }

    private func parse(_ range: Range<Int>) throws(JSONError) -> JSONValue {
        var options = options
        options.firstLine = number
        do throws(JSONError) {
            return try JSON.parse(bytes.span.extracting(range), options)
        } catch {
            throw JSONError(
                error.kind, offset: range.lowerBound + error.offset, line: error.line,
                column: error.column)
        }
    }
}
