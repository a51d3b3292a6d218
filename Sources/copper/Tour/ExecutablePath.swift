#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The file of this program, where the system tells (Linux).
var executablePath: String? {
    var space = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &space, space.count)
    guard length > 0 else { return nil }
    return String(decoding: space.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
