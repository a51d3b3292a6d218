import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Values in pieces", .serialized)
struct LargeValueTests {
    private static let kinds = LiveRedis.Kind.allCases
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 2, long: 300)))

    /// Bytes that tell where they stand.
    private func content(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    private func bulk(_ bytes: [UInt8]) -> [UInt8] {
        Array("$\(bytes.count)\r\n".utf8) + bytes + [0x0D, 0x0A]
    }

    @discardableResult
    private func run(
        seed: UInt64 = 1, cancelAtStep step: Int? = nil,
        _ body: @escaping @Sendable (RedisClient, FakeVault, EventLoop) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 400_000) { loop in
            let vault = FakeVault(loop: loop, seed: seed)
            var configuration = RedisConfiguration()
            configuration.connector = vault
            configuration.pool.maximumConnections = 1
            let redis = try RedisClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await body(redis, vault, loop)
                #expect(step != nil || !Task.isCancelled)
            } catch is CancellationError where step != nil {
            }
            // In a task of its own, which nobody cancels; on the only connection of the pool.
            try await Task(executorPreference: loop) {
                try await redis.withConnection { connection in
                    let back = try await connection.command("ECHO", "in step", as: String.self)
                    #expect(back == "in step", "cancelled at \(step ?? -1)")
                }
                await redis.shutdown()
            }.value
            await vault.shutdown()
            #expect(vault.openSessions == 0)
        }
    }

    @Test("values of all lengths come whole, however they are cut", arguments: seeds)
    func lengths(_ seed: UInt64) throws {
        for count in [0, 1, 2, 100, 4_094, 70_000] {
            for pushes in [false, true] {
                let expected = content(count)
                let reply = bulk(expected)
                try run(seed: seed &+ UInt64(count)) { redis, vault, _ in
                    vault.reply = reply
                    vault.pushes = pushes
                    for _ in 0..<2 {
                        var (bytes, pieces) = ([] as [UInt8], 0)
                        for try await piece in redis.stream(get: "key") {
                            bytes += piece
                            pieces += 1
                        }
                        #expect(bytes == expected && pieces >= 1)
                    }
                    #expect(vault.connections == 1)
                }
            }
        }
    }

    @Test("what is no string in one piece comes as it is", arguments: seeds)
    func others(_ seed: UInt64) throws {
        let replies: [(String, [[UInt8]])] = [
            ("$-1\r\n", []), ("_\r\n", []),
            ("$?\r\n;1\r\na\r\n;2\r\nbc\r\n;0\r\n", [[97, 98, 99]]),
            ("=6\r\ntxt:ab\r\n", [[97, 98]]), ("+abc\r\n", [[97, 98, 99]]),
            ("|1\r\n+a\r\n+b\r\n$1\r\nx\r\n", [[120]]),
        ]
        for (reply, expected) in replies {
            try run(seed: seed) { redis, vault, _ in
                vault.reply = Array(reply.utf8)
                var pieces: [[UInt8]] = []
                for try await piece in redis.stream(get: "key") { pieces.append(piece) }
                #expect(pieces == expected)
                #expect(vault.connections == 1)
            }
        }
        let errors: [(String, RedisError.Code)] = [
            ("-WRONGTYPE no\r\n", .serverError), ("*1\r\n+a\r\n", .decoding),
            ("$1\r\nabc", .protocolViolation), ("$01\r\n", .protocolViolation),
            ("$9223372036854775807\r\n", .protocolViolation), ("$x\r\n", .protocolViolation),
        ]
        for (reply, code) in errors {
            try run(seed: seed) { redis, vault, _ in
                vault.reply = Array(reply.utf8)
                do {
                    for try await _ in redis.stream(get: "key") {}
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.code == code && error.operation == "GET")
                }
            }
        }
    }

    @Test("reading stops where nobody takes the pieces")
    func slowReader() throws {
        let expected = content(4 << 20)
        let reply = bulk(expected)
        try run { redis, vault, loop in
            vault.reply = reply
            var bytes: [UInt8] = []
            for try await piece in redis.stream(get: "key") {
                if bytes.isEmpty {
                    try await Self.pause(.seconds(10), on: loop)
                    // The window, a chunk that was being received, and what the network holds.
                    #expect(vault.sentBytes < 256 << 10 + 128 << 10 + 32 << 10 + piece.count)
                }
                bytes += piece
            }
            #expect(bytes == expected)
        }
    }

    @Test("leaving early closes the connection, and leaves nothing behind")
    func leavingEarly() throws {
        let reply = bulk(content(1 << 20))
        try run { redis, vault, _ in
            vault.reply = reply
            for try await _ in redis.stream(get: "key") { break }
            let back = try await redis.command("ECHO", "still here", as: String.self)
            #expect(back == "still here")
            #expect(vault.sentBytes < 1 << 20)
        }
    }

    @Test("a transfer may be cancelled anywhere", arguments: seeds)
    func cancelled(_ seed: UInt64) throws {
        let reply = bulk(content(30_000))
        let pieces = (0..<6).map { _ in content(5_000) }
        let body: @Sendable (RedisClient, FakeVault, EventLoop) async throws -> Void = {
            redis, vault, _ in
            vault.reply = reply
            var count = 0
            for try await piece in redis.stream(get: "key") { count += piece.count }
            #expect(count == 30_000)
            try await redis.stream(set: "key", length: 30_000, from: Pieces(pieces))
            #expect(vault.value == pieces.flatMap(\.self))
        }
        let whole = try run(seed: seed, body)
        let stride = soak(short: max(whole.steps / 60, 1), long: 7)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            try run(seed: seed, cancelAtStep: step, body)
        }
    }

    @Test("pieces are asked for as fast as the server takes them")
    func slowWriter() throws {
        let piece = content(100_000)
        try run { redis, vault, loop in
            vault.restsBeforeReading = .milliseconds(10)
            let pieces = Pieces(Array(repeating: piece, count: 40)) { taken in
                // What waits to be sent, a part of it twice, what the network holds, this piece.
                let limit = vault.receivedBytes + 2 << 20 + 16 << 10 + 200_000
                #expect((taken - 1) * 100_000 < limit)
            }
            try await redis.stream(set: "key", length: 4_000_000, from: pieces)
            #expect(vault.value?.count == 4_000_000)
        }
    }

    @Test("a value that does not come whole changes nothing")
    func incomplete() throws {
        struct Failure: Error {}
        let pieces = [content(10), content(20)]
        try run { redis, vault, _ in
            for length in [0, 29, 31] {
                let error = await #expect(throws: RedisError.self) {
                    try await redis.stream(set: "key", length: length, from: Pieces(pieces))
                }
                #expect(error?.code == .misuse)
            }
            await #expect(throws: RedisError.self) {
                try await redis.stream(set: "key", length: -1, from: Pieces(pieces))
            }
            await #expect(throws: Failure.self) {
                let failing = Pieces(pieces) { if $0 == 2 { throw Failure() } }
                try await redis.stream(set: "key", length: 30, from: failing)
            }
            #expect(vault.value == nil)
            try await redis.stream(
                set: "key", length: 30, expires: .seconds(1), from: Pieces(pieces))
            #expect(vault.value == pieces[0] + pieces[1])
        }
    }

    @Test("large values go there and back", .live, arguments: kinds)
    func live(_ kind: LiveRedis.Kind) async throws {
        let piece = content(700_001)
        let pieces = Array(repeating: piece, count: 12)
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let key = freshName("large")
                func read() async throws -> [UInt8] {
                    var bytes: [UInt8] = []
                    for try await piece in redis.stream(get: key) { bytes += piece }
                    return bytes
                }
                let expected = pieces.flatMap(\.self)
                try await redis.stream(
                    set: key, length: expected.count, expires: .seconds(60), from: Pieces(pieces))
                let first = try await read()
                #expect(first == expected)
                let expires = try await redis.command("PTTL", key, as: Int.self)
                #expect(expires > 0 && expires <= 60_000)
                try await redis.stream(set: key, from: Pieces(pieces + [[1]]))
                let second = try await read()
                #expect(second == expected + [1])
                let forEver = try await redis.command("PTTL", key, as: Int.self)
                #expect(forEver == -1)
                var ranges: [UInt8] = []
                for try await range in redis.ranges(of: key, size: 3_000_000) { ranges += range }
                #expect(ranges == second)
                try await redis.stream(set: key, expires: .seconds(60), from: Pieces([]))
                let empty = try await read()
                #expect(empty.isEmpty)
                struct Failure: Error {}
                await #expect(throws: Failure.self) {
                    let failing = Pieces(pieces) { if $0 == 7 { throw Failure() } }
                    try await redis.stream(set: key, from: failing)
                }
                let parts = try await redis.command("KEYS", "{\(key)}*", as: [String].self)
                #expect(parts.isEmpty)
                try await redis.command("DEL", key, as: Int.self)
                for try await _ in redis.stream(get: key) { Issue.record("there is nothing") }
                for try await _ in redis.ranges(of: key) { Issue.record("there is nothing") }
            }
        }
    }

    private static func pause(_ duration: Duration, on loop: EventLoop) async throws {
        let promise = Promise<Void>()
        let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
        timer.schedule(at: loop.now + duration)
        try await promise.value()
    }
}

/// Pieces one after the other.
private struct Pieces: AsyncSequence {
    let pieces: [[UInt8]]
    let onTake: (Int) throws -> Void

    init(_ pieces: [[UInt8]], onTake: @escaping (Int) throws -> Void = { _ in }) {
        self.pieces = pieces
        self.onTake = onTake
    }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: self) }

    struct Iterator: AsyncIteratorProtocol {
        let pieces: Pieces
        var taken = 0

        mutating func next() async throws -> [UInt8]? {
            guard taken < pieces.pieces.count else { return nil }
            taken += 1
            try pieces.onTake(taken)
            return pieces.pieces[taken - 1]
        }
    }
}
