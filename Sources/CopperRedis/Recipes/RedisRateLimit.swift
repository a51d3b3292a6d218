import CopperRESP
import CopperResilience

/// How often something may happen.
///
/// | | allows | remembers |
/// |---|---|---|
/// | ``slidingWindow(_:per:)`` | so many in any such time, exactly | each of them |
/// | ``tokenBucket(_:refill:per:)`` | as many as there are tokens | two numbers |
/// | ``evenly(_:per:burst:)`` | one after the other at even distances | one number |
public struct RedisRateLimit: Hashable, Sendable {
    fileprivate enum Kind: Hashable, Sendable {
        case slidingWindow, tokenBucket, gcra
    }

    fileprivate var kind: Kind
    /// The most at once.
    fileprivate var capacity: Int
    /// Microseconds between two, or of the window.
    fileprivate var period: Double

    /// At most `count` in any time as long as `window`.
    public static func slidingWindow(_ count: Int, per window: Duration) -> Self {
        Self(kind: .slidingWindow, capacity: max(count, 1), period: window.limitMicroseconds)
    }

    /// `capacity` at once, and then as tokens come in: `refill` of them in each `period`.
    public static func tokenBucket(
        _ capacity: Int, refill: Int, per period: Duration
    ) -> Self {
        Self(
            kind: .tokenBucket, capacity: max(capacity, 1),
            period: period.limitMicroseconds / Double(max(refill, 1)))
    }

    /// `count` in each `period` at even distances, `burst` of them at once ("generic cell rate
    /// algorithm").
    public static func evenly(_ count: Int, per period: Duration, burst: Int = 1) -> Self {
        Self(
            kind: .gcra, capacity: max(burst, 1),
            period: period.limitMicroseconds / Double(max(count, 1)))
    }
}

/// Whether something may happen now.
public struct RedisRateDecision: Hashable, Sendable {
    public var isAllowed: Bool
    /// How many more may happen at this moment.
    public var remaining: Int
    /// When it is worth asking again; zero if it was allowed, `nil` if it never will be: it costs
    /// more than the limit is.
    public var retryAfter: Duration?
    /// When nothing will be remembered any more.
    public var resetAfter: Duration
}

extension RedisCommanding {
    /// Asks if something may happen now, and counts it if so. By the server's clock.
    ///
    /// ```swift
    /// let decision = try await redis.allow("mail:user:7", .slidingWindow(5, per: .seconds(60)))
    /// guard decision.isAllowed else { throw TooMany(retryAfter: decision.retryAfter) }
    /// ```
    ///
    /// - Parameters:
    ///   - key: Of whom or what the limit is; one for each kind of limit.
    ///   - cost: As how many it counts.
    public func allow(
        _ key: String, _ limit: RedisRateLimit, cost: Int = 1, timeout: Duration? = nil
    ) async throws -> RedisRateDecision {
        let script: RedisScript
        var arguments: [any RedisArgument] = [limit.capacity, limit.period, max(cost, 0)]
        switch limit.kind {
        case .slidingWindow:
            script = RateScripts.slidingWindow
            arguments.append(newOwner())
        case .tokenBucket: script = RateScripts.tokenBucket
        case .gcra: script = RateScripts.gcra
        }
        let reply: [Int64] = try await run(
            script, keys: [key], arguments: arguments, timeout: timeout)
        guard reply.count == 4 else {
            throw RedisError(.protocolViolation, "A rate limit was answered by something else")
        }
        return RedisRateDecision(
            isAllowed: reply[0] == 1, remaining: Int(clamping: max(reply[1], 0)),
            retryAfter: reply[2] < 0 ? nil : .microseconds(reply[2]),
            resetAfter: .microseconds(max(reply[3], 0)))
    }
}

extension Duration {
    fileprivate var limitMicroseconds: Double { max(Double(wholeNanoseconds) / 1_000, 1) }
}

/// KEYS[1]: what is remembered. ARGV: capacity, period in microseconds, cost. They answer
/// whether it is allowed, how many more are, and in microseconds when to ask again and when all
/// is forgotten. Numbers become text by `%.0f`, since Lua's own way keeps 14 digits.
private enum RateScripts {
    private static let start = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local capacity, period, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

        """

    static let slidingWindow = RedisScript(
        start + """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - period))
            local count = redis.call('ZCARD', KEYS[1])
            local function forgotten(index)
                local entry = redis.call('ZRANGE', KEYS[1], index, index, 'WITHSCORES')
                return entry[2] and math.max(math.ceil(tonumber(entry[2]) + period - now), 0) or 0
            end
            if cost > capacity then return {0, capacity - count, -1, forgotten(-1)} end
            if count + cost > capacity then
                return {0, capacity - count, forgotten(count + cost - capacity - 1), forgotten(-1)}
            end
            for i = 1, cost do
                redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[4] .. ':' .. i)
            end
            if cost > 0 then redis.call('PEXPIRE', KEYS[1], math.ceil(period / 1000)) end
            return {1, capacity - count - cost, 0, forgotten(-1)}
            """)

    static let tokenBucket = RedisScript(
        start + """
            local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
            local tokens = tonumber(bucket[1] or capacity)
            local passed = math.max(now - tonumber(bucket[2] or now), 0)
            tokens = math.min(capacity, tokens + passed / period)
            local allowed, retry = 1, 0
            if cost > capacity then
                allowed, retry = 0, -1
            elseif cost > tokens then
                allowed, retry = 0, math.ceil((cost - tokens) * period)
            else
                tokens = tokens - cost
                redis.call('HSET', KEYS[1], 'tokens', string.format('%.9f', tokens),
                    'at', string.format('%.0f', now))
                redis.call('PEXPIRE', KEYS[1],
                    math.ceil((capacity - tokens) * period / 1000) + 1000)
            end
            return {allowed, math.floor(tokens), retry, math.ceil((capacity - tokens) * period)}
            """)

    static let gcra = RedisScript(
        start + """
            local free = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
            local after = free + period * cost
            local wait = after - capacity * period - now
            local function left(at) return math.floor((now + capacity * period - at) / period) end
            if cost > capacity then return {0, left(free), -1, math.ceil(free - now)} end
            if wait > 0 then
                return {0, left(free), math.ceil(wait), math.ceil(free - now)}
            end
            if cost > 0 then
                redis.call('SET', KEYS[1], string.format('%.0f', after),
                    'PX', math.ceil((after - now) / 1000))
            end
            return {1, left(after), 0, math.ceil(after - now)}
            """)
}
