import CCopperSystem
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
package final class Poller: @unchecked Sendable {
    // `@unchecked`: used on the loop's thread only, except wake(), which reads an atomic.
    // Hence no exclusivity checks at run time for what every turn touches.

    private let system: SystemCalls
    private var poll: FileDescriptor?
    private var event: FileDescriptor?
    @exclusivity(unchecked) private var pollNumber: Int32 = -1
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
        _ = try result(
            system.pollAdd(
                poll.number, event.number, events: COPPER_EPOLLIN | COPPER_EPOLLET,
                token: Self.wakeToken), "epoll_ctl")
        pollNumber = poll.number
        wakeNumber.store(event.number, ordering: .releasing)
        self.poll = consume poll
        self.event = consume event
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

    /// Waits up to `milliseconds` (-1: without end) and returns how many events
    /// ``dispatch(_:_:)`` has to hand out.
    package func wait(milliseconds: Int32) -> Int {
        guard pollNumber >= 0 else {
            // Without descriptors there is nothing to wait on: look again soon.
            let limit = milliseconds < 0 ? 5 : min(milliseconds, 5)
            usleep(UInt32(limit) * 1000)
            return 0
        }
        // EINTR is "nothing happened": the next turn waits again.
        return max(system.pollWait(pollNumber, events, milliseconds: milliseconds), 0)
    }

    package func dispatch(_ count: Int, _ willCall: () -> Void) {
        for place in 0..<min(count, events.count) {
            let token = events[place].data.u64
            guard token != Self.wakeToken else { continue }
            let index = Int(UInt32(truncatingIfNeeded: token))
            guard index < slots.count else { continue }
            let slot = slots[index]
            guard slot.generation == UInt32(token >> 32), let source = slot.source else { continue }
            willCall()
            source.pollDidReport(events[place].events)
        }
    }

    private func isCurrent(_ token: Token) -> Bool {
        Int(token.index) < slots.count && slots[Int(token.index)].generation == token.generation
    }
}
