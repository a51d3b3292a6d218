import CCopperSystem
import CopperResilience
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension EventLoop {
    /// A loop with a thread of its own, which starts with the first use and runs for as
    /// long as the program does. Most programs use ``EventLoopGroup/shared``.
    ///
    /// Where the system has no descriptors left for it, connecting says so.
    public convenience init(name: String = "copper-loop") {
        self.init(name: name, system: .real)
    }

    package convenience init(name: String, system: SystemCalls) {
        self.init(name: name, system: system, backend: .poll(Poller(system: system)))
    }

    /// Starts the thread, and tells whether the system had one.
    func startThread(_ poller: Poller) -> Bool {
        do {
            try Thread.start(name: name) { [self] in
                CurrentLoop.set(self)
                var turn = LoopTurn(self, poller)
                while true { turn.run() }
            }
            return true
        } catch {
            return false
        }
    }

    /// Registers a descriptor, on the loop.
    package func register(
        _ descriptor: Int32, source: any EventSource
    ) throws(NetError) -> Poller.Token {
        guard case .poll(let poller) = backend else {
            throw NetError(.system, "a simulated loop has no sockets: use in-memory streams")
        }
        return try poller.register(descriptor, source: source)
    }

    package func replace(_ token: Poller.Token, source: any EventSource) {
        if case .poll(let poller) = backend { poller.replace(token, source: source) }
    }

    /// Forgets a registration. From any thread.
    package func unregister(_ token: Poller.Token) {
        guard case .poll(let poller) = backend else { return }
        if isCurrent { poller.remove(token) } else { execute { poller.remove(token) } }
    }
}

/// The turns of a loop that waits with epoll.
private struct LoopTurn {
    private let loop: EventLoop
    private let poller: Poller
    private let executor: UnownedTaskExecutor

    // What a turn works on while new work gathers in `loop.pending`.
    private var batch = LoopInbox()
    private var jobsSincePoll = 0
    /// `nil` when the turn before waited.
    private var lastPoll: MonotonicTime?
    /// Seen without the poller, by a turn that had no reason to wait.
    private var sawTimerDue = false

    // A loop that always has something to run looks at the sockets after so many jobs,
    // or so much time, whichever comes first: not once a turn, which may be one job.
    private static let jobsPerPoll = 64
    private static let timePerPoll = Duration.microseconds(50)

    init(_ loop: EventLoop, _ poller: Poller) {
        self.loop = loop
        self.poller = poller
        executor = loop.asUnownedTaskExecutor()
    }

    mutating func run() {
        let events = poll()
        loop.takeShared()
        poller.dispatch(events) { begin() }
        fireTimers()
        swap(&batch, &loop.pending)
        runReady()
        runWork()
        runJobs()
        runTurnEnds()
    }

    private mutating func poll() -> Int {
        if loop.prepareToSleep() {
            end()
            let count = poller.wait(until: nextTime, onlyLook: false)
            jobsSincePoll = 0
            lastPoll = nil
            return count
        }
        let now = loop.now
        sawTimerDue = nextTime <= now
        let last = lastPoll ?? now
        lastPoll = last
        if jobsSincePoll < Self.jobsPerPoll, now - last < Self.timePerPoll { return 0 }
        lastPoll = now
        jobsSincePoll = 0
        return poller.wait(until: nextTime, onlyLook: true)
    }

    private var nextTime: MonotonicTime { loop.timers.nextTime ?? .distantFuture }

    private mutating func fireTimers() {
        guard poller.takeAlarm() || sawTimerDue else { return }
        sawTimerDue = false
        let now = loop.now
        // All are taken out first: one that arms itself again waits for the next turn.
        var due: [LoopTimer] = []
        while let timer = loop.timers.popDue(at: now) { due.append(timer) }
        for timer in due {
            begin()
            timer.fire()
        }
    }

    private mutating func runReady() {
        guard !batch.ready.isEmpty else { return }
        for source in batch.ready {
            begin()
            source.runReady()
        }
        batch.ready.removeAll(keepingCapacity: true)
    }

    private mutating func runWork() {
        guard !batch.work.isEmpty else { return }
        for work in batch.work {
            begin()
            work()
        }
        batch.work.removeAll(keepingCapacity: batch.work.capacity <= LoopInbox.keptCapacity)
    }

    private mutating func runJobs() {
        guard !batch.jobs.isEmpty else { return }
        jobsSincePoll += batch.jobs.count
        // One alone is what a loop with one busy connection has, turn after turn.
        if batch.jobs.count == 1 {
            begin()
            return loop.runLone(batch.jobs.removeLast(), on: executor)
        }
        for job in batch.jobs {
            begin()
            job.runSynchronously(on: executor)
        }
        batch.jobs.removeAll(keepingCapacity: batch.jobs.capacity <= LoopInbox.keptCapacity)
    }

    /// Those requested before the turn began and those that it requested itself.
    private mutating func runTurnEnds() {
        if batch.turnEnds.isEmpty { swap(&batch.turnEnds, &loop.pending.turnEnds) }
        guard !batch.turnEnds.isEmpty else { return }
        if !loop.pending.turnEnds.isEmpty {
            batch.turnEnds.append(contentsOf: loop.pending.turnEnds)
            loop.pending.turnEnds.removeAll(keepingCapacity: true)
        }
        if batch.turnEnds.count == 1 {
            begin()
            return batch.turnEnds.removeLast().turnWillEnd()
        }
        for handler in batch.turnEnds {
            begin()
            handler.turnWillEnd()
        }
        batch.turnEnds.removeAll(keepingCapacity: true)
    }

    // MARK: For the watchdog

    private func begin() {
        let activity = loop.activity.load(ordering: .relaxed)
        loop.activity.store((activity &+ 2) | 1, ordering: .relaxed)
    }

    private func end() {
        let activity = loop.activity.load(ordering: .relaxed)
        loop.activity.store((activity &+ 2) & ~1, ordering: .relaxed)
    }
}
