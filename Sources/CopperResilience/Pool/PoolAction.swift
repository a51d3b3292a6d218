/// A connection of a pool, from the attempt to open it until it is closed. Small and
/// dense: ``index`` stays below the pool's maximum, so a table can be an array.
@frozen
public struct PoolConnectionID: Hashable, Sendable, CustomStringConvertible {
    /// The place in the pool; taken by another connection after this one's end.
    public let index: Int
    /// Tells the successive connections of one place apart.
    public let generation: UInt32

    @inlinable
    public init(index: Int, generation: UInt32) {
        self.index = index
        self.generation = generation
    }

    public var description: String { "\(index).\(generation)" }
}

/// A request for a connection. The caller chooses numbers that are unique while the
/// request waits.
@frozen
public struct PoolRequestID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }
}

/// What the owner of a ``PoolMachine`` has to do, in order, outside of its lock.
public enum PoolAction: Sendable {
    /// The request holds one lease of the connection; answer with
    /// ``PoolMachine/release(_:_:now:)``.
    case grant(PoolRequestID, PoolConnectionID)
    /// The request gets no connection.
    case fail(PoolRequestID, PoolFailure)
    /// Open a connection; answer with ``PoolMachine/connected(_:capacity:affinity:now:)``
    /// or ``PoolMachine/connectFailed(_:_:isPermanent:now:)``.
    case connect(PoolConnectionID)
    /// The attempt is not wanted any more. It still has to be answered.
    case cancelConnect(PoolConnectionID)
    /// See whether the idle connection lives; answer with
    /// ``PoolMachine/healthChecked(_:isHealthy:now:)``.
    case check(PoolConnectionID)
    /// Make the connection fit for the next lease; answer with
    /// ``PoolMachine/resetFinished(_:isUsable:now:)``.
    case reset(PoolConnectionID)
    /// Close the connection; answer with ``PoolMachine/closed(_:now:)``. Until then it
    /// counts towards the maximum.
    case close(PoolConnectionID, PoolCloseReason)
    /// Call ``PoolMachine/tick(now:)`` at this time. Replaces an earlier wish.
    case scheduleTick(MonotonicTime)
    /// A lease is held for so long that it may have been forgotten.
    case reportLeak(PoolConnectionID, heldFor: Duration)
    /// Shutdown is complete: nothing is open, nobody waits. Comes once.
    case drained
}

/// Why a request got no connection. It was not sent anywhere.
public enum PoolFailure: Error, Sendable {
    /// None came free in time; with the last connection attempt's error if attempts
    /// have been failing, and ``ConnectionStillOpening`` if the first has not ended.
    case timedOut(lastConnectError: (any Error)?)
    /// Connecting fails in a way that waiting cannot mend.
    case connectFailed(any Error)
    /// As many requests wait already as may.
    case tooManyWaiting(limit: Int)
    case shutDown
}

/// There is no connection yet, and the attempt to open one goes on: a server that does not
/// answer, perhaps for want of TLS on one side.
public struct ConnectionStillOpening: Error, Hashable, Sendable, CustomStringConvertible {
    public init() {}

    public var description: String { "the server has not completed the connection's greeting" }

    /// What to look at first.
    public var advice: String {
        "Is this the server's port, and TLS used on both sides or on none?"
    }
}

/// Why the pool closes a connection.
public enum PoolCloseReason: String, Hashable, Sendable {
    case idle
    case lifetime
    case unhealthy
    /// Its user said that it cannot be used again.
    case broken
    case resetFailed
    case quarantineExpired
    case shutDown
    /// Still in use when the deadline of the shutdown passed.
    case shutDownDeadline
    /// An answer to an attempt that the pool does not know.
    case notWanted
}

/// How a lease ends.
public enum PoolReturn: Hashable, Sendable {
    case reusable
    /// Fit for use after a reset.
    case needsReset
    /// The connection is unusable, for everybody who shares it.
    case broken
}

/// The actions that an event calls for, in order. None costs no allocation.
public struct PoolActions: Sendable, RandomAccessCollection {
    private var actions: [PoolAction] = []

    public init() {}

    public mutating func append(_ action: PoolAction) { actions.append(action) }

    public var startIndex: Int { 0 }
    public var endIndex: Int { actions.count }
    public subscript(position: Int) -> PoolAction { actions[position] }
}
