/// Why a parameter, or a query, cannot be sent. It never holds the value.
public struct PostgresEncodingError: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        /// The value is outside of what the PostgreSQL type can hold, for this reason.
        case outOfRange(String)
        /// The value cannot be written, for this reason.
        case unsupported(String)
        /// The value has more than 2,147,483,647 bytes.
        case tooLarge
        /// A query has more parameters than Bind can count: 65,535.
        case tooManyParameters(Int)
        /// The SQL text itself cannot be sent, for this reason.
        case invalidSQL(String)
    }

    public let reason: Reason
    /// The parameter's number, from 1 as in `$1`.
    public private(set) var parameter: Int?
    public let postgresType: PostgresType?
    /// The name of the value's type.
    public let swiftType: String?

    public init(
        _ reason: Reason, as swiftType: Any.Type? = nil, to postgresType: PostgresType? = nil
    ) {
        self.reason = reason
        self.swiftType = swiftType.map { String(describing: $0) }
        self.postgresType = postgresType
    }

    func at(parameter number: Int) -> PostgresEncodingError {
        var error = self
        error.parameter = number
        return error
    }
}

extension PostgresEncodingError: CustomStringConvertible {
    public var description: String {
        var text = parameter.map { "parameter $\($0): " } ?? ""
        switch reason {
        case .tooManyParameters(let count):
            return "the query has \(count) parameters, more than the protocol's 65,535"
        case .invalidSQL(let why): return "the SQL cannot be sent: \(why)"
        default: break
        }
        text += "cannot encode \(swiftType ?? "a value")"
        if let postgresType { text += " as \(postgresType)" }
        return "\(text): \(explanation)"
    }

    private var explanation: String {
        switch reason {
        case .outOfRange(let why), .unsupported(let why): why
        case .tooLarge: "it has more than 2,147,483,647 bytes"
        case .tooManyParameters, .invalidSQL: ""
        }
    }
}
