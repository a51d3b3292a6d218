/// Something that happened to a key, as the server tells it where its configuration
/// `notify-keyspace-events` says so (`CONFIG SET notify-keyspace-events KEA` for all).
///
/// ```swift
/// for try await event in redis.subscribe(to: [.keyEvent("expired")]) {
///     if case .message(let message) = event, let change = message.keyEvent {
///         print(change.key, change.name)
///     }
/// }
/// ```
///
/// Such events are messages: they are not kept for who does not listen. In a cluster each
/// server tells of its own keys only.
public struct RedisKeyEvent: Hashable, Sendable {
    /// `set`, `expired`, `del`, `rename_from` and others: mostly the command's name.
    public var name: String
    public var key: String
    public var database: Int
}

extension RedisSubscriptionTarget {
    /// All events of the keys that match the pattern.
    public static func keys(matching pattern: String, database: Int = 0) -> Self {
        .pattern("__keyspace@\(database)__:\(pattern)")
    }

    /// One kind of events, of any key: `expired`.
    public static func keyEvent(_ name: String, database: Int = 0) -> Self {
        .channel("__keyevent@\(database)__:\(name)")
    }
}

extension RedisMessage {
    /// What the message tells of a key; `nil` for one of another kind.
    public var keyEvent: RedisKeyEvent? {
        let parts = channel.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasSuffix("__") else { return nil }
        let isSpace = parts[0].hasPrefix("__keyspace@")
        guard isSpace || parts[0].hasPrefix("__keyevent@"),
            let database = Int(parts[0].dropFirst("__keyspace@".count).dropLast(2))
        else { return nil }
        let subject = String(parts[1])
        return RedisKeyEvent(
            name: isSpace ? text : subject, key: isSpace ? subject : text, database: database)
    }
}
