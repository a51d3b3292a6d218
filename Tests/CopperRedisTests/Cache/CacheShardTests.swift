import CopperBytes
import CopperRESP
import CopperResilience
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Asks a shard as the node's cache does, for tests.
private struct Asker {
    let hasher = CacheHash(seed: 11)
    var now = MonotonicTime(nanoseconds: 1_000_000_000)

    func ask<Result>(
        _ key: String, _ name: String = "GET", _ body: (CacheQuestion) throws -> Result
    ) rethrows -> Result {
        var name = "$\(name.utf8.count)\r\n\(name)\r\n"
        var key = key
        let rest = UnsafeRawBufferPointer(start: nil, count: 0)
        return try name.withUTF8 { name in
            try key.withUTF8 { key in
                try body(
                    CacheQuestion(
                        name: UnsafeRawBufferPointer(name), key: UnsafeRawBufferPointer(key),
                        rest: rest, by: hasher))
            }
        }
    }

    /// A reply that is `value`, made to weigh as much as is asked for.
    func reply(
        _ value: Int, to question: CacheQuestion, padding: Int = 0,
        expiry: MonotonicTime = .distantFuture
    ) throws -> CacheShard.Reply {
        let text = "\(value)" + String(repeating: " ", count: padding)
        let bytes = Array("$\(text.utf8.count)\r\n\(text)\r\n".utf8)
        let chunk = question.chunk(room: bytes.count)
        bytes.withUnsafeBytes { _ = chunk.append($0) }
        var scanner = RESPScanner(limits: .unbounded)
        let span = chunk.bytes(from: question.length, length: bytes.count)
        let frame = try #require(try scanner.next(in: span))
        return CacheShard.Reply(chunk: chunk, frame: frame, asked: now, expiry: expiry)
    }

    func value(_ reply: RedisReply) throws -> Int {
        let text = try reply.decode(as: String.self)
        return try #require(Int(text.prefix { $0 != " " }))
    }

    /// Looks up; asks and fills if nothing is there. Returns whether it was.
    func access(
        _ shard: inout CacheShard, _ key: String, value: Int = 0, padding: Int = 0
    ) throws -> Bool {
        try ask(key) { question in
            let longAgo = MonotonicTime(nanoseconds: .min)
            if case .hit = shard.find(question, now: now, oldest: longAgo) { return true }
            let (_, ticket) = shard.findOrAsk(question, now: now, oldest: longAgo)
            if let ticket {
                let reply = try reply(value, to: question, padding: padding)
                _ = shard.fill(ticket, reply, now: now)
            }
            return false
        }
    }
}

extension CacheShard {
    /// Lists, tables and weights agree.
    func expectConsistent(sourceLocation: SourceLocation = #_sourceLocation) {
        var seen: Set<Int> = []
        for (segment, list) in [
            (Segment.window, window), (.probation, probation), (.protected, protected),
        ] {
            var (weight, count, previous, place) = (0, 0, Self.none, list.first)
            while place != Self.none, seen.insert(place).inserted {
                let node = nodes[place]
                #expect(node.segment == segment, sourceLocation: sourceLocation)
                #expect(node.previous == previous, sourceLocation: sourceLocation)
                #expect(
                    node.frame != nil && node.flight == nil && node.chunk != nil,
                    sourceLocation: sourceLocation)
                weight += node.weight
                count += 1
                (previous, place) = (place, node.next)
            }
            #expect(list.last == previous, sourceLocation: sourceLocation)
            #expect(list.weight == weight, sourceLocation: sourceLocation)
            #expect(list.count == count, sourceLocation: sourceLocation)
        }
        #expect(
            nodes.count { $0.frame != nil } == seen.count && entries == seen.count,
            sourceLocation: sourceLocation)
        #expect(nodes.count { $0.flight != nil } == placeholders, sourceLocation: sourceLocation)
        #expect(weight <= capacity, "too heavy", sourceLocation: sourceLocation)
        #expect(window.weight <= capacity / 100, sourceLocation: sourceLocation)
    }
}

@Suite("A cache's structure")
struct CacheShardTests {
    private let longAgo = MonotonicTime(nanoseconds: .min)

