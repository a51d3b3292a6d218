import CopperNet
import CopperResilience

/// The entries of a stream, those that are there and then those that are added: XREAD, as an
/// asynchronous sequence that does not end.
///
/// ```swift
/// for try await entry in redis.follow("orders", from: .beginning) {
///     print(entry.id, entry["item"] ?? "")
/// }
/// ```
///
/// It waits on connections of the pool. When one is lost it goes on behind the last entry that
/// came, for as long as it takes. Entries that were trimmed before they were read are missed.
public struct RedisStreamFollowing: AsyncSequence, Sendable {
    public typealias Element = RedisStreamEntry
    public typealias Failure = any Error

    let redis: RedisClient
    let stream: String
    let start: RedisStreamStart
    let batch: Int

    public func makeAsyncIterator() -> Iterator { Iterator(following: self) }

    public struct Iterator: AsyncIteratorProtocol {
        let following: RedisStreamFollowing
        private var last: RedisStreamID?
        private var entries: ArraySlice<RedisStreamEntry> = []

        init(following: RedisStreamFollowing) { self.following = following }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> RedisStreamEntry? {
            while true {
                if let entry = entries.popFirst() { return entry }
                let from: RedisStreamID
                if let last {
                    from = last
                } else {
                    from = try await following.first()
                    last = from
                }
                entries = try await following.entries(after: from)[...]
                if let newest = entries.last { last = newest.id }
            }
        }

        public mutating func next() async throws -> RedisStreamEntry? {
            try await next(isolation: #isolation)
        }
    }

    /// What `$` means at this moment: between two calls it would mean something else.
    private func first() async throws -> RedisStreamID {
        switch start {
        case .beginning: return .zero
        case .after(let id): return id
        case .new:
            return try await redis.context.persistently {
                let last = try await redis.command(
                    "XREVRANGE", stream, "+", "-", "COUNT", 1, as: [RedisStreamEntry].self)
                return last.first?.id ?? .zero
            }
        }
    }

    private func entries(after id: RedisStreamID) async throws -> [RedisStreamEntry] {
        let block = RedisConsumerOptions.usualBlock
        return try await redis.context.persistently {
            let reply = try await redis.command(
                "XREAD", "COUNT", batch, "BLOCK", block.wholeMilliseconds, "STREAMS", stream, id,
                as: RedisPairs<String, [RedisStreamEntry]>?.self,
                timeout: block + RedisConsumerOptions.grace)
            return reply?.pairs.first?.1 ?? []
        }
    }
}

extension RedisClient {
    /// The entries of a stream as they are added. See ``RedisStreamFollowing``.
    ///
    /// - Parameter batch: Entries that are asked for at once, and wait to be taken.
    public func follow(
        _ stream: String, from start: RedisStreamStart = .new, batch: Int = 100
    ) -> RedisStreamFollowing {
        RedisStreamFollowing(redis: self, stream: stream, start: start, batch: max(batch, 1))
    }
}

extension RedisContext {
    /// Runs `body` again, after growing pauses, for as long as it fails in ways that pass.
    func persistently<Result>(_ body: () async throws -> Result) async throws -> Result {
        var backoff = Backoff()
        var random = SeededRandom(seed: seed)
        while true {
            do {
                return try await body()
            } catch let error as RedisError where error.mayPass && !isOver {
                try await pause(backoff.next(using: &random))
            }
        }
    }
}

extension RedisContext {
    /// Whether the calling task's deadline has passed.
    var isOver: Bool { Deadline.current.map { housekeepingLoop.now >= $0 } ?? false }
}

extension RedisError {
    /// Whether the same may work later: the server is away, or cannot do it now.
    var mayPass: Bool {
        switch code {
        case .connectionFailed, .connectionLost, .connectionClosed, .timedOut, .acquireTimedOut:
            true
        case .serverError: server.map { $0.isTemporary || $0.code == "READONLY" } ?? false
        default: false
        }
    }
}

extension Duration {
    /// Rounded up: a wait of less than a millisecond is one, and 0 means for ever.
    var wholeMilliseconds: Int64 {
        let nanoseconds = wholeNanoseconds
        return nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 > 0 ? 1 : 0)
    }
}
