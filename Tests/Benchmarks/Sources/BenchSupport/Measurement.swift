#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// One measurement: wall and processor time of this process from its start to
/// ``report(_:client:operations:)``, which prints one line of JSON.
public struct Measurement: Sendable {
    private let start = seconds(CLOCK_MONOTONIC)
    private let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID)
    /// The duration of each operation in seconds, where operations follow each other.
    public var latencies: [Double] = []

    public init() {}

    /// Seconds on the monotonic clock.
    public static func now() -> Double { seconds(CLOCK_MONOTONIC) }

    public func report(_ name: String, client: String, operations: Int) {
        let wall = (seconds(CLOCK_MONOTONIC) - start) / Double(operations) * 1e6
        let used = (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) / Double(operations) * 1e6
        var line = #"{"case":"\#(name)","client":"\#(client)","operations":\#(operations)"#
        line += #","us":\#(wall),"cpu_us":\#(used)"#
        if !latencies.isEmpty {
            let sorted = latencies.sorted()
            let p50 = sorted[sorted.count / 2] * 1e6
            let p99 = sorted[sorted.count * 99 / 100] * 1e6
            line += #","p50_us":\#(p50),"p99_us":\#(p99)"#
        }
        print(line + "}")
    }
}

/// A benchmark got something else than it asked for, or was started wrongly.
public struct BenchError: Error, CustomStringConvertible {
    public var description: String

    public init(_ description: String) { self.description = description }
}

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
