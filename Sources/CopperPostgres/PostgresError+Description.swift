import CopperNet
import CopperResilience

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// All that is known, in one paragraph:
    ///
    /// `connectionFailed: nobody listens there (db.example:5432, while connecting). Is
    /// the server up?`
    public var description: String {
        var text = "\(code): \(message)"
        if let place { text += " (\(place))" }
        if let operation, !redactsServerText { text += "; asked for: \(Self.short(operation))" }
        if effect == .unknown { text += "; it may have taken effect" }
        if let underlying { text += "; cause: \(underlying)" }
        if let advice { text += ". \(advice)" }
        return text
    }

    public var debugDescription: String { "PostgresError(\(description))" }

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
