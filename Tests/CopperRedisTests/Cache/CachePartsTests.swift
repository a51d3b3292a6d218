import CopperResilience
import CopperTestSupport
import Testing

@testable import CopperRedis

@Suite("The parts of a cache")
struct CachePartsTests {
    @Test(
        "hashes are SipHash-1-3's, whatever the length",
        arguments: [
            (0, 0xABAC_0158_050F_C4DC), (1, 0xC9F4_9BF3_7D57_CA93), (7, 0xD392_7D98_9BB1_1140),
            (8, 0x3690_9511_8D29_9A8E), (15, 0xD320_D86D_2A51_9956), (63, 0x9D19_9062_B7BB_B3A8),
        ] as [(Int, UInt64)])
    func hashing(_ length: Int, _ expected: UInt64) {
        let hasher = CacheHash(low: 0x0706_0504_0302_0100, high: 0x0F0E_0D0C_0B0A_0908)
        let bytes = Array(UInt8(0)..<UInt8(length))
        #expect(bytes.withUnsafeBytes { hasher($0) } == expected)
    }

    @Test("another seed gives other hashes")
    func seeds() {
        let bytes = Array("user:1".utf8)
        let hashes = (0..<100).map { seed in
            bytes.withUnsafeBytes { CacheHash(seed: UInt64(seed))($0) }
        }
        #expect(Set(hashes).count == 100)
    }

    @Test("an index finds what it holds, and nothing else, after any operations")
    func index() {
        Fuzzing.run("cache index", short: 40, long: 4000) { seed in
            var random = SeededRandom(seed: seed)
            var index = CacheIndex()
            var places: [Int: UInt64] = [:]
            // Few hashes, so that many share their home or all of it.
            let hashes = (0..<24).map { _ in random.next() & 0x3_0000_000F }
            for step in 0..<400 {
                if random.below(3) > 0 {
                    let hash = hashes[random.below(hashes.count)]
                    index.insert(step, hash: hash)
                    places[step] = hash
                } else if let place = places.keys.sorted().first(where: { _ in random.below(4) == 0
                }) {
                    let hash = places[place] ?? 0
                    if random.below(3) == 0 {
                        index.replace(place, with: 1000 + step, hash: hash)
                        places[1000 + step] = hash
                    } else {
                        index.remove(place, hash: hash)
                    }
                    places[place] = nil
                }
            }
            #expect(index.count == places.count)
            // Counted: so many expectations would take longer than all else.
            var faults = 0
            for (place, hash) in places where index.place(of: hash, where: { $0 == place }) == nil {
                faults += 1
            }
            for place in 0..<400 where places[place] == nil {
                faults += hashes.count { index.place(of: $0) { $0 == place } != nil }
            }
            #expect(faults == 0)
        }
    }

    @Test("a sketch never estimates too little, and little too much")
    func sketch() {
        var random = SeededRandom(seed: 3)
        var sketch = FrequencySketch(entries: 1024)
        var counts: [UInt64: Int] = [:]
        let hashes = (0..<512).map { _ in random.next() }
        for _ in 0..<4000 {
            let hash = hashes[random.below(512) * random.below(512) / 512]
            sketch.increment(hash)
            counts[hash, default: 0] += 1
        }
        var excess = 0
        for hash in hashes {
            let count = min(counts[hash] ?? 0, FrequencySketch.maximum)
            #expect(sketch.frequency(of: hash) >= count)
            excess += sketch.frequency(of: hash) - count
        }
        #expect(excess < 512 / 10)
    }

    @Test("a sketch forgets: after ten times as much as it keeps, every count is halved")
    func aging() {
        var random = SeededRandom(seed: 4)
        var sketch = FrequencySketch(entries: 64)
        let hot = random.next()
        for _ in 0..<12 { sketch.increment(hot) }
        #expect(sketch.frequency(of: hot) == 12)
        var halved = false
        for _ in 0..<640 {
            let before = sketch.frequency(of: hot)
            sketch.increment(random.next())
            if sketch.frequency(of: hot) < before { halved = true }
        }
        #expect(halved && sketch.frequency(of: hot) <= 8)
    }

    @Test("a sketch that grows keeps its estimates")
    func growing() {
        var random = SeededRandom(seed: 5)
        var sketch = FrequencySketch(entries: 64)
        let hashes = (0..<40).map { _ in random.next() }
        for (place, hash) in hashes.enumerated() {
            for _ in 0..<place % 10 { sketch.increment(hash) }
        }
        let before = hashes.map { sketch.frequency(of: $0) }
        sketch.grow(to: 5000)
        #expect(sketch.entries >= 5000)
        #expect(hashes.map { sketch.frequency(of: $0) } == before)
    }

    @Test(
        "what reads one key and depends on nothing else may be kept",
        arguments: [
            RedisCommand("GET", "k"), RedisCommand("get", "k"), RedisCommand("HGET", "k", "f"),
            RedisCommand("HMGET", "k", "f", "g"), RedisCommand("LRANGE", "k", 0, -1),
            RedisCommand("ZRANGE", "k", 0, 10, "REV", "WITHSCORES"), RedisCommand("EXISTS", "k"),
            RedisCommand("GEOSEARCH", "k", "FROMMEMBER", "m", "BYRADIUS", 1, "km"),
            RedisCommand("XRANGE", "k", "-", "+"), RedisCommand("TYPE", "k"),
        ])
    func cacheable(_ command: RedisCommand) throws {
        let parts = try #require(command.cacheableParts)
        let words = command.words.withBytes { Array($0) }
        #expect(words[parts.key] == [UInt8(ascii: "k")])
        #expect(words[parts.name].starts(with: "$\(command.name.utf8.count)\r\n".utf8))
        #expect(parts.name.upperBound < parts.key.lowerBound)
        #expect(parts.rest.lowerBound == parts.key.upperBound + 2)
        #expect(parts.rest.upperBound == words.count)
    }

