import CopperBytes
import CopperNet
import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

@Suite("Streams at real Redis and Valkey")
struct LiveStreamTests {
    private static let kinds = LiveRedis.Kind.allCases

    private func add(_ values: Range<Int>, to stream: String, _ redis: RedisClient) async throws {
        _ = try await redis.pipeline(
            values.map { RedisCommand("XADD", stream, "*", "number", $0, "text", "t\($0)") })
    }

    private func pending(_ stream: String, _ redis: RedisClient) async throws -> Int {
        let summary = try await redis.command("XPENDING", stream, "group", as: [RESPValue].self)
        guard case .integer(let count) = summary.first else { return -1 }
        return Int(count)
    }

    /// Runs consumers until `isDone`.
    private func consume(
        _ stream: String, _ consumers: [String], _ redis: RedisClient,
        options: RedisConsumerOptions = .init(),
        _ handle: @escaping @Sendable (String, RedisDelivery) async throws -> Void,
        until isDone: () async throws -> Bool
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for consumer in consumers {
                group.addTask {
                    do {
                        try await redis.consume(
                            stream, group: "group", consumer: consumer, options: options
                        ) { try await handle(consumer, $0) }
                        Issue.record("consuming has ended")
                    } catch is CancellationError {
                    }
                }
            }
            try await eventually(isDone)
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    @Test("every entry is handled once, by one of several consumers", .live, arguments: kinds)
    func sharing(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let stream = freshName("shared")
                try await add(0..<300, to: stream, redis)
                let handled = Lock([String: [Int]]())
                var options = RedisConsumerOptions()
                options.concurrency = 4
                var isRefilled = false
                options.block = .milliseconds(100)
                try await consume(stream, ["a", "b"], redis, options: options) {
                    consumer, delivery in
                    #expect(delivery.deliveries == 1 && delivery.stream == stream)
                    let number = try #require(delivery["number"].flatMap { Int($0) })
                    #expect(delivery["text"] == "t\(number)")
                    await Task.yield()
                    handled.withLock { $0[consumer, default: []].append(number) }
                } until: {
                    let count = handled.withLock { $0.values.reduce(0) { $0 + $1.count } }
                    if count == 300, !isRefilled {
                        isRefilled = true
                        try await add(300..<400, to: stream, redis)
                    }
                    return count == 400
                }
                let all = handled.withLock { $0.values.flatMap(\.self) }
                #expect(all.sorted() == Array(0..<400))
                let left = try await pending(stream, redis)
                #expect(left == 0)
                try await redis.command("DEL", stream, as: Int.self)
            }
        }
    }

    @Test("what fails comes again, and in the end among the dead", .live, arguments: kinds)
    func deadLetters(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let stream = freshName("failing")
                try await add(0..<3, to: stream, redis)
                let tries = Lock([Int: [Int]]())
                let failures = Lock(0)
                var options = RedisConsumerOptions()
                options.claimAfter = .milliseconds(60)
                // Or no read would end before others were long claimed.
                #expect(options.longestBlock == .milliseconds(30))
                options.deadLetters = .init(afterDeliveries: 3, maximumLength: 100)
                options.onFailure = { _, _ in failures.withLock { $0 += 1 } }
                try await consume(stream, ["a"], redis, options: options) { _, delivery in
                    let number = try #require(delivery["number"].flatMap { Int($0) })
                    tries.withLock { $0[number, default: []].append(delivery.deliveries) }
                    if number == 1 { throw NoLuck() }
                    if number == 2 { throw RedisDeadLetter(reason: "nobody wants it") }
                } until: {
                    try await redis.command("XLEN", "{\(stream)}:dead", as: Int.self) == 2
                }
                #expect(tries.withLock { $0 } == [0: [1], 1: [1, 2, 3], 2: [1]])
                #expect(failures.withLock { $0 } == 3)
                let left = try await pending(stream, redis)
                #expect(left == 0)
                let dead = try await redis.command(
                    "XRANGE", "{\(stream)}:dead", "-", "+", as: [RedisStreamEntry].self)
                #expect(dead.map { $0["number"] } == ["2", "1"])
                #expect(dead.map { $0["dead:reason"] } == ["nobody wants it", "delivered 3 times"])
                #expect(dead.map { $0["dead:deliveries"] } == ["1", "4"])
                #expect(
                    dead.allSatisfy { $0["dead:stream"] == stream && $0["dead:group"] == "group" })
                try await redis.command("DEL", [stream, "{\(stream)}:dead"], as: Int.self)
            }
        }
    }

    private struct NoLuck: Error {}

    @Test(
        "what was left unsettled comes first when a consumer starts again", .live, arguments: kinds)
    func startingAgain(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let stream = freshName("left")
            try await add(0..<40, to: stream, redis)
            let handled = Lock([Int]())
            let begun = Lock(0)
            // Cancelled while it handles the fifth.
            try await consume(stream, ["a"], redis) { _, delivery in
                let number = try #require(delivery["number"].flatMap { Int($0) })
                begun.withLock { $0 = number }
                if number == 4 { while !Task.isCancelled { await rest(.milliseconds(5)) } }
                if number > 4 { throw NoLuck() }
                handled.withLock { $0.append(number) }
            } until: {
                begun.withLock { $0 } == 4
            }
            // It was finished in spite of the cancellation.
            #expect(handled.withLock { $0 } == [0, 1, 2, 3, 4])
            let left = try await pending(stream, redis)
            #expect(left == 11)
            try await redis.command("XDEL", stream, try await id(6, stream, redis), as: Int.self)
            try await consume(stream, ["a"], redis) { _, delivery in
                let number = try #require(delivery["number"].flatMap { Int($0) })
                #expect(delivery.deliveries == (number < 16 ? 2 : 1))
                handled.withLock { $0.append(number) }
            } until: {
                handled.withLock { $0.count } == 39
            }
            #expect(handled.withLock { $0 } == (0..<40).filter { $0 != 6 })
            try await eventually { try await pending(stream, redis) == 0 }
            try await redis.command("DEL", stream, as: Int.self)
        }
    }

    private func id(_ index: Int, _ stream: String, _ redis: RedisClient) async throws
        -> RedisStreamID
    {
        let entries = try await redis.command(
            "XRANGE", stream, "-", "+", as: [RedisStreamEntry].self)
        return entries[index].id
    }

    @Test("what a handler takes long for is kept from others", .live, arguments: kinds)
    func slowHandlers(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let stream = freshName("slow")
            try await add(0..<2, to: stream, redis)
            let handled = Lock(0)
            var options = RedisConsumerOptions()
            options.claimAfter = .seconds(2)
            try await consume(stream, ["a"], redis, options: options) { _, delivery in
                // Its time at the server begins anew, again and again.
                var (renewals, last) = (0, Int64(0))
                try await eventually {
                    let pending = try await redis.command(
                        "XPENDING", stream, "group", delivery.id, delivery.id, 1,
                        as: [[RESPValue]].self)
                    guard case .integer(let idle) = pending.first?[2] else { return false }
                    #expect(pending.first?[3] == .integer(1))
                    if idle < last { renewals += 1 }
                    last = idle
                    return renewals == 2
                }
                handled.withLock { $0 += 1 }
            } until: {
                handled.withLock { $0 } == 2
            }
            try await redis.command("DEL", stream, as: Int.self)
        }
    }

    @Test(
        "a stream that is deleted, and a connection that is killed, end nothing", .live,
        arguments: kinds)
    func losses(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            let name = freshName("consumer")
            try await withLiveClient(kind, version, name: name) { redis in
                let stream = freshName("lost")
                try await add(0..<5, to: stream, redis)
                let handled = Lock(Set<String>())
                var options = RedisConsumerOptions()
                options.start = .new
                options.block = .seconds(5)
                var isGroupThere = false
                try await consume(stream, ["a"], redis, options: options) { _, delivery in
                    handled.withLock { _ = $0.insert(delivery["number"] ?? "") }
                } until: {
                    if !isGroupThere {
                        let groups = try? await redis.command(
                            "XINFO GROUPS", stream, as: [RESPValue].self)
                        guard groups?.isEmpty == false else { return false }
                        isGroupThere = true
                        try await redis.command("DEL", stream, as: Int.self)
                        try await add(5..<10, to: stream, redis)
                    }
                    guard handled.withLock({ $0.count }) >= 5 else { return false }
                    if handled.withLock({ $0.count }) == 5 {
                        try await kill(name, redis)
                        try await add(10..<12, to: stream, redis)
                    }
                    return handled.withLock { $0.count } == 7
                }
                #expect(handled.withLock { $0 } == Set((5..<12).map { "\($0)" }))
                try await redis.command("DEL", stream, as: Int.self)
            }
        }
    }

    @Test(
        "consumers that are cancelled at any time leave nothing unhandled", .live, arguments: kinds)
    func cancelling(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let stream = freshName("cancelled")
            let count = soak(short: 300, long: 20_000)
            try await add(0..<count, to: stream, redis)
            let handled = Lock(Set<String>())
            var options = RedisConsumerOptions()
            options.concurrency = 3
            options.batch = 7
            options.block = .milliseconds(50)
            var rounds = 0
            while handled.withLock({ $0.count }) < count, rounds < count * 10 {
                rounds += 1
                let target = handled.withLock { $0.count } + Int.random(in: 0...20)
                try await consume(stream, ["a"], redis, options: options) { _, delivery in
                    await Task.yield()
                    try Task.checkCancellation()
                    handled.withLock { _ = $0.insert(delivery["number"] ?? "") }
                } until: {
                    handled.withLock { $0.count } >= min(target, count)
                }
            }
            #expect(handled.withLock { $0 } == Set((0..<count).map { "\($0)" }))
            // What was handled was acknowledged, cancelled or not.
            let left = try await pending(stream, redis)
            #expect(left == 0)
            try await redis.command("DEL", stream, as: Int.self)
        }
    }

    @Test("a task's deadline ends following and consuming", .live, arguments: kinds)
    func deadlines(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let stream = freshName("late")
            let following = await #expect(throws: RedisError.self) {
                try await withDeadline(after: .milliseconds(200)) {
                    for try await _ in redis.follow(stream) {}
                }
            }
            #expect(following?.code == .timedOut)
            let consuming = await #expect(throws: RedisError.self) {
                try await withDeadline(after: .milliseconds(200)) {
                    try await redis.consume(stream, group: "group", consumer: "a") { _ in }
                }
            }
            #expect(consuming?.code == .timedOut)
            try await redis.command("DEL", stream, as: Int.self)
        }
    }

    /// Ends the connections of that name that wait for entries.
    private func kill(_ name: String, _ redis: RedisClient) async throws {
        for line in try await redis.command("CLIENT LIST", as: String.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.contains("name=\(name)"),
                fields.contains(where: { $0.hasPrefix("cmd=xread") }),
                let id = fields.first(where: { $0.hasPrefix("id=") })?.dropFirst(3)
            else { continue }
            try await redis.command("CLIENT KILL", "ID", String(id), as: Int.self)
        }
    }

    @Test("what waiting cannot mend is thrown", .live, arguments: kinds)
    func wrongType(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let key = freshName("string")
            try await redis.command("SET", key, 1, "EX", 60, as: RedisDone.self)
            for streams in [[key], []] {
                let error = await #expect(throws: RedisError.self) {
                    try await redis.consume(streams, group: "group", consumer: "a") { _ in }
                }
                #expect(error?.server?.code == (streams.isEmpty ? nil : "WRONGTYPE"))
            }
        }
    }

    @Test("a stream is followed, over a killed connection too", .live, arguments: kinds)
    func following(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            let name = freshName("follower")
            try await withLiveClient(kind, version, name: name) { redis in
                let stream = freshName("followed")
                try await add(0..<250, to: stream, redis)
                var numbers: [String] = []
                for try await entry in redis.follow(stream, from: .beginning) {
                    numbers.append(entry["number"] ?? "")
                    if numbers.count == 250 {
                        async let killing: Void = kill(name, redis)
                        try await killing
                        try await add(250..<260, to: stream, redis)
                    }
                    if numbers.count == 260 { break }
                }
                #expect(numbers == (0..<260).map { "\($0)" })
                let last = try await id(257, stream, redis)
                var rest = redis.follow(stream, from: .after(last), batch: 1).makeAsyncIterator()
                let (first, second) = try await (rest.next(), rest.next())
                #expect([first?["number"], second?["number"]] == ["258", "259"])
                try await redis.command("DEL", stream, as: Int.self)
            }
        }
    }

    @Test("IDs are read, and are in order")
    func ids() {
        #expect(RedisStreamID("12-3") == RedisStreamID(milliseconds: 12, sequence: 3))
        #expect(RedisStreamID("12")?.description == "12-0")
        for text in ["", "-", "1-", "-1", "a-1", "1-2-3", "18446744073709551616-0"] {
            #expect(RedisStreamID(text) == nil)
        }
        let ids = ["0-0", "0-1", "1-0", "2-10", "10-2"].compactMap { RedisStreamID($0) }
        #expect(ids == ids.shuffled().sorted())
    }
}
