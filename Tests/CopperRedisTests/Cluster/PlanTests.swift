import CopperNet
import CopperRESP
import CopperResilience
import Testing

@testable import CopperRedis

@Suite("Commands divided among servers")
struct PlanTests {
    private static let map: RedisServerMap = {
        let servers = (0..<3).map { number in
            RedisServerMap.Server(endpoint: .host("node-\(number)", port: 7000))
        }
        let replica = RedisServerMap.Server(endpoint: .host("replica", port: 7000))
        return RedisServerMap([
            (.init(master: servers[0], replicas: [replica]), [0...5000]),
            (.init(master: servers[1]), [5001...10_000]),
            (.init(master: servers[2]), [10_001...16_383]),
        ])
    }()

    private func plan(_ name: String, _ arguments: any RedisArgument...) throws -> RedisPlan {
        try RedisPlan(RedisCommand(name, arguments: arguments), on: Self.map)
    }

    private func words(_ command: RedisCommand) -> [String] {
        command.words.places.map { String(decoding: command.words.bytes($0), as: UTF8.self) }
    }

    @Test(
        "go to the slot of their keys, wherever those stand",
        arguments: [
            (["GET", "a"], "a"), (["SET", "a", "b"], "a"), (["XADD", "a", "*", "f", "v"], "a"),
            (["BITOP", "AND", "{t}a", "{t}b"], "t"), (["ZUNION", "2", "{t}a", "{t}b"], "t"),
            (["EVAL", "return 1", "1", "a", "b"], "a"), (["OBJECT", "ENCODING", "a"], "a"),
            (["XREAD", "COUNT", "1", "STREAMS", "a", "0"], "a"), (["SSUBSCRIBE", "a"], "a"),
            (["MGET", "{t}a", "{t}b"], "t"), (["SPUBLISH", "a", "x"], "a"),
            // Not known: the first word behind the name, as most have it.
            (["TESTMODULE.DO", "a", "b"], "a"),
        ])
    func keyed(words: [String], key: String) throws {
        let plan = try plan(words[0], Array(words[1...]))
        #expect(plan.parts.map(\.target) == [.slot(RedisSlot.of(key))])
        #expect(plan.merge == .only)
    }

    @Test("are split by slot where they may be, and keep what belongs to a key")
    func split() throws {
        let plan = try plan("MSET", "a", 1, "b", 2, "{a}x", 3)
        let parts = plan.parts.map { words($0.command) }
        #expect(parts == [["MSET", "a", "1", "{a}x", "3"], ["MSET", "b", "2"]])
        #expect(plan.parts.map(\.target) == [.slot(RedisSlot.of("a")), .slot(RedisSlot.of("b"))])
        #expect(plan.merge == .allSucceeded)
        let read = try self.plan("MGET", "a", "b", "{a}x", "c", "b")
        #expect(
            read.parts.map { words($0.command) } == [
                ["MGET", "a", "{a}x"], ["MGET", "b", "b"], ["MGET", "c"],
            ])
        #expect(read.merge == .keyed([[0, 2], [1, 4], [3]]))
        for name in ["DEL", "UNLINK", "EXISTS", "TOUCH"] {
            #expect(try self.plan(name, "a", "b").merge == .sum)
        }
    }

    @Test("of a value that is missing go as they are: it is the server's to complain")
    func incomplete() throws {
        let plan = try plan("MSET", "a", 1, "b")
        #expect(plan.parts.map { words($0.command) } == [["MSET", "a", "1"], ["MSET", "b"]])
        #expect(try self.plan("GET").parts.map(\.target) == [.any])
        #expect(try self.plan("MGET").parts.map(\.target) == [.any])
        #expect(try self.plan("EVAL", "return 1", "x").parts.map(\.target) == [.any])
    }

    @Test("that mean their keys together are refused when those are apart")
    func refused() {
        for command in [
            RedisCommand("SINTER", "a", "b"), RedisCommand("MSETNX", "a", 1, "b", 2),
            RedisCommand("RENAME", "a", "b"), RedisCommand("MSETEX", 2, "a", 1, "b", 2),
            RedisCommand("SCAN", 0), RedisCommand("WAIT", 1, 0),
        ] {
            let error = #expect(throws: RedisError.self) {
                try RedisPlan(command, on: Self.map)
            }
            #expect(error?.code == .misuse && error?.operation == command.name)
            #expect(error.map { !"\($0)".contains("return") } == true)
        }
    }

    @Test("without keys go where they are meant")
    func keyless() throws {
        let masters = (0..<3).map { RedisPlan.Target.server(.host("node-\($0)", port: 7000)) }
        let all = masters + [.server(.host("replica", port: 7000))]
        #expect(try plan("DBSIZE").parts.map(\.target) == masters)
        #expect(try plan("FLUSHALL").parts.map(\.target) == masters)
        #expect(try plan("CONFIG SET", "maxmemory", 0).parts.map(\.target) == all)
        #expect(try plan("SCRIPT LOAD", "x").parts.map(\.target) == all)
        #expect(try plan("RANDOMKEY").merge == .first)
        #expect(try plan("SCRIPT EXISTS", "x").merge == .logicalAnd)
        for name in ["ECHO", "PUBLISH", "INFO", "TIME"] {
            #expect(try plan(name, "x").parts.map(\.target) == [.any], "\(name)")
        }
    }

    @Test("are not divided where there is no cluster")
    func single() throws {
        let map = RedisServerMap(.init(master: .init(endpoint: .host("a", port: 1))))
        for command in [RedisCommand("SINTER", "a", "b"), RedisCommand("SCAN", 0)] {
            #expect(try RedisPlan(command, on: map).parts.map(\.target) == [.slot(0)])
        }
    }
}

