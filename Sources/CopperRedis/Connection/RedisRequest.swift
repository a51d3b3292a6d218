import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// One or several commands that were sent in one piece, and their replies. See
/// ``ConnectionRequest`` for who may touch what.
final class RedisRequest: ConnectionRequest, @unchecked Sendable {
    // Loop only, until the replies are complete or the connection is lost; then the waiting
    // task's.
    @exclusivity(unchecked) private var missing: Int
    /// The only reply. Apart, so that one reply takes no array.
    @exclusivity(unchecked) private var only: RedisReply?
    @exclusivity(unchecked) private var several: [RedisReply] = []
    /// What the server has to repeat behind the last reply, if that is asked for.
    private let token: RedisToken?
    private let isSingle: Bool

    init(replies: Int = 1, token: RedisToken? = nil, deadline: MonotonicTime) {
        missing = replies
        isSingle = replies == 1
        self.token = token
        super.init(deadline: deadline)
        if token != nil { missing += 1 }
        if !isSingle { several.reserveCapacity(replies) }
    }

    /// The only reply, for whoever waited for it: once.
    func takeOnly() -> RedisReply? { only.take() }

    /// The replies that have come, in the order of the commands.
    var replies: [RedisReply] { isSingle ? only.map { [$0] } ?? [] : several }

    /// Takes the next reply, and returns whether it is the last. On the loop.
    ///
    /// - Throws: ``RedisError`` when the server is out of step.
    func take(_ reply: consuming RedisReply) throws(RedisError) -> Bool {
        missing -= 1
        if missing == 0, let token {
            guard token.isRepeated(by: reply) else { throw .outOfStep }
        } else if isSingle {
            only = consume reply
        } else {
            several.append(consume reply)
        }
        return missing <= 0
    }

    override func publish() -> Bool { false }

    /// Nothing of an open request: what is gathered is the loop's until the reply is complete,
    /// when the loop asks again.
    override func discard() {
        if case .open = status { return }
        only = nil
        several = []
    }
}

/// What came of several commands that were sent in one piece.
struct RedisPipelineOutcome {
    /// To the first commands; to all if nothing failed.
    var replies: [RedisReply]
    /// Why the others have none.
    var failure: RedisError?
}

extension RedisPipelineOutcome {
    /// For each command its reply, or the error that it has instead.
    func results(for commands: [RedisCommand]) -> [Result<RedisReply, RedisError>] {
        commands.enumerated().map { index, command in
            if replies.indices.contains(index) { return .success(replies[index]) }
            let error = failure ?? RedisError(.protocolViolation, "A command has no reply")
            return .failure(error.with { $0.operation = command.name })
        }
    }
}
