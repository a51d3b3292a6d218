/// What a cache has done since its client was made, and what it holds.
public struct RedisCacheStatistics: Hashable, Sendable {
    /// Reads that were answered without the server.
    public var hits = 0
    /// Reads that the server was asked for.
    public var misses = 0
    /// Reads that waited for an answer that another had asked for already.
    public var coalesced = 0
    /// Answers that were not kept, because their key changed while they were on their way, or
    /// the connection ended.
    public var poisoned = 0
    /// Answers that were kept and are not any more.
    public var evictions = Evictions()
    /// How often everything was taken away: the connection ended, or FLUSHALL was run.
    public var flushes = 0
    /// The answers that are kept.
    public var entries = 0
    /// Their weight in bytes, with what the cache needs for each.
    public var bytes = 0

    public init() {}

    /// Of all reads, the part that needed no question of its own, from 0 to 1.
    public var hitRatio: Double {
        let reads = hits + misses + coalesced
        return reads == 0 ? 0 : Double(hits + coalesced) / Double(reads)
    }

    public struct Evictions: Hashable, Sendable {
        /// To make room, or because they were too large themselves.
        public var size = 0
        /// Their time was over.
        public var expiry = 0
        /// Their key changed.
        public var invalidation = 0
        /// Everything was taken away.
        public var flush = 0
        /// They were too old for a read with a maximum age.
        public var replacement = 0

        public init() {}

        enum Cause { case size, expiry, invalidation, flush, replacement }

        mutating func count(_ cause: Cause) {
            switch cause {
            case .size: size += 1
            case .expiry: expiry += 1
            case .invalidation: invalidation += 1
            case .flush: flush += 1
            case .replacement: replacement += 1
            }
        }
    }

    static func += (left: inout Self, right: Self) {
        left.hits += right.hits
        left.misses += right.misses
        left.coalesced += right.coalesced
        left.poisoned += right.poisoned
        left.evictions.size += right.evictions.size
        left.evictions.expiry += right.evictions.expiry
        left.evictions.invalidation += right.evictions.invalidation
        left.evictions.flush += right.evictions.flush
        left.evictions.replacement += right.evictions.replacement
        left.flushes += right.flushes
        left.entries += right.entries
        left.bytes += right.bytes
    }
}
