public import CopperResilience

/// Stops sending to a server that fails most requests, and finds out with a few probes
/// when it is back.
///
/// ```swift
/// guard let pass = breaker.admit(now: now).pass else { throw ... }
/// // ... run the request ...
/// breaker.record(.success, pass, now: now)
/// ```
///
/// Every pass has to be recorded exactly once; ``Outcome/ignored`` is the record of a
/// request that says nothing about the server (cancelled, refused for its content).
public struct CircuitBreaker: Sendable {
    public struct Configuration: Hashable, Sendable {
        /// How far back requests count. Default 10 s.
        public var window: Duration = .seconds(10)
        /// Fewer requests than this in the window prove nothing. Default 20.
        public var minimumRequests = 20
        /// The share of failures, 0 to 1, from which the breaker opens. Default 0.5.
        public var failureRate = 0.5
        /// How long nothing is sent before the first probe. Default 5 s.
        public var openFor: Duration = .seconds(5)
        /// Probes at a time, and successes in a row that close the breaker. Default 3.
        public var probes = 3

        public init() {}
    }

    public enum State: String, Hashable, Sendable {
        /// All is well: requests pass.
        case closed
        /// Requests are refused.
        case open
        /// A few requests pass as probes.
        case halfOpen
    }

    public enum Outcome: Hashable, Sendable {
        case success, failure
        case ignored
    }

    /// The right to send one request.
    public struct Pass: Hashable, Sendable {
        /// Whether this request probes a server that was given up.
        public let isProbe: Bool
        fileprivate let era: UInt64
    }

    public enum Admission: Hashable, Sendable {
        case admitted(Pass)
        /// Nothing may pass before `until`, or until a running probe has ended.
        case refused(until: MonotonicTime)

        public var pass: Pass? {
            if case .admitted(let pass) = self { pass } else { nil }
        }
    }

    public let configuration: Configuration
    /// As of the last call with a time; an open breaker half-opens in ``admit(now:)``.
    public private(set) var state = State.closed

    private var window: SlidingWindow
    private var opensAgainAt = MonotonicTime(nanoseconds: 0)
    private var probesRunning = 0
    private var probesSucceeded = 0
    /// Counts state changes: passes of an earlier state say nothing about this one.
    private var era: UInt64 = 0

    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
        window = SlidingWindow(length: configuration.window)
    }

    /// Asks to send one request.
    public mutating func admit(now: MonotonicTime) -> Admission {
        if state == .open, now >= opensAgainAt { change(to: .halfOpen) }
        switch state {
        case .closed: return .admitted(Pass(isProbe: false, era: era))
        case .open: return .refused(until: opensAgainAt)
        case .halfOpen:
            guard probesRunning < max(configuration.probes, 1) else { return .refused(until: now) }
            probesRunning += 1
            return .admitted(Pass(isProbe: true, era: era))
        }
    }

    /// Tells how an admitted request ended.
    ///
    /// - Returns: the new state when this changed it, for an observer.
    @discardableResult
    public mutating func record(_ outcome: Outcome, _ pass: Pass, now: MonotonicTime) -> State? {
        guard pass.era == era else { return nil }
        return pass.isProbe ? recordProbe(outcome, now: now) : recordRequest(outcome, now: now)
    }

    /// Failures and requests in the window, while the breaker is closed.
    public mutating func counts(now: MonotonicTime) -> (failures: Int, requests: Int) {
        window.advance(to: now)
        return (window.failures, window.total)
    }

    private mutating func recordRequest(_ outcome: Outcome, now: MonotonicTime) -> State? {
        guard outcome != .ignored else { return nil }
        window.add(isFailure: outcome == .failure, now: now)
        guard outcome == .failure, window.total >= max(configuration.minimumRequests, 1),
            Double(window.failures) >= configuration.failureRate * Double(window.total)
        else { return nil }
        return open(now)
    }

    private mutating func recordProbe(_ outcome: Outcome, now: MonotonicTime) -> State? {
        probesRunning -= 1
        switch outcome {
        case .ignored: return nil
        case .failure: return open(now)
        case .success:
            probesSucceeded += 1
            return probesSucceeded >= configuration.probes ? change(to: .closed) : nil
        }
    }

    private mutating func open(_ now: MonotonicTime) -> State {
        opensAgainAt = now + configuration.openFor
        return change(to: .open)
    }

    @discardableResult
    private mutating func change(to new: State) -> State {
        state = new
        era &+= 1
        probesRunning = 0
        probesSucceeded = 0
        window = SlidingWindow(length: configuration.window)
        return new
    }
}

/// Counts of the recent past, in ten parts that leave the window one by one.
struct SlidingWindow: Sendable {
    private static let parts: Int64 = 10

    private let partLength: Int64
    private var failuresByPart = [Int](repeating: 0, count: Int(parts))
    private var totalByPart = [Int](repeating: 0, count: Int(parts))
    private var current: Int64?
    private(set) var failures = 0
    private(set) var total = 0

    init(length: Duration) {
        partLength = max(length.wholeNanoseconds / Self.parts, 1)
    }

    mutating func add(isFailure: Bool, now: MonotonicTime) {
        advance(to: now)
        let place = place(of: current ?? 0)
        totalByPart[place] += 1
        total += 1
        if isFailure {
            failuresByPart[place] += 1
            failures += 1
        }
    }

    /// Forgets the parts that lie a whole window behind `now`.
    mutating func advance(to now: MonotonicTime) {
        let part = now.nanoseconds / partLength
        let from = current ?? part
        guard part > from || current == nil else { return }
        for passed in 0..<min(part - from, Self.parts) {
            let place = place(of: part - passed)
            total -= totalByPart[place]
            failures -= failuresByPart[place]
            totalByPart[place] = 0
            failuresByPart[place] = 0
        }
        current = part
    }

    private func place(of part: Int64) -> Int {
        let rest = Int(part % Self.parts)
        return rest < 0 ? rest + Int(Self.parts) : rest
    }
}
