import CopperBytes
public import CopperResilience

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A few threads for what blocks or computes for long: name resolution, key
/// derivation, loading certificates. Neither loops nor Swift's own threads may do that.
public final class WorkerPool: Sendable {
    /// Four threads at most, started as they are needed.
    public static let shared = WorkerPool(threads: 4)

    private struct State {
        var queue: [Item] = []
        var nextID: UInt64 = 0
        var threads = 0
        var idle = 0
    }

    private struct Item {
        var id: UInt64
        var work: @Sendable () -> Void
    }

    private let name: String
    private let limit: Int
    private let state = Lock(State())
    /// Counts the items that no thread has come for, or a few more.
    private let items = Semaphore()

    /// A pool of at most `threads` threads, which live as long as the program does.
    public init(threads: Int, name: String = "copper-worker") {
        self.name = name
        limit = max(threads, 1)
    }

    /// Runs `work` on one of the threads and returns what it returns.
    ///
    /// On a simulated loop it runs in place, so that the simulation stays whole.
    ///
    /// - Throws: what `work` throws; `CancellationError` as soon as the task is
    ///   cancelled, `NetError` with `.timedOut` at `deadline` (on the system's clock) or
    ///   at the task's own. Work that has begun then goes on, and its result is dropped.
    public func run<Value: Sendable>(
        deadline: MonotonicTime? = nil, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        if EventLoop.current?.isSimulated == true { return try work() }
        let promise = Promise<Value>()
        let item = submit {
            // Who gave up may have been told so already, and the item not yet withdrawn.
            guard promise.isPending else { return }
            promise.settle(Result(catching: work))
        }
        let deadline = Deadline.earlier(of: deadline)
        guard deadline != .distantFuture else {
            return try await promise.value { self.withdraw(item) }
        }
        let loop = EventLoop.current ?? EventLoopGroup.shared.next()
        let timer = LoopTimer(on: loop) {
            let error = NetError(.timedOut, "waiting for a worker thread: timed out")
            if promise.settle(.failure(error)) { self.withdraw(item) }
        }
        timer.schedule(at: deadline)
        defer { timer.cancel() }
        return try await promise.value { self.withdraw(item) }
    }

    /// Runs `work` on one of the threads, in the order of the calls. Returns what
    /// ``withdraw(_:)`` takes.
    @discardableResult
    package func submit(_ work: @escaping @Sendable () -> Void) -> UInt64 {
        let (id, starts) = state.withLock { state in
            state.nextID += 1
            state.queue.append(Item(id: state.nextID, work: work))
            let starts = state.idle < state.queue.count && state.threads < limit
            if starts { state.threads += 1 }
            return (state.nextID, starts)
        }
        if starts, !startThread() {
            // Without any thread it is better slow than stuck.
            let isOrphan = state.withLock { state in
                let isOrphan = state.threads == 0
                if isOrphan { state.queue.removeAll { $0.id == id } }
                return isOrphan
            }
            if isOrphan { work() }
        }
        items.signal()
        return id
    }

    /// Takes work back that no thread has begun.
    package func withdraw(_ id: UInt64) {
        state.withLock { $0.queue.removeAll { $0.id == id } }
    }

    private func startThread() -> Bool {
        do {
            try Thread.start(name: name) { self.serve() }
            return true
        } catch {
            state.withLock { $0.threads -= 1 }
            return false
        }
    }

    private func serve() {
        while true {
            state.withLock { $0.idle += 1 }
            items.wait()
            let item = state.withLock { state in
                state.idle -= 1
                return state.queue.isEmpty ? nil : state.queue.removeFirst()
            }
            item?.work()
        }
    }
}

/// The C library's counting semaphore.
private final class Semaphore: @unchecked Sendable {
    // `@unchecked`: sem_t is made for use by many threads.
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        semaphore.initialize(to: sem_t())
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }

    func wait() {
        // EINTR: wait again.
        while sem_wait(semaphore) != 0 {}
    }
}
