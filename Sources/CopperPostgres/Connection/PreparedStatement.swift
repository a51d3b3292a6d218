import CopperBytes
import CopperPostgresProtocol

/// A statement that the server knows by name, or is about to.
///
/// `@unchecked Sendable`: the loop writes `columns` and `isParsed` while it
/// reads replies; tasks read them only after a reply that followed was published, under
/// the lock of the connection's core.
final class PreparedStatement: @unchecked Sendable {
    let key: PostgresStatementKey
    /// The name on the server; empty for the unnamed statement.
    let name: String
    /// The server accepted Parse: it must be closed to be forgotten.
    var isParsed = false
    /// The result's columns in binary format; `nil` for statements that return no rows.
    var columns: PostgresColumns?

    init(key: PostgresStatementKey, name: String) {
        self.key = key
        self.name = name
    }
}
