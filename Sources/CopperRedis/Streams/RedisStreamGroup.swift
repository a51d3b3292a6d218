import CopperRESP
import CopperResilience

/// What a consumer asks the server.
struct RedisStreamGroup: Sendable {
    let redis: RedisClient
    let streams: [String]
    let name: String
    let consumer: String
    let options: RedisConsumerOptions

    private var batch: Int { max(options.batch, 1) }

    /// Makes the group where it is not there, and the stream.
    func create(from start: RedisStreamStart) async throws {
        for stream in streams {
            do {
                try await redis.command(
                    "XGROUP CREATE", stream, name, start.word, "MKSTREAM", as: RedisDone.self)
            } catch let error as RedisError where error.server?.code == "BUSYGROUP" {
                // Somebody was faster.
            }
        }
    }

    /// What nobody was given, waiting for it.
    func new() async throws -> [RedisDelivery] {
        let block = options.longestBlock
        let reply = try await redis.command(
            "XREADGROUP", "GROUP", name, consumer, "COUNT", batch, "BLOCK",
            block.wholeMilliseconds, "STREAMS", streams, streams.map { _ in ">" },
            as: RedisPairs<String, [RedisStreamEntry]>?.self,
            timeout: block + RedisConsumerOptions.grace)
        return (reply?.pairs ?? []).flatMap { stream, entries in
            entries.map { RedisDelivery(stream: stream, entry: $0, deliveries: 1) }
        }
    }

    /// What this consumer was given and did not settle.
    func pending(
        of stream: String, after id: RedisStreamID
    ) async throws -> [RedisStreamEntry] {
        let reply = try await redis.command(
            "XREADGROUP", "GROUP", name, consumer, "COUNT", batch, "STREAMS", stream, id,
            as: RedisPairs<String, [RedisStreamEntry]>?.self)
        return reply?.pairs.first?.1 ?? []
    }

    /// What nobody has settled for long, whoever has it, from an ID on.
    func stale(of stream: String, from start: String, idle: Duration) async throws -> [Pending] {
        try await redis.command(
            "XPENDING", stream, name, "IDLE", idle.wholeMilliseconds, start, "+", batch,
            as: [Pending].self)
    }

    /// Takes over what still nobody has settled.
    func claim(
        _ stale: [Pending], of stream: String, idle: Duration
    ) async throws -> [RedisDelivery] {
        guard !stale.isEmpty else { return [] }
        let entries = try await redis.command(
            "XCLAIM", stream, name, consumer, idle.wholeMilliseconds, stale.map(\.id),
            as: [RedisStreamEntry?].self)
        let counts = Dictionary(
            stale.map { ($0.id, $0.deliveries) }, uniquingKeysWith: { first, _ in first })
        var deliveries: [RedisDelivery] = []
        // Redis 6.2 has null in the place of one that was deleted.
        for entry in entries.compactMap(\.self) {
            let delivery = RedisDelivery(
                stream: stream, entry: entry, deliveries: (counts[entry.id] ?? 0) + 1)
            if try await isAlive(delivery) { deliveries.append(delivery) }
        }
        return deliveries
    }

    /// What this consumer was given before, with how often it was.
    func examine(
        _ entries: [RedisStreamEntry], of stream: String
    ) async throws -> [RedisDelivery] {
        let questions = entries.map { entry in
            RedisCommand("XPENDING", stream, name, entry.id, entry.id, 1, consumer)
        }
        guard !questions.isEmpty else { return [] }
        let answers = try await redis.replies(to: questions, timeout: nil)
        var deliveries: [RedisDelivery] = []
        for (entry, (question, answer)) in zip(entries, zip(questions, answers)) {
            if let error = answer.error {
                throw RedisError(server: error, to: question)
                    .with { $0.redactsServerText = answer.isRedacted }
            }
            let pending: [Pending] = try answer.decode(for: question)
            // What is no longer pending was settled meanwhile.
            guard let count = pending.first?.deliveries else { continue }
            let delivery = RedisDelivery(stream: stream, entry: entry, deliveries: count)
            if try await isAlive(delivery) { deliveries.append(delivery) }
        }
        return deliveries
    }

