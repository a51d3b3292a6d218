import CopperNet
import CopperRESP

/// What the connections of one kind have in common.
struct RedisLinkOptions: Sendable {
    /// How many use a connection at once.
    var capacity = 1
    /// Sent behind the greeting, after RESET too: READONLY, CLIENT TRACKING. A server that
    /// refuses one of them refuses the connection.
    var setup: [RedisCommand] = []
    /// What is told which keys have changed; ``setup`` asks the server for it.
    var cache: RedisNodeCache?
    /// What forgets the keys that commands of these connections change.
    var forgetful: RedisNodeCache?
    /// Called on the connection's loop with each push, in order with the replies around it.
    ///
    /// A server may send pushes that nobody asked for, and means no harm.
    var onPush: @Sendable (RESPValue) -> Void = { _ in }
    /// Called once on the connection's loop when it has ended.
    var onEnd: @Sendable (any Error) -> Void = { _ in }
    /// Called with each failure to open one, from any thread.
    var onFailure: @Sendable (any Error) -> Void = { _ in }
}
