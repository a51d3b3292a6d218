/// How a client keeps answers of its server, and hears of what makes them wrong.
///
/// ```swift
/// let redis = try RedisClient("redis://localhost") {
///     $0.cache = RedisCacheConfiguration(capacity: 64 << 20)
/// }
/// let name = try await redis.cached.command("GET", "user:1", as: String?.self)
/// ```
///
/// It needs RESP3, and so Redis 6 or later, and CLIENT TRACKING in the user's ACL.
public struct RedisCacheConfiguration: Hashable, Sendable {
    /// Which keys the server tells about (CLIENT TRACKING).
    public enum Mode: Hashable, Sendable {
        /// Those that were read through ``RedisClient/cached``; each question has CLIENT CACHING
        /// YES in front. The server remembers these keys, and no other reads of the client.
        case optIn
        /// Those that the client read, through the cache or not: one command less a question,
        /// and more to be remembered by the server.
        case standard
        /// All keys that begin with one of the prefixes, whoever reads them; all keys where
        /// there is no prefix. The server remembers nothing, and tells of every change. Keys
        /// with other beginnings are read from the server.
        case broadcast(prefixes: [String])
    }

    public var mode = Mode.optIn
    /// The most that all answers may weigh, in bytes, with about 256 bytes more for each. In a
    /// cluster each server has as much.
    public var capacity: Int
    /// How long an answer is kept at most. A change is heard of at once; this is for what no
    /// server tells: a field of a hash whose time to live is over, say.
    public var maximumAge: Duration = .seconds(60)
    /// Whether each question asks for the key's time to live too (PTTL, in the same piece). A
    /// key that expires is told of only when the server comes to delete it, which may be
    /// later.
    public var followsExpiry = true
    /// Whether the server keeps from telling about this client's own changes (NOLOOP). The
    /// client takes the keys of its own commands away by itself either way; scripts have to
    /// name the keys that they change.
    ///
    /// The server then keeps quiet, too, about keys that it evicts or expires while it runs one
    /// of this client's commands: with `maxmemory` leave it off, or keep ``maximumAge`` short.
    public var skipsOwnChanges = false
    /// A connection may end without a word. When nothing has come for so long, or for up to
    /// twice as long, the server is asked whether it is still there (PING), and
    /// ``RedisConfiguration/Timeouts/silence`` later everything is forgotten. `nil`: it is
    /// never asked.
    public var heartbeat: Duration? = .seconds(10)

    /// - Parameter capacity: See ``capacity``.
    public init(capacity: Int = 64 << 20, mode: Mode = .optIn) {
        self.capacity = capacity
        self.mode = mode
    }

    func validate() throws(RedisError) {
        guard capacity > 0, maximumAge > .zero else {
            throw RedisError(.configuration, "A cache has a capacity and a maximum age above 0")
        }
        if let heartbeat, heartbeat <= .zero {
            throw RedisError(.configuration, "A cache's heartbeat is above 0, or nil")
        }
        guard case .broadcast(let prefixes) = mode else { return }
        for (place, prefix) in prefixes.enumerated() {
            for other in prefixes[..<place]
            where prefix.utf8.starts(with: other.utf8) || other.utf8.starts(with: prefix.utf8) {
                throw RedisError(
                    .configuration, "One of the cache's prefixes is the beginning of another",
                    advice: "Leave out the longer one: servers refuse both together")
            }
        }
    }

    /// What is sent behind the greeting of the connection that is told.
    var setup: RedisCommand {
        var words = ["TRACKING", "ON"]
        switch mode {
        case .optIn: words.append("OPTIN")
        case .standard: break
        case .broadcast(let prefixes):
            words.append("BCAST")
            for prefix in prefixes { words += ["PREFIX", prefix] }
        }
        if skipsOwnChanges { words.append("NOLOOP") }
        return RedisCommand("CLIENT", words)
    }
}

extension RedisError {
    /// The server would accept CLIENT TRACKING all the same, and tell nothing.
    static let noPushes = RedisError(
        .configuration, "A cache needs RESP3, in which the server can tell what has changed",
        advice: "Leave the cache out, or protocol=2; RESP3 needs Redis 6 or later")
}
