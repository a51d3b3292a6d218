import CopperNet
import CopperResilience
import Testing

@Suite("The system's clock")
struct SystemClockTests {
    @Test("tells a coarse time that follows the exact one and never goes back")
    func coarse() {
        var last = SystemClock.coarse
        for _ in 0..<10_000 {
            let before = SystemClock.now
            let coarse = SystemClock.coarse
            let after = SystemClock.now
            // How near it is depends on the system, which may have been kept from its ticks.
            #expect(coarse - before > .seconds(-1))
            #expect(coarse - after < .seconds(1))
            #expect(coarse >= last)
            last = coarse
        }
    }
}
