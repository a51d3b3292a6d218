import CopperListener
import CopperNet
import CopperRedisDialect
import CopperReplay
import CopperTestSupport
import Foundation
import Testing

/// Redis' own client, as a foreign one for replays.
private enum RedisCLI {
    static let path = "/usr/bin/redis-cli"

    /// Plain `swift test` skips what needs it; `./dev test` installs it and does not.
    static var isAvailable: Bool {
        LiveServers.areRequired || FileManager.default.isExecutableFile(atPath: path)
    }

    static func run(
        port: UInt16, _ arguments: [String], input: String = ""
    ) async throws -> String {
        try await Psql.run(
            path, ["-p", "\(port)"] + arguments, environment: ["LC_ALL": "C.UTF-8"], input: input
        ).output
    }

    /// The commands that it ran when fixtures were recorded.
    static func script(_ name: String) throws -> String {
        let file = Fixtures.root.appendingPathComponent("Tests/Recording/redis/\(name).txt")
        return try String(contentsOf: file, encoding: .utf8)
    }
}

@Suite(
    "Replay server and recording proxy of Redis",
    .enabled(if: RedisCLI.isAvailable, "redis-cli is not installed"))
struct RedisServerReplayTests {
    private func serve(
        _ name: String, _ mode: ReplayMode, _ body: (UInt16) async throws -> Void
    ) async throws -> [String] {
        let fixture = try Fixture(path: RedisFixtures.path(name + ".fixture"))
        let server = try ReplayServer(fixture, RedisDialect(), mode: mode)
        try await withListener({ try await server.run($0) }, body)
        return server.mismatches
    }

    @Test(
        "redis-cli's scripts run again without a server, in RESP2 on a recording of RESP3 too",
        arguments: [
            ("cli-resp3-redis", "types", ["-3"]), ("cli-resp3-valkey", "types", ["-2"]),
            ("cli-resp2-redis", "types", ["-2"]), ("cli-errors-valkey", "errors", ["-3"]),
            ("cli-transactions-redis", "transactions", ["-3"]),
            ("cli-debug-redis", "debug", ["-3"]),
        ])
    func scripts(_ name: String, _ script: String, _ options: [String]) async throws {
        var outputs: [String] = []
        for mode in [ReplayMode.session, .exchange] {
            let mismatches = try await serve(name, mode) { port in
                // Twice: sessions may be played again. Exchanges go on where they were.
                for _ in 1...(mode == .session ? 2 : 1) {
                    outputs.append(
                        try await RedisCLI.run(
                            port: port, options, input: try RedisCLI.script(script)))
                }
            }
            #expect(mismatches == [])
        }
        #expect(Set(outputs).count == 1)
        #expect(outputs[0].split(separator: "\n").count > 20)
    }

    @Test("redis-cli signs in with the password of tests, and with no other")
    func passwords() async throws {
        let mismatches = try await serve("cli-auth-valkey", .exchange) { port in
            func whoAmI(_ password: String) async throws -> String {
                try await RedisCLI.run(
                    port: port,
                    [
                        "--user", "copper", "--pass", password, "--no-auth-warning", "-3", "ACL",
                        "WHOAMI",
                    ])
            }
            let known = try await whoAmI(Fixture.password)
            #expect(known.contains("copper"))
            let unknown = try await whoAmI("another")
            #expect(unknown.contains("NOAUTH"))
        }
        #expect(mismatches == [])
    }

    @Test("what was not recorded is refused in the server's own form, and told here")
    func unexpected() async throws {
        for mode in [ReplayMode.session, .exchange] {
            let mismatches = try await serve("cli-resp3-redis", mode) { port in
                let output = try await RedisCLI.run(port: port, ["-3", "GET", "nonesuch"])
                #expect(output.contains("NOTRECORDED"))
            }
            #expect(mismatches.count == 1)
            #expect(mismatches.first?.contains("GET \"nonesuch\"") == true)
        }
    }

    @Test("the proxy records redis-cli on a real server, without its password", .live)
    func proxy() async throws {
        let live = try LiveServers.redis(.redis)
        let recorder = Recorder(RedisDialect(), scenario: "redis-cli through the proxy")
        let proxy = RecordingProxy(
            to: recorder, upstream: .host(live.host, port: live.port))
        try await withListener({ try await proxy.run($0) }) { port in
            let output = try await RedisCLI.run(
                port: port,
                [
                    "--user", RedisUser.copper.name, "--pass", RedisUser.copper.password,
                    "--no-auth-warning", "-3", "ECHO", RedisUser.copper.password,
                ])
            #expect(output.contains(RedisUser.copper.password))
        }
        let fixture = recorder.fixture
        #expect(fixture.header.server == "Redis \(live.version)")
        #expect(FixtureVerifier.problems(in: fixture, RedisDialect()) == [])
        #expect(!fixture.text.contains(RedisUser.copper.password))
        #expect(fixture.text.contains(#"ECHO \"copper-replay\""#))
    }
}
