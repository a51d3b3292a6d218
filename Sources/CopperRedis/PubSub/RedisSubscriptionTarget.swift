/// What is subscribed to: a channel, all channels that match a pattern, or a channel of a
/// cluster's shard.
///
/// ```swift
/// redis.subscribe(to: [.channel("news"), .pattern("news.*"), .shard("{orders}.created")])
/// ```
///
/// The server keeps the three kinds apart: what is published with PUBLISH does not reach
/// shard channels, nor SPUBLISH the others.
public struct RedisSubscriptionTarget: Hashable, Sendable {
    public enum Kind: Hashable, Sendable, CaseIterable {
        case channel
        /// `?`, `*`, `[ae]` and `\` as the server's glob patterns have them.
        case pattern
        /// Since Redis 7.0; in a cluster it belongs to the slot of its name.
        case shard
    }

    public var kind: Kind
    /// Any bytes.
    public var bytes: [UInt8]

    public init(_ kind: Kind, _ bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    public static func channel(_ name: String) -> Self { Self(.channel, Array(name.utf8)) }
    public static func pattern(_ pattern: String) -> Self { Self(.pattern, Array(pattern.utf8)) }
    public static func shard(_ name: String) -> Self { Self(.shard, Array(name.utf8)) }

    /// The name or pattern; what is no UTF-8 is replaced by U+FFFD.
    public var name: String { String(decoding: bytes, as: UTF8.self) }
}

extension RedisSubscriptionTarget.Kind {
    var subscribing: String {
        switch self {
        case .channel: "SUBSCRIBE"
        case .pattern: "PSUBSCRIBE"
        case .shard: "SSUBSCRIBE"
        }
    }

    var unsubscribing: String {
        switch self {
        case .channel: "UNSUBSCRIBE"
        case .pattern: "PUNSUBSCRIBE"
        case .shard: "SUNSUBSCRIBE"
        }
    }
}
