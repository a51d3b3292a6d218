import Foundation

/// The directories of servers that this process starts and that must not outlive it.
///
/// A server that goes into the background has no parent which could end it. Another process
/// does: it reads from a socket whose other end this one holds, and learns of its end in that way,
/// whatever ended it.
public enum TestInstances {
    /// A path where nothing is yet. A server there has `server.conf` in it as an argument, and
    /// writes its number to `pid` in it.
    static func newDirectory() throws -> String {
        try watcher.get()
        return try prefix() + String(UUID().uuidString.prefix(8))
    }

    private static func prefix() throws -> String {
        "\(try LiveServers.state.get().instances)/redis-\(getpid())-"
    }

    private static let watcher = Result { _ = try watch(prefix()) }

    /// Starts the process that ends servers and removes their directories, those whose paths
    /// begin with `prefix`, when the returned descriptor is closed.
    public static func watch(_ prefix: String) throws -> Int32 {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0
        else { throw TestServerError("socketpair: errno \(errno)") }
        defer { close(ends[0]) }
        try Command.launch(["/bin/bash", "-c", script, "bash", prefix], input: ends[0])
        return ends[1]
    }

    private static let script = """
        trap '' HUP INT QUIT TERM
        read -r _
        # One may be in the middle of its start.
        for _ in 1 2 3; do
            for place in "$1"*; do
                number=$(cat "$place/pid" 2>/dev/null) || continue
                tr '\\0' '\\n' <"/proc/$number/cmdline" 2>/dev/null |
                    grep -qxF "$place/server.conf" && kill -KILL "$number"
            done
            sleep 0.5
        done
        rm -rf "$1"*
        """
}
