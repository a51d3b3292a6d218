import CopperNet
import CopperPostgres
import CopperResilience

/// The examination of one server, step by step; a step that fails ends it.
struct Checkup {
    enum State: String {
        case good, bad, hint
    }

    struct Finding {
        var step: String
        var state: State
        var words: String
        var time: Duration?
    }

    /// What it is about: the connection string without its secrets.
    private(set) var title = "the configuration"
    private(set) var findings: [Finding] = []
    private let notify: (Finding) -> Void

    /// - Parameter notify: hears of each finding as it is made.
    init(notify: @escaping (Finding) -> Void = { _ in }) {
        self.notify = notify
    }

    var isHealthy: Bool { findings.allSatisfy { $0.state != .bad } }

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
        await resolve(configuration)
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

    private mutating func resolve(_ configuration: PostgresConfiguration) async {
        for endpoint in configuration.endpoints {
            guard case .host(let name, _) = configuration.target(of: endpoint) else { continue }
            let watch = Stopwatch()
            let answer = await HostLookup.addresses(of: name)
            switch answer {
            case .success(let addresses):
                let words =
                    addresses == [name] ? name : "\(name): " + addresses.joined(separator: ", ")
                add("resolve", .good, words, watch.elapsed)
            case .failure(let failure):
                // Of several servers one that is gone is a nuisance, not the end.
                let isOnly = configuration.endpoints.count == 1
                add("resolve", isOnly ? .bad : .hint, failure.message, watch.elapsed)
            }
        }
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

    /// The steps that a failed attempt got through.
    private mutating func addReached(_ times: TimingConnector.Times) {
        if let connect = times.connect { add("connect", .good, times.address, connect) }
        if let secure = times.secure, let tls = times.tls {
            add("TLS", .good, "\(tls.version), \(tls.cipher)", secure)
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
        var times: [Duration] = []
        for _ in 0..<Self.roundTrips {
            let watch = Stopwatch()
            _ = try await connection.one("SELECT 1", as: Int32.self)
            times.append(watch.elapsed)
        }
        times.sort()
        add(
            "query", .good,
            "SELECT 1, median of \(Self.roundTrips) (longest "
                + "\(Amount.time(times.last ?? .zero)))", times[times.count / 2])
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

    private static let roundTrips = 21

    private mutating func advise(
        _ times: TimingConnector.Times, _ configuration: PostgresConfiguration
    ) {
        let isLocal =
            times.address.isEmpty || times.address.hasPrefix("127.")
            || times.address.hasPrefix("[::1]") || times.address.hasPrefix("/")
        guard !isLocal else { return }
        if times.tls == nil {
            add("TLS", .hint, "the connection is not encrypted: add sslmode=verify-full")
        } else if configuration.tls.mode < .verifyCA {
            add("TLS", .hint, "the server's certificate is not verified: use sslmode=verify-full")
        }
    }

    // MARK: - Findings

    private mutating func add(
        _ step: String, _ state: State, _ words: String, _ time: Duration? = nil
    ) {
        let finding = Finding(step: step, state: state, words: words, time: time)
        findings.append(finding)
        notify(finding)
    }

    private mutating func fail(_ step: String, _ error: any Error) {
        let report = ErrorReport(error)
        add(step, .bad, report.line)
        if let hint = report.hint { add(step, .hint, hint) }
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
