public import CopperBytes

/// A `json` or `jsonb` value as the text that it is, neither parsed nor checked here.
///
/// As a parameter it is a `jsonb`, which the server also stores into `json` columns.
public struct PostgresJSONText: Hashable, Sendable {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }
}

extension PostgresJSONText: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .json || type == .jsonb
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> PostgresJSONText {
        PostgresJSONText(try jsonText(value, as: Self.self).requireUTF8(as: Self.self))
    }

    /// The value without the version byte that stands before the text of a binary `jsonb`.
    @_lifetime(copy value)
    static func jsonText(
        _ value: borrowing PostgresValue, as type: Any.Type
    ) throws(PostgresDecodingError) -> PostgresValue {
        guard accepts(value.type, format: value.format) else {
            throw value.error(.typeMismatch, as: type)
        }
        guard value.type == .jsonb, value.format == .binary else {
            return PostgresValue(bytes: value.bytes, type: value.type, format: value.format)
        }
        guard value.bytes.byteCount > 0, value.bytes[0] == jsonbVersion else {
            throw value.error(.malformed("the jsonb version is not 1"), as: type)
        }
        return PostgresValue(
            bytes: value.bytes.extracting(1..<value.bytes.byteCount), type: value.type,
            format: value.format)
    }

    static let jsonbVersion: UInt8 = 1

    public static var postgresType: PostgresType { .jsonb }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        buffer.append(Self.jsonbVersion)
        try text.encode(into: &buffer)
    }
}
