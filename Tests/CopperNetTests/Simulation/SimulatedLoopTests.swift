import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Simulated loop")
struct SimulatedLoopTests {
    @Test("gives the same run for the same seed, another for another")
    func determinism() throws {
        let traces = try (0..<20 as Range<UInt64>).map { seed in
            let first = try trace(seed: seed)
            let second = try trace(seed: seed)
            #expect(first == second)
            return first
        }
        #expect(Set(traces).count > 10)
    }

    @Test("lets virtual time pass only when nothing is ready")
    func virtualTime() throws {
        let run = try SimulatedLoop.run(seed: 3) { loop in
            let start = loop.now
            try await pause(.seconds(3600), on: loop)
            return loop.now - start
        }
        #expect(run.value == .seconds(3600))
        #expect(run.elapsed == .seconds(3600))
    }

    @Test("finds a body that waits for nothing, and says when")
    func deadlock() throws {
        let error = #expect(throws: SimulationError.self) {
            try SimulatedLoop.run(seed: 3) { loop in
                try await pause(.seconds(2), on: loop)
                try await Promise<Void>().value()
            }
        }
        guard case .deadlock(_, let time) = error else {
            Issue.record("not a deadlock: \(String(describing: error))")
            return
        }
        #expect(time == .seconds(2))
    }

    @Test("lets a body in a deadlock clean up")
    func deadlockCleanup() {
        let cleaned = Shared(false)
        _ = try? SimulatedLoop.run(seed: 3) { _ in
            defer { cleaned.update { $0 = true } }
            try await Promise<Void>().value()
        }
        #expect(cleaned.value)
    }

    @Test("ends a body that runs for ever")
    func endless() {
        #expect(throws: SimulationError.tooManySteps(1000)) {
            try SimulatedLoop.run(seed: 1, maximumSteps: 1000) { _ in
                while !Task.isCancelled { await Task.yield() }
            }
        }
    }

    @Test("cancels the body before the step asked for")
    func cancelAtStep() throws {
        let steps = try SimulatedLoop.run(seed: 5) { loop in try await threePauses(loop) }.steps
        #expect(steps >= 3)
        for step in 0..<steps {
            let reached = Shared(0)
            #expect(throws: CancellationError.self) {
                try SimulatedLoop.run(seed: 5, cancelAtStep: step) { loop in
                    for _ in 0..<3 {
                        try await pause(.seconds(1), on: loop)
                        reached.update { $0 += 1 }
                    }
                    try Task.checkCancellation()
                }
            }
            #expect(reached.value <= 3)
        }
    }

    @Test("throws what the body throws")
    func failure() {
        #expect(throws: NetError(.refused, "no")) {
            try SimulatedLoop.run(seed: 1) { _ in throw NetError(.refused, "no") }
        }
    }

    @Test("has no sockets, and says so")
    func sockets() throws {
        let error = #expect(throws: NetError.self) {
            try SimulatedLoop.run(seed: 1) { loop in
                _ = try await SocketConnector().connect(
                    to: .host("127.0.0.1", port: 1), on: loop)
            }
        }
        #expect(error?.detail.contains("simulated") == true)
    }

    @Test("runs worker pool work in place")
    func workers() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            try await WorkerPool.shared.run { loop.isCurrent }
        }
        #expect(run.value)
    }
}

private func threePauses(_ loop: EventLoop) async throws {
    for _ in 0..<3 { try await pause(.seconds(1), on: loop) }
}

/// Waits on the loop's clock.
func pause(_ duration: Duration, on loop: EventLoop) async throws {
    let promise = Promise<Void>()
    let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
    timer.schedule(at: loop.now + duration)
    defer { timer.cancel() }
    try await promise.value()
}

/// The order in which eight tasks of three steps each ran.
private func trace(seed: UInt64) throws -> [Int] {
    try SimulatedLoop.run(seed: seed) { _ in
        let order = Shared<[Int]>([])
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    for _ in 0..<3 {
                        order.update { $0.append(number) }
                        await Task.yield()
                    }
                }
            }
        }
        return order.value
    }.value
}
