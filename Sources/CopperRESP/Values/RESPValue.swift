import CopperBytes

/// Any RESP value, as a tree: for what has no better type, for tests and for tools.
///
/// RESP2's `$-1` and `*-1` are ``null``. Streamed strings and aggregates are what they add
/// up to.
public enum RESPValue: Hashable, Sendable {
    case null
    /// A line without CR and LF. What is not UTF-8 in it is replaced by U+FFFD.
    case simpleString(String)
    case simpleError(RESPServerError)
    case integer(Int64)
    case bulkString([UInt8])
    case boolean(Bool)
    case double(Double)
    case bigNumber(RESPBigNumber)
    case bulkError(RESPServerError)
    /// `format` is of three letters: `txt` or `mkd` so far.
    case verbatimString(format: String, [UInt8])
    case array([RESPValue])
    /// In the order in which they came. The server may repeat a key.
    case map([RESPEntry])
    case set([RESPValue])
    /// What the server sent unasked; the first element tells the kind.
    case push([RESPValue])
    /// A value with what the server tells about it.
    indirect case attributed([RESPEntry], RESPValue)
}

/// A key and its value, of a map or of attributes.
public struct RESPEntry: Hashable, Sendable {
    public var key: RESPValue
    public var value: RESPValue

    public init(_ key: RESPValue, _ value: RESPValue) {
        self.key = key
        self.value = value
    }
}

/// An error in the server's words: `WRONGTYPE Operation against a key ...`.
public struct RESPServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The whole line.
    public var text: String

    public init(_ text: String) { self.text = text }

    /// The first word, where it is in capitals, as the servers' codes are: `WRONGTYPE`;
    /// else empty.
    public var code: Substring {
        let word = text.prefix { $0 != " " }
        let isCode = word.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F }
        return isCode ? word : ""
    }

    /// What follows the code.
    public var message: Substring {
        text.dropFirst(code.count).drop { $0 == " " }
    }

    public var description: String { text }
}

/// An integer of any size, in the server's digits.
public struct RESPBigNumber: Hashable, Sendable, CustomStringConvertible {
    /// `-?[0-9]+`: a plus sign in front is dropped.
    public let description: String

    /// `nil` unless `text` is `[+|-]digits`.
    public init?(_ text: String) {
        guard RESPNumber.isInteger(text.utf8Span.span.bytes) else { return nil }
        description = text.first == "+" ? String(text.dropFirst()) : text
    }

    public init(_ value: some BinaryInteger) { description = String(value) }

    /// The value, where it fits.
    public var int64: Int64? { Int64(description) }
    public var int128: Int128? { Int128(description) }
}

extension RESPValue {
    /// Reads the next value of `reader`.
    ///
    /// Aggregates are put together on a stack of their own, so that a reply's depth does
    /// not use the thread's.
    @_lifetime(reader: copy reader)
    public init(_ reader: inout RESPReader) throws(RESPProtocolError) {
        var open: [RESPPart] = []
        while true {
            let token = try reader.next()
            let attributes = reader.attributes
            if token.type.isAggregate, !token.isNull {
                open.append(RESPPart(token, attributes))
            } else {
                let value = try Self(scalar: token, &reader)
                let whole = try value.with(attributes, of: reader)
                guard let last = open.indices.last else {
                    self = whole
                    return
                }
                open[last].values.append(whole)
            }
            while let last = open.indices.last, try !reader.hasNext(&open[last].elements) {
                let part = open.removeLast()
                let whole = try part.value.with(part.attributes, of: reader)
                guard let outer = open.indices.last else {
                    self = whole
                    return
                }
                open[outer].values.append(whole)
            }
        }
    }

    /// The frame's value.
    public init(_ bytes: RawSpan, _ frame: RESPFrame) throws(RESPProtocolError) {
        var reader = RESPReader(bytes, frame)
        self = try Self(&reader)
    }

    @_lifetime(reader: copy reader)
    private init(scalar token: RESPToken, _ reader: inout RESPReader) throws(RESPProtocolError) {
        if token.isNull {
            self = .null
            return
        }
        switch token.type {
        case .simpleString: self = .simpleString(text(token, reader))
        case .simpleError: self = .simpleError(RESPServerError(text(token, reader)))
        case .bulkError: self = .bulkError(RESPServerError(text(token, reader)))
        case .integer: self = .integer(token.number)
        case .boolean: self = .boolean(token.number == 1)
        case .double: self = .double(RESPNumber.double(reader.content(of: token)) ?? .nan)
        case .bigNumber:
            let number = RESPBigNumber(text(token, reader))
            self = number.map { .bigNumber($0) } ?? .null
        case .bulkString: self = .bulkString(try reader.string(token))
        case .verbatimString:
            let format = String(text(token, reader).unicodeScalars.prefix(3))
            self = .verbatimString(format: format, try reader.string(token))
        case .null, .array, .map, .set, .push, .attribute: self = .null
        case .chunk, .end:
            throw RESPProtocolError(.misplaced(token.type), offset: token.start)
        }
    }

    private func with(
        _ place: Range<Int>?, of reader: borrowing RESPReader
    ) throws(RESPProtocolError) -> RESPValue {
        guard let place else { return self }
        return .attributed(try reader.attributes(at: place), self)
    }
}

private func text(_ token: RESPToken, _ reader: borrowing RESPReader) -> String {
    reader.content(of: token).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
}

/// An aggregate that is being put together.
private struct RESPPart {
    let type: RESPType
    let attributes: Range<Int>?
    var elements: RESPElements
    var values: [RESPValue] = []

    init(_ token: RESPToken, _ attributes: Range<Int>?) {
        type = token.type
        self.attributes = attributes
        elements = RESPElements(token)
    }

    var value: RESPValue {
        switch type {
        case .map: .map(RESPEntry.pairs(of: values))
        case .set: .set(values)
        case .push: .push(values)
        default: .array(values)
        }
    }
}

extension RESPEntry {
    package static func pairs(of values: [RESPValue]) -> [RESPEntry] {
        stride(from: 0, to: values.count - 1, by: 2).map { Self(values[$0], values[$0 + 1]) }
    }
}
