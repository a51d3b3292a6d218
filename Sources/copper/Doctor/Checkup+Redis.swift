import CopperNet
import CopperRedis
import CopperResilience

/// The examination of one Redis or Valkey.
extension Checkup {
    /// Whether the URL is for one.
    static func isRedis(_ url: String) -> Bool {
        let schemes = ["redis", "rediss", "valkey", "valkeys", "unix", "redis+unix", "valkey+unix"]
        return schemes.contains { url.hasPrefix($0 + "://") }
    }

    mutating func run(redis url: String, title announce: (String) -> Void) async {
        let watch = Stopwatch()
        let configuration: RedisConfiguration
        do {
            configuration = try RedisConfiguration(url)
        } catch {
            announce(title)
            return fail("configuration", error)
        }
        title = Self.title(of: configuration)
        announce(title)
        add("configuration", .good, Self.summary(of: configuration), watch.elapsed)
        await resolve(configuration.endpoints)
        guard isHealthy else { return }
        await connect(configuration)
    }

    private static func title(of configuration: RedisConfiguration) -> String {
        let scheme = configuration.tls == nil ? "redis" : "rediss"
        let hosts = configuration.endpoints.map { "\($0)" }.joined(separator: ",")
        let user = configuration.user.map { "\($0)@" } ?? ""
        let database = configuration.database == 0 ? "" : "/\(configuration.database)"
        return "\(scheme)://\(user)\(hosts)\(database)"
    }

    private static func summary(of configuration: RedisConfiguration) -> String {
        let count = Amount.count(configuration.endpoints.count, "server")
        let password = configuration.password == nil ? "no password" : "with a password"
        return "\(count), \(configuration.tls == nil ? "no TLS" : "TLS"), \(password)"
    }

    private mutating func connect(_ given: RedisConfiguration) async {
        let notes = TimingConnector.Notes()
        var configuration = given
        configuration.connector = TimingConnector(base: given.connector, notes: notes)
        configuration.clientName = given.clientName ?? "copper-doctor"
        configuration.pool.acquireTimeout = min(given.pool.acquireTimeout, .seconds(5))
        let watch = Stopwatch()
        var isReached = false
        do {
            let client = try RedisClient(configuration)
            do {
                try await client.withConnection { connection in
                    isReached = true
                    addReached(notes.times)
                    let before = (notes.times.connect ?? .zero) + (notes.times.secure ?? .zero)
                    try await signedIn(
                        connection, configuration, max(.zero, watch.elapsed - before), notes.times)
                    try await examine(connection)
                }
            } catch {
                await client.shutdown()
                throw error
            }
            await client.shutdown()
        } catch {
            if !isReached { addReached(notes.times) }
            fail(isReached ? "query" : Self.step(of: error), error)
        }
    }

    private mutating func signedIn(
        _ connection: RedisConnection, _ configuration: RedisConfiguration, _ time: Duration,
        _ times: TimingConnector.Times
    ) async throws {
        let info = try await connection.info("server")
        let user = configuration.user ?? "default"
        add("sign in", .good, "as \(user), \(info.server), \(info.mode)", time)
        guard !times.isLocal else { return }
        if configuration.tls == nil {
            add("TLS", .hint, "the connection is not encrypted: use rediss://")
        }
        if configuration.password == nil {
            add("sign in", .hint, "everybody may use it: give its users passwords (ACL SETUSER)")
        }
    }

    private mutating func examine(_ connection: RedisConnection) async throws {
        try await addRoundTrips("query", "PING") {
            try await connection.command("PING", as: String.self)
        }
        let watch = Stopwatch()
        let info = try await connection.info()
        let time = watch.elapsed
        add("server", .good, info.summary, time)
        for hint in info.hints { add("server", .hint, hint) }
    }

    private static func step(of error: any Error) -> String {
        guard let error = error as? RedisError else { return "connect" }
        if error.code == .tlsFailed { return "TLS" }
        return error.phase == .greeting || error.code == .authenticationFailed
            ? "sign in" : "connect"
    }
}

extension RedisInfo {
    var server: String {
        if let version = self["valkey_version"] { return "Valkey \(version)" }
        return "Redis \(self["redis_version"] ?? "of an unknown version")"
    }

    var mode: String { self["server_mode"] ?? self["redis_mode"] ?? "standalone" }

    /// `master, 5 of 10,000 clients, 1.2M of 4.0G used`
    var summary: String {
        var parts = [String(self["role"] ?? "of an unknown role")]
        if let clients = int("connected_clients") {
            let limit = int("maxclients").map { " of \(Amount.grouped($0))" } ?? ""
            parts.append("\(Amount.grouped(clients))\(limit) connections in use")
        }
        if let used = self["used_memory_human"] {
            let isLimited = int("maxmemory") ?? 0 > 0
            let limit = isLimited ? self["maxmemory_human"].map { " of \($0)" } ?? "" : ""
            parts.append("\(used)\(limit) of memory")
        }
        return parts.joined(separator: ", ")
    }

    var hints: [String] {
        var hints: [String] = []
        if let used = int("connected_clients"), let limit = int("maxclients"),
            used * 5 > limit * 4
        {
            hints.append("few connections are left: raise maxclients")
        }
        let limit = int("maxmemory") ?? 0
        if let used = int("used_memory"), limit > 0, used * 10 > limit * 9 {
            let policy = self["maxmemory_policy"] ?? "noeviction"
            hints.append(
                policy == "noeviction"
                    ? "the memory is nearly full, and writes will then be refused"
                    : "the memory is nearly full: keys go by \(policy)")
        }
        if self["master_link_status"] == "down" || self["primary_link_status"] == "down" {
            hints.append("it is a replica whose primary is out of reach: what it says is old")
        }
        if let rejected = int("rejected_connections"), rejected > 0 {
            let count = Amount.count(rejected, "connection")
            hints.append("\(count) were refused since it started: maxclients is too low")
        }
        return hints
    }
}
