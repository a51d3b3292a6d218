import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

extension TypedLive {
    func streams() async throws {
        let first = try await redis.xadd("st", ["a": 1, "b": "x"], id: "1-1")
        #expect(first == id(1, 1))
        let none = try await redis.xaddNoMkStream("st:none", ["a": 1])
        let second = try await redis.xaddNoMkStream("st", ["a": 2], id: id(2, 0))
        #expect(none == nil && second == id(2, 0))
        let third = try await redis.xadd("st", ["a": 3], trim: .maxlen(100, approximate: true))
        #expect(third > id(2, 0))
        let length = try await redis.xlen("st")
        #expect(length == 3)
        let entries = try await redis.xrange("st", "-", "2")
        #expect(entries.map(\.id) == [id(1, 1), id(2, 0)])
        #expect(entries[0]["b"] == "x" && entries[0].bytes("a") == [0x31])
        #expect(entries[0]["none"] == nil)
        let newest = try await redis.xrevrange("st", "+", "-", count: 1)
        #expect(newest.map(\.id) == [third])
        let read = try await redis.xread(["st": "1-1", "st:none": "0"], count: 1)
        #expect(read == [RedisStreamBatch("st", [entries[1]])])
        let nothing = try await redis.xread(["st": "$"])
        #expect(nothing.isEmpty)
        let waited = try await redis.xread(["st": "$"], block: .milliseconds(5))
        #expect(waited.isEmpty)
        let info = try await redis.xinfoStream("st")
        #expect(info.length == 3 && info.firstEntry == entries[0] && info.groups == 0)
        #expect(info.lastGeneratedID == third && info.entriesAdded == 3)
        let help = [try await redis.xinfoHelp(), try await redis.xgroupHelp()]
        #expect(help.allSatisfy { $0.count > 3 })
        try await redis.xsetid("st", id(third.milliseconds + 1, 0), entriesAdded: 9)
        let deleted = try await redis.xdel("st", first, "9-9")
        let trimmed = try await redis.xtrim("st", .minid("3-0"))
        #expect(deleted == 1 && trimmed == 1)
    }

    private func id(_ milliseconds: UInt64, _ sequence: UInt64) -> RedisStreamID {
        RedisStreamID(milliseconds: milliseconds, sequence: sequence)
    }

    func streamGroups() async throws {
        try await redis.xgroupCreate("sg", "g", id: "$", mkstream: true)
        let isNew = try await redis.xgroupCreateconsumer("sg", "g", "bob")
        #expect(isNew)
        for number in 1...4 { try await redis.xadd("sg", ["n": number], id: "\(number)-0") }
        let given = try await redis.xreadgroup("g", "alice", ["sg": ">"], count: 2)
        #expect(given.first?.entries.map { $0["n"] } == ["1", "2"])
        let lost = try await redis.xreadgroup("g", "bob", ["sg": ">"], count: 1, noack: true)
        #expect(lost.first?.entries.count == 1)
        let mine = try await redis.xreadgroup("g", "alice", ["sg": "0"])
        #expect(mine.first?.entries.map(\.id) == [id(1, 0), id(2, 0)])
        let summary = try await redis.xpending("sg", "g")
        #expect(summary.count == 2 && summary.consumers == [RedisKeyed("alice", 2)])
        #expect(summary.first == id(1, 0) && summary.last == id(2, 0))
        let pending = try await redis.xpending(
            "sg", "g", idle: .zero, start: "-", end: "+", count: 10, consumer: "alice")
        #expect(pending.map(\.deliveries) == [2, 2] && pending[0].consumer == "alice")
        let claimed = try await redis.xclaim(
            "sg", "g", "bob", minIdleTime: .zero, ids: "1-0", retryCount: 7)
        #expect(claimed.map { $0["n"] } == ["1"])
        let ids = try await redis.xclaimJustID(
            "sg", "g", "bob", minIdleTime: .zero, ids: "1-0", force: true)
        #expect(ids == [id(1, 0)])
        try await redis.xdel("sg", "2-0")
        let gone = try await redis.xreadgroup("g", "alice", ["sg": "0"])
        #expect(gone.first?.entries.map(\.isDeleted) == [true])
        let swept = try await redis.xautoclaim("sg", "g", "bob", minIdleTime: .zero, start: "0-0")
        #expect(swept.next == .zero && swept.entries.map(\.id) == [id(1, 0)])
        #expect(swept.deleted == [id(2, 0)])
        let sweptIDs = try await redis.xautoclaimJustID(
            "sg", "g", "bob", minIdleTime: .zero, start: "0-0", count: 5)
        #expect(sweptIDs.ids == [id(1, 0)])
        let groups = try await redis.xinfoGroups("sg")
        #expect(groups.map(\.name) == ["g"] && groups[0].consumers == 2 && groups[0].pending == 1)
        let consumers = try await redis.xinfoConsumers("sg", "g")
        #expect(Set(consumers.map(\.name)) == ["alice", "bob"])
        let full = try await redis.xinfoStreamFull("sg", count: 0)
        #expect(full.entries.count == 3 && full.groups.map(\.name) == ["g"])
        #expect(full.groups[0].consumers.count == 2 && full.groups[0].pendingCount == 1)
        let acknowledged = try await redis.xack("sg", "g", "1-0", "9-9")
        #expect(acknowledged == 1)
        let none = try await redis.xpending("sg", "g")
        #expect(none.count == 0 && none.first == nil && none.consumers.isEmpty)
        try await redis.xgroupSetid("sg", "g", id: "0", entriesRead: 0)
        let left = try await redis.xgroupDelconsumer("sg", "g", "bob")
        let destroyed = try await redis.xgroupDestroy("sg", "g")
        #expect(left == 0 && destroyed)
    }
}
