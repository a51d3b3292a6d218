/// Who observes: the same for all events of one client.
public struct ObservedSource: Hashable, Sendable {
    /// As OpenTelemetry names it: `postgresql`, `redis`, `qdrant`, `prometheus`.
    public var system: String
    /// The server as the configuration names it: `localhost:5432`.
    public var endpoint: String
    /// The database, or the number of a keyspace; empty where there is none.
    public var namespace: String

    public init(system: String, endpoint: String, namespace: String = "") {
        self.system = system
        self.endpoint = endpoint
        self.namespace = namespace
    }
}

/// A request that begins.
public struct ObservedRequest: Sendable {
    public var source: ObservedSource
    /// What kind of request: `SELECT`, `GET`, `upsert`. Few different ones.
    public var operation: String
    /// The statement or command without its values, where the client's configuration
    /// says that observers may see it.
    public var statement: String?
    /// The size of the request in bytes, where it is known at the start.
    public var bytes: Int?
    /// 1, or more where the same request was tried before.
    public var attempt: Int

    public init(
        source: ObservedSource, operation: String, statement: String? = nil, bytes: Int? = nil,
        attempt: Int = 1
    ) {
        self.source = source
        self.operation = operation
        self.statement = statement
        self.bytes = bytes
        self.attempt = attempt
    }
}

/// How a request ended.
public struct ObservedResult: Sendable {
    public enum Outcome: Sendable {
        case succeeded
        /// The error and its code as text: a SQLSTATE, an error prefix, a status.
        case failed(any Error, code: String, effect: Effect)
        case cancelled
        case timedOut(effect: Effect)
    }

    public var source: ObservedSource
    public var operation: String
    public var outcome: Outcome
    /// From the call to its result, waiting for a connection included.
    public var duration: Duration
    /// The part of it that was spent waiting for a connection.
    public var wait: Duration
    /// Bytes of the request's text, without its parameters.
    public var bytesSent: Int
    /// Rows, elements or points in the answer; `nil` where that means nothing.
    public var rows: Int?

    public init(
        source: ObservedSource, operation: String, outcome: Outcome, duration: Duration,
        wait: Duration = .zero, bytesSent: Int = 0, rows: Int? = nil
    ) {
        self.source = source
        self.operation = operation
        self.outcome = outcome
        self.duration = duration
        self.wait = wait
        self.bytesSent = bytesSent
        self.rows = rows
    }
}
