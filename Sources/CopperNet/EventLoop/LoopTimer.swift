public import CopperResilience

/// Calls an action once on a loop, at a time that can be changed.
///
/// For use on its loop; a call from elsewhere is passed on to the loop. An armed timer
/// keeps itself alive until it fires or is cancelled, so the action should hold its
/// owner weakly, and the owner should cancel what it no longer needs.
public final class LoopTimer: @unchecked Sendable {
    // `@unchecked`: everything that changes is touched on the loop only.

    private let loop: EventLoop
    private let action: @Sendable () -> Void

    package var time = MonotonicTime.distantFuture
    /// The order of arming, which decides among equal times.
    package var sequence: UInt64 = 0
    /// The place in the loop's heap, or -1.
    package var place = -1
    /// Taken from the heap to be fired, and not yet fired, cancelled or armed again.
    package var isDue = false

    public init(on loop: EventLoop, _ action: @escaping @Sendable () -> Void) {
        self.loop = loop
        self.action = action
    }

    /// Fires at `time`, and not at the time it was armed for before. With
    /// `distantFuture` it never fires. It fires in the first turn of the loop that begins
    /// at that time or later, never early.
    public func schedule(at time: MonotonicTime) {
        guard loop.isCurrent else { return loop.execute { self.schedule(at: time) } }
        isDue = false
        guard time != .distantFuture else { return cancel() }
        loop.timers.arm(self, at: time)
    }

    /// Does not fire any more. Arming it again is possible.
    public func cancel() {
        guard loop.isCurrent else { return loop.execute { self.cancel() } }
        isDue = false
        loop.timers.remove(self)
    }

    /// Whether it waits for its time; on the loop.
    public var isArmed: Bool { place >= 0 || isDue }

    package func fire() {
        guard isDue else { return }
        isDue = false
        action()
    }
}

/// The armed timers of a loop, the earliest first: a binary heap in which every timer
/// knows its place, so that arming, re-arming and cancelling cost O(log n).
package struct TimerHeap {
    private var heap: [LoopTimer] = []
    private var armed: UInt64 = 0

    package init() {}

    package var isEmpty: Bool { heap.isEmpty }
    package var count: Int { heap.count }
    package var nextTime: MonotonicTime? { heap.first?.time }

    package mutating func arm(_ timer: LoopTimer, at time: MonotonicTime) {
        armed &+= 1
        timer.time = time
        timer.sequence = armed
        if timer.place < 0 {
            timer.place = heap.count
            heap.append(timer)
            rise(from: timer.place)
        } else {
            sink(from: timer.place)
            rise(from: timer.place)
        }
    }

    package mutating func remove(_ timer: LoopTimer) {
        let place = timer.place
        guard place >= 0 else { return }
        let last = heap.removeLast()
        timer.place = -1
        guard last !== timer else { return }
        heap[place] = last
        last.place = place
        sink(from: place)
        rise(from: last.place)
    }

    /// Takes the earliest timer out when its time has come.
    package mutating func popDue(at now: MonotonicTime) -> LoopTimer? {
        guard let first = heap.first, first.time <= now else { return nil }
        remove(first)
        first.isDue = true
        return first
    }

    /// Forgets all, which frees what their actions hold.
    package mutating func removeAll() {
        for timer in heap { timer.place = -1 }
        heap.removeAll()
    }

    private mutating func rise(from start: Int) {
        var place = start
        let timer = heap[place]
        while place > 0 {
            let parent = (place - 1) / 2
            guard isEarlier(timer, heap[parent]) else { break }
            move(heap[parent], to: place)
            place = parent
        }
        move(timer, to: place)
    }

    private mutating func sink(from start: Int) {
        var place = start
        let timer = heap[place]
        while true {
            var child = place * 2 + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, isEarlier(heap[child + 1], heap[child]) { child += 1 }
            guard isEarlier(heap[child], timer) else { break }
            move(heap[child], to: place)
            place = child
        }
        move(timer, to: place)
    }

    private mutating func move(_ timer: LoopTimer, to place: Int) {
        heap[place] = timer
        timer.place = place
    }

    private func isEarlier(_ left: LoopTimer, _ right: LoopTimer) -> Bool {
        left.time != right.time ? left.time < right.time : left.sequence < right.sequence
    }
}
