import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import CopperRedis
import CopperReplay

/// An error as the tool tells it: one readable line, and what to do about it.
struct ErrorReport: Equatable {
    var line: String
    var hint: String?

    init(_ line: String, hint: String? = nil) {
        self.line = DisplayText.safe(line)
        self.hint = hint.map(DisplayText.safe)
    }

    init(_ error: any Error) {
        switch error {
        case let error as ToolFailure: self.init(error.message, hint: error.hint)
        case let error as PostgresError: self.init(postgres: error)
        case let error as RedisError: self.init(redis: error)
        case let error as NetError: self.init(error.detail)
        case is CancellationError: self.init("interrupted")
        default: self.init("\(error)")
        }
    }

    private init(postgres error: PostgresError) {
        var text = error.message
        if let server = error.server {
            let words = "\(server.severity.rawValue) \(server.sqlState): \(server.message)"
            text = error.message == server.message ? words : "\(error.message): \(words)"
            if let detail = server.detail { text += " (\(detail))" }
        } else if let underlying = error.underlying {
            let cause = ErrorReport(underlying).line
            if !text.contains(cause) { text += ": \(cause)" }
        }
        if let endpoint = error.endpoint, !text.contains(endpoint.description) {
            text = "\(endpoint): \(text)"
        }
        self.init(
            text,
            hint: error.advice ?? error.hint ?? Self.mark(error) ?? Self.usualHint(error))
    }

    private init(redis error: RedisError) {
        var text = error.server?.text ?? error.message
        if error.server == nil, let underlying = error.underlying {
            let cause = ErrorReport(underlying).line
            if !text.contains(cause) { text += ": \(cause)" }
        }
        if let operation = error.operation, error.code == .serverError {
            text = "\(operation): \(text)"
        }
        if let endpoint = error.endpoint, error.server == nil,
            !text.contains(endpoint.description)
        {
            text = "\(endpoint): \(text)"
        }
        self.init(text, hint: error.advice ?? Self.usualHint(error))
    }

    private static func usualHint(_ error: RedisError) -> String? {
        switch error.server?.code {
        case "NOAUTH", "WRONGPASS":
            return "redis://user:password@host; the user is default if empty"
        case "NOPERM": return "what the user may do: copper redis URL ACL GETUSER NAME"
        default: break
        }
        switch error.code {
        case .connectionFailed, .acquireTimedOut:
            return "is a server listening there? copper doctor URL checks each step"
        case .tlsFailed: return "copper doctor URL shows each step"
        default: return nil
        }
    }

    /// Where in the statement the server saw the mistake.
    private static func mark(_ error: PostgresError) -> String? {
        guard let position = error.position, position > 0, let sql = error.operation else {
            return nil
        }
        let scalars = Array(sql.unicodeScalars)
        guard position <= scalars.count else { return "it is at the end of the statement" }
        let before = text(scalars[max(0, position - 31)..<(position - 1)])
        let after = text(scalars[(position - 1)..<min(scalars.count, position + 29)])
        return "see character \(position), after the mark: \(before)⟨here⟩\(after)"
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func usualHint(_ error: PostgresError) -> String? {
        switch error.sqlState {
        case .invalidPassword?, .invalidAuthorizationSpecification?:
            return "check user and password; PGPASSWORD and ~/.pgpass are read too"
        case .invalidCatalogName?:
            return "the databases there: copper pg URL -c 'SELECT datname FROM pg_database'"
        case .tooManyConnections?: return "raise max_connections, or use fewer connections"
        default: break
        }
        switch error.code {
        case .connectionFailed, .acquireTimedOut:
            return "is a server listening there? copper doctor URL checks each step"
        case .tlsFailed: return "copper doctor URL shows what the server offers"
        default: return nil
        }
    }
}

extension ErrorReport {
    /// Writes `copper: ...` and `hint: ...`.
    func write(to output: Output) {
        output.line(output.styled("copper: ", .red) + line)
        if let hint { output.line(output.styled("hint: ", .cyan) + hint) }
    }
}
