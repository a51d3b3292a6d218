/// The keywords of connection strings: libpq's (PostgreSQL, section 32.1.2), and a few
/// of ours for what a pool needs.
enum ConnectionKeyword: String, CaseIterable {
    // Read together, before the others: see ``ConnectionSettings``.
    case host, hostaddr, port, service, servicefile, passfile
    case fallbackApplicationName = "fallback_application_name"

    // Who and what
    case user, password, dbname
    case requireAuth = "require_auth"
    case channelBinding = "channel_binding"
    case scramClientKey = "scram_client_key"
    case scramServerKey = "scram_server_key"
    case gssencmode
    case applicationName = "application_name"
    case options
    case clientEncoding = "client_encoding"
    case replication
    case minProtocolVersion = "min_protocol_version"
    case maxProtocolVersion = "max_protocol_version"
    case targetSessionAttrs = "target_session_attrs"
    case loadBalanceHosts = "load_balance_hosts"

    // How
    case sslmode, sslnegotiation, sslcert, sslkey, sslpassword, sslcertmode, sslrootcert
    case sslcrl, sslcrldir, sslsni, sslkeylogfile, sslcompression
    case sslMinProtocolVersion = "ssl_min_protocol_version"
    case sslMaxProtocolVersion = "ssl_max_protocol_version"
    case connectTimeout = "connect_timeout"
    case keepalives
    case keepalivesIdle = "keepalives_idle"
    case keepalivesInterval = "keepalives_interval"
    case keepalivesCount = "keepalives_count"
    case tcpUserTimeout = "tcp_user_timeout"

    // Ours
    case poolMin = "pool_min"
    case poolMax = "pool_max"
    case acquireTimeout = "acquire_timeout"
    case queryTimeout = "query_timeout"
    case statementCache = "statement_cache"

    /// Never shown.
    static let secrets = [
        "password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret",
    ]

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

    static let gss = "GSSAPI (Kerberos) is not supported: leave it out"
    private static let oauth = "OAuth is not supported: use a password or a certificate"

    /// Every name that means something, for suggestions.
    static var names: [String] { allCases.map(\.rawValue) + refused.keys }

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
