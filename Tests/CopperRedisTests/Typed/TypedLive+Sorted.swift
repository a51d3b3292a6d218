import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

extension TypedLive {
    func sortedSets() async throws {
        let one = try await redis.zadd("z", 1.5, "a")
        let new = try await redis.zadd("z", ["b": 2, "c": 3, "d": .infinity])
        let changed = try await redis.zadd("z", ["a": 1, "b": 5], comparison: .gt, changed: true)
        let unmet = try await redis.zadd("z", ["a": 9], condition: .nx)
        #expect(one == 1 && new == 3 && changed == 1 && unmet == 0)
        let added = try await redis.zaddIncr("z", 2, "a", condition: .xx)
        let none = try await redis.zaddIncr("z", 2, "a", condition: .nx)
        #expect(added == 3.5 && none == nil)
        let sum = try await redis.zincrby("z", -0.5, "a")
        #expect(sum == 3)
        let count = try await redis.zcard("z")
        let some = try await redis.zcount("z", .exclusive(3), .infinity)
        #expect(count == 4 && some == 2)
        let score = try await redis.zscore("z", "d")
        let nobody = try await redis.zscore("z", "none")
        #expect(score == .infinity && nobody == nil)
        let scores = try await redis.zmscore("z", "a", "none")
        #expect(scores == [3, nil])
        let rank = try await redis.zrank("z", "a")
        let reverse = try await redis.zrevrank("z", "a")
        let nowhere = try await redis.zrank("z", "none")
        #expect(rank == 0 && reverse == 3 && nowhere == nil)
        if kind != .redis {
            let both = try await redis.zrankWithScore("z", "b")
            let reversed = try await redis.zrevrankWithScore("z", "b")
            let nothing = try await redis.zrankWithScore("z", "none")
            #expect(both == RedisRank(2, 5) && reversed == RedisRank(1, 5) && nothing == nil)
        }
        let page = try await redis.zscan("z", .start, count: 100)
        #expect(page.elements.contains(RedisScored("b", 5)) && page.elements.count == 4)
        if kind == .valkey {
            let members = try await redis.zscanMembers("z", .start, match: "a")
            #expect(members.elements == ["a"])
        }
        try await redis.zadd("z1", 1, "only")
        let random = try await redis.zrandmember("z1")
        let several = try await redis.zrandmember("z1", count: -2)
        let scored = try await redis.zrandmemberWithScores("z1", count: -2)
        #expect(random == "only" && several == ["only", "only"])
        #expect(scored == [RedisScored("only", 1), RedisScored("only", 1)])
        let max = try await redis.zpopmax("z")
        let min = try await redis.zpopmin("z", 2)
        let empty = try await redis.zpopmin("z:none")
        #expect(max == [RedisScored("d", .infinity)] && empty.isEmpty)
        #expect(min == [RedisScored("a", 3), RedisScored("c", 3)])
        let popped = try await redis.zmpop("z:none", "z", from: .min, count: 3)
        #expect(popped == RedisKeyed("z", [RedisScored("b", 5)]))
        let unpopped = try await redis.zmpop("z:none", from: .min)
        #expect(unpopped == nil)
        let removed = try await redis.zrem("z1", "only", "none")
        #expect(removed == 1)
    }

    func sortedSetRanges() async throws {
        try await redis.zadd("r", ["a": 1, "b": 2, "c": 3, "d": 4])
        let byRank = try await redis.zrange("r", 0, 1)
        let reversed = try await redis.zrange("r", 0, 1, reversed: true)
        let byScore = try await redis.zrange("r", byScore: .exclusive(1), 3)
        let highest = try await redis.zrange(
            "r", byScore: .infinity, .minusInfinity, reversed: true, limit: RedisLimit(count: 2))
        #expect(byRank == ["a", "b"] && reversed == ["d", "c"])
        #expect(byScore == ["b", "c"] && highest == ["d", "c"])
        let scored = try await redis.zrangeWithScores("r", -1, -1)
        let between = try await redis.zrangeWithScores("r", byScore: 2, 3, limit: .init(count: 1))
        #expect(scored == [RedisScored("d", 4)] && between == [RedisScored("b", 2)])
        let old = try await redis.zrangebyscore(
            "r", 2, .infinity, limit: .init(offset: 1, count: 1))
        let oldScored = try await redis.zrangebyscoreWithScores("r", 4, 4)
        let back = try await redis.zrevrange("r", 0, 0)
        let backScored = try await redis.zrevrangeWithScores("r", 0, 0)
        let down = try await redis.zrevrangebyscore("r", 2, .minusInfinity)
        let downScored = try await redis.zrevrangebyscoreWithScores("r", 1, 1)
        #expect(old == ["c"] && oldScored == [RedisScored("d", 4)] && back == ["d"])
        #expect(backScored == [RedisScored("d", 4)] && down == ["b", "a"])
        #expect(downScored == [RedisScored("a", 1)])
        try await redis.zadd("x", ["a": 0, "b": 0, "c": 0, "d": 0])
        let lex = try await redis.zrange("x", byLex: .exclusive("a"), "c")
        let lexBack = try await redis.zrange("x", byLex: .last, "c", reversed: true)
        let oldLex = try await redis.zrangebylex("x", .first, "b")
        let oldLexBack = try await redis.zrevrangebylex("x", .last, "c", limit: .init(count: 1))
        let counted = try await redis.zlexcount("x", .first, .last)
        #expect(lex == ["b", "c"] && lexBack == ["d", "c"] && oldLex == ["a", "b"])
        #expect(oldLexBack == ["d"] && counted == 4)
        let stored = [
            try await redis.zrangestore("to", "r", 0, 1),
            try await redis.zrangestore("to", "r", byScore: 1, 3),
            try await redis.zrangestore("to", "x", byLex: .first, .last, limit: .init(count: 1)),
        ]
        #expect(stored == [2, 3, 1])
        let removed = [
            try await redis.zremrangebylex("x", "a", "b"),
            try await redis.zremrangebyrank("r", 0, 0),
            try await redis.zremrangebyscore("r", 2, .exclusive(4)),
        ]
        #expect(removed == [2, 1, 2])
    }

