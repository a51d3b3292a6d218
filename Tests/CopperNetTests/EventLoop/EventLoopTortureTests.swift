import CopperNet
import CopperResilience
import CopperTestSupport
import Synchronization
import Testing

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("Event loop under torture")
struct EventLoopTortureTests {
    /// Work that is handed over at the moment when the loop falls asleep. A lost wake-up
    /// leaves it behind for ever, as nothing else comes to wake the loop.
    @Test("no work is left behind by a loop that falls asleep")
    func noLostWakeUp() async throws {
        let loop = EventLoop(name: "torture")
        let (stalls, finished) = (Counter(), Counter())
        let rounds = soak(short: 20_000, long: 500_000)
        // On a thread, as a loop might sleep through it. That nothing goes on proves nothing:
        // the tasks may wait for a processor. Whatever comes next wakes the loop that is
        // tested: then the test ends, with the failure noted.
        WorkerPool.shared.submit {
            var since = SystemClock.now
            while finished.value < rounds {
                usleep(10_000)
                if !loop.sleepsOnWork { since = SystemClock.now }
                guard SystemClock.now - since > .seconds(10) else { continue }
                stalls.add()
                loop.execute {}
            }
        }
        for round in 0..<rounds {
            defer { finished.add() }
            guard stalls.value == 0 else { continue }
            let done = Promise<Void>()
            let left = Arrivals(3) { done.settle(.success(())) }
            await withTaskGroup(of: Void.self) { group in
                for thread in 0..<3 {
                    group.addTask {
                        // Each comes at another distance from the end of the last turn.
                        for _ in 0..<(round &* 7 &+ thread &* 13) % 200 { pause() }
                        switch thread {
                        case 0: loop.execute { left.arrive() }
                        case 1: loop.requestTurnEnd(TurnEnd(left))
                        default:
                            await withTaskExecutorPreference(loop) {
                                await Task.yield()
                                left.arrive()
                            }
                        }
                    }
                }
            }
            try await done.value()
        }
        #expect(stalls.value == 0)
    }

    /// One thread hands over one thing at a time and waits for it by spinning: the loop
    /// is at every stage of going to sleep when the next comes.
    @Test("one caller after the other finds the loop at any stage of falling asleep")
    func atEveryStage() {
        let loop = EventLoop(name: "torture")
        let arrived = Counter()
        for round in 0..<soak(short: 150_000, long: 5_000_000) {
            loop.execute { arrived.add() }
            let deadline = SystemClock.now + .seconds(20)
            while arrived.value <= round {
                guard SystemClock.now < deadline else {
                    Issue.record("work \(round) was left behind")
                    return
                }
            }
            for _ in 0..<round % 400 { pause() }
        }
        #expect(arrived.value == soak(short: 150_000, long: 5_000_000))
    }

    @inline(never)
    private func pause() {}
}

private final class Counter: Sendable {
    private let count = Atomic(0)
    var value: Int { count.load(ordering: .acquiring) }
    func add() { count.add(1, ordering: .releasing) }
}

private final class Arrivals: Sendable {
    private let left: Atomic<Int>
    private let action: @Sendable () -> Void

    init(_ count: Int, _ action: @escaping @Sendable () -> Void) {
        left = Atomic(count)
        self.action = action
    }

    func arrive() {
        if left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { action() }
    }
}

private final class TurnEnd: TurnEndHandler {
    private let arrivals: Arrivals
    init(_ arrivals: Arrivals) { self.arrivals = arrivals }
    func turnWillEnd() { arrivals.arrive() }
}
