import CopperNet
import CopperRESP
import CopperResilience

/// Reads that are answered without the server, as long as it has not told that their keys have
/// changed: ``RedisClient/cached``.
///
/// ```swift
/// let redis = try RedisClient("redis://localhost") { $0.cache = RedisCacheConfiguration() }
/// let name = try await redis.cached.get("user:1")
/// let fields = try await redis.cached.command("HGETALL", "cart:1", as: [String: String].self)
/// ```
///
/// Kept are the answers of commands that read one key and depend on nothing else: GET, HGET,
/// HGETALL, LRANGE, ZRANGE, SMEMBERS, XRANGE and the like, and of MGET for each of its keys.
/// All others go to the server: writes, TTLs, scans, random members, commands of several keys,
/// transactions. So do pipelines of which one command is such.
///
/// What it promises:
/// - A task that wrote through this client reads what it wrote, or what came later.
/// - What a task reads by one command of a key never goes back.
/// - What others write is read as soon as the server's word of it is here, which takes as long
///   as a reply does.
/// - When the connection ends everything is forgotten. If that happens without a word, it is
///   noticed after twice the configuration's heartbeat.
///
/// Errors of the server are not kept. That there is nothing under a key is.
public struct RedisCachedReader: RedisCommanding {
    private let base: any RedisCaching
    /// That of the client's server, if it has but one: the shortest way to what is kept.
    private let cache: RedisNodeCache?
    private let clock: EventLoop
    private let maximumAge: Duration?

    init(
        _ base: any RedisCaching, _ cache: RedisNodeCache?, clock: EventLoop,
        maximumAge: Duration?
    ) {
        self.base = base
        self.cache = cache
        self.clock = clock
        self.maximumAge = maximumAge
    }

    public func reply(
        to command: RedisCommand, timeout: Duration? = nil
    ) async throws -> RedisReply {
        try await base.cachedReply(to: command, maximumAge: maximumAge, timeout: timeout)
    }

    public func replies(
        to commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [RedisReply] {
        try await base.cachedReplies(to: commands, maximumAge: maximumAge, timeout: timeout)
    }

    /// Not from the cache: a transaction is the server's.
    public func execution(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> RedisReply {
        try await base.execution(of: commands, timeout: timeout)
    }

    /// The value of a key, or `nil` where there is none. The fastest of all reads: what is kept
    /// costs no more than the text's own memory.
    public func get(_ key: String, timeout: Duration? = nil) async throws -> String? {
        if let reply = kept(key) {
            if let text = reply.shortText { return text }
            return try decode(reply)
        }
        return try decode(try await reply(to: RedisCommand("GET", key), timeout: timeout))
    }

    /// The value of a key as another type than text.
    public func get<Value: RedisDecodable>(
        _ key: String, as: Value.Type, timeout: Duration? = nil
    ) async throws -> Value? {
        if let reply = kept(key) { return try decode(reply) }
        return try decode(try await reply(to: RedisCommand("GET", key), timeout: timeout))
    }

    @inline(__always)
    private func kept(_ key: String) -> RedisReply? {
        guard let cache else { return nil }
        var key = key
        return key.withUTF8 { bytes in
            cache.get(UnsafeRawBufferPointer(bytes), now: clock.now, maximumAge: maximumAge)
        }
    }

    private func decode<Value: RedisDecodable>(
        _ reply: RedisReply
    ) throws(RedisError) -> Value? {
        do {
            return try reply.decode(as: Value?.self)
        } catch {
            throw RedisError(decoding: error, operation: "GET")
        }
    }
}

/// A client that keeps answers: of one server or of many.
protocol RedisCaching: RedisCommanding {
    func cachedReply(
        to command: RedisCommand, maximumAge: Duration?, timeout: Duration?
    ) async throws -> RedisReply

    func cachedReplies(
        to commands: [RedisCommand], maximumAge: Duration?, timeout: Duration?
    ) async throws -> [RedisReply]
}

extension RedisClient: RedisCaching {
    /// Reads that are answered without the server where they can be; see
    /// ``RedisCachedReader``. Without ``RedisConfiguration/cache`` all of them ask the server.
    public var cached: RedisCachedReader {
        RedisCachedReader(self, node.cache, clock: node.clock, maximumAge: nil)
    }

    /// The same, of answers that the server gave no longer ago than `maximumAge`.
    public func cached(maximumAge: Duration) -> RedisCachedReader {
        RedisCachedReader(self, node.cache, clock: node.clock, maximumAge: maximumAge)
    }

    /// What the cache has done and what it holds; `nil` where none was configured.
    public var cacheStatistics: RedisCacheStatistics? { node.cache?.statistics }

    func cachedReply(
        to command: RedisCommand, maximumAge: Duration?, timeout: Duration?
    ) async throws -> RedisReply {
        try await node.cachedReply(
            to: command, maximumAge: maximumAge, deadline: context.deadline(timeout))
    }

    func cachedReplies(
        to commands: [RedisCommand], maximumAge: Duration?, timeout: Duration?
    ) async throws -> [RedisReply] {
        try await node.cachedReplies(
            to: commands, maximumAge: maximumAge, deadline: context.deadline(timeout))
    }
}

extension RedisReply {
    /// The text of a bulk string as servers send it, without the general decoder's calls; `nil`
    /// of anything else.
    fileprivate var shortText: String? {
        guard frame.type == .bulkString, frame.attributesLength == 0 else { return nil }
        return bytes.withUnsafeBytes { bytes in
            // `$` and at least one digit: neither null nor streamed.
            guard bytes.count > 5, bytes[1] &- 0x30 < 10 else { return nil }
            var start = 2
            while start < bytes.count - 2, bytes[start] != UInt8(ascii: "\n") { start += 1 }
            start += 1
            guard start <= bytes.count - 2 else { return nil }
            return String(decoding: bytes[start..<bytes.count - 2], as: UTF8.self)
        }
    }
}
