/// What a second run of a command does: whether it may be sent again when its connection was
/// lost and nobody knows whether it ran.
///
/// In the order of harm: who allows one, allows those before it. `Docs/redis-commands.md`
/// lists every command's.
public enum RedisRetryCategory: Int, Sendable, CaseIterable, Comparable {
    /// It concerns the connection only: `PING`.
    case connection
    /// It changes nothing: `GET`.
    case readOnly
    /// It looks before it writes, so that a second run finds the work done: `SADD`, `DEL`,
    /// `SET` with `NX`. Its reply then tells of the second run: that nothing was added.
    case writeChecked
    /// It sets something to a value: `SET`, `HSET`, `EXPIRE`. A second run overwrites what
    /// others set since.
    case lastWins
    /// It adds or takes away each time: `INCR`, `LPUSH`, `BLPOP`, `PUBLISH`.
    case accumulating
    /// It changes the server: `CONFIG SET`, `FLUSHALL`.
    case admin
    /// A second run does what nobody can tell, or loses the first one's reply for good: `EVAL`,
    /// `GETDEL`, `WAIT`, and every command that is not known.
    case never

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
