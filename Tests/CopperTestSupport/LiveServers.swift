import Foundation
public import Testing

/// The servers that `./dev servers up` and `./dev test` start: PostgreSQL here, Redis,
/// Valkey and Redis Stack in LiveRedis.swift.
///
/// A test asks for them with the trait `.live`:
///
/// ```swift
/// @Test("selects", .live, arguments: LiveServers.versions)
/// func selects(_ version: LiveServer.Version) async throws {
///     let server = try LiveServers.server(version)
///     let url = server.url(as: .scram)
/// }
/// ```
public enum LiveServers {
    public static let versions = LiveServer.Version.allCases

    public static var postgres15: LiveServer { get throws { try server(.v15) } }
    public static var postgres17: LiveServer { get throws { try server(.v17) } }
    public static var postgres18: LiveServer { get throws { try server(.v18) } }

    /// The server of that version.
    ///
    /// - Throws: ``LiveServersMissing`` when it does not run.
    public static func server(_ version: LiveServer.Version) throws -> LiveServer {
        let state = try state.get()
        guard let entry = state.servers.first(where: { $0.version == version.rawValue }) else {
            throw LiveServersMissing("\(state.path) names no PostgreSQL \(version)")
        }
        return LiveServer(
            version: version, port: entry.port, database: state.database,
            directory: entry.directory, tls: LiveTLS(directory: state.tls),
            instances: state.instances)
    }

    /// Whether a test that needs servers must fail without them (`./dev test`) rather
    /// than be skipped (plain `swift test`).
    public static var areRequired: Bool {
        ProcessInfo.processInfo.environment["COPPER_LIVE"] == "1"
    }

    /// Whether tests that need servers run.
    ///
    /// - Throws: ``LiveServersMissing`` when they must, and cannot.
    static func areAvailable() throws -> Bool {
        if areRequired { _ = try state.get() }
        return (try? state.get()) != nil
    }

    /// Read once: the servers outlive a run of tests.
    static let state = Result { try ServersFile.read() }
}

/// One of the servers.
public struct LiveServer: Sendable {
    public enum Version: Int, CaseIterable, Sendable, CustomStringConvertible {
        case v15 = 15
        case v17 = 17
        case v18 = 18

        public var description: String { "\(rawValue)" }
    }

    public var version: Version
    /// A name that the server's certificate holds. `127.0.0.2` reaches the same server
    /// under a name that it does not hold.
    public var host = "localhost"
    public var port: UInt16
    public var database: String
    /// Where the server's unix socket is.
    public var directory: String
    public var tls: LiveTLS
    var instances: String

    public var socketPath: String { "\(directory)/.s.PGSQL.\(port)" }

    /// `postgres://user:password@localhost:54015/copper_test?QUERY`
    public func url(as role: LiveRole = .trust, query: String = "") -> String {
        let password = role.password.map { ":" + $0.percentEncoded } ?? ""
        let query = query.isEmpty ? "" : "?" + query
        return "postgres://\(role.name)\(password)@\(host):\(port)/\(database)\(query)"
    }
}

/// Files in PEM form, for and against the servers' certificates.
public struct LiveTLS: Sendable {
    public var directory: String

    /// The authority that signed the servers' certificates and the client's.
    public var authority: String { directory + "/ca.pem" }
    /// An authority that signed none of them.
    public var otherAuthority: String { directory + "/other-ca.pem" }
    /// Of the role `certuser`.
    public var clientCertificate: String { directory + "/client.pem" }
    public var clientKey: String { directory + "/client.key" }
    /// The same key, encrypted with ``clientKeyPassphrase``.
    public var encryptedClientKey: String { directory + "/client-encrypted.key" }
    public var clientKeyPassphrase: String { "copper-test-key-pw" }
    /// The authority's list of revoked certificates, with none in it.
    public var emptyRevocationList: String { directory + "/crl-empty.pem" }
    /// The same with the servers' certificate in it.
    public var serverRevokedList: String { directory + "/crl-server-revoked.pem" }
}

/// A role of the servers, named after the way in which it is let in
/// (Tests/Servers/roles.sql and pg_hba.conf).
public struct LiveRole: Sendable, CustomStringConvertible {
    public var name: String
    public var password: String?

    /// No password at all. Owns the database, no superuser.
    public static let trust = LiveRole(name: "trustuser")
    /// Asked for the password itself.
    public static let cleartext = LiveRole(
        name: "passworduser", password: "copper-test-cleartext-pw")
    public static let md5 = LiveRole(name: "md5user", password: "copper-test-md5-pw")
    public static let scram = LiveRole(name: "scramuser", password: "copper-test-scram-pw")
    /// SCRAM with a password that SASLprep changes (RFC 4013): a Roman numeral nine and
    /// a soft hyphen. The server holds the verifier of `copper-test-IX-pw`.
    public static let unicode = LiveRole(
        name: "unicodeuser", password: "copper-test-\u{2168}\u{AD}-pw")
    /// Let in over TLS only, with ``LiveTLS/clientCertificate``.
    public static let certificate = LiveRole(name: "certuser")
    /// SCRAM, refused without TLS.
    public static let tlsOnly = LiveRole(name: "tlsonly", password: "copper-test-tlsonly-pw")
    /// SCRAM; may replicate.
    public static let replication = LiveRole(
        name: "replicator", password: "copper-test-replicator-pw")
    /// SCRAM; superuser.
    public static let admin = LiveRole(name: "admin", password: "copper-test-admin-pw")

    public static let all = [
        trust, cleartext, md5, scram, unicode, certificate, tlsOnly, replication, admin,
    ]

    public var description: String { name }
}

public struct LiveServersMissing: Error, CustomStringConvertible {
    public var description: String

    init(_ reason: String) {
        description = "\(reason); `./dev test` starts the servers, so does `./dev servers up`"
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips the test when no servers run; fails it instead under `./dev test`.
    public static var live: Self {
        .enabled("needs servers: ./dev test, or ./dev servers up") {
            try LiveServers.areAvailable()
        }
    }
}

/// The file that `./dev servers up` writes.
struct ServersFile: Decodable {
    struct Server: Decodable {
        var version: Int
        var port: UInt16
        var pid: Int32
        var directory: String
    }

    struct Redis: Decodable {
        var name: String
        var version: String
        var port: UInt16
        var tlsPort: UInt16?
        var socket: String
        var pid: Int32
        var directory: String
    }

    var tls: String
    var instances: String
    var database: String
    var servers: [Server]
    var redis: [Redis]
    var path = ""

    private enum CodingKeys: CodingKey { case tls, instances, database, servers, redis }

    /// Reads the file that COPPER_PG_SERVERS names, or the one in its usual place, and
    /// makes sure that the servers still run.
    static func read() throws -> ServersFile {
        let environment = ProcessInfo.processInfo.environment
        let path =
            environment["COPPER_PG_SERVERS"] ?? "/tmp/copper-servers-\(getuid())/servers.json"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LiveServersMissing("there is no \(path)")
        }
        var file = try JSONDecoder().decode(ServersFile.self, from: data)
        file.path = path
        for server in file.servers where hasEnded(server.pid) {
            throw LiveServersMissing("PostgreSQL \(server.version) of \(path) has ended")
        }
        for server in file.redis where hasEnded(server.pid) {
            throw LiveServersMissing("\(server.name) of \(path) has ended")
        }
        return file
    }

    private static func hasEnded(_ process: Int32) -> Bool {
        kill(process, 0) != 0 && errno == ESRCH
    }
}

extension String {
    var percentEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self
    }
}
