public import CopperBytes
import Synchronization

/// How the names of properties become the names of columns.
public enum PostgresKeyStrategy: Sendable {
    /// Letter by letter.
    case exact
    /// `createdAt` is the column `createdAt`, or `created_at` when there is none such.
    case snakeCase
}

/// Decodes rows into `Decodable` types: a property a column, by name.
///
/// Properties of types that are ``PostgresDecodable`` (`Date`, `UUID`, `Decimal`,
/// arrays) are decoded as such; other types are decoded from `json` and `jsonb` columns;
/// enums with raw values from their raw values. A column that no property asks for is
/// skipped, and a property that is an optional is `nil` when its column is NULL or missing.
///
/// Where the columns are is found once a statement and not once a row.
public struct PostgresRowDecoder<Output: Decodable>: PostgresRowDecoding {
    private let plan: PostgresRowPlan

    public init(columns: PostgresColumns) throws(PostgresDecodingError) {
        self.init(columns: columns, keys: .snakeCase)
    }

    public init(columns: PostgresColumns, keys: PostgresKeyStrategy) {
        plan = PostgresRowPlan(columns: columns, keys: keys)
    }

    public func decode(
        _ chunk: ByteChunk, offset: Int, length: Int
    ) throws(PostgresDecodingError) -> Output {
        let row = try PostgresKeyedRow(chunk, offset: offset, length: length, plan: plan)
        do {
            let output = try Output(from: row)
            plan.learn(from: row)
            return output
        } catch {
            throw plan.explain(error, as: Output.self)
        }
    }
}

/// What decoding knows of a statement's columns: it is shared by all rows.
final class PostgresRowPlan: Sendable {
    let columns: PostgresColumns
    private let places: [String: Int]
    /// The keys in the order in which the first row asked for them, with their columns.
    /// Later rows ask in the same order, and comparing with the next is faster than hashing.
    private let learned = AtomicLazyReference<Order>()

    final class Order: Sendable {
        let keys: [(key: String, column: Int)]

        init(_ keys: [(key: String, column: Int)]) {
            self.keys = keys
        }
    }

    init(columns: PostgresColumns, keys: PostgresKeyStrategy) {
        self.columns = columns
        var places: [String: Int] = [:]
        for (index, column) in columns.enumerated() where places[column.name] == nil {
            places[column.name] = index
        }
        if keys == .snakeCase {
            for (index, column) in columns.enumerated() {
                let key = Self.camelCase(column.name)
                if places[key] == nil { places[key] = index }
            }
        }
        self.places = places
    }

    var order: [(key: String, column: Int)] { learned.load()?.keys ?? [] }

    func column(for key: String) -> Int? { places[key] }

    /// Keeps the order of the first row that was decoded.
    func learn(from row: PostgresKeyedRow) {
        guard learned.load() == nil else { return }
        _ = learned.storeIfNil(Order(row.asked))
    }

    /// `created_at` as `createdAt`. Underscores at either end stay.
    static func camelCase(_ name: String) -> String {
        let inner = name.drop { $0 == "_" }
        var camel = String(name.prefix(name.count - inner.count))
        var isWordStart = false
        var underscores = 0
        for character in inner {
            if character == "_" {
                underscores += 1
                isWordStart = true
                continue
            }
            camel += isWordStart ? character.uppercased() : String(character)
            isWordStart = false
            underscores = 0
        }
        return camel + String(repeating: "_", count: underscores)
    }

    /// An error of ours as it is; any other without its text, which may hold the value.
    func explain(_ error: any Error, as type: Any.Type) -> PostgresDecodingError {
        if let error = error as? PostgresDecodingError { return error }
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context),
                .keyNotFound(_, let context), .dataCorrupted(let context):
                context
            default: nil
            }
        let why =
            context == nil
            ? "its init(from:) threw \(Swift.type(of: error))" : "its init(from:) refused the value"
        let explained = PostgresDecodingError(.unsupported(why), as: type)
        guard let key = context?.codingPath.first, let column = column(for: key.stringValue) else {
            return explained
        }
        return explained.at(column: column, of: columns)
    }
}
