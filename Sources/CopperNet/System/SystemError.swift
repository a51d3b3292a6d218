#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension NetError {
    /// The error for `number` (positive), which came while `action` was done.
    package init(errno number: Int32, _ action: String = "") {
        let words = Self.words(for: number) + Self.advice(for: number)
        self.init(
            Self.kind(of: number), errno: number, action.isEmpty ? words : "\(action): \(words)")
    }

    private static func kind(of number: Int32) -> Kind {
        switch number {
        case ECONNREFUSED, ENOENT: .refused
        case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN, EAFNOSUPPORT: .unreachable
        case ECONNRESET, EPIPE, ECONNABORTED: .reset
        case ETIMEDOUT: .timedOut
        case EMFILE, ENFILE, EADDRNOTAVAIL, ENOBUFS, ENOMEM, ENOSPC: .exhausted
        case EBADF, ENOTCONN, ESHUTDOWN: .closed
        default: .system
        }
    }

    /// The C library's words, in lower case as within a sentence.
    private static func words(for number: Int32) -> String {
        // strerror(3) keeps its text per thread in glibc and is constant in musl.
        guard let text = strerror(number) else { return "error \(number)" }
        let words = String(cString: text)
        return words.prefix(1).lowercased() + words.dropFirst()
    }

    private static func advice(for number: Int32) -> String {
        switch number {
        case EMFILE: " (the process has too many open files: raise `ulimit -n`)"
        case ENFILE: " (the system has too many open files: raise `fs.file-max`)"
        case ECONNREFUSED: " (nobody listens there)"
        case ENOENT: " (there is no such socket: is the server running?)"
        case EACCES, EPERM: " (check the permissions of the socket and of its folders)"
        case EADDRINUSE: " (another process listens there)"
        case EADDRNOTAVAIL: " (not an address of this machine, or no free port is left)"
        default: ""
        }
    }
}
