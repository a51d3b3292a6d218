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
