import CopperListener
import CopperNet
import CopperRedisDialect
import CopperReplay
import Foundation
import Testing

@Suite(
    "The tool's redis, on recordings",
    .enabled(if: Binary.exists, "build it: swift build --traits Tools --scratch-path .build-tools"))
struct RedisBinaryTests {
    /// Serves a recording and gives its URL to `body`.
    private func served(
        _ name: String, user: String = "", _ body: (String) async throws -> Void
    ) async throws -> [String] {
        let fixture = try Fixture(path: Binary.path("Fixtures/redis/\(name).fixture"))
        let server = try ReplayServer(fixture, RedisDialect(), mode: .exchange)
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        guard case .host(_, let port) = listener.endpoint else { return ["no port"] }
        async let serving: Void = withTaskExecutorPreference(EventLoopGroup.shared) {
            try await server.run(listener)
        }
        do {
            try await body("redis://\(user)127.0.0.1:\(port)")
        } catch {
            listener.close()
            try? await serving
            throw error
        }
        listener.close()
        try? await serving
        return server.mismatches
    }

    @Test("prints a tree, JSON, CSV and the bytes")
    func formats() async throws {
        let mismatches = try await served("cli-resp3-redis") { url in
            func expect(
                _ format: String, _ command: String..., gives expected: String,
                sourceLocation: SourceLocation = #_sourceLocation
            ) async throws {
                let run = try await Binary.run(["redis", "--format", format, url] + command)
                #expect(run.output == expected, sourceLocation: sourceLocation)
            }
            let tree = "\"field\"  \"value\"\n\"other\"  \"2\"\n"
            try await expect("tree", "hgetall", "hash", gives: tree)
            try await expect(
                "json", "HGETALL", "hash", gives: #"{"field":"value","other":"2"}"# + "\n")
            try await expect("csv", "HGETALL", "hash", gives: "key,value\nfield,value\nother,2\n")
            try await expect("raw", "GET", "greeting", gives: "hello world")
            let list = "1) \"one\"\n2) \"two\"\n3) \"three\"\n"
            try await expect("tree", "LRANGE", "list", "0", "-1", gives: list)
            try await expect("tree", "GET", "missing", gives: "(nil)\n")
            try await expect("tree", "GET", "binary", gives: #""\x00\xff\x0d\x0a""# + "\n")
            let old = try await Binary.run(["redis", "--resp2", url, "HGETALL", "hash"])
            #expect(old.output.hasPrefix("1) \"field\"\n2) \"value\"\n"))
        }
        #expect(mismatches == [])
    }

    @Test("runs what the standard input says on one connection, and fails when a reply is an error")
    func pipeline() async throws {
        let mismatches = try await served("cli-transactions-valkey") { url in
            let input = "# a comment\nMULTI\nSET a 1\nINCR a\nGET a\nEXEC\n"
            let run = try await Binary.run(["redis", url], input: input)
            #expect(run.status == 0)
            #expect(run.output.hasSuffix("QUEUED\n1) OK\n2) (integer) 2\n3) \"2\"\n"))
            let failing = try await Binary.run(["redis", url], input: "EXEC\nGET a\n")
            #expect(failing.status == 1)
            #expect(failing.output.hasPrefix("(error) ERR EXEC without MULTI\n"))
            #expect(failing.errors == "copper: 1 command failed\n")
            let broken = try await Binary.run(["redis", url], input: "GET \"a\n")
            #expect(broken.errors.contains("line 1"))
        }
        #expect(mismatches == [])
    }

    @Test("ends with 1 and one line when the server refuses, and shows no password")
    func refusals() async throws {
        _ = try await served("cli-auth-redis", user: "u:hunter2@") { url in
            let run = try await Binary.run(["redis", url, "ACL", "WHOAMI"])
            #expect(run.status == 1)
            #expect(run.errors.contains("WRONGPASS"))
            #expect(!run.errors.contains("hunter2"))
        }
        let mismatches = try await served("cli-errors-redis") { url in
            let run = try await Binary.run(["redis", url, "INCR", "text"])
            #expect(run.status == 1)
            #expect(run.errors == "copper: INCR: ERR value is not an integer or out of range\n")
        }
        #expect(mismatches == [])
    }

    @Test("fails when what it prints, or records, cannot be written")
    func unwritable() async throws {
        let mismatches = try await served("cli-resp3-redis") { url in
            for arguments in [["GET", "greeting"], ["HGETALL", "hash"]] {
                let run = try await Binary.run(["redis", url] + arguments, to: "/dev/full")
                #expect(run.status == 1)
                #expect(run.errors.hasPrefix("copper: the output cannot be written: "))
            }
        }
        #expect(mismatches == [])
        let record = try await Binary.run(
            "record", "--protocol", "redis", "--listen", "127.0.0.1:0", "--upstream",
            "127.0.0.1:1", "--out", "/nowhere/x.fixture")
        #expect(record.status == 1 && record.errors.contains("/nowhere/x.fixture"))
    }

    @Test("says so when there is no server to listen to")
    func subscribeNowhere() async throws {
        let run = try await Binary.run("redis", "redis://127.0.0.1:1", "SUBSCRIBE", "news")
        #expect(run.status == 1 && run.errors.contains("refused"))
    }

    @Test("refuses to watch what it cannot, and says why")
    func unwatchable() async throws {
        let nothing = try await Binary.run("redis", "redis://127.0.0.1:1", "subscribe")
        #expect(nothing.status == 1)
        #expect(nothing.errors == "copper: SUBSCRIBE: the names of channels are missing\n")
        let monitor = try await Binary.run("redis", "redis://127.0.0.1:1", "MONITOR", "all")
        #expect(monitor.status == 1)
        #expect(monitor.errors == "copper: MONITOR takes no arguments\n")
    }

    @Test("hears what was published, as often as it is told")
    func subscribe() async throws {
        let mismatches = try await served("cli-pubsub-valkey") { url in
            let run = try await Binary.run(
                ["redis", "--count", "2", "--format", "json", url, "subscribe", "news", "weather"])
            #expect(
                run.output == """
                    {"channel":"news","payload":"it rains"}
                    {"channel":"weather","payload":"still"}

                    """)
            #expect(run.status == 0)
        }
        #expect(mismatches == [])
    }

    @Test("has the doctor tell where a server is not")
    func doctor() async throws {
        let run = try await Binary.run("doctor", "redis://127.0.0.1:1", "--format", "json")
        #expect(run.status == 1)
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        #expect(
            rows?.last?["step"] as? String == "connect" || rows?.last?["state"] as? String == "hint"
        )
        #expect(rows?.contains { $0["state"] as? String == "bad" } == true)
    }
}
