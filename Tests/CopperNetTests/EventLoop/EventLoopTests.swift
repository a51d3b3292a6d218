import CopperBytes
import CopperListener
import CopperNet
import CopperResilience
import CopperTestSupport
import Testing

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("Event loop")
struct EventLoopTests {
    @Test("runs closures of one thread in their order, on the loop")
    func executesInOrder() async throws {
        let loop = EventLoop()
        let seen = Shared<[Int]>([])
        for number in 0..<100 {
            loop.execute { seen.update { $0.append(loop.isCurrent ? number : -1) } }
        }
        try await loop.run {}
        #expect(seen.value == Array(0..<100))
    }

    @Test("is the current loop on its thread only")
    func current() async throws {
        let loop = EventLoop()
        #expect(!loop.isCurrent)
        #expect(EventLoop.current !== loop)
        #expect(try await loop.run { loop.isCurrent && EventLoop.current === loop })
    }

    @Test("runs tasks that prefer it, and what they call and start")
    func executorPreference() async {
        let loop = EventLoop()
        let places = await withTaskExecutorPreference(loop) {
            async let child = isOn(loop)
            await Task.yield()
            let here = loop.isCurrent
            return [here, await isOn(loop), await child]
        }
        #expect(places == [true, true, true])
    }

    @Test("keeps a task of the group on the loop that it is on")
    func groupAsExecutor() async throws {
        let group = EventLoopGroup(count: 3)
        let here = await withTaskExecutorPreference(group) {
            let first = EventLoop.current
            for _ in 0..<50 { await Task.yield() }
            return first != nil && EventLoop.current === first
        }
        #expect(here)
    }

    @Test("has loops as asked for, and hands them out in turn")
    func group() {
        #expect(EventLoopGroup.shared.loops.count >= 1)
        let group = EventLoopGroup(count: 3)
        #expect(group.loops.count == 3)
        let handed = (0..<group.loops.count).map { _ in ObjectIdentifier(group.next()) }
        #expect(Set(handed) == Set(group.loops.map(ObjectIdentifier.init)))
        #expect(EventLoopGroup(count: 0).loops.count == 1)
        #expect(EventLoopGroup(loops: []).loops.count == 1)
    }

    @Test("calls a turn-end handler once for a request, after the turn's jobs")
    func turnEnd() async throws {
        let loop = EventLoop()
        let log = Log()
        try await loop.run {
            loop.requestTurnEnd(log)
            log.add("requested")
            loop.execute { log.add("next turn") }
        }
        try await loop.run {}
        try await loop.run {}
        #expect(log.lines == ["requested", "turn end", "next turn"])
    }

    @Test("wakes up for a turn-end request of another thread")
    func turnEndFromElsewhere() async throws {
        let loop = EventLoop()
        // Asleep, with its thread started.
        try await loop.run {}
        let ended = Promise<Void>()
        let handler = EndPromise(ended)
        loop.requestTurnEnd(handler)
        try await ended.value()
    }

    @Test("a task that yields for ever keeps nobody from the sockets")
    func fairness() async throws {
        let loop = EventLoop()
        let (client, server) = try await tcpPair(on: loop)
        let isDone = Shared(false)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: loop) {
                while !isDone.value { await Task.yield() }
            }
            group.addTask(executorPreference: loop) {
                defer { isDone.update { $0 = true } }
                let (near, far) = (StreamIO(client), StreamIO(server))
                for _ in 0..<100 {
                    try await near.write([1])
                    #expect(try await far.read() == [1])
                }
            }
            try await group.waitForAll()
        }
        client.close()
        server.close()
    }

    @Test("a task that yields for ever costs far fewer polls than it has turns")
    func hotTask() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let start = SystemClock.now
        await withTaskExecutorPreference(loop) {
            for _ in 0..<20_000 { await Task.yield() }
        }
        let elapsed = SystemClock.now - start
        let polls = faults.count { $0 == .pollWait }
        // One for 64 jobs and one for 50 us, and those at either end: on a machine so slow
        // that a turn takes longer than that, each turn may have its own.
        #expect(polls <= 20_000 / 64 + Int(elapsed / .microseconds(50)) + 4)
    }

    @Test("loses no wake-up between threads")
    func wakeUps() async throws {
        let rounds = soak(short: 2_000, long: 200_000)
        let loops = EventLoopGroup(count: 3)
        let count = Shared(0)
        await withTaskGroup(of: Void.self) { group in
            for loop in loops.loops {
                group.addTask {
                    for _ in 0..<rounds {
                        // From the default executor to a loop that has just fallen asleep.
                        await withCheckedContinuation { continuation in
                            loop.execute {
                                count.update { $0 += 1 }
                                continuation.resume()
                            }
                        }
                    }
                }
                group.addTask {
                    for _ in 0..<rounds {
                        await withTaskExecutorPreference(loop) { count.update { $0 += 1 } }
                    }
                }
            }
        }
        #expect(count.value == rounds * 6)
    }

    @Test("reports what holds it, while it does")
    func stall() async throws {
        let loop = EventLoop(name: "held")
        let report = Promise<LoopStall>()
        loop.loopStallHandler = { report.settle(.success($0)) }
        let isHeld = Shared(true)
        loop.execute {
            while isHeld.value {}
        }
        let stall = try await report.value()
        isHeld.update { $0 = false }
        loop.loopStallHandler = nil
        #expect(stall.loop == "held")
        #expect(stall.duration >= .milliseconds(100))
        #expect(loop.loopStallHandler == nil)
    }

    @Test("works without descriptors, and says what is missing when a socket comes")
    func noDescriptors() async throws {
        let faults = ScriptedFaults { call in call == .poll ? .fail(EMFILE) : nil }
        let loop = EventLoop(faults: faults)
        #expect(try await loop.run { 7 } == 7)
        let error = await #expect(throws: NetError.self) {
            _ = try await Listener.bind(to: .host("127.0.0.1", port: 0), on: loop)
        }
        #expect(error?.kind == .exhausted)
        #expect(error?.detail.contains("ulimit -n") == true)
    }
}

private func isOn(_ loop: EventLoop) async -> Bool { loop.isCurrent }

private final class Log: TurnEndHandler {
    private let shared = Shared<[String]>([])
    var lines: [String] { shared.value }
    func add(_ line: String) { shared.update { $0.append(line) } }
    func turnWillEnd() { add("turn end") }
}

private final class EndPromise: TurnEndHandler {
    private let promise: Promise<Void>
    init(_ promise: Promise<Void>) { self.promise = promise }
    func turnWillEnd() { promise.settle(.success(())) }
}
