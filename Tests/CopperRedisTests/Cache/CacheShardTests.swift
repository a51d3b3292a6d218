import CopperBytes
import CopperRESP
import CopperResilience
import CopperTestSupport
import Testing

@testable import CopperRedis

@Suite("A cache's structure")
struct CacheShardTests {
    private let longAgo = MonotonicTime(nanoseconds: .min)

    @Test("holds to its weight and gives back only what is right, after any operations")
    func properties() throws {
        try Fuzzing.run("cache", short: 30, long: 4000) { seed in
            var model = CacheModel(seed: seed)
            for step in 0..<500 { try model.run(step) }
            model.end()
        }
    }

    @Test("an invalidation takes away all that is known of the key, and of no other")
    func invalidation() throws {
        let asker = CacheAsker()
        var shard = CacheShard(capacity: 1 << 20)
        for key in ["a", "b"] {
            for name in ["GET", "STRLEN", "TYPE"] {
                try asker.ask(key, name) { question in
                    let (_, ticket) = shard.findOrAsk(question, now: asker.now, oldest: longAgo)
                    let reply = try asker.reply(1, to: question)
                    #expect(shard.fill(try #require(ticket), reply, now: asker.now))
                }
            }
        }
        #expect(shard.entries == 6)
        let key = Array("a".utf8)
        key.withUnsafeBytes { shard.invalidate($0, hash: asker.hasher($0)) }
        #expect(shard.entries == 3 && shard.statistics.evictions.invalidation == 3)
        #expect(try asker.access(&shard, "b"))
        #expect(try !asker.access(&shard, "a"))
    }

    @Test("an answer that was asked for before its key changed is not kept")
    func poison() throws {
        let asker = CacheAsker()
        var shard = CacheShard(capacity: 1 << 20)
        try asker.ask("k") { question in
            let (_, first) = shard.findOrAsk(question, now: asker.now, oldest: longAgo)
            let old = try #require(first)
            shard.invalidate(question.key, hash: question.keyHash)
            // Who comes now must not be given the old answer either.
            let (finding, second) = shard.findOrAsk(question, now: asker.now, oldest: longAgo)
            guard case .absent = finding else {
                Issue.record("joined a question from before the change")
                return
            }
            let new = try #require(second)
            #expect(!shard.fill(old, try asker.reply(1, to: question), now: asker.now))
            #expect(shard.fill(new, try asker.reply(2, to: question), now: asker.now))
            #expect(shard.statistics.poisoned == 1)
            guard case .hit(let reply) = shard.find(question, now: asker.now, oldest: longAgo)
            else {
                Issue.record("the new answer is not there")
                return
            }
            #expect(try asker.value(reply) == 2)
        }
    }

    @Test(
        "a short string is read where it is kept, and nothing else is",
        arguments: [
            ("$3\r\nabc\r\n", "abc"), ("$0\r\n\r\n", ""), ("$2\r\n\u{E9}\r\n", "\u{E9}"),
            ("$-1\r\n", nil), ("_\r\n", nil), ("+OK\r\n", nil), (":1\r\n", nil),
            ("*1\r\n$1\r\na\r\n", nil), ("$?\r\n;1\r\na\r\n;0\r\n", nil),
            ("|1\r\n+a\r\n+b\r\n$1\r\na\r\n", nil),
            ("$600\r\n" + String(repeating: "x", count: 600) + "\r\n", nil),
        ] as [(String, String?)])
    func text(wire: String, expected: String?) throws {
        let asker = CacheAsker()
        var shard = CacheShard(capacity: 1 << 20)
        var scanner = RESPScanner()
        let bytes = Array(wire.utf8)
        let frame = try #require(try scanner.next(in: bytes.span.bytes))
        try asker.ask("k") { question in
            let (_, place) = shard.findOrAsk(question, now: asker.now, oldest: longAgo)
            let ticket = try #require(place)
            let chunk = question.chunk(room: bytes.count)
            bytes.withUnsafeBytes { _ = chunk.append($0) }
            let end = asker.now + .seconds(1)
            let reply = CacheShard.Reply(
                chunk: chunk, frame: frame, asked: asker.now, expiry: end)
            let isKept = shard.fill(ticket, reply, now: asker.now)
            #expect(isKept)
            let found = shard.text(question, now: asker.now, oldest: longAgo)
            #expect(found == expected)
            #expect(shard.statistics.hits == (expected == nil ? 0 : 1))
            let late = shard.text(question, now: end, oldest: longAgo)
            let old = shard.text(question, now: asker.now, oldest: end)
            #expect(late == nil && old == nil)
        }
        let other = asker.ask("other") { shard.text($0, now: asker.now, oldest: longAgo) }
        #expect(other == nil)
    }

    @Test("a question that was asked before the oldest answer that will do is not joined")
    func olderQuestion() throws {
        let asker = CacheAsker()
        var shard = CacheShard(capacity: 1 << 20)
        try asker.ask("k") { question in
            let asked = asker.now
            let later = asked + .seconds(1)
            let (_, first) = shard.findOrAsk(question, now: asked, oldest: longAgo)
            let old = try #require(first)
            guard case .asked = shard.find(question, now: later, oldest: asked) else {
                Issue.record("a question that is as young as it has to be was not joined")
                return
            }
            let (finding, second) = shard.findOrAsk(question, now: later, oldest: later)
            guard case .absent = finding else {
                Issue.record("joined a question that is too old")
                return
            }
            // Who has to ask anew asks alone: the old question keeps its place.
            #expect(second == nil)
            #expect(shard.fill(old, try asker.reply(1, to: question), now: later))
            #expect(shard.statistics.misses == 2 && shard.statistics.poisoned == 0)
        }
    }

