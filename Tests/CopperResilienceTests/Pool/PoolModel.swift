import CopperResilience
import Testing

/// Drives a `PoolMachine` at random and holds it against a naive account of what is
/// open, leased and waited for. Every broken promise is noted with the seed.
struct PoolModel {
    struct Connection {
        enum State { case connecting, cancelled, ready, checking, resetting, closing }
        var state = State.connecting
        var capacity = 1
        var holders: [PoolRequestID] = []
        var isQuarantined = false
    }

    var machine: PoolMachine
    var random: SeededRandom
    var now = MonotonicTime(nanoseconds: 0)
    var scheduled: MonotonicTime?
    var connections: [PoolConnectionID: Connection] = [:]
    /// Requests without an answer, in order of arrival, with their deadlines.
    var waiting: [(id: PoolRequestID, deadline: MonotonicTime)] = []
    var asked = 0
    var answered = 0
    var granted = 0
    var drained = 0
    var lastRequest: UInt64 = 0
    var hasFailed = false
    var broken: [String] = []

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        func optional(_ duration: Duration) -> Duration? {
            Bool.random(using: &random) ? duration : nil
        }
        var configuration = PoolConfiguration()
        configuration.maximumConnections = Int.random(in: 1...5, using: &random)
        configuration.minimumConnections = Int.random(in: 0...3, using: &random)
        configuration.requestsPerConnection = Int.random(in: 1...3, using: &random)
        configuration.connectsAtOnce = Int.random(in: 1...3, using: &random)
        configuration.maximumWaiting = Bool.random(using: &random) ? 4 : 1000
        configuration.resetsOnReturn = Int.random(in: 0..<4, using: &random) == 0
        configuration.idleLifetime = optional(.seconds(20))
        configuration.idleCheckInterval = optional(.seconds(5))
        configuration.lifetime = optional(.seconds(40))
        configuration.leakReportAfter = optional(.seconds(7))
        machine = PoolMachine(configuration: configuration, seed: seed)
        self.random = random
    }

    mutating func run(steps: Int) {
        if Bool.random(using: &random) { apply(machine.start(now: now)) }
        for _ in 0..<steps where broken.isEmpty {
            step()
            checkState()
        }
        if broken.isEmpty { end() }
    }

    /// The time as a thread read it that took the lock a little later.
    mutating func read() -> MonotonicTime {
        let age = Int64.random(in: 0..<1_000_000, using: &random)
        return MonotonicTime(nanoseconds: now.nanoseconds - age)
    }

    mutating func note(_ problem: String) { broken.append("\(problem) at \(now.nanoseconds)") }

    // MARK: Events

    mutating func step() {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<5: lease()
        case 5..<9: releaseOne()
        case 9..<13: answerOne()
        case 13: cancelOne()
        case 14: closeOne()
        case 15: quarantineOne()
        case 16: endQuarantineOne()
        case 17: changeOneCapacity()
        default: advance()
        }
    }

    mutating func lease() {
        let affinity = Int.random(in: 0..<3, using: &random)
        let time = read()
        lastRequest += 1
        asked += 1
        let request = PoolRequestID(lastRequest)
        if Bool.random(using: &random) {
            if let connection = machine.leaseIdle(now: time, affinity: affinity) {
                if !waiting.isEmpty { note("overtook the waiting") }
                hold(request, connection)
                answered += 1
                return
            }
        }
        let patience = Int64.random(in: 0..<15_000_000_000, using: &random)
        let deadline = MonotonicTime(nanoseconds: now.nanoseconds + patience)
        waiting.append((request, deadline))
        apply(machine.lease(request, deadline: deadline, affinity: affinity, now: time))
    }

    mutating func pick(where matches: (Connection) -> Bool) -> PoolConnectionID? {
        connections.filter { matches($0.value) }.keys
            .sorted { ($0.index, $0.generation) < ($1.index, $1.generation) }
            .randomElement(using: &random)
    }

    mutating func releaseOne() {
        guard let id = pick(where: { !$0.holders.isEmpty }) else { return }
        connections[id]?.holders.removeLast()
        let how: PoolReturn =
            switch Int.random(in: 0..<10, using: &random) {
            case 0: .broken
            case 1: .needsReset
            default: .reusable
            }
        let time = read()
        apply(machine.release(id, how, now: time))
    }

    mutating func answerOne() {
        guard let id = pick(where: { $0.state != .ready }), let state = connections[id]?.state
        else { return }
        let isGood = Int.random(in: 0..<4, using: &random) > 0
        switch state {
        case .connecting, .cancelled: answerAttempt(id, isGood: isGood)
        case .checking:
            if isGood { connections[id]?.state = .ready }
            apply(machine.healthChecked(id, isHealthy: isGood, now: now))
        case .resetting:
            if isGood { connections[id]?.state = .ready }
            apply(machine.resetFinished(id, isUsable: isGood, now: now))
        case .closing: forget(id)
        case .ready: break
        }
    }

    mutating func answerAttempt(_ id: PoolConnectionID, isGood: Bool) {
        if isGood {
            let capacity = Int.random(in: 1...3, using: &random)
            connections[id] = Connection(state: .ready, capacity: capacity)
            hasFailed = false
            let affinity = Int.random(in: 0..<3, using: &random)
            let time = read()
            apply(machine.connected(id, capacity: capacity, affinity: affinity, now: time))
        } else {
            let isPermanent = Int.random(in: 0..<3, using: &random) == 0
            connections[id] = nil
            hasFailed = true
            apply(machine.connectFailed(id, Unreachable(), isPermanent: isPermanent, now: now))
            if isPermanent, !connections.values.contains(where: Self.mayServe), !waiting.isEmpty {
                note("left requests waiting after a permanent failure")
            }
        }
    }

    static func mayServe(_ connection: Connection) -> Bool {
        switch connection.state {
        case .ready, .checking, .resetting: true
        case .connecting, .cancelled, .closing: false
        }
    }

    mutating func forget(_ id: PoolConnectionID) {
        connections[id] = nil
        apply(machine.closed(id, now: now))
        if !machine.release(id, now: now).isEmpty { note("a connection acted after its end") }
    }

    mutating func cancelOne() {
        guard let place = waiting.indices.randomElement(using: &random) else { return }
        let request = waiting.remove(at: place).id
        answered += 1
        if !machine.cancel(request) { note("did not know a waiting request") }
        if machine.cancel(request) { note("cancelled twice") }
    }

    mutating func closeOne() {
        guard let id = pick(where: Self.mayServe) else { return }
        forget(id)
    }

    mutating func quarantineOne() {
        guard let id = pick(where: { $0.state == .ready }) else { return }
        connections[id]?.isQuarantined = true
        let deadline = now + .seconds(Int.random(in: 1...20, using: &random))
        apply(machine.quarantine(id, until: deadline, now: now))
    }

    mutating func endQuarantineOne() {
        guard let id = pick(where: { $0.isQuarantined && $0.state == .ready }) else { return }
        connections[id]?.isQuarantined = false
        apply(machine.endQuarantine(id, now: now))
    }

    mutating func changeOneCapacity() {
        guard let id = pick(where: { $0.state == .ready }) else { return }
        let capacity = Int.random(in: 1...3, using: &random)
        connections[id]?.capacity = capacity
        apply(machine.changeCapacity(id, to: capacity, now: now))
    }

    /// Time passes; ticks that were asked for come in between, when they are due.
    mutating func advance() {
        let target = now + .milliseconds(Int.random(in: 0..<4000, using: &random))
        var ticks = 0
        while let due = scheduled, due <= target, broken.isEmpty {
            now = max(now, due)
            scheduled = nil
            ticks += 1
            if ticks > 200 { note("ticks without end") }
            apply(machine.tick(now: now))
        }
        now = target
        if let late = waiting.first(where: { $0.deadline <= now && $0.deadline < target }) {
            note("request \(late.id.rawValue) waits past its deadline")
        }
    }

    mutating func end() {
        let deadline = now + .seconds(5)
        apply(machine.shutDown(deadline: deadline, now: now))
        if !waiting.isEmpty { note("left requests waiting after shutdown") }
        lease()
        if !waiting.isEmpty { note("let a request wait after shutdown") }
        for _ in 0..<400 where drained == 0 && broken.isEmpty {
            Int.random(in: 0..<3, using: &random) == 0 ? advance() : answerOne()
        }
        if drained != 1 {
            note("drained \(drained) times, open \(connections.values.map(\.state))")
        }
        if asked != answered { note("\(asked) requests, \(answered) answers") }
        apply(machine.tick(now: now))
        if scheduled != nil { note("ticks after the end") }
    }
}

struct Unreachable: Error {}
