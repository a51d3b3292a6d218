/// A connection pool as a value: events and the time go in, actions come out. It holds
/// no connection, no task and no lock; its owner binds it to real ones.
///
/// Connections are leased exclusively (capacity 1) or shared by several requests.
/// Requests that find none wait first come, first served, and nobody overtakes them;
/// connections are reused last used first, so that what is not needed falls idle and
/// is closed. Connection attempts belong to the pool, not to the request that caused
/// them.
///
/// There are four kinds of methods, each to be called with the time:
/// - requests: ``leaseIdle(now:affinity:)``, ``lease(_:deadline:affinity:now:)``,
///   ``cancel(_:)``, ``release(_:_:now:)``;
/// - answers to actions: ``connected(_:capacity:affinity:now:)``,
///   ``connectFailed(_:_:isPermanent:now:)``, ``healthChecked(_:isHealthy:now:)``,
///   ``resetFinished(_:isUsable:now:)``, ``closed(_:now:)``;
/// - what the owner decides: ``start(now:)``, ``warmUp(_:now:)``,
///   ``quarantine(_:until:now:)``, ``endQuarantine(_:now:)``,
///   ``changeCapacity(_:to:now:)``, ``shutDown(deadline:now:)``;
/// - time: ``tick(now:)``, when ``PoolAction/scheduleTick(_:)`` asked for it.
///
/// Times may go back as far as threads can differ that read the clock before they take
/// the owner's lock. Ids of connections that have ended are ignored everywhere: events
/// that cross on their way do no harm. Every waiting request is answered exactly once,
/// by a grant, a failure, or `cancel` returning true.
public struct PoolMachine: Sendable {
    public let configuration: PoolConfiguration

    var slots = PoolSlots()
    var waiters = WaiterQueue()
    var totals = PoolStatistics()

    /// Draws the lifetimes and the pauses.
    var random: SeededRandom
    var backoff: Backoff
    /// The last connection attempt's failure, `nil` after a success.
    var failure: ConnectFailure?
    /// Connections wanted by ``warmUp(_:now:)`` beyond the minimum.
    var warmUpTarget = 0

    /// When the owner was last asked to tick; `.distantFuture` when it need not. Owners
    /// that perform actions outside of their lock set their timer to this, read under
    /// the lock, because `.scheduleTick` of two events may reach them in either order.
    public internal(set) var nextTick = MonotonicTime.distantFuture
    /// Whether the owner still has to be told of ``nextTick``.
    var isTickNews = false
    /// Nanoseconds from an idle connection's last use until the first thing that may be
    /// due on it.
    let idleTickAfter: Int64

    var shutDownDeadline: MonotonicTime?
    var isDrained = false

    struct ConnectFailure: Sendable {
        var error: any Error
        var isPermanent: Bool
        /// No attempt before this, unless a request brings a new reason.
        var pauseEnds: MonotonicTime
        /// Requests fail at once until then, when the failure is permanent.
        var failFastEnds: MonotonicTime
    }

    /// - Parameter seed: decides the jitter of lifetimes and pauses.
    public init(configuration: PoolConfiguration = PoolConfiguration(), seed: UInt64) {
        var configuration = configuration
        configuration.maximumConnections = max(configuration.maximumConnections, 1)
        configuration.minimumConnections = min(
            max(configuration.minimumConnections, 0), configuration.maximumConnections)
        configuration.requestsPerConnection = max(configuration.requestsPerConnection, 1)
        configuration.connectsAtOnce = max(configuration.connectsAtOnce, 1)
        self.configuration = configuration
        random = SeededRandom(seed: seed)
        backoff = Backoff(base: configuration.backoffBase, cap: configuration.backoffCap)
        idleTickAfter =
            [
                configuration.idleLifetime, configuration.idleCheckInterval,
                configuration.leakReportAfter,
            ].compactMap { $0?.wholeNanoseconds }.min() ?? .max
    }

    public var isShutDown: Bool { shutDownDeadline != nil }

    // MARK: Leasing

    /// One lease of an idle connection, when there is one and nobody waits: the fast
    /// path, which allocates nothing and asks for nothing. After `nil` call
    /// ``lease(_:deadline:affinity:now:)``.
    ///
    /// - Parameter affinity: prefers a connection that was established with the same
    ///   number (its event loop's, say) among the few that were used last.
    public mutating func leaseIdle(now: MonotonicTime, affinity: Int? = nil) -> PoolConnectionID? {
        // Somebody waits only while nothing is leasable, so nobody is overtaken here.
        guard slots.first != PoolSlots.none else { return nil }
        let index = affinity.map(preferred) ?? slots.first
        guard slots[index].retireAt > now else { return nil }
        take(index, now: now)
        return slots.id(index)
    }

