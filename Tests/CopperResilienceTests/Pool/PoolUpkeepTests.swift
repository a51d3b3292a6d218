import CopperResilience
import Testing

@Suite("Pool machine: upkeep, failures and shutdown")
struct PoolUpkeepTests {
    @Test("opens the minimum at the start and again after a loss")
    func minimum() throws {
        var pool = TestPool { $0.minimumConnections = 2 }
        let attempts = Actions(pool.machine.start(now: pool.now)).attempts
        #expect(attempts.count == 2)
        for attempt in attempts { _ = pool.connected(attempt) }
        #expect(Actions(pool.machine.closed(attempts[0], now: pool.now)).attempts.count == 1)
    }

    @Test("warms up beyond the minimum, up to the maximum")
    func warmUp() {
        var pool = TestPool { $0.connectsAtOnce = 9 }
        #expect(Actions(pool.machine.warmUp(50, now: pool.now)).attempts.count == 4)
    }

    @Test("closes what is idle for too long, the longest first, down to the minimum")
    func idleLifetime() throws {
        var pool = TestPool {
            $0.minimumConnections = 1
            $0.idleLifetime = .seconds(60)
        }
        let connections = [try pool.open(1), try pool.open(2)]
        _ = pool.release(connections[1])
        pool.now = pool.now + .seconds(1)
        _ = pool.release(connections[0])
        #expect(pool.tick(after: .seconds(58)).closed.isEmpty)
        #expect(pool.tick(after: .seconds(2)).all.contains { $0.closes(connections[1]) })
        #expect(pool.tick(after: .seconds(600)).closed.isEmpty)
    }

    @Test("replaces a connection when its life is over: at once when idle, else when given back")
    func lifetime() throws {
        var pool = TestPool {
            $0.lifetime = .seconds(100)
            $0.lifetimeJitter = 0
        }
        let (idle, used) = (try pool.open(1), try pool.open(2))
        _ = pool.release(idle)
        let actions = pool.tick(after: .seconds(100))
        #expect(actions.closed == [.lifetime])
        #expect(actions.all.contains { $0.closes(idle) })
        #expect(pool.release(used).closed == [.lifetime])
    }

    @Test("never leases a connection whose life ended since the last tick")
    func overAge() throws {
        var pool = TestPool { $0.lifetime = .seconds(100) }
        let connection = try pool.open(1)
        _ = pool.release(connection)
        pool.now = pool.now + .seconds(101)
        #expect(pool.machine.leaseIdle(now: pool.now) == nil)
        let actions = pool.lease(2)
        #expect(actions.closed == [.lifetime])
        #expect(actions.attempts.count == 1)
    }

    @Test("lifetimes are shortened by up to the jitter")
    func jitter() throws {
        var ends: Set<Int64> = []
        for seed in 0..<20 as Range<UInt64> {
            var pool = TestPool(seed: seed) {
                $0.lifetime = .seconds(100)
                $0.lifetimeJitter = 0.5
            }
            let attempt = try #require(pool.lease(1).attempts.first)
            let tick = try #require(pool.connected(attempt).ticks.first)
            #expect(tick.nanoseconds > 49_000_000_000 && tick.nanoseconds <= 101_000_000_000)
            ends.insert(tick.nanoseconds)
        }
        #expect(ends.count == 20)
    }

    @Test("checks idle connections, and does not lease them meanwhile")
    func healthCheck() throws {
        var pool = TestPool {
            $0.idleCheckInterval = .seconds(30)
            $0.maximumConnections = 1
        }
        let connection = try pool.open(1)
        let asked = pool.release(connection).ticks
        #expect(asked == [pool.now + .seconds(30)])
        #expect(pool.tick(after: .seconds(30)).checks == [connection])
        #expect(pool.lease(2).granted.isEmpty)
        let healthy = pool.machine.healthChecked(connection, isHealthy: true, now: pool.now)
        #expect(Actions(healthy).granted == [2])
        _ = pool.release(connection)
        _ = pool.tick(after: .seconds(30))
        let dead = pool.machine.healthChecked(connection, isHealthy: false, now: pool.now)
        #expect(Actions(dead).closed == [.unhealthy])
    }

    @Test("reports a lease that is held for long, once")
    func leak() throws {
        var pool = TestPool { $0.leakReportAfter = .seconds(60) }
        let connection = try pool.open(1)
        _ = pool.release(connection)
        _ = pool.machine.leaseIdle(now: pool.now)
        let first = pool.tick(after: .seconds(60))
        #expect(first.leaks == [connection])
        #expect(pool.tick(after: .seconds(60)).leaks.isEmpty)
    }

    // MARK: Failures to connect

