import CopperBytes
public import CopperResilience

/// A connection as its pool sees it.
public protocol PooledConnection: AnyObject, Sendable {
    /// How many leases it carries at once; 1 for exclusive use.
    var capacity: Int { get }
    /// Whether it can be leased again as it is.
    var poolState: PooledConnectionState { get }
    /// Whether it answers. Called on an idle connection.
    func check() async -> Bool
    /// Brings it back to where it was when it was opened: what still runs is cancelled,
    /// what was begun is rolled back. Returns whether that worked.
    func reset() async -> Bool
    /// Says goodbye and closes. From any thread.
    func close()
}

public enum PooledConnectionState: Sendable {
    case clean
    /// Usable after ``PooledConnection/reset()``.
    case needsReset
    case broken
}

/// Binds a ``PoolMachine`` to real connections, tasks and timers.
///
/// Connecting, checking and resetting run in the pool's ``Supervisor``: they belong to
/// the pool, not to the caller that happened to cause them and may be cancelled. A lease
/// of an idle connection is one lock and no allocation. It is not generic over its
/// connections: as a generic of another module it would run unspecialised.
///
/// `@unchecked Sendable`: `inner` is guarded by its lock, the timer is used on its loop.
public final class ConnectionPool: @unchecked Sendable {
    /// A connection in use, to be given back with ``ConnectionPool/release(_:)``.
    public struct Lease: Sendable {
        public let connection: any PooledConnection
        let id: PoolConnectionID
    }

    /// How the owner of the pool opens connections.
    public struct Factory: Sendable {
        /// Opens a connection. `onEnd` is to be called once when it has ended, from any
        /// thread.
        public var connect:
            @Sendable (_ onEnd: @escaping @Sendable () -> Void) async throws -> any PooledConnection
        /// Whether waiting cannot mend the failure.
        public var isPermanent: @Sendable (any Error) -> Bool
        /// Hears of a lease that has been held for longer than
        /// `PoolConfiguration.leakReportAfter`, once, on the pool's loop.
        public var leaseIsHeld: @Sendable (Duration) -> Void

        public init(
            connect:
                @escaping @Sendable (_ onEnd: @escaping @Sendable () -> Void) async throws ->
                any PooledConnection,
            isPermanent: @escaping @Sendable (any Error) -> Bool,
            leaseIsHeld: @escaping @Sendable (Duration) -> Void = { _ in }
        ) {
            self.connect = connect
            self.isPermanent = isPermanent
            self.leaseIsHeld = leaseIsHeld
        }
    }

    public let loop: EventLoop
    private let supervisor: Supervisor
    private let factory: Factory
    private let inner: Lock<Inner>
    private let timer: LoopTimerBox

    private struct Inner: ~Copyable {
        var machine: PoolMachine
        var connections = PoolTable<any PooledConnection>()
        var waiters: [PoolRequestID: Waiter] = [:]
        var nextRequest: UInt64 = 0
        var drainWaiters: [UnsafeContinuation<Void, Never>] = []
        var isDrained = false
    }

    /// A waiting request: the outcome may come before the task has suspended.
    private enum Waiter {
        case pending
        case suspended(UnsafeContinuation<Void, Never>)
        case granted(Lease)
        case failed(PoolFailure)

        var continuation: UnsafeContinuation<Void, Never>? {
            if case .suspended(let continuation) = self { continuation } else { nil }
        }
    }

    /// - Parameters:
    ///   - loop: Whose clock and timers the pool uses.
    ///   - seed: Decides the jitter of lifetimes and pauses.
    public init(
        configuration: PoolConfiguration, loop: EventLoop, supervisor: Supervisor, seed: UInt64,
        factory: Factory
    ) {
        self.loop = loop
        self.supervisor = supervisor
        self.factory = factory
        inner = Lock(Inner(machine: PoolMachine(configuration: configuration, seed: seed)))
        timer = LoopTimerBox()
        timer.timer = LoopTimer(on: loop) { [weak self] in self?.tick() }
    }

    /// Opens the minimum of connections.
    public func start() { run { $0.start(now: $1) } }

    public var statistics: PoolStatistics { inner.withLock { $0.machine.statistics } }

    // MARK: Leasing

