import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

extension TypedLive {
    func strings() async throws {
        let set = try await redis.set("s", "one")
        #expect(set)
        let got = try await redis.get("s")
        #expect(got == "one")
        let bytes = try await redis.get("s", as: [UInt8].self)
        #expect(bytes == Array("one".utf8))
        let none = try await redis.get("none", as: Int.self)
        #expect(none == nil)
        let appended = try await redis.append("s", [UInt8]([0, 13, 10]))
        #expect(appended == 6)
        let length = try await redis.strlen("s")
        #expect(length == 6)
        let range = try await redis.getrange("s", -3, -1, as: [UInt8].self)
        #expect(range == [0, 13, 10])
        let old = try await redis.substr("s", 0, 2)
        #expect(old == "one")
        let written = try await redis.setrange("s", 1, "NE")
        #expect(written == 6)
        let swapped = try await redis.getset("s", "two")
        #expect(swapped == "oNE\0\r\n")
        let deleted = try await redis.getdel("s")
        #expect(deleted == "two")
        try await redis.mset(["m1": 1, "m2": 2.5])
        let many = try await redis.mget("m1", ["m2", "m3"])
        #expect(many == ["1", "2.5", nil])
        let isNew = try await redis.msetnx(["m3": 1, "m1": 5])
        #expect(!isNew)
        let numbers = [
            try await redis.incr("n"), try await redis.incrby("n", 10), try await redis.decr("n"),
            try await redis.decrby("n", 5),
        ]
        #expect(numbers == [1, 11, 10, 5])
        let fraction = try await redis.incrbyfloat("n", 0.25)
        #expect(fraction == 5.25)
        try await redis.mset(["l1": "ohmytext", "l2": "mynewtext"])
        let common = try await redis.lcs("l1", "l2")
        #expect(common == "mytext")
        let commonLength = try await redis.lcsLength("l1", "l2")
        #expect(commonLength == 6)
        let matches = try await redis.lcsMatches("l1", "l2", minimumLength: 4)
        #expect(matches.length == 6)
        #expect(matches.matches.map(\.first) == [4...7] && matches.matches.map(\.second) == [5...8])
    }

    /// The same names as calls, in pipelines and transactions.
    func calls() async throws {
        let (set, none, visits, members) = try await redis.pipeline(
            .set("name", "alice"), .get("none"), .incr("visits"),
            .smembers("tags", as: [UInt8].self))
        #expect(set && none == nil && visits == 1 && members.isEmpty)
        let (name, number) = try await redis.transaction(
            .get("name"), .get("visits", as: Int.self))
        #expect(name == "alice" && number == 1)
        let length = try await redis.run(.llen("jobs"), timeout: .seconds(60))
        #expect(length == 0)
    }

    func stringConditions() async throws {
        let first = try await redis.set("c", 1, condition: .nx, expires: .after(.seconds(100)))
        let second = try await redis.set("c", 2, condition: .nx)
        #expect(first && !second)
        let previous = try await redis.setGet(
            "c", 3, condition: .xx, expires: .keepTTL, as: Int.self)
        #expect(previous == 1)
        let none = try await redis.setGet("c:none", 3, condition: .xx)
        #expect(none == nil)
        let left = try await redis.ttl("c")
        #expect(left.duration.map { $0 > .seconds(90) && $0 <= .seconds(100) } == true)
        let kept = try await redis.getex("c", expires: .persist, as: Int.self)
        #expect(kept == 3)
        let persistent = try await redis.pttl("c")
        #expect(persistent == .persistent)
        let missing = try await redis.pttl("c:none")
        #expect(missing == .missing)
        try await redis.setex("c", .seconds(50), "x")
        try await redis.psetex("c", .milliseconds(50_500), "y")
        let isSet = try await redis.setnx("c", "z")
        #expect(!isSet)
        if kind == .valkey {
            let wrong = try await redis.set("c", "new", condition: .ifeq("old"))
            let right = try await redis.set("c", "new", condition: .ifeq("y"))
            #expect(!wrong && right)
            let kept = try await redis.delifeq("c", "old")
            let deleted = try await redis.delifeq("c", "new")
            #expect(!kept && deleted)
            let several = try await redis.msetex(
                ["e1": 1, "e2": 2], condition: .nx, expires: .after(.seconds(10)))
            let again = try await redis.msetex(["e1": 1, "e3": 2], condition: .nx)
            #expect(several && !again)
        }
    }

