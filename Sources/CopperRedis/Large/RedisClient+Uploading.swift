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
            var isEmpty = true
            func append() async throws {
                guard !waiting.isEmpty else { return }
                _ = try await pipeline(
                    RedisCall<Int>("APPEND", part, waiting),
                    RedisCall<Bool>("PEXPIRE", part, Self.partLifetime.wholeMilliseconds))
                waiting = []
                isEmpty = false
            }
            for try await piece in pieces {
                waiting += piece
                if waiting.count >= Self.partSize { try await append() }
            }
            try await append()
            guard !isEmpty else {
                try await run(RedisCommand("SET", key, "", expires.options), as: RedisDone.self)
                return
            }
            let lifetime =
                expires.map { RedisCall<Bool>("PEXPIRE", part, max($0.wholeMilliseconds, 1)) }
                ?? RedisCall<Bool>("PERSIST", part)
            _ = try await transaction(lifetime, RedisCall<RedisDone>("RENAME", part, key))
        } catch {
            _ = try? await context.shielded("part", timeout: .seconds(5)) {
                try await self.command("DEL", part, as: Int.self)
            }
            throw error
        }
    }

    private static let partSize = 512 << 10
    private static let partLifetime = Duration.seconds(600)

    private func onlyWord(of key: some RedisArgument) throws(RedisError) -> [UInt8] {
        var words = RedisWords()
        key.append(to: &words)
        guard let place = words.places.first, words.count == 1 else {
            throw RedisError(.misuse, "A key is one word")
        }
        return Array(words.bytes(place))
    }
}

extension Duration? {
    /// The options of SET.
    fileprivate var options: [String] {
        map { ["PX", "\(Swift.max($0.wholeMilliseconds, 1))"] } ?? []
    }
}
