import CopperBalance
import CopperBytes
import CopperNet
import CopperRedis
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("What is sent again")
struct RetryTests {
    private func run(
        server configureServer: @escaping @Sendable (CountingRedis) -> Void = { _ in },
        client configure: @escaping @Sendable (inout RedisConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (RedisClient, CountingRedis) async throws -> Void
    ) throws {
        _ = try SimulatedLoop.run(seed: 7, maximumSteps: 400_000) { loop in
            let server = CountingRedis(loop: loop)
            configureServer(server)
            var configuration = RedisConfiguration()
            configuration.connector = server
            configuration.tellsLibrary = false
            configuration.timeouts.shutdown = .seconds(1)
            configure(&configuration)
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            try await body(redis, server)
            await redis.shutdown()
            await server.shutdown()
        }
    }

    /// Each point of a conversation of so many commands.
    private static func cuts(_ count: Int) -> [CountingRedis.Cut] {
        (0..<count).flatMap { index in
            [.before(index), .after(index), .inside(index, bytes: 1), .inside(index, bytes: 3)]
        }
    }

    private static let reading = (0..<4).map { RedisCommand("GET", "k\($0)") }
    private static let counting = (0..<4).map { RedisCommand("INCR", "k\($0)") }
    private static let setting = (0..<4).map { RedisCommand("SET", "k\($0)", $0) }
    private static let adding = (0..<4).map { RedisCommand("SADD", "k\($0)", $0) }

    @Test("of a pipeline that only reads, what has no reply is asked again", arguments: cuts(4))
    func reading(_ cut: CountingRedis.Cut) throws {
        try run {
            $0.cuts = [cut]
        } _: { redis, server in
            let replies = try await redis.replies(to: Self.reading)
            let texts = try replies.map { try $0.decode(as: String.self) }
            #expect(texts == ["k0", "k1", "k2", "k3"])
            #expect(server.connections == 2)
            #expect(server.runs.values.reduce(0, +) <= 2 * 4 + 2)
        }
    }

    @Test("nothing that counts runs twice, wherever its pipeline is cut", arguments: cuts(4))
    func counting(_ cut: CountingRedis.Cut) throws {
        try run {
            $0.cuts = [cut]
        } _: { redis, server in
            let results = try await redis.results(of: Self.counting)
            for (index, result) in results.enumerated() {
                let runs = server.runs["INCR k\(index)"] ?? 0
                switch result {
                case .success: #expect(runs == 1)
                case .failure(let error):
                    #expect(runs <= 1)
                    #expect(error.effect == .unknown && error.code == .connectionLost)
                    #expect(error.operation == "INCR")
                }
            }
            #expect(results.contains { (try? $0.get()) == nil })
        }
    }

    @Test(
        "what looks before it writes, or sets, runs twice where the policy allows it",
        arguments: cuts(4), [RequestCategory.guarded, .idempotent])
    func allowed(_ cut: CountingRedis.Cut, _ category: RequestCategory) throws {
        let commands = category == .guarded ? Self.adding : Self.setting
        try run {
            $0.cuts = [cut]
        } client: {
            $0.retry.repeatable.insert(category)
        } _: { redis, _ in
            let replies = try await redis.replies(to: commands)
            #expect(replies.count == 4)
        }
        try run {
            $0.cuts = [cut]
        } _: { redis, server in
            let results = try await redis.results(of: commands)
            #expect(results.contains { (try? $0.get()) == nil })
            #expect(server.runs.filter { $0.key.hasPrefix("S") }.allSatisfy { $0.value == 1 })
        }
    }

    @Test("a pipeline in which one must not run twice is not sent again as a whole")
    func mixed() throws {
        try run {
            $0.cuts = [.after(1)]
        } _: { redis, server in
            let results = try await redis.results(of: Self.reading + Self.counting)
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(server.runs["INCR k0"] == nil && server.runs["GET k3"] == nil)
        }
    }

    @Test("a transaction whose EXEC has no answer is of unknown effect", arguments: cuts(3))
    func transactions(_ cut: CountingRedis.Cut) throws {
        try run {
            $0.cuts = [cut]
        } _: { redis, server in
            do {
                _ = try await redis.transaction(RedisCall<Int>("INCR", "a"))
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.effect == .unknown && error.operation == "EXEC")
            }
            #expect(server.runs["INCR a"] ?? 0 <= 1)
        }
    }