    /// Whether an entry is to be handled: those that are gone are settled, those that fail again
    /// and again are put aside.
    private func isAlive(_ delivery: RedisDelivery) async throws -> Bool {
        if delivery.entry.isDeleted {
            try await acknowledge(delivery)
            return false
        }
        guard let letters = options.deadLetters, delivery.deliveries > letters.afterDeliveries
        else { return true }
        try await bury(delivery, reason: "delivered \(delivery.deliveries - 1) times")
        return false
    }

    /// Says that they are still being handled.
    func keep(_ ids: [RedisStreamID], of stream: String) async throws {
        try await redis.command(
            "XCLAIM", stream, name, consumer, 0, ids, "JUSTID", as: RESPValue.self)
    }

    func acknowledge(_ delivery: RedisDelivery) async throws {
        try await redis.command("XACK", delivery.stream, name, delivery.id, as: Int.self)
    }

    /// Moves an entry to the dead letters, where there are any; else it is settled.
    func bury(_ delivery: RedisDelivery, reason: String) async throws {
        guard let letters = options.deadLetters else { return try await acknowledge(delivery) }
        let dead = letters.stream ?? companion(of: delivery.stream, "dead")
        try await redis.run(
            Self.burial, keys: [delivery.stream, dead],
            arguments: [
                name, delivery.id, reason, delivery.deliveries, consumer,
                letters.maximumLength.map { max($0, 1) } ?? 0,
            ], as: Int.self)
    }

    /// Adds and acknowledges at once. What is pending no more was settled by somebody, or by a
    /// first run whose reply was lost.
    private static let burial = RedisScript(
        """
        if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1) == 0 then return 0 end
        local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
        if entry then
            local words = {'XADD', KEYS[2]}
            if ARGV[6] ~= '0' then
                for _, word in ipairs({'MAXLEN', '~', ARGV[6]}) do words[#words + 1] = word end
            end
            words[#words + 1] = '*'
            for _, word in ipairs(entry[2]) do words[#words + 1] = word end
            for _, word in ipairs({
                'dead:stream', KEYS[1], 'dead:id', ARGV[2], 'dead:group', ARGV[1],
                'dead:consumer', ARGV[5], 'dead:deliveries', ARGV[4], 'dead:reason', ARGV[3]
            }) do words[#words + 1] = word end
            redis.call(unpack(words))
        end
        redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
        return 1
        """, isIdempotent: true)
}

extension RedisStreamGroup {
    /// An entry as XPENDING tells of it: its ID, its consumer, the milliseconds since its delivery
    /// and how often it was delivered.
    struct Pending: RedisDecodable {
        var id: RedisStreamID
        var deliveries: Int

        @_lifetime(reader: copy reader)
        init(redis reader: inout RESPReader) throws(RedisDecodingError) {
            let expected = "a pending entry"
            let head = try reader.nextToken(expected)
            guard head.type == .array, head.number == 4 else {
                throw RedisDecodingError(expected: expected, found: head)
            }
            var parts = RESPElements(head)
            _ = try reader.hasNextElement(&parts, expected)
            id = try RedisStreamID(redis: &reader)
            for _ in 0..<2 where try reader.hasNextElement(&parts, expected) {
                _ = try RESPValue(redis: &reader)
            }
            _ = try reader.hasNextElement(&parts, expected)
            deliveries = try Int(redis: &reader)
            _ = try reader.hasNextElement(&parts, expected)
        }
    }
}

extension RedisError {
    /// The group is gone, or the stream with it.
    var meansNoGroup: Bool { server.map { ["NOGROUP", "UNBLOCKED"].contains($0.code) } ?? false }
}
