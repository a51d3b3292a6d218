import CopperBytes
import CopperRESP
import Testing

@testable import CopperRedis

/// Answers each command with the next of some replies, as they would come from the wire.
final class ScriptedRedis: RedisCommanding {
    private let state: Lock<(replies: ArraySlice<String>, asked: [String])>

    init(replies: [String]) { state = Lock((replies[...], [])) }

    /// The names of the commands.
    var asked: [String] { state.withLock { $0.asked } }

    func reply(to command: RedisCommand, timeout: Duration?) async throws -> RedisReply {
        let text = state.withLock { state in
            state.asked.append(command.name)
            return state.replies.popFirst()
        }
        return try RedisReply(scripted: try #require(text))
    }

    func results(
        of commands: [RedisCommand], timeout: Duration?
    ) async throws -> [Result<RedisReply, RedisError>] {
        var results: [Result<RedisReply, RedisError>] = []
        for command in commands {
            results.append(.success(try await reply(to: command, timeout: timeout)))
        }
        return results
    }

    func execution(of commands: [RedisCommand], timeout: Duration?) async throws -> RedisReply {
        try await reply(to: RedisCommand("EXEC"), timeout: timeout)
    }
}

extension RedisReply {
    init(scripted text: String) throws {
        var buffer = ByteBuffer()
        buffer.append(utf8: text)
        var scanner = RESPScanner()
        let frame = try #require(try scanner.next(in: buffer.bytes.bytes))
        let chunk = ByteChunk(capacity: text.utf8.count)
        buffer.withUnsafeBytes { _ = chunk.append($0) }
        self.init(chunk, at: 0, frame)
    }
}
