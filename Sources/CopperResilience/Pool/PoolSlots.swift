/// The places of a pool and the list of its leasable connections, last used first.
struct PoolSlots: Sendable {
    enum Phase: Sendable {
        case unused, connecting, ready, checking, resetting, closing
    }

    struct Slot: Sendable {
        var generation: UInt32 = 0
        fileprivate(set) var phase = Phase.unused
        var leases = 0
        var capacity = 1
        var affinity: Int?
        /// Why the connection closes when its last lease ends.
        var retirement: PoolCloseReason?
        var isQuarantined = false
        var quarantineEnds = MonotonicTime.distantFuture
        var needsReset = false
        /// When the lifetime ends.
        var retireAt = MonotonicTime.distantFuture
        /// When the last lease ended, or the connection was opened.
        var idleSince = MonotonicTime(nanoseconds: 0)
        /// When the connection last showed life: used, or checked.
        var aliveAt = MonotonicTime(nanoseconds: 0)
        /// When the connection last went from no lease to one.
        var leasedSince = MonotonicTime(nanoseconds: 0)
        var isLeakReported = false

        var isListed = false
        var previous = PoolSlots.none
        var next = PoolSlots.none
    }

    static let none = -1

    private(set) var slots: [Slot] = []
    private var unused: [Int] = []
    /// The head and the tail of the list of leasable connections.
    private(set) var first = none
    private(set) var last = none
    /// Slots in use, whatever their phase.
    private(set) var count = 0
    private(set) var connectingCount = 0
    private(set) var closingCount = 0
    /// Open, or going to be: everything but what is closing.
    var livingCount: Int { count - closingCount }

    subscript(index: Int) -> Slot {
        // Not `get`, which would copy the whole slot for each field that is looked at.
        _read { yield slots[index] }
        _modify { yield &slots[index] }
    }

    var indices: Range<Int> { slots.indices }

    /// The slot of a connection that has not ended, or `nil`.
    func find(_ id: PoolConnectionID) -> Int? {
        guard id.index >= 0, id.index < slots.count,
            slots[id.index].generation == id.generation, slots[id.index].phase != .unused
        else { return nil }
        return id.index
    }

    func id(_ index: Int) -> PoolConnectionID {
        PoolConnectionID(index: index, generation: slots[index].generation)
    }

    /// Takes a place for a new connection.
    mutating func take() -> Int {
        let index: Int
        if let reused = unused.popLast() {
            index = reused
            slots[index] = Slot(generation: slots[index].generation)
        } else {
            index = slots.count
            slots.append(Slot())
        }
        count += 1
        move(index, to: .connecting)
        return index
    }

    /// Frees the place of a connection that has ended; its id finds nothing any more.
    mutating func free(_ index: Int) {
        unlist(index)
        move(index, to: .unused)
        slots[index] = Slot(generation: slots[index].generation &+ 1)
        unused.append(index)
        count -= 1
    }

    mutating func move(_ index: Int, to phase: Phase) {
        let former = slots[index].phase
        connectingCount += (phase == .connecting ? 1 : 0) - (former == .connecting ? 1 : 0)
        closingCount += (phase == .closing ? 1 : 0) - (former == .closing ? 1 : 0)
        slots[index].phase = phase
    }

    /// Whether the connection goes on as it is when a lease ends: ready, not retired or
    /// over its age, not in quarantine, not to be reset.
    func isPlain(_ index: Int, now: MonotonicTime) -> Bool {
        let slot = slots[index]
        return slot.phase == .ready && slot.retirement == nil && !slot.isQuarantined
            && !slot.needsReset && slot.retireAt > now && slot.leases <= slot.capacity
    }

    /// Counts one lease less and makes the connection leasable.
    mutating func endLease(_ index: Int, now: MonotonicTime) {
        slots[index].leases -= 1
        slots[index].aliveAt = now
        if slots[index].leases == 0 { slots[index].idleSince = now }
        list(index)
    }

    // MARK: The list of leasable connections

    mutating func list(_ index: Int) {
        guard !slots[index].isListed else { return }
        slots[index].isListed = true
        slots[index].previous = Self.none
        slots[index].next = first
        if first == Self.none { last = index } else { slots[first].previous = index }
        first = index
    }

    mutating func unlist(_ index: Int) {
        guard slots[index].isListed else { return }
        slots[index].isListed = false
        let (previous, next) = (slots[index].previous, slots[index].next)
        if previous == Self.none { first = next } else { slots[previous].next = next }
        if next == Self.none { last = previous } else { slots[next].previous = previous }
    }
}
