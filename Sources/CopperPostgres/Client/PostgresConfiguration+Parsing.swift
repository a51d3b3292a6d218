extension PostgresConfiguration {
    /// Reads a URL or libpq's keywords (PostgreSQL, section 32.1.1), and nothing else:
    /// no environment, and only those files that the text names (`passfile`,
    /// `service` with `servicefile`).
    ///
    /// ```text
    /// postgres://user:password@host:5432/database?sslmode=verify-full&application_name=shop
    /// postgres://one:5432,two:5433/database?target_session_attrs=read-write
    /// postgres:///database?host=/run/postgresql
    /// host=db.example user=app password='it''s' dbname=shop connect_timeout=5
    /// ```
    ///
    /// All of libpq's keywords are known; those of GSSAPI and the OAuth flows are
    /// refused. Beside them: `pool_min`, `pool_max`, `statement_cache` (counts),
    /// `acquire_timeout`, `query_timeout` (`10s`, `500ms`).
    ///
    /// Without a host it is `localhost`, without a user the system's user.
    ///
    /// - Throws: ``PostgresError`` with code `.configuration`, saying at which character
    ///   and what to do. It never quotes a password.
    public init(_ connectionString: String) throws(PostgresError) {
        try self.init(connectionString, environment: .withoutVariables)
    }

    /// The same, where `environment` fills in what the text leaves open, as libpq's
    /// programs do: `PGHOST` and the other variables, a service, `~/.pgpass`, and the
    /// certificates of `~/.postgresql`.
    public init(
        _ connectionString: String = "", environment: PostgresEnvironment
    ) throws(PostgresError) {
        self = try ConnectionSettings(connectionString, environment: environment).configuration()
        try validate()
    }
}
