public import CopperPostgresProtocol

/// The fields of the server's message (PostgreSQL protocol, section 54.8); `nil` where
/// it did not speak or left a field out.
extension PostgresError {
    /// The code of the condition: `error.sqlState == .uniqueViolation`.
    public var sqlState: SQLState? { server?.sqlState }
    public var severity: PostgresServerMessage.Severity? { server?.severity }
    /// More about it. May quote values of a row.
    public var detail: String? { server?.detail }
    /// The server's suggestion.
    public var hint: String? { server?.hint }
    /// Where in the statement, in characters from 1.
    public var position: Int? { server?.position }
    /// Where it happened: a trace of functions, the innermost first.
    public var `where`: String? { server?.where }
    public var schema: String? { server?.schema }
    public var table: String? { server?.table }
    public var column: String? { server?.column }
    public var dataType: String? { server?.dataType }
    public var constraint: String? { server?.constraint }
    public var routine: String? { server?.routine }
}
