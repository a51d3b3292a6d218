import Foundation

/// How often tests with random input run: shortly among the others, for as long as asked by
/// `./dev fuzz` and `./dev soak`.
///
/// `COPPER_FUZZ_SECONDS` is the time of each such test, `COPPER_SOAK=1` a large number of
/// executions. `COPPER_SEED=n` begins elsewhere; the same seed gives the same input.
public enum Fuzzing {
    public static let seed = UInt64(environment["COPPER_SEED"] ?? "") ?? 1

    private static let seconds = Int(environment["COPPER_FUZZ_SECONDS"] ?? "")
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Runs `body` with one seed after the other, and says how often and for how long.
    public static func run(
        _ name: String, short: Int, long: Int, _ body: (UInt64) throws -> Void
    ) rethrows {
        let start = ContinuousClock.now
        let limit = soak(short: short, long: long)
        var count = 0
        func goesOn() -> Bool {
            guard let seconds else { return count < limit }
            return ContinuousClock.now - start < .seconds(seconds)
        }
        while goesOn() {
            try body(seed &* 1_000_003 &+ UInt64(count))
            count += 1
        }
        print("fuzz \(name): seed \(seed), \(count) executions, \(ContinuousClock.now - start)")
    }
}
