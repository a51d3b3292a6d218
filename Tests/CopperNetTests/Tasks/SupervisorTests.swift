import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Supervisor")
struct SupervisorTests {
    @Test("knows its tasks by name while they run, and cancels them by name")
    func names() throws {
        _ = try SimulatedLoop.run(seed: 1) { loop in
            let supervisor = Supervisor(name: "test")
            let ended = Shared<[String]>([])
            for name in ["a", "b", "c"] {
                supervisor.start(name, on: loop) {
                    try? await pause(.seconds(10), on: loop)
                    ended.update { $0.append(name) }
                }
            }
            #expect(supervisor.running == ["a", "b", "c"])
            supervisor.cancel("b")
            try await pause(.seconds(1), on: loop)
            #expect(ended.value == ["b"])
            #expect(supervisor.running == ["a", "c"])
            try await pause(.seconds(10), on: loop)
            #expect(supervisor.running.isEmpty)
        }
    }

    @Test(
        "shut down, it has awaited every task and starts no more",
        arguments: 0..<50 as Range<UInt64>)
    func shutdown(seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed) { loop in
            let supervisor = Supervisor(name: "test")
            let ended = Shared(0)
            for _ in 0..<5 {
                supervisor.start("worker", on: loop) {
                    try? await pause(.seconds(10), on: loop)
                    await Task.yield()
                    ended.update { $0 += 1 }
                }
            }
            async let other: Void = supervisor.shutdown()
            await supervisor.shutdown()
            #expect(ended.value == 5)
            await other
            #expect(supervisor.start("late", on: loop) {} == false)
            await supervisor.shutdown()
        }
    }

    @Test("dropped, it cancels what runs")
    func dropped() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let ended = Promise<Bool>()
            do {
                let supervisor = Supervisor(name: "test")
                supervisor.start("forgotten", on: loop) {
                    try? await pause(.seconds(1000), on: loop)
                    ended.settle(.success(Task.isCancelled))
                }
            }
            return try await ended.value()
        }
        #expect(run.value)
        #expect(run.elapsed == .zero)
    }
}
