import CopperNet
import CopperRESP
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Whole clients on the simulated loop, cancelled at every step.
@Suite("A client against a Redis in memory", .serialized)
struct SimulatedClientTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 2, long: 300)))

    private func everywhere(
        seed: UInt64, _ body: @escaping @Sendable (RedisClient) async throws -> Void
    ) throws {
        let whole = try run(seed: seed, body)
        let stride = soak(short: max(whole.steps / 60, 1), long: 7)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            do {
                _ = try run(seed: seed, cancelAtStep: step, body)
            } catch {
                Issue.record(error, "seed \(seed), cancelled at step \(step)")
                return
            }
        }
    }

    @discardableResult
    private func run(
        seed: UInt64, cancelAtStep step: Int? = nil,
        configure: @escaping @Sendable (FakeRedis, inout RedisConfiguration) -> Void = { _, _ in },
        _ body: @escaping @Sendable (RedisClient) async throws -> Void,
        then check: @escaping @Sendable (FakeRedis) -> Void = { _ in }
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 400_000) { loop in
            let server = FakeRedis(loop: loop, seed: seed)
            server.pushesEvery = 5
            var configuration = RedisConfiguration()
            configuration.connector = server
            configuration.timeouts.shutdown = .seconds(5)
            configure(server, &configuration)
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await body(redis)
                #expect(step != nil || !Task.isCancelled)
            } catch is CancellationError where step != nil {
            }
            // In a task of its own, which nobody cancels.
            try await Task(executorPreference: loop) {
                for token in 0..<3 {
                    let back = try await redis.command("ECHO", token, as: Int.self)
                    #expect(back == token, "seed \(seed), cancelled at \(step ?? -1)")
                }
                await redis.shutdown()
            }.value
            check(server)
            await server.shutdown()
            #expect(server.openSessions == 0)
        }
    }

    @Test("replies reach those who asked, wherever they are cancelled", arguments: seeds)
    func replies(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<6 {
                    group.addTask {
                        for round in 0..<4 {
                            let token = task * 10 + round
                            let back = try await redis.command("ECHO", token, as: Int.self)
                            #expect(back == token)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("pipelines and transactions stay whole, wherever they are cancelled", arguments: seeds)
    func pipelines(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<3 {
                    group.addTask {
                        let words = (0..<5).map { "\(task) \($0)" }
                        let values = try await redis.pipeline(
                            words.map { RedisCommand("ECHO", $0) })
                        #expect(values == words.map { .bulkString(Array($0.utf8)) })
                        let key = "key \(task)"
                        let results = try await redis.transaction([
                            RedisCommand("INCR", key), RedisCommand("INCR", key),
                        ])
                        #expect(results == [.integer(1), .integer(2)])
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("blocking commands hold up nobody, wherever they are cancelled", arguments: seeds)
    func blocking(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let popped = try await redis.command("BLPOP", "list", 1, as: String?.self)
                    #expect(popped == nil)
                }
                group.addTask {
                    for token in 0..<4 {
                        let back = try await redis.command(
                            "ECHO", token, as: Int.self, timeout: .milliseconds(900))
                        #expect(back == token)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("a timeout is the caller's alone: the next replies are others'", arguments: seeds)
    func timeouts(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis in
            do {
                _ = try await redis.command(
                    "SLOW", "late", as: String.self, timeout: .milliseconds(100))
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.code == .timedOut && error.effect == .unknown)
                #expect(error.operation == "SLOW")
            }
            let back = try await redis.command("ECHO", "mine", as: String.self)
            #expect(back == "mine")
        }
    }

    @Test("what has no time left is not sent")
    func overdue() throws {
        try run(seed: 1) { redis in
            for timeout in [Duration.zero, .seconds(-1)] {
                let single = await redisError {
                    try await redis.command("ECHO", "late", as: String.self, timeout: timeout)
                }
                let several = await redisError {
                    try await redis.replies(
                        to: [RedisCommand("ECHO", "late")], timeout: timeout)
                }
                let scope = await redisError {
                    try await redis.withConnection(timeout: timeout) { _ in }
                }
                for error in [single, several, scope] {
                    #expect(error?.code == .timedOut && error?.effect == .notSent)
                }
            }
            await withDeadline(redis.context.housekeepingLoop.now) {
                let error = await redisError {
                    try await redis.command("ECHO", "late", as: String.self)
                }
                #expect(error?.code == .timedOut && error?.effect == .notSent)
            }
        } then: { server in
            // Those of the end alone.
            #expect(server.log.count { $0 == "ECHO" } == 3)
        }
    }

    @Test("a pipeline that is cut tells what became of each of its commands")
    func cutPipeline() throws {
        try run(seed: 3) { server, _ in
            server.troubles = 1
        } _: { redis in
            let results = try await redis.pipelineResults([
                RedisCommand("ECHO", "a"), RedisCommand("VANISH", "x"), RedisCommand("ECHO", "b"),
            ])
            #expect(results.count == 3)
            #expect(try results[0].get() == .bulkString(Array("a".utf8)))
            for result in results[1...] {
                #expect(throws: RedisError.self) { try result.get() }
            }
        }
    }

    @Test("scopes have a connection of their own, and leave it as it was", arguments: seeds)
    func scopes(_ seed: UInt64) throws {
        try everywhere(seed: seed) { redis in
            try await redis.withConnection { connection in
                _ = try await connection.command("SELECT", 3, as: RedisDone.self)
                let back = try await connection.command("ECHO", "own", as: String.self)
                #expect(back == "own")
            }
            try await redis.withConnection { connection in
                let back = try await connection.command("ECHO", "again", as: String.self)
                #expect(back == "again")
            }
        }
    }

    @Test("a lost connection is replaced, and what may have been run is not run again")
    func lost() throws {
        try run(seed: 3) { server, _ in
            server.troubles = 1
        } _: { redis in
            do {
                _ = try await redis.command("VANISH", "x", as: String.self)
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.code == .connectionLost && error.effect == .unknown)
            }
            let back = try await redis.command("VANISH", "x", as: String.self)
            #expect(back == "x")
        } then: { server in
            #expect(server.log.count { $0 == "VANISH" } == 2)
            #expect(server.connections == 2)
        }
    }

    @Test("servers from before Redis 6 are spoken to as they understand it")
    func old() throws {
        try run(seed: 1) { server, configuration in
            server.isOld = true
            server.password = "pw"
            configuration.password = "pw"
            configuration.database = 2
        } _: { redis in
            let number = try await redis.command("INCR", "n", as: Int.self)
            #expect(number == 1)
            let missing = try await redis.command("GET", "none", as: String?.self)
            #expect(missing == nil)
        } then: { server in
            #expect(
                server.log.prefix(6) == ["HELLO", "SELECT", "CLIENT", "AUTH", "SELECT", "CLIENT"])
        }
    }

    @Test("a wrong password is told at once, and not tried again")
    func wrongPassword() throws {
        _ = try SimulatedLoop.run(seed: 1, maximumSteps: 100_000) { loop in
            let server = FakeRedis(loop: loop, seed: 1)
            server.password = "right"
            var configuration = RedisConfiguration(password: "wrong-secret")
            configuration.connector = server
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            let start = loop.now
            for _ in 0..<3 {
                do {
                    _ = try await redis.command("GET", "x", as: String?.self)
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.code == .authenticationFailed && error.effect == .notSent)
                    #expect(error.server?.code == "WRONGPASS")
                    #expect(!"\(error)".contains("wrong-secret"))
                }
            }
            #expect(loop.now - start < .seconds(1))
            #expect(server.connections <= 3)
            await redis.shutdown()
            await server.shutdown()
        }
    }

    @Test("what would change the shared connection is refused before it is sent")
    func refused() throws {
        try run(seed: 1) { redis in
            for command in [
                RedisCommand("SELECT", 1), RedisCommand("multi"), RedisCommand("WATCH", "k"),
                RedisCommand("SUBSCRIBE", "c"), RedisCommand("CLIENT REPLY", "OFF"),
                RedisCommand("CLIENT", "tracking", "on"), RedisCommand("MONITOR"), RedisCommand(""),
                RedisCommand("CLIENT", ["REPLY", "OFF"]), RedisCommand(" client  reply ", "skip"),
                RedisCommand("CLIENT", Array("reply".utf8), "OFF"), RedisCommand(" ", "MONITOR"),
                RedisCommand("CLIENT", "Reply"[...], "OFF"), RedisCommand("  "),
                RedisCommand(" SUBSCRIBE", "c"), RedisCommand("SCRIPT", "debug", "yes"),
                RedisCommand("CLIENT NO-EVICT", "on"),
            ] {
                do {
                    _ = try await redis.reply(to: command)
                    Issue.record("\(command.name) was not refused")
                } catch let error as RedisError {
                    #expect(error.code == .misuse && error.effect == .notSent)
                }
            }
        }
    }

    @Test(
        "a command that blocks by its arguments has a connection of its own",
        arguments: [
            (["STREAMS", "BLOCK", "0"], 1), (["COUNT", "1", "STREAMS", "s", "0"], 1),
            (["BLOCK", "0", "STREAMS", "s", "0"], 2), (["COUNT", "1", "block", "0", "STREAMS"], 2),
            (["GROUP", "STREAMS", "c", "BLOCK", "0", "STREAMS"], 2),
            (["GROUP", "BLOCK", "c", "STREAMS", "s", ">"], 1),
        ])
    func blockingByArguments(_ arguments: [String], _ connections: Int) throws {
        try run(seed: 1) { redis in
            try await redis.command("PING", as: String.self)
            // The server in memory does not know it, which does not matter here.
            _ = try? await redis.command("xread", arguments, as: RESPValue.self)
        } then: { server in
            #expect(server.log.contains("XREAD"))
            #expect(server.connections == connections)
        }
    }

    @Test("the pool's resets do not reach the shared connection")
    func sharedIsNotReset() throws {
        try run(seed: 2) { _, configuration in
            configuration.pool.resetsOnReturn = true
        } _: { redis in
            for token in 0..<10 {
                let back = try await redis.command("ECHO", token, as: Int.self)
                #expect(back == token)
            }
        } then: { server in
            #expect(!server.log.contains("RESET"))
        }
    }

    @Test("a greeting's answer that quotes the password stays where it is")
    func quotedPassword() throws {
        _ = try SimulatedLoop.run(seed: 1, maximumSteps: 100_000) { loop in
            let server = FakeRedis(loop: loop, seed: 1)
            server.knowsNoAuthentication = true
            var configuration = RedisConfiguration(password: "hidden-pw")
            configuration.connector = server
            configuration.pool.acquireTimeout = .milliseconds(100)
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await redis.command("PING", as: String.self)
                Issue.record("nothing was thrown")
            } catch {
                var dumped = ""
                dump(error, to: &dumped)
                #expect(!dumped.contains("hidden-pw") && !"\(error)".contains("hidden-pw"))
            }
            await redis.shutdown()
            await server.shutdown()
        }
    }

    @Test("a transaction whose EXEC is refused takes its connection with it")
    func refusedEXEC() throws {
        try run(seed: 1) { server, _ in
            server.refusesEXEC = true
        } _: { redis in
            do {
                _ = try await redis.transaction([RedisCommand("INCR", "n")])
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.code == .serverError)
            }
            let back = try await redis.command("ECHO", "unqueued", as: String.self)
            #expect(back == "unqueued")
        } then: { server in
            #expect(server.connections == 2)
        }
    }

    @Test("shutting down refuses what comes, and lets finish what is under way")
    func shutdown() throws {
        _ = try SimulatedLoop.run(seed: 4, maximumSteps: 100_000) { loop in
            let server = FakeRedis(loop: loop, seed: 4)
            var configuration = RedisConfiguration()
            configuration.connector = server
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            try await redis.command("PING", as: String.self)
            async let slow = redis.command("SLOW", "done", as: String.self)
            async let blocked = redis.command("BLPOP", "list", 1, as: String?.self)
            try await pause(.milliseconds(100), on: loop)
            #expect(server.log.suffix(1) == ["BLPOP"])
            async let end: Void = redis.shutdown()
            try await pause(.milliseconds(10), on: loop)
            for command in [RedisCommand("ECHO", "late"), RedisCommand("BLPOP", "late", 1)] {
                let error = await #expect(throws: RedisError.self) {
                    try await redis.reply(to: command)
                }
                #expect(error?.code == .clientClosed && error?.effect == .notSent)
            }
            let values = try await (slow, blocked)
            #expect(values == ("done", nil))
            await end
            await server.shutdown()
        }
    }

    private func pause(_ duration: Duration, on loop: EventLoop) async throws {
        let promise = Promise<Void>()
        let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
        timer.schedule(at: loop.now + duration)
        try await promise.value()
    }

    @Test("a command shows its name, and no argument")
    func printing() {
        for command in [
            RedisCommand("SET", "key-of-mine", "hidden"), RedisCommand("AUTH me hidden"),
            RedisCommand("CONFIG SET requirepass hidden"),
        ] {
            var dumped = ""
            dump(command, to: &dumped)
            #expect(!"\(command) \(dumped)".contains("hidden"))
        }
        #expect(RedisCommand("CONFIG SET requirepass hidden").name == "CONFIG SET")
        #expect(RedisCommand("AUTH me hidden").name == "AUTH")
    }
}
