public import CopperBytes
public import FoundationEssentials

/// `uuid`.
extension UUID: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .uuid
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> UUID {
        guard value.type == .uuid else { throw value.error(.typeMismatch, as: UUID.self) }
        guard value.format == .binary else {
            guard let text = value.utf8(), let uuid = UUID(uuidString: text) else {
                throw value.error(.malformed("the text is not a UUID"), as: UUID.self)
            }
            return uuid
        }
        guard value.bytes.byteCount == 16 else {
            throw value.error(
                .wrongLength(expected: 16, actual: value.bytes.byteCount), as: UUID.self)
        }
        return UUID(uuid: value.bytes.unsafeLoadUnaligned(as: uuid_t.self))
    }

    public static var postgresType: PostgresType { .uuid }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        withUnsafeBytes(of: uuid) { buffer.append(unsafe: $0) }
    }
}
