/// How strictly and how deep JSON is read.
public struct JSONParseOptions: Hashable, Sendable {
    public enum DuplicateKeys: Hashable, Sendable {
        /// The default: readers disagree about which one counts.
        case refuse
        case keepLast
    }

    /// How deep arrays and objects may nest; at most 1000, because values are walked
    /// and freed recursively. Default 512.
    public var maximumDepth = 512
    public var duplicateKeys = DuplicateKeys.refuse
    /// The number of the first line in errors, for one line of many. Default 1.
    public var firstLine = 1

    public init() {}
}

/// Reads one JSON text from the front. Nesting costs heap, not stack.
struct JSONParser: ~Escapable {
    let bytes: Span<UInt8>
    let options: JSONParseOptions
    var offset = 0
    /// The arrays and objects that are open, outermost first.
    private var open: [Container] = []

    private struct Container {
        let isObject: Bool
        var elements: [JSONValue] = []
        var members = JSONObject()
        /// The key whose value comes next.
        var key = ""
    }

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, _ options: JSONParseOptions) {
        self.bytes = bytes
        self.options = options
    }

    mutating func parseDocument() throws(JSONError) -> JSONValue {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw failure(.byteOrderMark, at: 0)
        }
        var result: JSONValue?
        while result == nil {
            if let value = try parseBeginning() { result = try place(value) }
        }
        skipSpace()
        guard offset == bytes.count else { throw failure(.trailingContent, at: offset) }
        return result ?? .null
    }

    // MARK: Structure

    /// A scalar or an empty container; `nil` when a container was opened and its first
    /// element comes next.
    private mutating func parseBeginning() throws(JSONError) -> JSONValue? {
        skipSpace()
        let byte = try peek(expecting: "a value")
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
            return try parseScalar(byte)
        }
        let limit = min(max(options.maximumDepth, 0), 1000)
        guard open.count < limit else { throw failure(.tooDeep(limit: limit), at: offset) }
        offset += 1
        skipSpace()
        let isObject = byte == UInt8(ascii: "{")
        let next = try peek(expecting: isObject ? "a key or '}'" : "a value or ']'")
        if next == byte + 2 {
            offset += 1
            return isObject ? .object(JSONObject()) : .array([])
        }
        open.append(Container(isObject: isObject))
        if isObject { try parseKey(expecting: "a key or '}'") }
        return nil
    }

    /// Puts a value where it belongs and closes the containers that end after it. The
    /// outermost value when it is complete, `nil` when another value comes next.
    private mutating func place(_ value: JSONValue) throws(JSONError) -> JSONValue? {
        var value = value
        while let last = open.indices.last {
            let isObject = open[last].isObject
            if isObject {
                add(value, toObject: last)
            } else {
                open[last].elements.append(value)
            }
            skipSpace()
            let expected = isObject ? "',' or '}'" : "',' or ']'"
            let byte = try peek(expecting: expected)
            switch byte {
            case UInt8(ascii: ","):
                offset += 1
                if isObject { try parseKey(expecting: "a key") }
                return nil
            case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
                offset += 1
                let closed = open.removeLast()
                value = isObject ? .object(closed.members) : .array(closed.elements)
            default:
                throw failure(.unexpectedByte(byte, expected: expected), at: offset)
            }
        }
        return value
    }

    private mutating func add(_ value: JSONValue, toObject place: Int) {
        let key = open[place].key
        switch options.duplicateKeys {
        case .refuse: open[place].members.append(key, value)
        case .keepLast: open[place].members[key] = value
        }
    }

    private mutating func parseKey(expecting expected: String) throws(JSONError) {
        skipSpace()
        let start = offset
        let byte = try peek(expecting: expected)
        guard byte == UInt8(ascii: "\"") else {
            throw failure(.unexpectedByte(byte, expected: expected), at: offset)
        }
        let key = try parseString()
        let last = open.count - 1
        if options.duplicateKeys == .refuse, open[last].members.place(of: key) != nil {
            throw failure(.duplicateKey(key), at: start)
        }
        open[last].key = key
        skipSpace()
        let colon = try peek(expecting: "':'")
        guard colon == UInt8(ascii: ":") else {
            throw failure(.unexpectedByte(colon, expected: "':'"), at: offset)
        }
        offset += 1
    }

    // MARK: Scalars

    private mutating func parseScalar(_ byte: UInt8) throws(JSONError) -> JSONValue {
        switch byte {
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        default: throw failure(.unexpectedByte(byte, expected: "a value"), at: offset)
        }
    }

    private mutating func parseWord(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for place in 0..<word.utf8CodeUnitCount {
            let byte = try peek(expecting: "'\(word)'")
            guard byte == word.utf8Start[place] else {
                throw failure(.unexpectedByte(byte, expected: "'\(word)'"), at: offset)
            }
            offset += 1
        }
        return value
    }

    private mutating func parseNumber() throws(JSONError) -> JSONValue {
        let start = offset
        do throws(NumberError) {
            offset = try Self.numberEnd(bytes, from: start)
        } catch {
            throw failure(error.kind, at: error.offset)
        }
        let text = bytes.extracting(start..<offset).withUnsafeBufferPointer {
            String(decoding: $0, as: UTF8.self)
        }
        return .number(JSONNumber(unchecked: text))
    }

    // MARK: Bytes

    func peek(expecting expected: @autoclosure () -> String) throws(JSONError) -> UInt8 {
        guard offset < bytes.count else {
            throw failure(.unexpectedEnd(expected: expected()), at: offset)
        }
        return bytes[offset]
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// The error with its line and column, which are counted only now.
    func failure(_ kind: JSONError.Kind, at offset: Int) -> JSONError {
        var (line, column) = (options.firstLine, 1)
        for place in 0..<min(offset, bytes.count) {
            if bytes[place] == 0x0A {
                line += 1
                column = 1
            } else if bytes[place] & 0xC0 != 0x80 {
                column += 1
            }
        }
        return JSONError(kind, offset: offset, line: line, column: column)
    }
}