    func keys() async throws {
        try await redis.mset(["k:1": "a", "k:2": "b", "k:3": "c"])
        let there = try await redis.exists("k:1", "k:1", "k:9")
        #expect(there == 2)
        let touched = try await redis.touch("k:1", "k:9")
        #expect(touched == 1)
        let found = try await redis.keys("k:*")
        #expect(found.sorted() == ["k:1", "k:2", "k:3"])
        let kind = try await redis.type("k:1")
        let nothing = try await redis.type("k:9")
        #expect(kind == .string && nothing == .none)
        var cursor = RedisCursor.start
        var scanned: Set<String> = []
        repeat {
            let page = try await redis.scan(cursor, match: "k:*", count: 100, type: .string)
            scanned.formUnion(page.elements)
            cursor = page.cursor
        } while !cursor.isAtEnd
        #expect(scanned == ["k:1", "k:2", "k:3"])
        let random = try await redis.randomkey()
        #expect(random != nil)
        let encoding = try await redis.objectEncoding("k:1")
        #expect(encoding == "embstr")
        let idle = try await redis.objectIdletime("k:1")
        #expect(idle == 0)
        let references = try await redis.objectRefcount("k:1")
        #expect(references == 1)
        let help = try await redis.objectHelp()
        #expect(help.count > 5)
        try await redis.rename("k:1", "k:4")
        let renamed = try await redis.renamenx("k:4", "k:2")
        #expect(!renamed)
        let copied = try await redis.copy("k:4", "k:5")
        let again = try await redis.copy("k:4", "k:5")
        let replaced = try await redis.copy("k:4", "k:5", replace: true)
        #expect(copied && !again && replaced)
        let deleted = try await redis.del("k:4", "k:9")
        let unlinked = try await redis.unlink("k:5", "k:2", "k:3")
        #expect(deleted == 1 && unlinked == 3)
        try await redis.rpush("sort", 3, 1, 2)
        let sorted = try await redis.sort("sort", order: .descending, as: Int.self)
        #expect(sorted == [3, 2, 1])
        try await redis.mset(["w_1": "one", "w_2": "two"])
        let looked = try await redis.sortRo(
            "sort", limit: RedisLimit(count: 3), get: ["#", "w_*"], order: .ascending)
        #expect(looked == ["1", "one", "2", "two", "3", nil])
        let stored = try await redis.sortStore("sort", alpha: true, destination: "sorted")
        #expect(stored == 3)
        let knowsFiles = try await has("WAITAOF")
        let notes = redis.notes
        try await client.withConnection { lent in
            let connection = NotingRedis(base: lent, notes: notes)
            let waited = try await connection.wait(0, timeout: .milliseconds(1))
            #expect(waited == 0)
            guard knowsFiles else { return }
            let written = try await connection.waitaof(
                local: 0, replicas: 0, timeout: .milliseconds(1))
            #expect(written.replicas == 0)
        }
    }

    func expiry() async throws {
        try await redis.set("x", 1)
        let set = try await redis.expire("x", .seconds(100))
        let unmet = try await redis.expire("x", .seconds(100), condition: .nx)
        let missing = try await redis.expire("x:none", .seconds(100))
        #expect(set && !unmet && !missing)
        let longer = try await redis.pexpire("x", .milliseconds(200_500), condition: .gt)
        #expect(longer)
        let left = try await redis.pttl("x").duration
        #expect(left.map { $0 > .seconds(150) && $0 <= .milliseconds(200_500) } == true)
        let at = try await redis.expireat("x", .seconds(4_000_000_000))
        let moment = try await redis.expiretime("x")
        #expect(at && moment == .expires(.seconds(4_000_000_000)))
        let exact = try await redis.pexpireat("x", .milliseconds(4_000_000_000_500))
        let exactly = try await redis.pexpiretime("x")
        #expect(exact && exactly == .expires(.milliseconds(4_000_000_000_500)))
        let persisted = try await redis.persist("x")
        let again = try await redis.persist("x")
        #expect(persisted && !again)
        let kept = try await redis.set("x", 2, expires: .at(.seconds(4_000_000_000)))
        #expect(kept)
        let read = try await redis.getex("x", expires: .at(.milliseconds(4_000_000_000_500)))
        #expect(read == "2")
    }

    func moving() async throws {
        try await redis.set("v", "value")
        let dump = try #require(try await redis.dump("v"))
        let none = try await redis.dump("v:none")
        #expect(none == nil)
        try await redis.restore("v2", .seconds(100), dump)
        try await redis.restore("v2", .zero, dump, replace: true, idleTime: .seconds(5))
        let restored = try await redis.get("v2")
        #expect(restored == "value")
        let moved = try await redis.move("v2", 1)
        let again = try await redis.move("v2", 1)
        #expect(moved && !again)
        // There is nobody at that port, but the server looks for the key first.
        let migrated = try await redis.migrate(
            host: "127.0.0.1", port: 1, "v:none", database: 0, timeout: .milliseconds(10))
        #expect(migrated == .noKey)
    }

    func bitmaps() async throws {
        let before = try await redis.setbit("b", 7, true)
        let bit = try await redis.getbit("b", 7)
        #expect(!before && bit)
        try await redis.set("b", [UInt8]([0xF0, 0x01]))
        let all = try await redis.bitcount("b")
        let some = try await redis.bitcount("b", RedisBitRange(4, 15, .bit))
        #expect(all == 5 && some == 1)
        let first = try await redis.bitpos("b", false)
        let later = try await redis.bitpos("b", true, RedisBitRange(1))
        #expect(first == 4 && later == 15)
        let length = try await redis.bitop(.not, "b2", "b")
        #expect(length == 2)
        let fields = try await redis.bitfield(
            "b3", .set("u8", at: 0, to: 200), .get("u8", at: "#0"),
            .incrby("u8", at: 0, by: 100, overflow: .fail))
        #expect(fields == [0, 200, nil])
        let read = try await redis.bitfieldRo("b3", RedisBitFieldGet("u4", at: 0))
        #expect(read == [12])
    }

    func hyperloglogs() async throws {
        let changed = try await redis.pfadd("p1", "a", "b", "c")
        let again = try await redis.pfadd("p1", "a")
        #expect(changed && !again)
        try await redis.pfadd("p2", "c", "d")
        try await redis.pfmerge("p3", "p1", "p2")
        let count = try await redis.pfcount("p3")
        #expect(count == 4)
        try await redis.pfselftest()
    }
}
