import CopperBalance
import CopperResilience
import Testing

@Suite("Load balancer")
struct LoadBalancerTests {
    static let strategies: [LoadBalancer.Strategy] =
        [.roundRobin, .random, .leastOutstanding, .latency]

    @Test("takes turns, and skips who is away without starving the next")
    func roundRobin() {
        var balancer = balancer(.roundRobin, count: 3)
        #expect((0..<6).map { _ in balancer.pick(now: start) } == [0, 1, 2, 0, 1, 2])
        balancer.setAvailable(1, false)
        #expect((0..<4).map { _ in balancer.pick(now: start) } == [0, 2, 0, 2])
    }

    @Test("sends to the one with the fewest requests under way")
    func leastOutstanding() {
        var balancer = balancer(.leastOutstanding, count: 3)
        let chosen = Set((0..<3).compactMap { _ in balancer.pick(now: start) })
        #expect(chosen == [0, 1, 2])
        balancer.finished(1, latency: nil, now: start)
        #expect(balancer.pick(now: start) == 1)
    }

    @Test("spreads at random over all")
    func random() {
        var balancer = balancer(.random, count: 4)
        var counts = [0, 0, 0, 0]
        for _ in 0..<4000 { counts[balancer.pick(now: start) ?? 0] += 1 }
        #expect(counts.allSatisfy { (800...1200).contains($0) })
    }

    @Test("avoids the slow one, and returns to it as its slowness fades")
    func latency() {
        var balancer = balancer(.latency, count: 2)
        var now = start
        #expect(share(of: 1, in: &balancer, at: &now, latencies: [1, 1]) > 300)
        #expect(share(of: 1, in: &balancer, at: &now, latencies: [1, 100]) < 10)
        now = now + .seconds(200)
        #expect(share(of: 1, in: &balancer, at: &now, latencies: [1, 1]) > 100)
    }

    @Test("stays in the zone while one there is available")
    func zone() {
        let members: [LoadBalancer.Member] =
            [.init(endpoint: 0, zone: "a"), .init(endpoint: 1, zone: "b")]
        var balancer = LoadBalancer(.roundRobin, members: members, zone: "b", seed: 1)
        #expect((0..<3).map { _ in balancer.pick(now: start) } == [1, 1, 1])
        #expect(balancer.pick(excluding: [1], now: start) == 0)
        balancer.setAvailable(1, false)
        #expect(balancer.pick(now: start) == 0)
    }

    @Test("answers nil when nobody is left", arguments: strategies)
    func nobody(strategy: LoadBalancer.Strategy) {
        var balancer = balancer(strategy, count: 2)
        #expect(balancer.pick(excluding: [0, 1], now: start) == nil)
        balancer.setAvailable(0, false)
        balancer.setAvailable(1, false)
        #expect(balancer.pick(now: start) == nil)
        balancer.update([])
        #expect(balancer.pick(now: start) == nil)
    }

    @Test("keeps the account of those who stay, and forgives results of those who left")
    func update() {
        var balancer = balancer(.leastOutstanding, count: 2)
        _ = balancer.pick(now: start)
        _ = balancer.pick(now: start)
        balancer.update([.init(endpoint: 1), .init(endpoint: 5)])
        #expect(balancer.outstanding(1) == 1)
        #expect(balancer.outstanding(5) == 0)
        balancer.finished(0, latency: .seconds(1), now: start)
        balancer.finished(5, latency: nil, now: start)
        #expect(balancer.outstanding(5) == 0)
    }

    private let start = MonotonicTime(nanoseconds: 0)

    private func balancer(_ strategy: LoadBalancer.Strategy, count: Int) -> LoadBalancer {
        LoadBalancer(strategy, members: (0..<count).map { .init(endpoint: $0) }, seed: 3)
    }

    /// Of a thousand requests, how many went to `endpoint`. With two members the choice
    /// of two is all of them, so alternation comes from fading and equal costs.
    private func share(
        of endpoint: Int, in balancer: inout LoadBalancer, at now: inout MonotonicTime,
        latencies: [Int]
    ) -> Int {
        var count = 0
        for _ in 0..<1000 {
            guard let chosen = balancer.pick(now: now) else { continue }
            count += chosen == endpoint ? 1 : 0
            now = now + .milliseconds(latencies[chosen])
            balancer.finished(chosen, latency: .milliseconds(latencies[chosen]), now: now)
        }
        return count
    }
}
