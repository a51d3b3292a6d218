import CopperResilience

/// Where a consumer's entries come from, in this order: what it had and did not settle, what
/// others left, what is new.
struct RedisStreamSource {
    let group: RedisStreamGroup
    private let held: RedisHeldEntries
    /// Streams of which own pending entries are to be read, and behind which ID.
    private var replays: [(stream: String, after: RedisStreamID)]
    /// Streams of which stale entries are to be claimed, and from which ID.
    private var claims: [(stream: String, from: String)] = []
    private var nextClaim: MonotonicTime?
    /// Groups are made before the first read.
    private var missing: RedisStreamStart?

    init(group: RedisStreamGroup, held: RedisHeldEntries) {
        self.group = group
        self.held = held
        replays = group.streams.map { ($0, .zero) }
        missing = group.options.start
    }

    /// After an error: what was delivered may not have come.
    mutating func startAgain(withGroup: Bool) {
        replays = group.streams.map { ($0, .zero) }
        if withGroup, missing == nil { missing = .beginning }
    }

    /// The next entries, or none for now. They are held from now on.
    mutating func next() async throws -> [RedisDelivery] {
        let deliveries = try await read()
        return deliveries.filter { held.insert($0.id, of: $0.stream) }
    }

    private mutating func read() async throws -> [RedisDelivery] {
        if let start = missing {
            try await group.create(from: start)
            missing = nil
        }
        if let replay = replays.first {
            let entries = try await group.pending(of: replay.stream, after: replay.after)
            if let last = entries.last {
                replays[0].after = last.id
                // What is being handled is not to be judged again.
                let others = entries.filter { !held.contains($0.id, of: replay.stream) }
                return try await group.examine(others, of: replay.stream)
            }
            replays.removeFirst()
            return []
        }
        if let claimAfter = group.options.claimAfter, isClaimDue(claimAfter) {
            let (stream, start) = claims[0]
            let stale = try await group.stale(of: stream, from: start, idle: claimAfter)
            if let last = stale.last {
                claims[0].from = "(\(last.id)"
            } else {
                claims.removeFirst()
            }
            let others = stale.filter { !held.contains($0.id, of: stream) }
            return try await group.claim(others, of: stream, idle: claimAfter)
        }
        return try await group.new()
    }

    private mutating func isClaimDue(_ claimAfter: Duration) -> Bool {
        if !claims.isEmpty { return true }
        let now = group.redis.context.housekeepingLoop.now
        if let nextClaim, now < nextClaim { return false }
        nextClaim = now + claimAfter / 2
        claims = group.streams.map { ($0, "-") }
        return true
    }
}
