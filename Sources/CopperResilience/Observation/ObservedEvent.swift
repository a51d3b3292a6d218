/// What happens beside the requests.
public enum ObservedEvent: Sendable {
    /// A connection attempt begins.
    case connecting
    /// A connection is ready to use, its handshakes done.
    case connected(after: Duration)
    case connectFailed(any Error, after: Duration)
    /// A connection has ended; `reason` is a few words.
    case closed(reason: String)
    /// A lease is held for so long that it may have been forgotten.
    case leaseHeld(Duration)
    /// A request is tried again after a pause.
    case retrying(operation: String, attempt: Int, after: Duration, error: any Error)
    /// The server said something that answers no request; the primary message only.
    case notice(code: String, message: String)
}