    @Test("holds to its weight and gives back only what is right, after any operations")
    func properties() throws {
        try Fuzzing.run("cache", short: 60, long: 6000) { seed in
            var random = SeededRandom(seed: seed)
            var asker = Asker()
            let capacity = [0, 900, 20_000, 200_000][random.below(4)]
            var shard = CacheShard(capacity: capacity)
            // What may be given back: the last value that was kept, with its end.
            var right: [String: (value: Int, expiry: MonotonicTime, asked: MonotonicTime)] = [:]
            var tickets: [(ticket: CacheShard.Ticket, key: String, name: String, valid: Bool)] = []
            let names = ["GET", "STRLEN", "HGETALL"]
            for step in 0..<600 {
                let key = "key \(random.below(8) * random.below(8))"
                let name = names[random.below(names.count)]
                let id = name + key
                asker.now = asker.now + .milliseconds(random.below(50))
                let now = asker.now
                switch random.below(12) {
                case 0:
                    var key = key
                    key.withUTF8 { bytes in
                        let bytes = UnsafeRawBufferPointer(bytes)
                        shard.invalidate(bytes, hash: asker.hasher(bytes))
                    }
                    for name in names { right[name + key] = nil }
                    for place in tickets.indices where tickets[place].key == key {
                        tickets[place].valid = false
                    }
                case 1 where random.below(8) == 0:
                    shard.flush()
                    right = [:]
                    for place in tickets.indices { tickets[place].valid = false }
                    #expect(shard.entries == 0 && shard.weight == 0 && shard.placeholders == 0)
                case 2..<6 where !tickets.isEmpty:
                    let entry = tickets.remove(at: random.below(tickets.count))
                    let padding = random.below(20) == 0 ? random.below(20_000) : random.below(100)
                    let expiry =
                        random.below(2) == 0
                        ? .distantFuture : now + .milliseconds(random.below(400))
                    try asker.ask(entry.key, entry.name) { question in
                        if random.below(6) == 0 {
                            shard.giveUp(entry.ticket)
                            return
                        }
                        let reply = try asker.reply(
                            step, to: question, padding: padding, expiry: expiry)
                        let filled = shard.fill(entry.ticket, reply, now: now)
                        #expect(filled == entry.valid, "seed \(seed), step \(step)")
                        if filled { right[entry.name + entry.key] = (step, expiry, now) }
                    }
                default:
                    let oldest =
                        random.below(3) == 0
                        ? MonotonicTime(nanoseconds: now.nanoseconds - 100_000_000) : longAgo
                    try asker.ask(key, name) { question in
                        let isOpen = tickets.contains {
                            $0.valid && $0.key == key && $0.name == name
                        }
                        switch shard.findOrAsk(question, now: now, oldest: oldest) {
                        case (.hit(let reply), let ticket):
                            let value = try asker.value(reply)
                            let expected = try #require(right[id])
                            #expect(value == expected.value && ticket == nil && !isOpen)
                            #expect(now < expected.expiry && expected.asked >= oldest)
                        case (.asked, let ticket): #expect(isOpen && ticket == nil)
                        case (.absent, let ticket):
                            #expect(!isOpen)
                            tickets.append((try #require(ticket), key, name, true))
                            right[id] = nil
                        }
                    }
                }
                shard.expectConsistent()
                #expect(shard.placeholders == tickets.count { $0.valid })
            }
            // Every node is found by its key: nothing is left behind.
            for number in 0..<64 {
                let key = Array("key \(number)".utf8)
                key.withUnsafeBytes { shard.invalidate($0, hash: asker.hasher($0)) }
            }
            #expect(shard.entries == 0 && shard.weight == 0 && shard.placeholders == 0)
            for entry in tickets { #expect(shard.flight(of: entry.ticket) == nil) }
        }
    }

    @Test("an invalidation takes away all that is known of the key, and of no other")
    func invalidation() throws {
        let asker = Asker()
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
        let asker = Asker()
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

    @Test("what is larger than the window passes through it, what is larger than all does not stay")
    func large() throws {
        let asker = Asker()
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
        var asker = Asker()
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
        let asker = Asker()
        var random = SeededRandom(seed: 7)
        let zipf = Zipf(count: 20_000, exponent: 0.75)
        // All replies weigh the same: room for 400 of them.
        let weight = CacheShard.overhead + "$3\r\nGET\r\n100000$1\r\n0\r\n".utf8.count
        var shard = CacheShard(capacity: 400 * weight)
        var lru = PlainLRU(room: 400)
        var (own, plain, reads) = (0, 0, 0)
        var scan = 0
        for round in 0..<soak(short: 120_000, long: 2_000_000) {
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
