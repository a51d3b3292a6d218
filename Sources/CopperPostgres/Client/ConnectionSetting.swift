/// One of libpq's options as somebody wrote it: the keyword, the text, and where.
struct ConnectionSetting: Sendable {
    /// Where a setting was written, for errors.
    enum Origin: Sendable {
        /// The position counts characters from 1.
        case url(position: Int)
        case keywords(position: Int)
        case variable(String)
        case serviceFile(String, line: Int)
        case file(String)
    }

    var keyword: String
    var value: String
    var origin: Origin
    /// False where a mistake before this may have put a piece of a password here:
    /// errors then show neither keyword nor value.
    var mayBeShown = true

    /// What is wrong with it. `what` continues "sslmode ".
    func mistake(_ what: String, advice: String? = nil) -> PostgresError {
        let subject = mayBeShown ? Self.printable(keyword) : "An option"
        return Self.mistake("\(subject) \(what)", at: origin, advice: advice)
    }

    /// The value in quotes where it may be shown, otherwise words in its place.
    var quoted: String {
        guard mayBeShown, !ConnectionKeyword.secrets.contains(keyword) else { return "its value" }
        return "\"\(Self.printable(value))\""
    }

    static func mistake(
        _ message: String, at origin: Origin, advice: String? = nil
    ) -> PostgresError {
        PostgresError(.configuration, "\(message), \(origin)", advice: advice)
            .with { $0.phase = .configuring }
    }

    /// At most 60 characters without control characters: what is wrong may be anything.
    static func printable(_ text: String) -> String {
        let clean = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }
        var result = ""
        result.unicodeScalars.append(contentsOf: clean.prefix(60))
        return clean.count > 60 ? result + "..." : result
    }
}

extension ConnectionSetting.Origin: CustomStringConvertible {
    var description: String {
        switch self {
        case .url(let position): "at character \(position) of the URL"
        case .keywords(let position): "at character \(position) of the connection string"
        case .variable(let name): "in the environment variable \(name)"
        case .serviceFile(let path, let line): "in line \(line) of \(path)"
        case .file(let path): "in \(path)"
        }
    }
}
