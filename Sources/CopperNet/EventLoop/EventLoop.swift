import CopperBytes
public import CopperResilience
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A thread that waits for sockets and runs tasks, one after the other.
///
/// As a `TaskExecutor` it runs Swift tasks next to the sockets that they wait for,
/// which saves the two thread switches of every round trip:
///
/// ```swift
/// try await withTaskExecutorPreference(loop) { try await serve(stream) }
/// ```
///
/// A loop works in turns: what the sockets report, timers that are due, closures and
/// jobs, then the turn-end handlers. A turn runs only what was there at its start, so
/// that a task which yields for ever keeps nobody from the sockets. A job that blocks
/// does: see ``loopStallHandler``.
///
/// Loops are immortal: a program has a handful of them for as long as it runs.
/// A simulated loop (``SimulatedLoop``) has no thread and a clock of its own; a test
/// drives it.
public final class EventLoop: TaskExecutor, TimeSource, @unchecked Sendable {
    // `@unchecked`: what is not behind `shared` belongs to the loop's thread (or, for a
    // simulated loop, to the thread that drives it), and is touched there only. That is
    // also why access to it is not checked for exclusivity at run time.

    /// For logs and stall reports.
    public let name: String

    package let system: SystemCalls

    /// What other threads have handed over.
    private let shared = Lock(LoopInbox())
    /// Set after something was handed over, so that a turn need not take the lock to
    /// find nothing.
    private let hasShared = Atomic<Bool>(false)
    /// Whether the loop waits in the kernel and must be woken.
    ///
    /// Who hands over sets `hasShared` and then looks at this; the loop sets this and then
    /// looks at `hasShared`. Both in the one order of sequential consistency: at least one
    /// of them sees the other, and no work is left behind.
    ///
    /// A loop without a thread counts as asleep: the first wake-up starts it.
    private let isAsleep = Atomic<Bool>(true)
    private let isStarted = Atomic<Bool>(false)
    /// A copy, as each look at a global goes through its initialiser's lock.
    private let currentLoopKey = CurrentLoop.key

    /// What waits on the loop's own thread.
    @exclusivity(unchecked) package var pending = LoopInbox()
    @exclusivity(unchecked) package var timers = TimerHeap()
    @exclusivity(unchecked) private var isLoneJob = false
    package let backend: LoopBackend

    /// Odd while something runs; changes whenever it begins something. The watchdog
    /// reads it.
    let activity = Atomic<UInt64>(0)

    package init(name: String, system: SystemCalls, backend: LoopBackend) {
        self.name = name
        self.system = system
        self.backend = backend
    }

    // MARK: Time and place

    /// Whether the caller runs on this loop.
    public var isCurrent: Bool {
        pthread_getspecific(currentLoopKey)
            == UnsafeMutableRawPointer(Unmanaged.passUnretained(self).toOpaque())
    }

    /// The loop that the caller runs on, if any.
    public static var current: EventLoop? { CurrentLoop.get() }

    /// The loop's clock: the system's monotonic clock, or the virtual one. From any
    /// thread.
    public var now: MonotonicTime {
        switch backend {
        case .poll: SystemClock.now
        case .simulated(let simulation): simulation.now
        }
    }

    /// Not before ``now``, and hardly after it: see ``SystemClock/coarse``.
    public var coarseNow: MonotonicTime {
        switch backend {
        case .poll: SystemClock.coarse
        case .simulated(let simulation): simulation.now
        }
    }

    /// Whether the loop has a virtual clock and no thread.
    public var isSimulated: Bool {
        if case .simulated = backend { true } else { false }
    }

