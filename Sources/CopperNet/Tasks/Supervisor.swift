import CopperBytes

/// The one owner of background work: connecting ahead, reconnecting, refreshing.
///
/// Its tasks are named, and cancelled and awaited by ``shutdown()``. No other code of
/// the suite starts a task that outlives its caller. Dropping the last reference
/// cancels what still runs.
public final class Supervisor: Sendable {
    /// For logs.
    public let name: String

    private struct State {
        /// In the order of their start. Few, so that walking them is cheap.
        var tasks: [Entry] = []
        var nextID: UInt64 = 0
        var isShutDown = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private struct Entry {
        var id: UInt64
        var name: String
        /// `nil` for the moment between the entry and its task.
        var cancel: (@Sendable () -> Void)?
    }

    private let tasks = Tasks()

    /// Apart from the supervisor, so that running tasks do not keep it alive.
    private final class Tasks: Sendable {
        let state = Lock(State())
    }

    public init(name: String) { self.name = name }

    deinit { Self.cancelAll(tasks) }

    /// The names of the tasks that run, in the order of their start.
    public var running: [String] {
        tasks.state.withLock { $0.tasks.map(\.name) }
    }

    /// Starts `body` on `loop`. Returns `false`, and starts nothing, after a shutdown
    /// has begun.
    ///
    /// The body must end soon after its cancellation, and must not hold the supervisor.
    @discardableResult
    public func start(
        _ name: String, on loop: EventLoop, _ body: @escaping @Sendable () async -> Void
    ) -> Bool {
        let tasks = tasks
        let id: UInt64? = tasks.state.withLock { state in
            guard !state.isShutDown else { return nil }
            state.nextID += 1
            state.tasks.append(Entry(id: state.nextID, name: name))
            return state.nextID
        }
        guard let id else { return false }
        let cancel = Self.launch(on: loop) {
            await body()
            Self.finish(id, tasks)
        }
        let isLate = tasks.state.withLock { state in
            if let place = state.tasks.firstIndex(where: { $0.id == id }) {
                state.tasks[place].cancel = cancel
            }
            return state.isShutDown
        }
        // A shutdown that came between the two locks has found nothing to cancel.
        if isLate { cancel() }
        return true
    }

    /// Cancels the tasks of this name; they end in their own time.
    public func cancel(_ name: String) {
        let cancels = tasks.state.withLock { state in
            state.tasks.filter { $0.name == name }.compactMap(\.cancel)
        }
        for cancel in cancels { cancel() }
    }

    /// Cancels every task, without waiting for their ends. Nothing starts afterwards.
    public func cancelAll() { Self.cancelAll(tasks) }

    /// Cancels every task and returns when all have ended. Nothing starts afterwards.
    /// Not to be called from one of its own tasks, which would wait for itself.
    public func shutdown() async {
        Self.cancelAll(tasks)
        let tasks = tasks
        await withCheckedContinuation { continuation in
            let isDone = tasks.state.withLock { state in
                if !state.tasks.isEmpty { state.waiters.append(continuation) }
                return state.tasks.isEmpty
            }
            if isDone { continuation.resume() }
        }
    }

    private static func cancelAll(_ tasks: Tasks) {
        let cancels = tasks.state.withLock { state in
            state.isShutDown = true
            return state.tasks.compactMap(\.cancel)
        }
        for cancel in cancels { cancel() }
    }

    private static func finish(_ id: UInt64, _ tasks: Tasks) {
        let waiters = tasks.state.withLock { state in
            state.tasks.removeAll { $0.id == id }
            guard state.tasks.isEmpty else { return [] as [CheckedContinuation<Void, Never>] }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// The only unstructured task of the suite. Returns how to cancel it.
    package static func launch(
        on loop: EventLoop, _ body: @escaping @Sendable () async -> Void
    ) -> @Sendable () -> Void {
        let task = Task.detached(executorPreference: loop) { await body() }
        return { task.cancel() }
    }
}
