import CopperBytes
public import CopperNet
import CopperResilience

/// Runs an asynchronous body deterministically: on a loop without a thread, with a
/// virtual clock, and a scheduler that picks among what is ready by the dice of a seed.
///
/// ```swift
/// let run = try SimulatedLoop.run(seed: 7) { loop in
///     try await exchange(on: loop)
/// }
/// for step in 0..<run.steps {
///     _ = try? SimulatedLoop.run(seed: 7, cancelAtStep: step) { loop in ... }
/// }
/// ```
///
/// The same seed gives the same run, so a failing seed is a reproducible bug, and
/// "cancelled at every suspension point" is a loop over the steps. Time passes only
/// when nothing is ready: then the clock jumps to the next timer. When there is no
/// timer either, the body can never end, and the run throws ``SimulationError``.
///
/// What the body uses must stay on the loop: in-memory streams, ``LoopTimer``, tasks
/// that inherit the loop. `Task.sleep` and other executors are outside of the
/// simulation. ``WorkerPool`` knows it and works in place.
public enum SimulatedLoop {
    /// What a run gave.
    public struct Run<Value: Sendable>: Sendable {
        public var value: Value
        /// The jobs, closures and timers that ran.
        public var steps: Int
        /// How much virtual time passed.
        public var elapsed: Duration
    }

    /// A simulated loop that nobody drives yet; for tests that call ``step(_:)``.
    public static func make(seed: UInt64) -> EventLoop {
        EventLoop(
            name: "simulated-\(seed)", system: .real, backend: .simulated(Simulation(seed: seed)))
    }

    /// Runs `body` to its end on the calling thread.
    ///
    /// - Parameters:
    ///   - cancelAtStep: cancels the body's task before this step, counted from 0.
    ///   - maximumSteps: more than these count as running for ever.
    /// - Throws: what the body throws; ``SimulationError`` when it cannot end.
    public static func run<Value: Sendable>(
        seed: UInt64, cancelAtStep: Int? = nil, maximumSteps: Int = 10_000_000,
        _ body: @escaping @Sendable (EventLoop) async throws -> Value
    ) throws -> Run<Value> {
        let loop = make(seed: seed)
        let start = loop.now
        let outcome = Outcome<Value>()
        let previous = EventLoop.current
        CurrentLoop.set(loop)
        defer {
            // What waits on a loop holds it, and this one will not run again.
            loop.timers.removeAll()
            while !loop.pending.isEmpty { dropPending(of: loop) }
            CurrentLoop.set(previous)
        }

        let cancel = Supervisor.launch(on: loop) {
            do {
                outcome.set(.success(try await body(loop)))
            } catch {
                outcome.set(.failure(error))
            }
        }
        var failure: SimulationError?
        var steps = 0
        while outcome.isPending {
            if steps == cancelAtStep { cancel() }
            if steps == maximumSteps {
                failure = .tooManySteps(steps)
                cancel()
                break
            }
            if advance(loop) {
                steps += 1
            } else if failure == nil {
                // Cancelling lets the body clean up, and frees what it holds.
                failure = .deadlock(step: steps, time: loop.now - start)
                cancel()
            } else {
                break
            }
        }
        settle(loop, limit: maximumSteps)
        if let failure { throw failure }
        let value = try outcome.get(orThrow: .tooManySteps(steps))
        return Run(value: value, steps: steps, elapsed: loop.now - start)
    }

    /// Runs one thing that is ready, chosen by the dice, without letting time pass.
    /// Returns whether there was any.
    @discardableResult
    public static func step(_ loop: EventLoop) -> Bool {
        guard case .simulated(let simulation) = loop.backend else { return false }
        let previous = EventLoop.current
        CurrentLoop.set(loop)
        defer { CurrentLoop.set(previous) }
        loop.takeShared()
        return runOne(loop, simulation) || fireOne(loop)
    }

    /// Runs until nothing is ready and no timer is armed up to `duration` from now.
    public static func run(_ loop: EventLoop, for duration: Duration) {
        guard case .simulated(let simulation) = loop.backend else { return }
        let end = loop.now + duration
        while true {
            if step(loop) { continue }
            guard let next = loop.timers.nextTime, next <= end else { break }
            simulation.advance(to: next)
        }
        simulation.advance(to: end)
    }

    /// One step; when nothing is ready, time passes first.
    private static func advance(_ loop: EventLoop) -> Bool {
        if step(loop) { return true }
        guard case .simulated(let simulation) = loop.backend, let next = loop.timers.nextTime
        else { return false }
        simulation.advance(to: next)
        return step(loop)
    }

    /// What the body left behind (closing, giving back) runs too, but no more timers.
    private static func settle(_ loop: EventLoop, limit: Int) {
        for _ in 0..<limit where !step(loop) { return }
    }

    /// Frees what would have run. That may close streams, which leaves more to be freed.
    private static func dropPending(of loop: EventLoop) {
        let dropped = loop.pending
        loop.pending = LoopInbox()
        _ = consume dropped
    }

    private static func fireOne(_ loop: EventLoop) -> Bool {
        guard let timer = loop.timers.popDue(at: loop.now) else { return false }
        timer.fire()
        return true
    }

    /// Jobs and ready sources in any order, closures in their own order, the turn's end
    /// at any time.
    private static func runOne(_ loop: EventLoop, _ simulation: Simulation) -> Bool {
        let jobs = loop.pending.jobs.count
        let ready = loop.pending.ready.count
        let work = loop.pending.work.isEmpty ? 0 : 1
        let turnEnds = loop.pending.turnEnds.isEmpty ? 0 : 1
        let candidates = jobs + ready + work + turnEnds
        guard candidates > 0 else { return false }
        var choice = simulation.random.below(candidates)
        if choice < jobs {
            let job = loop.pending.jobs.remove(at: choice)
            let executor = loop.asUnownedTaskExecutor()
            if jobs == 1 {
                loop.runLone(job, on: executor)
            } else {
                job.runSynchronously(on: executor)
            }
            return true
        }
        choice -= jobs
        if choice < ready {
            loop.pending.ready.remove(at: choice).runReady()
            return true
        }
        choice -= ready
        if choice < work {
            loop.pending.work.removeFirst()()
            return true
        }
        endTurn(loop)
        return true
    }

    private static func endTurn(_ loop: EventLoop) {
        var handlers: [any TurnEndHandler] = []
        swap(&handlers, &loop.pending.turnEnds)
        for handler in handlers { handler.turnWillEnd() }
    }
}

/// Why a simulated body cannot end.
public enum SimulationError: Error, Equatable, Sendable {
    /// Nothing is ready and no timer is armed, and the body waits. The step it
    /// happened at, and the virtual time since the start.
    case deadlock(step: Int, time: Duration)
    case tooManySteps(Int)
}

/// Where the body's task leaves its result for the driver.
private final class Outcome<Value: Sendable>: Sendable {
    private let result = Lock<Result<Value, any Error>?>(nil)

    var isPending: Bool { result.withLock { $0 == nil } }

    func set(_ value: Result<Value, any Error>) { result.withLock { $0 = value } }

    func get(orThrow error: SimulationError) throws -> Value {
        guard let result = result.withLock({ $0 }) else { throw error }
        return try result.get()
    }
}