    /// Waits for a connection, at most until `deadline`.
    ///
    /// - Throws: ``PoolFailure``, or `CancellationError`.
    public func lease(deadline: MonotonicTime) async throws -> Lease {
        if let lease = leaseIdle() { return lease }
        try Task.checkCancellation()
        let now = loop.now
        let (request, work) = inner.withLock { inner in
            inner.nextRequest += 1
            let request = PoolRequestID(inner.nextRequest)
            inner.waiters[request] = .pending
            let actions = inner.machine.lease(request, deadline: deadline, now: now)
            return (request, Self.prepare(actions, &inner))
        }
        perform(work)
        return try await wait(for: request)
    }

    /// A lease without waiting, when a connection is idle and nobody waits.
    public func leaseIdle() -> Lease? {
        let now = loop.now
        return inner.withLock { inner in
            guard let id = inner.machine.leaseIdle(now: now), let connection = inner.connections[id]
            else { return nil }
            return Lease(connection: connection, id: id)
        }
    }

    /// Gives a lease back. What the connection's user left behind decides what follows.
    public func release(_ lease: Lease) {
        let how: PoolReturn =
            switch lease.connection.poolState {
            case .clean: .reusable
            case .needsReset: .needsReset
            case .broken: .broken
            }
        run { $0.release(lease.id, how, now: $1) }
    }

