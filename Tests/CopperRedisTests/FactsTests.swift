import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

/// The command of words between spaces.
func redisCommand(_ text: String) -> RedisCommand {
    let words = text.split(separator: " ").map(String.init)
    return RedisCommand(words[0], arguments: Array(words.dropFirst()))
}

/// Every command with few and many arguments.
let redisSampleCommands: [RedisCommand] = redisSamples.withUTF8Buffer {
    String(decoding: $0, as: UTF8.self).split(separator: "\n").map { redisCommand(String($0)) }
}

@Suite("What is known of commands")
struct FactsTests {
    @Test("every line of the tables is read, whole")
    func table() throws {
        var lines: [String] = []
        for table in [RedisCommandFacts.core, RedisCommandFacts.modules] {
            let before = lines.count
            lines += table.withUTF8Buffer {
                String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init)
            }
            #expect(lines.count - before > 100)
        }
        #expect(lines.count > 500)
        #expect(RedisCommandFacts.all.count == lines.count)
        for line in lines {
            let fields = line.split(separator: " ").map(String.init)
            let facts = try #require(RedisCommandFacts(line: line[...].utf8), "\(line)")
            #expect(facts.flags.rawValue.nonzeroBitCount == fields[1].filter { $0 != "-" }.count)
            #expect((facts.request == nil) == (fields[4].first == "-"))
            #expect((facts.response == nil) == (fields[4].last == "-"))
            let specs = fields[5] == "-" ? [] : fields[5].split(separator: ",")
            #expect(facts.keys.count == specs.count)
            // Modules have versions of their own.
            let isOfServer = facts.since.redis != nil || facts.since.valkey != nil
            #expect(isOfServer || fields[0].contains(".") || fields[0].hasPrefix("V"))
        }
    }

    @Test("a command is found by its words, in any case, whether given as one or two")
    func lookup() throws {
        #expect(RedisCommand("get", "a").facts?.name == "GET")
        #expect(RedisCommand("config", "get", "a").facts?.name == "CONFIG GET")
        #expect(RedisCommand("CONFIG GET", "a").facts?.name == "CONFIG GET")
        #expect(RedisCommand("COMMAND").facts?.name == "COMMAND")
        #expect(RedisCommand("COMMAND", "DOCS").facts?.name == "COMMAND DOCS")
        #expect(RedisCommand("GETX").facts == nil)
        #expect(RedisCommand("CONFIG", "NOTHING").facts == nil)
        #expect(RedisCommand("").facts == nil)
        // Told apart though their first sixteen letters are the same.
        for name in ["GEORADIUSBYMEMBER", "GEORADIUSBYMEMBER_RO"] {
            #expect(RedisCommand(name, "a").facts?.name == name)
        }
        #expect(RedisCommand("GEORADIUSBYMEMBER_RX").facts?.name != "GEORADIUSBYMEMBER")
    }

    @Test("policies and versions are the servers'")
    func policies() throws {
        let facts = try #require(RedisCommandFacts.named("DBSIZE"))
        #expect(facts.request == .allShards && facts.response == .sum)
        let mget = try #require(RedisCommandFacts.named("MGET"))
        #expect(mget.request == .multiShard && mget.response == nil)
        let exists = try #require(RedisCommandFacts.named("SCRIPT EXISTS"))
        #expect(exists.request == .allShards && exists.response == .logicalAnd)
        let wait = try #require(RedisCommandFacts.named("WAIT"))
        #expect(wait.request == .allShards && wait.response == .minimum)
        let hexpire = try #require(RedisCommandFacts.named("HEXPIRE"))
        #expect(hexpire.since == .init(redis: "7.4.0", valkey: "9.0.0"))
        let delifeq = try #require(RedisCommandFacts.named("DELIFEQ"))
        #expect(delifeq.since.redis == nil && delifeq.since.valkey == "9.0.0")
        #expect(RedisCommandFacts.named("BLPOP")?.flags.contains([.write, .blocking]) == true)
        #expect(RedisCommandFacts.named("EVAL")?.flags == .mayReplicate)
    }

    @Test(
        "keys are found wherever they stand",
        arguments: [
            ("GET a", "a"), ("MSET a 1 b 2", "a b"), ("DEL a b c", "a b c"), ("PING", ""),
            ("BLPOP a b 0", "a b"), ("BITOP AND to a b", "to a b"),
            ("ZUNIONSTORE to 2 a b WEIGHTS 1 2", "to a b"), ("EVAL script 2 a b c", "a b"),
            ("EVAL script 0 a", ""), ("EVAL script 9 a", ""), ("EVAL script -1 a", ""),
            ("XREAD COUNT 2 STREAMS a b 0 0", "a b"), ("XREAD STREAMS", ""),
            ("XREADGROUP GROUP STREAMS me STREAMS a >", "a"),
            ("MIGRATE host 1 a 0 1", "a"), ("SORT a", "a"), ("SORT a STORE b", "a b"),
            ("SORT a GET STORE STORE b", "a b"), ("SORT a BY STORE", "a"),
            ("SORT a STORE b STORE c", "a c"),
            ("GEORADIUS a 1 2 3 m STORE b STOREDIST c", "a c"), ("GEORADIUS a 1 2 3 m", "a"),
            ("OBJECT ENCODING a", "a"), ("object encoding a", "a"),
            ("XGROUP CREATE a g 0", "a"), ("MSETEX 2 a 1 b 2 NX", "a b"), ("JUST a", ""),
            ("SINTERCARD 2 a b LIMIT 3", "a b"), ("LMOVE a b LEFT RIGHT", "a b"),
            ("GET", ""), ("MSET", ""), ("SPUBLISH channel message", ""),
        ])
    func keys(_ text: String, _ expected: String) {
        let keys = redisCommand(text).keys.map { String(decoding: $0, as: UTF8.self) }
        #expect(keys == expected.split(separator: " ").map(String.init))
    }

    @Test("MIGRATE's keys stand behind KEYS where an empty word stands for the key")
    func migrating() {
        let command = RedisCommand(
            "MIGRATE", "host", 1, "", 0, 1, "COPY", "AUTH2", "KEYS", "KEYS", "KEYS", "a", "b")
        #expect(command.keys == [[0x61], [0x62]])
        #expect(RedisCommand("MIGRATE", "host", 1, "", 0, 1).keys.isEmpty)
    }

    @Test("channels of shards are routed like keys, and are none")
    func channels() throws {
        let command = RedisCommand("SPUBLISH", "channel", "message")
        let place = try #require(command.keyPlaces.first)
        #expect(place.access == .channel && place.index == 1)
        #expect(Array(command.words.bytes(place.place)) == Array("channel".utf8))
        #expect(RedisCommand("SSUBSCRIBE", "a", "b").keyPlaces.map(\.index) == [1, 2])
    }

    @Test(
        "whether a command may run twice is judged by its arguments",
        arguments: [
            (RedisRetryCategory.connection, ["PING", "ECHO a", "CLIENT ID", "client setname a"]),
            (
                .readOnly,
                [
                    "GET a", "EVAL_RO s 0", "FCALL_RO f 0", "XREAD BLOCK 1 STREAMS a 0", "SORT a",
                    "SORT_RO a", "GETEX a", "BITFIELD a GET u8 0", "BITFIELD a", "INFO",
                    "GEORADIUS a 1 2 3 m WITHDIST", "CONFIG GET a", "HGETEX a FIELDS 1 f",
                    "ACL LOG 10", "OBJECT FREQ a", "PFCOUNT a",
                ]
            ),
            (
                .writeChecked,
                [
                    "DEL a", "SADD a b", "SET a 1 NX", "set a 1 px 10 nx", "SET a 1 IFEQ 2",
                    "EXPIRE a 1 NX", "XADD a 1-1 f v", "XADD a MAXLEN ~ 10 LIMIT 5 1-1 f v",
                    "XADD a NOMKSTREAM 1 f v", "ZADD a NX CH 1 b", "LREM a 0 x", "COPY a b",
                    "HSETNX a f v", "RESTORE a 0 REPLACE", "GEOADD a NX 1 2 m",
                    "HSETEX a FNX FIELDS 1 f v", "MSETEX 1 a 1 NX", "FUNCTION LOAD code",
                ]
            ),
            (
                .lastWins,
                [
                    "SET a 1", "SET a NX", "SET a GET", "SET a 1 XX", "HSET a NX NX",
                    "EXPIRE a 1 XX",
                    "EXPIRE a 1", "ZADD a GT 1 NX", "GETEX a EX 1", "GETEX a PERSIST",
                    "BITFIELD a SET u8 0 1", "BITFIELD a GET u8 INCRBY SET u8 0 1",
                    "SORT a STORE b", "ZUNIONSTORE a 2 b c", "LTRIM a 0 99", "LTRIM a -100 -1",
                    "COPY a b REPLACE",
                    "GEORADIUS a 1 2 3 m STORE b", "XREADGROUP GROUP g c STREAMS a b 0 0",
                    "MSETEX 2 NX 1 NX 1", "HSETEX a FIELDS 1 FNX v", "FUNCTION LOAD REPLACE code",
                    "RESTORE a 0 value REPLACE",
                ]
            ),
            (
                .accumulating,
                [
                    "INCR a", "LPUSH a b", "BLPOP a 0", "PUBLISH a b", "SPOP a", "XADD a * f v",
                    "XADD a 1-* f v", "XADD a NEWER * f v", "SORT a STORE a", "BITOP NOT a a",
                    "ZUNIONSTORE a 2 b a WEIGHTS 1 2", "ZRANGESTORE a a 0 9", "ZADD a XX INCR 1 b",
                    "ZINCRBY a 1 b", "LREM a 1 x",
                    "LTRIM a 1 -1", "LTRIM a 0 -2", "BITFIELD a INCRBY u8 0 1",
                    "BITFIELD a OVERFLOW SAT INCRBY u8 0 1", "BITFIELD a NEWER u8",
                    "XREADGROUP GROUP g c STREAMS a b 0 >", "XADD", "XREADGROUP",
                ]
            ),
            (.admin, ["FLUSHALL", "CONFIG SET a b", "SHUTDOWN", "ACL LOG RESET"]),
            (
                .never,
                [
                    "EVAL s 0", "EVALSHA s 0", "FCALL f 0", "GETDEL a", "GETSET a 1", "EXEC",
                    "WAIT 1 0", "SET a 1 GET", "SET a 1 NX GET", "NOSUCH a", "SWAPDB 0 1",
                ]
            ),
        ])
    func categories(_ category: RedisRetryCategory, _ commands: [String]) {
        for text in commands {
            #expect(redisCommand(text).retryCategory == category, "\(text)")
        }
    }

    @Test("an error says which versions have a command that the server does not know")
    func availability() {
        func advice(_ text: String, _ operation: String) -> String? {
            RedisError(server: RESPServerError(text), at: nil, operation: operation).advice
        }
        let unknown = "ERR unknown command 'x', with args beginning with: 'secret'"
        #expect(
            advice(unknown, "HGETEX")
                == "HGETEX is in Redis from 8.0.0 on and in Valkey from 9.0.0 on; elsewhere it may "
                + "be renamed or hidden")
        #expect(advice(unknown, "DELIFEQ")?.hasPrefix("DELIFEQ is in Valkey from 9.0.0 on") == true)
        let subcommand = "ERR unknown subcommand 'CAPA'. Try CLIENT HELP."
        #expect(advice(subcommand, "CLIENT CAPA")?.contains("Valkey from 8.0.0") == true)
        #expect(advice(unknown, "NOSUCH") == nil)
        #expect(advice("ERR value is not an integer", "HGETEX") == nil)
    }

    @Test("what reads has no worse a category, and what writes no better one")
    func consistency() {
        for facts in RedisCommandFacts.all.values {
            if facts.flags.contains(.readOnly) { #expect(facts.category == .readOnly, "\(facts)") }
            if facts.flags.contains(.write) {
                #expect(facts.category >= .writeChecked, "\(facts)")
            }
        }
        #expect(RedisRetryCategory.allCases == RedisRetryCategory.allCases.sorted())
    }
}

