import Foundation

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

func isZombie(_ process: Int32) -> Bool {
    let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
    return String(decoding: stat, as: UTF8.self).contains(") Z ")
}

/// Another program, run to its end.
///
/// Not Foundation's `Process`: it takes a program for alive as long as any descendant
/// holds a socket that it hands down, and a server is such a descendant.
enum Command {
    static func run(_ arguments: [String], asServerUser: Bool) throws {
        // PostgreSQL refuses to run as root.
        let user = asServerUser && getuid() == 0
        let prefix =
            user
            ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
        let output = "/tmp/copper-command-\(UUID().uuidString)"
        defer { unlink(output) }
        let process = try spawn(prefix + arguments, input: nil, output: output)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw TestServerError("waitpid: errno \(errno)") }
        }
        guard status == 0 else {
            let words = FileManager.default.contents(atPath: output) ?? Data()
            let what = arguments.prefix(3).joined(separator: " ")
            throw TestServerError("\(what): \(String(decoding: words, as: UTF8.self))")
        }
    }

    /// Starts a program that reads from `input`, and does not wait for it.
    static func launch(_ arguments: [String], input: Int32) throws {
        _ = try spawn(arguments, input: input, output: "/dev/null")
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

    private static func spawn(
        _ arguments: [String], input: Int32?, output: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // What the calling thread blocks or ignores would be blocked in a server for good.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]
        var process: pid_t = 0
        let result = withCStrings(["/bin/bash", "-c", clean, "bash"] + arguments) { arguments in
            withCStrings(environment) {
                posix_spawn(&process, "/bin/bash", &actions, &attributes, arguments, $0)
            }
        }
        guard result == 0 else { throw TestServerError("bash: errno \(result)") }
        return process
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
