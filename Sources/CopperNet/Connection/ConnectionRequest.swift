public import CopperResilience

/// One request on a connection, from its submission to the end of its reply.
///
/// A protocol's client subclasses it with what its replies are collected into. Two
/// parties touch a request: the loop, which fills it from the wire, and one waiting
/// task. What both see changes only under the lock of its ``ConnectionCore``; the
/// loop's own part (a row run being gathered, say) needs none. That lock and that loop
/// are what `@unchecked Sendable` stands on.
open class ConnectionRequest: @unchecked Sendable {
    /// How far the request has come.
    public enum Status: Sendable {
        /// Its reply is not complete.
        case open
        /// Its reply is complete.
        case finished
        /// The connection was lost first.
        case lost(any Error, effect: Effect)
    }

    // Guarded by the core's lock.
    public final internal(set) var status = Status.open
    /// Nobody waits any more: the reply is read and thrown away.
    public final internal(set) var isAbandoned = false
    final var interruption: Interruption?
    final var waiter: UnsafeContinuation<Void, Never>?
    final var deadline: MonotonicTime
    /// The place of its first byte among all bytes submitted on the connection.
    final var startOffset: UInt64 = 0

    // Loop only.
    /// The reply is complete; published with the rest of the chunk that completed it.
    final var isComplete = false
    final var isTouched = false

    /// - Parameter deadline: When the waiting task is to be told that time is up.
    public init(deadline: MonotonicTime = .distantFuture) {
        self.deadline = deadline
    }

    /// Moves what the loop gathered to where the waiting task finds it, and returns
    /// whether a waiting task has reason to wake. Called on the loop under the core's
    /// lock: memory only.
    open func publish() -> Bool { true }

    /// Whether something is published and not yet taken. Called under the core's lock.
    open var hasNews: Bool { false }

    /// Whether so much is published and not yet taken that reading should stop. Called
    /// under the core's lock.
    open var isFull: Bool { false }

    /// What remains of the reply once nobody waits: drop what is held. Called under the
    /// core's lock.
    open func discard() {}

    enum Interruption { case cancelled, timedOut }
}

/// Why waiting for a request ended without its reply.
public enum RequestInterruption: Error, Sendable {
    /// The request's deadline passed. The connection goes on reading its reply.
    case timedOut
    /// The connection was lost; `effect` says whether the request may have run.
    case lost(any Error, effect: Effect)
}
