import CopperBytes
import CopperPostgres
import Testing

/// Decodes one value; `nil` bytes are NULL.
func decode<Value: PostgresDecodable>(
    _: Value.Type = Value.self, _ bytes: [UInt8]?, _ type: PostgresType,
    _ format: PostgresFormat = .binary
) throws(PostgresDecodingError) -> Value {
    guard let bytes else { return try Value.decodeNull() }
    return try Value.decode(PostgresValue(bytes: bytes.span.bytes, type: type, format: format))
}

func decode<Value: PostgresDecodable>(
    _: Value.Type = Value.self, hex: String, _ type: PostgresType
) throws -> Value {
    let bytes: [UInt8] = try #require(Hex.decode(hex))
    return try decode(Value.self, bytes, type)
}

func decode<Value: PostgresDecodable>(
    _: Value.Type = Value.self, text: String, _ type: PostgresType
) throws(PostgresDecodingError) -> Value {
    try decode(Value.self, Array(text.utf8), type, .text)
}

func encode<Value: PostgresEncodable>(_ value: Value) throws(PostgresEncodingError) -> [UInt8] {
    var buffer = ByteBuffer()
    try value.encode(into: &buffer)
    return buffer.toArray()
}

/// The error of `body`, or `nil` when it has none.
func decodingError(
    _ body: () throws -> some Any
) -> PostgresDecodingError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? PostgresDecodingError
    }
}

/// Expects that `bytes` decode to `value`, `text` too, that the value encodes to `bytes`,
/// and that the binary form is refused with any part of it missing or a byte too many.
func expectCodec<Value: PostgresDecodable & PostgresEncodable & Equatable>(
    _ value: Value, _ type: PostgresType, hex: String, text: String, reencodes: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let bytes = try #require(Hex.decode(hex), sourceLocation: sourceLocation)
    let fromBinary = try decode(Value.self, bytes, type)
    #expect(fromBinary == value, sourceLocation: sourceLocation)
    let fromText = try decode(Value.self, text: text, type)
    #expect(fromText == value, sourceLocation: sourceLocation)
    if reencodes {
        let encoded = try encode(value)
        #expect(encoded == bytes, sourceLocation: sourceLocation)
    }
    for cut in Array(0..<bytes.count) {
        let error = decodingError { try decode(Value.self, Array(bytes[..<cut]), type) }
        #expect(error?.postgresType == type, "cut to \(cut)", sourceLocation: sourceLocation)
    }
    let error = decodingError { try decode(Value.self, bytes + [0], type) }
    #expect(error?.postgresType == type, "a byte too many", sourceLocation: sourceLocation)
}
