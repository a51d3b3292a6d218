/// What the server says about one column of a result (PostgreSQL protocol,
/// RowDescription).
public struct PostgresColumn: Hashable, Sendable {
    public var name: String
    /// The number of the table that the column comes from, or 0.
    public var tableOID: UInt32
    /// The column's number in that table, or 0.
    public var tableColumn: Int16
    public var type: PostgresType
    /// The type's size in bytes; negative for types of variable size.
    public var typeSize: Int16
    /// What the type was declared with, `varchar(20)` for one; -1 for nothing.
    public var typeModifier: Int32
    public var format: PostgresFormat

    public init(
        name: String, type: PostgresType, format: PostgresFormat = .binary, tableOID: UInt32 = 0,
        tableColumn: Int16 = 0, typeSize: Int16 = -1, typeModifier: Int32 = -1
    ) {
        self.name = name
        self.tableOID = tableOID
        self.tableColumn = tableColumn
        self.type = type
        self.typeSize = typeSize
        self.typeModifier = typeModifier
        self.format = format
    }
}

/// The columns of a result, shared by all of its rows and by what decodes them.
public final class PostgresColumns: Sendable, Sequence {
    @usableFromInline let columns: [PostgresColumn]
    /// What decoding needs of each column, packed.
    @usableFromInline let kinds: [Kind]
    /// Only for many columns: below ``scanned`` a walk is as fast as hashing.
    private let places: [String: Int]

    @usableFromInline
    struct Kind: Sendable {
        @usableFromInline let type: PostgresType
        @usableFromInline let format: PostgresFormat
    }

    private static let scanned = 16

    /// The statement that they are of, for errors; `nil` where that is not known.
    let sql: String?

    @usableFromInline static let none = PostgresColumns([])

    public convenience init(_ columns: [PostgresColumn]) { self.init(columns, sql: nil) }

    init(_ columns: [PostgresColumn], sql: String?) {
        self.columns = columns
        self.sql = sql
        kinds = columns.map { Kind(type: $0.type, format: $0.format) }
        places =
            columns.count <= Self.scanned
            ? [:]
            : Dictionary(columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    @inlinable public var count: Int { columns.count }
    public var names: [String] { columns.map(\.name) }
    public func makeIterator() -> IndexingIterator<[PostgresColumn]> { columns.makeIterator() }

    /// The column at `index` from 0, or `nil` when there are fewer.
    @inlinable
    public subscript(index: Int) -> PostgresColumn? {
        index >= 0 && index < columns.count ? columns[index] : nil
    }

    /// The index of the column called `name`, letter by letter. Of several columns with
    /// one name the first is meant; the others are reached by their index.
    public func index(of name: String) -> Int? {
        if columns.count <= Self.scanned { return columns.firstIndex { $0.name == name } }
        return places[name]
    }
}
