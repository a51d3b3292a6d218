import CopperPostgresProtocol
import CopperResilience

/// How far a transaction is kept apart from others (PostgreSQL documentation, section 13.2).
public enum PostgresIsolation: String, CaseIterable, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}

public enum PostgresAccess: String, CaseIterable, Sendable {
    case readWrite = "READ WRITE"
    case readOnly = "READ ONLY"
}

struct PostgresTransactionOptions {
    var isolation: PostgresIsolation?
    var access: PostgresAccess?
    /// A serializable read-only transaction then waits until it cannot fail.
    var deferrable = false

    var sql: String {
        var modes: [String] = []
        if let isolation { modes.append("ISOLATION LEVEL \(isolation.rawValue)") }
        if let access { modes.append(access.rawValue) }
        if deferrable { modes.append("DEFERRABLE") }
        return modes.isEmpty ? "BEGIN" : "BEGIN " + modes.joined(separator: ", ")
    }
}

/// When a transaction is run again from its beginning. Its body then runs again too: it
/// must not have effects elsewhere.
public struct PostgresTransactionRetry: Sendable {
    private let attempts: Int

    public static let never = PostgresTransactionRetry(attempts: 1)

    /// After a serialization failure (40001) or a deadlock (40P01), up to `max` runs in
    /// all. The server has undone the transaction then, so nothing happens twice.
    public static func transient(max: Int) -> PostgresTransactionRetry {
        PostgresTransactionRetry(attempts: Swift.max(max, 1))
    }

    func repeats(after error: PostgresError, attempt: Int) -> Bool {
        guard attempt < attempts, error.effect == .rejected else { return false }
        return error.sqlState == .serializationFailure || error.sqlState == .deadlockDetected
    }
}
