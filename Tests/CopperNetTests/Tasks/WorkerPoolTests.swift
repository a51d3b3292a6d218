import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Worker pool")
struct WorkerPoolTests {
    @Test("gives what the work returns or throws, from another thread")
    func results() async throws {
        let pool = WorkerPool(threads: 2)
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<100 { group.addTask { try await pool.run { number } } }
            return try await group.reduce(0, +)
        }
        #expect(sum == 4950)
        await #expect(throws: NetError(.refused, "no")) {
            try await pool.run { throw NetError(.refused, "no") }
        }
        #expect(try await pool.run { EventLoop.current == nil })
    }

    @Test("abandons a wait that is cancelled or late, and drops work that has not begun")
    func abandoned() async throws {
        let pool = WorkerPool(threads: 1)
        let isHeld = Shared(true)
        let hasBegun = Promise<Void>()
        let holding = Task {
            try await pool.run {
                hasBegun.settle(.success(()))
                while isHeld.value {}
            }
        }
        try await hasBegun.value()
        let ran = Shared(false)
        let waiting = Task { try await pool.run { ran.update { $0 = true } } }
        let late = await #expect(throws: NetError.self) {
            try await pool.run(deadline: SystemClock.now + .milliseconds(1)) {
                ran.update { $0 = true }
            }
        }
        #expect(late?.kind == .timedOut)
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        isHeld.update { $0 = false }
        try await holding.value
        try await pool.run {}
        #expect(!ran.value)
    }
}

@Suite("Deadline")
struct DeadlineTests {
    @Test("an inner deadline never outlasts an outer one")
    func nesting() async {
        let (early, late) = (MonotonicTime(nanoseconds: 5), MonotonicTime(nanoseconds: 9))
        #expect(Deadline.current == nil)
        #expect(Deadline.earlier(of: nil) == .distantFuture)
        await withDeadline(early) {
            #expect(Deadline.current == early)
            await withDeadline(late) { #expect(Deadline.current == early) }
        }
        await withDeadline(late) {
            await withDeadline(early) { #expect(Deadline.current == early) }
            #expect(Deadline.earlier(of: early) == early)
            #expect(Deadline.earlier(of: nil) == late)
        }
        #expect(Deadline.current == nil)
    }

    @Test("reaches child tasks, and runs on the loop's clock")
    func inheritance() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            await withDeadline(after: .seconds(5)) {
                async let inherited = Deadline.current
                return await inherited.map { $0 - loop.now }
            }
        }
        #expect(run.value == .seconds(5))
    }
}

@Suite("Promise")
struct PromiseTests {
    @Test(
        "belongs to the first who settles it, cancelled or not", arguments: 0..<50 as Range<UInt64>)
    func firstWins(seed: UInt64) throws {
        let steps = try SimulatedLoop.run(seed: seed) { try await race($0) }.steps
        for step in 0..<steps {
            _ = try? SimulatedLoop.run(seed: seed, cancelAtStep: step) { try await race($0) }
        }
    }
}

/// Three settle one promise: exactly one learns that it won, and its value arrives.
private func race(_ loop: EventLoop) async throws {
    let promise = Promise<Int>()
    let winners = Shared<[Int]>([])
    for number in 0..<3 {
        loop.execute {
            if promise.settle(.success(number)) { winners.update { $0.append(number) } }
        }
    }
    do {
        let value = try await promise.value()
        #expect(winners.value == [value])
    } catch {
        #expect(error is CancellationError)
        #expect(winners.value.isEmpty)
        throw error
    }
}
