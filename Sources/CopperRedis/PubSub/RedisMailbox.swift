import CopperBytes
import CopperNet
import CopperResilience

/// What a ``RedisMailbox`` holds.
protocol RedisMail: Sendable {
    /// Bytes, roughly.
    var size: Int { get }
    /// What becomes of it when room is needed.
    var drop: RedisMailDrop { get }
    /// Tells the consumer that mail was dropped in front of what it gets next.
    static func gap(dropped: Int) -> Self
}

enum RedisMailDrop {
    /// It is dropped, and counts as so many.
    case count(Int)
    /// It is not: such mail is rare and small.
    case keep
}

/// What has come for one consumer and not been taken: bounded, the oldest makes way.
///
/// One task takes; any thread puts. Nobody waits to put: the connection that mail comes on
/// serves others as well.
final class RedisMailbox<Mail: RedisMail>: Sendable {
    typealias Waiter = CheckedContinuation<Void, Never>

    private let maximumCount: Int
    private let maximumSize: Int
    private let state = Lock(State())

    private struct State {
        var mail = MailQueue<Mail>()
        /// Taken out of order, when room was needed, and not to be lost.
        var kept = MailQueue<Mail>()
        var size = 0
        var dropped = 0
        var hasGap = false
        /// How it ends, behind the mail: with an error, or just so.
        var ending: Ending?
        var waiter: Waiter?

        var isEmpty: Bool { mail.count == 0 && kept.count == 0 && !hasGap }

        mutating func takeWaiter() -> Waiter? {
            defer { waiter = nil }
            return waiter
        }
    }

    private enum Ending {
        case finished
        case failed(any Error)
    }

    init(maximumCount: Int, maximumSize: Int) {
        self.maximumCount = max(maximumCount, 1)
        self.maximumSize = maximumSize
    }

    /// - Returns: Whom to resume, outside of every lock.
    func put(_ mail: Mail) -> Waiter? {
        state.withLock { state in
            guard state.ending == nil else { return nil }
            state.mail.append(mail)
            state.size += mail.size
            while state.mail.count > 1,
                state.mail.count > maximumCount || state.size > maximumSize,
                let oldest = state.mail.popFirst()
            {
                state.size -= oldest.size
                switch oldest.drop {
                case .keep: state.kept.append(oldest)
                case .count(let count):
                    state.dropped += count
                    state.hasGap = true
                }
            }
            return state.takeWaiter()
        }
    }

    /// Nothing more comes. Mail that is there can still be taken.
    ///
    /// - Returns: Whom to resume, outside of every lock.
    func end(with error: (any Error)? = nil) -> Waiter? {
        state.withLock { state in
            if state.ending == nil { state.ending = error.map { .failed($0) } ?? .finished }
            return state.takeWaiter()
        }
    }

    /// The next mail, waiting for it; `nil` at the end.
    ///
    /// - Throws: The error that the box ended with; `CancellationError`; ``RedisError`` with code
    ///   `.timedOut` at the task's deadline.
    func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> Mail? {
        while true {
            try Task.checkCancellation()
            switch take() {
            case .mail(let mail): return mail
            case .ended(.finished): return nil
            case .ended(.failed(let error)): throw error
            case .nothing: break
            }
            let alarm = try alarm()
            defer { alarm?.cancel() }
            await withTaskCancellationHandler {
                await withCheckedContinuation { waiter in
                    if !park(waiter) { waiter.resume() }
                }
            } onCancel: {
                wake()
            }
        }
    }

    /// Wakes the waiting task at its deadline, if it has one.
    private func alarm() throws(RedisError) -> LoopTimer? {
        guard let deadline = Deadline.current else { return nil }
        let loop = EventLoop.current ?? EventLoopGroup.shared.next()
        guard loop.now < deadline else {
            throw RedisError(.timedOut, "Nothing came in time").with { $0.effect = .notSent }
        }
        let timer = LoopTimer(on: loop) { self.wake() }
        timer.schedule(at: deadline)
        return timer
    }

    private func wake() { state.withLock { $0.takeWaiter() }?.resume() }

    private enum Finding {
        case mail(Mail)
        case nothing
        case ended(Ending)
    }

    private func take() -> Finding {
        state.withLock { state in
            if let mail = state.kept.popFirst() { return .mail(mail) }
            if state.hasGap {
                defer { (state.hasGap, state.dropped) = (false, 0) }
                return .mail(.gap(dropped: state.dropped))
            }
            if let mail = state.mail.popFirst() {
                state.size -= mail.size
                return .mail(mail)
            }
            return state.ending.map { .ended($0) } ?? .nothing
        }
    }

    /// Whoever cancels a task marks it before the handlers run: if its handler ran before,
    /// that is seen here.
    private func park(_ waiter: Waiter) -> Bool {
        state.withLock { state in
            guard state.isEmpty, state.ending == nil, !Task.isCancelled else { return false }
            state.waiter = waiter
            return true
        }
    }
}

/// A queue of two stacks.
private struct MailQueue<Element> {
    private var front: [Element] = []
    private var back: [Element] = []

    var count: Int { front.count + back.count }

    mutating func append(_ element: Element) { back.append(element) }

    mutating func popFirst() -> Element? {
        if front.isEmpty {
            front = back.reversed()
            back.removeAll(keepingCapacity: true)
        }
        return front.popLast()
    }
}
