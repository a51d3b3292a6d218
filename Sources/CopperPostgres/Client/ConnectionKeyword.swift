import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// The keywords of connection strings: libpq's (PostgreSQL, section 32.1.2), and a few
/// of ours for what a pool needs.
enum ConnectionKeyword {
    typealias Apply =
        @Sendable (ConnectionSetting, inout PostgresConfiguration) throws(PostgresError) -> Void

    /// Never shown.
    static let secrets = [
        "password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret",
    ]

    /// Read together, before the others: see ``ConnectionSettings``.
    static let structural = [
        "host", "hostaddr", "port", "service", "servicefile", "passfile",
        "fallback_application_name",
    ]

    /// What `keyword` does to a configuration; `nil` for one that is read otherwise, or
    /// not known.
    static func apply(_ keyword: String) -> Apply? {
        applied.first { $0.keyword == keyword }?.apply
    }

    // A list: a dictionary of closures is much code for a table of fifty entries.
    private static let applied: [(keyword: String, apply: Apply)] =
        identity + session + tls + socket + own

    /// Keywords that are understood and refused, and why.
    static let refused: [String: String] = [
        "krbsrvname": gss, "gsslib": gss, "gssdelegation": gss,
        "oauth_issuer": oauth, "oauth_client_id": oauth, "oauth_client_secret": oauth,
        "oauth_scope": oauth,
        "requiressl": "Write sslmode=require",
        "requirepeer":
            "Who runs the server behind a unix socket is not checked: "
            + "protect the socket's directory",
    ]

    private static let gss = "GSSAPI (Kerberos) is not supported: leave it out"
    private static let oauth = "OAuth is not supported: use a password or a certificate"

    static var all: [String] { structural + applied.map(\.keyword) + refused.keys }

    // MARK: - Who and what

    private static let identity: [(String, Apply)] = [
        ("user", { setting, result in result.user = setting.value }),
        ("password", { setting, result in result.password = Secret(setting.value) }),
        ("dbname", { setting, result in result.database = setting.value }),
        (
            "require_auth",
            { setting, result throws(PostgresError) in
                result.requireAuth = try setting.authenticationPolicy()
            }
        ),
        (
            "channel_binding",
            { setting, result throws(PostgresError) in
                result.channelBinding = try setting.choice()
            }
        ),
        (
            "scram_client_key",
            { setting, result in
                result.scramKeys = .init(
                    client: Secret(setting.value), server: result.scramKeys?.server ?? "")
            }
        ),
        (
            "scram_server_key",
            { setting, result in
                result.scramKeys = .init(
                    client: result.scramKeys?.client ?? "", server: Secret(setting.value))
            }
        ),
        (
            "gssencmode",
            { setting, _ throws(PostgresError) in
                guard setting.value == "disable" else {
                    throw setting.mistake("is set", advice: gss)
                }
            }
        ),
    ]

    private static let session: [(String, Apply)] = [
        ("application_name", { setting, result in result.applicationName = setting.value }),
        ("options", { setting, result in result.options = setting.value }),
        (
            "client_encoding",
            { setting, _ throws(PostgresError) in
                let name = setting.value.lowercased().filter { $0 != "-" && $0 != "_" }
                guard ["utf8", "unicode", "auto"].contains(name) else {
                    throw setting.mistake(
                        "is \(setting.quoted), but text is always exchanged in UTF8",
                        advice: "Leave it out: the server converts from the database's encoding")
                }
            }
        ),
        (
            "replication",
            { setting, result throws(PostgresError) in
                switch setting.value {
                case "database": result.replication = .logical
                case "true", "on", "yes", "1": result.replication = .physical
                case "false", "off", "no", "0": result.replication = .off
                default: throw setting.mistake("is \(setting.quoted), not database, true or false")
                }
            }
        ),
        (
            "min_protocol_version",
            { setting, result throws(PostgresError) in
                result.minProtocolVersion = try setting.protocolVersion()
                result.maxProtocolVersion = max(
                    result.maxProtocolVersion, result.minProtocolVersion)
            }
        ),
        (
            "max_protocol_version",
            { setting, result throws(PostgresError) in
                result.maxProtocolVersion = try setting.protocolVersion()
            }
        ),
        (
            "target_session_attrs",
            { setting, result throws(PostgresError) in
                result.targetSession = try setting.choice()
            }
        ),
        (
            "load_balance_hosts",
            { setting, result throws(PostgresError) in
                result.loadBalancing = try setting.choice()
            }
        ),
    ]

    // MARK: - How

