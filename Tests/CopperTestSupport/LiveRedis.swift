/// A Redis, a Valkey or a Redis Stack that `./dev servers up` and `./dev test` start.
///
/// ```swift
/// @Test("answers", .live, arguments: LiveRedis.Kind.allCases)
/// func answers(_ kind: LiveRedis.Kind) async throws {
///     let url = try LiveServers.redis(kind).url(as: .copper)
/// }
/// ```
///
/// All tests share its data, which is gone when it ends.
public struct LiveRedis: Sendable {
    public enum Kind: String, CaseIterable, Sendable, CustomStringConvertible {
        case redis
        case valkey
        /// A later Redis, with the modules for search, JSON, Bloom filters and time series.
        case stack

        #if !arch(x86_64)
        // There is no package of Redis Stack for other machines.
        public static let allCases: [Kind] = [.redis, .valkey]
        #endif

        /// What the server calls itself in its answer to HELLO.
        public var serverName: String { self == .stack ? "redis" : rawValue }
        public var description: String { rawValue }
    }

    public var kind: Kind
    /// As the program gives it, `7.0.15`.
    public var version: String
    /// A name that the server's certificate holds. `127.0.0.2` reaches the same server
    /// under a name that it does not hold.
    public var host = "localhost"
    public var port: UInt16
    /// `nil` where the server has no TLS: Valkey was built without it, Redis Stack is started
    /// without it.
    public var tlsPort: UInt16?
    /// Of its unix socket, which takes no TLS.
    public var socketPath: String
    public var tls: LiveTLS
    /// Where its program is, and all that it reads.
    var directory: String

    /// `redis://user:password@localhost:54070/database?QUERY`, without user the address of
    /// the user `default`, who has no password.
    ///
    /// - Parameter tls: `rediss://` and the port for it. Where there is none the URL has the
    ///   other port, and no handshake succeeds.
    public func url(
        user: String? = nil, password: String? = nil, database: Int? = nil, tls: Bool = false,
        query: String = ""
    ) -> String {
        var login = user?.percentEncoded ?? ""
        if let password { login += ":" + password.percentEncoded }
        if !login.isEmpty { login += "@" }
        let scheme = tls ? "rediss" : "redis"
        let port = tls ? tlsPort ?? port : port
        let path = database.map { "/\($0)" } ?? ""
        let query = query.isEmpty ? "" : "?" + query
        return "\(scheme)://\(login)\(host):\(port)\(path)\(query)"
    }

    public func url(
        as user: RedisUser, database: Int? = nil, tls: Bool = false, query: String = ""
    ) -> String {
        url(
            user: user.name, password: user.password, database: database, tls: tls, query: query)
    }
}

/// A user of the servers (Tests/Servers/redis.acl). Beside these there is `default`, who
/// needs no password and may do all.
public struct RedisUser: Sendable, CustomStringConvertible {
    public var name: String
    public var password: String

    /// All commands, all keys.
    public static let copper = RedisUser(name: "copper", password: "copper-test-redis-pw")
    /// Commands that read or concern the connection, on keys that begin with `public:`.
    public static let reader = RedisUser(name: "reader", password: "copper-test-reader-pw")

    public static let all = [copper, reader]

    public var description: String { name }
}

extension LiveServers {
    /// The server of that kind.
    ///
    /// - Throws: ``LiveServersMissing`` when it does not run.
    public static func redis(_ kind: LiveRedis.Kind) throws -> LiveRedis {
        let state = try state.get()
        guard let entry = state.redis.first(where: { $0.name == kind.rawValue }) else {
            throw LiveServersMissing("\(state.path) names no \(kind)")
        }
        return LiveRedis(
            kind: kind, version: entry.version, port: entry.port, tlsPort: entry.tlsPort,
            socketPath: entry.socket, tls: LiveTLS(directory: state.tls),
            directory: entry.directory)
    }
}
