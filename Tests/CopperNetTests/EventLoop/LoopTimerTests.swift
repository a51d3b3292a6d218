import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("Timers")
struct LoopTimerTests {
    @Test("fire in the order of their times, equal times in the order of arming")
    func order() {
        let loop = SimulatedLoop.make(seed: 1)
        let fired = Shared<[Int]>([])
        let times = [30, 10, 20, 10, 0, 40, 10]
        let timers = times.indices.map { index in
            LoopTimer(on: loop) { fired.update { $0.append(index) } }
        }
        for (timer, time) in zip(timers, times) {
            timer.schedule(at: loop.now + .milliseconds(time))
        }
        SimulatedLoop.run(loop, for: .milliseconds(35))
        #expect(fired.value == [4, 1, 3, 6, 2, 0])
        SimulatedLoop.run(loop, for: .milliseconds(5))
        #expect(fired.value == [4, 1, 3, 6, 2, 0, 5])
    }

    @Test("fire once, at the time armed last, and never after a cancel")
    func rearm() {
        let loop = SimulatedLoop.make(seed: 1)
        let start = loop.now
        let fired = Shared<[Duration]>([])
        let timer = LoopTimer(on: loop) { fired.update { $0.append(loop.now - start) } }
        timer.schedule(at: start + .milliseconds(10))
        timer.schedule(at: start + .milliseconds(50))
        timer.schedule(at: start + .milliseconds(20))
        SimulatedLoop.run(loop, for: .milliseconds(100))
        #expect(fired.value == [.milliseconds(20)])
        timer.schedule(at: loop.now + .milliseconds(1))
        timer.cancel()
        timer.cancel()
        SimulatedLoop.run(loop, for: .milliseconds(100))
        #expect(fired.value.count == 1)
        timer.schedule(at: .distantFuture)
        SimulatedLoop.run(loop, for: .seconds(3600))
        #expect(fired.value.count == 1)
    }

    @Test("agree with a sorted list under any arming, re-arming and cancelling", arguments: 1...20)
    func heap(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let loop = SimulatedLoop.make(seed: seed)
        let timers = (0..<64).map { _ in LoopTimer(on: loop) {} }
        var heap = TimerHeap()
        var model: [Int: Int] = [:]
        for _ in 0..<500 {
            let index = random.below(timers.count)
            if random.below(3) == 0 {
                heap.remove(timers[index])
                model[index] = nil
            } else {
                let time = random.below(1_000_000)
                heap.arm(timers[index], at: MonotonicTime(nanoseconds: Int64(time)))
                model[index] = time
            }
        }
        var times: [Int64] = []
        while let timer = heap.popDue(at: .distantFuture) { times.append(timer.time.nanoseconds) }
        #expect(times == model.values.sorted().map(Int64.init))
    }

    @Test("one that arms itself again in the past lets the others fire")
    func selfArming() async throws {
        let loop = EventLoop()
        let other = Promise<Void>()
        let box = Shared<LoopTimer?>(nil)
        let restless = LoopTimer(on: loop) {
            box.value?.schedule(at: MonotonicTime(nanoseconds: 0))
        }
        box.update { $0 = restless }
        let timer = LoopTimer(on: loop) { other.settle(.success(())) }
        try await loop.run {
            restless.schedule(at: MonotonicTime(nanoseconds: 0))
            timer.schedule(at: loop.now + .milliseconds(5))
        }
        try await other.value()
        box.update { $0 = nil }
        restless.cancel()
    }

    @Test("never fire early on the system's clock, armed from any thread")
    func realTime() async throws {
        let loop = EventLoop()
        for milliseconds in [0, 1, 3, 10] {
            let due = loop.now + .milliseconds(milliseconds)
            let fired = Promise<MonotonicTime>()
            let timer = LoopTimer(on: loop) { fired.settle(.success(loop.now)) }
            timer.schedule(at: due)
            #expect(try await fired.value() >= due)
        }
    }

