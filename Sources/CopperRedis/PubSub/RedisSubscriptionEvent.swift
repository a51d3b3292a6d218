/// What a subscription tells.
public enum RedisSubscriptionEvent: Sendable, Hashable {
    /// The server has confirmed the subscription: what is published from now on comes. Told
    /// once for each channel, pattern or shard channel.
    case subscribed(RedisSubscriptionTarget)
    case message(RedisMessage)
    /// Messages may have been lost before this point: whoever keeps something up to date by
    /// them should read it anew.
    case gap(RedisMessageGap)
}

/// A published message.
public struct RedisMessage: Sendable, Hashable {
    /// The channel that it was published to; what is no UTF-8 is replaced by U+FFFD.
    public var channel: String
    /// What was subscribed to: the pattern that the channel matches, or the channel itself.
    public var target: RedisSubscriptionTarget
    /// As it was published.
    public var payload: [UInt8]

    public init(channel: String, target: RedisSubscriptionTarget, payload: [UInt8]) {
        self.channel = channel
        self.target = target
        self.payload = payload
    }

    /// The pattern that the channel matches, where a pattern was subscribed to.
    public var pattern: String? { target.kind == .pattern ? target.name : nil }

    /// The payload as text; what is no UTF-8 is replaced by U+FFFD.
    public var text: String { String(decoding: payload, as: UTF8.self) }
}

/// Why messages may be missing.
public struct RedisMessageGap: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// The connection was lost. It is back, and the subscription confirmed again.
        case reconnected
        /// The shard channel has moved to another server. The subscription has followed.
        case moved
        /// The consumer was too slow: so many messages were dropped, the oldest first.
        case overflow(dropped: Int)
    }

    public var reason: Reason
    /// Of which messages may be missing; `nil`: of any of this sequence.
    public var target: RedisSubscriptionTarget?

    public init(_ reason: Reason, target: RedisSubscriptionTarget? = nil) {
        self.reason = reason
        self.target = target
    }
}

extension RedisSubscriptionEvent: RedisMail {
    var size: Int {
        switch self {
        case .message(let message): message.payload.count + message.channel.utf8.count
        case .subscribed, .gap: 0
        }
    }

    var drop: RedisMailDrop {
        switch self {
        case .subscribed: .keep
        case .message: .count(1)
        // The gap that tells of dropped messages stands for it.
        case .gap: .count(0)
        }
    }

    static func gap(dropped: Int) -> Self { .gap(RedisMessageGap(.overflow(dropped: dropped))) }
}
