import CopperNet
import CopperResilience

/// What went wrong with a command at one server, as far as another attempt may mend it.
enum RedisSetback: Sendable {
    /// The server said so.
    case condition(RedisServerCondition)
    /// It was not sent: the server is not there, or is no longer used.
    case unreachable
    /// It may have been run, and its reply did not come.
    case lost

    /// `nil` for what another attempt does not mend.
    ///
    /// - Parameters:
    ///   - asked: The server that it was asked of.
    ///   - isReplica: Whether that is one of several that could answer.
    init?(_ error: RedisError, asked: Endpoint, isReplica: Bool = false) {
        if let server = error.server, error.code == .serverError {
            // A script's own words, which it may have run before.
            guard error.effect != .unknown else { return nil }
            guard let condition = RedisServerCondition(server, asked: asked) else { return nil }
            self = .condition(condition)
            return
        }
        switch error.code {
        case .connectionLost, .connectionClosed, .connectionFailed, .clientClosed:
            self = error.effect == .notSent ? .unreachable : .lost
        case .acquireTimedOut: self = .unreachable
        // A master that is left alone for a while has nobody to stand in for it.
        case .circuitOpen where isReplica: self = .unreachable
        default: return nil
        }
    }
}

/// A command's way through a cluster: how often it was redirected, where it goes next.
///
/// Pure: it decides, and the router acts.
struct RedisTrip: Sendable {
    /// What comes before the next attempt.
    enum Step: Hashable, Sendable {
        /// Nothing.
        case goOn
        /// The router learns that the slot has moved.
        case adopt(slot: Int, Endpoint)
        /// A while.
        case pause
        /// The router's next look at who has what, and a while.
        case refresh
        /// There is none.
        case giveUp
        /// There is none, as it was sent on too often.
        case tooManyRedirections
    }

    /// Where the next attempt is made, if a server has said so.
    private(set) var next: (endpoint: Endpoint, asks: Bool)?
    /// Replicas that did not answer it.
    private(set) var avoided: Set<Endpoint> = []
    private var redirections = 0
    /// When the first of several setbacks in a row was.
    private var since: MonotonicTime?
    private var backoff = Backoff(base: .milliseconds(5), cap: .milliseconds(500))

    /// Takes where to go, which is for one attempt.
    mutating func takeNext() -> (endpoint: Endpoint, asks: Bool)? {
        defer { next = nil }
        return next
    }

    mutating func pause(using random: inout SeededRandom) -> Duration {
        backoff.next(using: &random)
    }

    /// - Parameters:
    ///   - setback: Of the attempt that just ended, which began at `began`.
    ///   - isReplica: Whether it was made at a replica that others can stand in for.
    mutating func step(
        after setback: RedisSetback, at endpoint: Endpoint, isReplica: Bool,
        limits: RedisTripLimits, began: MonotonicTime, now: MonotonicTime
    ) -> Step {
        if case .lost = setback { return .giveUp }
        if case .condition(.redirection(let redirection)) = setback {
            redirections += 1
            guard redirections <= limits.redirections else { return .tooManyRedirections }
            return follow(redirection)
        }
        var first = since ?? began
        // An attempt that went well for longer than that ended a row of setbacks.
        if case .condition = setback, now - began >= limits.patience { first = now }
        since = first
        guard now - first < limits.patience else { return .giveUp }
        if isReplica { avoided.insert(endpoint) }
        switch setback {
        case .condition(.later): return isReplica ? .goOn : .pause
        case .condition: return .refresh
        case .unreachable, .lost: return isReplica ? .goOn : .refresh
        }
    }

    /// Nobody has the slot, or nobody that may be asked answers.
    mutating func stepWithoutServer(limits: RedisTripLimits, now: MonotonicTime) -> Step {
        avoided = []
        let first = since ?? now
        since = first
        return now - first < limits.patience ? .refresh : .giveUp
    }

    private mutating func follow(_ redirection: RedisRedirection) -> Step {
        guard let target = redirection.target else { return .refresh }
        switch redirection.kind {
        case .moved:
            next = (target, false)
            return .adopt(slot: redirection.slot, target)
        case .ask:
            next = (target, true)
            return .goOn
        }
    }
}

struct RedisTripLimits: Sendable {
    /// How often a command may be sent on.
    var redirections: Int
    /// For how long setbacks in a row are taken, counted from the first.
    var patience: Duration
}
