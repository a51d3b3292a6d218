// What becomes of a pool's connections: the answers to its actions, and the one place
// that decides what a connection does next.
extension PoolMachine {
    /// Opens the minimum of connections now; without this, the first request does.
    public mutating func start(now: MonotonicTime) -> PoolActions {
        warmUp(configuration.minimumConnections, now: now)
    }

    /// Opens connections until `count` are open or opening, at most the maximum. They
    /// stay like those that demand opened: above the minimum until they fall idle. A
    /// failed attempt ends the warm-up, but not the efforts for the minimum.
    public mutating func warmUp(_ count: Int, now: MonotonicTime) -> PoolActions {
        var actions = PoolActions()
        warmUpTarget = max(warmUpTarget, min(count, configuration.maximumConnections))
        replenish(now, &actions)
        return finished(actions)
    }

    /// An attempt succeeded.
    ///
    /// - Parameters:
    ///   - capacity: how many leases the connection carries at once; at least 1.
    ///   - affinity: what ``leaseIdle(now:affinity:)`` may prefer it by.
    public mutating func connected(
        _ connection: PoolConnectionID, capacity: Int = 1, affinity: Int? = nil, now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection), slots[index].phase == .connecting else {
            actions.append(.close(connection, .notWanted))
            return actions
        }
        totals.connectionsOpened += 1
        failure = nil
        backoff.reset()
        slots.move(index, to: .ready)
        slots[index].capacity = max(capacity, 1)
        slots[index].affinity = affinity
        slots[index].idleSince = now
        slots[index].aliveAt = now
        slots[index].retireAt = retirement(now)
        wake(at: slots[index].retireAt)
        settle(index, now, &actions)
        replenish(now, &actions)
        return finished(actions)
    }

    /// An attempt failed.
    ///
    /// While the server is merely unreachable, attempts go on, one at a time with
    /// growing pauses, as long as requests wait or the minimum is not reached.
    ///
    /// - Parameter isPermanent: waiting cannot mend it (authentication, an unknown
    ///   database, a certificate). Then all waiting requests fail at once with `error`,
    ///   unless connections that were established earlier may still serve them.
    public mutating func connectFailed(
        _ connection: PoolConnectionID, _ error: any Error, isPermanent: Bool, now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection), slots[index].phase == .connecting else {
            return actions
        }
        slots.free(index)
        if !isShutDown { recordFailure(error, isPermanent: isPermanent, now: now, &actions) }
        replenish(now, &actions)
        return finished(actions)
    }

    /// The connection is gone: as asked by `.close`, or by itself. Leases of it may
    /// still be released; they are ignored.
    public mutating func closed(_ connection: PoolConnectionID, now: MonotonicTime) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection) else { return actions }
        totals.connectionsClosed += 1
        slots.free(index)
        replenish(now, &actions)
        return finished(actions)
    }

    /// The answer to `.check`.
    public mutating func healthChecked(
        _ connection: PoolConnectionID, isHealthy: Bool, now: MonotonicTime
    ) -> PoolActions {
        resume(connection, from: .checking, isHealthy ? nil : .unhealthy, now: now)
    }

    /// The answer to `.reset`.
    public mutating func resetFinished(
        _ connection: PoolConnectionID, isUsable: Bool, now: MonotonicTime
    ) -> PoolActions {
        resume(connection, from: .resetting, isUsable ? nil : .resetFailed, now: now)
    }

    /// Keeps the connection from being leased, while something is still going on upon
    /// it: a cancelled request whose answer has not come, say. Leases that are held
    /// stay. It is closed when the quarantine has not ended at `deadline`.
    public mutating func quarantine(
        _ connection: PoolConnectionID, until deadline: MonotonicTime = .distantFuture,
        now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection), slots[index].phase == .ready else {
            return actions
        }
        slots[index].isQuarantined = true
        slots[index].quarantineEnds = deadline
        wake(at: deadline)
        settle(index, now, &actions)
        return finished(actions)
    }

    public mutating func endQuarantine(
        _ connection: PoolConnectionID, now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection), slots[index].isQuarantined else {
            return actions
        }
        slots[index].isQuarantined = false
        slots[index].quarantineEnds = .distantFuture
        settle(index, now, &actions)
        return finished(actions)
    }

    /// The connection carries another number of leases from now on; at least 1. Leases
    /// beyond it are not taken back.
    public mutating func changeCapacity(
        _ connection: PoolConnectionID, to capacity: Int, now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection) else { return actions }
        slots[index].capacity = max(capacity, 1)
        settle(index, now, &actions)
        return finished(actions)
    }
}

