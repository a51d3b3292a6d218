import CopperBytes
import CopperRESP
import Testing

@testable import CopperRedis

/// What a reply of `text` is decoded to.
private func decoded<Value: RedisDecodable>(
    _ text: String, as: Value.Type = Value.self
) throws -> Value {
    var buffer = ByteBuffer()
    buffer.append(utf8: text)
    var scanner = RESPScanner()
    let frame = try #require(try scanner.next(in: buffer.bytes.bytes))
    var reader = RESPReader(buffer.bytes.bytes, frame)
    return try Value(redis: &reader)
}

@Suite("Replies of typed commands")
struct RepliesTests {
    @Test("pairs are the same in each form: in turn, nested, as a map")
    func pairs() throws {
        let expected = [RedisScored("a", 1), RedisScored("b", .infinity)]
        for text in [
            "*4\r\n$1\r\na\r\n$1\r\n1\r\n$1\r\nb\r\n$3\r\ninf\r\n",
            "*2\r\n*2\r\n$1\r\na\r\n,1\r\n*2\r\n$1\r\nb\r\n,inf\r\n",
            "%2\r\n$1\r\na\r\n,1\r\n$1\r\nb\r\n,inf\r\n",
        ] {
            #expect(try decoded(text) == expected)
        }
        for text in ["*0\r\n", "%0\r\n", "_\r\n", "*-1\r\n"] {
            #expect(try decoded(text, as: [RedisScored<String>].self) == [])
        }
        for text in [
            "*1\r\n$1\r\na\r\n", "*1\r\n*1\r\n$1\r\na\r\n", "*1\r\n*3\r\n+a\r\n:1\r\n:2\r\n",
        ] {
            #expect(throws: RedisDecodingError.self) {
                try decoded(text, as: [RedisScored<String>].self)
            }
        }
    }

    @Test("conditions are booleans, met with OK and not with null")
    func conditions() throws {
        #expect(try decoded("+OK\r\n", as: Bool.self))
        #expect(try !decoded("_\r\n", as: Bool.self))
        #expect(try !decoded("$-1\r\n", as: Bool.self))
        #expect(throws: RedisDecodingError.self) { try decoded("+QUEUED\r\n", as: Bool.self) }
    }

    @Test("times are told apart from keys that have none")
    func times() throws {
        #expect(try decoded(":-2\r\n", as: RedisTimeToLive<RedisSeconds>.self) == .missing)
        #expect(try decoded(":-1\r\n", as: RedisTimeToLive<RedisSeconds>.self) == .persistent)
        let seconds = try decoded(":90\r\n", as: RedisTimeToLive<RedisSeconds>.self)
        let milliseconds = try decoded(":90\r\n", as: RedisTimeToLive<RedisMilliseconds>.self)
        #expect(seconds.duration == .seconds(90) && milliseconds.duration == .milliseconds(90))
        #expect(throws: RedisDecodingError.self) {
            try decoded(":7\r\n", as: RedisFieldExpiry.self)
        }
    }

    @Test("durations are rounded up to what a command takes, and never trap")
    func durations() {
        #expect(Duration.milliseconds(1001).redisSeconds == 2)
        #expect(Duration.milliseconds(-1001).redisSeconds == -1)
        #expect(Duration.microseconds(1).redisMilliseconds == 1)
        #expect(Duration.seconds(Int64.max).redisMilliseconds == .max)
        #expect(Duration.seconds(Int64.min).redisMilliseconds == .min)
    }

    @Test("what a server tells beyond what has a name is kept")
    func unknownFields() throws {
        let consumer = try decoded(
            "%4\r\n+name\r\n+bob\r\n+pending\r\n:1\r\n+idle\r\n:20\r\n+mood\r\n+good\r\n",
            as: RedisStreamConsumerInfo.self)
        #expect(consumer.name == "bob" && consumer.idle == .milliseconds(20))
        #expect(consumer.inactive == nil && consumer.record.ifString("mood") == "good")
        #expect(throws: RedisDecodingError.self) {
            try decoded("%1\r\n+name\r\n+bob\r\n", as: RedisStreamConsumerInfo.self)
        }
    }

    @Test("texts of lines are taken apart, whatever stands in them")
    func texts() {
        let info = RedisInfo(
            "# Server\r\nversion:7.0\r\nempty:\r\nno colon\r\n\r\n# B\r\na:b:c\r\n")
        #expect(info.sections.map(\.name) == ["Server", "B"])
        #expect(info["version"] == "7.0" && info["empty"] == "" && info["a"] == "b:c")
        let client = RedisClientInfo("id=7 addr=1.2.3.4:5 name= flags=N db=2 odd\n")
        #expect(client.id == 7 && client.name == nil && client.database == 2)
        let node = RedisClusterNode(
            "abc 1.2.3.4:7000@17000,host myself,slave def 0 0 3 connected 0-5 7 [9->-xyz]")
        #expect(node.id == "abc" && node.primary == "def" && node.epoch == 3 && node.isConnected)
        #expect(node.slots == [0...5, 7...7] && node.flags == ["myself", "slave"])
        #expect(RedisClusterNode("").slots.isEmpty)
        #expect(RedisClusterNode("a b c d e f g h 9-3 x-y -").slots.isEmpty)
    }

    @Test("replies of other shapes are errors, and nothing traps", arguments: Self.shapes)
    func otherShapes(_ text: String) {
        func attempt<Value: RedisDecodable>(_: Value.Type) {
            do {
                _ = try decoded(text, as: Value.self)
            } catch {
                #expect(error is RedisDecodingError, "\(Value.self): \(error)")
            }
        }
        attempt([RedisScored<String>].self)
        attempt(RedisKeyed<[RedisScored<String>]>?.self)
        attempt(RedisKeyedScore<String>.self)
        attempt(RedisScanPage<RedisField<String>>.self)
        attempt([RedisStreamBatch].self)
        attempt([RedisStreamEntry].self)
        attempt(RedisAutoClaim.self)
        attempt(RedisAutoClaimIDs.self)
        attempt(RedisPendingSummary.self)
        attempt([RedisPendingEntry].self)
        attempt(RedisStreamInfo.self)
        attempt(RedisStreamFullInfo.self)
        attempt(RedisLCSMatches.self)
        attempt([RedisGeoMatch<String>].self)
        attempt([RedisGeoPosition?].self)
        attempt([RedisClusterSlots].self)
        attempt([RedisClusterShard].self)
        attempt([RedisSlotStatistics].self)
        attempt(RedisRoleReply.self)
        attempt(RedisTime.self)
        attempt(RedisWaitAOF.self)
        attempt([RedisSlowLogEntry].self)
        attempt([RedisCommandInfo?].self)
        attempt(RedisFunctionStats.self)
        attempt(RedisMemoryStatistics.self)
        attempt([RedisKeyed<RedisLatencyHistogram>].self)
    }

    private static let shapes: [String] = {
        let scalars = ["_", ":-9223372036854775808", ":9223372036854775807", "+x", "$0\r\n", "#t"]
        var shapes = scalars.map { $0 + "\r\n" }
        for inner in shapes + ["*0\r\n", "*1\r\n:1\r\n", "%1\r\n+name\r\n:1\r\n"] {
            shapes += (1...5).map { "*\($0)\r\n" + String(repeating: inner, count: $0) }
            shapes.append("*3\r\n:5\r\n:3\r\n" + inner)
            shapes.append("*4\r\n+slave\r\n+h\r\n:1\r\n" + inner)
            shapes.append("%2\r\n+slots\r\n*2\r\n:5\r\n:3\r\n+nodes\r\n" + inner)
            shapes.append("%2\r\n+len\r\n:1\r\n+matches\r\n*1\r\n*2\r\n*2\r\n:9\r\n:1\r\n" + inner)
        }
        return shapes
    }()
}
