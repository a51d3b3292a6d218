import CopperBytes
import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Testing

@Suite("Connecting to real servers")
struct ConnectingLiveTests {
    private func isEncrypted(_ db: PostgresClient) async throws -> Bool {
        try await db.one(
            "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", as: Bool.self)
    }

    @Test("every sslmode does what it says", .live, arguments: LiveServers.versions)
    func modes(_ version: LiveServer.Version) async throws {
        let tls = try LiveServers.server(version).tls
        for mode in PostgresTLSMode.allCases {
            try await withLiveClient(version) {
                $0.tls.mode = mode
                if mode >= .verifyCA { $0.tls.rootCertificates = .file(tls.authority) }
            } _: { db in
                let isEncrypted = try await isEncrypted(db)
                #expect(isEncrypted == (mode >= .prefer), "\(mode)")
            }
        }
    }

    @Test(
        "a certificate of a stranger, or for another name, is refused", .live,
        arguments: LiveServers.versions)
    func refusedCertificates(_ version: LiveServer.Version) async throws {
        let tls = try LiveServers.server(version).tls
        let stranger = await postgresError {
            try await withLiveClient(version) {
                $0.tls.mode = .verifyCA
                $0.tls.rootCertificates = .file(tls.otherAuthority)
            } _: { db in
                try await db.execute("SELECT 1")
            }
        }
        #expect(stranger?.code == .tlsFailed)
        var server = try LiveServers.server(version)
        server.host = "127.0.0.2"
        let url = server.url()
        for (mode, isRefused) in [(PostgresTLSMode.verifyCA, false), (.verifyFull, true)] {
            let result = await Result {
                try await PostgresClient.with(url) {
                    $0.tls.mode = mode
                    $0.tls.rootCertificates = .file(tls.authority)
                } _: { db in
                    try await db.one("SELECT 1", as: Int.self)
                }
            }
            #expect((try? result.get()) == (isRefused ? nil : 1), "\(mode)")
            if case .failure(let error) = result {
                #expect((error as? PostgresError)?.code == .tlsFailed)
            }
        }
    }

    @Test("TLS with the first byte", .live, arguments: [LiveServer.Version.v17, .v18])
    func directTLS(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version, query: "sslmode=require&sslnegotiation=direct") { db in
            let isEncrypted = try await isEncrypted(db)
            #expect(isEncrypted)
        }
    }

    @Test("a unix socket", .live, arguments: LiveServers.versions)
    func unixSocket(_ version: LiveServer.Version) async throws {
        let server = try LiveServers.server(version)
        var configuration = PostgresConfiguration(
            endpoints: [.unix(path: server.socketPath)], user: LiveRole.scram.name,
            password: LiveRole.scram.password.map { .init($0) }, database: server.database)
        configuration.tls.mode = .prefer
        let db = try PostgresClient(configuration)
        let address = try await db.one(
            "SELECT client_port FROM pg_stat_activity WHERE pid = pg_backend_pid()",
            as: Int32.self)
        #expect(address == -1)
        await db.shutdown()
    }

    @Test(
        "protocol 3.2 is spoken by 18 and negotiated down by older servers", .live,
        arguments: LiveServers.versions)
    func protocol32(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) {
            $0.maxProtocolVersion = .v3_2
            $0.pool.maximumConnections = 1
        } _: { db in
            try await db.answers(2)
            // Its cancel key, of 32 bytes where 3.2 is spoken, works.
            let error = await postgresError {
                try await db.execute("SELECT pg_sleep(60)", timeout: .milliseconds(50))
            }
            #expect(error?.code == .timedOut)
            try await db.answers(3)
            #expect(db.statistics.connectionsOpened == 1)
        }
        let refused = await postgresError {
            try await withLiveClient(version) {
                $0.maxProtocolVersion = .v3_2
                $0.minProtocolVersion = .v3_2
            } _: { db in
                try await db.execute("SELECT 1")
                if version == .v18 { throw PostgresError(.misuse, "3.2 is spoken") }
            }
        }
        #expect((refused?.code == .misuse) == (version == .v18))
    }

    @Test("nobody listening: the call waits, then throws with the connection's error", .live)
    func nobodyListening() async throws {
        let port = try freePort()
        let db = try PostgresClient("postgres://a@127.0.0.1:\(port)/b") {
            $0.pool.acquireTimeout = .milliseconds(300)
        }
        let start = ContinuousClock.now
        let error = await postgresError { try await db.execute("SELECT 1") }
        #expect(ContinuousClock.now - start > .milliseconds(250))
        #expect(error?.code == .acquireTimedOut)
        #expect((error?.underlying as? PostgresError)?.code == .connectionFailed)
        #expect(error?.effect == .notSent)
        await db.shutdown()
    }

    @Test("the next endpoint is tried when one does not answer", .live)
    func severalEndpoints() async throws {
        let server = try LiveServers.postgres18
        let dead = try freePort()
        try await withLiveClient(.v18) {
            $0.endpoints = [
                .host("127.0.0.1", port: dead), .host(server.host, port: server.port),
            ]
        } _: { db in
            try await db.answers(1)
        }
    }

    @Test("a session of the wanted kind, or none", .live, arguments: LiveServers.versions)
    func targetSession(_ version: LiveServer.Version) async throws {
        for (wanted, isReadOnly, fits) in [
            (PostgresConfiguration.TargetSession.primary, false, true),
            (.readWrite, false, true), (.preferStandby, false, true), (.standby, false, false),
            (.readOnly, false, false), (.readOnly, true, true), (.readWrite, true, false),
        ] {
            let answer = await Result {
                try await withLiveClient(version) {
                    $0.targetSession = wanted
                    if isReadOnly { $0.options = "-c default_transaction_read_only=on" }
                } _: { db in
                    try await db.answers(1)
                }
            }
            switch answer {
            case .success: #expect(fits, "\(wanted), read-only: \(isReadOnly)")
            case .failure(let error):
                let code = (error as? PostgresError)?.code
                #expect(!fits && code == .noSuitableServer, "\(wanted): \(error)")
            }
        }
    }

    @Test("settings of the session reach the server", .live)
    func settings() async throws {
        try await withLiveClient(.v18) {
            $0.applicationName = "copper tests"
            $0.startupParameters = ["TimeZone": "Asia/Tokyo"]
            $0.options = "-c search_path=shop"
        } _: { db in
            let settings = try await db.one(
                """
                SELECT current_setting('application_name'), current_setting('TimeZone'),
                    current_setting('search_path')
                """, as: (String, String, String).self)
            #expect(settings == ("copper tests", "Asia/Tokyo", "shop"))
        }
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
