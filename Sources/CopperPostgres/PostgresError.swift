public import CopperNet
public import CopperPostgresProtocol
public import CopperResilience

/// Why something did not work: what every throwing call of this module throws,
/// except for `CancellationError` of a cancelled task.
///
/// ```swift
/// do { ... } catch let error as PostgresError where error.code == .timedOut { ... }
/// ```
///
/// It names what was asked, of whom, and in which phase. It never holds values that
/// the client was given: no parameters, no password. One word wide.
public struct PostgresError: Error, Sendable {
    private var storage: Storage

    /// - Parameters:
    ///   - message: One sentence without a full stop, without values.
    ///   - advice: What to do about it, in a sentence.
    public init(_ code: Code, _ message: String, advice: String? = nil) {
        storage = Storage(
            Fields(code: code, message: message, advice: advice, effect: code.usualEffect))
    }

    /// What a server answered, with its words as the message.
    public init(_ code: Code = .serverError, server: PostgresServerMessage) {
        storage = Storage(
            Fields(
                code: code, message: server.message, server: server, effect: code.usualEffect))
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
        var server: PostgresServerMessage?
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

extension PostgresError {
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

    /// The server's own words, if it spoke: all the fields it sent.
    public var server: PostgresServerMessage? {
        get { get(\.server) }
        set { set(\.server, newValue) }
    }

    /// What to do about it, where that is known to this module. See also ``hint``.
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

    /// What was asked: a statement's text or a name for it, without parameters.
    public var operation: String? {
        get { get(\.operation) }
        set { set(\.operation, newValue) }
    }

    /// What the request may have done at the server: whether it is safe to ask again.
    /// Begins as the most that an error of this ``code`` can mean, `.unknown` where that
    /// is open.
    public var effect: Effect {
        get { get(\.effect) }
        set { set(\.effect, newValue) }
    }

    /// The error below, if there is one: of the network, of a decoder, of a closure.
    public var underlying: (any Error)? {
        get { get(\.underlying) }
        set { set(\.underlying, newValue) }
    }

    /// Whether ``description`` leaves out what the server said, and what was asked.
    public var redactsServerText: Bool {
        get { get(\.redactsServerText) }
        set { set(\.redactsServerText, newValue) }
    }

    /// The same error with `change` applied: `error.with { $0.phase = .query }`.
    public func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