    @Test("EVAL and what is not known is never sent again, whatever the policy says")
    func never() throws {
        for command in [RedisCommand("EVAL", "return 1", 0), RedisCommand("NEW.COMMAND", "k")] {
            try run {
                $0.cuts = [.after(0)]
            } client: {
                $0.retry.repeatable = Set(RequestCategory.allCases)
            } _: { redis, server in
                do {
                    _ = try await redis.reply(to: command)
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.effect == .unknown)
                }
                #expect(server.connections == 1)
            }
        }
    }

    @Test(
        "what a server refuses for the moment is asked again, of any kind",
        arguments: ["LOADING", "BUSY", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN"])
    func refused(_ code: String) throws {
        try run {
            $0.refusals["INCR"] = ["\(code) not now", "\(code) not yet"]
        } _: { redis, server in
            let count = try await redis.command("INCR", "a", as: Int.self)
            #expect(count == 1 && server.runs["INCR a"] == 1)
        }
        try run {
            $0.refusals["INCR"] = Array(repeating: "\(code) not now", count: 9)
        } _: { redis, server in
            do {
                _ = try await redis.command("INCR", "a", as: Int.self)
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.effect == .rejected)
            }
            #expect(server.refusals["INCR"]?.count == 6)
        }
    }

    @Test("a script that answers in the server's words, having run, is not sent again")
    func scriptWords() throws {
        for words in ["BUSY taken", "LOADING the cart", "NOSCRIPT in this film", "TRYAGAIN later"] {
            try run {
                $0.refusals["EVAL"] = [words, words, words]
            } _: { redis, server in
                do {
                    _ = try await redis.reply(to: RedisCommand("EVAL", "return 1", 0))
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.effect == .unknown)
                }
                #expect(server.refusals["EVAL"]?.count == 2)
            }
        }
    }

    @Test("calls that succeed pay for later ones that are sent again")
    func budget() throws {
        try run { _ in
        } _: { redis, server in
            for round in 0..<30 {
                for _ in 0..<10 { _ = try await redis.command("PING", as: String.self) }
                server.refusals["GET"] = ["LOADING Redis is loading the dataset in memory"]
                let back = try await redis.command("GET", round, as: Int.self)
                #expect(back == round)
            }
        }
    }

    @Test("WAIT is refused where it would ask about another connection's writes")
    func waiting() throws {
        try run { _ in
        } _: { redis, server in
            do {
                _ = try await redis.command("WAIT", 1, 100, as: Int.self)
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.code == .misuse && error.effect == .notSent)
            }
            #expect(server.connections == 0)
        }
    }

    @Test("errors of pipelines and transactions leave out the server's words where they should")
    func redacted() throws {
        try run {
            $0.refusals["GET"] = ["ERR user secret is not here"]
        } client: {
            $0.redactsServerText = true
        } _: { redis, _ in
            do {
                _ = try await redis.pipeline(RedisCall<String>("GET", "a"))
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(!"\(error)".contains("secret") && "\(error)".contains("ERR"))
            }
        }
    }

    @Test("nothing is sent again when a policy says never")
    func switchedOff() throws {
        try run {
            $0.cuts = [.after(0)]
        } client: {
            $0.retry = .never
        } _: { redis, server in
            do {
                _ = try await redis.command("GET", "a", as: String.self)
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.effect == .unknown)
            }
            #expect(server.connections == 1)
        }
    }

    @Test("replies that come out of step reach nobody")
    func integrity() throws {
        try run {
            $0.losesReplyTo = "GET"
        } client: {
            $0.checksIntegrity = true
            $0.retry = .never
        } _: { redis, server in
            let commands = [("GET", "a"), ("ECHO", "b")]
            await withTaskGroup { group in
                for (index, (name, argument)) in commands.enumerated() {
                    group.addTask {
                        do {
                            // The second finds the first one's reply missing.
                            try await Self.pause(.seconds(index))
                            _ = try await redis.command(name, argument, as: String.self)
                            Issue.record("a reply was taken for another command's")
                        } catch let error as RedisError {
                            #expect(error.code == .protocolViolation && error.effect == .unknown)
                        } catch {
                            Issue.record(error)
                        }
                    }
                }
            }
            server.losesReplyTo = nil
            let back = try await redis.command("GET", "b", as: String.self)
            #expect(back == "b")
            let (left, right) = try await redis.pipeline(
                RedisCall<String>("GET", "c"), RedisCall<Int>("INCR", "d"))
            #expect(left == "c" && right == 1)
        }
    }

    @Test("a server that stays silent after a timeout is left for a new connection")
    func silence() throws {
        try run {
            $0.isSilent = false
        } client: {
            $0.retry = .never
        } _: { redis, server in
            _ = try await redis.command("PING", as: String.self)
            server.isSilent = true
            do {
                _ = try await redis.command("GET", "a", as: String.self, timeout: .seconds(1))
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.code == .timedOut)
            }
            // Behind the first, on the same connection, until that is given up.
            do {
                _ = try await redis.command("GET", "b", as: String.self, timeout: .seconds(60))
                Issue.record("nothing was thrown")
            } catch let error as RedisError {
                #expect(error.code == .connectionLost)
            }
            server.isSilent = false
            let back = try await redis.command("GET", "c", as: String.self)
            #expect(back == "c" && server.connections == 2)
        }
    }

    @Test("the circuit breaker leaves a failing server alone, and finds it back")
    func breaker() throws {
        try run {
            $0.cuts = Array(repeating: .before(0), count: 4)
        } client: {
            $0.retry = .never
            var breaker = CircuitBreaker.Configuration()
            breaker.minimumRequests = 4
            breaker.openFor = .seconds(1)
            $0.breaker = breaker
        } _: { redis, server in
            var codes: [RedisError.Code] = []
            for _ in 0..<6 {
                do {
                    _ = try await redis.command("INCR", "a", as: Int.self)
                } catch let error as RedisError {
                    codes.append(error.code)
                }
            }
            #expect(
                codes == Array(repeating: .connectionLost, count: 4) + [.circuitOpen, .circuitOpen])
            #expect(server.connections == 4)
            try await Self.pause(.seconds(2))
            let count = try await redis.command("INCR", "a", as: Int.self)
            #expect(count == 1)
        }
    }

    @Test("credentials are asked for at each connection, and again before they expire")
    func credentials() throws {
        let asked = Shared(0)
        try run(
            server: {
                $0.cuts = [.after(1)]
            },
            client: {
                $0.credentials = {
                    let number = asked.update { count in
                        count += 1
                        return count
                    }
                    return RedisCredentials(
                        user: "u", password: Secret("token\(number)"), validFor: .seconds(100))
                }
            }
        ) { redis, server in
            _ = try await redis.command("GET", "a", as: String.self)
            try await Self.pause(.seconds(95))
            _ = try await redis.command("GET", "b", as: String.self)
            #expect(
                server.logins == ["AUTH u token1", "AUTH u token2", "AUTH u token3"])
        }
    }

    @Test("a server that is loading, or closes during the greeting, is waited for")
    func loading() throws {
        try run {
            $0.refusals["HELLO"] = Array(repeating: "LOADING not yet", count: 2)
            $0.cuts = [.before(9), .before(9), .greeting]
        } _: { redis, server in
            let back = try await redis.command("GET", "a", as: String.self)
            #expect(back == "a" && server.connections == 4)
        }
    }

    @Test("a password that is refused at a reconnect fails what waits, and is not tried in a storm")
    func refusedLater() throws {
        try run {
            $0.cuts = [.after(1)]
        } client: {
            $0.password = Secret("p")
        } _: { redis, server in
            _ = try await redis.command("GET", "a", as: String.self)
            server.refusals["HELLO"] = Array(repeating: "WRONGPASS changed", count: 100)
            let connections = server.connections
            await withTaskGroup { group in
                for number in 0..<8 {
                    group.addTask {
                        do {
                            _ = try await redis.command("GET", number, as: String.self)
                            Issue.record("nothing was thrown")
                        } catch let error as RedisError {
                            #expect(error.code == .authenticationFailed)
                        } catch {
                            Issue.record(error)
                        }
                    }
                }
            }
            #expect(server.connections - connections <= 8)
            server.refusals["HELLO"] = nil
            try await Self.pause(.seconds(15))
            let back = try await redis.command("GET", "b", as: String.self)
            #expect(back == "b")
        }
    }

    @Test("observers hear of commands, how they ended, and of what is sent again")
    func observed() throws {
        let observer = Listening()
        try run {
            $0.cuts = [.after(0)]
        } client: {
            $0.observer = observer
        } _: { redis, _ in
            _ = try await redis.command("GET", "secret", as: String.self)
            _ = try? await redis.command("NOSUCH", "secret", as: Int.self)
            _ = try await redis.replies(to: Self.reading)
        }
        #expect(
            observer.heard.value == [
                "start GET", "retry GET", "end GET succeeded", "start NOSUCH",
                "end NOSUCH succeeded", "start PIPELINE", "end PIPELINE succeeded",
            ])
    }

    private static func pause(_ duration: Duration) async throws {
        guard let loop = EventLoop.current else { return }
        await withCheckedContinuation { continuation in
            LoopTimer(on: loop) { continuation.resume() }.schedule(at: loop.now + duration)
        }
    }
}

private final class Listening: Observer {
    let heard = Shared<[String]>([])

    func requestStarted(_ request: ObservedRequest) -> ObservationToken? {
        heard.update { $0.append("start \(request.operation)") }
        return nil
    }

    func requestFinished(_ result: ObservedResult, _ token: ObservationToken?) {
        let outcome = if case .succeeded = result.outcome { "succeeded" } else { "failed" }
        heard.update { $0.append("end \(result.operation) \(outcome)") }
    }

    func occurred(_ event: ObservedEvent, in source: ObservedSource) {
        if case .retrying(let operation, _, _, _) = event {
            heard.update { $0.append("retry \(operation)") }
        }
    }
}
