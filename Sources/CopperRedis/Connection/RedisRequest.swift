import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// One or several commands that were sent in one piece, and their replies. See
/// ``ConnectionRequest`` for who may touch what.
final class RedisRequest: ConnectionRequest, @unchecked Sendable {
    // Loop only, until the replies are complete; then the waiting task's.
    @exclusivity(unchecked) private var missing: Int
    /// The only reply, or the last. Apart, so that one reply takes no array.
    @exclusivity(unchecked) private(set) var last: RedisReply?
    @exclusivity(unchecked) private var earlier: [RedisReply] = []

    init(replies: Int = 1, deadline: MonotonicTime) {
        missing = replies
        super.init(deadline: deadline)
    }

    /// All replies, in the order of the commands.
    var replies: [RedisReply] { last.map { earlier + [$0] } ?? earlier }

    /// Takes the next reply, and returns whether it is the last. On the loop.
    func take(_ reply: RedisReply) -> Bool {
        if let last { earlier.append(last) }
        last = reply
        missing -= 1
        return missing <= 0
    }

    override func publish() -> Bool {
        if isAbandoned {
            last = nil
            earlier = []
        }
        return false
    }
}