    /// Asks for one lease. The answer is `.grant` or `.fail`, now or later.
    ///
    /// A `request` that waits already is not queued a second time. A deadline that has
    /// passed still gets what is idle, but does not wait.
    public mutating func lease(
        _ request: PoolRequestID, deadline: MonotonicTime, affinity: Int? = nil, now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard !waiters.contains(request) else { return actions }
        closeOverAged(now, &actions)
        if let connection = leaseIdle(now: now, affinity: affinity) {
            actions.append(.grant(request, connection))
        } else if let refusal = refusal(deadline: deadline, now: now) {
            actions.append(.fail(request, refusal))
        } else {
            waiters.append(.init(request: request, since: now, deadline: deadline))
            wake(at: deadline)
        }
        replenish(now, &actions)
        return finished(actions)
    }

    /// Takes back a request that waits. False when it does not wait (any more): then a
    /// grant that it was given has to be released by whoever received it.
    public mutating func cancel(_ request: PoolRequestID) -> Bool {
        guard waiters.remove(request) != nil else { return false }
        totals.cancelled += 1
        return true
    }

    /// Ends one lease. Without waiters and on a connection that stays, this returns no
    /// actions and allocates nothing.
    public mutating func release(
        _ connection: PoolConnectionID, _ how: PoolReturn = .reusable, now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection), slots[index].leases > 0 else { return actions }
        if how == .reusable, releaseQuietly(index, now: now) { return actions }
        slots[index].leases -= 1
        slots[index].aliveAt = now
        if slots[index].leases == 0 { slots[index].idleSince = now }
        if how == .broken {
            close(index, .broken, &actions)
        } else {
            if how == .needsReset || configuration.resetsOnReturn { slots[index].needsReset = true }
            settle(index, now, &actions)
        }
        return finished(actions)
    }

    /// Ends one lease when that is all there is to do: the common case, kept apart from
    /// the ones that have consequences. False when nothing was done.
    private mutating func releaseQuietly(_ index: Int, now: MonotonicTime) -> Bool {
        let (tick, overflow) = now.nanoseconds.addingReportingOverflow(idleTickAfter)
        guard waiters.isEmpty, !configuration.resetsOnReturn, slots.isPlain(index, now: now),
            overflow || tick >= nextTick.nanoseconds
        else { return false }
        slots.endLease(index, now: now)
        return true
    }

    private func preferred(_ affinity: Int) -> Int {
        var index = slots.first
        // Bounded, so that the fast path stays one: the last used are the warmest anyway.
        for _ in 0..<8 where index != PoolSlots.none {
            if slots[index].affinity == affinity, slots[index].leases == 0 { return index }
            index = slots[index].next
        }
        return slots.first
    }

    /// Why a request may not wait, or `nil` when it may.
    private func refusal(deadline: MonotonicTime, now: MonotonicTime) -> PoolFailure? {
        if isShutDown { return .shutDown }
        if let failure, failure.isPermanent, now < failure.failFastEnds, !hasReadyConnection {
            return .connectFailed(failure.error)
        }
        if deadline <= now { return .timedOut(lastConnectError: connectError) }
        if waiters.count >= configuration.maximumWaiting {
            return .tooManyWaiting(limit: configuration.maximumWaiting)
        }
        return nil
    }

    /// Connections at the head of the list whose lifetime has ended since the last tick.
    private mutating func closeOverAged(_ now: MonotonicTime, _ actions: inout PoolActions) {
        var index = slots.first
        while index != PoolSlots.none {
            let next = slots[index].next
            if slots[index].retireAt <= now { settle(index, now, &actions) }
            index = next
        }
    }

    // MARK: Statistics

    public var statistics: PoolStatistics {
        var statistics = totals
        statistics.total = slots.count
        statistics.waiting = waiters.count
        for slot in slots.slots {
            statistics.leased += slot.leases
            switch slot.phase {
            case .unused: break
            case .connecting: statistics.connecting += 1
            case .ready where slot.leases > 0: break
            case .ready where slot.isListed: statistics.idle += 1
            default: statistics.unavailable += 1
            }
        }
        return statistics
    }
}
