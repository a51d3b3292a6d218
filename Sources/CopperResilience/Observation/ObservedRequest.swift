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
    public var bytesSent: Int
    public var bytesReceived: Int
    /// Rows, elements or points in the answer; `nil` where that means nothing.
    public var rows: Int?
    /// How often the request was sent or tried.
    public var attempts: Int

    public init(
        source: ObservedSource, operation: String, outcome: Outcome, duration: Duration,
        wait: Duration = .zero, bytesSent: Int = 0, bytesReceived: Int = 0, rows: Int? = nil,
        attempts: Int = 1
    ) {
        self.source = source
        self.operation = operation
        self.outcome = outcome
        self.duration = duration
        self.wait = wait
        self.bytesSent = bytesSent
        self.bytesReceived = bytesReceived
        self.rows = rows
        self.attempts = attempts
    }
}

/// What happens beside the requests.
public enum ObservedEvent: Sendable {
    /// A connection attempt begins.
    case connecting
    /// A connection is ready to use, its handshakes done.
    case connected(after: Duration)
    case connectFailed(any Error, after: Duration)
    /// A connection has ended; `reason` is a few words: `idle`, `broken`, `peer closed`.
    case closed(reason: String)
    /// A request got its connection after waiting for so long.
    case poolWait(Duration)
    /// The number of connections has changed.
    case poolChanged(PoolStatistics)
    /// A lease is held for so long that it may have been forgotten.
    case leaseHeld(Duration)
    /// A request is tried again after a pause.
    case retrying(operation: String, attempt: Int, after: Duration, error: any Error)
    case breakerChanged(BreakerState)
    case healthChanged(isHealthy: Bool)
    /// A job held an event loop for so long.
    case loopStalled(Duration)
    /// The server said something that answers no request; the primary message only.
    case notice(code: String, message: String)
}

/// Whether a circuit breaker lets requests pass.
public enum BreakerState: String, Hashable, Sendable {
    /// All is well: requests pass.
    case closed
    /// Requests are refused.
    case open
    /// A few requests pass as probes.
    case halfOpen
}
