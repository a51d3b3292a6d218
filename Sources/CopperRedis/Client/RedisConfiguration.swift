public import CopperBalance
public import CopperBytes
public import CopperNet
public import CopperRESP
public import CopperResilience
public import CopperTLS

/// Where and how a ``RedisClient`` connects.
///
/// ```swift
/// try RedisConfiguration("rediss://app:secret@cache.example:6380/2")
///
/// var configuration = RedisConfiguration(endpoints: [.unix(path: "/run/redis.sock")])
/// configuration.database = 1
/// ```
///
/// Printing a configuration shows no secret.
public struct RedisConfiguration: Sendable {
    /// Tried in this order until one answers. Of a cluster those that are asked first who the
    /// others are; of ``RedisTopology/sentinel(masterName:)`` the sentinels.
    public var endpoints: [Endpoint]
    /// What the endpoints are.
    public var topology = RedisTopology.standalone
    /// Who answers commands that only read, where there are replicas.
    public var readFrom = RedisReadFrom.master
    /// How a client of several servers keeps up with them.
    public var routing = RedisRoutingOptions()
    /// How sentinels are spoken to.
    public var sentinel = RedisSentinelOptions()
    /// The user of the server's ACL; `nil` is `default`.
    public var user: String?
    /// `nil`: none is sent. The empty password is a password.
    public var password: Secret?
    /// Asked for before each connection, instead of ``user`` and ``password``. What it throws is
    /// a failure to connect, and is tried again.
    public var credentials: (@Sendable () async throws -> RedisCredentials)?
    /// The keyspace that is selected on every connection.
    public var database = 0
    /// The connection's name in CLIENT LIST.
    public var clientName: String?
    /// Whether servers are told the library's name (CLIENT SETINFO; servers before 7.2 do
    /// not know it, which does no harm).
    public var tellsLibrary = true
    /// What is asked for. Servers before Redis 6 speak RESP2 only, and get it.
    public var protocolVersion = RESPVersion.resp3

    /// `nil`: no TLS.
    public var tls: TLSConfiguration?
    public var socket = SocketOptions()
    public var timeouts = Timeouts()
    /// Of the connections for what cannot be shared: blocking commands, and scopes of
    /// ``RedisClient/withConnection(timeout:_:)``. All other commands share one connection.
    public var pool = PoolConfiguration()
    public var limits = RESPLimits()
    /// What is sent again, and when. By default only what never reached the server, what it
    /// refused for the moment (LOADING, BUSY, TRYAGAIN), and commands that change nothing; see
    /// ``RedisCommand/retryCategory``.
    public var retry = RetryPolicy()
    /// Stops sending to a server that fails most commands; `nil`: always send.
    public var breaker: CircuitBreaker.Configuration?
    /// Has the server repeat a word of ours (ECHO) behind each command or pipeline, so that
    /// one that answers out of step, or a proxy that does, is found out before a reply reaches
    /// the wrong task: the connection is closed then. It costs each round trip some 30 bytes,
    /// and users need the right to ECHO.
    public var checksIntegrity = false
    /// What makes the streams: sockets, a recorder, a replayer.
    public var connector: any Connector = .sockets
    /// Hears of connections: for metrics, logs and traces.
    public var observer: (any Observer)?
    /// Keeps answers for ``RedisClient/cached``; `nil`: none is kept.
    public var cache: RedisCacheConfiguration?
    /// Leaves the server's words out of the description of errors, since they may quote keys
    /// and values; the code stays.
    public var redactsServerText = false
    /// Where the bodies of scopes run. Everything else runs where its caller does.
    public var executor: ExecutorChoice = .caller

    public init(
        endpoints: [Endpoint] = [.host("localhost", port: defaultPort)], user: String? = nil,
        password: Secret? = nil, database: Int = 0
    ) {
        self.endpoints = endpoints
        self.user = user
        self.password = password
        self.database = database
    }

    /// The port of a server that says nothing else.
    public static let defaultPort: UInt16 = 6379
    /// The port of a sentinel that says nothing else.
    public static let defaultSentinelPort: UInt16 = 26379

    public struct Timeouts: Hashable, Sendable {
        /// For one attempt at one endpoint: name, connection, TLS, greeting.
        public var connect: Duration? = .seconds(10)
        /// For a command that is given no timeout of its own; `nil` is none.
        public var command: Duration?
        /// How long a server may be silent that has not answered a command in time, and is
        /// asked whether it is there. Then the connection that all share is closed, and the
        /// next command opens another.
        public var silence: Duration = .seconds(5)
        /// How long ``RedisClient/shutdown(deadline:)`` lets commands finish.
        public var shutdown: Duration = .seconds(10)

        public init() {}
    }

    func validate() throws(RedisError) {
        guard !endpoints.isEmpty else { throw RedisError(.configuration, "There is no endpoint") }
        if case .sentinel(let name) = topology, name.isEmpty {
            throw RedisError(.configuration, "Sentinels are asked for a master by its name")
        }
        guard routing.maximumRedirections >= 0, routing.refreshInterval > .zero else {
            throw RedisError(
                .configuration,
                "Routing needs an interval above zero, and no fewer than zero redirections")
        }
        guard database >= 0 else {
            throw RedisError(.configuration, "A database's number is not below 0")
        }
        if let cache {
            try cache.validate()
            if protocolVersion == .resp2 { throw .noPushes }
        }
        if let name = clientName, name.utf8.contains(where: { $0 <= 0x20 || $0 > 0x7E }) {
            throw RedisError(
                .configuration, "A client's name has visible ASCII characters without spaces only")
        }
    }

    var greeting: RedisGreetingSettings {
        RedisGreetingSettings(
            version: protocolVersion, user: user, password: password, clientName: clientName,
            database: database, library: tellsLibrary ? "copper" : nil)
    }
}