@Suite("Replies of several servers")
struct MergeTests {
    private let command = RedisCommand("TEST")

    private func merged(_ merge: RedisMerge, _ texts: String...) throws -> RESPValue {
        let replies = try texts.map { try RedisReply(whole: Array($0.utf8)) }
        return try merge.merge(replies, of: command).value
    }

    @Test("of keys come in the keys' order, as they were")
    func keyed() throws {
        let value = try merged(
            .keyed([[0, 3], [1], [2]]), "*2\r\n$1\r\na\r\n_\r\n", "*1\r\n$1\r\nb\r\n",
            "*1\r\n*1\r\n:5\r\n")
        #expect(
            value
                == .array([
                    .bulkString([0x61]), .bulkString([0x62]), .array([.integer(5)]), .null,
                ]))
    }

    @Test("are summed, compared and joined as the servers say")
    func folded() throws {
        #expect(try merged(.sum, ":1\r\n", ":2\r\n", ":39\r\n") == .integer(42))
        #expect(try merged(.minimum, ":3\r\n", ":2\r\n") == .integer(2))
        #expect(try merged(.maximum, ":3\r\n", ":2\r\n") == .integer(3))
        #expect(try merged(.logicalOr, ":0\r\n", ":1\r\n") == .integer(1))
        #expect(
            try merged(.logicalAnd, "*2\r\n:1\r\n:1\r\n", "*2\r\n:0\r\n:1\r\n")
                == .array([.integer(0), .integer(1)]))
        #expect(
            try merged(.concatenated, "*1\r\n:1\r\n", "*0\r\n", "*2\r\n:2\r\n:3\r\n")
                == .array([.integer(1), .integer(2), .integer(3)]))
        #expect(try merged(.allSucceeded, "+OK\r\n", "+OK\r\n") == .simpleString("OK"))
        #expect(try merged(.first, "_\r\n", "$1\r\na\r\n") == .bulkString([0x61]))
        #expect(try merged(.sum, ":9223372036854775807\r\n", ":1\r\n") == .integer(.min))
    }

    @Test("with an error among them are that error, unless one success is enough")
    func errors() throws {
        let failure = RESPValue.simpleError(RESPServerError("OOM no"))
        for merge in [RedisMerge.sum, .allSucceeded, .concatenated, .keyed([[0], [1]])] {
            #expect(try merged(merge, "*1\r\n:1\r\n", "-OOM no\r\n") == failure)
        }
        #expect(try merged(.oneSucceeded, "-NOTBUSY no\r\n", "+OK\r\n") == .simpleString("OK"))
        #expect(try merged(.oneSucceeded, "-OOM no\r\n", "-OOM no\r\n") == failure)
    }

    @Test("that do not fit together are an error of ours")
    func unlike() {
        let cases: [(RedisMerge, [String])] = [
            (.sum, [":1\r\n", "$1\r\na\r\n"]), (.sum, [":1\r\n", "*2\r\n:1\r\n:1\r\n"]),
            (.concatenated, ["*0\r\n", "+OK\r\n"]), (.keyed([[0], [1]]), ["*0\r\n", "*0\r\n"]),
            (.keyed([[0], [7]]), ["*1\r\n:1\r\n", "*1\r\n:1\r\n"]),
        ]
        for (merge, texts) in cases {
            #expect(throws: RedisError.self) {
                let replies = try texts.map { try RedisReply(whole: Array($0.utf8)) }
                _ = try merge.merge(replies, of: command)
            }
        }
    }
}