    private func wait(for request: PoolRequestID) async throws -> Lease {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                let resumeNow = inner.withLock { inner in
                    guard case .pending = inner.waiters[request] else { return true }
                    inner.waiters[request] = .suspended(continuation)
                    return false
                }
                if resumeNow { continuation.resume() }
            }
        } onCancel: {
            cancel(request)
        }
        switch inner.withLock({ $0.waiters.removeValue(forKey: request) }) {
        case .granted(let lease): return lease
        case .failed(let failure): throw failure
        case .pending, .suspended, nil: throw CancellationError()
        }
    }

    private func cancel(_ request: PoolRequestID) {
        let continuation = inner.withLock { inner -> UnsafeContinuation<Void, Never>? in
            guard inner.machine.cancel(request) else { return nil }
            return inner.waiters.removeValue(forKey: request)?.continuation
        }
        continuation?.resume()
    }

    // MARK: Ending

    /// Refuses new leases and waits until every connection is given back and closed; what
    /// is still in use at `deadline` is closed then.
    public func shutDown(deadline: MonotonicTime) async {
        run { $0.shutDown(deadline: deadline, now: $1) }
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            let resumeNow = inner.withLock { inner in
                if !inner.isDrained { inner.drainWaiters.append(continuation) }
                return inner.isDrained
            }
            if resumeNow { continuation.resume() }
        }
    }

    /// Closes everything now, without waiting.
    public func close() {
        run { $0.shutDown(deadline: $1, now: $1) }
        run { $0.tick(now: $1) }
    }

    // MARK: Actions

    /// What the machine asked for, sorted so that it happens outside of the lock.
    private struct Work {
        /// The first one takes no memory: a lease given back usually wakes one task.
        var resumption: UnsafeContinuation<Void, Never>?
        var resumptions: [UnsafeContinuation<Void, Never>] = []
        var actions: [PoolAction] = []
        var connections: [(any PooledConnection)?] = []

        mutating func resume(_ continuation: UnsafeContinuation<Void, Never>) {
            if resumption == nil {
                resumption = continuation
            } else {
                resumptions.append(continuation)
            }
        }
    }

    private func run(_ event: (inout PoolMachine, MonotonicTime) -> PoolActions) {
        let now = loop.now
        let work = inner.withLock { inner -> Work? in
            let actions = event(&inner.machine, now)
            return actions.isEmpty ? nil : Self.prepare(actions, &inner)
        }
        if let work { perform(work) }
    }

    private static func prepare(_ actions: PoolActions, _ inner: inout Inner) -> Work {
        var work = Work()
        for action in actions {
            switch action {
            case .grant(let request, let id):
                guard let connection = inner.connections[id] else { continue }
                let lease = Lease(connection: connection, id: id)
                settle(request, .granted(lease), &inner, &work)
            case .fail(let request, let failure):
                settle(request, .failed(failure), &inner, &work)
            case .drained:
                inner.isDrained = true
                work.resumptions += inner.drainWaiters
                inner.drainWaiters = []
            case .connect, .scheduleTick:
                work.actions.append(action)
                work.connections.append(nil)
            case .check(let id), .reset(let id), .close(let id, _), .reportLeak(let id, _),
                .cancelConnect(let id):
                work.actions.append(action)
                work.connections.append(inner.connections[id])
            }
        }
        return work
    }

    private static func settle(
        _ request: PoolRequestID, _ outcome: Waiter, _ inner: inout Inner, _ work: inout Work
    ) {
        if let continuation = inner.waiters[request]?.continuation {
            work.resume(continuation)
        }
        inner.waiters[request] = outcome
    }

    private func perform(_ work: Work) {
        work.resumption?.resume()
        for continuation in work.resumptions { continuation.resume() }
        guard !work.actions.isEmpty else { return }
        for (action, connection) in zip(work.actions, work.connections) {
            switch action {
            case .connect(let id): connect(id)
            case .scheduleTick: loop.execute { [weak self] in self?.setTimer() }
            case .check(let id):
                attend(connection, "check") {
                    await $0.check()
                } then: {
                    $0.healthChecked(id, isHealthy: $1, now: $2)
                }
            case .reset(let id):
                attend(connection, "reset") {
                    await $0.reset()
                } then: {
                    $0.resetFinished(id, isUsable: $1, now: $2)
                }
            case .close(let id, _):
                if let connection { connection.close() } else { run { $0.closed(id, now: $1) } }
            case .cancelConnect(let id):
                supervisor.cancel(Self.attemptName(id))
            case .reportLeak(_, let duration): factory.leaseIsHeld(duration)
            case .grant, .fail, .drained: break
            }
        }
    }

    private func attend(
        _ connection: (any PooledConnection)?, _ name: String,
        _ work: @escaping @Sendable (any PooledConnection) async -> Bool,
        then answer: @escaping @Sendable (inout PoolMachine, Bool, MonotonicTime) -> PoolActions
    ) {
        let isStarted = supervisor.start(name, on: loop) { [weak self] in
            let isFine = if let connection { await work(connection) } else { false }
            self?.run { answer(&$0, isFine, $1) }
        }
        if !isStarted { run { answer(&$0, false, $1) } }
    }

    private func connect(_ id: PoolConnectionID) {
        let factory = factory
        let isStarted = supervisor.start(Self.attemptName(id), on: loop) { [weak self] in
            do {
                let connection = try await factory.connect { [weak self] in self?.ended(id) }
                self?.opened(id, connection) ?? connection.close()
            } catch {
                self?.failed(id, error)
            }
        }
        if !isStarted { failed(id, PoolFailure.shutDown) }
    }

    private static func attemptName(_ id: PoolConnectionID) -> String { "connect \(id)" }

    private func opened(_ id: PoolConnectionID, _ connection: any PooledConnection) {
        let now = loop.now
        let work = inner.withLock { inner in
            inner.connections[id] = connection
            let actions = inner.machine.connected(id, capacity: connection.capacity, now: now)
            return Self.prepare(actions, &inner)
        }
        perform(work)
        // It may have ended before it was known here; then nobody told the machine.
        if case .broken = connection.poolState { ended(id) }
    }

    private func failed(_ id: PoolConnectionID, _ error: any Error) {
        let isPermanent = factory.isPermanent(error)
        run { $0.connectFailed(id, error, isPermanent: isPermanent, now: $1) }
    }

    private func ended(_ id: PoolConnectionID) {
        let now = loop.now
        let work = inner.withLock { inner -> Work? in
            guard inner.connections[id] != nil else { return nil }
            inner.connections[id] = nil
            return Self.prepare(inner.machine.closed(id, now: now), &inner)
        }
        if let work { perform(work) }
    }

    /// Of two events the actions may come here in either order: only what the machine
    /// says now is the next time.
    private func setTimer() {
        timer.timer?.schedule(at: inner.withLock { $0.machine.nextTick })
    }

    private func tick() { run { $0.tick(now: $1) } }

    /// Lets the timer's closure refer to the pool that owns the timer.
    private final class LoopTimerBox: @unchecked Sendable {
        // Set once, before the pool is shared.
        var timer: LoopTimer?
    }
}
