import CopperResilience
import Testing

@Suite("Pool machine")
struct PoolMachineTests {
    @Test("connects on demand, grants, and keeps the connection for the next request")
    func lifeOfAConnection() throws {
        var pool = TestPool()
        let connection = try #require(pool.lease(1).attempts.first)
        #expect(pool.connected(connection).granted == [1])
        #expect(pool.machine.leaseIdle(now: pool.now) == nil)
        #expect(pool.release(connection).isEmpty)
        #expect(pool.machine.leaseIdle(now: pool.now) == connection)
        #expect(pool.machine.statistics.granted == 2)
    }

    @Test("serves waiting requests in the order in which they came")
    func fifo() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let connection = try #require(pool.lease(1).attempts.first)
        for request in 2...4 as ClosedRange<UInt64> { _ = pool.lease(request) }
        _ = pool.connected(connection)
        #expect(pool.cancel(3) == true)
        #expect(pool.release(connection).granted == [2])
        #expect(pool.release(connection).granted == [4])
    }

    @Test("reuses the connection that was used last")
    func lifo() throws {
        var pool = TestPool()
        let (first, second) = (try pool.open(1), try pool.open(2))
        _ = pool.release(first)
        _ = pool.release(second)
        #expect(pool.machine.leaseIdle(now: pool.now) == second)
        #expect(pool.machine.leaseIdle(now: pool.now) == first)
    }

    @Test("prefers an idle connection of the caller's loop, but never waits for one")
    func affinity() throws {
        var pool = TestPool()
        let (here, there) = (try pool.open(1, affinity: 7), try pool.open(2, affinity: 8))
        _ = pool.release(here)
        _ = pool.release(there)
        #expect(pool.machine.leaseIdle(now: pool.now, affinity: 7) == here)
        #expect(pool.machine.leaseIdle(now: pool.now, affinity: 7) == there)
    }

    @Test("opens no more connections than the maximum, and no more at once than allowed")
    func limits() throws {
        var pool = TestPool {
            $0.maximumConnections = 3
            $0.connectsAtOnce = 2
        }
        let attempts = (1...5 as ClosedRange<UInt64>).flatMap { pool.lease($0).attempts }
        #expect(attempts.count == 2)
        let third = pool.connected(attempts[0]).attempts
        #expect(third.count == 1)
        #expect(pool.connected(attempts[1]).attempts.isEmpty)
        #expect(pool.connected(try #require(third.first)).attempts.isEmpty)
        #expect(pool.machine.statistics.waiting == 2)
    }

    @Test("shares a connection up to its capacity")
    func shared() throws {
        var pool = TestPool {
            $0.maximumConnections = 1
            $0.requestsPerConnection = 3
        }
        let connection = try #require(pool.lease(1).attempts.first)
        for request in 2...5 as ClosedRange<UInt64> { #expect(pool.lease(request).isEmpty) }
        #expect(pool.connected(connection, capacity: 3).granted == [1, 2, 3])
        #expect(pool.release(connection).granted == [4])
        let grown = pool.machine.changeCapacity(connection, to: 4, now: pool.now)
        #expect(Actions(grown).granted == [5])
    }

    @Test("fails a waiting request at its deadline, with the last connection error")
    func acquireDeadline() throws {
        var pool = TestPool()
        let attempt = try #require(pool.lease(1, seconds: 2).attempts.first)
        #expect(pool.failed(attempt, Refused()).failures.isEmpty)
        let actions = pool.tick(after: .seconds(2))
        guard case .timedOut(let error)? = actions.failures.first else {
            Issue.record("no timeout: \(actions.all)")
            return
        }
        #expect(error is Refused)
        #expect(pool.machine.statistics.timeouts == 1)
    }

    @Test("tells a first connection that does not open from a pool that is too small")
    func stillOpening() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let attempt = try #require(pool.lease(1, seconds: 2).attempts.first)
        guard case .timedOut(let opening)? = pool.tick(after: .seconds(2)).failures.first else {
            Issue.record("no timeout")
            return
        }
        #expect(opening is ConnectionStillOpening)
        _ = pool.lease(2, seconds: 2)
        #expect(pool.connected(attempt).granted == [2])
        _ = pool.lease(3, seconds: 2)
        guard case .timedOut(let waiting)? = pool.tick(after: .seconds(2)).failures.first else {
            Issue.record("no timeout")
            return
        }
        #expect(waiting == nil)
    }

    @Test("a request whose deadline has passed is failed, even before the tick comes")
    func lateTick() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let connection = try pool.open(1)
        _ = pool.lease(2, seconds: 1)
        _ = pool.lease(3)
        pool.now = pool.now + .seconds(1)
        let actions = pool.release(connection)
        #expect(actions.failures.count == 1)
        #expect(actions.granted == [3])
    }

    @Test("a passed deadline still gets what is idle, but does not wait")
    func passedDeadline() throws {
        var pool = TestPool()
        #expect(pool.lease(1, seconds: 0).failures.count == 1)
        let connection = try pool.open(2)
        _ = pool.release(connection)
        #expect(pool.lease(3, seconds: 0).granted == [3])
    }

    @Test("refuses a request when too many wait")
    func tooManyWaiting() {
        var pool = TestPool { $0.maximumWaiting = 2 }
        _ = pool.lease(1)
        _ = pool.lease(2)
        guard case .tooManyWaiting(limit: 2)? = pool.lease(3).failures.first else {
            Issue.record("a third request waits")
            return
        }
    }

    @Test("a request that waits is not queued twice")
    func duplicateRequest() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let connection = try #require(pool.lease(1).attempts.first)
        #expect(pool.lease(1).isEmpty)
        #expect(pool.connected(connection).granted == [1])
        #expect(pool.release(connection).granted.isEmpty)
    }

    @Test("ignores events of connections that have ended, and closes unknown ones")
    func staleEvents() throws {
        var pool = TestPool()
        let connection = try pool.open(1)
        _ = pool.machine.closed(connection, now: pool.now)
        #expect(pool.release(connection).isEmpty)
        #expect(pool.failed(connection, Refused()).isEmpty)
        #expect(Actions(pool.machine.closed(connection, now: pool.now)).isEmpty)
        #expect(pool.connected(connection).closed == [.notWanted])
        let fresh = try #require(pool.lease(2).attempts.first)
        #expect(fresh.index == connection.index)
        #expect(fresh != connection)
    }

    @Test("a broken connection is closed, and replaced when it is gone")
    func broken() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let connection = try pool.open(1)
        #expect(pool.lease(2).isEmpty)
        #expect(pool.release(connection, .broken).closed == [.broken])
        let actions = Actions(pool.machine.closed(connection, now: pool.now))
        #expect(actions.attempts.count == 1)
    }

    @Test("resets before the next lease, and closes what cannot be reset")
    func reset() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let connection = try pool.open(1)
        _ = pool.lease(2)
        #expect(pool.release(connection, .needsReset).resets == [connection])
        let usable = pool.machine.resetFinished(connection, isUsable: true, now: pool.now)
        #expect(Actions(usable).granted == [2])
        #expect(pool.release(connection, .needsReset).resets == [connection])
        let lost = pool.machine.resetFinished(connection, isUsable: false, now: pool.now)
        #expect(Actions(lost).closed == [.resetFailed])
    }

    @Test("a quarantined connection is not leased until the quarantine ends")
    func quarantine() throws {
        var pool = TestPool { $0.maximumConnections = 1 }
        let connection = try pool.open(1)
        _ = pool.machine.quarantine(connection, until: pool.now + .seconds(3), now: pool.now)
        #expect(pool.release(connection).isEmpty)
        #expect(pool.lease(2).granted.isEmpty)
        let actions = Actions(pool.machine.endQuarantine(connection, now: pool.now))
        #expect(actions.granted == [2])
    }

    @Test("a quarantine that does not end costs the connection")
    func quarantineExpires() throws {
        var pool = TestPool()
        let connection = try pool.open(1)
        _ = pool.machine.quarantine(connection, until: pool.now + .seconds(3), now: pool.now)
        #expect(pool.tick(after: .seconds(3)).closed == [.quarantineExpired])
    }
}
