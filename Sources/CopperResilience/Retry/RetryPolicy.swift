/// What happens when a request is carried out twice. Decides whether it may be tried
/// again after a failure that leaves open whether it ran.
public enum RequestCategory: String, CaseIterable, Hashable, Sendable {
    /// Changes nothing: SELECT, GET, search.
    case readOnly
    /// A second run leaves the same state and gives the same answer: SET, an upsert by
    /// id, DELETE of a key whose answer nobody reads.
    case idempotent
    /// A second run is noticed and refused: INSERT with a unique key, SET NX. The data
    /// stay right, but the answer may say "exists already" after one's own success.
    case guarded
    /// A second run does harm: INCR, LPUSH, INSERT without a key.
    case once
}

/// When a failed request is tried again, and after which pause.
///
/// Nothing is sent twice that may have run, unless its category is in ``repeatable``.
/// The rules, for a failure that may pass by itself:
/// - `.notSent` and `.rejected`: any category, because it did not run;
/// - `.unknown`: only categories in ``repeatable``.
public struct RetryPolicy: Hashable, Sendable {
    /// Attempts in all, the first one included. Default 3; 1 never retries.
    public var maximumAttempts = 3
    /// Categories that may run twice. Default: `.readOnly` alone.
    public var repeatable: Set<RequestCategory> = [.readOnly]
    /// The lower bound of the pause before the second attempt. Default 50 ms.
    public var backoffBase: Duration = .milliseconds(50)
    /// The longest pause. Default 2 s.
    public var backoffCap: Duration = .seconds(2)

    public init() {}

    /// Every request is tried once.
    public static let never: RetryPolicy = {
        var policy = RetryPolicy()
        policy.maximumAttempts = 1
        return policy
    }()

    /// Why an attempt failed, as far as trying again is concerned.
    public struct Failure: Hashable, Sendable {
        public var effect: Effect
        /// Whether the same request may succeed later: a lost connection, a deadlock, a
        /// busy server; not a syntax error.
        public var isTransient: Bool
        /// How long the server asks to wait (Retry-After).
        public var retryAfter: Duration?

        public init(effect: Effect, isTransient: Bool, retryAfter: Duration? = nil) {
            self.effect = effect
            self.isTransient = isTransient
            self.retryAfter = retryAfter
        }
    }

    public enum Decision: Hashable, Sendable {
        case retry(after: Duration)
        case stop(Reason)
    }

    public enum Reason: String, Hashable, Sendable {
        /// The failure does not pass by itself.
        case notTransient
        /// It may have run, and must not run twice.
        case mayHaveRun
        case attemptsUsed
        /// Too large a share of the recent requests were retries already.
        case budgetUsed
        /// The pause would outlast the deadline.
        case deadline
    }
}

/// The attempts of one request under a policy.
public struct Retry: Sendable {
    public let policy: RetryPolicy
    public let category: RequestCategory
    public let deadline: MonotonicTime
    /// Attempts begun, the first one included.
    public private(set) var attempts = 1
    private var backoff: Backoff

    public init(
        _ policy: RetryPolicy, _ category: RequestCategory,
        deadline: MonotonicTime = .distantFuture
    ) {
        self.policy = policy
        self.category = category
        self.deadline = deadline
        backoff = Backoff(base: policy.backoffBase, cap: policy.backoffCap)
    }

    /// Decides what follows a failed attempt. A retry counts as begun and is taken from
    /// the budget.
    public mutating func next(
        after failure: RetryPolicy.Failure, budget: inout RetryBudget, now: MonotonicTime,
        using random: inout some RandomNumberGenerator
    ) -> RetryPolicy.Decision {
        guard failure.isTransient else { return .stop(.notTransient) }
        if failure.effect == .unknown, !policy.repeatable.contains(category) {
            return .stop(.mayHaveRun)
        }
        guard attempts < policy.maximumAttempts else { return .stop(.attemptsUsed) }
        let pause = max(backoff.next(using: &random), failure.retryAfter ?? .zero)
        guard now + pause < deadline else { return .stop(.deadline) }
        guard budget.withdraw() else { return .stop(.budgetUsed) }
        attempts += 1
        return .retry(after: pause)
    }
}

/// Keeps the retries of a client a small share of its requests, so that a server in
/// trouble is not sent several times its load.
public struct RetryBudget: Hashable, Sendable {
    /// Retries allowed for each request. Default 0.2.
    public let ratio: Double
    /// Retries that may be saved up, and are there at the start. Default 10.
    public let reserve: Double
    private var balance: Double

    public init(ratio: Double = 0.2, reserve: Double = 10) {
        self.ratio = max(ratio, 0)
        self.reserve = max(reserve, 0)
        balance = self.reserve
    }

    /// Retries that are allowed now.
    public var available: Int { Int(balance.rounded(.down).clamped(to: 0...1e15)) }

    /// A request begins (not a retry).
    public mutating func deposit() { balance = min(balance + ratio, reserve) }

    mutating func withdraw() -> Bool {
        guard balance >= 1 else { return false }
        balance -= 1
        return true
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
