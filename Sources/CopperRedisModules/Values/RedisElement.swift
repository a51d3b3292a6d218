public import CopperRESP
public import CopperRedis

/// What became of one of several items of a command: some may fail alone.
public enum RedisElement<Value: RedisDecodable>: RedisDecodable {
    case value(Value)
    /// In the server's words.
    case failed(RESPServerError)

    /// The value.
    ///
    /// - Throws: ``RESPServerError`` where the server answered with an error.
    public func get() throws(RESPServerError) -> Value {
        switch self {
        case .value(let value): return value
        case .failed(let error): throw error
        }
    }

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        if let error = reader.nextError {
            _ = try reader.nextToken("an element")
            self = .failed(error)
        } else {
            self = .value(try Value(redis: &reader))
        }
    }
}

extension RedisElement: Equatable where Value: Equatable {}
extension RedisElement: Hashable where Value: Hashable {}

extension RESPReader {
    /// The next value, if it is an error.
    fileprivate var nextError: RESPServerError? {
        var ahead = self
        guard let token = try? ahead.next(),
            token.type == .simpleError || token.type == .bulkError
        else { return nil }
        let text = ahead.content(of: token).withUnsafeBytes {
            String(decoding: $0, as: UTF8.self)
        }
        return RESPServerError(text)
    }
}
