import CopperBytes
import CopperNet
import CopperResilience

extension RedisClient {
    /// Sets a key to a value that comes in pieces, of which the length is known.
    ///
    /// ```swift
    /// try await redis.stream(set: "video:1", length: file.size, from: file.chunks)
    /// ```
    ///
    /// One SET, on a connection of its own: the key changes when all of it has come. The pieces
    /// are asked for as fast as the server takes them: no more than about a megabyte waits. If
    /// they end early, are too many, or throw, the key is as it was.
    ///
    /// - Parameters:
    ///   - expires: For how long the key is kept; `nil`: for ever.
    ///   - timeout: Until the last byte must be there; the configuration's does not apply.
    public func stream<Pieces: AsyncSequence>(
        set key: some RedisArgument, length: Int, expires: Duration? = nil, from pieces: Pieces,
        timeout: Duration? = nil
    ) async throws where Pieces.Element == [UInt8] {
        guard length >= 0 else {
            throw RedisError(.misuse, "A value has no fewer than 0 bytes")
        }
        let deadline = context.streamDeadline(timeout)
        let node = try await server(of: RedisCommand("SET", key, ""), deadline: deadline)
        let (link, release) = try await node.lease(for: "SET", deadline: deadline)
        defer { release() }
        try await link.set(
            try onlyWord(of: key), expires.options, length: length, from: pieces,
            deadline: deadline)
    }

    /// Sets a key to a value that comes in pieces, however long it becomes.
    ///
    /// The pieces are appended to a key beside it, of the same slot of a cluster, which takes the
    /// key's name at the end. If they throw, that key is deleted; if this process is gone, it
    /// runs out by itself after ten minutes.
    ///
    /// - Parameter expires: For how long the key is kept; `nil`: for ever.
    public func stream<Pieces: AsyncSequence>(
        set key: String, expires: Duration? = nil, from pieces: Pieces
    ) async throws where Pieces.Element == [UInt8] {
        let part = companion(of: key, "part-" + newOwner())
        do {
            var waiting: [UInt8] = []
            var sent = 0
            func append() async throws {
                guard !waiting.isEmpty else { return }
                let (length, _) = try await pipeline(
                    RedisCall<Int>("APPEND", part, waiting),
                    RedisCall<Bool>("PEXPIRE", part, Self.partLifetime.wholeMilliseconds))
                sent += waiting.count
                guard length == sent else { throw RedisError.lostPart }
                waiting = []
            }
            for try await piece in pieces {
                waiting += piece
                if waiting.count >= Self.partSize { try await append() }
            }
            try await append()
            guard sent > 0 else {
                try await run(RedisCommand("SET", key, "", expires.options), as: RedisDone.self)
                return
            }
            let lifetime = expires.map { max($0.wholeMilliseconds, 1) } ?? 0
            let isWhole: Bool = try await run(
                Self.finishing, keys: [part, key], arguments: [sent, lifetime])
            guard isWhole else { throw RedisError.lostPart }
        } catch {
            _ = try? await context.shielded("part", timeout: .seconds(5)) {
                try await self.command("DEL", part, as: Int.self)
            }
            throw error
        }
    }

    /// The part takes the key's name if it is there whole.
    private static let finishing = RedisScript(
        """
        if redis.call('STRLEN', KEYS[1]) ~= tonumber(ARGV[1]) then return 0 end
        if ARGV[2] == '0' then
            redis.call('PERSIST', KEYS[1])
        else
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
        end
        redis.call('RENAME', KEYS[1], KEYS[2])
        return 1
        """)
    private static let partSize = 512 << 10
    private static let partLifetime = Duration.seconds(600)

    private func onlyWord(of key: some RedisArgument) throws(RedisError) -> [UInt8] {
        var words = RedisWords()
        key.append(to: &words)
        guard let place = words.places.first, words.count == 1 else {
            throw RedisError(.misuse, "A key is one word")
        }
        return words.bytes(place)
    }
}

extension RedisError {
    fileprivate static let lostPart = RedisError(
        .connectionLost, "The server lost a part of the value: it ran out, or was evicted",
        advice: "Send it again, with pieces that come within ten minutes of each other"
    ).with {
        $0.operation = "APPEND"
        $0.effect = .rejected
    }
}

extension Duration? {
    /// The options of SET.
    fileprivate var options: [String] {
        map { ["PX", "\(Swift.max($0.wholeMilliseconds, 1))"] } ?? []
    }
}
