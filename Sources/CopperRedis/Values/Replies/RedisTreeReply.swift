public import CopperRESP

/// A reply of a shape of its own, that is made of its tree.
public protocol RedisTreeReply: RedisDecodable {
    /// - Returns: `nil` for a reply of another shape.
    init?(_ value: RESPValue)
}

extension RedisTreeReply {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        guard let reply = Self(try RESPValue(redis: &reader)) else {
            throw RedisDecodingError(expected: "\(Self.self)", found: "another reply")
        }
        self = reply
    }
}

/// A reply of one text in lines.
public protocol RedisTextReply: RedisDecodable {
    init(_ text: String)
}

extension RedisTextReply {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        self.init(try String(redis: &reader))
    }
}

extension String {
    /// The lines that say something.
    var statements: [Substring] {
        split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}
