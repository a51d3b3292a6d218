import Foundation

/// A PostgreSQL server of a test's own, to be crashed, frozen and restarted.
///
/// ```swift
/// try await TestServer.with(.v15) { server in
///     let url = server.live.url(as: .scram)
///     try await server.crash()
/// }
/// ```
///
/// It begins as a copy of the server of that version which `./dev servers up` made:
/// the same roles, database and certificates, on a free port.
public final class TestServer: Sendable {
    /// Where it listens, as the other servers are described.
    public let live: LiveServer

    private let home: String
    private let data: String
    private let settings: [String]

    /// Runs `body` with a server, and ends the server and removes its files afterwards.
    ///
    /// - Parameter settings: more settings of the server, `["max_connections": "5"]`.
    /// - Throws: ``LiveServersMissing`` where none runs to be copied.
    public static func with<Result>(
        _ version: LiveServer.Version, settings: [String: String] = [:],
        _ body: (TestServer) async throws -> Result
    ) async throws -> Result {
        let server = try await offload { try TestServer(version, settings: settings) }
        do {
            try await server.start()
            let result = try await body(server)
            await offload { server.remove() }
            return result
        } catch {
            await offload { server.remove() }
            throw error
        }
    }

    private init(_ version: LiveServer.Version, settings: [String: String]) throws {
        let model = try LiveServers.server(version)
        let name = "\(version)-\(UUID().uuidString.prefix(8))"
        let place = "\(model.instances)/\(name)"
        home = model.directory + "/home"
        data = place + "/data"
        self.settings = settings.sorted { $0.key < $1.key }.map { "-c '\($0)=\($1)'" }
        var live = model
        live.directory = place
        live.port = try freePort()
        self.live = live
        let quoted = "'\(place)'"
        try Command.run(
            [
                "/bin/sh", "-c",
                "mkdir \(quoted) && cp -a '\(model.directory)/template' \(quoted)/data",
            ],
            asServerUser: true)
    }

    // MARK: What a test does to it

    /// Starts it, on the port that it had, and waits until it takes connections.
    public func start() async throws {
        try await offload { [self] in
            let options = ["-p", "\(live.port)", "-k", live.directory] + settings
            let log = live.directory + "/server.log"
            do {
                try control(["-l", log, "-o", options.joined(separator: " "), "start"])
            } catch {
                let words = FileManager.default.contents(atPath: log) ?? Data()
                throw TestServerError("\(error)\n\(String(decoding: words, as: UTF8.self))")
            }
        }
    }

    /// Ends it in good order: clients are told `57P01`, then the sockets close.
    public func stop() async throws {
        try await offload { [self] in
            try control(["-m", "fast", "stop"])
        }
    }

    public func restart() async throws {
        try await stop()
        try await start()
    }

    /// Kills all of its processes at once (SIGKILL), as a power cut would. Clients see
    /// their sockets closed or reset. ``start()`` then recovers it.
    public func crash() async throws {
        try await offload { [self] in
            let processes = try signal(SIGKILL)
            for process in processes {
                while kill(process, 0) == 0, !isZombie(process) { usleep(2_000) }
            }
            // Else the next start refuses while the dead process is not yet reaped.
            unlink(data + "/postmaster.pid")
            unlink(live.socketPath + ".lock")
        }
    }

    /// Stops all of its processes where they are (SIGSTOP): sockets stay open and
    /// nothing answers, as with a hung machine.
    public func freeze() throws { try signal(SIGSTOP) }

    /// Lets them go on (SIGCONT).
    public func thaw() throws { try signal(SIGCONT) }

    private func control(_ arguments: [String]) throws {
        try Command.run(
            [home + "/bin/pg_ctl", "-D", data, "-w", "-t", "60", "-s"] + arguments,
            asServerUser: true)
    }

    // MARK: Processes

