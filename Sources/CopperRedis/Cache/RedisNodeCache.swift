import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience
import Synchronization

/// The answers of one server that are kept, and what is heard of them.
///
/// They are good for as long as the connection lives over which the server tells what has
/// changed. Each such connection is an epoch: at its end everything is taken away, and what was
/// asked for in it is not kept any more.
///
/// A place for an answer is taken before its question is sent. What the server tells about the
/// key takes that place away, on the connection's loop, where it stands in order with the
/// answers; so an answer that was on its way, or had arrived and was not kept yet, is not kept.
final class RedisNodeCache: Sendable {
    let configuration: RedisCacheConfiguration
    let hasher: CacheHash
    /// Of the beginning of a GET, which is asked for more than all others.
    let getHash: UInt64
    private let shards: [Shard]
    /// The connection that is listened to, by its number; 0 is none.
    private let current = Atomic<UInt64>(0)
    private let lifecycle = Lock(Lifecycle())
    private let prefixes: [[UInt8]]?

    private struct Lifecycle {
        var opened: UInt64 = 0
        var flushes = 0
    }

    private final class Shard: Sendable {
        let state: Lock<CacheShard>
        init(capacity: Int) { state = Lock(CacheShard(capacity: capacity)) }
    }

    /// - Parameter shards: A power of two; by the capacity otherwise.
    init(_ configuration: RedisCacheConfiguration, seed: UInt64, shards: Int? = nil) {
        self.configuration = configuration
        hasher = CacheHash(seed: seed)
        getHash = hasher(Self.getName)
        var count = shards ?? 1
        // Each has some MiB: answers larger than its share are not kept.
        if shards == nil {
            while count < 16, configuration.capacity / count > 4 << 20 { count *= 2 }
        }
        let capacity = configuration.capacity / count
        self.shards = (0..<count).map { _ in Shard(capacity: capacity) }
        if case .broadcast(let prefixes) = configuration.mode, !prefixes.isEmpty {
            self.prefixes = prefixes.map { Array($0.utf8) }
        } else {
            prefixes = nil
        }
    }

    private static let getPrefix: StaticString = "$3\r\nGET\r\n"