    func sortedSetAlgebra() async throws {
        try await redis.zadd("a1", ["a": 1, "b": 2])
        try await redis.zadd("a2", ["b": 10, "c": 3])
        let difference = try await redis.zdiff("a1", "a2")
        let differing = try await redis.zdiffWithScores("a1", "a2")
        #expect(difference == ["a"] && differing == [RedisScored("a", 1)])
        let common = try await redis.zinter("a1", "a2", weights: [2, 0.5])
        let commonScored = try await redis.zinterWithScores(
            "a1", "a2", weights: [2, 0.5], aggregate: .max)
        #expect(common == ["b"] && commonScored == [RedisScored("b", 5)])
        let counted = try await redis.zintercard("a1", "a2")
        #expect(counted == 1)
        let union = try await redis.zunion("a1", "a2")
        let unionScored = try await redis.zunionWithScores("a1", "a2", aggregate: .min)
        #expect(union == ["a", "c", "b"])
        #expect(unionScored == [RedisScored("a", 1), RedisScored("b", 2), RedisScored("c", 3)])
        let stored = [
            try await redis.zdiffstore("a3", "a1", "a2"),
            try await redis.zinterstore("a4", "a1", "a2", weights: [1, 1], aggregate: .sum),
            try await redis.zunionstore("a5", "a1", "a2"),
        ]
        #expect(stored == [1, 1, 3])
    }

    func places() async throws {
        let new = try await redis.geoadd(
            "g", RedisGeoMember("Palermo", longitude: 13.361389, latitude: 38.115556),
            RedisGeoMember("Catania", longitude: 15.087269, latitude: 37.502669))
        let moved = try await redis.geoadd(
            "g", RedisGeoMember("Catania", longitude: 15, latitude: 37.5), condition: .xx,
            changed: true)
        #expect(new == 2 && moved == 1)
        let distance = try #require(try await redis.geodist("g", "Palermo", "Catania", .kilometers))
        let unknown = try await redis.geodist("g", "Palermo", "none")
        #expect((150..<170).contains(distance) && unknown == nil)
        let hashes = try await redis.geohash("g", "Palermo", "none")
        #expect(hashes[0]?.hasPrefix("sqc8b49") == true && hashes[1] == nil)
        let positions = try await redis.geopos("g", "Catania", "none")
        #expect(positions[0].map { abs($0.longitude - 15) < 0.001 } == true && positions[1] == nil)
        let near = try await redis.geosearch(
            "g", from: .position(longitude: 15, latitude: 37), by: .radius(200, .kilometers),
            order: .ascending)
        let one = try await redis.geosearch(
            "g", from: .member("Palermo"),
            by: .box(width: 400, height: 400, .kilometers), order: .descending, count: 1)
        #expect(near == ["Catania", "Palermo"] && one == ["Catania"])
        let matches = try await redis.geosearchMatches(
            "g", from: .member("Palermo"), by: .radius(10, .miles))
        let match = try #require(matches.first)
        #expect(match.member == "Palermo" && match.distance == 0 && match.hash > 0)
        #expect(abs(match.position.latitude - 38.115556) < 0.001)
        let stored = try await redis.geosearchstore(
            "g2", "g", from: .member("Palermo"), by: .radius(500, .kilometers),
            storeDistance: true)
        #expect(stored == 2)
        if kind == .valkey {
            let corners = [(13, 38), (14, 38), (14, 39), (13, 39)].map {
                RedisGeoPosition(longitude: Double($0.0), latitude: Double($0.1))
            }
            let within = try await redis.geosearch("g", by: .polygon(corners))
            let withPlaces = try await redis.geosearchMatches("g", by: .polygon(corners))
            let kept = try await redis.geosearchstore("g3", "g", by: .polygon(corners))
            #expect(within == ["Palermo"] && withPlaces.map(\.member) == within && kept == 1)
        }
    }

    func oldPlaces() async throws {
        try await redis.geoadd("o", RedisGeoMember("Palermo", longitude: 13.36, latitude: 38.11))
        let center = RedisGeoPosition(longitude: 13, latitude: 38)
        let names = [
            try await redis.georadius("o", center, 100, .kilometers, order: .ascending),
            try await redis.georadiusRo("o", center, 100, .kilometers, count: 5),
            try await redis.georadiusbymember("o", "Palermo", 1, .meters),
            try await redis.georadiusbymemberRo("o", "Palermo", 1, .feet),
        ]
        #expect(names == Array(repeating: ["Palermo"], count: 4))
        let matches = [
            try await redis.georadiusMatches("o", center, 100, .kilometers),
            try await redis.georadiusRoMatches("o", center, 100, .kilometers),
            try await redis.georadiusbymemberMatches("o", "Palermo", 1, .meters),
            try await redis.georadiusbymemberRoMatches("o", "Palermo", 1, .meters),
        ]
        #expect(matches.allSatisfy { $0.map(\.member) == ["Palermo"] })
        let stored = [
            try await redis.georadiusStore("o", center, 100, .kilometers, to: .store("o2")),
            try await redis.georadiusbymemberStore(
                "o", "Palermo", 1, .meters, to: .storeDistance("o3")),
        ]
        #expect(stored == [1, 1])
    }
}
