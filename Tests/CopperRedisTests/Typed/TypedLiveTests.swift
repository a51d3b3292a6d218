import CopperBytes
import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Runs commands, and remembers which ones were answered without an error.
struct NotingRedis: RedisCommanding {
    let base: any RedisCommanding
    let notes: Notes

    final class Notes: Sendable {
        private let names = Lock<Set<String>>([])
        var all: Set<String> { names.withLock { $0 } }
        func add(_ name: String) { names.withLock { _ = $0.insert(name) } }
    }

    func reply(to command: RedisCommand, timeout: Duration?) async throws -> RedisReply {
        let reply = try await base.reply(to: command, timeout: timeout)
        notes.add(command.name)
        return reply
    }

    func results(
        of commands: [RedisCommand], timeout: Duration?
    ) async throws -> [Result<RedisReply, RedisError>] {
        try await base.results(of: commands, timeout: timeout)
    }

    func execution(of commands: [RedisCommand], timeout: Duration?) async throws -> RedisReply {
        try await base.execution(of: commands, timeout: timeout)
    }
}

/// Typed commands on a server of the test's own, by one protocol.
struct TypedLive {
    let client: RedisClient
    let redis: NotingRedis
    let server: RedisTestServer
    let kind: LiveRedis.Kind

    /// Whether the server has the command.
    func has(_ name: String) async throws -> Bool {
        try await has([name])
    }

    func has(_ names: [String]) async throws -> Bool {
        for name in names {
            let words = name.lowercased().split(separator: " ").joined(separator: "|")
            let info = try await client.command("COMMAND INFO", words, as: [RESPValue].self)
            if info.first == .null || info.isEmpty { return false }
        }
        return true
    }

    /// Runs `body` for one subject; what it throws is an issue, and ends no other subject.
    func about(_ subject: String, _ body: () async throws -> Void) async {
        do {
            _ = try await client.command("FLUSHALL", as: RedisDone.self)
            try await body()
        } catch {
            Issue.record("\(kind), \(subject): \(error)")
        }
    }
}

@Suite("Typed commands on real servers")
struct TypedLiveTests {
    @Test(
        "each that a server here has is run, in both protocols, and its reply is what it promises",
        .live)
    func everything() async throws {
        let notes = NotingRedis.Notes()
        for kind in LiveRedis.Kind.allCases { try await data(kind, notes) }
        for kind in [LiveRedis.Kind.redis, .valkey] {
            try await TypedClusterLive(kind: kind, notes: notes).everything()
        }
        // What Docs/redis-commands.md says, by way of Tests/Generators/redis/live.txt.
        let listed = redisLiveCommands.withUTF8Buffer {
            Set(String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init))
        }
        let typed = Set(RedisGolden.all.map(\.command.name))
        let run = notes.all.intersection(typed)
        #expect(run.count >= 300)
        #expect(run.subtracting(listed).sorted() == [], "run, and not listed")
        #if arch(x86_64)
        #expect(listed.subtracting(run).sorted() == [], "listed, and not run")
        #endif
    }

    private func data(_ kind: LiveRedis.Kind, _ notes: NotingRedis.Notes) async throws {
        try await RedisTestServer.with(kind) { server in
            for version in RESPVersion.allCases {
                try await RedisClient.with(server.live.url()) {
                    $0.protocolVersion = version
                } _: { client in
                    let typed = TypedLive(
                        client: client, redis: NotingRedis(base: client, notes: notes),
                        server: server, kind: kind)
                    await typed.everything()
                }
            }
        }
    }
}

extension TypedLive {
    fileprivate func everything() async {
        await about("strings", strings)
        await about("calls", calls)
        await about("conditions of strings", stringConditions)
        await about("keys", keys)
        await about("expiry", expiry)
        await about("moving keys", moving)
        await about("hashes", hashes)
        await about("expiry of fields", fieldExpiry)
        await about("lists", lists)
        await about("blocking", blocking)
        await about("sets", sets)
        await about("sorted sets", sortedSets)
        await about("ranges of sorted sets", sortedSetRanges)
        await about("several sorted sets", sortedSetAlgebra)
        await about("streams", streams)
        await about("groups of streams", streamGroups)
        await about("bitmaps", bitmaps)
        await about("hyperloglogs", hyperloglogs)
        await about("places", places)
        await about("places in the old way", oldPlaces)
        await about("the connection", connection)
        await about("publishing", publishing)
        await about("scripts", scripting)
        await about("functions", functions)
        await about("scripts without an end", endlessScripts)
        await about("frequencies", frequencies)
        await about("users", accessControl)
        await about("the configuration", configuration)
        await about("databases", databases)
        await about("logs", logs)
        await about("commands", commands)
    }
}
