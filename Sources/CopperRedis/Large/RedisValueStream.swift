import CopperBytes
import CopperNet
import CopperResilience
import Synchronization

/// A value as it comes from the server, in pieces of up to about 128 kB.
///
/// ```swift
/// for try await bytes in redis.stream(get: "video:1") { try file.write(bytes) }
/// ```
///
/// The value is asked for when the iteration begins, and is what it was at that moment. No more
/// than about 256 kB of it wait to be taken: then reading stops, and the rest waits at the server,
/// in memory of its own. Leaving the loop early closes the connection.
///
/// An empty value is one piece without bytes, and no value is no piece.
public struct RedisValueStream: AsyncSequence, Sendable {
    public typealias Element = [UInt8]
    public typealias Failure = any Error

    fileprivate let redis: RedisClient
    fileprivate let key: any RedisArgument
    fileprivate let timeout: Duration?

    public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

    public struct Iterator: AsyncIteratorProtocol {
        private var unopened: RedisValueStream?
        private var source: ValueSource?
        private var pieces: ArraySlice<RedisValueRequest.Piece> = []

        init(stream: RedisValueStream) { unopened = stream }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> [UInt8]? {
            if let stream = unopened {
                unopened = nil
                source = try await ValueSource(stream)
            }
            if pieces.isEmpty, let source {
                do {
                    pieces = try await source.next()[...]
                } catch {
                    self.source = nil
                    throw error
                }
                if pieces.isEmpty { self.source = nil }
            }
            return pieces.popFirst()?.bytes
        }

        public mutating func next() async throws -> [UInt8]? {
            try await next(isolation: #isolation)
        }
    }
}

/// A value on its way, and the connection that it comes on.
private final class ValueSource: Sendable {
    private let link: RedisLink
    private let request: RedisValueRequest
    private let release: @Sendable () -> Void

    init(_ stream: RedisValueStream) async throws {
        let context = stream.redis.context
        let deadline = context.streamDeadline(stream.timeout)
        let command = RedisCommand("GET", arguments: [stream.key])
        let node = try await stream.redis.server(of: command, deadline: deadline)
        let (link, release) = try await node.lease(for: "GET", deadline: deadline)
        let request = RedisValueRequest(deadline: deadline)
        do {
            // Before the reply can come.
            link.wire.streamsValues.store(true, ordering: .releasing)
            let words = command.words.encoded
            try await link.submit(request, words.span, "GET", deadline: deadline)
        } catch {
            link.close()
            release()
            throw error
        }
        self.link = link
        self.request = request
        self.release = release
    }

    deinit {
        // The rest may be long: it is not read to be thrown away.
        if link.core.abandon(request) { link.close() }
        release()
    }

    /// The next pieces; empty at the end.
    func next() async throws -> [RedisValueRequest.Piece] {
        var pieces: [RedisValueRequest.Piece] = []
        do {
            try await link.core.wait(for: request) { _ in
                pieces = request.takePieces()
                return !pieces.isEmpty || request.isFinished
            }
        } catch {
            throw link.failure(of: error, "GET")
        }
        if pieces.isEmpty, let reply = request.reply { return try whole(reply) }
        return pieces
    }

    /// What did not come as a string in one piece.
    private func whole(_ reply: RedisReply) throws -> [RedisValueRequest.Piece] {
        if let error = reply.error {
            throw RedisError(server: error, at: link.endpoint, operation: "GET")
                .with { $0.redactsServerText = reply.isRedacted }
        }
        guard !request.hasGivenReply else { return [] }
        request.hasGivenReply = true
        guard let bytes: [UInt8] = try reply.decode(for: RedisCommand("GET")) else { return [] }
        let chunk = ByteChunk(capacity: bytes.count)
        bytes.withUnsafeBytes { _ = chunk.append($0) }
        return [RedisValueRequest.Piece(chunk: chunk, start: 0, count: bytes.count)]
    }
}

extension RedisClient {
    /// A value in pieces, as it comes. See ``RedisValueStream``.
    ///
    /// - Parameter timeout: Until the last piece must be there; the configuration's does not
    ///   apply, as whoever takes them may be slow.
    public func stream(
        get key: some RedisArgument, timeout: Duration? = nil
    ) -> RedisValueStream {
        RedisValueStream(redis: self, key: key, timeout: timeout)
    }

    /// The server that a command of one key goes to.
    func server(of command: RedisCommand, deadline: MonotonicTime) async throws -> RedisNode {
        guard let router else { return node }
        return try await router.node(for: command, until: deadline)
    }
}

extension RedisCommanding {
    /// A value in pieces of `size` bytes, each asked for by itself (GETRANGE): neither side holds
    /// more than one of them. A value that changes meanwhile is read partly as it was.
    ///
    /// No value, like an empty one, has no pieces.
    public func ranges(
        of key: some RedisArgument, size: Int = 1 << 20
    ) -> RedisScan<[UInt8]> {
        let size = UInt64(max(size, 1))
        return RedisScan { start in
            let (last, overflows) = start.addingReportingOverflow(size - 1)
            let bytes = try await run(
                RedisCommand("GETRANGE", key, start, overflows ? UInt64(Int64.max) : last),
                as: [UInt8].self)
            let isLast = bytes.count < size || overflows
            return RedisScanStep(
                cursor: isLast ? 0 : last + 1, elements: bytes.isEmpty ? [] : [bytes])
        }
    }
}
