public import CopperNet
public import CopperRESP
public import CopperResilience

/// Why something did not work: what every throwing call of this module throws, except for
/// `CancellationError` of a cancelled task.
///
/// ```swift
/// do { ... } catch let error as RedisError where error.server?.code == "WRONGTYPE" { ... }
/// ```
///
/// It names what was asked, of whom, and in which phase. It never holds keys, values or
/// passwords that the client was given. One word wide.
public struct RedisError: Error, Sendable {
    private var storage: Storage

    /// - Parameters:
    ///   - message: One sentence without a full stop, without values.
    ///   - advice: What to do about it, in a sentence.
    public init(_ code: Code, _ message: String, advice: String? = nil) {
        storage = Storage(
            Fields(code: code, message: message, advice: advice, effect: code.usualEffect))
    }

    /// Immutable, hence shared safely; setters make a new one.
    private final class Storage: Sendable {
        let fields: Fields
        init(_ fields: Fields) { self.fields = fields }
    }

    private struct Fields: Sendable {
        var code: Code
        var message: String
        var advice: String?
        var server: RESPServerError?
        var endpoint: Endpoint?
        var phase: Phase?
        var operation: String?
        var effect: Effect
        var underlying: (any Error)?
        var redactsServerText = false
    }

    private func get<Value>(_ field: KeyPath<Fields, Value>) -> Value {
        storage.fields[keyPath: field]
    }

    private mutating func set<Value>(_ field: WritableKeyPath<Fields, Value>, _ value: Value) {
        var fields = storage.fields
        fields[keyPath: field] = value
        storage = Storage(fields)
    }
}

extension RedisError {
    /// The kind of failure, to decide by.
    public var code: Code {
        get { get(\.code) }
        set { set(\.code, newValue) }
    }

    /// What went wrong: in the server's words where it spoke, otherwise in this module's.
    public var message: String {
        get { get(\.message) }
        set { set(\.message, newValue) }
    }

    /// The server's own words, if it spoke; its ``RESPServerError/code`` tells the kind.
    public var server: RESPServerError? {
        get { get(\.server) }
        set { set(\.server, newValue) }
    }

    /// What to do about it, where that is known.
    public var advice: String? {
        get { get(\.advice) }
        set { set(\.advice, newValue) }
    }

    /// The server that was spoken to, or was to be.
    public var endpoint: Endpoint? {
        get { get(\.endpoint) }
        set { set(\.endpoint, newValue) }
    }

    /// What was going on.
    public var phase: Phase? {
        get { get(\.phase) }
        set { set(\.phase, newValue) }
    }

    /// The command that was asked for, without its arguments.
    public var operation: String? {
        get { get(\.operation) }
        set { set(\.operation, newValue) }
    }

    /// What the command may have done at the server: whether it is safe to ask again.
    public var effect: Effect {
        get { get(\.effect) }
        set { set(\.effect, newValue) }
    }

    /// The error below, if there is one.
    public var underlying: (any Error)? {
        get { get(\.underlying) }
        set { set(\.underlying, newValue) }
    }

    /// Whether ``description`` leaves out what the server said but its code, as it may quote
    /// keys and values.
    public var redactsServerText: Bool {
        get { get(\.redactsServerText) }
        set { set(\.redactsServerText, newValue) }
    }

    /// The same error with `change` applied.
    public func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// What was going on when an error came up.
    public enum Phase: String, Sendable, CustomStringConvertible {
        case resolving, connecting
        case securing = "establishing TLS"
        case greeting = "greeting and authenticating"
        case acquiring = "waiting for a connection"
        case encoding, executing, decoding

        public var description: String { rawValue }
    }

    /// The kind of a failure. More may come, so a `switch` needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// As it is spelled in code: `connectionFailed`.
        public let name: String

        public init(_ name: String) { self.name = name }

        public var description: String { name }

        /// The configuration, the URL or a certificate file is wrong. Waiting does not help.
        public static let configuration = Code("configuration")
        /// No server could be reached: name, network, nobody listening, still loading.
        public static let connectionFailed = Code("connectionFailed")
        /// TLS could not be established, or the server's certificate is not trusted.
        public static let tlsFailed = Code("tlsFailed")
        /// The server refused who we are (WRONGPASS, NOAUTH, NOPERM in the greeting).
        public static let authenticationFailed = Code("authenticationFailed")
        /// An established connection ended underneath a command.
        public static let connectionLost = Code("connectionLost")
        /// The connection was closed before the command was made.
        public static let connectionClosed = Code("connectionClosed")
        /// The server answered with an error: see ``RedisError/server``.
        public static let serverError = Code("serverError")
        /// A watched key changed before EXEC: nothing of the transaction was run.
        public static let transactionAborted = Code("transactionAborted")
        /// The command's deadline passed.
        public static let timedOut = Code("timedOut")
        /// A call that its place does not allow: a command that changes the connection's
        /// state on a shared one, say.
        public static let misuse = Code("misuse")
        /// No connection could be had in time.
        public static let acquireTimedOut = Code("acquireTimedOut")
        /// The circuit breaker lets nothing pass to a server that failed most commands.
        public static let circuitOpen = Code("circuitOpen")
        /// Somebody else holds the lock, or runs what is to run once, and time is up.
        public static let lockTaken = Code("lockTaken")
        /// A lock was not held to the end of what it protected: it ran out, or was taken away.
        public static let lockLost = Code("lockLost")
        /// The client was shut down.
        public static let clientClosed = Code("clientClosed")
        /// What the server sent is not the type that was asked for.
        public static let decoding = Code("decoding")
        /// The server did not keep to the protocol; the connection is closed.
        public static let protocolViolation = Code("protocolViolation")

        /// The most that an error of this kind can mean for its command.
        var usualEffect: Effect {
            switch self {
            case .connectionLost, .timedOut, .protocolViolation, .decoding, .lockLost: .unknown
            case .serverError, .transactionAborted: .rejected
            default: .notSent
            }
        }
    }
}

extension RedisError: CustomStringConvertible, CustomDebugStringConvertible {
    /// All that is known, in one paragraph:
    ///
    /// `serverError: WRONGTYPE Operation against a key holding the wrong kind of value
    /// (localhost:6379, while executing); asked for: INCR`
    public var description: String {
        let isRedacted = redactsServerText && server != nil
        let words = isRedacted ? "\(server?.code ?? "") (the server's text is redacted)" : message
        var text = "\(code): \(words)"
        let place = [endpoint?.description, phase.map { "while \($0)" }].compactMap(\.self)
        if !place.isEmpty { text += " (\(place.joined(separator: ", ")))" }
        if let operation { text += "; asked for: \(operation)" }
        if effect == .unknown, code != .decoding { text += "; it may have taken effect" }
        if let advice { text += ". \(advice)" }
        return text
    }

    public var debugDescription: String { "RedisError(\(description))" }
}
