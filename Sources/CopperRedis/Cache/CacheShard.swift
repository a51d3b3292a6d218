import CopperBytes
import CopperRESP
import CopperResilience

/// A part of a cache: replies by question, bounded by their weight in bytes.
///
/// What is asked for first comes into a window of a hundredth of the room. What falls out of
/// that, the least lately used, stays only if it was asked for more often than what would make
/// way for it: W-TinyLFU (Einziger, Friedman and Manes, 2017). The rest of the room is a
/// segmented LRU: on probation until asked for again, then protected, up to four fifths.
///
/// A question that is being asked has a place too, without a reply: what is heard of its key
/// meanwhile takes the place away, and then its reply finds none.
///
/// Pure: the time comes in, and hashes are of a seed of its owner's. Not thread-safe.
struct CacheShard: ~Copyable {
    /// The most that all entries may weigh, in bytes.
    let capacity: Int
    private(set) var statistics = RedisCacheStatistics()

    var nodes: [Node] = []
    private var freeNodes: [Int] = []
    private var questions = CacheIndex()
    /// The first of each key's nodes.
    private var keys = CacheIndex()
    private var sketch: FrequencySketch
    var window = Recency()
    var probation = Recency()
    var protected = Recency()
    private var serial: UInt64 = 0
    /// Counts hits, as a clock of recency.
    private var ticks = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 0)
        sketch = FrequencySketch(entries: 64)
    }

    /// What an entry weighs beside its own bytes: its node, places in two tables, the memory's
    /// own bookkeeping.
    static let overhead = 256

    static let none = -1

    enum Segment: UInt8 { case window, probation, protected }

    /// What a hit touches stands in front, near to each other.
    struct Node {
        var hash: UInt64 = 0
        /// The question's bytes, and the reply's behind them. `nil` in a node that is free.
        var chunk: ByteChunk?
        var nameLength = 0
        var keyLength = 0
        var questionLength = 0
        var segment = Segment.window
        var expiry = MonotonicTime.distantFuture
        var asked = MonotonicTime(nanoseconds: 0)
        /// `nil` while the question is being asked.
        var frame: RESPFrame?
        /// When it was moved to the front last.
        var tick = 0
        var previous = none
        var next = none
        /// Those who wait for the reply.
        var flight: CacheFlight?
        /// Different for each use of the node.
        var serial: UInt64 = 0
        var keyHash: UInt64 = 0
        var weight = 0
        /// Of the same key.
        var previousOfKey = none
        var nextOfKey = none
    }

    /// A place for a reply that is being asked for.
    struct Ticket: Sendable {
        fileprivate let node: Int
        fileprivate let serial: UInt64
    }

    enum Finding {
        case hit(RedisReply)
        /// Somebody has asked already.
        case asked(CacheFlight)
        case absent
    }

    /// What may be kept of a reply.
    struct Reply {
        /// The question's bytes, and the reply's behind them.
        let chunk: ByteChunk
        let frame: RESPFrame
        /// No later than the server read it.
        let asked: MonotonicTime
        let expiry: MonotonicTime
    }

    /// Replies that are kept.
    var entries: Int { window.count + probation.count + protected.count }
    /// Questions that are being asked, and have a place.
    var placeholders: Int { nodes.count - freeNodes.count - entries }
    var weight: Int { window.weight + probation.weight + protected.weight }
}

// MARK: Looking up

extension CacheShard {
    /// - Parameter oldest: What was asked before, answered or not, is as if it were not there.
    mutating func find(
        _ question: CacheQuestion, now: MonotonicTime, oldest: MonotonicTime
    ) -> Finding {
        sketch.increment(question.hash)
        return look(question, now: now, oldest: oldest)
    }

    /// The text of a bulk string that is kept, read where it stands: a reply would count
    /// references to it. `nil`, and nothing is counted, of what is not kept, and of what is
    /// long: others wait for the shard meanwhile.
    mutating func text(
        _ question: CacheQuestion, now: MonotonicTime, oldest: MonotonicTime
    ) -> String? {
        guard let place = place(of: question), let frame = nodes[place].frame,
            frame.type == .bulkString, frame.length <= Self.longText,
            now < nodes[place].expiry, nodes[place].asked >= oldest,
            let chunk = nodes[place].chunk
        else { return nil }
        let reply = chunk.bytes(from: nodes[place].questionLength, length: frame.length)
        guard let text = reply.withUnsafeBytes({ $0.bulkText }) else { return nil }
        sketch.increment(question.hash)
        statistics.hits += 1
        use(place)
        return text
    }

    private static let longText = 512

    private mutating func look(
        _ question: CacheQuestion, now: MonotonicTime, oldest: MonotonicTime
    ) -> Finding {
        guard let place = place(of: question) else { return .absent }
        guard let frame = nodes[place].frame, let chunk = nodes[place].chunk else {
            guard nodes[place].asked >= oldest else { return .absent }
            return nodes[place].flight.map { .asked($0) } ?? .absent
        }
        guard now < nodes[place].expiry else {
            remove(place, .expiry)
            return .absent
        }
        guard nodes[place].asked >= oldest else { return .absent }
        statistics.hits += 1
        use(place)
        return .hit(RedisReply(chunk, at: nodes[place].questionLength, frame))
    }

