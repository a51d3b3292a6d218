public import CopperResilience

/// Chooses among endpoints that can all serve a request.
///
/// Endpoints are numbers that the owner gives meaning to. Whoever is chosen by
/// ``pick(excluding:now:)`` is counted as outstanding until ``finished(_:latency:now:)``.
public struct LoadBalancer: Sendable {
    public enum Strategy: String, Hashable, Sendable {
        /// One after the other.
        case roundRobin
        case random
        /// The one with the fewest requests under way; among equals at random.
        case leastOutstanding
        /// The better of two at random, by recent latency times requests under way.
        /// Two, because always taking the best sends every client to the same one.
        case latency
    }

    public struct Member: Hashable, Sendable {
        public var endpoint: Int
        /// Where the endpoint stands; empty when unknown.
        public var zone: String

        public init(endpoint: Int, zone: String = "") {
            self.endpoint = endpoint
            self.zone = zone
        }
    }

    public let strategy: Strategy
    /// Members in this zone are preferred as long as one of them is available.
    public let zone: String?

    private struct Entry: Sendable {
        var member: Member
        var isAvailable = true
        var outstanding = 0
        /// The recent latency in nanoseconds, `nil` before the first one.
        var latency: Double?
        var updatedAt = MonotonicTime(nanoseconds: 0)
    }

    private var entries: [Entry]
    private var turn = 0
    private var random: SeededRandom
    /// After so many nanoseconds a latency counts for 1/e.
    private static let memory = 10e9

    public init(_ strategy: Strategy, members: [Member], zone: String? = nil, seed: UInt64) {
        self.strategy = strategy
        self.zone = zone
        random = SeededRandom(seed: seed)
        entries = []
        update(members)
    }

    /// Makes `members` the ones to choose from; those that stay keep their history.
    public mutating func update(_ members: [Member]) {
        entries = members.map { member in
            var entry = entries.first { $0.member.endpoint == member.endpoint }
            entry?.member = member
            return entry ?? Entry(member: member)
        }
    }

    /// An endpoint, or `nil` when none is available that is not excluded.
    ///
    /// - Parameter excluded: endpoints that this request has tried already.
    public mutating func pick(excluding excluded: [Int] = [], now: MonotonicTime) -> Int? {
        let candidates = candidates(excluding: excluded)
        guard !candidates.isEmpty else { return nil }
        let chosen =
            switch strategy {
            case .roundRobin: nextInTurn(candidates)
            case .random: randomOne(of: candidates)
            case .leastOutstanding: leastOutstanding(of: candidates)
            case .latency: betterOfTwo(candidates, now)
            }
        entries[chosen].outstanding += 1
        return entries[chosen].member.endpoint
    }

    /// A request to `endpoint` has ended.
    ///
    /// - Parameter latency: how long the answer took; `nil` when there was none.
    public mutating func finished(_ endpoint: Int, latency: Duration?, now: MonotonicTime) {
        guard let place = place(of: endpoint) else { return }
        entries[place].outstanding = max(entries[place].outstanding - 1, 0)
        if let latency { record(latency, at: place, now: now) }
    }

    /// Takes an endpoint out of the choice, or back in.
    public mutating func setAvailable(_ endpoint: Int, _ isAvailable: Bool) {
        guard let place = place(of: endpoint) else { return }
        entries[place].isAvailable = isAvailable
    }

    /// The requests to `endpoint` under way.
    public func outstanding(_ endpoint: Int) -> Int {
        place(of: endpoint).map { entries[$0].outstanding } ?? 0
    }

    // MARK: Choosing

    private func place(of endpoint: Int) -> Int? {
        entries.firstIndex { $0.member.endpoint == endpoint }
    }

    private func candidates(excluding excluded: [Int]) -> [Int] {
        let available = entries.indices.filter {
            entries[$0].isAvailable && !excluded.contains(entries[$0].member.endpoint)
        }
        guard let zone else { return available }
        let near = available.filter { entries[$0].member.zone == zone }
        return near.isEmpty ? available : near
    }

    private mutating func nextInTurn(_ candidates: [Int]) -> Int {
        let chosen = candidates.first { $0 >= turn } ?? candidates[0]
        turn = chosen + 1
        return chosen
    }

    private mutating func randomOne(of candidates: [Int]) -> Int {
        candidates[Int.random(in: 0..<candidates.count, using: &random)]
    }

    private mutating func leastOutstanding(of candidates: [Int]) -> Int {
        let fewest = candidates.map { entries[$0].outstanding }.min()
        return randomOne(of: candidates.filter { entries[$0].outstanding == fewest })
    }

    private mutating func betterOfTwo(_ candidates: [Int], _ now: MonotonicTime) -> Int {
        let first = randomOne(of: candidates)
        guard candidates.count > 1 else { return first }
        let second = randomOne(of: candidates.filter { $0 != first })
        return cost(entries[second], now) < cost(entries[first], now) ? second : first
    }

    /// What is not heard of for a while grows cheap, so that it is tried again; what was
    /// never heard of is cheapest.
    private func cost(_ entry: Entry, _ now: MonotonicTime) -> Double {
        (entry.latency ?? 0) * kept(entry, now) * Double(entry.outstanding + 1)
    }

    /// A higher latency counts at once, a lower one as the earlier fades: a server that
    /// became slow is left at its first slow answer.
    private mutating func record(_ latency: Duration, at place: Int, now: MonotonicTime) {
        let sample = Double(max(latency.wholeNanoseconds, 1))
        let kept = kept(entries[place], now)
        let known = entries[place].latency ?? sample
        entries[place].latency = sample >= known ? sample : known * kept + sample * (1 - kept)
        entries[place].updatedAt = now
    }

    /// The weight that the known latency still has: (1 - age / 8 memories)^8, which is
    /// near enough to the exponential and needs no C library.
    private func kept(_ entry: Entry, _ now: MonotonicTime) -> Double {
        let age = Double((now - entry.updatedAt).wholeNanoseconds)
        let step = max(1 - max(age, 0) / Self.memory / 8, 0)
        let squared = step * step
        return squared * squared * squared * squared
    }
}
