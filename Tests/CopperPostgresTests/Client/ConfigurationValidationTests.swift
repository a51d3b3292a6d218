import CopperBytes
import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import Testing

@Suite("Configuration")
struct ConfigurationValidationTests {
    @Test("is valid as it comes")
    func defaults() throws {
        try PostgresConfiguration().validate()
    }

    @Test("verifies the authority with require as soon as a root certificate is named")
    func requireWithRoot() throws {
        #expect(try PostgresConfiguration("sslmode=require").tls.verification == .nothing)
        let tls = try PostgresConfiguration("sslmode=require sslrootcert=ca.crt").tls
        #expect(tls.verification == .authority)
        #expect(
            try PostgresConfiguration("sslmode=verify-full").tls.verification == .authorityAndHost)
        #expect(
            try PostgresConfiguration("sslmode=prefer sslrootcert=r").tls.verification == .nothing)
    }

    @Test("orders the TLS modes by strictness")
    func modeOrder() {
        #expect(PostgresTLSMode.allCases == PostgresTLSMode.allCases.sorted())
        #expect(PostgresTLSMode.prefer < .require)
        #expect(PostgresTLSMode.verifyCA < .verifyFull)
    }

    @Test(
        "refuses direct TLS below require", arguments: [PostgresTLSMode.disable, .allow, .prefer])
    func weakDirect(mode: PostgresTLSMode) throws {
        let text = "sslnegotiation=direct sslmode=\(mode.rawValue)"
        let error = try #require(throws: PostgresError.self) { try PostgresConfiguration(text) }
        #expect(error.message.contains("require or stricter"))
    }

    @Test("takes the system's authorities for verify-full only, and verifies fully with them")
    func systemRoots() throws {
        #expect(try PostgresConfiguration("sslrootcert=system").tls.mode == .verifyFull)
        #expect(throws: PostgresError.self) {
            try PostgresConfiguration("sslrootcert=system sslmode=verify-ca")
        }
        #expect(throws: PostgresError.self) { try PostgresConfiguration("sslmode=verify-ca") }
    }

    @Test("refuses parts that do not fit together")
    func contradictions() {
        expectRefused("endpoints") { $0.endpoints = [] }
        expectRefused("empty host") { $0.endpoints = [.host("", port: 1)] }
        expectRefused("port") { $0.endpoints = [.host("h", port: 0)] }
        expectRefused("absolute") { $0.endpoints = [.unix(path: "socket")] }
        expectRefused("103 bytes") {
            $0.endpoints = [.unix(path: "/" + String(repeating: "x", count: 103))]
        }
        expectRefused("certificate") { $0.tls.key = .file("k") }
        expectRefused("TLS version") {
            $0.tls.minimumVersion = .v13
            $0.tls.maximumVersion = .v12
        }
        expectRefused("needs TLS") {
            $0.channelBinding = .require
            $0.tls.mode = .disable
        }
        expectRefused("no method") { $0.requireAuth.allowed = [] }
        expectRefused("3.1") { $0.maxProtocolVersion = .init(major: 3, minor: 1) }
        expectRefused("above") { $0.minProtocolVersion = .v3_2 }
        expectRefused("pool.maximumConnections") { $0.pool.maximumConnections = 0 }
        expectRefused("pool.minimumConnections") { $0.pool.minimumConnections = 11 }
        expectRefused("Jitter") { $0.pool.lifetimeJitter = .nan }
        expectRefused("negative") { $0.statementCacheCapacity = -1 }
        expectRefused("maximumMessageBytes") { $0.limits.maximumMessageBytes = 10 }
        expectRefused("timeouts.query") { $0.timeouts.query = .zero }
        expectRefused("lifetime") { $0.pool.idleLifetime = .zero }
    }

    @Test("refuses NUL characters, which would end a text in the startup message")
    func zeroBytes() {
        expectRefused("user has a NUL") { $0.user = "a\0b" }
        expectRefused("database has a NUL") { $0.database = "a\0user\0postgres" }
        expectRefused("password has a NUL") { $0.password = "a\0b" }
        expectRefused("options has a NUL") { $0.options = "\0" }
        expectRefused("applicationName has a NUL") { $0.applicationName = "\0" }
        expectRefused("NUL") { $0.startupParameters = ["a": "\0"] }
        expectRefused("NUL") { $0.startupParameters = ["a\0": "b"] }
        expectRefused("NUL") { $0.endpoints = [.host("a\0", port: 1)] }
    }

    @Test("refuses startup parameters that have a field of their own")
    func reservedParameters() {
        for name in ["user", "database", "replication", "options", "Client_Encoding", "_pq_.x"] {
            expectRefused("startup parameter") { $0.startupParameters = [name: "x"] }
        }
    }

    @Test("prints itself as a URL without secrets")
    func description() throws {
        let url = "postgres://app:hunter2@db:1,[::1]:2/shop?sslmode=require&sslpassword=hunter2"
        let result = try PostgresConfiguration(url)
        #expect("\(result)" == "postgres://app@db:1,[::1]:2/shop?sslmode=require")
        var dumped = ""
        dump(result, to: &dumped)
        #expect(!dumped.contains("hunter2"))
        #expect(!String(reflecting: result).contains("hunter2"))
    }

    @Test("gives each endpoint its own password, or the common one")
    func passwords() {
        var result = PostgresConfiguration(password: "common")
        let endpoint = Endpoint.host("b", port: 1)
        result.endpointPasswords = [endpoint: "own"]
        #expect(result.password(for: endpoint) == Secret("own"))
        #expect(result.password(for: .host("c", port: 1)) == Secret("common"))
    }
}

private func expectRefused(
    _ words: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout PostgresConfiguration) -> Void
) {
    var configuration = PostgresConfiguration(user: "u")
    change(&configuration)
    let error = #expect(throws: PostgresError.self, sourceLocation: sourceLocation) {
        try configuration.validate()
    }
    let message = error?.message ?? ""
    #expect(message.contains(words), "\(message)", sourceLocation: sourceLocation)
}
