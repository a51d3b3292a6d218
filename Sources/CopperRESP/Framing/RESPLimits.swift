/// What a peer may send at most. Nothing is allocated by a length that is merely claimed, so
/// these bound what a frame makes its reader hold.
public struct RESPLimits: Hashable, Sendable {
    /// Aggregates within aggregates; what is above ``deepest`` counts as that.
    public var depth = 128
    /// Bytes of a line: a simple string, an error, a number.
    public var line = 64 << 10
    /// Bytes of one bulk or verbatim string, or of one piece of a streamed string. The
    /// servers' own limit (proto-max-bulk-len) is 512 MiB by default.
    public var string = 512 << 20
    /// Bytes of one frame, all its elements together. An aggregate that claims more
    /// elements than would fit in as many bytes is refused at its first line.
    public var frame = 1 << 30

    public init() {}

    /// A value that is put together, compared or freed uses the thread's stack for its depth.
    public static let deepest = 1024

    /// For what was scanned within limits before, so that only its own bytes bound it.
    package static let unbounded: RESPLimits = {
        var limits = RESPLimits()
        limits.depth = deepest
        limits.line = .max / 4
        limits.string = .max / 4
        limits.frame = .max / 4
        return limits
    }()

    var effectiveDepth: Int { min(depth, Self.deepest) }
}
