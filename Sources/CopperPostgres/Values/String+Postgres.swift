public import CopperBytes

/// Text of every kind: `text`, `varchar`, `bpchar`, `name`, `json`, `jsonb`, `xml`, enums
/// and other types of users whose binary form is text; in the text format, any type.
///
/// As a parameter it has no type of its own and is sent as text, as a literal in SQL
/// would be: the server makes of it what the place needs, an enum, a `uuid`, a
/// `jsonb`. Where nothing says what is needed (`format('%s', $1)`) write `$1::text`.
/// An array of strings is a `text[]`.
extension String: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        format == .text || type.isTextual || type == .jsonb || type.isUserDefined
    }

    @inlinable
    @inline(__always)
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> String {
        if value.format == .text || value.type.isTextual, let text = value.utf8() { return text }
        return try decodeOther(value)
    }

    @usableFromInline
    static func decodeOther(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> String {
        if value.format == .text || value.type.isTextual {
            return try value.requireUTF8(as: String.self)
        }
        if value.type == .jsonb { return try PostgresJSONText.decode(value).text }
        guard value.type.isUserDefined else { throw value.error(.typeMismatch, as: String.self) }
        // The number alone does not say whether the type is an enum or a composite. Text
        // never holds a zero byte; the binary forms of composites, vectors and the like do.
        for offset in 0..<value.bytes.byteCount where value.bytes[offset] == 0 {
            throw value.error(.typeMismatch, as: String.self)
        }
        return try value.requireUTF8(as: String.self)
    }

    @inlinable public static var postgresType: PostgresType { .unspecified }
    @inlinable public static var postgresFormat: PostgresFormat { .text }
    @inlinable public static var postgresArrayType: PostgresType { .textArray }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        let start = buffer.count
        buffer.append(utf8: self)
        let written = buffer.bytes
        for offset in start..<written.count where written[offset] == 0 {
            throw Self.zeroByte
        }
    }

    @usableFromInline
    static var zeroByte: PostgresEncodingError {
        PostgresEncodingError(
            .unsupported("PostgreSQL text cannot hold a zero byte; send [UInt8] as bytea"),
            as: String.self, to: .text)
    }
}
