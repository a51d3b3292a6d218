import CopperBytes
import CopperResilience
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Something held a loop for too long.
public struct LoopStall: Sendable {
    /// The loop's name.
    public var loop: String
    /// How long at least it has been held by the time of the report.
    public var duration: Duration

    public init(loop: String, duration: Duration) {
        self.loop = loop
        self.duration = duration
    }
}

/// One thread that looks at the watched loops every 25 ms. It starts with the first
/// handler and rests while there is none.
final class StallWatchdog: Sendable {
    static let shared = StallWatchdog()

    fileprivate static let limit = Duration.milliseconds(100)
    fileprivate static let pause = Duration.seconds(1)
    private static let periodMicroseconds: UInt32 = 25_000

    private struct State {
        var watched: [Watched] = []
        var isRunning = false
    }

    fileprivate struct Watched {
        var loop: EventLoop
        var handler: @Sendable (LoopStall) -> Void
        var activity: UInt64
        var since: MonotonicTime
        var lastReport: MonotonicTime?
    }

    private let state = Lock(State())

    func handler(for loop: EventLoop) -> (@Sendable (LoopStall) -> Void)? {
        state.withLock { $0.watched.first { $0.loop === loop }?.handler }
    }

    func setHandler(_ handler: (@Sendable (LoopStall) -> Void)?, for loop: EventLoop) {
        guard !loop.isSimulated else { return }
        let now = SystemClock.now
        let starts = state.withLock { state in
            state.watched.removeAll { $0.loop === loop }
            if let handler {
                state.watched.append(
                    Watched(loop: loop, handler: handler, activity: 0, since: now))
            }
            let starts = handler != nil && !state.isRunning
            if starts { state.isRunning = true }
            return starts
        }
        guard starts else { return }
        do {
            try Thread.start(name: "copper-watchdog") { self.watch() }
        } catch {
            // Without a thread nobody watches; the next handler that is set tries again.
            state.withLock { $0.isRunning = false }
        }
    }

    private func watch() {
        while true {
            usleep(Self.periodMicroseconds)
            let (goesOn, stalls) = state.withLock { state in
                let stalls = look(&state.watched)
                state.isRunning = !state.watched.isEmpty
                return (state.isRunning, stalls)
            }
            for (handler, stall) in stalls { handler(stall) }
            if !goesOn { return }
        }
    }

    private typealias Report = (handler: @Sendable (LoopStall) -> Void, stall: LoopStall)

    private func look(_ watched: inout [Watched]) -> [Report] {
        let now = SystemClock.now
        var reports: [Report] = []
        for place in watched.indices {
            guard let stall = watched[place].look(at: now) else { continue }
            reports.append((watched[place].handler, stall))
        }
        return reports
    }
}

extension StallWatchdog.Watched {
    /// The loop is held when the same thing ran at every look for long enough.
    fileprivate mutating func look(at now: MonotonicTime) -> LoopStall? {
        let seen = loop.activity.load(ordering: .relaxed)
        guard seen == activity, seen & 1 == 1 else {
            activity = seen
            since = now
            return nil
        }
        guard now - since >= StallWatchdog.limit else { return nil }
        if let lastReport, now - lastReport < StallWatchdog.pause { return nil }
        lastReport = now
        return LoopStall(loop: loop.name, duration: now - since)
    }
}
