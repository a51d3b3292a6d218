import CopperBytes
public import CopperRESP

/// One reply as it came, in the memory that it was received into.
///
/// It is decoded by whoever asked, on that task's executor: the loop only finds its end.
public struct RedisReply: Sendable {
    private let chunk: ByteChunk
    private let start: Int
    public let frame: RESPFrame

    init(_ chunk: ByteChunk, at start: Int, _ frame: RESPFrame) {
        self.chunk = chunk
        self.start = start
        self.frame = frame
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

    /// The server's error, if the reply is one.
    public var error: RESPServerError? {
        guard frame.type == .simpleError || frame.type == .bulkError else { return nil }
        var reader = RESPReader(bytes, frame)
        guard let token = try? reader.next() else { return nil }
        let text = reader.content(of: token).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return RESPServerError(text)
    }

    /// The reply as `Value`.
    ///
    /// - Throws: ``RedisDecodingError``.
    public func decode<Value: RedisDecodable>(
        as: Value.Type = Value.self
    ) throws(RedisDecodingError) -> Value {
        var reader = RESPReader(bytes, frame)
        return try Value(redis: &reader)
    }
}