    @Test("what is larger than the window passes through it, what is larger than all does not stay")
    func large() throws {
        let asker = CacheAsker()
        var shard = CacheShard(capacity: 100_000)
        for number in 0..<3 { _ = try asker.access(&shard, "small \(number)") }
        #expect(try !asker.access(&shard, "large", padding: 20_000))
        #expect(try asker.access(&shard, "large"))
        for number in 0..<3 { #expect(try asker.access(&shard, "small \(number)")) }
        #expect(try !asker.access(&shard, "too large", padding: 100_000))
        #expect(try !asker.access(&shard, "too large"))
        #expect(shard.statistics.evictions.size == 2 || shard.statistics.evictions.size == 1)
        shard.expectConsistent()
    }

    @Test("what is over makes way before what is still good")
    func expired() throws {
        var asker = CacheAsker()
        var shard = CacheShard(capacity: 100 * 300)
        for number in 0..<60 {
            try asker.ask("short \(number)") { question in
                for _ in 0..<5 { _ = shard.find(question, now: asker.now, oldest: longAgo) }
                let (_, ticket) = shard.findOrAsk(question, now: asker.now, oldest: longAgo)
                let reply = try asker.reply(1, to: question, expiry: asker.now + .seconds(1))
                _ = shard.fill(try #require(ticket), reply, now: asker.now)
            }
        }
        asker.now = asker.now + .seconds(2)
        for number in 0..<90 { _ = try asker.access(&shard, "new \(number)") }
        let kept = try (0..<90).count { number in
            try asker.ask("new \(number)") { question in
                guard case .hit(let reply) = shard.find(question, now: asker.now, oldest: longAgo)
                else { return false }
                return try asker.value(reply) == 0
            }
        }
        #expect(kept >= 85, "\(kept)")
        #expect(shard.statistics.evictions.expiry >= 40)
    }

    /// Numbers from 0 on, of which the nth is asked for as often as 1/n^s.
    private struct Zipf {
        private var sums: [Double] = []
        init(count: Int, exponent: Double) {
            var sum = 0.0
            for number in 1...count {
                sum += 1 / power(Double(number), exponent)
                sums.append(sum)
            }
        }

        func next(_ random: inout SeededRandom) -> Int {
            let target = Double.random(in: 0..<(sums.last ?? 1), using: &random)
            var (low, high) = (0, sums.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] <= target { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private func power(_ base: Double, _ exponent: Double) -> Double {
            // For exponents that are quarters.
            var result = 1.0
            let root = base.squareRoot().squareRoot()
            for _ in 0..<Int(exponent * 4) { result *= root }
            return result
        }
    }

    /// The least recently used makes way; for comparison.
    private struct PlainLRU {
        var room: Int
        private var times: [Int: Int] = [:]
        private var order: [(time: Int, key: Int)] = []
        private var head = 0
        private var time = 0
        init(room: Int) { self.room = room }

        mutating func access(_ key: Int) -> Bool {
            time += 1
            let isHit = times[key] != nil
            times[key] = time
            order.append((time, key))
            while times.count > room {
                let oldest = order[head]
                head += 1
                if times[oldest.key] == oldest.time { times[oldest.key] = nil }
            }
            return isHit
        }
    }

    @Test(
        "gives back more of a skewed load than LRU does, and lives through scans",
        arguments: [false, true])
    func hitRatio(_ scans: Bool) throws {
        let asker = CacheAsker()
        var random = SeededRandom(seed: 7)
        let zipf = Zipf(count: 20_000, exponent: 0.75)
        // All replies weigh the same: room for 400 of them.
        let weight = CacheShard.overhead + "$3\r\nGET\r\n100000$1\r\n0\r\n".utf8.count
        var shard = CacheShard(capacity: 400 * weight)
        var lru = PlainLRU(room: 400)
        var (own, plain, reads) = (0, 0, 0)
        var scan = 0
        for round in 0..<soak(short: 80_000, long: 2_000_000) {
            let key: Int
            if scans, round % 4000 >= 2000 {
                // Half of the time keys that are asked for once.
                scan += 1
                key = 300_000 + scan
            } else {
                key = 100_000 + zipf.next(&random)
            }
            let isHit = try asker.access(&shard, "\(key)")
            let isPlainHit = lru.access(key)
            guard round > 20_000, key < 300_000 else { continue }
            reads += 1
            if isHit { own += 1 }
            if isPlainHit { plain += 1 }
        }
        let (ratio, plainRatio) = (Double(own) / Double(reads), Double(plain) / Double(reads))
        print("hit ratio \(ratio), of LRU \(plainRatio)\(scans ? ", with scans" : "")")
        #expect(ratio > plainRatio * 1.25)
        shard.expectConsistent()
    }
}
