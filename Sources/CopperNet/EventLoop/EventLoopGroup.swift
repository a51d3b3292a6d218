import CCopperSystem
import Synchronization

/// The loops that a program's connections are spread over.
///
/// As a `TaskExecutor` it keeps a task on the loop that it is on, and gives tasks from
/// elsewhere to the loops in turn.
public final class EventLoopGroup: TaskExecutor {
    /// One loop for each processor that the process may use. A loop's thread starts
    /// with its first use.
    public static let shared = EventLoopGroup(count: processorCount)

    public let loops: [EventLoop]
    private let turn = Atomic<Int>(0)

    /// A group of the given loops, which must be at least one: of none it makes one.
    public init(loops: [EventLoop]) {
        self.loops = loops.isEmpty ? [EventLoop()] : loops
    }

    /// A group of `count` new loops, at least one.
    public convenience init(count: Int) {
        self.init(loops: (0..<max(count, 1)).map { EventLoop(name: "copper-loop-\($0)") })
    }

    /// The loops in turn. From any thread.
    public func next() -> EventLoop {
        let turn = turn.add(1, ordering: .relaxed).oldValue
        return loops[Int(UInt(bitPattern: turn) % UInt(loops.count))]
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let here = EventLoop.current
        if let here, loops.contains(where: { $0 === here }) {
            here.enqueue(job)
        } else {
            next().enqueue(job)
        }
    }

    /// Sets ``EventLoop/loopStallHandler`` of every loop.
    public func setLoopStallHandler(_ handler: (@Sendable (LoopStall) -> Void)?) {
        for loop in loops { loop.loopStallHandler = handler }
    }

    /// The processors that the process may use: its affinity mask, as taskset sets it.
    static var processorCount: Int {
        var mask = [UInt64](repeating: 0, count: 1024)
        let size = mask.count * MemoryLayout<UInt64>.size
        guard copper_sched_getaffinity(0, size, &mask) == 0 else { return 1 }
        return max(mask.reduce(0) { $0 + $1.nonzeroBitCount }, 1)
    }
}
