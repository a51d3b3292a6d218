import Foundation

/// A Redis, Valkey or Redis Stack of a test's own, to be configured, crashed, frozen and
/// restarted.
///
/// ```swift
/// try await RedisTestServer.with(.valkey, settings: ["maxmemory 4mb"]) { server in
///     let url = server.live.url(as: .copper)
///     try await server.crash()
/// }
/// ```
///
/// It has the users of the other servers and a free port, and keeps no data: with
/// `appendonly yes` among its settings it finds them again when it is started again. It ends
/// with the test's process, however that ends.
public final class RedisTestServer: Sendable {
    /// Where it listens, as the other servers are described.
    public let live: LiveRedis
    /// Of the user `default`.
    public let password: String?

    private let mode: Mode
    private let settings: [String]

    enum Mode { case single, cluster, sentinel }

    public var port: UInt16 { live.port }
    /// `127.0.0.1:port`, which is how servers tell each other, and clients, where they are.
    public var address: String { "127.0.0.1:\(port)" }

    /// Runs `body` with a server, and ends the server and removes its files afterwards.
    ///
    /// - Parameters:
    ///   - tls: A port for TLS beside the other. Of ``LiveRedis/Kind/redis`` alone.
    ///   - password: Of the user `default`, who has none otherwise. It logs in with it at its
    ///     master, too.
    ///   - master: Which it is a replica of.
    ///   - settings: Lines of its configuration file, `["maxmemory 4mb"]`.
    /// - Throws: ``LiveServersMissing`` where none runs to be copied.
    public static func with<Result>(
        _ kind: LiveRedis.Kind = .redis, tls: Bool = false, password: String? = nil,
        replicaOf master: RedisTestServer? = nil, settings: [String] = [],
        _ body: (RedisTestServer) async throws -> Result
    ) async throws -> Result {
        let master = master.map { ["replicaof 127.0.0.1 \($0.port)"] } ?? []
        let server = try await offload {
            try started(kind, tls: tls, password: password, settings: master + settings)
        }
        return try await server.run(body)
    }

    func run<Result>(_ body: (RedisTestServer) async throws -> Result) async throws -> Result {
        do {
            let result = try await body(self)
            await offload { self.remove() }
            return result
        } catch {
            await offload { self.remove() }
            throw error
        }
    }

    /// A server that runs. Somebody else may take its port before it does: then another is
    /// tried.
    static func started(
        _ kind: LiveRedis.Kind, mode: Mode = .single, tls: Bool = false, password: String? = nil,
        settings: [String]
    ) throws -> RedisTestServer {
        var attempts = 5
        while true {
            let server = try RedisTestServer(
                kind, mode: mode, tls: tls, password: password, settings: settings)
            do {
                try server.launch()
                return server
            } catch {
                server.remove()
                attempts -= 1
                guard attempts > 0, "\(error)".contains("Failed listening") else { throw error }
            }
        }
    }

    private init(
        _ kind: LiveRedis.Kind, mode: Mode, tls: Bool, password: String?, settings: [String]
    ) throws {
        let model = try LiveServers.redis(kind)
        var live = model
        live.port = try freePort(hasBus: mode == .cluster)
        live.tlsPort = tls ? try freePort(hasBus: mode == .cluster) : nil
        live.directory = try TestInstances.newDirectory()
        live.socketPath = live.directory + "/socket"
        self.live = live
        self.mode = mode
        self.password = password
        self.settings = settings
        let copied = ["redis.acl", "ca.pem", "server.pem", "server.key"]
        let files = copied.map { "'\(model.directory)/\($0)'" }.joined(separator: " ")
        try Command.run(
            ["/bin/sh", "-c", "mkdir '\(live.directory)' && cp \(files) '\(live.directory)/'"],
            asServerUser: true)
        try write(configuration(model).joined(separator: "\n") + "\n", to: "server.conf")
        if let password, mode != .sentinel {
            let acl = live.directory + "/redis.acl"
            let users = try String(contentsOfFile: acl, encoding: .utf8)
            try write(
                users.replacing("user default on nopass", with: "user default on >\(password)"),
                to: "redis.acl")
        }
    }

    /// A file that the server may write, too: it rewrites its configuration.
    private func write(_ text: String, to name: String) throws {
        let path = live.directory + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        var place = stat()
        guard stat(live.directory, &place) == 0, chown(path, place.st_uid, place.st_gid) == 0
        else { throw TestServerError("\(path): errno \(errno)") }
    }

    private func configuration(_ model: LiveRedis) -> [String] {
        var lines = [
            "port \(port)", "bind 127.0.0.1 -127.0.0.2 -::1", "unixsocket \(live.socketPath)",
            "unixsocketperm 777", "dir \(live.directory)", "pidfile \(live.directory)/pid",
            "logfile \(live.directory)/server.log", "daemonize yes", "set-proc-title no",
        ]
        if let tlsPort = live.tlsPort {
            lines += [
                "tls-port \(tlsPort)", "tls-auth-clients optional",
                "tls-ca-cert-file \(live.directory)/ca.pem",
                "tls-cert-file \(live.directory)/server.pem",
                "tls-key-file \(live.directory)/server.key",
            ]
            // Else they would tell clients the other port; their own is found where it is
            // without TLS.
            if mode == .cluster {
                lines += ["tls-cluster yes", "cluster-port \(Int(port) + 10_000)"]
            }
        }
        if mode == .sentinel {
            if let password { lines.append("requirepass \(password)") }
            return lines + settings
        }
        lines += [
            "aclfile \(live.directory)/redis.acl", "save \"\"", "enable-debug-command local",
            "notify-keyspace-events KEA", "repl-diskless-sync yes", "repl-diskless-sync-delay 0",
            "repl-ping-replica-period 1", "shutdown-timeout 0",
        ]
        if let password { lines.append("masterauth \(password)") }
        if mode == .cluster { lines += ["cluster-enabled yes", "cluster-config-file nodes.conf"] }
        if live.kind == .stack {
            lines += ["redisearch", "redistimeseries", "rejson", "redisbloom"].map {
                "loadmodule \(model.directory)/modules/\($0).so"
            }
        }
        return lines + settings
    }

