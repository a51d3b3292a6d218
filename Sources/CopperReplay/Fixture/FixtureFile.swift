import CopperBytes
public import CopperNet

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension Fixture {
    /// Reads and checks the file at `path`.
    ///
    /// - Throws: `NetError` with the system's error when it cannot be read,
    ///   ``FixtureError`` with the line when it is not a fixture.
    public init(path: String) throws {
        try self.init(bytes: try FixtureFile.read(path))
    }

    /// Writes the file, replacing one that is there.
    public func write(to path: String) throws(NetError) {
        try FixtureFile.write(text, to: path, appending: false)
    }
}

/// Whole files, without Foundation.
enum FixtureFile {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func read(_ path: String) throws(NetError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("reading", path) }
        defer { close(file) }
        var buffer = ByteBuffer(capacity: 64 << 10)
        while true {
            let count = try buffer.fill(minimum: 64 << 10) { space throws(NetError) in
                let count = retrying { Self.system.read(file, space.baseAddress, space.count) }
                guard count >= 0 else { throw failure("reading", path) }
                return count
            }
            if count == 0 { return buffer.toArray() }
        }
    }

    static func checkIsWritable(_ path: String) throws(NetError) {
        let mode = O_WRONLY | O_CREAT | O_CLOEXEC
        // Only what was made here is removed: not a link to what is not there yet.
        let new = open(path, mode | O_EXCL, 0o644)
        let file = new >= 0 ? new : open(path, mode, 0o644)
        guard file >= 0 else { throw failure("writing", path) }
        close(file)
        if new >= 0 { unlink(path) }
    }

    static func write(_ text: String, to path: String, appending: Bool) throws(NetError) {
        let mode = O_WRONLY | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : O_TRUNC)
        let file = open(path, mode, 0o644)
        guard file >= 0 else { throw failure("writing", path) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { rest in
                retrying { Self.system.write(file, rest.baseAddress, rest.count) }
            }
            guard count > 0 else { throw failure("writing", path) }
            written += count
        }
    }

    /// The C functions, which the methods here would hide.
    private enum system {
        static func read(_ file: Int32, _ space: UnsafeMutableRawPointer?, _ count: Int) -> Int {
            #if canImport(Darwin)
            Darwin.read(file, space, count)
            #elseif canImport(Musl)
            Musl.read(file, space, count)
            #else
            Glibc.read(file, space, count)
            #endif
        }

        static func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
            #if canImport(Darwin)
            Darwin.write(file, bytes, count)
            #elseif canImport(Musl)
            Musl.write(file, bytes, count)
            #else
            Glibc.write(file, bytes, count)
            #endif
        }
    }

    private static func retrying(_ call: () -> Int) -> Int {
        while true {
            let count = call()
            if count >= 0 || errno != EINTR { return count }
        }
    }

    private static func failure(_ doing: String, _ path: String) -> NetError {
        let number = errno
        return NetError(
            .system, errno: number, "\(doing) \(path): \(String(cString: strerror(number)))")
    }
}
