/// Which connections to list or to close: `.user("app")`, `.not(.type(.replica))`.
public struct RedisClientFilter: RedisArgument, Hashable {
    private var token: String
    private var values: [String]

    private init(_ token: String, _ values: String...) {
        self.token = token
        self.values = values
    }

    /// What a connection is for.
    public enum Kind: String, Sendable, CaseIterable {
        case normal, pubsub
        /// The primary's, seen from its replica.
        case master
        case replica
    }

    public static func id(_ ids: Int...) -> Self {
        var filter = Self("ID")
        filter.values = ids.map { String($0) }
        return filter
    }

    public static func type(_ kind: Kind) -> Self { Self("TYPE", kind.rawValue) }
    public static func user(_ name: String) -> Self { Self("USER", name) }
    /// Its own address, `127.0.0.1:1234`.
    public static func addr(_ address: String) -> Self { Self("ADDR", address) }
    /// The server's address that it came to.
    public static func laddr(_ address: String) -> Self { Self("LADDR", address) }
    /// Whether the asking connection is passed over, as it is anyway.
    public static func skipMe(_ isSkipped: Bool) -> Self {
        Self("SKIPME", isSkipped ? "YES" : "NO")
    }
    /// At least so old, to the second.
    public static func maxAge(_ age: Duration) -> Self { Self("MAXAGE", String(age.redisSeconds)) }
    public static func name(_ name: String) -> Self { Self("NAME", name) }
    /// Idle for at least so long, to the second.
    public static func idle(_ time: Duration) -> Self { Self("IDLE", String(time.redisSeconds)) }
    public static func flags(_ flags: String) -> Self { Self("FLAGS", flags) }
    public static func libName(_ name: String) -> Self { Self("LIB-NAME", name) }
    public static func libVersion(_ version: String) -> Self { Self("LIB-VER", version) }
    public static func database(_ index: Int) -> Self { Self("DB", String(index)) }
    public static func capability(_ name: String) -> Self { Self("CAPA", name) }
    public static func ip(_ address: String) -> Self { Self("IP", address) }

    /// Those that the filter does not match (Valkey 9.0). There is none of `maxAge`, `idle` and
    /// `skipMe`.
    public static func not(_ filter: Self) -> Self {
        var filter = filter
        filter.token = "NOT-" + filter.token
        return filter
    }

    public func append(to words: inout RedisWords) {
        words.append(token)
        for value in values { words.append(value) }
    }
}
