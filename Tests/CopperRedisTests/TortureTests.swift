import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperTestSupport
import Foundation
import Testing

/// Many commands from many tasks, each with a token that its reply has to carry, while tasks
/// are cancelled, run out of time, and lose their connections.
@Suite("No reply reaches another's command")
struct TortureTests {
    private static let tasks = 64

    @Test(
        "under cancellations, timeouts and killed connections", .live,
        arguments: LiveRedis.Kind.allCases)
    func torture(_ kind: LiveRedis.Kind) async throws {
        let seed =
            ProcessInfo.processInfo.environment["COPPER_SEED"].flatMap(UInt64.init)
            ?? .random(in: 0...UInt64.max)
        let server = try LiveServers.redis(kind)
        let admin = try RedisClient(server.url())
        let user = "torture-\(UInt64.random(in: 0...(.max)))"
        try await admin.command(
            "ACL SETUSER", user, "on", ">torture-test-pw", "~*", "+@all", as: RedisDone.self)
        let perTask = soak(short: 150, long: 1_000_000 / Self.tasks + 1)
        let start = ContinuousClock.now
        var counts = Counts()
        for version in RESPVersion.allCases {
            let redis = try RedisClient(server.url(user: user, password: "torture-test-pw")) {
                $0.protocolVersion = version
                $0.pool.maximumConnections = 16
            }
            counts += try await counted(
                redis, admin, user, commands: perTask / 2, seed: seed ^ UInt64(version.rawValue))
            await redis.shutdown()
        }
        try await admin.command("ACL DELUSER", user, as: Int.self)
        await admin.shutdown()
        print(
            "torture of \(kind) \(server.version): seed \(seed), \(counts.commands) commands,",
            "\(counts.answered) answered, \(counts.cancelled) cancelled, \(counts.late) late,",
            "\(counts.lost) lost, \(counts.kills) kills, \(counts.wrong) wrong replies,",
            "\(ContinuousClock.now - start)")
        #expect(counts.wrong == 0, "seed \(seed)")
        #expect(counts.answered > counts.commands / 4 && counts.kills > 0)
    }

    private func counted(
        _ redis: RedisClient, _ admin: RedisClient, _ user: String, commands: Int, seed: UInt64
    ) async throws -> Counts {
        let isDone = Shared(false)
        return try await withThrowingTaskGroup(of: Counts.self) { group in
            for number in 0..<Self.tasks {
                group.addTask {
                    var victim = Victim(redis, number, seed: seed &+ UInt64(number))
                    while victim.counts.commands < commands { await victim.step() }
                    return victim.counts
                }
            }
            group.addTask {
                var counts = Counts()
                var random = SeededRandom(seed: seed)
                while !isDone.value {
                    try await Task.sleep(for: .milliseconds(5 + random.below(40)))
                    counts.kills += try await admin.command(
                        "CLIENT KILL", "USER", user, as: Int.self)
                }
                return counts
            }
            var sum = Counts()
            for _ in 0..<Self.tasks { sum += try await group.next() ?? Counts() }
            isDone.update { $0 = true }
            sum += try await group.next() ?? Counts()
            return sum
        }
    }
}

private struct Counts: Sendable {
    var commands = 0
    var answered = 0
    var cancelled = 0
    var late = 0
    var lost = 0
    var kills = 0
    var wrong = 0

    static func += (left: inout Counts, right: Counts) {
        left.commands += right.commands
        left.answered += right.answered
        left.cancelled += right.cancelled
        left.late += right.late
        left.lost += right.lost
        left.kills += right.kills
        left.wrong += right.wrong
    }
}

/// One task's commands, one after the other.
private struct Victim {
    private let redis: RedisClient
    private let number: Int
    private var random: SeededRandom
    private(set) var counts = Counts()

    init(_ redis: RedisClient, _ number: Int, seed: UInt64) {
        self.redis = redis
        self.number = number
        random = SeededRandom(seed: seed)
    }

    mutating func step() async {
        let token = "\(number).\(counts.commands).\(random.next())"
        let kind = random.below(8)
        let timeout: Duration? =
            random.below(5) == 0 ? .microseconds(50 + random.below(2000)) : nil
        let patience: Duration? =
            random.below(5) == 0 ? .microseconds(random.below(1500)) : nil
        counts.commands += [5: 5, 6: 3][kind] ?? 1
        let redis = redis
        let number = number
        do {
            let isRight = try await Self.cancelled(after: patience) {
                try await Self.ask(redis, kind, token, number, timeout)
            }
            if isRight { counts.answered += 1 } else { counts.wrong += 1 }
        } catch is CancellationError {
            counts.cancelled += 1
        } catch let error as RedisError {
            switch error.code {
            case .timedOut, .acquireTimedOut: counts.late += 1
            case .connectionLost, .connectionClosed, .connectionFailed: counts.lost += 1
            default: Issue.record(error)
            }
        } catch {
            Issue.record(error)
        }
    }

    private static func cancelled(
        after patience: Duration?, _ body: @escaping @Sendable () async throws -> Bool
    ) async throws -> Bool {
        guard let patience else { return try await body() }
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { try await body() }
            try? await Task.sleep(for: patience)
            group.cancelAll()
            return try await group.next() ?? false
        }
    }

    /// Whether the replies are those to what was asked.
    private static func ask(
        _ redis: RedisClient, _ kind: Int, _ token: String, _ number: Int, _ timeout: Duration?
    ) async throws -> Bool {
        switch kind {
        case 0, 1, 2:
            return try await redis.command("ECHO", token, as: String.self, timeout: timeout)
                == token
        case 3:
            let script = "return {ARGV[1], KEYS[1]}"
            let reply = try await redis.command(
                "EVAL", script, 1, "torture", token, as: [String].self, timeout: timeout)
            return reply == [token, "torture"]
        case 4:
            // Of any length, so that replies are cut anywhere.
            let long = String(repeating: token, count: 1 + token.utf8.count * 3)
            return try await redis.command("ECHO", long, as: String.self, timeout: timeout) == long
        case 5:
            let commands = (0..<5).map { RedisCommand("ECHO", "\(token) \($0)") }
            let values = try await redis.pipeline(commands, timeout: timeout)
            return values == (0..<5).map { .bulkString(Array("\(token) \($0)".utf8)) }
        case 6:
            let (left, nothing, right) = try await redis.transaction(
                RedisCall<String>("ECHO", token), RedisCall<Int>("EXISTS", "torture:\(token)"),
                RedisCall<String>("ECHO", token + "!"), timeout: timeout)
            return left == token && nothing == 0 && right == token + "!"
        default:
            let list = "torture:{\(number)}:\(token)"
            return try await redis.command(
                "BLPOP", list, 0.001, as: [String]?.self, timeout: timeout) == nil
        }
    }
}