@Suite("What is known of commands is what the servers say")
struct LiveFactsTests {
    @Test("keys are those of COMMAND GETKEYS", .live, arguments: LiveRedis.Kind.allCases)
    func keys(_ kind: LiveRedis.Kind) async throws {
        try await RedisClient.with(LiveServers.redis(kind).url()) { redis in
            let known = Set(
                try await redis.command("COMMAND LIST", as: [String].self).map {
                    $0.uppercased().split(separator: "|").joined(separator: " ")
                })
            var compared = 0
            for command in redisSampleCommands {
                guard let facts = command.facts, known.contains(facts.name) else { continue }
                let words = command.words.places.map { Array(command.words.bytes($0)) }
                // COMMAND GETKEYS takes nothing shorter.
                guard words.count > 1 else {
                    #expect(command.keys.isEmpty)
                    continue
                }
                do {
                    let keys = try await redis.command(
                        "COMMAND GETKEYS", words, as: [String].self)
                    let ours = command.keyPlaces.map {
                        String(decoding: command.words.bytes($0.place), as: UTF8.self)
                    }
                    #expect(keys.sorted() == ours.sorted(), "\(words.map(text))")
                    if !keys.isEmpty { compared += 1 }
                } catch let error as RedisError {
                    let reason = try #require(error.server?.text)
                    if reason.contains("no key arguments") {
                        #expect(command.keys.isEmpty, "\(words.map(text))")
                    } else {
                        // An option that this server does not know, and so no keys.
                        #expect(
                            reason.contains("Invalid arguments")
                                || reason.contains("Invalid number of arguments"),
                            "\(words.map(text)): \(reason)")
                    }
                }
            }
            #expect(compared > 340, "\(compared)")
        }
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("flags are those of COMMAND INFO", .live, arguments: LiveRedis.Kind.allCases)
    func flags(_ kind: LiveRedis.Kind) async throws {
        let names: [(String, RedisCommandFacts.Flags)] = [
            ("readonly", .readOnly), ("write", .write), ("blocking", .blocking),
            ("admin", .admin), ("pubsub", .pubSub), ("denyoom", .denyOOM),
        ]
        try await RedisClient.with(LiveServers.redis(kind).url()) { redis in
            let commands = try await redis.command("COMMAND", as: [RESPValue].self)
            var compared = 0
            for command in commands.flatMap({ [$0] + $0.subcommands }).map(\.elements) {
                let name = try #require(command[0].string).uppercased()
                    .split(separator: "|").joined(separator: " ")
                if RedisCommandFacts.containers.contains(CommandWord(name.utf8)), name != "COMMAND"
                {
                    continue
                }
                // A module's.
                if name.contains("."), kind == .stack { continue }
                let facts = try #require(RedisCommandFacts.named(name), "\(name)")
                let flags = Set(command[2].elements.compactMap(\.string))
                // Redis 7.0 says of WAIT that it does not block, Redis 7.4 that fields' expiry
                // takes memory.
                for (word, flag) in names
                where (name, word) != ("WAIT", "blocking")
                    && !(name.hasPrefix("H") && word == "denyoom")
                {
                    #expect(
                        flags.contains(word) == facts.flags.contains(flag), "\(name): \(word)")
                }
                compared += 1
            }
            #expect(compared > 300)
        }
    }
}

extension RESPValue {
    fileprivate var elements: [RESPValue] {
        switch self {
        case .array(let elements), .set(let elements): elements
        default: []
        }
    }

    fileprivate var string: String? {
        switch self {
        case .bulkString(let bytes): String(decoding: bytes, as: UTF8.self)
        case .simpleString(let text): text
        default: nil
        }
    }

    fileprivate var subcommands: [RESPValue] { elements.count > 9 ? elements[9].elements : [] }
}