@Suite("A command's way through a cluster")
struct TripTests {
    private let here = Endpoint.host("here", port: 1)
    private let limits = RedisTripLimits(redirections: 2, patience: .seconds(10))

    private func time(_ seconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: seconds * 1_000_000_000)
    }

    private func setback(_ text: String) throws -> RedisSetback {
        let error = RedisError(server: RESPServerError(text), at: here, operation: "GET")
        return try #require(RedisSetback(error, asked: here))
    }

    private func step(
        _ trip: inout RedisTrip, _ setback: RedisSetback, isReplica: Bool = false,
        began: Int64 = 0, now: Int64 = 0
    ) -> RedisTrip.Step {
        trip.step(
            after: setback, at: here, isReplica: isReplica, limits: limits, began: time(began),
            now: time(now))
    }

    @Test("follows redirections so often, and then no more")
    func redirections() throws {
        var trip = RedisTrip()
        let there = Endpoint.host("there", port: 2)
        #expect(step(&trip, try setback("MOVED 7 there:2")) == .adopt(slot: 7, there))
        let next = trip.takeNext()
        #expect(next?.endpoint == there && next?.asks == false)
        #expect(trip.takeNext() == nil)
        #expect(step(&trip, try setback("ASK 7 there:2")) == .goOn)
        #expect(trip.takeNext()?.asks == true)
        #expect(step(&trip, try setback("ASK 7 there:2")) == .tooManyRedirections)
        var lost = RedisTrip()
        #expect(step(&lost, try setback("MOVED 7 ?:2")) == .refresh)
        #expect(lost.takeNext() == nil)
    }

    @Test("takes setbacks for as long as its patience lasts, from the first on")
    func patience() throws {
        var trip = RedisTrip()
        #expect(step(&trip, try setback("TRYAGAIN x"), began: 100, now: 100) == .pause)
        #expect(step(&trip, .unreachable, began: 100, now: 101) == .refresh)
        #expect(step(&trip, try setback("READONLY x"), began: 109, now: 109) == .refresh)
        #expect(step(&trip, try setback("TRYAGAIN x"), began: 110, now: 110) == .giveUp)
        // A command that blocked for an hour has had no setbacks for that long.
        var long = RedisTrip()
        #expect(step(&long, try setback("TRYAGAIN x"), began: 0, now: 0) == .pause)
        #expect(step(&long, try setback("UNBLOCKED x"), began: 1, now: 3600) == .refresh)
        #expect(step(&long, try setback("UNBLOCKED x"), began: 3600, now: 3601) == .refresh)
        // One that waited for a connection for so long has.
        var waiting = RedisTrip()
        #expect(step(&waiting, .unreachable, began: 0, now: 10) == .giveUp)
    }

    @Test("does not go on from a server that may have run it, and passes over replicas")
    func lost() throws {
        var trip = RedisTrip()
        #expect(step(&trip, .lost) == .giveUp)
        #expect(step(&trip, .unreachable, isReplica: true) == .goOn)
        #expect(trip.avoided == [here])
        #expect(step(&trip, try setback("LOADING x"), isReplica: true) == .goOn)
        #expect(trip.stepWithoutServer(limits: limits, now: time(1)) == .refresh)
        #expect(trip.avoided == [])
        #expect(trip.stepWithoutServer(limits: limits, now: time(10)) == .giveUp)
    }

    @Test(
        "errors of the command itself are no setbacks",
        arguments: ["WRONGTYPE x", "ERR x", "CROSSSLOT x", "NOPERM x", "MOVED x"])
    func others(text: String) {
        let error = RedisError(server: RESPServerError(text), at: here, operation: "GET")
        #expect(RedisSetback(error, asked: here) == nil)
    }
}