    // MARK: Work

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent {
            pending.jobs.append(job)
        } else {
            share { $0.jobs.append(job) }
        }
    }

    public func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        UnownedTaskExecutor(ordinary: self)
    }

    /// Runs `work` in a later step of the loop, in the order of the calls. From any
    /// thread.
    public func execute(_ work: @escaping @Sendable () -> Void) {
        if isCurrent {
            pending.work.append(work)
        } else {
            share { $0.work.append(work) }
        }
    }

    /// Calls `handler` once at the end of the current turn, or of the next one when
    /// called from another thread or by another turn-end handler. From any thread.
    ///
    /// This is how senders gather what a turn has to say into one write. Each request
    /// gives one call: the handler keeps a flag where it wants fewer.
    public func requestTurnEnd(_ handler: any TurnEndHandler) {
        if isCurrent {
            pending.turnEnds.append(handler)
        } else {
            share { $0.turnEnds.append(handler) }
        }
    }

    /// Calls `source.runReady()` in a later step of the loop. From any thread.
    package func makeReady(_ source: any EventSource) {
        if isCurrent {
            pending.ready.append(source)
        } else {
            share { $0.ready.append(source) }
        }
    }

    /// Runs `work` on the loop and returns what it returns: at once when the caller is
    /// there already.
    public func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        if isCurrent { return try work() }
        let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
            execute { continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }

    /// Runs a job besides which the turn has none.
    package func runLone(_ job: UnownedJob, on executor: UnownedTaskExecutor) {
        isLoneJob = true
        job.runSynchronously(on: executor)
        isLoneJob = false
    }

    /// Whether the caller, on the loop, is a job besides which nothing waits to run: what it
    /// sends need not wait for what others may have to say.
    package var runsLoneJob: Bool { isLoneJob && pending.jobs.isEmpty }

    // MARK: Stalls

    /// Told when something holds the loop for more than 100 ms, which delays every
    /// connection on it: a blocking call, or work for the processor that belongs
    /// elsewhere. At most once a second, on a thread of its own, while it lasts.
    ///
    /// Watching costs nothing until a handler is set. Simulated loops have no stalls.
    public var loopStallHandler: (@Sendable (LoopStall) -> Void)? {
        get { StallWatchdog.shared.handler(for: self) }
        set { StallWatchdog.shared.setHandler(newValue, for: self) }
    }

    // MARK: Between threads

    private func share(_ append: (inout LoopInbox) -> Void) {
        shared.withLock { append(&$0) }
        hasShared.store(true, ordering: .sequentiallyConsistent)
        guard isAsleep.exchange(false, ordering: .sequentiallyConsistent) else { return }
        if case .poll(let poller) = backend { wake(poller) }
    }

    /// Called by one thread at a time: the one that found the loop asleep.
    private func wake(_ poller: Poller) {
        if isStarted.load(ordering: .acquiring) { return poller.wake() }
        isStarted.store(true, ordering: .releasing)
        guard !startThread(poller) else { return }
        // Whoever comes next tries again.
        isStarted.store(false, ordering: .releasing)
        isAsleep.store(true, ordering: .sequentiallyConsistent)
    }

    /// Takes over what other threads have left.
    package func takeShared() {
        isAsleep.store(false, ordering: .relaxed)
        guard hasShared.load(ordering: .acquiring) else { return }
        shared.withLock { inbox in
            hasShared.store(false, ordering: .relaxed)
            pending.takeAll(from: &inbox)
        }
    }

    /// Whether the loop sleeps although there is work for it. True for a moment while
    /// somebody hands over; for longer it would be a lost wake-up.
    package var sleepsOnWork: Bool {
        isAsleep.load(ordering: .sequentiallyConsistent) && shared.withLock { !$0.isEmpty }
    }

    /// Whether the loop may sleep: then the next to share something wakes it.
    package func prepareToSleep() -> Bool {
        guard pending.isEmpty else { return false }
        isAsleep.store(true, ordering: .sequentiallyConsistent)
        guard hasShared.load(ordering: .sequentiallyConsistent) else { return true }
        isAsleep.store(false, ordering: .relaxed)
        return false
    }
}

/// Hears of the end of a loop's turn.
public protocol TurnEndHandler: AnyObject, Sendable {
    /// Called on the loop, once for each ``EventLoop/requestTurnEnd(_:)``.
    func turnWillEnd()
}

/// Something that the loop tells of events: a socket, a listener, the end of a pair.
package protocol EventSource: AnyObject, Sendable {
    /// What epoll reports for the source's descriptor (EPOLLIN and so on).
    func pollDidReport(_ events: UInt32)
    /// The answer to ``EventLoop/makeReady(_:)``.
    func runReady()
}

/// What a loop stands on.
package enum LoopBackend {
    case poll(Poller)
    case simulated(Simulation)
}

/// Work for a loop, by kind, each in the order of its arrival.
package struct LoopInbox {
    package var jobs: [UnownedJob] = []
    package var work: [@Sendable () -> Void] = []
    package var ready: [any EventSource] = []
    package var turnEnds: [any TurnEndHandler] = []

    package init() {}

    package var isEmpty: Bool {
        jobs.isEmpty && work.isEmpty && ready.isEmpty && turnEnds.isEmpty
    }

    package mutating func takeAll(from other: inout LoopInbox) {
        Self.take(&jobs, from: &other.jobs)
        Self.take(&work, from: &other.work)
        Self.take(&ready, from: &other.ready)
        Self.take(&turnEnds, from: &other.turnEnds)
    }

    /// Both keep their memory unless a burst has made it large.
    private static func take<Element>(_ mine: inout [Element], from other: inout [Element]) {
        if mine.isEmpty {
            swap(&mine, &other)
        } else if !other.isEmpty {
            mine.append(contentsOf: other)
            other.removeAll(keepingCapacity: other.capacity <= keptCapacity)
        }
    }

    package static let keptCapacity = 4096
}