    /// After ``find(_:now:oldest:)``, which counts: looks again; if there is nothing, takes a
    /// place for the reply. An older question that is still being asked keeps its place: who may
    /// not wait for it asks alone, or a key that is asked for often would never be kept.
    mutating func findOrAsk(
        _ question: CacheQuestion, now: MonotonicTime, oldest: MonotonicTime
    ) -> (Finding, Ticket?) {
        let finding = look(question, now: now, oldest: oldest)
        if case .asked = finding { statistics.coalesced += 1 }
        guard case .absent = finding else { return (finding, nil) }
        statistics.misses += 1
        if let place = place(of: question) {
            guard nodes[place].flight == nil else { return (finding, nil) }
            remove(place, .replacement)
        }
        serial += 1
        var node = Node()
        node.chunk = question.chunk(room: 0)
        node.flight = CacheFlight()
        node.asked = now
        node.serial = serial
        node.hash = question.hash
        node.keyHash = question.keyHash
        node.nameLength = question.name.count
        node.keyLength = question.key.count
        node.questionLength = question.length
        let place = add(node)
        return (finding, Ticket(node: place, serial: serial))
    }

    func flight(of ticket: Ticket) -> CacheFlight? {
        isValid(ticket) ? nodes[ticket.node].flight : nil
    }

    /// Keeps the reply, unless something was heard of its key since it was asked for.
    ///
    /// - Returns: Whether nothing was heard; the reply may still be too large to be kept.
    mutating func fill(_ ticket: Ticket, _ reply: Reply, now: MonotonicTime) -> Bool {
        guard isValid(ticket) else {
            statistics.poisoned += 1
            return false
        }
        let place = ticket.node
        let weight = reply.chunk.count + Self.overhead
        guard weight <= capacity - windowCapacity else {
            remove(place, nil)
            statistics.evictions.size += 1
            return true
        }
        nodes[place].flight = nil
        nodes[place].chunk = reply.chunk
        nodes[place].frame = reply.frame
        nodes[place].asked = reply.asked
        nodes[place].expiry = reply.expiry
        nodes[place].weight = weight
        nodes[place].tick = ticks
        sketch.grow(to: entries + 1)
        // One that is larger than the window passes through it, and pushes nothing else out.
        link(place, .window, atEnd: weight > windowCapacity)
        makeRoom(now)
        return true
    }

    /// Gives the place back: there will be no reply to keep.
    mutating func giveUp(_ ticket: Ticket) {
        if isValid(ticket) { remove(ticket.node, nil) }
    }

    private func isValid(_ ticket: Ticket) -> Bool {
        nodes.indices.contains(ticket.node) && nodes[ticket.node].serial == ticket.serial
            && nodes[ticket.node].flight != nil
    }

    @inline(__always)
    private func place(of question: CacheQuestion) -> Int? {
        questions.place(of: question.hash) { place in
            // Fields one by one: a copy of the node would count references.
            guard nodes[place].hash == question.hash,
                nodes[place].keyLength == question.key.count,
                nodes[place].nameLength == question.name.count,
                nodes[place].questionLength == question.length, let chunk = nodes[place].chunk
            else { return false }
            return chunk.bytes(from: 0, length: question.length).withUnsafeBytes { bytes in
                let key = question.name.count
                let rest = key + question.key.count
                return bytes.holds(question.key, at: key) && bytes.holds(question.name, at: 0)
                    && bytes.holds(question.rest, at: rest)
            }
        }
    }
}

// MARK: Taking away

extension CacheShard {
    /// Takes away what is known of a key, and the places of what is being asked of it.
    mutating func invalidate(_ key: UnsafeRawBufferPointer, hash: UInt64) {
        guard let first = firstPlace(of: key, hash) else { return }
        var place = first
        while place != Self.none {
            let next = nodes[place].nextOfKey
            remove(place, .invalidation)
            place = next
        }
    }

    /// Takes everything away.
    mutating func flush() {
        for place in nodes.indices where nodes[place].chunk != nil { remove(place, .flush) }
        nodes = []
        freeNodes = []
        questions.removeAll()
        keys.removeAll()
    }

    /// - Parameter cause: `nil` where there was nothing yet.
    private mutating func remove(_ place: Int, _ cause: RedisCacheStatistics.Evictions.Cause?) {
        let node = nodes[place]
        if node.frame != nil {
            unlink(place)
            if let cause { statistics.evictions.count(cause) }
        }
        questions.remove(place, hash: node.hash)
        if node.previousOfKey != Self.none {
            nodes[node.previousOfKey].nextOfKey = node.nextOfKey
        } else if node.nextOfKey != Self.none {
            keys.replace(place, with: node.nextOfKey, hash: node.keyHash)
        } else {
            keys.remove(place, hash: node.keyHash)
        }
        if node.nextOfKey != Self.none {
            nodes[node.nextOfKey].previousOfKey = node.previousOfKey
        }
        nodes[place] = Node()
        freeNodes.append(place)
    }

