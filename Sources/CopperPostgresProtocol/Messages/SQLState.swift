/// The five-character code of an error or a notice (PostgreSQL documentation,
/// appendix A). Servers and functions may use codes of their own: any value is allowed.
///
/// ```swift
/// if message.sqlState == .uniqueViolation { ... }
/// if message.sqlState.class == .connectionException { ... }
/// ```
public struct SQLState: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The code for a literal of five characters.
    public init(_ code: String) { rawValue = code }

    /// The class: the first two characters, and `000` behind them, which is the code of
    /// the class's general condition.
    public var `class`: SQLState { SQLState(rawValue: rawValue.prefix(2) + "000") }

    /// Whether both codes belong to one class.
    public func isSameClass(as other: SQLState) -> Bool {
        rawValue.prefix(2) == other.rawValue.prefix(2)
    }

    /// Class 00, 01 or 02: no failure.
    public var isSuccessOrWarning: Bool {
        ["00", "01", "02"].contains(rawValue.prefix(2))
    }

    /// Class 08: something is wrong with the connection.
    public var isConnectionException: Bool { isSameClass(as: .connectionException) }

    /// Class 23: a constraint was violated.
    public var isIntegrityConstraintViolation: Bool {
        isSameClass(as: .integrityConstraintViolation)
    }

    /// Class 40: the transaction was rolled back, and may succeed when run again.
    public var isTransactionRollback: Bool { isSameClass(as: .transactionRollback) }

    /// Class 28: the server does not believe or does not want this user.
    public var isInvalidAuthorization: Bool {
        isSameClass(as: .invalidAuthorizationSpecification)
    }
}

extension SQLState: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral code: String) { rawValue = code }

    public var description: String { rawValue }
}