    private static var getName: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: getPrefix.utf8Start, count: getPrefix.utf8CodeUnitCount)
    }

    private func shard(of question: CacheQuestion) -> Shard { shard(ofKey: question.keyHash) }

    @inline(__always)
    private func shard(ofKey hash: UInt64) -> Shard {
        shards[Int(truncatingIfNeeded: hash >> 40) & (shards.count - 1)]
    }

    // MARK: Questions

    /// Runs `body` with the command as a question; `nil` if no cache may answer it.
    func withQuestion<Result>(
        _ command: RedisCommand, _ body: (CacheQuestion) -> Result
    ) -> Result? {
        guard let parts = command.cacheableParts else { return nil }
        return command.words.withBytes { bytes in
            let question = CacheQuestion(
                name: UnsafeRawBufferPointer(rebasing: bytes[parts.name]),
                key: UnsafeRawBufferPointer(rebasing: bytes[parts.key]),
                rest: UnsafeRawBufferPointer(rebasing: bytes[parts.rest]), by: hasher)
            return isTold(of: question.key) ? body(question) : nil
        }
    }

    /// The answer to GET, if it is kept. For whoever asks for nothing but that often: no
    /// command is made.
    func get(
        _ key: UnsafeRawBufferPointer, now: MonotonicTime, maximumAge: Duration?
    ) -> RedisReply? {
        find(gets(key), now: now, maximumAge: maximumAge)
    }

    /// The same, if it is a text that is not long; see ``CacheShard/text(_:now:oldest:)``.
    func text(
        _ key: UnsafeRawBufferPointer, now: MonotonicTime, maximumAge: Duration?
    ) -> String? {
        let question = gets(key)
        let oldest = oldest(maximumAge, now)
        return shard(of: question).state.withLock {
            $0.text(question, now: now, oldest: oldest)
        }
    }

    @inline(__always)
    private func gets(_ key: UnsafeRawBufferPointer) -> CacheQuestion {
        CacheQuestion(
            name: Self.getName, key: key, rest: UnsafeRawBufferPointer(start: nil, count: 0),
            nameHash: getHash, by: hasher)
    }

    /// Whether the server tells what happens to the key.
    private func isTold(of key: UnsafeRawBufferPointer) -> Bool {
        guard let prefixes else { return true }
        return prefixes.contains { key.starts(with: $0) }
    }

    private func oldest(_ maximumAge: Duration?, _ now: MonotonicTime) -> MonotonicTime {
        guard let maximumAge else { return MonotonicTime(nanoseconds: .min) }
        let (time, overflow) = now.nanoseconds.subtractingReportingOverflow(
            maximumAge.wholeNanoseconds)
        return MonotonicTime(nanoseconds: overflow ? .min : time)
    }

    /// The answer, if it is kept.
    @inline(__always)
    func find(
        _ question: CacheQuestion, now: MonotonicTime, maximumAge: Duration?
    ) -> RedisReply? {
        let oldest = oldest(maximumAge, now)
        let finding = shard(of: question).state.withLock {
            $0.find(question, now: now, oldest: oldest)
        }
        guard case .hit(let reply) = finding else { return nil }
        return reply
    }

    /// What whoever wants an answer has to do.
    enum Errand {
        /// Nothing: it is there.
        case none(RedisReply)
        /// Wait for another's.
        case wait(CacheFlight)
        /// Ask, and bring the answer here.
        case ask(CacheShard.Ticket, CacheFlight)
        /// Ask. The connection is not the one that is listened to.
        case askAlone
    }

    /// - Parameter epoch: Of the connection that will be asked.
    func errand(
        _ question: CacheQuestion, epoch: UInt64, now: MonotonicTime, maximumAge: Duration?
    ) -> Errand {
        let oldest = oldest(maximumAge, now)
        return shard(of: question).state.withLock { shard in
            // Under the lock: whoever ends the epoch takes it too, afterwards.
            guard current.load(ordering: .acquiring) == epoch else { return .askAlone }
            let (finding, ticket) = shard.findOrAsk(question, now: now, oldest: oldest)
            switch finding {
            case .hit(let reply): return .none(reply)
            case .asked(let flight): return .wait(flight)
            case .absent:
                guard let ticket, let flight = shard.flight(of: ticket) else { return .askAlone }
                return .ask(ticket, flight)
            }
        }
    }

    /// Keeps an answer, if its place is still there.
    ///
    /// - Parameter expiry: From when on it is wrong, as far as known.
    func fill(
        _ question: CacheQuestion, _ ticket: CacheShard.Ticket, _ reply: RedisReply,
        asked: MonotonicTime, expiry: MonotonicTime, now: MonotonicTime
    ) {
        // A push in its midst is no part of it; such servers are older than this.
        guard reply.frame.nestedPushes.isEmpty else { return giveUp(question, ticket) }
        let chunk = question.chunk(room: reply.frame.length)
        reply.bytes.withUnsafeBytes { _ = chunk.append($0) }
        let kept = CacheShard.Reply(
            chunk: chunk, frame: reply.frame, asked: asked,
            expiry: min(expiry, asked + configuration.maximumAge))
        shard(of: question).state.withLock { _ = $0.fill(ticket, kept, now: now) }
    }

    func giveUp(_ question: CacheQuestion, _ ticket: CacheShard.Ticket) {
        shard(of: question).state.withLock { $0.giveUp(ticket) }
    }

    // MARK: What is heard

    /// Begins to listen to a connection; returns its number.
    func open() -> UInt64 {
        lifecycle.withLock { lifecycle in
            current.store(0, ordering: .releasing)
            if lifecycle.opened > 0 { flushShards(&lifecycle) }
            lifecycle.opened += 1
            current.store(lifecycle.opened, ordering: .releasing)
            return lifecycle.opened
        }
    }

    /// The connection has ended.
    func close(_ epoch: UInt64) {
        lifecycle.withLock { lifecycle in
            guard current.load(ordering: .acquiring) == epoch else { return }
            current.store(0, ordering: .releasing)
            flushShards(&lifecycle)
        }
    }

    /// Takes everything away.
    func flush() { lifecycle.withLock { flushShards(&$0) } }

    private func flushShards(_ lifecycle: inout Lifecycle) {
        lifecycle.flushes += 1
        for shard in shards { shard.state.withLock { $0.flush() } }
    }

    func invalidate(_ key: UnsafeRawBufferPointer) {
        let hash = hasher(key)
        shard(ofKey: hash).state.withLock { $0.invalidate(key, hash: hash) }
    }

    /// What a push means: nothing, where it is not about keys.
    enum News: Hashable {
        case keys([[UInt8]])
        /// FLUSHALL and the like; also what is not understood, to be safe.
        case everything
        /// Nothing will be told any more.
        case lost
        case none

        init(_ push: RESPValue) {
            guard case .push(let elements) = push.withoutAttributes else {
                self = .none
                return
            }
            switch elements.first?.text {
            case "invalidate": self = Self(keys: elements.dropFirst().first)
            case "tracking-redir-broken": self = .lost
            default: self = .none
            }
        }

        private init(keys: RESPValue?) {
            guard case .array(let values) = keys?.withoutAttributes else {
                self = .everything
                return
            }
            var keys: [[UInt8]] = []
            for value in values {
                guard case .bulkString(let key) = value.withoutAttributes else {
                    self = .everything
                    return
                }
                keys.append(key)
            }
            self = .keys(keys)
        }
    }

    /// Takes away what the server tells about. On the connection's loop, before any reply
    /// behind the push is handed over.
    func hear(_ push: RESPValue, _ epoch: UInt64) {
        switch News(push) {
        case .keys(let keys): for key in keys { key.withUnsafeBytes { invalidate($0) } }
        case .everything: flush()
        case .lost: close(epoch)
        case .none: break
        }
    }

    // MARK: Own changes

    /// Forgets what a command has changed, or may have: who wrote reads what it wrote, even
    /// before the server tells of it.
    ///
    /// To be called when the command has been sent, however it ended. What is asked for later
    /// by the same connection is answered later.
    func forget(_ command: RedisCommand) {
        // The end of a transaction that was begun by hand: what was in it is not known.
        if command.name.utf8.elementsEqual("EXEC".utf8) { return flush() }
        forgetKeys(of: command)
    }

    /// The same for commands that were sent in one piece.
    func forget(_ commands: some Sequence<RedisCommand>) {
        for command in commands { forgetKeys(of: command) }
    }

    private func forgetKeys(of command: RedisCommand) {
        guard let facts = command.facts else {
            // A module's, perhaps. The server tells, unless it is to keep quiet about it.
            if configuration.skipsOwnChanges { flush() }
            return
        }
        let runsScripts = facts.flags.contains(.mayReplicate) && !facts.flags.contains(.pubSub)
        guard facts.flags.contains(.write) || runsScripts else { return }
        let keys = command.keyPlaces(facts)
        // FLUSHALL and the like; scripts that do not name their keys.
        if keys.isEmpty, !runsScripts || configuration.skipsOwnChanges { return flush() }
        for key in keys where key.access != .channel {
            command.words.withBytes(key.place) { invalidate($0) }
        }
    }

    var statistics: RedisCacheStatistics {
        var sum = RedisCacheStatistics()
        sum.flushes = lifecycle.withLock { $0.flushes }
        for shard in shards {
            let part = shard.state.withLock { shard in
                var part = shard.statistics
                part.entries = shard.entries
                part.bytes = shard.weight
                return part
            }
            sum += part
        }
        return sum
    }
}
