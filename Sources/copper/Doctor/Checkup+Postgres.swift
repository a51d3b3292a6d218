import CopperNet
import CopperPostgres
import CopperResilience

/// The examination of one PostgreSQL, step by step; a step that fails ends it.
extension Checkup {
    mutating func run(
        _ url: String, environment: PostgresEnvironment, title announce: (String) -> Void
    ) async {
        let watch = Stopwatch()
        var configuration: PostgresConfiguration
        do {
            configuration = try PostgresConfiguration(url, environment: environment)
        } catch {
            announce(title)
            return fail("configuration", error)
        }
        title = "\(configuration)"
        announce(title)
        add("configuration", .good, Self.summary(of: configuration), watch.elapsed)
        await resolve(configuration.endpoints.map { configuration.target(of: $0) })
        guard isHealthy else { return }
        await connect(&configuration)
    }

    // MARK: - Steps

    private static func summary(of configuration: PostgresConfiguration) -> String {
        let count = Amount.count(configuration.endpoints.count, "server")
        let password = configuration.endpoints.contains { configuration.password(for: $0) != nil }
        return "\(count), sslmode \(configuration.tls.mode.rawValue), "
            + (password ? "with a password" : "no password")
    }

    private mutating func connect(_ configuration: inout PostgresConfiguration) async {
        let notes = TimingConnector.Notes()
        configuration.connector = TimingConnector(base: configuration.connector, notes: notes)
        configuration.applicationName = configuration.applicationName ?? "copper doctor"
        configuration.pool.maximumConnections = 1
        let watch = Stopwatch()
        var reachedServer = false
        do {
            let client = try PostgresClient(configuration)
            do {
                try await client.withConnection { connection in
                    reachedServer = true
                    addConnection(notes.times, total: watch.elapsed, connection, configuration)
                    try await examine(connection, configuration)
                }
            } catch {
                await client.shutdown()
                throw error
            }
            await client.shutdown()
        } catch {
            if !reachedServer { addReached(notes.times) }
            fail(reachedServer ? "query" : Self.step(of: error), error)
        }
    }

    private mutating func addConnection(
        _ times: TimingConnector.Times, total: Duration, _ connection: PostgresConnection,
        _ configuration: PostgresConfiguration
    ) {
        addReached(times)
        let before = (times.connect ?? .zero) + (times.secure ?? .zero)
        let user = (try? configuration.resolvedUser()) ?? ""
        let version = connection.parameter("server_version").map { "PostgreSQL \($0)" }
        add(
            "sign in", .good, "as \(user), \(version ?? "a server that does not tell its version")",
            max(.zero, total - before))
        advise(times, configuration)
    }

    private mutating func examine(
        _ connection: PostgresConnection, _ configuration: PostgresConfiguration
    ) async throws {
        try await addRoundTrips("query", "SELECT 1") {
            _ = try await connection.one("SELECT 1", as: Int32.self)
        }
        let watch = Stopwatch()
        let (used, allowed, isStandby) = try await connection.one(
            """
            SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
                current_setting('max_connections')::int, pg_is_in_recovery()
            """, as: (Int64, Int32, Bool).self)
        add(
            "server", .good,
            "\(isStandby ? "standby" : "primary"), \(used) of \(allowed) "
                + "connections in use", watch.elapsed)
        if used * 5 > Int64(allowed) * 4 {
            add("server", .hint, "few connections are left: raise max_connections, or pool")
        }
    }

    private mutating func advise(
        _ times: TimingConnector.Times, _ configuration: PostgresConfiguration
    ) {
        guard !times.isLocal else { return }
        if times.tls == nil {
            add("TLS", .hint, "the connection is not encrypted: add sslmode=verify-full")
        } else if configuration.tls.mode < .verifyCA {
            add("TLS", .hint, "the server's certificate is not verified: use sslmode=verify-full")
        }
    }

    private static func step(of error: any Error) -> String {
        guard let error = error as? PostgresError else { return "connect" }
        switch error.code {
        case .tlsFailed: return "TLS"
        case .authenticationFailed, .startupFailed: return "sign in"
        default: return "connect"
        }
    }
}
