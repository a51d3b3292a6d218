import CopperBalance
import CopperResilience
import Testing

@Suite("Health monitor")
struct HealthMonitorTests {
    @Test("checks everybody at once, and again after the interval")
    func schedule() throws {
        var monitor = HealthMonitor(endpoints: [1, 2], seed: 1, now: start)
        #expect(monitor.due(now: start) == [1, 2])
        #expect(monitor.due(now: start + .seconds(60)).isEmpty, "both are being checked")
        #expect(monitor.nextCheck == nil)
        monitor.checked(1, isHealthy: true, now: start)
        let next = try #require(monitor.nextCheck)
        #expect(next >= start + .seconds(9) && next <= start + .seconds(10))
        #expect(monitor.due(now: next) == [1])
    }

    @Test("falls after failures in a row, and rises after successes in a row")
    func thresholds() {
        var monitor = HealthMonitor(endpoints: [1], seed: 1, now: start)
        #expect(monitor.checked(1, isHealthy: false, now: start) == nil)
        #expect(monitor.checked(1, isHealthy: true, now: start) == nil)
        #expect(monitor.checked(1, isHealthy: false, now: start) == nil)
        #expect(monitor.checked(1, isHealthy: false, now: start) == false)
        #expect(monitor.healthy.isEmpty)
        #expect(monitor.checked(1, isHealthy: true, now: start) == nil)
        #expect(monitor.checked(1, isHealthy: true, now: start) == true)
        #expect(monitor.healthy == [1])
    }

    @Test("requests count like checks, and bring the next check forward")
    func passive() throws {
        var monitor = HealthMonitor(endpoints: [1], seed: 1, now: start)
        _ = monitor.due(now: start)
        monitor.checked(1, isHealthy: true, now: start)
        monitor.observed(1, isHealthy: false, now: start)
        #expect(monitor.observed(1, isHealthy: false, now: start) == false)
        #expect(try #require(monitor.nextCheck) <= start + .milliseconds(1500))
    }

    @Test("looks at an unhealthy endpoint with growing pauses up to the cap")
    func recovery() throws {
        var monitor = HealthMonitor(endpoints: [1], seed: 1, now: start)
        var now = start
        var longest = Duration.zero
        for _ in 0..<50 {
            #expect(monitor.due(now: now) == [1])
            monitor.checked(1, isHealthy: false, now: now)
            let next = try #require(monitor.nextCheck)
            longest = max(longest, next - now)
            #expect(next - now >= .milliseconds(500) && next - now <= .seconds(10))
            now = next
        }
        #expect(longest > .seconds(5))
    }

    @Test("knows nothing of endpoints that left")
    func update() {
        var monitor = HealthMonitor(endpoints: [1, 2], seed: 1, now: start)
        monitor.update([2, 3], now: start)
        #expect(monitor.healthy == [2, 3])
        #expect(!monitor.isHealthy(1))
        #expect(monitor.checked(1, isHealthy: false, now: start) == nil)
        #expect(monitor.observed(1, isHealthy: true, now: start) == nil)
    }

    private let start = MonotonicTime(nanoseconds: 0)
}
