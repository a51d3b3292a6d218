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
/// - When the connection ends everything is forgotten. If it ends without a word, that is
///   noticed by ``RedisCacheConfiguration/heartbeat``.
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

    public func results(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> [Result<RedisReply, RedisError>] {
        try await base.cachedResults(of: commands, maximumAge: maximumAge, timeout: timeout)
    }

    /// Not from the cache: a transaction is the server's.
    public func execution(
        of commands: [RedisCommand], timeout: Duration? = nil
    ) async throws -> RedisReply {
        try await base.execution(of: commands, timeout: timeout)
    }

    /// The value of a key, or `nil` where there is none. The fastest of all reads: what is kept
    /// costs no more than the text's own memory.
    @export(implementation)
    public func get(_ key: String, timeout: Duration? = nil) async throws -> String? {
        // Where it is called, so that what is kept costs no task frame.
        if let text = keptText(key) { return text }
        return try await get(key, as: String.self, timeout: timeout)
    }

    /// The value of a key as another type than text.
    public func get<Value: RedisDecodable>(
        _ key: String, as: Value.Type, timeout: Duration? = nil
    ) async throws -> Value? {
        if let reply = kept(key) { return try decode(reply) }
        return try decode(try await reply(to: RedisCommand("GET", key), timeout: timeout))
    }

    /// A text that is kept and is not long.
    @usableFromInline
    func keptText(_ key: String) -> String? {
        guard let cache else { return nil }
        var key = key
        return key.withUTF8 { bytes in
            cache.text(UnsafeRawBufferPointer(bytes), now: now, maximumAge: maximumAge)
        }
    }

    private func kept(_ key: String) -> RedisReply? {
        guard let cache else { return nil }
        var key = key
        return key.withUTF8 { bytes in
            cache.get(UnsafeRawBufferPointer(bytes), now: now, maximumAge: maximumAge)
        }
    }

    /// What will be too old in a moment is not given. Of a given age each moment counts.
    @inline(__always)
    private var now: MonotonicTime { maximumAge == nil ? clock.coarseNow : clock.now }

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
