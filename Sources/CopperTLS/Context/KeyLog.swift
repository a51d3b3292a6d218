import CopperBytes
import CopperNet

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A file that connections append their secrets to (NSS key log format).
final class KeyLog: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws(NetError) {
        // Readable by the owner only: whoever reads it reads the traffic.
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = errno
            throw NetError(
                .tls, errno: reason,
                "the key log file \(path) cannot be opened: \(String(cString: strerror(reason)))")
        }
    }

    deinit { _ = close(descriptor) }

    /// Appends one line in one write, so that lines of several processes do not mix. A
    /// full disk loses lines: debugging must not break connections.
    func append(_ line: UnsafePointer<CChar>) {
        var bytes = Array(UnsafeBufferPointer(start: line, count: strlen(line))).map {
            UInt8(bitPattern: $0)
        }
        bytes.append(UInt8(ascii: "\n"))
        _ = write(descriptor, bytes, bytes.count)
    }
}
