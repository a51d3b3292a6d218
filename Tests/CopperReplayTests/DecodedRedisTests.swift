import CopperBytes
import CopperJSON
import CopperRESP
import CopperRedis
import CopperRedisDialect
import CopperReplay
import CopperTestSupport
import Foundation
import Testing

/// Two parsers that share no code read the same replies and must agree.
@Suite("Fixtures of Redis: what redis-py made of them, and what we do")
struct DecodedRedisTests {
    private static let names = RedisFixtures.names.filter { name in
        FileManager.default.fileExists(atPath: RedisFixtures.path(expectedName(name)))
    }

    private static func expectedName(_ name: String) -> String {
        name.replacing(".fixture", with: ".expected.json")
    }

    /// A command and redis-py's reply, as text that two equal values share.
    private struct Expected {
        var command: [[UInt8]]
        var reply: String

        static func all(besides name: String) throws -> [Expected] {
            let path = RedisFixtures.path(DecodedRedisTests.expectedName(name))
            let text = try Data(contentsOf: URL(fileURLWithPath: path))
            return try (JSON.parse(Array(text)).array ?? []).map { entry in
                let words = try #require(entry["command"]?.array)
                return Expected(
                    command: try words.map { word in
                        try #require(word["hex"]?.string.flatMap(Hex.decode))
                    }, reply: describe(try #require(entry["reply"])))
            }
        }
    }

    @Test("the fixtures that redis-py decoded are of every server and both versions")
    func inventory() {
        #expect(Self.names.count >= 8)
        #expect(Self.single.count >= 8)
        for name in ["resp2-redis", "resp3-redis", "resp2-valkey", "resp3-valkey"] {
            #expect(Self.names.contains("py-types-\(name).fixture"))
        }
    }

    @Test("each recorded reply has the same value", arguments: names)
    func values(_ name: String) throws {
        let frames = try Fixture(path: RedisFixtures.path(name)).frames(on: 1)
        var replies = frames.filter { $0.side == .server }.map { $0.bytes }[...]
        for expected in try Expected.all(besides: name) {
            // Replies to what redis-py said by itself come before.
            let place = try replies.firstIndex { try describe(decoded($0)) == expected.reply }
            let index = try #require(place, "\(expected.reply)")
            replies = replies[(index + 1)...]
        }
    }

    /// Of one connection: what others asked in between is not in what redis-py decoded.
    private static let single = names.filter { name in
        (try? Fixture(path: RedisFixtures.path(name)).connections) == [1]
    }

    @Test("our client asks a recording in redis-py's place", arguments: single)
    func asked(_ name: String) async throws {
        let replay = try ReplayingConnector(
            Fixture(path: RedisFixtures.path(name)), RedisDialect(), mode: .exchange)
        let expected = try Expected.all(besides: name).filter {
            $0.command[0] != Array("HELLO".utf8)
        }
        let redis = try RedisClient("redis://nowhere.invalid") { $0.connector = replay }
        for entry in expected {
            let words = entry.command.map { String(decoding: $0, as: UTF8.self) }
            let command = RedisCommand(words[0], arguments: Array(entry.command.dropFirst()))
            let replies = try await redis.withConnection { connection in
                try await connection.pipeline([command])
            }
            #expect(describe(replies[0]) == entry.reply, "\(words)")
        }
        await redis.shutdown()
        #expect(replay.mismatches == [])
    }
}

private func decoded(_ bytes: [UInt8]) throws -> RESPValue {
    var scanner = RESPScanner()
    let frame = try #require(try scanner.next(in: bytes.span.bytes))
    return try RESPValue(bytes.span.bytes, frame)
}

/// As record_redis_py.py writes a value.
private func describe(_ value: JSONValue) -> String {
    switch value {
    case .null: return "null"
    case .bool(let flag): return "\(flag)"
    case .number(let number): return "\(number)"
    case .string(let text): return "text \(text)"
    case .array(let items): return "[\(items.map(describe).joined(separator: ", "))]"
    case .object(let object):
        if let hex = object["hex"]?.string { return "bytes \(hex)" }
        if let float = object["float"]?.string { return "double \(Double(float) ?? .nan)" }
        if let text = object["error"]?.string { return "error \(text)" }
        let entries = object["map"]?.array ?? []
        return "{\(entries.map(describe).sorted().joined(separator: ", "))}"
    }
}

private func describe(_ value: RESPValue) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let flag): return "\(flag)"
    case .integer(let number): return "\(number)"
    // redis-py reads these as bytes, and a big number as an integer.
    case .simpleString(let text): return "bytes \(Hex.encode(Array(text.utf8)))"
    case .bulkString(let bytes), .verbatimString(_, let bytes): return "bytes \(Hex.encode(bytes))"
    case .bigNumber(let number): return "\(number)"
    case .double(let number): return "double \(number)"
    // Without the code where redis-py has a class for it.
    case .simpleError(let error), .bulkError(let error):
        let isPlain = error.code == "ERR" || error.code == "NOSCRIPT"
        return "error \(isPlain ? String(error.message) : error.text)"
    // A list, since a set may hold what Python's cannot.
    case .array(let items), .set(let items), .push(let items):
        return "[\(items.map { describe($0) }.joined(separator: ", "))]"
    case .map(let entries):
        let pairs = entries.map { "[\(describe($0.key)), \(describe($0.value))]" }
        return "{\(pairs.sorted().joined(separator: ", "))}"
    case .attributed(_, let value): return describe(value)
    }
}
