import CopperResilience
import Testing

/// A pool machine with a clock, and its actions sorted by kind.
struct TestPool {
    var machine: PoolMachine
    var now = MonotonicTime(nanoseconds: 1_000_000_000)

    /// Four connections at most, and nothing periodic unless `adjust` says so.
    init(seed: UInt64 = 1, _ adjust: (inout PoolConfiguration) -> Void = { _ in }) {
        var configuration = PoolConfiguration()
        configuration.maximumConnections = 4
        configuration.idleLifetime = nil
        configuration.lifetime = nil
        configuration.idleCheckInterval = nil
        adjust(&configuration)
        machine = PoolMachine(configuration: configuration, seed: seed)
    }

    mutating func lease(_ request: UInt64, seconds: Int64? = nil) -> Actions {
        let deadline = seconds.map { now + .seconds($0) } ?? .distantFuture
        return Actions(machine.lease(PoolRequestID(request), deadline: deadline, now: now))
    }

    mutating func cancel(_ request: UInt64) -> Bool { machine.cancel(PoolRequestID(request)) }

    mutating func connected(
        _ id: PoolConnectionID, capacity: Int = 1, affinity: Int? = nil
    ) -> Actions {
        Actions(machine.connected(id, capacity: capacity, affinity: affinity, now: now))
    }

    mutating func failed(
        _ id: PoolConnectionID, _ error: any Error, isPermanent: Bool = false
    ) -> Actions {
        Actions(machine.connectFailed(id, error, isPermanent: isPermanent, now: now))
    }

    mutating func release(_ id: PoolConnectionID, _ how: PoolReturn = .reusable) -> Actions {
        Actions(machine.release(id, how, now: now))
    }

    mutating func tick(after duration: Duration) -> Actions {
        now = now + duration
        return Actions(machine.tick(now: now))
    }

    mutating func shutDown(after duration: Duration) -> Actions {
        Actions(machine.shutDown(deadline: now + duration, now: now))
    }

    /// A connection that `request` holds.
    mutating func open(_ request: UInt64, affinity: Int? = nil) throws -> PoolConnectionID {
        let id = try #require(lease(request).attempts.first)
        #expect(connected(id, affinity: affinity).granted == [request])
        return id
    }
}

struct Refused: Error {}

struct Actions {
    var all: [PoolAction]
    init(_ actions: PoolActions) { all = Array(actions) }

    /// Wishes for a tick do not count.
    var isEmpty: Bool { all.count == ticks.count }

    var granted: [UInt64] {
        all.compactMap { if case .grant(let request, _) = $0 { request.rawValue } else { nil } }
    }
    var failures: [PoolFailure] {
        all.compactMap { if case .fail(_, let failure) = $0 { failure } else { nil } }
    }
    var attempts: [PoolConnectionID] {
        all.compactMap { if case .connect(let id) = $0 { id } else { nil } }
    }
    var closed: [PoolCloseReason] {
        all.compactMap { if case .close(_, let reason) = $0 { reason } else { nil } }
    }
    var checks: [PoolConnectionID] {
        all.compactMap { if case .check(let id) = $0 { id } else { nil } }
    }
    var resets: [PoolConnectionID] {
        all.compactMap { if case .reset(let id) = $0 { id } else { nil } }
    }
    var leaks: [PoolConnectionID] {
        all.compactMap { if case .reportLeak(let id, _) = $0 { id } else { nil } }
    }
    var ticks: [MonotonicTime] {
        all.compactMap { if case .scheduleTick(let time) = $0 { time } else { nil } }
    }
    var isDrained: Bool {
        all.contains { if case .drained = $0 { true } else { false } }
    }
}

extension PoolAction {
    func closes(_ connection: PoolConnectionID) -> Bool {
        if case .close(connection, _) = self { true } else { false }
    }
}
