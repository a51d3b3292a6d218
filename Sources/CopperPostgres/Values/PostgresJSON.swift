public import CopperBytes
import CopperJSON

/// A `Codable` value that is a `json` or `jsonb` in PostgreSQL:
/// `"INSERT INTO events VALUES (\(PostgresJSON(event)))"`.
///
/// As a parameter it is a `jsonb`, which the server also stores into `json` columns.
public struct PostgresJSON<Value> {
    public var value: Value

    public init(_ value: Value) {
        self.value = value
    }
}

extension PostgresJSON: Sendable where Value: Sendable {}
extension PostgresJSON: Equatable where Value: Equatable {}
extension PostgresJSON: Hashable where Value: Hashable {}

extension PostgresJSON: PostgresDecodable where Value: Decodable {
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        PostgresJSONText.accepts(type, format: format)
    }

    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> PostgresJSON {
        PostgresJSON(try PostgresJSONText.decode(value, into: Value.self))
    }
}

extension PostgresJSON: PostgresEncodable where Value: Encodable {
    public static var postgresType: PostgresType { .jsonb }

    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        let bytes: [UInt8]
        do {
            bytes = JSON.bytes(try JSON.encode(value))
        } catch {
            // The error's text may hold the value.
            throw PostgresEncodingError(
                .unsupported("its encode(to:) threw \(Swift.type(of: error))"), as: Value.self,
                to: .jsonb)
        }
        buffer.append(PostgresJSONText.jsonbVersion)
        buffer.append(bytes)
    }
}

extension PostgresJSONText {
    /// Decodes what the JSON stands for.
    static func decode<Value: Decodable>(
        _ value: borrowing PostgresValue, into type: Value.Type
    ) throws(PostgresDecodingError) -> Value {
        let text = try jsonText(value, as: type)
        do {
            return try JSON.decode(type, from: text.bytes.toArray())
        } catch let error as DecodingError {
            throw value.error(.unsupported("the JSON does not fit\(place(of: error))"), as: type)
        } catch is JSONError {
            throw value.error(.malformed("the bytes are not JSON"), as: type)
        } catch {
            throw value.error(
                .unsupported("its init(from:) threw \(Swift.type(of: error))"), as: type)
        }
    }

    /// The path without the text of the error, which may hold the value.
    private static func place(of error: DecodingError) -> String {
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            context = found
        case .keyNotFound(let key, let found):
            let path = (found.codingPath + [key]).map(\.stringValue).joined(separator: ".")
            return ": \(path) is missing"
        @unknown default: return ""
        }
        guard !context.codingPath.isEmpty else { return "" }
        return " at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
    }
}
