import CopperBytes
import CopperListener
import CopperNet
import CopperPostgresDialect
import CopperReplay
import CopperTestSupport
import Foundation
import Testing

@Suite("Replay server and recording proxy", .enabled(if: Psql.isAvailable, "psql is not installed"))
struct ReplayServerTests {
    private func serve(
        _ name: String, _ mode: ReplayMode = .session, _ body: (UInt16) async throws -> Void
    ) async throws -> [String] {
        let fixture = try Fixture(path: Fixtures.path(name))
        let server = try ReplayServer(fixture, PostgresDialect(), mode: mode)
        try await withListener({ try await server.run($0) }, body)
        return server.mismatches
    }

    @Test(
        "psql sees what was recorded, by each way of authentication",
        arguments: [
            ("auth-scram-15", "scramuser"), ("auth-md5-17", "md5user"),
            ("auth-password-18", "passworduser"),
            ("auth-trust-15", "trustuser"),
        ])
    func authentication(_ name: String, _ user: String) async throws {
        let mismatches = try await serve(name + ".fixture") { port in
            // Twice: sessions may be played again.
            for _ in 1...2 {
                let result = try await Psql.run(
                    port: port, user: user, password: Fixture.password,
                    arguments: ["-c", "SELECT current_user"])
                #expect(result.status == 0, "\(result.errors)")
                #expect(result.output.contains(user))
            }
        }
        #expect(mismatches == [])
    }

    @Test("psql with another password is refused as by the server")
    func wrongPassword() async throws {
        _ = try await serve("auth-scram-15.fixture") { port in
            let result = try await Psql.run(
                port: port, user: "scramuser", password: "other", arguments: ["-c", "SELECT 1"])
            #expect(result.errors.contains("password authentication failed"))
            #expect(result.status == 2)
        }
    }

    @Test(
        "psql's scripts run again without a server",
        arguments: [
            "simple", "errors", "transactions", "notices", "copy", "notify",
        ])
    func scripts(_ name: String) async throws {
        let mismatches = try await serve("psql-\(name)-15.fixture") { port in
            let result = try await Psql.run(
                port: port, user: "trustuser", input: try Fixtures.script("\(name).sql"))
            #expect(result.status == 0, "\(result.errors)")
            if name == "simple" { #expect(result.output.contains("Zoë")) }
            if name == "errors" { #expect(result.errors.contains("division by zero")) }
            if name == "notices" { #expect(result.errors.contains("a warning")) }
            if name == "notify" { #expect(result.output.contains("second")) }
            if name == "copy" { #expect(result.output.contains("1,one,1.50")) }
        }
        #expect(mismatches == [])
    }

    @Test(
        "a request that is not recorded is refused with what was",
        arguments: [ReplayMode.session, .exchange])
    func unexpected(_ mode: ReplayMode) async throws {
        let mismatches = try await serve("auth-trust-15.fixture", mode) { port in
            let result = try await Psql.run(
                port: port, user: "trustuser", arguments: ["-c", "SELECT 'something else'"])
            #expect(result.status != 0)
            #expect(result.errors.contains("something else"))
            #expect(result.errors.contains("SELECT current_user"))
        }
        #expect(mismatches.count == 1)
    }

    @Test("any recorded query answers in exchange mode, on several connections at once")
    func exchange() async throws {
        let mismatches = try await serve("psql-simple-18.fixture", .exchange) { port in
            try await withThrowingTaskGroup(of: Psql.Result.self) { group in
                for _ in 1...3 {
                    group.addTask {
                        try await Psql.run(
                            port: port, user: "trustuser",
                            arguments: [
                                "-c", "SELECT id, name, note FROM recorded_people ORDER BY id",
                            ])
                    }
                }
                for try await result in group {
                    #expect(result.output.contains("Zoë"), "\(result.errors)")
                }
            }
        }
        #expect(mismatches == [])
    }

    @Test(
        "the proxy records psql against a server, without its password", .live,
        arguments: LiveServers.versions)
    func proxy(_ version: LiveServer.Version) async throws {
        let server = try LiveServers.server(version)
        let recorder = Recorder(PostgresDialect(), scenario: "proxy")
        let proxy = RecordingProxy(to: recorder, upstream: .host("127.0.0.1", port: server.port))
        try await withListener({ try await proxy.run($0) }) { port in
            let result = try await Psql.run(
                port: port, user: LiveRole.scram.name, password: LiveRole.scram.password ?? "",
                arguments: ["-c", "SELECT 41 + 1 AS sum"])
            #expect(result.output.contains("42"), "\(result.errors)")
        }
        let fixture = recorder.fixture
        #expect(FixtureVerifier.problems(in: fixture, PostgresDialect()) == [])
        #expect(!fixture.text.contains(LiveRole.scram.password ?? ""))
        #expect(fixture.header.server.hasPrefix("PostgreSQL \(version)"))
        #expect(!fixture.text.contains("SCRAM-SHA-256-PLUS"))
    }
}
