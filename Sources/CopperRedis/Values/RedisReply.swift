import CopperBytes
public import CopperRESP

/// One reply as it came, in the memory that it was received into.
///
/// It is decoded by whoever asked, on that task's executor: the loop only finds its end.
public struct RedisReply: Sendable {
    private let chunk: ByteChunk
    private let start: Int
    public let frame: RESPFrame
    /// Whether errors leave out the server's words.
    let isRedacted: Bool

    init(_ chunk: ByteChunk, at start: Int, _ frame: RESPFrame, isRedacted: Bool = false) {
        self.chunk = chunk
        self.start = start
        self.frame = frame
        self.isRedacted = isRedacted
    }

    /// The reply's bytes.
    public var bytes: RawSpan {
        @_lifetime(borrow self)
        get {
            let span = chunk.bytes(from: start, length: frame.length)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// The reply as a tree.
    public var value: RESPValue {
        get throws(RESPProtocolError) { try RESPValue(bytes, frame) }
    }

    /// Whether it is one of the three nulls.
    public var isNull: Bool { RESPReader(bytes, frame).nextIsNull }

    var isError: Bool { frame.type == .simpleError || frame.type == .bulkError }

    /// The server's error, if the reply is one.
    public var error: RESPServerError? {
        guard isError else { return nil }
        var reader = RESPReader(bytes, frame)
        guard let token = try? reader.next() else { return nil }
        let text = reader.content(of: token).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return RESPServerError(text)
    }

    /// The bytes of a string where they were received, not copied; of a verbatim string
    /// without its format. None of anything but a string in one piece.
    public var content: RawSpan {
        @_lifetime(borrow self)
        get {
            var reader = RESPReader(bytes, frame)
            guard let token = try? reader.next(), !token.isNull, !token.isStreamed else {
                return unsafe _overrideLifetime(RawSpan(), borrowing: self)
            }
            let format =
                switch token.type {
                case .bulkString, .simpleString: 0
                case .verbatimString: 4
                default: token.length
                }
            let start = token.start + min(format, token.length)
            let span = bytes.extracting(start..<token.start + token.length)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// What the server says of the reply beside it (RESP3's attributes); none mostly.
    ///
    /// - Throws: ``RESPProtocolError`` of bytes that are no reply.
    public var attributes: [RESPEntry] {
        get throws(RESPProtocolError) {
            guard frame.attributesLength > 0 else { return [] }
            return try RESPReader(bytes, frame).attributes(at: 0..<frame.attributesLength)
        }
    }

    /// The elements of an array, a set or a push, or the keys and values of a map, each as a
    /// reply of its own.
    ///
    /// - Throws: ``RESPProtocolError`` when it is no aggregate.
    public func elements() throws(RESPProtocolError) -> [RedisReply] {
        var reader = RESPReader(bytes, frame)
        let head = try reader.next()
        guard head.type.isAggregate, !head.isNull else {
            throw RESPProtocolError(.misplaced(head.type), offset: 0)
        }
        var elements = RESPElements(head)
        var replies: [RedisReply] = []
        var scanner = RESPScanner(limits: .unbounded)
        while try reader.hasNext(&elements) {
            var place = frame.length - reader.remainingBytes
            // A push may stand in front of any element, and is none.
            while let element = try scanner.next(in: bytes.extracting(place..<frame.length)) {
                if element.type != .push {
                    replies.append(
                        RedisReply(chunk, at: start + place, element, isRedacted: isRedacted))
                    break
                }
                place += element.length
            }
            try reader.skip()
        }
        return replies
    }

    /// The reply as `Value`.
    ///
    /// - Throws: ``RedisDecodingError``.
    @export(implementation)
    public func decode<Value: RedisDecodable>(
        as: Value.Type = Value.self
    ) throws(RedisDecodingError) -> Value {
        var reader = RESPReader(bytes, frame)
        return try Value(redis: &reader)
    }
}
