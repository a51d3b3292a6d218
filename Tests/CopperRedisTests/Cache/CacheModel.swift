import CopperBytes
import CopperRESP
import CopperResilience
import Testing

@testable import CopperRedis

/// Asks a shard as the node's cache does, for tests.
struct CacheAsker {
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
        var faults: [String] = []
        func check(_ isRight: Bool, _ fault: @autoclosure () -> String) {
            if !isRight { faults.append(fault()) }
        }
        var seen: Set<Int> = []
        for (segment, list) in [
            (Segment.window, window), (.probation, probation), (.protected, protected),
        ] {
            var (weight, count, previous, place) = (0, 0, Self.none, list.first)
            while place != Self.none, seen.insert(place).inserted {
                let node = nodes[place]
                check(node.segment == segment, "\(place) stands in the list \(segment)")
                check(node.previous == previous, "\(place) is linked to \(node.previous)")
                check(
                    node.frame != nil && node.flight == nil && node.chunk != nil,
                    "\(place) is no entry")
                weight += node.weight
                count += 1
                (previous, place) = (place, node.next)
            }
            check(list.last == previous, "\(segment) ends at \(list.last)")
            check(list.weight == weight, "\(segment) weighs \(list.weight), not \(weight)")
            check(list.count == count, "\(segment) has \(list.count), not \(count)")
        }
        check(nodes.count { $0.frame != nil } == seen.count, "an entry is in no list")
        check(entries == seen.count, "\(entries) entries")
        check(nodes.count { $0.flight != nil } == placeholders, "\(placeholders) places")
        check(weight <= capacity, "\(weight) bytes in \(capacity)")
        check(window.weight <= capacity / 100, "the window weighs \(window.weight)")
        #expect(faults.isEmpty, sourceLocation: sourceLocation)
    }
}

/// A shard, and beside it what it may give back.
struct CacheModel: ~Copyable {
    private let seed: UInt64
    private var random: SeededRandom
    private var asker = CacheAsker()
    private var shard: CacheShard
    /// The last value that was kept, with its end.
    private var right: [String: (value: Int, expiry: MonotonicTime, asked: MonotonicTime)] = [:]
    private var places: [Place] = []
    private static let names = ["GET", "STRLEN", "HGETALL"]

    private struct Place {
        let ticket: CacheShard.Ticket
        let key: String
        let name: String
        let asked: MonotonicTime
        /// Nothing was heard of its key since.
        var isValid = true
    }

    init(seed: UInt64) {
        self.seed = seed
        random = SeededRandom(seed: seed)
        shard = CacheShard(capacity: [0, 900, 20_000, 200_000][random.below(4)])
    }

    mutating func run(_ step: Int) throws {
        asker.now = asker.now + .milliseconds(random.below(50))
        let key = "key \(random.below(8) * random.below(8))"
        switch random.below(12) {
        case 0: invalidate(key)
        case 1 where random.below(8) == 0: flush()
        case 2..<6 where !places.isEmpty: try fill(step)
        default: try ask(key, Self.names[random.below(Self.names.count)])
        }
        shard.expectConsistent()
        #expect(shard.placeholders == places.count { $0.isValid })
    }

    private mutating func invalidate(_ key: String) {
        let bytes = Array(key.utf8)
        bytes.withUnsafeBytes { shard.invalidate($0, hash: asker.hasher($0)) }
        for name in Self.names { right[name + key] = nil }
        for place in places.indices where places[place].key == key {
            places[place].isValid = false
        }
    }

    private mutating func flush() {
        shard.flush()
        right = [:]
        for place in places.indices { places[place].isValid = false }
        #expect(shard.entries == 0 && shard.weight == 0 && shard.placeholders == 0)
    }

    private mutating func fill(_ step: Int) throws {
        let place = places.remove(at: random.below(places.count))
        guard random.below(6) > 0 else { return shard.giveUp(place.ticket) }
        let padding = random.below(20) == 0 ? random.below(20_000) : random.below(100)
        let now = asker.now
        let expiry =
            random.below(2) == 0 ? .distantFuture : now + .milliseconds(random.below(400))
        let isFilled = try asker.ask(place.key, place.name) { question in
            let reply = try asker.reply(step, to: question, padding: padding, expiry: expiry)
            return shard.fill(place.ticket, reply, now: now)
        }
        #expect(isFilled == place.isValid, "seed \(seed), step \(step)")
        if isFilled { right[place.name + place.key] = (step, expiry, now) }
    }

    private mutating func ask(_ key: String, _ name: String) throws {
        let now = asker.now
        let oldest = MonotonicTime(
            nanoseconds: random.below(3) == 0 ? now.nanoseconds - 100_000_000 : .min)
        let asking = places.indices.filter {
            places[$0].isValid && places[$0].key == key && places[$0].name == name
        }
        let isOpen = asking.contains { places[$0].asked >= oldest }
        let (finding, ticket) = asker.ask(key, name) {
            shard.findOrAsk($0, now: now, oldest: oldest)
        }
        switch finding {
        case .hit(let reply):
            let value = try asker.value(reply)
            let expected = try #require(right[name + key])
            #expect(value == expected.value && ticket == nil && !isOpen)
            #expect(now < expected.expiry && expected.asked >= oldest)
        case .asked: #expect(isOpen && ticket == nil)
        case .absent:
            #expect(!isOpen)
            guard asking.isEmpty else {
                #expect(ticket == nil, "a place is taken")
                break
            }
            places.append(Place(ticket: try #require(ticket), key: key, name: name, asked: now))
            right[name + key] = nil
        }
    }

    /// Every node is found by its key: nothing is left behind.
    mutating func end() {
        for number in 0..<64 { invalidate("key \(number)") }
        #expect(shard.entries == 0 && shard.weight == 0 && shard.placeholders == 0)
        for place in places { #expect(shard.flight(of: place.ticket) == nil) }
    }
}
