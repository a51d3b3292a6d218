import CopperNet
import CopperRESP
import CopperRedis
import CopperTestSupport
import Testing

@Suite("Locks, limits and what happens once")
struct RecipeTests {
    private static let kinds = LiveRedis.Kind.allCases
    /// Longer than a busy machine may keep a test waiting.
    private let long = Duration.seconds(600)

    private func error<Value>(
        sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
    ) async -> RedisError? {
        do {
            _ = try await body()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
            return nil
        } catch {
            return error as? RedisError
        }
    }

    @Test("one at a time holds a lock, and tokens grow", .live, arguments: kinds)
    func exclusion(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let name = freshName("lock")
                let tokens = Locked([Int64]())
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            for _ in 0..<3 {
                                try await redis.withLock(
                                    name, lease: long, wait: long
                                ) { lock in
                                    tokens.withLock { $0.append(lock.token) }
                                    #expect(lock.remaining > .zero && lock.name == name)
                                    let count = try await redis.command(
                                        "GET", name + ":n", as: Int?.self)
                                    try await redis.command(
                                        "SET", name + ":n", (count ?? 0) + 1, as: RedisDone.self)
                                }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                let count = try await redis.command("GET", name + ":n", as: Int.self)
                #expect(count == 18)
                #expect(tokens.withLock { $0 } == (1...18).map { Int64($0) })
                let isHeld = try await redis.command("EXISTS", name, as: Bool.self)
                #expect(!isHeld)
                try await redis.command("DEL", [name + ":n", "{\(name)}:fence"], as: Int.self)
            }
        }
    }

    @Test("who does not get a lock is told, and what fails gives it back", .live, arguments: kinds)
    func taken(_ kind: LiveRedis.Kind) async throws {
        struct Failure: Error {}
        try await withLiveClient(kind) { redis in
            let name = freshName("lock")
            await #expect(throws: Failure.self) {
                try await redis.withLock(name, lease: long, wait: .zero) { _ in throw Failure() }
            }
            try await redis.withLock(name, lease: long, wait: .zero) { _ in
                let refused = await error {
                    try await redis.withLock(name, wait: .milliseconds(50)) { _ in }
                }
                #expect(refused?.code == .lockTaken && refused?.effect == .notSent)
                // One who is cancelled while it waits, or just then gets it, leaves nothing.
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        _ = try? await redis.withLock(name) { _ in Issue.record("it was held") }
                    }
                    await rest(.milliseconds(20))
                    group.cancelAll()
                }
            }
            let isHeld = try await redis.command("EXISTS", name, as: Bool.self)
            #expect(!isHeld)
            try await redis.command("DEL", "{\(name)}:fence", as: Int.self)
        }
    }

    @Test(
        "a lock that is lost ends what it protects, and nobody else's is given back", .live,
        arguments: kinds)
    func lost(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let name = freshName("lock")
            let wasCancelled = Locked(false)
            let lost = await error {
                try await redis.withLock(name, lease: .seconds(1)) { _ in
                    defer { wasCancelled.withLock { $0 = Task.isCancelled } }
                    try await redis.command("SET", name, "another's", as: RedisDone.self)
                    while !Task.isCancelled { await rest(.milliseconds(5)) }
                }
            }
            #expect(lost?.code == .lockLost && lost?.effect == .unknown)
            #expect(wasCancelled.withLock { $0 })
            let owner = try await redis.command("GET", name, as: String?.self)
            #expect(owner == "another's")
            try await redis.command("DEL", [name, "{\(name)}:fence"], as: Int.self)
        }
    }

    @Test("a lock is renewed for as long as it is held", .live, arguments: kinds)
    func renewed(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let name = freshName("lock")
            try await redis.withLock(name, lease: .seconds(6)) { _ in
                var (renewals, last) = (0, Int64.max)
                try await eventually {
                    let left = try await redis.command("PTTL", name, as: Int64.self)
                    if left > last { renewals += 1 }
                    last = left
                    return renewals == 2
                }
            }
            try await redis.command("DEL", "{\(name)}:fence", as: Int.self)
        }
    }

    @Test(
        "limits allow so many, say how many are left, and when there are more", .live,
        arguments: kinds,
        [
            RedisRateLimit.slidingWindow(5, per: .seconds(3_600)),
            .tokenBucket(5, refill: 1, per: .seconds(3_600)),
            .evenly(1, per: .seconds(3_600), burst: 5),
        ])
    func limits(_ kind: LiveRedis.Kind, _ limit: RedisRateLimit) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let key = freshName("limit")
                let look = try await redis.allow(key, limit, cost: 0)
                #expect(look.isAllowed && look.remaining == 5 && look.resetAfter == .zero)
                for left in [4, 3] {
                    let decision = try await redis.allow(key, limit)
                    #expect(decision.isAllowed && decision.remaining == left)
                    #expect(decision.retryAfter == .zero && decision.resetAfter > .seconds(3_000))
                }
                let three = try await redis.allow(key, limit, cost: 3)
                #expect(three.isAllowed && three.remaining == 0)
                for _ in 0..<2 {
                    let refused = try await redis.allow(key, limit)
                    #expect(!refused.isAllowed && refused.remaining == 0)
                    let retry = try #require(refused.retryAfter)
                    #expect(retry > .seconds(3_400) && retry <= .seconds(3_600))
                }
                let tooMuch = try await redis.allow(key, limit, cost: 6)
                #expect(!tooMuch.isAllowed && tooMuch.retryAfter == nil)
                let left = try await redis.command("PTTL", key, as: Int.self)
                #expect(left > 3_000_000)
                try await redis.command("DEL", key, as: Int.self)
            }
        }
    }

    @Test(
        "what is used up comes back in time", .live, arguments: kinds,
        [
            RedisRateLimit.slidingWindow(2, per: .milliseconds(200)),
            .tokenBucket(2, refill: 2, per: .milliseconds(200)),
            .evenly(2, per: .milliseconds(200), burst: 2),
        ])
    func refilling(_ kind: LiveRedis.Kind, _ limit: RedisRateLimit) async throws {
        try await withLiveClient(kind) { redis in
            let key = freshName("limit")
            var allowed = 0
            let start = ContinuousClock.now
            while allowed < 6 {
                let decision = try await redis.allow(key, limit)
                if decision.isAllowed {
                    allowed += 1
                } else {
                    await rest(try #require(decision.retryAfter))
                }
            }
            // Two at once, and two in each of two periods at best.
            #expect(ContinuousClock.now - start >= .milliseconds(390))
            try await redis.command("DEL", key, as: Int.self)
        }
    }

    @Test("what is to happen once does, and everybody gets its result", .live, arguments: kinds)
    func once(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let key = freshName("once")
                let runs = Locked(0)
                let bytes = (0...255).map { UInt8($0) }
                let results = try await withThrowingTaskGroup(of: RedisOnce<[UInt8]>.self) {
                    group in
                    for _ in 0..<12 {
                        group.addTask {
                            try await redis.once(key, lease: long) {
                                runs.withLock { $0 += 1 }
                                await rest(.milliseconds(30))
                                return bytes
                            }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(runs.withLock { $0 } == 1)
                #expect(results.allSatisfy { $0.value == bytes })
                #expect(results.count { $0.ranHere } == 1)
                let left = try await redis.command("PTTL", key, as: Int.self)
                #expect(left > 80_000_000)
                try await redis.command("DEL", key, as: Int.self)
            }
        }
    }

    @Test(
        "what failed may be tried again, and what takes too long is not waited for", .live,
        arguments: kinds)
    func onceFailing(_ kind: LiveRedis.Kind) async throws {
        struct Failure: Error {}
        try await withLiveClient(kind) { redis in
            let key = freshName("once")
            await #expect(throws: Failure.self) {
                _ = try await redis.once(key, lease: long) { () async throws -> Int in
                    throw Failure()
                }
            }
            let unkept = await error {
                try await redis.once(key, lease: long) { ["two", "words"] }
            }
            #expect(unkept?.code == .misuse)
            let first = try await redis.once(key, lease: long) {
                let busy = await error {
                    try await redis.once(key, lease: long, wait: .milliseconds(30)) { 2 }
                }
                #expect(busy?.code == .lockTaken)
                return 1
            }
            #expect(first.value == 1 && first.ranHere)
            let second = try await redis.once(key, lease: long) { 3 }
            #expect(second.value == 1 && !second.ranHere)
            let lost = await error {
                try await redis.once(key + "2") {
                    try await redis.command("DEL", key + "2", as: Int.self)
                    return "done"
                }
            }
            #expect(lost?.code == .lockLost && lost?.effect == .unknown)
            try await redis.command("DEL", key, as: Int.self)
        }
    }
}
