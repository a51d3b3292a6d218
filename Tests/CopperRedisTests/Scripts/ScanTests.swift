import CopperBytes
import CopperRESP
import CopperRedis
import CopperTestSupport
import Testing

@Suite("Scans")
struct ScanTests {
    private static let kinds = LiveRedis.Kind.allCases

    @Test("cursors above the integers of RESP are read")
    func cursors() async throws {
        let redis = ScriptedRedis(replies: [
            "*2\r\n$20\r\n18446744073709551615\r\n*1\r\n$1\r\na\r\n",
            "*2\r\n$19\r\n9223372036854775808\r\n*0\r\n",
            "*2\r\n$1\r\n0\r\n*2\r\n$1\r\nb\r\n$1\r\na\r\n",
        ])
        var keys: [String] = []
        for try await key in redis.scan() { keys.append(key) }
        #expect(keys == ["a", "b", "a"])
        #expect(redis.asked == ["SCAN", "SCAN", "SCAN"])
        let number = try RedisReply(scripted: "$20\r\n18446744073709551615\r\n").decode(
            as: UInt64.self)
        #expect(number == .max)
        for wrong in [
            "$20\r\n18446744073709551616\r\n", "$2\r\n-1\r\n", "$0\r\n\r\n", "$1\r\nx\r\n",
        ] {
            #expect(throws: RedisDecodingError.self) {
                try RedisReply(scripted: wrong).decode(as: UInt64.self)
            }
        }
        #expect(throws: RedisDecodingError.self) {
            try RedisReply(scripted: "$19\r\n9223372036854775808\r\n").decode(as: Int.self)
        }
    }

    @Test(
        "pairs come as a map, in turn, or as pairs",
        arguments: [
            "*2\r\n$1\r\n0\r\n*4\r\n+a\r\n+1\r\n+b\r\n+2\r\n",
            "*2\r\n$1\r\n0\r\n%2\r\n+a\r\n+1\r\n+b\r\n:2\r\n",
            "*2\r\n:0\r\n*2\r\n*2\r\n+a\r\n+1\r\n*2\r\n+b\r\n,2\r\n",
        ])
    func pairs(_ reply: String) async throws {
        var fields: [String] = []
        for try await (member, score) in ScriptedRedis(replies: [reply]).zscan("z") {
            fields.append("\(member)=\(score)")
        }
        #expect(fields == ["a=1.0", "b=2.0"])
    }

    @Test(
        "what is no page of a scan is refused",
        arguments: [
            "*1\r\n$1\r\n0\r\n", "*2\r\n$1\r\nx\r\n*0\r\n", "+OK\r\n", "*-1\r\n",
            "*2\r\n$1\r\n0\r\n*1\r\n+a\r\n", "*2\r\n$1\r\n0\r\n*1\r\n*1\r\n+a\r\n",
        ])
    func wrong(_ reply: String) async throws {
        do {
            for try await _ in ScriptedRedis(replies: [reply]).hscan("h") {}
            Issue.record("nothing was thrown")
        } catch let error as RedisError {
            #expect(error.code == .decoding)
        }
    }

    @Test("everything is found, in both protocols", .live, arguments: kinds)
    func everything(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let name = freshName("scan")
                let numbers = 0..<1_000
                let (hash, set, sorted) = ("\(name):h", "\(name):s", "\(name):z")
                for start in stride(from: 0, to: 1_000, by: 100) {
                    let part = start..<start + 100
                    let scores = part.flatMap { [Double($0) + 0.5, Double($0)] }
                    _ = try await redis.pipeline(
                        part.map { RedisCommand("SET", "\(name):k:\($0)", $0) } + [
                            RedisCommand("HSET", hash, part.flatMap { [$0, $0 * 2] }),
                            RedisCommand("SADD", set, Array(part)),
                            RedisCommand("ZADD", sorted, scores),
                        ])
                }
                var keys: Set<String> = []
                for try await key in redis.scan(matching: "\(name):k:*", count: 200, type: "string")
                {
                    keys.insert(key)
                }
                #expect(keys == Set(numbers.map { "\(name):k:\($0)" }))
                var fields: [Int: Int] = [:]
                for try await (field, value) in redis.hscan(hash, as: (Int, Int).self) {
                    fields[field] = value
                }
                #expect(fields.count == 1_000 && fields.allSatisfy { $0.value == $0.key * 2 })
                var members: Set<[UInt8]> = []
                for try await member in redis.sscan(set, matching: "1*", as: [UInt8].self) {
                    members.insert(member)
                }
                #expect(members.count == 111)
                var scores: [String: Double] = [:]
                for try await (member, score) in redis.zscan(sorted, count: 50) {
                    scores[member] = score
                }
                #expect(scores.count == 1_000 && scores["7"] == 7.5)
                if kind == .valkey {
                    var names: Set<Int> = []
                    for try await name in redis.hscanFields(hash, as: Int.self) {
                        names.insert(name)
                    }
                    #expect(names == Set(numbers))
                }
                var few = 0
                for try await _ in redis.scan(matching: "\(name)*") {
                    few += 1
                    if few == 3 { break }
                }
                try await redis.command("UNLINK", Array(keys) + [hash, set, sorted], as: Int.self)
            }
        }
    }
}