    private static let tls: [(String, Apply)] = [
        (
            "sslmode",
            { setting, result throws(PostgresError) in
                result.tls.mode = try setting.choice()
            }
        ),
        (
            "sslnegotiation",
            { setting, result throws(PostgresError) in
                result.tls.negotiation = try setting.choice()
            }
        ),
        ("sslcert", { setting, result in result.tls.certificate = .file(setting.value) }),
        (
            "sslkey",
            { setting, result throws(PostgresError) in
                if setting.value.hasPrefix("engine:") || setting.value.hasPrefix("pkcs11:") {
                    throw setting.mistake("names a key outside of files, which is not supported")
                }
                result.tls.key = .file(setting.value)
            }
        ),
        ("sslpassword", { setting, result in result.tls.keyPassword = Secret(setting.value) }),
        (
            "sslcertmode",
            { setting, result throws(PostgresError) in
                if setting.value == "require" {
                    throw setting.mistake(
                        "is require, but whether the server asks is not checked",
                        advice: "Use allow, or require_auth=none where a certificate is enough")
                }
                result.tls.certificateMode = try setting.choice()
            }
        ),
        (
            "sslrootcert",
            { setting, result in
                result.tls.rootCertificates =
                    setting.value == "system" ? .system : .file(setting.value)
            }
        ),
        ("sslcrl", { setting, result in result.tls.revocationLists = [.file(setting.value)] }),
        ("sslcrldir", { setting, result in result.tls.revocationDirectory = setting.value }),
        (
            "sslsni",
            { setting, result throws(PostgresError) in
                result.tls.sendsServerName = try setting.flag()
            }
        ),
        (
            "ssl_min_protocol_version",
            { setting, result throws(PostgresError) in
                result.tls.minimumVersion = try setting.tlsVersion()
            }
        ),
        (
            "ssl_max_protocol_version",
            { setting, result throws(PostgresError) in
                result.tls.maximumVersion = try setting.tlsVersion()
            }
        ),
        ("sslkeylogfile", { setting, result in result.tls.keyLogFile = setting.value }),
        (
            "sslcompression",
            { setting, _ throws(PostgresError) in
                guard try !setting.flag() else {
                    throw setting.mistake("is 1, but TLS compression is insecure and gone")
                }
            }
        ),
    ]

    private static let socket: [(String, Apply)] = [
        (
            "connect_timeout",
            { setting, result throws(PostgresError) in
                result.timeouts.connect = try setting.wholeSeconds()
            }
        ),
        (
            "keepalives",
            { setting, result throws(PostgresError) in
                result.socket.keepAlive = try setting.flag()
            }
        ),
        (
            "keepalives_idle",
            { setting, result throws(PostgresError) in
                result.socket.keepAliveIdle = try setting.wholeSeconds()
            }
        ),
        (
            "keepalives_interval",
            { setting, result throws(PostgresError) in
                result.socket.keepAliveInterval = try setting.wholeSeconds()
            }
        ),
        (
            "keepalives_count",
            { setting, result throws(PostgresError) in
                let count = try setting.integer(in: 0...127)
                result.socket.keepAliveCount = count == 0 ? nil : count
            }
        ),
        (
            "tcp_user_timeout",
            { setting, result throws(PostgresError) in
                let time = try setting.integer(in: 0...Int(Int32.max))
                result.socket.userTimeout = time == 0 ? nil : .milliseconds(time)
            }
        ),
    ]

    private static let own: [(String, Apply)] = [
        (
            "pool_min",
            { setting, result throws(PostgresError) in
                result.pool.minimumConnections = try setting.integer(in: 0...100_000)
            }
        ),
        (
            "pool_max",
            { setting, result throws(PostgresError) in
                result.pool.maximumConnections = try setting.integer(in: 1...100_000)
            }
        ),
        (
            "acquire_timeout",
            { setting, result throws(PostgresError) in
                guard let time = try setting.duration() else {
                    throw setting.mistake("is 0, which no connection can keep")
                }
                result.pool.acquireTimeout = time
            }
        ),
        (
            "query_timeout",
            { setting, result throws(PostgresError) in
                result.timeouts.query = try setting.duration()
            }
        ),
        (
            "statement_cache",
            { setting, result throws(PostgresError) in
                result.statementCacheCapacity = try setting.integer(in: 0...100_000)
            }
        ),
    ]

    // MARK: - The environment

    /// libpq's variables (PostgreSQL, section 32.15) and their keywords.
    static let variables: [String: String] = [
        "PGHOST": "host", "PGHOSTADDR": "hostaddr", "PGPORT": "port", "PGDATABASE": "dbname",
        "PGUSER": "user", "PGPASSWORD": "password", "PGPASSFILE": "passfile",
        "PGREQUIREAUTH": "require_auth", "PGCHANNELBINDING": "channel_binding",
        "PGSERVICE": "service", "PGSERVICEFILE": "servicefile", "PGOPTIONS": "options",
        "PGAPPNAME": "application_name", "PGSSLMODE": "sslmode",
        "PGSSLNEGOTIATION": "sslnegotiation", "PGSSLCOMPRESSION": "sslcompression",
        "PGSSLCERT": "sslcert", "PGSSLKEY": "sslkey", "PGSSLCERTMODE": "sslcertmode",
        "PGSSLROOTCERT": "sslrootcert", "PGSSLCRL": "sslcrl", "PGSSLCRLDIR": "sslcrldir",
        "PGSSLSNI": "sslsni", "PGSSLMINPROTOCOLVERSION": "ssl_min_protocol_version",
        "PGSSLMAXPROTOCOLVERSION": "ssl_max_protocol_version", "PGREQUIREPEER": "requirepeer",
        "PGGSSENCMODE": "gssencmode", "PGKRBSRVNAME": "krbsrvname", "PGGSSLIB": "gsslib",
        "PGGSSDELEGATION": "gssdelegation", "PGCONNECT_TIMEOUT": "connect_timeout",
        "PGCLIENTENCODING": "client_encoding", "PGTARGETSESSIONATTRS": "target_session_attrs",
        "PGLOADBALANCEHOSTS": "load_balance_hosts",
        "PGMINPROTOCOLVERSION": "min_protocol_version",
        "PGMAXPROTOCOLVERSION": "max_protocol_version",
    ]

    /// Variables that become settings of the session.
    static let sessionVariables: [String: String] = [
        "PGDATESTYLE": "datestyle", "PGTZ": "timezone", "PGGEQO": "geqo",
    ]
}
