/// Hears what clients do: for metrics, logs and traces. The only such hook of the
/// suite; adapters turn it into swift-log lines, metrics or spans.
///
/// Calls come from callers' tasks and from event loops: they must be quick and must
/// not block. No lock of the suite is held while they run. Without an observer a
/// client builds no event and reads no clock for it.
///
/// No event carries values (parameters, keys, payloads) or credentials.
public protocol Observer: Sendable {
    /// A request begins, on the task of its caller: task-local values are visible. What
    /// is returned comes back in ``requestFinished(_:_:)``; a span, say.
    func requestStarted(_ request: ObservedRequest) -> ObservationToken?

    /// The request has ended, perhaps on another thread. Exactly once for each start.
    func requestFinished(_ result: ObservedResult, _ token: ObservationToken?)

    /// Header fields that tell the server which trace the request belongs to
    /// (`traceparent`), for protocols that have header fields. None by default.
    func propagation(of token: ObservationToken?) -> [(name: String, value: String)]

    /// Something happened that is not a request. Nothing by default.
    func occurred(_ event: ObservedEvent, in source: ObservedSource)
}

/// What an observer keeps between the start and the end of a request.
public typealias ObservationToken = any Sendable

extension Observer {
    public func propagation(of token: ObservationToken?) -> [(name: String, value: String)] { [] }
    public func occurred(_ event: ObservedEvent, in source: ObservedSource) {}
}

/// Several observers as one, in the given order.
public struct ObserverGroup: Observer {
    public let observers: [any Observer]

    public init(_ observers: [any Observer]) { self.observers = observers }

    public func requestStarted(_ request: ObservedRequest) -> ObservationToken? {
        observers.map { $0.requestStarted(request) }
    }

    public func requestFinished(_ result: ObservedResult, _ token: ObservationToken?) {
        for (observer, part) in zip(observers, parts(of: token)) {
            observer.requestFinished(result, part)
        }
    }

    public func propagation(of token: ObservationToken?) -> [(name: String, value: String)] {
        zip(observers, parts(of: token)).flatMap { $0.propagation(of: $1) }
    }

    public func occurred(_ event: ObservedEvent, in source: ObservedSource) {
        for observer in observers { observer.occurred(event, in: source) }
    }

    private func parts(of token: ObservationToken?) -> [ObservationToken?] {
        token as? [ObservationToken?] ?? observers.map { _ in nil }
    }
}

/// How clients call an optional observer: without one, the event is not even built.
extension Optional where Wrapped == any Observer {
    @inlinable
    public func started(_ request: @autoclosure () -> ObservedRequest) -> ObservationToken? {
        guard let self else { return nil }
        return self.requestStarted(request())
    }

    @inlinable
    public func finished(
        _ result: @autoclosure () -> ObservedResult, _ token: ObservationToken?
    ) {
        guard let self else { return }
        self.requestFinished(result(), token)
    }

    @inlinable
    public func note(_ event: @autoclosure () -> ObservedEvent, in source: ObservedSource) {
        guard let self else { return }
        self.occurred(event(), in: source)
    }
}
