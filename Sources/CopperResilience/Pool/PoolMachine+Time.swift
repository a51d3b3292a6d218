// What a pool does by itself: expire, check, replace, open ahead, drain.
extension PoolMachine {
    /// Does what is due. Call it at the time of the latest `.scheduleTick`, or any time.
    public mutating func tick(now: MonotonicTime) -> PoolActions {
        var actions = PoolActions()
        nextTick = .distantFuture
        expireWaiters(now, &actions)
        if let shutDownDeadline, shutDownDeadline <= now { closeEverything(&actions) }
        closeIdle(now, &actions)
        for index in slots.indices where slots[index].phase == .ready {
            maintain(index, now, &actions)
        }
        replenish(now, &actions)
        scheduleNext(now)
        return finished(actions)
    }

    /// Ends the pool: requests that wait, or come, fail; what is idle closes now, what
    /// is leased when it is given back or at `deadline`. `.drained` comes when nothing
    /// is open any more. A second call can only bring the deadline forward.
    public mutating func shutDown(deadline: MonotonicTime, now: MonotonicTime) -> PoolActions {
        var actions = PoolActions()
        let isFirst = !isShutDown
        shutDownDeadline = min(deadline, shutDownDeadline ?? .distantFuture)
        if isFirst {
            while let waiter = waiters.popFirst() {
                actions.append(.fail(waiter.request, .shutDown))
            }
            for index in slots.indices { wind(down: index, now, &actions) }
        }
        wake(at: deadline)
        return finished(actions)
    }

    private mutating func wind(
        down index: Int, _ now: MonotonicTime, _ actions: inout PoolActions
    ) {
        switch slots[index].phase {
        case .unused, .closing: break
        case .connecting: actions.append(.cancelConnect(slots.id(index)))
        case .checking, .resetting: close(index, .shutDown, &actions)
        case .ready: settle(index, now, &actions)
        }
    }

    private mutating func closeEverything(_ actions: inout PoolActions) {
        for index in slots.indices where slots[index].phase == .ready {
            close(index, .shutDownDeadline, &actions)
        }
    }

    // MARK: Upkeep

    mutating func expireWaiters(_ now: MonotonicTime, _ actions: inout PoolActions) {
        while let waiter = waiters.popExpired(now: now) {
            totals.timeouts += 1
            actions.append(.fail(waiter.request, .timedOut(lastConnectError: connectError)))
        }
    }

    /// Closes what has been idle for too long, above the minimum, the longest idle first.
    private mutating func closeIdle(_ now: MonotonicTime, _ actions: inout PoolActions) {
        guard let idleLifetime = configuration.idleLifetime else { return }
        var surplus = slots.livingCount - configuration.minimumConnections
        var index = slots.last
        while surplus > 0, index != PoolSlots.none {
            let previous = slots[index].previous
            if slots[index].leases == 0, slots[index].idleSince + idleLifetime <= now {
                close(index, .idle, &actions)
                surplus -= 1
            }
            index = previous
        }
    }

    private mutating func maintain(
        _ index: Int, _ now: MonotonicTime, _ actions: inout PoolActions
    ) {
        if slots[index].retireAt <= now { settle(index, now, &actions) }
        guard slots[index].phase == .ready else { return }
        if slots[index].quarantineEnds <= now, slots[index].isQuarantined {
            close(index, .quarantineExpired, &actions)
        } else if let due = checkTime(slots[index]), due <= now {
            slots.unlist(index)
            slots.move(index, to: .checking)
            actions.append(.check(slots.id(index)))
        } else if let due = leakTime(slots[index]), due <= now {
            slots[index].isLeakReported = true
            actions.append(.reportLeak(slots.id(index), heldFor: now - slots[index].leasedSince))
        }
    }

    private func checkTime(_ slot: PoolSlots.Slot) -> MonotonicTime? {
        guard slot.phase == .ready, slot.leases == 0, slot.isListed else { return nil }
        return configuration.idleCheckInterval.map { slot.aliveAt + $0 }
    }

    private func leakTime(_ slot: PoolSlots.Slot) -> MonotonicTime? {
        guard slot.phase == .ready, slot.leases > 0, !slot.isLeakReported else { return nil }
        return configuration.leakReportAfter.map { slot.leasedSince + $0 }
    }

