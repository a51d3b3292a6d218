/// Requests that wait, in order of arrival, with their deadlines.
///
/// Taking the first and looking up the nearest deadline cost O(1), giving up from the
/// middle and expiring O(log n). Nothing of a request stays behind when it leaves, so
/// memory follows the number that wait, not the number that ever came.
struct WaiterQueue: Sendable {
    struct Waiter: Sendable {
        var request: PoolRequestID
        var since: MonotonicTime
        var deadline: MonotonicTime
    }

    private struct Node: Sendable {
        var waiter: Waiter
        var previous: Int
        var next: Int
        /// The place in `heap`, `none` for a waiter without a deadline.
        var heapPlace: Int
    }

    private static let none = -1

    private var nodes: [Node] = []
    private var unused: [Int] = []
    private var first = none
    private var last = none
    private var places: [PoolRequestID: Int] = [:]
    /// Nodes as a binary heap: none is due before its parent.
    private var heap: [Int] = []

    var count: Int { places.count }
    var isEmpty: Bool { first == Self.none }

    var earliestDeadline: MonotonicTime? {
        heap.first.map { nodes[$0].waiter.deadline }
    }

    func contains(_ request: PoolRequestID) -> Bool { places[request] != nil }

    mutating func append(_ waiter: Waiter) {
        let node = Node(waiter: waiter, previous: last, next: Self.none, heapPlace: Self.none)
        let place: Int
        if let reused = unused.popLast() {
            place = reused
            nodes[place] = node
        } else {
            place = nodes.count
            nodes.append(node)
        }
        if last == Self.none { first = place } else { nodes[last].next = place }
        last = place
        places[waiter.request] = place
        if waiter.deadline != .distantFuture { insertIntoHeap(place) }
    }

    mutating func popFirst() -> Waiter? {
        isEmpty ? nil : remove(at: first)
    }

    /// The waiter that is due first, when it is due at `now`.
    mutating func popExpired(now: MonotonicTime) -> Waiter? {
        guard let place = heap.first, nodes[place].waiter.deadline <= now else { return nil }
        return remove(at: place)
    }

    mutating func remove(_ request: PoolRequestID) -> Waiter? {
        places[request].map { remove(at: $0) }
    }

    private mutating func remove(at place: Int) -> Waiter {
        let node = nodes[place]
        if node.previous == Self.none {
            first = node.next
        } else {
            nodes[node.previous].next = node.next
        }
        if node.next == Self.none {
            last = node.previous
        } else {
            nodes[node.next].previous = node.previous
        }
        if node.heapPlace != Self.none { removeFromHeap(node.heapPlace) }
        places[node.waiter.request] = nil
        unused.append(place)
        return node.waiter
    }

    // MARK: The heap

    private mutating func insertIntoHeap(_ place: Int) {
        heap.append(place)
        nodes[place].heapPlace = heap.count - 1
        rise(from: heap.count - 1)
    }

    private mutating func removeFromHeap(_ position: Int) {
        let end = heap.count - 1
        if position != end { exchange(position, end) }
        heap.removeLast()
        guard position < heap.count else { return }
        rise(from: position)
        sink(from: position)
    }

    private mutating func rise(from start: Int) {
        var position = start
        while position > 0, isDue(position, before: (position - 1) / 2) {
            exchange(position, (position - 1) / 2)
            position = (position - 1) / 2
        }
    }

    private mutating func sink(from start: Int) {
        var position = start
        while true {
            var earliest = position
            for child in [2 * position + 1, 2 * position + 2]
            where child < heap.count && isDue(child, before: earliest) {
                earliest = child
            }
            guard earliest != position else { return }
            exchange(position, earliest)
            position = earliest
        }
    }

    private func isDue(_ left: Int, before right: Int) -> Bool {
        nodes[heap[left]].waiter.deadline < nodes[heap[right]].waiter.deadline
    }

    private mutating func exchange(_ left: Int, _ right: Int) {
        heap.swapAt(left, right)
        nodes[heap[left]].heapPlace = left
        nodes[heap[right]].heapPlace = right
    }
}
