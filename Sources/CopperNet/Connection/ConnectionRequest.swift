public import CopperResilience
import Synchronization

/// One request on a connection, from its submission to the end of its reply.
///
/// A protocol's client subclasses it with what its replies are collected into. Two
/// parties touch a request: the loop, which fills it from the wire, and one waiting
/// task. What both see changes only under the lock of its ``ConnectionCore``; the
/// loop's own part (a row run being gathered, say) needs none. That lock and that loop
/// are what `@unchecked Sendable` stands on, and why access to the properties is not
/// checked for exclusivity again at run time.
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

    /// Whether its reply is complete. Asked under the core's lock, or after
    /// ``ConnectionCore/finish(_:)``.
    public final var isFinished: Bool {
        if case .finished = status { true } else { false }
    }

    // Guarded by the core's lock.
    @exclusivity(unchecked) public final internal(set) var status = Status.open
    /// Nobody waits any more: the reply is read and thrown away.
    public final var isAbandoned: Bool { abandoned }
    // Apart: that its accesses need no check is not known to other modules.
    @exclusivity(unchecked) final var abandoned = false
    @exclusivity(unchecked) final var interruption: Interruption?
    @exclusivity(unchecked) final var waiter: Waiter?
    final let deadline: MonotonicTime
    /// The number of the scope that watches for its task's cancellation; 0 without one. Set
    /// when it is submitted.
    @exclusivity(unchecked) final var watch: UInt64 = 0
    /// The place of its first byte among all bytes submitted on the connection.
    @exclusivity(unchecked) final var startOffset: UInt64 = 0

    /// Where it is waited for. Set by the waiting task before its cancellation is watched for,
    /// and read while it is: the task has the core as long.
    @exclusivity(unchecked) final unowned(unsafe) var core: ConnectionCore?

    /// The request submitted after this one, while both wait for their turn. A request
    /// is in one queue at a time, so that queues need no memory of their own.
    @exclusivity(unchecked) final var next: ConnectionRequest?

    /// Stored by the loop behind everything that it wrote to the request, and loaded by the
    /// waiting task before it reads any of it. The continuation between the two orders that as
    /// well, but the thread sanitizer does not see it where the reply came before the wait.
    private final let sealed = Atomic(false)
    final func seal() { sealed.store(true, ordering: .releasing) }
    final var isSealed: Bool { sealed.load(ordering: .acquiring) }

    // Loop only.
    /// The reply is complete; published with the rest of the chunk that completed it.
    @exclusivity(unchecked) final var isComplete = false
    @exclusivity(unchecked) final var isTouched = false
    /// The next one touched by the chunk at hand.
    @exclusivity(unchecked) final var nextTouched: ConnectionRequest?
    /// Taken from `waiter` under the lock, resumed after it.
    @exclusivity(unchecked) final var resumption: Waiter?

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

    /// A waiting task, which is told whether the reply is complete.
    typealias Waiter = UnsafeContinuation<Bool, Never>

    enum Interruption { case cancelled, timedOut }

    /// Moves the waiter to where it is resumed from, outside of the lock.
    final func takeWaiter() {
        guard let waiter else { return }
        resumption = waiter
        self.waiter = nil
    }
}

/// Why waiting for a request ended without its reply.
public enum RequestInterruption: Error, Sendable {
    /// The request's deadline passed. The connection goes on reading its reply.
    case timedOut
    /// The connection was lost; `effect` says whether the request may have run.
    case lost(any Error, effect: Effect)
}
