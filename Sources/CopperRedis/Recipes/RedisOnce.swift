import CopperRESP
import CopperResilience

/// What came of something that is to happen once.
public struct RedisOnce<Value: Sendable>: Sendable {
    public var value: Value
    /// Whether this call did it; else another one had.
    public var ranHere: Bool
}

extension RedisClient {
    /// Does something once for each key, and gives everybody its result: those who ask later, and
    /// those who ask while it is done, who wait.
    ///
    /// ```swift
    /// let receipt = try await redis.once("payment:\(request.id)") {
    ///     try await charge(request)
    /// }
    /// return receipt.value
    /// ```
    ///
    /// If `body` throws, nothing is kept, and the next one who asks tries. If its process dies,
    /// that is so after `lease`. Between the end of `body` and the keeping of its result there is
    /// a moment in which that may happen, too: once is promised as far as one server can.
    ///
    /// - Parameters:
    ///   - keep: For how long the result is known.
    ///   - lease: For how long nobody else tries when the one who does it is gone; renewed
    ///     while `body` runs.
    ///   - wait: How long to wait for another who does it.
    /// - Throws: What `body` throws; ``RedisError`` with code `.lockTaken` when another did it
    ///   all the time, with `.lockLost` when the lease ran out during it: then it may have
    ///   happened twice.
    public func once<Value: RedisArgument & RedisDecodable>(
        _ key: String, keep: Duration = .seconds(24 * 60 * 60), lease: Duration = .seconds(30),
        wait: Duration = .seconds(30), _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> RedisOnce<Value> {
        let lease = max(lease, .milliseconds(10))
        let attempt = OnceAttempt<Value>(redis: self, key: key, keep: keep, lease: lease)
        let start: MonotonicTime
        do {
            switch try await attempt.begin(within: wait) {
            case .known(let value): return RedisOnce(value: value, ranHere: false)
            case .mine(let time): start = time
            }
        } catch {
            // It may have begun, by a command whose reply nobody waits for.
            if error is CancellationError || (error as? RedisError)?.effect == .unknown {
                await attempt.giveUp()
            }
            throw error
        }
        do {
            let renewal = RedisLease(context: context, duration: lease) { timeout in
                try await attempt.renew(timeout: timeout)
            }
            let value = try await renewal.hold(since: start, body)
            try await attempt.finish(value)
            return RedisOnce(value: value, ranHere: true)
        } catch {
            await attempt.giveUp()
            throw error
        }
    }
}

/// One who asks. The key holds `P` and the owner while it is done, `D` and the result after.
private struct OnceAttempt<Value: RedisArgument & RedisDecodable>: Sendable {
    let redis: RedisClient
    let key: String
    let keep: Duration
    let lease: Duration
    private let owner = newOwner()

    init(redis: RedisClient, key: String, keep: Duration, lease: Duration) {
        self.redis = redis
        self.key = key
        self.keep = max(keep, .milliseconds(1))
        self.lease = lease
    }

    enum Beginning {
        case mine(MonotonicTime)
        case known(Value)
    }

    func begin(within wait: Duration) async throws -> Beginning {
        let context = redis.context
        let loop = context.housekeepingLoop
        let end = loop.now + wait
        var backoff = Backoff(base: .milliseconds(10), cap: .milliseconds(250))
        var random = SeededRandom(seed: context.seed)
        while true {
            let start = loop.now
            let state: OnceState<Value> = try await redis.run(
                OnceScripts.begin, keys: [key], arguments: [owner, lease.wholeMilliseconds])
            switch state {
            case .mine:
                // The reply may be older than the lease, in a process that was stopped.
                if loop.now < start + lease { return .mine(start) }
                continue
            case .known(let value): return .known(value)
            case .busy: break
            }
            let now = loop.now
            guard now < end else { throw RedisError(.lockTaken, "Another call still does it") }
            try await context.pause(min(backoff.next(using: &random), end - now))
        }
    }

    func renew(timeout: Duration) async throws -> Bool {
        try await redis.run(
            OnceScripts.renew, keys: [key], arguments: [owner, lease.wholeMilliseconds],
            timeout: timeout)
    }

    /// It was done, whatever happens to the task.
    func finish(_ value: Value) async throws {
        var words = RedisWords()
        value.append(to: &words)
        guard words.count == 1 else {
            throw RedisError(
                .misuse, "A result that is to be kept is one word", advice: "Keep it encoded")
        }
        let isKept = try await redis.context.shielded("once", timeout: lease) {
            try await redis.run(
                OnceScripts.finish, keys: [key],
                arguments: [owner, keep.wholeMilliseconds, value], as: Bool.self)
        }
        guard isKept else {
            throw RedisError(.lockLost, "It was done, but another call may have done it, too")
        }
    }

    func giveUp() async {
        let timeout = min(lease, .seconds(5))
        _ = try? await redis.context.shielded("once", timeout: timeout) {
            try await redis.run(OnceScripts.giveUp, keys: [key], arguments: [owner], as: Bool.self)
        }
    }
}

/// What stands at the key.
private enum OnceState<Value: RedisDecodable>: RedisDecodable {
    case mine
    case known(Value)
    case busy

    @_lifetime(reader: copy reader)
    init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "what is known of it"
        let head = try reader.nextToken(expected)
        guard head.type == .array, head.number >= 1 else {
            throw RedisDecodingError(expected: expected, found: head)
        }
        var elements = RESPElements(head)
        _ = try reader.hasNextElement(&elements, expected)
        switch try Int(redis: &reader) {
        case 0: self = .mine
        case 1:
            guard try reader.hasNextElement(&elements, expected) else {
                throw RedisDecodingError(expected: expected, found: "nothing")
            }
            self = .known(try Value(redis: &reader))
        default: self = .busy
        }
        while try reader.hasNextElement(&elements, expected) { _ = try RESPValue(redis: &reader) }
    }
}

/// KEYS[1]: the key. ARGV[1]: the owner. A second run, of one whose reply was lost, finds what the
/// first left.
private enum OnceScripts {
    static let begin = RedisScript(
        """
        local state = redis.call('GET', KEYS[1])
        if not state or state == 'P' .. ARGV[1] then
            redis.call('SET', KEYS[1], 'P' .. ARGV[1], 'PX', ARGV[2])
            return {0}
        end
        if string.sub(state, 1, 1) == 'D' then return {1, string.sub(state, 2)} end
        return {2}
        """, isIdempotent: true)

    static let renew = RedisScript(
        """
        if redis.call('GET', KEYS[1]) ~= 'P' .. ARGV[1] then return 0 end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """, isIdempotent: true)

    static let finish = RedisScript(
        """
        local state = redis.call('GET', KEYS[1])
        if state == 'D' .. ARGV[3] then return 1 end
        if state ~= 'P' .. ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], 'D' .. ARGV[3], 'PX', ARGV[2])
        return 1
        """, isIdempotent: true)

    static let giveUp = RedisScript(
        """
        if redis.call('GET', KEYS[1]) ~= 'P' .. ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """, isIdempotent: true)
}
