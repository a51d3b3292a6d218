import CopperRedisModules
import Testing

@testable import CopperRedis

/// Calls of typed commands, each with the words that it must be.
struct RedisModuleGolden {
    private(set) var entries: [(command: RedisCommand, words: String)] = []

    mutating func add<Reply>(_ call: RedisCall<Reply>, _ words: String) {
        entries.append((call.command, words))
    }

    static let all: [(command: RedisCommand, words: String)] = {
        var golden = RedisModuleGolden()
        golden.addAll()
        return golden.entries
    }()
}

extension RedisCommand {
    /// With spaces between.
    var text: String {
        words.places.map { String(decoding: words.bytes($0), as: UTF8.self) }
            .joined(separator: " ")
    }
}

@Suite("Typed commands of modules")
struct ModuleGoldenTests {
    @Test("each is encoded to its exact words, in all of its options")
    func encodings() {
        for entry in RedisModuleGolden.all {
            // The words that the generator writes hold no spaces: an expression is one word.
            #expect(entry.command.text.replacing("@n > 1", with: "@n>1") == entry.words)
            #expect(entry.command.words.count == entry.command.words.places.count)
        }
        #expect(RedisModuleGolden.all.count > 300)
    }

    @Test("each is a command whose facts are known, and is named by it")
    func names() throws {
        for entry in RedisModuleGolden.all {
            let facts = try #require(entry.command.facts, "\(entry.words)")
            #expect(facts.name == entry.command.name)
        }
    }

    @Test("a cluster finds their keys, also of commands that are given word by word")
    func keys() {
        let cases: [(RedisCommand, [String])] = [
            (RedisCommand("JSON.SET", "user:1", "$", "{}"), ["user:1"]),
            (RedisCommand("json.get", "user:1"), ["user:1"]),
            (RedisCommand("JSON.MGET", "a", "b", "c", "$.name"), ["a", "b", "c"]),
            (RedisCommand("JSON.MSET", "a", "$", "1", "b", "$", "2"), ["a", "b"]),
            (RedisCommand("JSON.DEBUG MEMORY", "a"), ["a"]),
            (RedisCommand("TS.MADD", "t1", "*", 1, "t2", "*", 2), ["t1", "t2"]),
            (RedisCommand("TS.CREATERULE", "t1", "t2", "AGGREGATION", "avg", 1), ["t1", "t2"]),
            (RedisCommand("TS.MRANGE", "-", "+", "FILTER", "a=b"), []),
            (RedisCommand("CMS.MERGE", "to", 2, "a", "b", "WEIGHTS", 1, 2), ["to", "a", "b"]),
            (RedisCommand("TDIGEST.MERGE", "to", 1, "a"), ["to", "a"]),
            (RedisCommand("TDIGEST.TRIMMED_MEAN", "a", 0, 1), ["a"]),
            (RedisCommand("FT.SEARCH", "index", "@a:b"), ["index"]),
            (RedisCommand("FT.CURSOR READ", "index", 7), ["index"]),
            (RedisCommand("FT.SUGADD", "list", "word", 1), ["list"]),
            (RedisCommand("VSIM", "set", "ELE", "a"), ["set"]),
            (RedisCommand("BF.ADD", "filter", "x"), ["filter"]),
        ]
        for (command, keys) in cases {
            #expect(command.keys == keys.map { Array($0.utf8) }, "\(command)")
        }
    }

    @Test("tell whether they may run twice")
    func categories() {
        let cases: [(String, RedisRetryCategory)] = [
            ("JSON.GET", .readOnly), ("JSON.SET", .lastWins), ("JSON.NUMINCRBY", .accumulating),
            ("BF.ADD", .writeChecked), ("CF.ADD", .accumulating), ("FT.SEARCH", .readOnly),
            ("FT.CURSOR READ", .never), ("TS.ADD", .accumulating), ("TS.RANGE", .readOnly),
            ("VSIM", .readOnly), ("TDIGEST.TRIMMED_MEAN", .readOnly), ("FT.CREATE", .writeChecked),
        ]
        for (name, category) in cases {
            #expect(RedisCommand(name, "key").retryCategory == category, "\(name)")
        }
    }
}
