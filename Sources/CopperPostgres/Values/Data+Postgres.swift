public import CopperBytes
public import FoundationEssentials

/// `bytea`.
extension Data: PostgresDecodable, PostgresEncodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        type == .bytea
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Data {
        try Bytea.decode(value, as: Data.self) { Data($0) }
    }

    public static var postgresType: PostgresType { .bytea }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        withUnsafeBytes { buffer.append(unsafe: $0) }
    }
}