    @Test("a timer that an earlier one of the same turn cancels does not fire")
    func cancelWithinTurn() async throws {
        let loop = EventLoop()
        let fired = Shared(0)
        let second = LoopTimer(on: loop) { fired.update { $0 += 10 } }
        let first = LoopTimer(on: loop) {
            fired.update { $0 += 1 }
            second.cancel()
        }
        try await loop.run {
            first.schedule(at: MonotonicTime(nanoseconds: 1))
            second.schedule(at: MonotonicTime(nanoseconds: 2))
        }
        try await loop.run {}
        try await loop.run {}
        #expect(fired.value == 1)
    }

    @Test("fire in time when armed for earlier than what the loop sleeps for")
    func earlier() async throws {
        let loop = EventLoop()
        let late = LoopTimer(on: loop) {}
        late.schedule(at: loop.now + .seconds(600))
        try await loop.run {}
        let fired = Promise<Void>()
        let timer = LoopTimer(on: loop) { fired.settle(.success(())) }
        timer.schedule(at: loop.now + .milliseconds(5))
        try await fired.value()
        late.cancel()
    }

    @Test("fire while the loop has always something to run")
    func busy() async throws {
        let loop = EventLoop()
        let fired = Shared(false)
        let timer = LoopTimer(on: loop) { fired.update { $0 = true } }
        await withTaskExecutorPreference(loop) {
            timer.schedule(at: loop.now + .milliseconds(5))
            while !fired.value { await Task.yield() }
        }
    }

    @Test("fire in the first turn that begins after their time, however busy the loop is")
    func nextTurn() async throws {
        let loop = EventLoop()
        let late = await withTaskExecutorPreference(loop) {
            var late = 0
            for _ in 0..<200 {
                let fired = Shared(false)
                let timer = LoopTimer(on: loop) { fired.update { $0 = true } }
                // A loop that has not waited for a while looks at its sockets rarely.
                for _ in 0..<100 { await Task.yield() }
                timer.schedule(at: loop.now)
                await Task.yield()
                if !fired.value { late += 1 }
                timer.cancel()
            }
            return late
        }
        #expect(late == 0)
    }

    @Test("take no system call but for one that is earlier than all before")
    func systemCalls() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let timers = (0..<100).map { _ in LoopTimer(on: loop) {} }
        let start = loop.now
        for (index, timer) in timers.enumerated() {
            timer.schedule(at: start + .seconds(600 + index))
            try await loop.run {}
        }
        for timer in timers {
            timer.cancel()
            try await loop.run {}
        }
        let settings = faults.count { if case .setTimer = $0 { true } else { false } }
        #expect(settings == 1)
    }

    @Test(
        "fire, if late, when the system refuses to wake the loop for them",
        arguments: [SystemCall.timer, .setTimer(0)])
    func refused(_ refused: SystemCall) async throws {
        let faults = ScriptedFaults { call in
            switch (call, refused) {
            case (.timer, .timer): .fail(EPERM)
            case (.setTimer, .setTimer): .fail(EINVAL)
            default: nil
            }
        }
        let loop = EventLoop(faults: faults)
        for _ in 0..<3 {
            let fired = Promise<Void>()
            let timer = LoopTimer(on: loop) { fired.settle(.success(())) }
            timer.schedule(at: loop.now + .milliseconds(5))
            try await fired.value()
        }
    }

    @Test("a loop that has half its descriptors gives them back and tries again", arguments: 0..<4)
    func halfway(_ failing: Int) async throws {
        let calls = Shared(0)
        let faults = ScriptedFaults { call in
            switch call {
            case .event, .timer, .pollAdd:
                calls.update { $0 += 1 }
                // In this order: event, pollAdd, timer, pollAdd.
                return calls.value == failing + 1 ? .fail(EMFILE) : nil
            default: return nil
            }
        }
        let loop = EventLoop(faults: faults)
        let fired = Promise<Void>()
        let timer = LoopTimer(on: loop) { fired.settle(.success(())) }
        timer.schedule(at: loop.now + .milliseconds(5))
        try await fired.value()
        let closed = faults.count { if case .close = $0 { true } else { false } }
        #expect(closed == [1, 2, 2, 3][failing])
    }
}