    /// The process that accepts connections, or `nil` when the server is down.
    public var processID: Int32? {
        let file = FileManager.default.contents(atPath: data + "/postmaster.pid")
        guard let file,
            let line = String(decoding: file, as: UTF8.self).split(separator: "\n").first
        else { return nil }
        return Int32(line)
    }

    /// Signals the server's first process, then its children, so that none is born in
    /// between.
    @discardableResult
    private func signal(_ number: Int32) throws -> [Int32] {
        guard let first = processID else { throw TestServerError("the server is not running") }
        // A stopped process starts no children; killed, it would leave orphans unseen.
        kill(first, number == SIGCONT ? SIGCONT : SIGSTOP)
        let processes = children(of: first) + [first]
        for process in processes where kill(process, number) != 0 && errno != ESRCH {
            throw TestServerError("signal \(number) to process \(process): errno \(errno)")
        }
        return processes
    }

    private func remove() {
        if let first = processID, isServer(first) {
            _ = try? signal(SIGKILL)
        }
        try? Command.run(["/bin/rm", "-rf", live.directory], asServerUser: true)
    }

    /// Whether that process is this server, and not another that got its number.
    private func isServer(_ process: Int32) -> Bool {
        let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        return String(decoding: line, as: UTF8.self).contains(data)
    }
}

public struct TestServerError: Error, CustomStringConvertible {
    public var description: String

    init(_ description: String) { self.description = description }
}

private func children(of process: Int32) -> [Int32] {
    let path = "/proc/\(process)/task/\(process)/children"
    let list = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
}

private func isZombie(_ process: Int32) -> Bool {
    let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
    return String(decoding: stat, as: UTF8.self).contains(") Z ")
}

/// A port that nobody uses now.
///
/// Below those that the system gives to outgoing connections (32768 and up on Linux): one
/// of those may be taken, by any connection on the machine, before the server is started,
/// or started again; or a client that calls it meanwhile may be connected with itself.
public func freePort() throws -> UInt16 {
    for _ in 0..<100 {
        let port = UInt16.random(in: 20_000..<32_000)
        if try isFree(port) { return port }
    }
    throw TestServerError("no free port")
}

private func isFree(_ port: UInt16) throws -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw TestServerError("no socket: errno \(errno)") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}

/// Runs blocking work on a thread of its own: the pool that runs tests is as narrow as
/// the machine.
func offload<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
    }
}

func offload(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            work()
            continuation.resume()
        }
    }
}

/// Another program, run to its end.
///
/// Not Foundation's `Process`: it takes a program for alive as long as any descendant
/// holds a socket that it hands down, and a server is such a descendant.
private enum Command {
    static func run(_ arguments: [String], asServerUser: Bool) throws {
        // PostgreSQL refuses to run as root.
        let user = asServerUser && getuid() == 0
        let prefix =
            user
            ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
        let output = "/tmp/copper-command-\(UUID().uuidString)"
        defer { unlink(output) }
        let status = try spawn(
            ["/bin/bash", "-c", clean, "bash"] + prefix + arguments, output: output)
        guard status == 0 else {
            let words = FileManager.default.contents(atPath: output) ?? Data()
            let what = arguments.prefix(3).joined(separator: " ")
            throw TestServerError("\(what): \(String(decoding: words, as: UTF8.self))")
        }
    }

    /// Runs its arguments in `/` with no descriptors but the standard ones: a server
    /// would keep sockets of other tests open.
    private static let clean = """
        cd / && for place in /proc/self/fd/*; do
            number=${place##*/}
            if [ "$number" -gt 2 ]; then eval "exec $number>&-"; fi
        done
        exec "$@"
        """

    /// Runs `command`; returns its status as `wait` gives it.
    private static func spawn(_ command: [String], output: String) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]
        var process: pid_t = 0
        let result = withCStrings(command) { arguments in
            withCStrings(environment) {
                posix_spawn(&process, command[0], &actions, nil, arguments, $0)
            }
        }
        guard result == 0 else { throw TestServerError("\(command[0]): errno \(result)") }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw TestServerError("waitpid: errno \(errno)") }
        }
        return status
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
