#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The program's arguments as they were given: those of `CommandLine` are texts, in which what
/// is no UTF-8 is replaced.
enum RawArguments {
    /// The last `count` of them.
    static func last(_ count: Int) -> [[UInt8]] {
        let all = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
        return all.suffix(count).map { argument in
            Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
        }
    }
}
