public import CopperRESP

extension RedisDecodable where Self: FixedWidthInteger {
    /// An integer, or its digits as text, if it fits.
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let token = try reader.nextToken("\(Self.self)")
        var (number, large) = (nil as Int64?, nil as UInt64?)
        switch token.type {
        case .integer: number = token.number
        case .bulkString, .bigNumber, .simpleString:
            if !token.isNull, !token.isStreamed {
                let digits = reader.content(of: token)
                number = RESPNumber.integer(digits)
                large = number == nil ? Self.unsigned(digits) : nil
            }
        default: break
        }
        guard let value = number.map({ Self(exactly: $0) }) ?? large.map({ Self(exactly: $0) }),
            let value
        else { throw RedisDecodingError(expected: "\(Self.self)", found: token) }
        self = value
    }

    /// What is above the integers of RESP, and below 2^64: cursors are.
    private static func unsigned(_ digits: RawSpan) -> UInt64? {
        let text = digits.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return UInt64(text)
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
        if let place = reader.nextShortString() {
            return reader.bytes(at: place).withUnsafeBytes { Array($0) }
        }
        return try reader.text(try reader.nextToken("[UInt8]"), "[UInt8]")
    }
}