    @Test("goes on connecting, one attempt at a time, while requests wait for the server")
    func unreachable() throws {
        var pool = TestPool()
        var attempts = [pool.lease(1, seconds: 600), pool.lease(2, seconds: 600)]
            .flatMap(\.attempts)
        #expect(attempts.count == 2)
        _ = pool.failed(attempts[0], Refused())
        #expect(pool.failed(attempts[1], Refused()).attempts.isEmpty)
        for _ in 0..<5 {
            attempts = pool.tick(after: .seconds(11)).attempts
            #expect(attempts.count == 1)
            #expect(pool.failed(attempts[0], Refused()).failures.isEmpty)
        }
        attempts = pool.tick(after: .seconds(11)).attempts
        #expect(pool.connected(try #require(attempts.first)).granted == [1])
        #expect(pool.machine.statistics.connecting == 1, "the next one needs no pause now")
    }

    @Test("stops connecting when nobody waits and the minimum is 0")
    func noReasonToConnect() throws {
        var pool = TestPool()
        let attempt = try #require(pool.lease(1).attempts.first)
        #expect(pool.cancel(1) == true)
        #expect(pool.failed(attempt, Refused()).isEmpty)
        #expect(pool.tick(after: .seconds(60)).isEmpty)
    }

    @Test("fails all waiting requests at once when waiting cannot mend it")
    func permanentFailure() throws {
        var pool = TestPool { $0.connectsAtOnce = 1 }
        let attempt = try #require(pool.lease(1).attempts.first)
        _ = pool.lease(2)
        let actions = pool.failed(attempt, Refused(), isPermanent: true)
        #expect(actions.failures.count == 2)
        for case .connectFailed(let error) in actions.failures { #expect(error is Refused) }
        let next = pool.lease(3)
        #expect(next.failures.count == 1 && next.attempts.isEmpty, "fails fast for a while")
        pool.now = pool.now + .seconds(1)
        #expect(pool.lease(4).attempts.count == 1, "then a request tries again")
    }

    @Test("a permanent failure leaves requests alone that an open connection may serve")
    func permanentFailureBesideAConnection() throws {
        var pool = TestPool { $0.maximumConnections = 2 }
        let connection = try pool.open(1)
        let attempt = try #require(pool.lease(2).attempts.first)
        #expect(pool.failed(attempt, Refused(), isPermanent: true).failures.isEmpty)
        #expect(pool.release(connection).granted == [2])
    }

    @Test("goes on trying for the minimum after a permanent failure")
    func minimumAfterPermanentFailure() throws {
        var pool = TestPool { $0.minimumConnections = 1 }
        let attempt = try #require(Actions(pool.machine.start(now: pool.now)).attempts.first)
        let actions = pool.failed(attempt, Refused(), isPermanent: true)
        let due = try #require(actions.ticks.first)
        #expect(pool.tick(after: due - pool.now).attempts.count == 1)
    }

    // MARK: Shutdown

    @Test("drains: idle connections close now, leased ones when given back")
    func drain() throws {
        var pool = TestPool()
        let (idle, used) = (try pool.open(1), try pool.open(2))
        _ = pool.release(idle)
        let attempt = try #require(Actions(pool.machine.warmUp(3, now: pool.now)).attempts.first)
        let actions = pool.shutDown(after: .seconds(30))
        #expect(actions.closed == [.shutDown])
        #expect(
            actions.all.contains { if case .cancelConnect(attempt) = $0 { true } else { false } })
        guard case .shutDown? = pool.lease(5).failures.first else {
            Issue.record("a request waits after shutdown")
            return
        }
        _ = pool.failed(attempt, Refused())
        #expect(pool.release(used).closed == [.shutDown])
        #expect(!Actions(pool.machine.closed(idle, now: pool.now)).isDrained)
        #expect(Actions(pool.machine.closed(used, now: pool.now)).isDrained)
        #expect(pool.tick(after: .seconds(60)).isEmpty)
    }

    @Test("fails those who wait when it shuts down")
    func shutDownFailsWaiters() throws {
        var pool = TestPool()
        let attempt = try #require(pool.lease(1).attempts.first)
        #expect(pool.shutDown(after: .seconds(30)).failures.count == 1)
        #expect(pool.connected(attempt).closed == [.shutDown])
        #expect(Actions(pool.machine.closed(attempt, now: pool.now)).isDrained)
    }

    @Test("closes what is still leased at the deadline of the shutdown")
    func shutDownDeadline() throws {
        var pool = TestPool()
        let connection = try pool.open(1)
        let asked = pool.shutDown(after: .seconds(30))
        #expect(asked.ticks == [pool.now + .seconds(30)])
        #expect(pool.tick(after: .seconds(30)).closed == [.shutDownDeadline])
        #expect(pool.release(connection).isEmpty)
        #expect(Actions(pool.machine.closed(connection, now: pool.now)).isDrained)
    }

    @Test("an empty pool is drained at once")
    func shutDownEmpty() {
        var pool = TestPool()
        #expect(pool.shutDown(after: .seconds(30)).isDrained)
        #expect(!pool.shutDown(after: .seconds(30)).isDrained)
    }
}
