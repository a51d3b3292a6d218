import CopperBalance
import CopperResilience
import Testing

@Suite("Circuit breaker")
struct CircuitBreakerTests {
    @Test("stays closed while failures are rare or requests few")
    func closed() throws {
        var breaker = CircuitBreaker()
        try run(&breaker, failures: 19, of: 19, at: start)
        #expect(breaker.state == .closed, "19 requests prove nothing")
        breaker = CircuitBreaker()
        try run(&breaker, failures: 40, of: 100, at: start)
        #expect(breaker.state == .closed)
    }

    @Test("opens at the failure rate and refuses until the time is over")
    func opens() throws {
        var breaker = CircuitBreaker()
        try run(&breaker, failures: 20, of: 20, at: start)
        #expect(breaker.state == .open)
        let until = start + .seconds(5)
        #expect(breaker.admit(now: start + .seconds(4)) == .refused(until: until))
        #expect(breaker.admit(now: until).pass?.isProbe == true)
        #expect(breaker.state == .halfOpen)
    }

    @Test("closes after enough successful probes, and lets only so many run at once")
    func halfOpen() throws {
        var breaker = try opened()
        let now = start + .seconds(5)
        let probes = (0..<5).compactMap { _ in breaker.admit(now: now).pass }
        #expect(probes.count == 3)
        #expect(breaker.record(.success, probes[0], now: now) == nil)
        #expect(breaker.record(.success, probes[1], now: now) == nil)
        #expect(breaker.record(.success, probes[2], now: now) == .closed)
        #expect(breaker.counts(now: now) == (0, 0))
    }

    @Test("opens again at the first failed probe; probes of that time no longer count")
    func failedProbe() throws {
        var breaker = try opened()
        let now = start + .seconds(5)
        let probes = (0..<3).compactMap { _ in breaker.admit(now: now).pass }
        #expect(breaker.record(.failure, probes[0], now: now) == .open)
        #expect(breaker.record(.success, probes[1], now: now) == nil)
        #expect(breaker.record(.failure, probes[2], now: now) == nil)
        #expect(breaker.admit(now: now + .seconds(4)).pass == nil)
        #expect(breaker.admit(now: now + .seconds(5)).pass != nil)
    }

    @Test("a probe that says nothing makes room for another")
    func ignoredProbe() throws {
        var breaker = try opened()
        let now = start + .seconds(5)
        for _ in 0..<10 {
            let probe = try #require(breaker.admit(now: now).pass)
            #expect(breaker.record(.ignored, probe, now: now) == nil)
        }
        #expect(breaker.state == .halfOpen)
    }

    @Test("a request admitted before the breaker opened does not disturb the probes")
    func lateResult() throws {
        var breaker = CircuitBreaker()
        let early = try #require(breaker.admit(now: start).pass)
        try run(&breaker, failures: 20, of: 20, at: start)
        let now = start + .seconds(5)
        _ = breaker.admit(now: now)
        #expect(breaker.record(.failure, early, now: now) == nil)
        #expect(breaker.state == .halfOpen)
    }

    @Test("forgets what lies behind the window")
    func window() throws {
        var breaker = CircuitBreaker()
        try run(&breaker, failures: 19, of: 19, at: start)
        #expect(breaker.counts(now: start + .seconds(9)) == (19, 19))
        #expect(breaker.counts(now: start + .seconds(10)) == (0, 0))
        try run(&breaker, failures: 19, of: 19, at: start + .seconds(1000))
        #expect(breaker.state == .closed)
    }

    @Test("counts like a naive window, whatever the times")
    func windowModel() throws {
        for seed in 0..<50 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            var configuration = CircuitBreaker.Configuration()
            configuration.minimumRequests = .max
            var breaker = CircuitBreaker(configuration: configuration)
            var now = start
            var events: [(part: Int64, isFailure: Bool)] = []
            for _ in 0..<200 {
                now = now + .milliseconds(Int.random(in: 0..<1500, using: &random))
                let isFailure = Bool.random(using: &random)
                let pass = try #require(breaker.admit(now: now).pass)
                breaker.record(isFailure ? .failure : .success, pass, now: now)
                let part = now.nanoseconds / 1_000_000_000
                events.append((part, isFailure))
                events.removeAll { $0.part <= part - 10 }
                let expected = (events.count { $0.isFailure }, events.count)
                #expect(breaker.counts(now: now) == expected)
            }
        }
    }

    private let start = MonotonicTime(nanoseconds: 77_000_000_000)

    private func opened() throws -> CircuitBreaker {
        var breaker = CircuitBreaker()
        try run(&breaker, failures: 20, of: 20, at: start)
        return breaker
    }

    private func run(
        _ breaker: inout CircuitBreaker, failures: Int, of count: Int, at now: MonotonicTime
    ) throws {
        for number in 0..<count {
            let pass = try #require(breaker.admit(now: now).pass)
            breaker.record(number < count - failures ? .success : .failure, pass, now: now)
        }
    }
}
