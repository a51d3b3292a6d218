import CopperBytes
import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Testing

@Suite("Authentication by real servers")
struct AuthenticationLiveTests {
    @Test("every role with a password is let in", .live, arguments: LiveServers.versions)
    func roles(_ version: LiveServer.Version) async throws {
        let roles: [LiveRole] = [.trust, .cleartext, .md5, .scram, .unicode, .replication, .admin]
        for role in roles {
            try await withLiveClient(version, as: role) { db in
                let user = try await db.one("SELECT current_user::text", as: String.self)
                #expect(user == role.name)
            }
        }
    }

    @Test("SCRAM is bound to the TLS channel when asked", .live, arguments: LiveServers.versions)
    func channelBinding(_ version: LiveServer.Version) async throws {
        let query = "sslmode=require&channel_binding=require"
        try await withLiveClient(version, as: .scram, query: query) { db in
            try await db.answers(1)
        }
        // No TLS, nothing to be bound to.
        let error = await postgresError {
            try await withLiveClient(
                version, as: .scram, query: "sslmode=disable&channel_binding=require"
            ) { db in
                try await db.execute("SELECT 1")
            }
        }
        #expect(error?.code == .authenticationFailed || error?.code == .configuration)
    }

    @Test("a client certificate lets its role in", .live, arguments: LiveServers.versions)
    func certificate(_ version: LiveServer.Version) async throws {
        let tls = try LiveServers.server(version).tls
        try await withLiveClient(version, as: .certificate) {
            $0.tls.mode = .verifyFull
            $0.tls.rootCertificates = .file(tls.authority)
            $0.tls.certificate = .file(tls.clientCertificate)
            $0.tls.key = .file(tls.encryptedClientKey)
            $0.tls.keyPassword = .init(tls.clientKeyPassphrase)
        } _: { db in
            let user = try await db.one("SELECT current_user::text", as: String.self)
            #expect(user == LiveRole.certificate.name)
        }
        let error = await postgresError {
            try await withLiveClient(version, as: .certificate, query: "sslmode=require") {
                db in try await db.execute("SELECT 1")
            }
        }
        #expect(error?.server != nil)
        #expect(error?.effect == .notSent)
    }

    @Test(
        "a wrong password throws at once, in the server's words", .live, .timeLimit(.minutes(2)),
        arguments: LiveServers.versions)
    func wrongPassword(_ version: LiveServer.Version) async throws {
        for role in [LiveRole.cleartext, .md5, .scram] {
            let error = await postgresError {
                try await withLiveClient(version, as: role) {
                    $0.password = .init("wrong")
                    // Who waits for it, waits for long.
                    $0.pool.acquireTimeout = .seconds(600)
                } _: { db in
                    try await db.execute("SELECT 1")
                }
            }
            #expect(error?.code == .authenticationFailed)
            #expect(error?.sqlState?.rawValue == "28P01")
            #expect(error?.message.contains(role.name) == true)
            #expect(error?.description.contains("wrong") == false)
            #expect(error?.effect == .notSent)
        }
    }

    @Test("a role that is refused without TLS falls back to TLS, if allowed", .live)
    func tlsOnlyRole() async throws {
        try await withLiveClient(.v18, as: .tlsOnly, query: "sslmode=allow") { db in
            let isTLS = try await db.one(
                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", as: Bool.self)
            #expect(isTLS)
        }
        let error = await postgresError {
            try await withLiveClient(.v18, as: .tlsOnly, query: "sslmode=disable") { db in
                try await db.execute("SELECT 1")
            }
        }
        #expect(error?.code == .authenticationFailed)
    }

    @Test("an unknown database throws at once", .live, arguments: LiveServers.versions)
    func unknownDatabase(_ version: LiveServer.Version) async throws {
        let error = await postgresError {
            try await withLiveClient(version) {
                $0.database = "no_such_database"
            } _: { db in
                try await db.execute("SELECT 1")
            }
        }
        #expect(error?.code == .startupFailed)
        #expect(error?.sqlState?.rawValue == "3D000")
        #expect(error?.message.contains("no_such_database") == true)
        #expect(error?.endpoint != nil)
    }

    @Test("a setting that the server does not know throws at once", .live)
    func unknownSetting() async throws {
        let error = await postgresError {
            try await withLiveClient(.v18) {
                $0.startupParameters = ["no_such_setting": "1"]
            } _: { db in
                try await db.execute("SELECT 1")
            }
        }
        #expect(error?.sqlState?.rawValue == "42704")
    }

    @Test("an unsuitable method is refused before the password is sent", .live)
    func requireAuth() async throws {
        let error = await postgresError {
            try await withLiveClient(.v18, as: .cleartext, query: "require_auth=scram-sha-256") {
                db in try await db.execute("SELECT 1")
            }
        }
        #expect(error?.code == .authenticationFailed)
        #expect(error?.server == nil)
    }
}
