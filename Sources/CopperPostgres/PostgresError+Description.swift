import CopperNet
import CopperPostgresProtocol
import CopperResilience

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// All that is known, in one paragraph:
    ///
    /// `serverError: ERROR 23505: duplicate key value violates unique constraint
    /// "users_email_key"; detail: Key (email)=(a@b) already exists.; constraint:
    /// users_email_key (db.example:5432, while executing); asked for: INSERT INTO users
    /// ...`
    ///
    /// With ``redactsServerText`` the server's words and the statement are left out.
    public var description: String {
        var text = "\(code): \(summary)"
        if let place { text += " (\(place))" }
        if let operation, !redactsServerText { text += "; asked for: \(Self.short(operation))" }
        if effect == .unknown { text += "; it may have taken effect" }
        if let underlying, !redactsServerText || server == nil, let cause = cause(underlying) {
            text += "; cause: \(cause)"
        }
        if let advice { text += ". \(advice)" }
        return text
    }

    public var debugDescription: String { "PostgresError(\(description))" }

    private var summary: String {
        guard let server else { return message }
        let head = "\(server.severity.rawValue) \(server.sqlState)"
        if redactsServerText { return "\(head) (the server's text is redacted)" }
        // A message of this module may stand before the server's.
        let own = message == server.message ? "" : "\(message): "
        return own + "\(head): \(server.message)" + Self.fields(of: server)
    }

    /// The error below in words, unless this error's own have said it all.
    private func cause(_ underlying: any Error) -> String? {
        if server != nil, underlying is PostgresServerMessage || underlying is PostgresProtocolError
        {
            return nil
        }
        // The message of such an error is in this one's, and what else it knows too.
        let words = (underlying as? Self)?.message ?? "\(underlying)"
        return message.lowercased().contains(words.lowercased()) ? nil : "\(underlying)"
    }

    private static func fields(of server: PostgresServerMessage) -> String {
        let fields: [(String, String?)] = [
            ("detail", server.detail), ("hint", server.hint),
            ("position", server.position.map { "\($0)" }), ("where", server.where),
            ("internal query", server.internalQuery), ("schema", server.schema),
            ("table", server.table), ("column", server.column), ("type", server.dataType),
            ("constraint", server.constraint), ("routine", server.routine),
        ]
        return fields.map { name, value in value.map { "; \(name): \($0)" } ?? "" }.joined()
    }

    private var place: String? {
        let parts = [endpoint?.description, phase.map { "while \($0)" }]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }

    /// One line of at most about 200 characters, so that a long statement does not
    /// bury the rest.
    private static func short(_ operation: String) -> String {
        let words = operation.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > longestOperation else { return words }
        return words.prefix(longestOperation) + "..."
    }

    private static let longestOperation = 200
}
