import CopperResilience
import Testing

@Suite("Retry policy")
struct RetryPolicyTests {
    @Test("repeats what did not run, whatever its category", arguments: RequestCategory.allCases)
    func didNotRun(category: RequestCategory) {
        for effect in [Effect.notSent, .rejected] {
            #expect(decide(category, .init(effect: effect, isTransient: true)).isRetry)
        }
    }

    @Test("repeats what may have run only where the category allows it")
    func mayHaveRun() {
        let failure = RetryPolicy.Failure(effect: .unknown, isTransient: true)
        #expect(decide(.readOnly, failure).isRetry)
        for category in [RequestCategory.idempotent, .guarded, .once] {
            #expect(decide(category, failure) == .stop(.mayHaveRun))
        }
        var policy = RetryPolicy()
        policy.repeatable.insert(.idempotent)
        #expect(decide(.idempotent, failure, policy: policy).isRetry)
    }

    @Test("does not repeat what fails again")
    func notTransient() {
        let failure = RetryPolicy.Failure(effect: .rejected, isTransient: false)
        #expect(decide(.readOnly, failure) == .stop(.notTransient))
    }

    @Test("gives up after the attempts allowed")
    func attempts() {
        var (random, budget) = (SeededRandom(seed: 1), RetryBudget())
        var retry = Retry(RetryPolicy(), .readOnly)
        let decisions = (0..<4).map { _ in
            retry.next(after: lost, budget: &budget, now: start, using: &random).isRetry
        }
        #expect(decisions == [true, true, false, false])
        #expect(retry.attempts == 3)
        #expect(decide(.readOnly, lost, policy: .never) == .stop(.attemptsUsed))
    }

    @Test("waits at least as long as the server asks")
    func retryAfter() {
        let failure = RetryPolicy.Failure(
            effect: .rejected, isTransient: true, retryAfter: .seconds(7))
        #expect(decide(.once, failure) == .retry(after: .seconds(7)))
    }

    @Test("does not begin a pause that outlasts the deadline")
    func deadline() {
        let soon = start + .milliseconds(10)
        #expect(decide(.readOnly, lost, deadline: soon) == .stop(.deadline))
    }

    @Test("stops when retries exceed their share of the requests")
    func budget() {
        var (random, budget) = (SeededRandom(seed: 1), RetryBudget(ratio: 0.5, reserve: 2))
        var granted = 0
        for _ in 0..<100 {
            budget.deposit()
            var retry = Retry(RetryPolicy(), .readOnly)
            let decision = retry.next(after: lost, budget: &budget, now: start, using: &random)
            granted += decision.isRetry ? 1 : 0
            #expect(decision.isRetry || decision == .stop(.budgetUsed))
        }
        #expect((50...52).contains(granted))
        #expect(budget.available <= 1)
    }

    private let start = MonotonicTime(nanoseconds: 0)
    private let lost = RetryPolicy.Failure(effect: .unknown, isTransient: true)

    private func decide(
        _ category: RequestCategory, _ failure: RetryPolicy.Failure,
        policy: RetryPolicy = RetryPolicy(), deadline: MonotonicTime = .distantFuture
    ) -> RetryPolicy.Decision {
        var (random, budget) = (SeededRandom(seed: 1), RetryBudget())
        var retry = Retry(policy, category, deadline: deadline)
        return retry.next(after: failure, budget: &budget, now: start, using: &random)
    }
}

extension RetryPolicy.Decision {
    var isRetry: Bool { if case .retry = self { true } else { false } }
}