    @Test(
        "what changes something, or answers another thing each time, may not",
        arguments: [
            RedisCommand("SET", "k", "v"), RedisCommand("GETDEL", "k"), RedisCommand("GETEX", "k"),
            RedisCommand("TTL", "k"), RedisCommand("PTTL", "k"), RedisCommand("EXPIRETIME", "k"),
            RedisCommand("OBJECT FREQ", "k"), RedisCommand("RANDOMKEY"),
            RedisCommand("SRANDMEMBER", "k"), RedisCommand("HRANDFIELD", "k"),
            RedisCommand("ZRANDMEMBER", "k"), RedisCommand("SCAN", 0),
            RedisCommand("HSCAN", "k", 0),
            RedisCommand("XREAD", "STREAMS", "k", "0"), RedisCommand("EXISTS", "k", "l"),
            RedisCommand("MGET", "k", "l"), RedisCommand("SINTER", "k", "l"), RedisCommand("GET"),
            RedisCommand("SORT_RO", "k", "BY", "w_*"), RedisCommand("EVAL_RO", "return 1", 0),
            RedisCommand("XPENDING", "k", "g"), RedisCommand("PFCOUNT", "k"),
            RedisCommand("HTTL", "k"),
            RedisCommand("DBSIZE"), RedisCommand("DUMP", "k"),
            RedisCommand("GEORADIUSBYMEMBER", "k", "m", 1, "m"),
            RedisCommand("TIME"), RedisCommand("GEORADIUS", "k"),
        ])
    func uncacheable(_ command: RedisCommand) {
        #expect(command.cacheableParts == nil)
    }

    @Test("MGET is a GET for each key")
    func gets() {
        let gets = RedisCommand("mget", "a", "", [0xFF, 0x0D, 0x0A] as [UInt8]).gets
        #expect(gets?.map(\.name) == ["GET", "GET", "GET"])
        #expect(gets?.map(\.wordContents.last) == [Array("a".utf8), [], [0xFF, 0x0D, 0x0A]])
        #expect(RedisCommand("GET", "a").gets == nil)
    }

    @Test("what a push means")
    func news() {
        func push(_ kind: String, _ more: RESPValue...) -> RedisNodeCache.News {
            RedisNodeCache.News(.push([.bulkString(Array(kind.utf8))] + more))
        }
        let keys: [RESPValue] = [.bulkString([1]), .bulkString([])]
        #expect(push("invalidate", .array(keys)) == .keys([[1], []]))
        #expect(push("invalidate", .array([])) == .keys([]))
        #expect(push("invalidate", .null) == .everything)
        // What is not understood might have been any key.
        #expect(push("invalidate") == .everything)
        #expect(push("invalidate", .integer(1)) == .everything)
        #expect(push("invalidate", .array([.integer(1)])) == .everything)
        #expect(push("tracking-redir-broken") == .lost)
        #expect(push("message", .null) == .none)
        #expect(RedisNodeCache.News(.push([])) == .none)
        #expect(RedisNodeCache.News(.null) == .none)
    }

    @Test("a configuration that servers would refuse is refused before")
    func configuration() {
        var configurations: [RedisCacheConfiguration] = []
        configurations.append(RedisCacheConfiguration(capacity: 0))
        configurations.append(
            RedisCacheConfiguration(mode: .broadcast(prefixes: ["a", "b", "ab"])))
        configurations.append(RedisCacheConfiguration(mode: .broadcast(prefixes: ["", "b"])))
        configurations.append(RedisCacheConfiguration(mode: .broadcast(prefixes: ["a", "a"])))
        for _ in 0..<2 { configurations.append(RedisCacheConfiguration()) }
        configurations[4].maximumAge = .zero
        configurations[5].heartbeat = .zero
        for cache in configurations {
            var configuration = RedisConfiguration()
            configuration.cache = cache
            let error = #expect(throws: RedisError.self) { try RedisClient(configuration) }
            #expect(error?.code == .configuration)
        }
        var old = RedisConfiguration()
        old.cache = RedisCacheConfiguration()
        old.protocolVersion = .resp2
        let error = #expect(throws: RedisError.self) { try RedisClient(old) }
        #expect(error?.code == .configuration)
    }

    @Test("asks the server to tell what the configuration says")
    func setup() {
        func words(_ mode: RedisCacheConfiguration.Mode, own: Bool = false) -> String {
            var configuration = RedisCacheConfiguration(mode: mode)
            configuration.skipsOwnChanges = own
            let words = configuration.setup.wordContents
            return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        }
        #expect(words(.optIn) == "CLIENT TRACKING ON OPTIN")
        #expect(words(.standard, own: true) == "CLIENT TRACKING ON NOLOOP")
        #expect(words(.broadcast(prefixes: [])) == "CLIENT TRACKING ON BCAST")
        #expect(
            words(.broadcast(prefixes: ["a:", "b:"]))
                == "CLIENT TRACKING ON BCAST PREFIX a: PREFIX b:")
    }
}

extension RedisCommand {
    fileprivate var wordContents: [[UInt8]] { words.places.map { words.bytes($0) } }
}
