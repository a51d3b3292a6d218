import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// Subscriptions on the simulated loop.
@Suite("Subscriptions at a broker in memory", .serialized)
struct SimulatedPubSubTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 2, long: 300)))

    @discardableResult
    private func run(
        seed: UInt64 = 1, cancelAtStep step: Int? = nil,
        configure: @escaping @Sendable (FakeBroker, inout RedisConfiguration) -> Void = { _, _ in },
        _ body: @escaping @Sendable (RedisClient, FakeBroker, EventLoop) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 400_000) { loop in
            let broker = FakeBroker(loop: loop, seed: seed)
            var configuration = RedisConfiguration()
            configuration.connector = broker
            configure(broker, &configuration)
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await body(redis, broker, loop)
                #expect(step != nil || !Task.isCancelled)
            } catch is CancellationError where step != nil {
            }
            // In a task of its own, which nobody cancels.
            try await Task(executorPreference: loop) {
                let messages = try await collect(1, from: redis.subscribe("last")) {
                    broker.publish("last", "of all")
                }
                #expect(messages.map(\.text) == ["of all"], "cancelled at \(step ?? -1)")
                await redis.shutdown()
            }.value
            await broker.shutdown()
            #expect(broker.sessions.isEmpty)
        }
    }

    @Test("messages reach every subscriber, wherever one is cancelled", arguments: seeds)
    func everywhere(_ seed: UInt64) throws {
        for isOld in [false, true] {
            let body: @Sendable (RedisClient, FakeBroker, EventLoop) async throws -> Void = {
                redis, broker, _ in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<2 {
                        group.addTask {
                            let news = redis.subscribe(to: [.channel("a"), .pattern("b*")])
                            let messages = try await collect(4, from: news) {
                                broker.publish("a", "1")
                                broker.publish("b2", "2")
                                broker.publish("c", "not asked for")
                                broker.publish("a", "3")
                                broker.publish("b4", "4")
                            }
                            #expect(messages.count == 4)
                            #expect(
                                messages.allSatisfy {
                                    $0.target.kind == .pattern || $0.channel == "a"
                                })
                        }
                    }
                    try await group.waitForAll()
                }
            }
            let whole = try run(seed: seed, configure: { broker, _ in broker.isOld = isOld }, body)
            let stride = soak(short: max(whole.steps / 60, 1), long: 7)
            for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
                try run(
                    seed: seed, cancelAtStep: step,
                    configure: { broker, _ in broker.isOld = isOld },
                    body)
            }
        }
    }

    @Test("subscriptions come back after a loss, and tell of the gap", arguments: [false, true])
    func reconnecting(isOld: Bool) throws {
        try run(configure: { broker, _ in broker.isOld = isOld }) { redis, broker, _ in
            var heard: [String] = []
            for try await event in redis.subscribe("a", "b") {
                switch event {
                case .subscribed(let target):
                    heard.append("subscribed \(target.name)")
                    guard heard.count == 2 else { continue }
                    broker.publish("a", "before")
                case .message(let message):
                    heard.append(message.text)
                    if message.text == "after" { break }
                    broker.refusals = 3
                    broker.dropSubscribers()
                    broker.publish("b", "lost")
                case .gap(let gap):
                    #expect(gap.reason == .reconnected)
                    heard.append("gap \(gap.target?.name ?? "")")
                    if heard.count == 5 { broker.publish("b", "after") }
                }
                if heard.last == "after" { break }
            }
            #expect(
                heard == ["subscribed a", "subscribed b", "before", "gap a", "gap b", "after"])
        }
    }

    @Test("what the server refuses is thrown to who asked for it, and to nobody else")
    func refused() throws {
        try run(configure: { broker, _ in broker.forbidden = ["secret"] }) { redis, broker, _ in
            var messages = 0
            for try await event in redis.subscribe("open") {
                switch event {
                case .subscribed:
                    for channels in [["secret"], ["open", "secret", "other"]] {
                        do {
                            let targets = channels.map { RedisSubscriptionTarget.channel($0) }
                            for try await _ in redis.subscribe(to: targets) {}
                            Issue.record("nothing was thrown")
                        } catch let error as RedisError {
                            #expect(error.code == .serverError && error.server?.code == "NOPERM")
                            #expect(error.operation == "SUBSCRIBE" && error.effect == .rejected)
                            #expect(!"\(error)".contains("secret"))
                        }
                    }
                    broker.publish("open", "1")
                    // Confirmations behind the refusal are still told apart.
                    let more = try await collect(1, from: redis.psubscribe("x*")) {
                        broker.publish("xy", "2")
                    }
                    #expect(more.map(\.pattern) == ["x*"] && more.map(\.channel) == ["xy"])
                    broker.publish("open", "3")
                case .message: messages += 1
                case .gap: Issue.record("no gap")
                }
                if messages == 2 { break }
            }
            #expect(broker.connections == 1)
        }
    }

    @Test("subscribers of one channel share its subscription, and the last one ends it")
    func sharing() throws {
        try run { redis, broker, loop in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for count in 1...3 {
                    group.addTask {
                        try await collect(count, from: redis.subscribe("shared")) {}.count
                    }
                }
                try await pause(.seconds(1), on: loop)
                #expect(broker.log.count { $0 == "SUBSCRIBE" } == 1)
                for text in ["1", "2"] {
                    broker.publish("shared", text)
                    try await pause(.seconds(1), on: loop)
                    #expect(broker.subscribers(of: .channel("shared")) == 1)
                }
                broker.publish("shared", "3")
                var counts: Set<Int> = []
                for try await count in group { counts.insert(count) }
                #expect(counts == [1, 2, 3])
            }
            try await pause(.seconds(1), on: loop)
            #expect(broker.subscribers(of: .channel("shared")) == 0)
            #expect(broker.log.count { $0 == "UNSUBSCRIBE" } == 1)
            #expect(broker.connections == 1)
            // Nobody listens any more.
            try await pause(.seconds(30), on: loop)
            #expect(broker.sessions.isEmpty)
        }
    }

    @Test("one who is slow loses the oldest messages, and learns how many")
    func overflow() throws {
        try run { redis, broker, loop in
            var options = RedisSubscriptionOptions()
            options.bufferedMessages = 10
            var heard: [String] = []
            for try await event in redis.subscribe("fast", options: options) {
                switch event {
                case .subscribed:
                    for number in 1...25 { broker.publish("fast", "\(number)") }
                    try await pause(.seconds(1), on: loop)
                case .gap(let gap):
                    #expect(gap.reason == .overflow(dropped: 15) && gap.target == nil)
                    heard.append("gap")
                case .message(let message): heard.append(message.text)
                }
                if heard.last == "25" { break }
            }
            #expect(heard == ["gap"] + (16...25).map { "\($0)" })
        }
    }

    @Test("a shard channel that the server took away is subscribed to again")
    func revoked() throws {
        try run { redis, broker, _ in
            var heard: [String] = []
            for try await event in redis.ssubscribe("{orders}.made") {
                switch event {
                case .subscribed: broker.revoke(.shard("{orders}.made"))
                case .gap(let gap):
                    #expect(gap.reason == .moved)
                    broker.publish("{orders}.made", "not here")
                    broker.publish("{orders}.made", "here", isSharded: true)
                case .message(let message): heard.append(message.text)
                }
                if !heard.isEmpty { break }
            }
            #expect(heard == ["here"])
        }
    }

    @Test("a password that is refused is told at once")
    func wrongPassword() throws {
        _ = try SimulatedLoop.run(seed: 1, maximumSteps: 100_000) { loop in
            let broker = FakeBroker(loop: loop, seed: 1)
            broker.password = "right"
            var configuration = RedisConfiguration(password: "wrong-secret")
            configuration.connector = broker
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            for _ in 0..<2 {
                do {
                    for try await _ in redis.subscribe("a") {}
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.code == .authenticationFailed)
                    #expect(error.server?.code == "WRONGPASS")
                }
            }
            #expect(broker.connections == 2)
            await redis.shutdown()
            await broker.shutdown()
        }
    }

    @Test("a server that has gone silent is left for another connection", arguments: [false, true])
    func silent(isOld: Bool) throws {
        try run(configure: { broker, _ in broker.isOld = isOld }) { redis, broker, loop in
            let start = loop.now
            var isBack = false
            for try await event in redis.subscribe("a") {
                switch event {
                case .subscribed:
                    // Pings are answered meanwhile.
                    try await pause(.seconds(60), on: loop)
                    #expect(broker.log.contains("PING") && broker.connections == 1)
                    broker.isSilent = true
                    try await pause(.seconds(25), on: loop)
                    broker.isSilent = false
                case .gap: isBack = true
                case .message: break
                }
                if isBack { break }
            }
            #expect(loop.now - start < .seconds(120))
        }
    }

    @Test("shutting down ends the sequences, and nothing begins afterwards")
    func shutdown() throws {
        _ = try SimulatedLoop.run(seed: 1, maximumSteps: 100_000) { loop in
            let broker = FakeBroker(loop: loop, seed: 1)
            var configuration = RedisConfiguration()
            configuration.connector = broker
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            for _ in 0..<2 {
                do {
                    for try await _ in redis.subscribe("a") { await redis.shutdown() }
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.code == .clientClosed)
                }
            }
            await broker.shutdown()
        }
    }

    @Test("the task's deadline ends the waiting")
    func deadline() throws {
        try run { redis, broker, loop in
            let start = loop.now
            let error = await #expect(throws: RedisError.self) {
                try await withDeadline(after: .seconds(3)) {
                    for try await event in redis.subscribe("quiet") {
                        guard case .subscribed = event else { continue }
                        broker.publish("quiet", "heard")
                    }
                }
            }
            #expect(error?.code == .timedOut && loop.now - start == .seconds(3))
        }
    }

    @Test("pushes of unknown kinds and binary names do no harm")
    func strange() throws {
        try run(configure: { broker, _ in broker.sendsStrangePushes = true }) { redis, broker, _ in
            let messages = try await collect(1, from: redis.subscribe("a\r\nb", "", "ü")) {
                broker.publish("a\r\nb", "$-1\r\n")
            }
            #expect(messages.map(\.channel) == ["a\r\nb"])
            #expect(messages.map(\.payload) == [Array("$-1\r\n".utf8)])
        }
    }

    @Test("events of keys are told apart from other messages")
    func keyEvents() {
        func event(_ channel: String, _ text: String) -> RedisKeyEvent? {
            RedisMessage(channel: channel, target: .pattern("*"), payload: Array(text.utf8))
                .keyEvent
        }
        #expect(
            RedisSubscriptionTarget.keyEvent("expired", database: 2).name
                == "__keyevent@2__:expired")
        let set = event("__keyspace@0__:a:b", "set")
        #expect(set?.key == "a:b" && set?.name == "set" && set?.database == 0)
        let expired = event("__keyevent@12__:expired", "k")
        #expect(expired?.key == "k" && expired?.name == "expired" && expired?.database == 12)
        for channel in ["news", "__keyspace@x__:a", "__keyspace@0__", "__other@0__:a", ":", ""] {
            #expect(event(channel, "set") == nil)
        }
    }
}

/// The first messages of a subscription; `begin` runs when all its targets are subscribed to.
private func collect(
    _ count: Int, from subscription: RedisSubscription, _ begin: () -> Void
) async throws -> [RedisMessage] {
    var messages: [RedisMessage] = []
    var targets = 0
    for try await event in subscription {
        switch event {
        case .subscribed:
            targets += 1
            if targets == subscription.targets.count { begin() }
        case .message(let message): messages.append(message)
        case .gap: break
        }
        if messages.count == count { break }
    }
    return messages
}

private func pause(_ duration: Duration, on loop: EventLoop) async throws {
    let promise = Promise<Void>()
    let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
    timer.schedule(at: loop.now + duration)
    try await promise.value()
}
