import CopperRedisModules
import CopperTestSupport
import Testing

@Suite("Time series of Redis Stack")
struct LiveTimeSeriesTests {
    private func sample(_ timestamp: Int, _ value: Double) -> RedisSeriesSample {
        RedisSeriesSample(timestamp, value)
    }

    @Test("samples go in and come out", .live, .stack, arguments: RESPVersion.allCases)
    func samples(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let key = fresh("series")
            try await redis.tsCreate(
                key, retention: .seconds(3600), encoding: .uncompressed, chunkSize: 256,
                duplicatePolicy: .last, labels: ["kind": "test"])
            #expect(try await redis.tsGet(key).sample == nil)
            #expect(try await redis.tsAdd(key, 1000, 1.5) == 1000)
            #expect(try await redis.tsAdd(key, 1000, 2.5, onDuplicate: .max) == 1000)
            let results = try await redis.tsMadd(
                RedisNewSample(key, 2000, 3), RedisNewSample(key, 3000, 4),
                RedisNewSample(key + ":none", 1, 1))
            #expect(results.prefix(2) == [.value(2000), .value(3000)])
            #expect(throws: RESPServerError.self) { try results.last?.get() }
            #expect(try await redis.tsIncrby(key, 1, timestamp: 4000) == 4000)
            #expect(try await redis.tsDecrby(key, 2, timestamp: 5000) == 5000)
            #expect(try await redis.tsGet(key).sample == sample(5000, 3))
            let all = try await redis.tsRange(key, .first, .last)
            #expect(
                all == [
                    sample(1000, 2.5), sample(2000, 3), sample(3000, 4), sample(4000, 5),
                    sample(5000, 3),
                ])
            let filtered = try await redis.tsRevrange(
                key, 1000, 5000, timestamps: [2000, 3000, 4000], values: 3.5...10, count: 1)
            #expect(filtered == [sample(4000, 5)])
            let maxima = try await redis.tsRange(
                key, 0, 5999, align: 0,
                aggregation: RedisSeriesAggregation(.max, bucket: .seconds(3)))
            #expect(maxima == [sample(0, 3), sample(3000, 5)])
            let gaps = try await redis.tsRange(
                key, 5000, 9000,
                aggregation: .init(.avg, bucket: .seconds(1), isEmptyReported: true))
            #expect(gaps.first == sample(5000, 3))
            #expect(try await redis.tsDel(key, 1000, 2000) == 2)
            try await redis.tsAlter(key, retention: .zero, labels: ["kind": "other"])
            let info = try await redis.tsInfo(key)
            #expect(info.totalSamples == 3 && info.firstTimestamp == 3000)
            #expect(info.lastTimestamp == 5000 && info.retention == .zero)
            #expect(info.chunkSize == 256 && info.duplicatePolicy == .last)
            #expect(info.labels == ["kind": "other"] && info.rules.isEmpty)
            #expect(try await redis.tsInfoDebug(key).record["Chunks"] != nil)
            _ = try await redis.del(key)
        }
    }

    @Test(
        "rules keep the aggregates of a series in another", .live, .stack,
        arguments: RESPVersion.allCases)
    func rules(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let key = fresh("series")
            let hourly = key + ":hourly"
            try await redis.tsCreate(key)
            try await redis.tsCreate(hourly)
            try await redis.tsCreaterule(
                key, hourly, aggregator: .stdP, bucket: .seconds(3600), alignTimestamp: 10)
            let rule = try await redis.tsInfo(key).rules.first
            #expect(rule?.destination == hourly && rule?.bucket == .seconds(3600))
            #expect(rule?.aggregator == .stdP && rule?.alignTimestamp == 10)
            #expect(try await redis.tsInfo(hourly).sourceKey == key)
            _ = try await redis.tsMadd(
                RedisNewSample(key, 1000, 3), RedisNewSample(key, 2000, 5),
                RedisNewSample(key, 4_000_000, 1))
            #expect(try await redis.tsGet(hourly).sample == sample(10, 1))
            try await redis.tsDeleterule(key, hourly)
            #expect(try await redis.tsInfo(key).rules.isEmpty)
            _ = try await redis.del(key, hourly)
        }
    }

    @Test("series are found by their labels", .live, .stack, arguments: RESPVersion.allCases)
    func labels(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let tag = String(UInt64.random(in: 0...(.max)))
            let (one, two) = ("{\(tag)}:1", "{\(tag)}:2")
            for (key, city) in [(one, "ulm"), (two, "bonn")] {
                try await redis.tsCreate(key, labels: ["tag": tag, "city": city])
                _ = try await redis.tsAdd(key, 1000, key == one ? 1 : 10)
                _ = try await redis.tsAdd(key, 2000, key == one ? 2 : 20)
            }
            let filter = "tag=\(tag)"
            let keys = try await redis.tsQueryindex(filter: filter, "city!=bonn")
            #expect(keys == [one])
            let last = try await redis.tsMget(labels: .selected(["city", "none"]), filter: filter)
            #expect(Set(last.map(\.key)) == [one, two])
            let ofOne = last.first { $0.key == one }
            #expect(ofOne?.sample == sample(2000, 2))
            #expect(ofOne?.labels == ["city": "ulm", "none": nil])
            let bare = try await redis.tsMget(filter: filter)
            #expect(bare.allSatisfy { $0.labels.isEmpty && $0.sample != nil })

            let ranges = try await redis.tsMrange(0, 5000, filter: filter, labels: .all)
            let range = ranges.first { $0.key == two }
            #expect(range?.samples == [sample(1000, 10), sample(2000, 20)])
            #expect(range?.labels == ["tag": tag, "city": "bonn"])
            #expect(range?.sources == [])
            let averages = try await redis.tsMrevrange(
                0, 5000, filter: filter, labels: .all, count: 5,
                aggregation: .init(.avg, bucket: .seconds(10)))
            #expect(averages.first { $0.key == one }?.samples == [sample(0, 1.5)])
            let sums = try await redis.tsMrange(
                0, 5000, filter: filter, labels: .all, groupBy: .init(by: "tag", .sum))
            #expect(sums.map(\.key) == [filter])
            #expect(sums.first?.samples == [sample(1000, 11), sample(2000, 22)])
            #expect(sums.first?.labels == ["tag": tag])
            #expect(Set(sums.first?.sources ?? []) == [one, two])
            _ = try await redis.del(one, two)
        }
    }
}
