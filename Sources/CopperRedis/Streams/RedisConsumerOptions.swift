/// How entries of a stream are consumed. See ``RedisClient/consume(_:group:consumer:options:_:)``.
public struct RedisConsumerOptions: Sendable {
    /// Where a group begins that is not there yet. One that was there and is lost (FLUSHALL, a
    /// failover) begins again at the beginning: what was added since would be missed otherwise.
    public var start = RedisStreamStart.beginning
    /// Entries that are handled at the same time; 1 keeps their order.
    public var concurrency = 1
    /// Entries that are read at once.
    public var batch = 16
    /// How long a read waits for new entries, at most: half of ``claimAfter`` where that is
    /// shorter, as what is to be taken over is looked for between reads.
    public var block = usualBlock
    /// Entries that nobody has settled for so long are taken over, from whatever consumer had
    /// them, this one too: its handler failed, or its process is gone. `nil`: never.
    public var claimAfter: Duration? = .seconds(60)
    /// Where entries go that fail again and again; `nil`: they are delivered for ever.
    public var deadLetters: DeadLetters?
    /// Hears of handlers that threw. The entry is delivered again.
    public var onFailure: (@Sendable (RedisDelivery, any Error) -> Void)?

    public init() {}

    /// Entries that could not be handled.
    public struct DeadLetters: Hashable, Sendable {
        /// Deliveries before an entry is put aside instead of being delivered again.
        public var afterDeliveries: Int
        /// The stream that they are added to; `nil`: `{name}:dead`, or `name:dead` where the
        /// name has a hash tag, so that both are in the same slot of a cluster.
        public var stream: String?
        /// About how many it keeps, the newest.
        public var maximumLength: Int?

        public init(
            afterDeliveries: Int = 5, stream: String? = nil, maximumLength: Int? = nil
        ) {
            self.afterDeliveries = afterDeliveries
            self.stream = stream
            self.maximumLength = maximumLength
        }
    }

    var longestBlock: Duration {
        claimAfter.map { min(block, max($0 / 2, .milliseconds(1))) } ?? block
    }

    static let usualBlock = Duration.seconds(5)
    /// How much longer than it should a reply may take before its connection is given up.
    static let grace = Duration.seconds(10)
}

/// An entry, delivered to a consumer.
public struct RedisDelivery: Hashable, Sendable {
    public var stream: String
    public var entry: RedisStreamEntry
    /// How often the entry was delivered to anybody, this time included.
    public var deliveries: Int

    public var id: RedisStreamID { entry.id }

    /// The first value of the field, as text.
    public subscript(_ name: String) -> String? { entry[name] }
}

/// Thrown by a handler: the entry goes to the dead letters at once.
public struct RedisDeadLetter: Error, Hashable, Sendable {
    /// Stands with the entry.
    public var reason: String

    public init(reason: String) { self.reason = reason }
}

/// The name of a key that belongs to another one, in the same slot of a cluster.
func companion(of key: String, _ suffix: String) -> String {
    if let open = key.firstIndex(of: "{"),
        let close = key[open...].firstIndex(of: "}"), key.index(after: open) < close
    {
        return "\(key):\(suffix)"
    }
    return "{\(key)}:\(suffix)"
}