    // MARK: What a test does to it

    /// Starts it, on the port that it had, and waits until it answers.
    public func start() async throws {
        try await offload { try self.launch() }
    }

    /// Ends it in good order (SIGTERM).
    public func stop() async throws {
        try await offload { try self.end(SIGTERM) }
    }

    public func restart() async throws {
        try await stop()
        try await start()
    }

    /// Kills it (SIGKILL), as a power cut would. Clients see their sockets closed or reset.
    public func crash() async throws {
        try await offload { try self.end(SIGKILL) }
    }

    /// Stops it where it is (SIGSTOP): sockets stay open and nothing answers, as with a hung
    /// machine.
    public func freeze() throws { try signal(SIGSTOP) }

    /// Lets it go on (SIGCONT).
    public func thaw() throws { try signal(SIGCONT) }

    /// Its answer to a command of the user `default`, on a connection of its own.
    ///
    /// - Throws: ``TestServerError`` with the server's words when it answers with an error.
    @discardableResult
    public func call(_ words: String...) async throws -> RedisTestReply {
        try await offload { try self.answer(to: words) }
    }

    func answer(to words: [String]) throws -> RedisTestReply {
        var link = try RedisTestLink(port: port, password: password)
        return try link.call(words)
    }

    /// Whether it runs and is not frozen.
    var isAnswering: Bool {
        guard let process = processID else { return false }
        let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
        return !String(decoding: stat, as: UTF8.self).contains(") T ")
    }

    /// The value of a line `name:value` in the answer to a command, `["INFO", "replication"]`.
    func field(_ name: String, of words: [String]) throws -> String? {
        let text = try answer(to: words).text ?? ""
        let line = text.split(separator: "\r\n").first { $0.hasPrefix("\(name):") }
        return line.map { String($0.dropFirst(name.utf8.count + 1)) }
    }

    // MARK: Processes

    /// Its process, or `nil` when the server is down.
    public var processID: Int32? {
        guard let file = FileManager.default.contents(atPath: live.directory + "/pid"),
            let number = String(decoding: file, as: UTF8.self).split(separator: "\n").first,
            let process = Int32(number), isServer(process)
        else { return nil }
        return process
    }

    /// Whether that process is this server, and not another that got its number.
    private func isServer(_ process: Int32) -> Bool {
        let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        return String(decoding: line, as: UTF8.self).contains(live.directory + "/server.conf")
    }

    private func launch() throws {
        guard processID == nil else { throw TestServerError("the server runs already") }
        let log = live.directory + "/server.log"
        unlink(live.directory + "/pid")
        truncate(log, 0)
        let model = try LiveServers.redis(live.kind).directory
        var command = [
            "/usr/bin/env", "LD_LIBRARY_PATH=\(model)/lib", "\(model)/\(live.kind)-server",
            live.directory + "/server.conf",
        ]
        if mode == .sentinel { command.append("--sentinel") }
        try Command.run(command, asServerUser: true)
        // It goes into the background before it listens.
        try waitUntil("the server's start") {
            let words = FileManager.default.contents(atPath: log) ?? Data()
            let text = String(decoding: words, as: UTF8.self)
            for trouble in ["Failed listening", "atal error", "FATAL"] where text.contains(trouble)
            {
                throw TestServerError(text)
            }
            guard processID != nil, var link = try? RedisTestLink(port: port) else { return false }
            do {
                _ = try link.call(["PING"])
            } catch {
                // It listens, and says what it waits for.
                return ["NOAUTH", "MASTERDOWN"].contains { "\(error)".contains($0) }
            }
            return true
        }
    }

    private func end(_ number: Int32) throws {
        guard let process = processID else { throw TestServerError("the server is not running") }
        try signal(number)
        try waitUntil("the server's end") { kill(process, 0) != 0 || isZombie(process) }
    }

    private func signal(_ number: Int32) throws {
        guard let process = processID else { throw TestServerError("the server is not running") }
        guard kill(process, number) == 0 else {
            throw TestServerError("signal \(number) to process \(process): errno \(errno)")
        }
    }

    func remove() {
        if processID != nil { try? end(SIGKILL) }
        try? Command.run(["/bin/rm", "-rf", live.directory], asServerUser: true)
    }
}

/// Asks until it is so, for half a minute at most.
func waitUntil(_ what: String, _ isSo: () throws -> Bool) throws {
    for _ in 0..<3_000 {
        if try isSo() { return }
        usleep(10_000)
    }
    throw TestServerError("waited in vain for \(what)")
}
