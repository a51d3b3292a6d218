import CopperRedisModules
import CopperTestSupport
import Testing

@Suite("Filters and sketches of Redis Stack")
struct LiveBloomTests {
    @Test("Bloom filters", .live, .stack, arguments: RESPVersion.allCases)
    func bloom(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let key = fresh("bloom")
            try await redis.bfReserve(key, errorRate: 0.001, capacity: 100, expansion: 4)
            let error = await serverError {
                try await redis.bfReserve(key, errorRate: 0.001, capacity: 100)
            }
            #expect(error?.text.contains("exists") == true)
            let first = try await redis.bfAdd(key, "a")
            let second = try await redis.bfAdd(key, "a")
            #expect(first && !second)
            let added = try await redis.bfMadd(key, "a", "b")
            #expect(added == [.value(false), .value(true)])
            let inserted = try await redis.bfInsert(key, "b", "c", noCreate: true)
            #expect(inserted == [.value(false), .value(true)])
            #expect(try await redis.bfExists(key, "c"))
            #expect(try await redis.bfMexists(key, "c", "zzz") == [true, false])
            #expect(try await redis.bfCard(key) == 3)
            let info = try await redis.bfInfo(key)
            #expect(info.capacity == 100 && info.filters == 1 && info.items == 3)
            #expect(info.expansion == 4 && info.size > 100)

            let copy = fresh("bloom-copy")
            var iterator = 0
            repeat {
                let chunk = try await redis.bfScandump(key, iterator: iterator)
                iterator = chunk.iterator
                if iterator != 0 {
                    try await redis.bfLoadchunk(copy, iterator: iterator, data: chunk.data)
                }
            } while iterator != 0
            #expect(try await redis.bfMexists(copy, "a", "b", "c") == [true, true, true])

            let full = fresh("bloom-full")
            try await redis.bfReserve(full, errorRate: 0.01, capacity: 1, nonScaling: true)
            let results = try await redis.bfMadd(full, "a", "b", "c")
            #expect(results.first == .value(true))
            let failures = results.filter { if case .failed = $0 { true } else { false } }
            #expect(!failures.isEmpty, "\(results)")
            #expect(throws: RESPServerError.self) { try results.last?.get() }
            let rigid = try await redis.bfInfo(full)
            #expect(rigid.expansion == nil)
            _ = try await redis.del(key, copy, full)
        }
    }

    @Test("cuckoo filters", .live, .stack, arguments: RESPVersion.allCases)
    func cuckoo(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let key = fresh("cuckoo")
            try await redis.cfReserve(
                key, capacity: 100, bucketSize: 2, maxIterations: 20, expansion: 1)
            let first = try await redis.cfAdd(key, "a")
            let again = try await redis.cfAdd(key, "a")
            let checked = try await redis.cfAddnx(key, "a")
            #expect(first && again && !checked)
            #expect(try await redis.cfCount(key, "a") == 2)
            let inserted = try await redis.cfInsert(key, "b", "c")
            #expect(inserted == [.inserted, .inserted])
            let present = try await redis.cfInsertnx(key, "b", "d")
            #expect(present == [.present, .inserted])
            let deleted = try await redis.cfDel(key, "d")
            #expect(deleted)
            #expect(try await redis.cfMexists(key, "b", "d") == [true, false])
            let isThere = try await redis.cfExists(key, "c")
            #expect(isThere)
            let info = try await redis.cfInfo(key)
            #expect(info.items == 4 && info.deletedItems == 1 && info.bucketSize == 2)
            let copy = fresh("cuckoo-copy")
            var iterator = 0
            repeat {
                let chunk = try await redis.cfScandump(key, iterator: iterator)
                iterator = chunk.iterator
                if iterator != 0 {
                    try await redis.cfLoadchunk(copy, iterator: iterator, data: chunk.data)
                }
            } while iterator != 0
            #expect(try await redis.cfCount(copy, "a") == 2)
            let full = fresh("cuckoo-full")
            try await redis.cfReserve(full, capacity: 4, maxIterations: 1, expansion: 0)
            var results: [RedisCuckooInsertion] = []
            for item in 0..<100 { results += try await redis.cfInsert(full, item) }
            #expect(results.contains(.inserted) && results.contains(.full))
            _ = try await redis.del(key, copy, full)
        }
    }

    @Test(
        "count-min sketches and lists of the most frequent", .live, .stack,
        arguments: RESPVersion.allCases)
    func counting(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let (one, two, sum) = (fresh("cms"), fresh("cms"), fresh("cms"))
            let keys = ["{k}\(one)", "{k}\(two)", "{k}\(sum)"]
            try await redis.cmsInitbydim(keys[0], width: 100, depth: 5)
            try await redis.cmsInitbydim(keys[1], width: 100, depth: 5)
            try await redis.cmsInitbydim(keys[2], width: 100, depth: 5)
            let counts = try await redis.cmsIncrby(keys[0], ["a": 3, "b": 4])
            #expect(counts == [3, 4])
            _ = try await redis.cmsIncrby(keys[1], ["a": 1])
            try await redis.cmsMerge(keys[2], keys[0], keys[1], weights: [2, 10])
            #expect(try await redis.cmsQuery(keys[2], "a", "b", "c") == [16, 8, 0])
            let info = try await redis.cmsInfo(keys[0])
            #expect(info.width == 100 && info.depth == 5 && info.count == 7)
            let guessed = fresh("cms")
            try await redis.cmsInitbyprob(guessed, error: 0.01, probability: 0.01)
            #expect(try await redis.cmsQuery(guessed, "a") == [0])

            let top = fresh("topk")
            try await redis.topkReserve(top, 2, shape: RedisTopKShape(width: 50, depth: 4))
            let driven = try await redis.topkAdd(top, "a", "b", "a")
            #expect(driven == [nil, nil, nil])
            let lost = try await redis.topkIncrby(top, ["c": 10])
            #expect(lost == ["b"])
            #expect(try await redis.topkList(top) == ["c", "a"])
            let counted = try await redis.topkListCounts(top)
            #expect(counted == [RedisCounted("c", 10), RedisCounted("a", 2)])
            #expect(try await redis.topkQuery(top, "a", "b") == [true, false])
            #expect(try await redis.topkCount(top, "c") == [10])
            let topInfo = try await redis.topkInfo(top)
            #expect(topInfo.k == 2 && topInfo.shape == RedisTopKShape(width: 50, depth: 4))
            _ = try await redis.del(keys[0], keys[1], keys[2])
            _ = try await redis.del(guessed)
            _ = try await redis.del(top)
        }
    }

    @Test("t-digests", .live, .stack, arguments: RESPVersion.allCases)
    func digests(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let key = fresh("digest")
            try await redis.tdigestCreate(key, compression: 200)
            #expect(try await redis.tdigestMin(key).isNaN)
            #expect(try await redis.tdigestRank(key, values: 1) == [-2])
            try await redis.tdigestAdd(key, values: 1, 2, 3, 4)
            #expect(try await redis.tdigestMin(key) == 1)
            #expect(try await redis.tdigestMax(key) == 4)
            #expect(try await redis.tdigestQuantile(key, quantiles: 0, 1) == [1, 4])
            #expect(try await redis.tdigestCdf(key, values: 0, 5) == [0, 1])
            #expect(try await redis.tdigestTrimmedMean(key, lowCut: 0, highCut: 1) == 2.5)
            #expect(try await redis.tdigestRank(key, values: 0, 5) == [-1, 4])
            #expect(try await redis.tdigestRevrank(key, values: 0, 5) == [4, -1])
            #expect(try await redis.tdigestByrank(key, ranks: 0, 9) == [1, .infinity])
            #expect(try await redis.tdigestByrevrank(key, ranks: 0, 9) == [4, -.infinity])
            let info = try await redis.tdigestInfo(key)
            #expect(info.compression == 200 && info.observations == 4 && info.memoryUsage > 0)
            let sum = key + ":sum"
            try await redis.tdigestMerge(sum, key, key, compression: 100, override: true)
            #expect(try await redis.tdigestInfo(sum).observations == 8)
            try await redis.tdigestReset(sum)
            #expect(try await redis.tdigestMax(sum).isNaN)
            _ = try await redis.del(key, sum)
        }
    }
}
