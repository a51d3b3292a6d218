import CCopperSystem
package import CopperResilience
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The epoll side of a loop: which descriptor belongs to whom, and the waiting.
///
/// A descriptor is registered once, edge-triggered, for reading and writing, and never
/// changed: no epoll_ctl per operation. A registration's token carries a generation, so
/// that an event which was under way when its descriptor was closed reaches nobody.
///
/// The next timer's time is a descriptor too, armed anew only for an earlier one. As an
/// argument of epoll_wait it would be armed and taken back with every wait, which costs as
/// much as the wait itself.
package final class Poller: @unchecked Sendable {
    // `@unchecked`: used on the loop's thread only, except wake(), which reads an atomic.
    // Hence no exclusivity checks at run time for what every turn touches.

    private let system: SystemCalls
    private var poll: FileDescriptor?
    private var event: FileDescriptor?
    private var timer: FileDescriptor?
    @exclusivity(unchecked) private var pollNumber: Int32 = -1
    @exclusivity(unchecked) private var timerNumber: Int32 = -1
    /// What the timer is set to; `distantFuture` once it has expired.
    @exclusivity(unchecked) private var alarm = MonotonicTime.distantFuture
    @exclusivity(unchecked) private var hasRung = false
    private let wakeNumber = Atomic<Int32>(-1)
    @exclusivity(unchecked) private var slots: [Slot] = []
    private var freeSlots: [UInt32] = []
    private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 256)

    /// A class, so that looking at a slot does not copy its weak reference.
    private final class Slot {
        @exclusivity(unchecked) var generation: UInt32 = 0
        @exclusivity(unchecked) weak var source: (any EventSource)?
    }

    /// What ``register(_:source:)`` gives and ``remove(_:)`` takes.
    package struct Token: Sendable {
        fileprivate var index: UInt32
        fileprivate var generation: UInt32
        fileprivate var value: UInt64 { UInt64(generation) << 32 | UInt64(index) }
    }

    package init(system: SystemCalls) {
        self.system = system
        // A failure is not lost: registering tries again and throws it.
        try? open()
    }

    deinit { events.deallocate() }

    private static let wakeToken = UInt64.max
    private static let timerToken = UInt64.max - 1

    /// Ends the wait, now or the next one. From any thread.
    package func wake() {
        let number = wakeNumber.load(ordering: .acquiring)
        if number >= 0 { system.wake(number) }
    }

    private func open() throws(NetError) {
        guard poll == nil else { return }
        let poll = FileDescriptor(
            try result(system.createPoll(), "epoll_create1"), system: system)
        let event = FileDescriptor(try result(system.createEvent(), "eventfd"), system: system)
        try add(event.number, Self.wakeToken, to: poll.number)
        if let timer = try createTimer() {
            try add(timer.number, Self.timerToken, to: poll.number)
            timerNumber = timer.number
            self.timer = consume timer
        }
        pollNumber = poll.number
        wakeNumber.store(event.number, ordering: .releasing)
        self.poll = consume poll
        self.event = consume event
    }

    /// `nil` where the system has no such descriptors, or does not allow them: the loop looks
    /// at the clock by itself then. That there are none left is an error, as for the others.
    private func createTimer() throws(NetError) -> FileDescriptor? {
        let answer = system.createTimer()
        if [-ENOSYS, -EPERM, -EACCES, -ENODEV, -EINVAL].contains(Int32(answer)) { return nil }
        return FileDescriptor(try result(answer, "timerfd_create"), system: system)
    }

    /// Adds one of our own descriptors. It is never read: edge-triggered, each signal is
    /// reported once.
    private func add(_ number: Int32, _ token: UInt64, to poll: Int32) throws(NetError) {
        let events = COPPER_EPOLLIN | COPPER_EPOLLET
        _ = try result(system.pollAdd(poll, number, events: events, token: token), "epoll_ctl")
    }

    private func result(_ answer: Int, _ call: String) throws(NetError) -> Int32 {
        if answer < 0 { throw NetError(errno: Int32(-answer), call) }
        return Int32(truncatingIfNeeded: answer)
    }

    package func register(
        _ descriptor: Int32, source: any EventSource
    ) throws(NetError) -> Token {
        try open()
        let index: UInt32
        if let free = freeSlots.popLast() {
            index = free
        } else {
            index = UInt32(slots.count)
            slots.append(Slot())
        }
        slots[Int(index)].source = source
        let token = Token(index: index, generation: slots[Int(index)].generation)
        let added = system.pollAdd(
            pollNumber, descriptor,
            events: COPPER_EPOLLIN | COPPER_EPOLLOUT | COPPER_EPOLLRDHUP | COPPER_EPOLLET,
            token: token.value)
        if added < 0 {
            remove(token)
            throw NetError(errno: Int32(-added), "epoll_ctl")
        }
        return token
    }

    /// Lets `source` hear what the registration reports from now on.
    package func replace(_ token: Token, source: any EventSource) {
        guard isCurrent(token) else { return }
        slots[Int(token.index)].source = source
    }

    /// Forgets the registration. Closing the descriptor removes it from the kernel.
    package func remove(_ token: Token) {
        guard isCurrent(token) else { return }
        slots[Int(token.index)].source = nil
        slots[Int(token.index)].generation &+= 1
        freeSlots.append(token.index)
    }

    /// Waits for events, until `time` at the latest, or only looks for them, and returns
    /// how many ``dispatch(_:_:)`` has to hand out.
    package func wait(until time: MonotonicTime, onlyLook: Bool) -> Int {
        let isArmed = pollNumber >= 0 && arm(for: time)
        let limit: Int32 = isArmed ? -1 : Self.blindWait
        let wait = onlyLook ? 0 : limit
        if !isArmed { hasRung = true }
        guard pollNumber >= 0 else {
            usleep(UInt32(wait) * 1000)
            return 0
        }
        // EINTR is "nothing happened": the next turn waits again.
        return max(system.pollWait(pollNumber, events, milliseconds: wait), 0)
    }

    /// Without descriptors there is nothing to wait on: the loop looks again soon, in
    /// milliseconds.
    private static let blindWait: Int32 = 5

    /// Sees to it that the timer expires at `time` at the latest, and tells whether it will.
    private func arm(for time: MonotonicTime) -> Bool {
        guard time < alarm else { return true }
        guard system.setTimer(timerNumber, nanoseconds: time.nanoseconds) >= 0 else {
            return false
        }
        alarm = time
        return true
    }

    /// Whether the time that was waited for may have come, since this was asked last.
    package func takeAlarm() -> Bool {
        guard hasRung else { return false }
        hasRung = false
        return true
    }

    package func dispatch(_ count: Int, _ willCall: () -> Void) {
        for place in 0..<min(count, events.count) {
            let token = events[place].data.u64
            if token >= Self.timerToken {
                if token == Self.timerToken { ring() }
                continue
            }
            let index = Int(UInt32(truncatingIfNeeded: token))
            guard index < slots.count else { continue }
            let slot = slots[index]
            guard slot.generation == UInt32(token >> 32), let source = slot.source else { continue }
            willCall()
            source.pollDidReport(events[place].events)
        }
    }

    private func ring() {
        alarm = .distantFuture
        hasRung = true
    }

    private func isCurrent(_ token: Token) -> Bool {
        Int(token.index) < slots.count && slots[Int(token.index)].generation == token.generation
    }
}