    // MARK: Opening

    /// Why there is no connection, where the reason is that none can be opened.
    var connectError: (any Error)? {
        if let failure { return failure.error }
        let isOpeningFirst = slots.connectingCount > 0 && !hasReadyConnection
        return isOpeningFirst ? ConnectionStillOpening() : nil
    }

    var hasReadyConnection: Bool {
        slots.slots.contains {
            switch $0.phase {
            case .ready, .checking, .resetting: $0.retirement == nil
            case .unused, .connecting, .closing: false
            }
        }
    }

    /// Starts as many attempts as waiting requests and the minimum call for and limits
    /// and pauses allow; and notices the end of a shutdown.
    mutating func replenish(_ now: MonotonicTime, _ actions: inout PoolActions) {
        guard !isShutDown else { return }
        let target = max(configuration.minimumConnections, warmUpTarget)
        guard !waiters.isEmpty || slots.count < target else { return }
        let connecting = slots.connectingCount
        let perConnection = configuration.requestsPerConnection
        let (whole, remainder) = waiters.count.quotientAndRemainder(dividingBy: perConnection)
        let demand = whole + (remainder > 0 ? 1 : 0) - connecting
        var wanted = min(
            max(demand, target - slots.livingCount), configuration.maximumConnections - slots.count,
            configuration.connectsAtOnce - connecting)
        if let failure {
            let pauseEnds = pauseEnds(failure)
            guard now >= pauseEnds else { return wake(at: pauseEnds) }
            // Until one succeeds, one at a time shows whether the server is back.
            wanted = min(wanted, 1 - connecting)
        }
        for _ in 0..<max(wanted, 0) {
            let index = slots.take()
            actions.append(.connect(slots.id(index)))
        }
        if slots.livingCount >= warmUpTarget { warmUpTarget = 0 }
    }

    /// Requests that came after a permanent failure are a reason to try again once the
    /// time of failing fast is over; the minimum alone waits out the pause.
    private func pauseEnds(_ failure: ConnectFailure) -> MonotonicTime {
        failure.isPermanent && !waiters.isEmpty ? failure.failFastEnds : failure.pauseEnds
    }

    // MARK: Ticks

    /// Makes sure that a tick comes at `time` or before.
    mutating func wake(at time: MonotonicTime) {
        guard time < nextTick else { return }
        nextTick = time
        isTickNews = true
    }

    /// The same for what may be due on a connection that is idle since `now`. Without
    /// the division of ``Duration``, because it runs after every lease.
    mutating func wakeForIdle(_ now: MonotonicTime) {
        let (time, overflow) = now.nanoseconds.addingReportingOverflow(idleTickAfter)
        if !overflow { wake(at: MonotonicTime(nanoseconds: time)) }
    }

    private mutating func scheduleNext(_ now: MonotonicTime) {
        if let deadline = waiters.earliestDeadline { wake(at: deadline) }
        if let shutDownDeadline, shutDownDeadline > now { wake(at: shutDownDeadline) }
        let surplus = slots.livingCount - configuration.minimumConnections
        for slot in slots.slots where slot.phase == .ready {
            if slot.retirement == nil { wake(at: slot.retireAt) }
            if slot.isQuarantined { wake(at: slot.quarantineEnds) }
            if let time = checkTime(slot) { wake(at: time) }
            if let time = leakTime(slot) { wake(at: time) }
            if surplus > 0, slot.leases == 0, slot.isListed,
                let idleLifetime = configuration.idleLifetime
            {
                wake(at: slot.idleSince + idleLifetime)
            }
        }
    }

    /// Every event ends here: asks for the tick that became necessary, and says once
    /// that a shutdown is complete.
    mutating func finished(_ actions: PoolActions) -> PoolActions {
        guard isTickNews || isShutDown else { return actions }
        var actions = actions
        if isShutDown, !isDrained, slots.count == 0 {
            isDrained = true
            actions.append(.drained)
        } else if isTickNews, !isDrained {
            actions.append(.scheduleTick(nextTick))
        }
        isTickNews = false
        return actions
    }
}