    private mutating func add(_ node: Node) -> Int {
        var node = node
        let place = freeNodes.popLast() ?? nodes.count
        let first = node.chunk.flatMap { chunk in
            chunk.bytes(from: node.nameLength, length: node.keyLength)
                .withUnsafeBytes { firstPlace(of: $0, node.keyHash) }
        }
        node.nextOfKey = first ?? Self.none
        if place == nodes.count { nodes.append(node) } else { nodes[place] = node }
        if let first {
            nodes[first].previousOfKey = place
            keys.replace(first, with: place, hash: node.keyHash)
        } else {
            keys.insert(place, hash: node.keyHash)
        }
        questions.insert(place, hash: node.hash)
        return place
    }

    private func firstPlace(of key: UnsafeRawBufferPointer, _ hash: UInt64) -> Int? {
        keys.place(of: hash) { place in
            guard nodes[place].keyHash == hash, nodes[place].keyLength == key.count,
                let chunk = nodes[place].chunk
            else { return false }
            return chunk.bytes(from: nodes[place].nameLength, length: key.count)
                .withUnsafeBytes { $0.holds(key, at: 0) }
        }
    }
}

// MARK: Who stays

extension CacheShard {
    private var windowCapacity: Int { capacity / 100 }
    private var protectedCapacity: Int { (capacity - windowCapacity) / 5 * 4 }

    /// It was asked for. What was in front lately stays where it is: moving it would change
    /// little, and costs more than all the rest of a look.
    private mutating func use(_ place: Int) {
        ticks += 1
        switch nodes[place].segment {
        case .probation:
            unlink(place)
            link(place, .protected)
            while protected.weight > protectedCapacity, protected.last != Self.none {
                let demoted = protected.last
                unlink(demoted)
                link(demoted, .probation)
            }
        case .window, .protected:
            guard ticks - nodes[place].tick > entries / 8 else { return }
            let segment = nodes[place].segment
            unlink(place)
            link(place, segment)
        }
        nodes[place].tick = ticks
    }

    /// What falls out of the window competes with what was used least lately.
    private mutating func makeRoom(_ now: MonotonicTime) {
        while window.weight > windowCapacity, window.last != Self.none {
            let candidate = window.last
            unlink(candidate)
            link(candidate, .probation)
            compete(candidate, now)
        }
    }

    private mutating func compete(_ candidate: Int, _ now: MonotonicTime) {
        // The window's room is its own, so that all together never weigh more than they may.
        while probation.weight + protected.weight > capacity - windowCapacity {
            guard let victim = victim(besides: candidate) else { return remove(candidate, .size) }
            if nodes[victim].expiry <= now {
                remove(victim, .expiry)
            } else if sketch.frequency(of: nodes[candidate].hash)
                > sketch.frequency(of: nodes[victim].hash)
            {
                remove(victim, .size)
            } else {
                return remove(candidate, .size)
            }
        }
    }

    private func victim(besides candidate: Int) -> Int? {
        if probation.last != Self.none, probation.last != candidate { return probation.last }
        return protected.last == Self.none ? nil : protected.last
    }

    // MARK: Lists

    /// A list of nodes, those used lately in front.
    struct Recency {
        var first = none
        var last = none
        var weight = 0
        var count = 0
    }

    private mutating func link(_ place: Int, _ segment: Segment, atEnd: Bool = false) {
        nodes[place].segment = segment
        withList(segment) { list, nodes in
            list.weight += nodes[place].weight
            list.count += 1
            if atEnd {
                nodes[place].previous = list.last
                nodes[place].next = Self.none
                if list.last == Self.none {
                    list.first = place
                } else {
                    nodes[list.last].next = place
                }
                list.last = place
            } else {
                nodes[place].previous = Self.none
                nodes[place].next = list.first
                if list.first == Self.none {
                    list.last = place
                } else {
                    nodes[list.first].previous = place
                }
                list.first = place
            }
        }
    }

    private mutating func unlink(_ place: Int) {
        withList(nodes[place].segment) { list, nodes in
            let (previous, next) = (nodes[place].previous, nodes[place].next)
            list.weight -= nodes[place].weight
            list.count -= 1
            if previous == Self.none { list.first = next } else { nodes[previous].next = next }
            if next == Self.none { list.last = previous } else { nodes[next].previous = previous }
        }
    }

    @inline(__always)
    private mutating func withList(
        _ segment: Segment, _ body: (inout Recency, inout [Node]) -> Void
    ) {
        switch segment {
        case .window: body(&window, &nodes)
        case .probation: body(&probation, &nodes)
        case .protected: body(&protected, &nodes)
        }
    }
}
