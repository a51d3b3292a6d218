import CopperResilience
import CopperTestSupport
import Testing

@Suite("Pool machine, against a model")
struct PoolPropertyTests {
    /// `COPPER_SOAK=1` runs two hundred times as many.
    static let sequences = UInt64(soak(short: 1500, long: 300_000))

    @Test("keeps every promise in random sequences of events", arguments: 0..<8 as Range<UInt64>)
    func randomSequences(part: UInt64) {
        for number in 0..<Self.sequences {
            let seed = part << 32 | number
            var model = PoolModel(seed: seed)
            model.run(steps: 80)
            #expect(model.broken.isEmpty, "seed \(seed): \(model.broken)")
            guard model.broken.isEmpty else { return }
        }
    }

    @Test("repeats exactly for the same seed", arguments: 1..<20 as Range<UInt64>)
    func repeats(seed: UInt64) {
        var (first, second) = (PoolModel(seed: seed), PoolModel(seed: seed))
        first.run(steps: 200)
        second.run(steps: 200)
        #expect(first.machine.statistics == second.machine.statistics)
        #expect(first.now == second.now)
    }
}
