import CopperBytes
import Foundation
import Testing

@Suite("Lock")
struct LockTests {
    @Test("lets one thread at a time change the state")
    func exclusion() {
        let box = Box()
        let threads = (0..<4).map { _ in
            Thread { box.count(to: 20_000) }
        }
        for thread in threads { thread.start() }
        box.waitForFinished(threads.count)
        let state = box.state.withLock { ($0.first, $0.second) }
        #expect(state == (80_000, 80_000))
    }

    @Test("gives the result or the typed error of its body, and unlocks after both")
    func results() {
        struct Failure: Error {}
        let lock = Lock(1)
        for _ in 0..<2 {
            do throws(Failure) {
                try lock.withLock { (state: inout Int) throws(Failure) in
                    state += 1
                    throw Failure()
                }
                Issue.record("the error was lost")
            } catch {}
        }
        #expect(lock.withLock { $0 } == 3)
    }

    @Test("holds states that cannot be copied, and frees them")
    func noncopyable() {
        let freed = Lock(0)
        struct Resource: ~Copyable {
            let onDeinit: () -> Void
            var value = 1
            deinit { onDeinit() }
        }
        do {
            let lock = Lock(Resource { freed.withLock { $0 += 1 } })
            lock.withLock { $0.value += 1 }
            #expect(lock.withLock { $0.value } == 2)
            #expect(freed.withLock { $0 } == 0)
        }
        #expect(freed.withLock { $0 } == 1)
    }

    /// `Lock` cannot be captured by threads, but a class that holds one can.
    private final class Box: Sendable {
        struct State {
            var first = 0
            var second = 0
            var finished = 0
        }

        let state = Lock(State())

        func count(to number: Int) {
            for _ in 0..<number {
                state.withLock {
                    $0.first += 1
                    $0.second = $0.first
                }
            }
            state.withLock { $0.finished += 1 }
        }

        func waitForFinished(_ number: Int) {
            while state.withLock({ $0.finished }) < number { Thread.sleep(forTimeInterval: 0.001) }
        }
    }
}
