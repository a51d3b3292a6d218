import CopperListener
import CopperNet
import CopperPostgres
import CopperPostgresDialect
import CopperReplay
import CopperTestSupport
import Testing

@testable import copper

@Suite("TLS between the recording proxy and the server")
struct UpstreamTLSTests {
    @Test(
        "lets a client without TLS in as a role that needs it", .live,
        arguments: LiveServers.versions, [UpstreamTLS.require, .verify])
    func recorded(_ version: LiveServer.Version, _ tls: UpstreamTLS) async throws {
        let server = try LiveServers.server(version)
        let fixture = try await record(
            .host(server.host, port: server.port), tls,
            authority: tls == .verify ? server.tls.authority : nil
        ) { proxy in
            try await converse(proxy) { db in
                #expect(try await db.one("SELECT \(41) + 1", as: Int.self) == 42)
                let isEncrypted = try await db.one(
                    "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", as: Bool.self)
                #expect(isEncrypted)
            }
        }
        #expect(FixtureVerifier.problems(in: fixture, PostgresDialect()) == [])
        #expect(fixture.header.server.hasPrefix("PostgreSQL \(version)"))
        #expect(!fixture.text.contains(LiveRole.tlsOnly.password ?? ""))
        #expect(!fixture.text.contains("SCRAM-SHA-256-PLUS"))
        #expect(fixture.text.contains("SCRAM-SHA-256"))
    }

    @Test("without TLS the same role is refused", .live)
    func off() async throws {
        let server = try LiveServers.postgres18
        let fixture = try await record(.host(server.host, port: server.port), .off) { proxy in
            try await converse(proxy) { db in
                await #expect(throws: PostgresError.self) { try await db.query("SELECT 1") }
            }
        }
        #expect(fixture.text.contains("28000"))
    }

    @Test(
        "a certificate of another authority, or for another name, ends it before a password", .live)
    func refused() async throws {
        let server = try LiveServers.postgres18
        let cases = [
            (server.host, server.tls.otherAuthority), ("127.0.0.2", server.tls.authority),
        ]
        for (host, authority) in cases {
            let upstream = Endpoint.host(host, port: server.port)
            let fixture = try await record(upstream, .verify, authority: authority) {
                try await knock($0)
            }
            let reasons = fixture.lines.compactMap { line in
                if case .closed(by: .server, let why) = line.event { why } else { nil }
            }
            #expect(reasons.contains { $0.contains("certificate") }, "\(reasons)")
            #expect(!fixture.text.contains("SCRAM"))
        }
    }

    @Test("a server that declines is not spoken to in the clear")
    func declined() async throws {
        let server = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        // On the loops: the other tests' work would keep the cooperative pool from it.
        async let heard: [[UInt8]] = withTaskExecutorPreference(EventLoopGroup.shared) {
            var heard: [[UInt8]] = []
            for try await stream in server {
                let io = StreamIO(stream)
                var bytes = try await io.read(exactly: 8)
                try await io.write(Array("N".utf8))
                bytes += try await io.read()
                io.close()
                heard.append(bytes)
            }
            return heard
        }
        let fixture = try await record(server.endpoint, .require) { try await knock($0) }
        server.close()
        let all = try await heard
        #expect(!all.isEmpty)
        #expect(all.allSatisfy { $0 == [0, 0, 0, 8, 4, 0xD2, 0x16, 0x2F] })
        #expect(fixture.text.contains("declines TLS"))
    }

    @Test("settings that cannot be meant are refused")
    func wrong() throws {
        let host = Endpoint.host("db", port: 5432)
        let none = try UpstreamTLS.off.handshake(to: host, authority: nil)
        #expect(none.map { _ in true } == nil)
        #expect(throws: ToolFailure.self) {
            try UpstreamTLS.require.handshake(to: host, authority: "ca.pem")
        }
        #expect(throws: ToolFailure.self) {
            try UpstreamTLS.off.handshake(to: host, authority: "ca.pem")
        }
        #expect(throws: ToolFailure.self) {
            try UpstreamTLS.verify.handshake(to: .unix(path: "/tmp/s"), authority: nil)
        }
    }

    /// What the proxy records while `body` has its address.
    private func record(
        _ upstream: Endpoint, _ tls: UpstreamTLS, authority: String? = nil,
        _ body: (Endpoint) async throws -> Void
    ) async throws -> Fixture {
        let recorder = Recorder(PostgresDialect(), scenario: "TLS to the server")
        let proxy = RecordingProxy(
            to: recorder, upstream: upstream,
            handshake: try tls.handshake(to: upstream, authority: authority))
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        async let serving: Void = withTaskExecutorPreference(EventLoopGroup.shared) {
            try await proxy.run(listener)
        }
        do {
            try await body(listener.endpoint)
        } catch {
            listener.close()
            try? await serving
            throw error
        }
        listener.close()
        try await serving
        return recorder.fixture
    }

    /// A client without TLS, as the role ``LiveRole/tlsOnly``.
    private func converse(
        _ proxy: Endpoint, _ body: (PostgresClient) async throws -> Void
    ) async throws {
        let role = LiveRole.tlsOnly
        try await PostgresClient.with(
            "postgres://\(role.name):\(role.password ?? "")@\(proxy)/copper_test?sslmode=disable",
            body)
    }

    /// A client that says nothing and sees the connection closed.
    private func knock(_ proxy: Endpoint) async throws {
        let loop = EventLoopGroup.shared.next()
        let stream = try await SocketConnector().connect(
            to: proxy, options: SocketOptions(), on: loop, deadline: loop.now + .seconds(60))
        let io = StreamIO(stream)
        let bytes = try await io.read()
        #expect(bytes.isEmpty)
        io.close()
    }
}
