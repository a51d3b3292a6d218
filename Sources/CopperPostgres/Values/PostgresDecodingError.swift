/// Why a value, or a row, is not what was asked for.
///
/// It names the column, both types and what to ask for instead. It never holds the
/// value.
public struct PostgresDecodingError: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        /// The Swift type cannot be made from the column's type.
        case typeMismatch
        /// NULL came, and the Swift type has no NULL: ask for an optional.
        case unexpectedNull
        /// The value has so many bytes, which its type cannot have.
        case wrongLength(expected: Int, actual: Int)
        /// The value is a good one, but the Swift type is too small for it.
        case outOfRange
        /// The bytes are no value of the type, for this reason.
        case malformed(String)
        /// The value is a good one that the Swift type cannot hold, for this reason.
        case unsupported(String)
        /// The row's bytes are not as many columns as it says, for this reason.
        case malformedRow(String)
        /// The statement gives another number of columns than was asked for.
        case wrongColumnCount(expected: Int, actual: Int)
        /// No column has this name or index; the names there are.
        case noSuchColumn(String, available: [String])
    }

    public var reason: Reason { storage.reason }
    /// The column's place in the row, from 0.
    public var column: Int? { storage.column }
    public var columnName: String? { storage.columnName }
    /// The column's type.
    public var postgresType: PostgresType? { storage.postgresType }
    public var format: PostgresFormat? { storage.format }
    /// The name of the type that was asked for.
    public var swiftType: String? { storage.swiftType }

    /// One word, so that throwing decoders return in registers.
    private let storage: Storage

    private final class Storage: Sendable {
        let reason: Reason
        let column: Int?
        let columnName: String?
        let postgresType: PostgresType?
        let format: PostgresFormat?
        let swiftType: String?

        init(
            reason: Reason, column: Int?, columnName: String?, postgresType: PostgresType?,
            format: PostgresFormat?, swiftType: String?
        ) {
            self.reason = reason
            self.column = column
            self.columnName = columnName
            self.postgresType = postgresType
            self.format = format
            self.swiftType = swiftType
        }
    }

    /// An error for a decoder to throw; the row adds the column.
    public init(
        _ reason: Reason, from postgresType: PostgresType? = nil, format: PostgresFormat? = nil,
        as swiftType: Any.Type? = nil
    ) {
        storage = Storage(
            reason: reason, column: nil, columnName: nil, postgresType: postgresType,
            format: format, swiftType: swiftType.map { String(describing: $0) })
    }

    /// The same error with the column that it happened in, unless it names one already.
    public func at(column: Int, of columns: PostgresColumns) -> PostgresDecodingError {
        guard self.column == nil, let place = columns[column] else { return self }
        return PostgresDecodingError(
            Storage(
                reason: reason, column: column, columnName: place.name,
                postgresType: postgresType ?? place.type, format: format ?? place.format,
                swiftType: swiftType))
    }

    /// The same error for a whole of which the failed value was a part: an array says
    /// `[Int32]` and `int4[]`, where its element said `Int32` and `int4`.
    @usableFromInline
    func inside(
        _ type: PostgresType, _ format: PostgresFormat, as swiftType: Any.Type
    ) -> PostgresDecodingError {
        PostgresDecodingError(
            Storage(
                reason: reason, column: column, columnName: columnName, postgresType: type,
                format: format, swiftType: String(describing: swiftType)))
    }

    private init(_ storage: Storage) {
        self.storage = storage
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.reason == other.reason && one.column == other.column
            && one.columnName == other.columnName && one.postgresType == other.postgresType
            && one.format == other.format && one.swiftType == other.swiftType
    }
}

extension PostgresDecodingError: CustomStringConvertible {
    public var description: String {
        var text = ""
        switch (column, columnName) {
        case (let column?, let name?): text = "column \"\(name)\" (index \(column)): "
        case (let column?, nil): text = "column \(column): "
        default: break
        }
        switch reason {
        case .malformedRow, .wrongColumnCount, .noSuchColumn: return text + explanation
        default: break
        }
        text += "cannot decode \(postgresType.map(\.description) ?? "a value")"
        if let format { text += format == .binary ? " (binary)" : " (text)" }
        if let swiftType { text += " as \(swiftType)" }
        return "\(text): \(explanation)"
    }

    private var explanation: String {
        switch reason {
        case .typeMismatch: "the types do not fit; ask for \(advice)"
        case .unexpectedNull: "the value is NULL; ask for \(swiftType ?? "the type")?"
        case .wrongLength(let expected, let actual):
            "the value has \(actual) bytes, its type has \(expected)"
        case .outOfRange: "the value is out of range; ask for \(advice)"
        case .malformed(let why): why
        case .unsupported(let why): why
        case .malformedRow(let why): "the row is malformed: \(why)"
        case .wrongColumnCount(let expected, let actual):
            "asked for \(count(expected)), the statement gives \(actual)"
        case .noSuchColumn(let name, let available):
            "no column \(name); the columns are \(available.joined(separator: ", "))"
        }
    }

    private func count(_ columns: Int) -> String {
        columns == 1 ? "1 column" : "\(columns) columns"
    }

    private var advice: String {
        if let types = postgresType?.swiftTypes { return types }
        guard let postgresType, postgresType != .unspecified else { return "another type" }
        return "String and cast to text in SQL (\(postgresType)::text)"
    }
}
