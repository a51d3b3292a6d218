public import CopperBytes
public import CopperNet
public import CopperPostgresProtocol
public import CopperResilience

/// Where and how a ``PostgresClient`` connects.
///
/// Made from a URL or from libpq's keywords, or field by field:
///
/// ```swift
/// try PostgresConfiguration("postgres://app:secret@db.example:5432/shop?sslmode=verify-full")
/// try PostgresConfiguration("host=db.example user=app dbname=shop")
///
/// var configuration = PostgresConfiguration(endpoints: [.host("db.example", port: 5432)])
/// configuration.tls.mode = .verifyFull
/// ```
///
/// Nothing is read from the environment or from files in the home directory, unless
/// ``init(_:environment:)`` asks for it. Printing a configuration shows no secret.
public struct PostgresConfiguration: Sendable {
    // MARK: Where

    /// The servers, tried in this order (see ``loadBalancing``) until one answers that
    /// fits ``targetSession``.
    public var endpoints: [Endpoint]
    /// Addresses to connect to for some of the ``endpoints``, so that no name is
    /// resolved: libpq's `hostaddr`. The endpoint's name is still the one that TLS
    /// verifies.
    public var addresses: [Endpoint: String] = [:]
    public var loadBalancing: LoadBalancing = .inOrder
    public var targetSession: TargetSession = .any

    // MARK: Who

    /// `nil`: the name of the system's user.
    public var user: String?
    /// For all endpoints without one in ``endpointPasswords``. The empty password is
    /// a password; `nil` is none.
    public var password: Secret?
    public var endpointPasswords: [Endpoint: Secret] = [:]
    /// Keys derived from a password, used in its place for SCRAM.
    public var scramKeys: ScramKeys?
    /// The authentication methods that are acceptable.
    public var requireAuth = AuthenticationPolicy.any
    public var channelBinding = ChannelBindingPolicy.prefer

    // MARK: What

    /// `nil`: named as the user.
    public var database: String?
    public var applicationName: String?
    /// Command-line options for the server's session: `-c search_path=shop`.
    public var options: String?
    /// Settings of the session, sent with the startup message: `["TimeZone": "UTC"]`.
    public var startupParameters: [String: String] = [:]
    public var replication: Replication = .off
    public var minProtocolVersion: ProtocolVersion = .v3_0
    /// What is asked for. 3.2 is understood by PostgreSQL 18 and, negotiated down, by
    /// older servers since 9.3; some poolers refuse it.
    public var maxProtocolVersion: ProtocolVersion = .v3_0

    // MARK: How

    public var tls = PostgresTLS()
    public var socket = SocketOptions()
    public var timeouts = Timeouts()
    public var pool = PoolConfiguration()
    /// When ``PostgresClient/query(_:timeout:)``, and what is built on it, runs a query again:
    /// after its connection was found to be lost before the query was sent, after a deadlock
    /// or a serialization failure (but of CALL and DO, which may commit in between), and, if the
    /// query's ``PostgresQuery/category`` allows that, after its connection was lost before the
    /// answer. Never within a scope, where what was before would be missing, and never beyond a
    /// query's deadline.
    public var retry = RetryPolicy()
    public var limits = Limits()
    /// How many prepared statements a connection keeps; 0 prepares none by name, which
    /// old poolers in transaction mode need.
    public var statementCacheCapacity = 256
    /// What makes the streams: sockets, a recorder, a replayer.
    public var connector: any Connector = .sockets
    /// Hears of requests, connections, retries: for metrics, logs and traces.
    public var observer: (any Observer)?
    /// Called on a connection's loop for each notice and warning of the server. It must
    /// be quick.
    public var onNotice: (@Sendable (PostgresServerMessage) -> Void)?
    public var executor: ExecutorChoice = .caller
    /// Leaves the server's words (message, detail, hint, ...) out of the description of
    /// errors, since they may quote values; the SQLSTATE stays.
    public var redactsServerText = false

    public init(
        endpoints: [Endpoint] = [.host("localhost", port: 5432)], user: String? = nil,
        password: Secret? = nil, database: String? = nil
    ) {
        self.endpoints = endpoints
        self.user = user
        self.password = password
        self.database = database
    }

    /// The port of a server that says nothing else.
    public static let defaultPort: UInt16 = 5432

    /// The password for `endpoint`, if there is one.
    public func password(for endpoint: Endpoint) -> Secret? {
        endpointPasswords[endpoint] ?? password
    }

    /// What to connect to in order to reach `endpoint`: its entry in ``addresses``, or
    /// itself.
    public func target(of endpoint: Endpoint) -> Endpoint {
        guard case .host(_, let port) = endpoint, let address = addresses[endpoint] else {
            return endpoint
        }
        return .host(address, port: port)
    }
}

// MARK: - The parts

extension PostgresConfiguration {
    /// libpq's `load_balance_hosts`.
    public enum LoadBalancing: String, CaseIterable, Sendable {
        case inOrder = "disable"
        /// Endpoints, and the addresses of each, in random order for each connection.
        case random
    }

    /// Which kind of server will do: libpq's `target_session_attrs`.
    public enum TargetSession: String, CaseIterable, Sendable {
        case any
        case readWrite = "read-write"
        case readOnly = "read-only"
        case primary
        case standby
        /// A standby, or any server when there is none.
        case preferStandby = "prefer-standby"
    }

    /// Whether connections speak the replication protocol (PostgreSQL, section 54.4).
    public enum Replication: Sendable {
        case off
        /// Logical replication and SQL: `replication=database`.
        case logical
        /// Physical replication, no SQL: `replication=true`.
        case physical

        /// The value of the startup parameter `replication`; `nil` sends none.
        public var startupValue: String? {
            switch self {
            case .off: nil
            case .logical: "database"
            case .physical: "true"
            }
        }
    }

    /// The two keys of RFC 5802, each 32 bytes, in base64.
    public struct ScramKeys: Sendable {
        public var client: Secret
        public var server: Secret

        public init(client: Secret, server: Secret) {
            self.client = client
            self.server = server
        }
    }

    /// How long things may take; `nil` is for ever. How long a request waits for a
    /// connection is a matter of the ``pool``: `acquireTimeout`.
    public struct Timeouts: Sendable {
        /// One attempt to connect to one endpoint, up to the server's readiness.
        public var connect: Duration? = .seconds(10)
        /// One request. It is then cancelled on the server.
        public var query: Duration?
        /// How long a server may take to end a cancelled request, before its connection
        /// is closed.
        public var cancel: Duration = .seconds(5)
        /// How long a shutdown waits for work in progress.
        public var shutdown: Duration = .seconds(30)

        public init() {}
    }

    /// What a server may make this side hold or compute.
    public struct Limits: Sendable {
        /// The longest message accepted, in bytes. The default, 1 GiB, is the longest
        /// that PostgreSQL builds.
        public var maximumMessageBytes = 1 << 30
        /// The most PBKDF2 iterations a server may demand; about a quarter of a second
        /// for a million.
        public var maximumScramIterations = 2_000_000

        public init() {}
    }
}