extension PoolMachine {
    /// Decides what a ready connection does next, after anything about it has changed.
    mutating func settle(_ index: Int, _ now: MonotonicTime, _ actions: inout PoolActions) {
        guard slots[index].phase == .ready else { return }
        if isShutDown { slots[index].retirement = .shutDown }
        if slots[index].retireAt <= now, slots[index].retirement == nil {
            slots[index].retirement = .lifetime
        }
        if let reason = slots[index].retirement {
            slots.unlist(index)
            if slots[index].leases == 0 { close(index, reason, &actions) }
        } else if slots[index].isQuarantined {
            slots.unlist(index)
        } else if slots[index].needsReset {
            reset(index, &actions)
        } else {
            serveWaiters(index, now, &actions)
        }
    }

    /// A reset waits for the last of the leases of a shared connection.
    private mutating func reset(_ index: Int, _ actions: inout PoolActions) {
        slots.unlist(index)
        guard slots[index].leases == 0 else { return }
        slots[index].needsReset = false
        slots.move(index, to: .resetting)
        actions.append(.reset(slots.id(index)))
    }

    private mutating func serveWaiters(
        _ index: Int, _ now: MonotonicTime, _ actions: inout PoolActions
    ) {
        if !waiters.isEmpty { expireWaiters(now, &actions) }
        while slots[index].leases < slots[index].capacity, let waiter = waiters.popFirst() {
            take(index, now: now)
            totals.waits.record(now - waiter.since)
            actions.append(.grant(waiter.request, slots.id(index)))
        }
        guard slots[index].leases < slots[index].capacity else { return slots.unlist(index) }
        slots.list(index)
        if slots[index].leases == 0 { wakeForIdle(now) }
    }

    /// Counts one lease of a connection that has room for it.
    mutating func take(_ index: Int, now: MonotonicTime) {
        totals.granted += 1
        slots[index].leases += 1
        if slots[index].leases == 1 {
            slots[index].leasedSince = now
            slots[index].isLeakReported = false
        }
        if slots[index].leases >= slots[index].capacity { slots.unlist(index) }
    }

    mutating func close(_ index: Int, _ reason: PoolCloseReason, _ actions: inout PoolActions) {
        slots.unlist(index)
        slots[index].leases = 0
        slots.move(index, to: .closing)
        actions.append(.close(slots.id(index), reason))
    }

    private mutating func resume(
        _ connection: PoolConnectionID, from phase: PoolSlots.Phase, _ failure: PoolCloseReason?,
        now: MonotonicTime
    ) -> PoolActions {
        var actions = PoolActions()
        guard let index = slots.find(connection), slots[index].phase == phase else {
            return actions
        }
        slots[index].aliveAt = now
        if let failure {
            close(index, failure, &actions)
        } else {
            slots.move(index, to: .ready)
            settle(index, now, &actions)
        }
        return finished(actions)
    }

    private mutating func recordFailure(
        _ error: any Error, isPermanent: Bool, now: MonotonicTime, _ actions: inout PoolActions
    ) {
        totals.connectFailures += 1
        warmUpTarget = 0
        let pause = backoff.next(using: &random)
        failure = ConnectFailure(
            error: error, isPermanent: isPermanent, pauseEnds: now + pause,
            failFastEnds: now + min(pause, configuration.failFast))
        guard isPermanent, !hasReadyConnection else { return }
        while let waiter = waiters.popFirst() {
            actions.append(.fail(waiter.request, .connectFailed(error)))
        }
    }

    /// When a connection opened at `now` is to be replaced.
    private mutating func retirement(_ now: MonotonicTime) -> MonotonicTime {
        guard let lifetime = configuration.lifetime else { return .distantFuture }
        let jitter = min(max(configuration.lifetimeJitter, 0), 1)
        let share = 1 - jitter * Double.random(in: 0...1, using: &random)
        return now + lifetime * share
    }
}
