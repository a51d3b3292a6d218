public import CopperRESP

extension RedisDecodable where Self: FixedWidthInteger {
    /// An integer, or its digits as text, if it fits.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let token = try reader.nextToken("\(Self.self)")
        var number: Int64?
        switch token.type {
        case .integer: number = token.number
        case .bulkString, .bigNumber, .simpleString:
            if !token.isNull, !token.isStreamed {
                number = RESPNumber.integer(reader.content(of: token))
            }
        default: break
        }
        guard let number, let value = Self(exactly: number) else {
            throw RedisDecodingError(expected: "\(Self.self)", found: token)
        }
        self = value
    }
}

extension Int: RedisDecodable {}
extension Int64: RedisDecodable {}
extension Int32: RedisDecodable {}
extension UInt32: RedisDecodable {}
extension UInt64: RedisDecodable {}

extension UInt8: RedisDecodable {
    /// The bytes of a string.
    @_lifetime(reader: copy reader)
    public static func array(
        redis reader: inout RESPReader
    ) throws(RedisDecodingError) -> [UInt8] {
        try reader.text(try reader.nextToken("[UInt8]"), "[UInt8]")
    }
}
