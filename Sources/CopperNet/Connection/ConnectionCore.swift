public import CopperBytes
import CopperResilience

/// The part of a connection that every protocol shares: the outgoing bytes, the requests
/// that wait for replies in order, their deadlines, and the ways in which all that ends.
///
/// Any task submits; the loop receives. Under the lock only memory is touched: system
/// calls, TLS, protocol code and the resuming of tasks happen outside of it. A request is
/// resumed exactly once, by reply, cancellation, deadline or loss.
///
/// What is written where:
/// - An idle connection is written to at once: by a task that its loop runs alone, and if it
///   is a plaintext one from any other thread too.
/// - Else the bytes wait for the end of the loop's turn, so that what several tasks
///   submit leaves in one piece, without a timer.
///
/// It is not generic over its session: one dynamic call per received chunk costs
/// nothing, while an unspecialised generic in another module costs on every field.
///
/// `@unchecked Sendable`: `shared` is guarded by its lock; `outbound` belongs to whoever
/// set `isSending` under that lock; all other variables are used on the loop only.
public final class ConnectionCore: StreamHandler, TurnEndHandler, @unchecked Sendable {
    public let stream: any ByteStream
    public let session: any ConnectionSession
    public let loop: EventLoop

    let shared = Lock(Shared())

    // Owned by the sender of the moment (`isSending`).
    @exclusivity(unchecked) var outbound = ByteBuffer(capacity: 4096)

    // Loop only: one thread, so checking each access for exclusivity would only cost.
    @exclusivity(unchecked) private var input: ReceiveBuffer
    @exclusivity(unchecked) var incoming = RequestQueue()
    /// Handed out last, and not complete.
    @exclusivity(unchecked) var current: ConnectionRequest?
    /// What the chunk at hand changed, in order.
    @exclusivity(unchecked) private var firstTouched: ConnectionRequest?
    @exclusivity(unchecked) private unowned(unsafe) var lastTouched: ConnectionRequest?
    @exclusivity(unchecked) private var isReadingPaused = false
    @exclusivity(unchecked) var hasEnded = false
    var timer: LoopTimer?
    let onEnd: @Sendable (any Error) -> Void

    struct Shared: ~Copyable {
        var outgoing = ByteBuffer(capacity: 4096)
        var submitted = RequestQueue()
        /// Submitted and not finished, abandoned ones included.
        var openRequests = 0
        /// Submitted since bytes were handed to a sender last.
        var heldRequests = 0
        var isSending = false
        /// The stream takes nothing; the loop goes on when it is writable.
        var isBlocked = false
        var sawWritable = false
        var turnEndRequested = false
        var resumeReading = false
        /// The loop has stopped reading, or is about to.
        var isReadingPaused = false
        /// All bytes ever submitted, ever handed to a sender, and ever taken by the stream.
        var submittedBytes: UInt64 = 0
        var handedBytes: UInt64 = 0
        var sentBytes: UInt64 = 0
        var nextDeadline = MonotonicTime.distantFuture
        var ending: (any Error)?
        /// The task whose cancellation is watched for by a scope, and that scope's number;
        /// see ``watchingCancellation(_:)``.
        var watchedTask: Int?
        var watch: UInt64 = 0
        var roomWaiters: [UnsafeContinuation<Void, Never>] = []
    }

    /// The outgoing bytes above which no more requests are taken.
    public static let outgoingLimit = 1 << 20

    /// - Parameters:
    ///   - unread: Bytes that a handshake received beyond its own.
    ///   - onEnd: Called once, on the loop, when the connection has ended.
    public init(
        stream: any ByteStream, session: any ConnectionSession, unread: [UInt8] = [],
        onEnd: @escaping @Sendable (any Error) -> Void
    ) {
        self.stream = stream
        self.session = session
        loop = stream.loop
        self.onEnd = onEnd
        input = ReceiveBuffer()
        input.append(unread)
    }

    /// Begins to receive. Call it once.
    ///
    /// From now on the connection lives, whoever holds it, until its peer or ``close(_:farewell:)``
    /// ends it.
    public func start() {
        // Who made the connection runs where it likes; the stream's handler is its loop's.
        guard loop.isCurrent else { return loop.execute { self.start() } }
        guard !hasEnded else { return }
        stream.setHandler(self)
        if input.count > 0 { loop.execute { self.processInput() } }
    }

    /// Whether the connection lives and no reply is outstanding.
    public var isQuiet: Bool { shared.withLock { $0.ending == nil && $0.openRequests == 0 } }

    /// Submitted requests whose replies are not complete.
    public var openRequests: Int { shared.withLock { $0.openRequests } }

    /// Why the connection ended, or `nil` while it lives.
    public var ending: (any Error)? { shared.withLock { $0.ending } }

    // MARK: Submitting

    /// Appends `bytes`, which hold one whole request, to what is sent, and `request` to
    /// those that wait for replies. Then call ``transmit(_:)`` with the result, outside of
    /// every lock: the two are apart so that a client can order its requests under a lock
    /// of its own, where nothing may be sent.
    ///
    /// - Parameter evenIfCrowded: For what brings a connection back, which must not wait for
    ///   others.
    /// - Returns: `nil`, with nothing appended, while ``outgoingLimit`` bytes wait for a peer
    ///   that does not read: see ``waitForRoom(by:)``.
    /// - Throws: ``RequestInterruption/lost(_:effect:)`` with `.notSent` when the
    ///   connection has ended.
    public func enqueue(
        _ request: ConnectionRequest, _ bytes: borrowing Span<UInt8>, evenIfCrowded: Bool = false
    ) throws(RequestInterruption) -> Transmission? {
        let onLoop = loop.isCurrent
        return try shared.withLock { shared throws(RequestInterruption) -> Transmission? in
            if let ending = shared.ending { throw .lost(ending, effect: .notSent) }
            if shared.isCrowded, !evenIfCrowded { return nil }
            request.startOffset = shared.submittedBytes
            if let watched = shared.watchedTask, watched == Self.currentTask() {
                request.watch = shared.watch
            }
            shared.submittedBytes += UInt64(bytes.count)
            shared.outgoing.append(bytes)
            shared.openRequests += 1
            shared.heldRequests += 1
            // The reply comes behind rows that nobody takes, perhaps until it is there.
            let readsOn = shared.isReadingPaused && shared.resumesReading()
            var transmission = beginTransmission(&shared, onLoop: onLoop)
            transmission.readsOn = readsOn
            if onLoop, transmission.step == .sendNow, shared.openRequests == 1 {
                // It is the only one, so that nothing is out of order; and its reply finds it
                // without the lock.
                incoming.append(request)
            } else {
                shared.submitted.append(request)
            }
            if request.deadline < shared.nextDeadline {
                shared.nextDeadline = request.deadline
                transmission.armsTimer = true
            }
            return transmission
        }
    }

    /// Sends `bytes` that no reply answers (Terminate, say).
    public func send(_ bytes: borrowing ByteBuffer) throws(RequestInterruption) {
        let onLoop = loop.isCurrent
        let transmission = try shared.withLock { shared throws(RequestInterruption) in
            if let ending = shared.ending { throw .lost(ending, effect: .notSent) }
            shared.submittedBytes += UInt64(bytes.count)
            shared.outgoing.append(bytes.bytes)
            return beginTransmission(&shared, onLoop: onLoop)
        }
        transmit(transmission)
    }

    /// What is to be done for bytes that were enqueued.
    public struct Transmission: Sendable {
        enum Step: Sendable { case none, sendNow, turnEnd }
        var step = Step.none
        var armsTimer = false
        /// The loop has to be told, beside what the step says.
        var readsOn = false
    }

    /// Sends what was enqueued, or leaves it to the loop.
    public func transmit(_ transmission: Transmission) {
        switch transmission.step {
        case .none: break
        case .turnEnd: loop.requestTurnEnd(self)
        case .sendNow: sendOutgoing()
        }
        if transmission.readsOn { loop.requestTurnEnd(self) }
        if transmission.armsTimer { loop.execute { self.armTimer() } }
    }

    // MARK: Sending

    /// Decides, under the lock, who sends what was just appended.
    ///
    /// At once when nothing else is under way, and nobody is about to add to it: from other
    /// threads, and on the loop from a task that runs there alone. The caller is the sender
    /// then. On the loop, where nothing comes between, what is to be sent is in `outbound`
    /// already; elsewhere the connection may end first, and nothing has been sent then.
    private func beginTransmission(_ shared: inout Shared, onLoop: Bool) -> Transmission {
        if shared.isSending || shared.isBlocked { return Transmission() }
        let mayBeDirect = onLoop ? loop.runsLoneJob : stream.sendsFromAnyThread
        if mayBeDirect, shared.openRequests <= 1, !shared.turnEndRequested, outbound.isEmpty {
            shared.isSending = true
            if !onLoop || shared.handOver(to: &outbound) { return Transmission(step: .sendNow) }
        }
        // The peer can begin with these while the others of this turn are being made.
        if onLoop, shared.heldRequests >= Self.heldLimit, outbound.isEmpty {
            shared.isSending = true
            if shared.handOver(to: &outbound) { return Transmission(step: .sendNow) }
        }
        return Transmission(step: shared.requestTurnEnd() ? .turnEnd : .none)
    }

    /// So many requests of one turn leave before it ends: fewer cost a system call too often,
    /// with more the peer waits.
    package static let heldLimit = 16

    /// Sends until nothing is left or the stream takes no more. The caller has set
    /// `isSending`, and so owns `outbound`.
    private func sendOutgoing() {
        if outbound.isEmpty {
            let hasMore = shared.withLock { shared in shared.handOver(to: &outbound) }
            guard hasMore else { return }
        }
        sendOutbound()
    }

    private func sendOutbound() {
        while true {
            do throws(NetError) {
                switch try outbound.withUnsafeBytes({ bytes throws(NetError) in
                    try stream.send(bytes)
                }) {
                case .sent(let count): guard didSend(count) else { return }
                case .wouldBlock: if blocks() { return }
                }
            } catch {
                shared.withLock { $0.isSending = false }
                loop.execute { self.finish(error) }
                return
            }
        }
    }

    /// Returns whether there is more to send.
    private func didSend(_ count: Int) -> Bool {
        outbound.consume(count)
        if outbound.isEmpty { outbound.shrink(to: 64 << 10) }
        let (hasMore, hasWaiters) = shared.withLock { shared in
            shared.sentBytes += UInt64(count)
            let hasWaiters =
                !shared.roomWaiters.isEmpty && shared.outgoing.count < Self.outgoingLimit
            return (!outbound.isEmpty || shared.handOver(to: &outbound), hasWaiters)
        }
        if hasWaiters { wakeRoomWaiters() }
        return hasMore
    }

    /// Hands sending over to the loop, unless the stream became writable meanwhile.
    private func blocks() -> Bool {
        shared.withLock { shared in
            if shared.sawWritable {
                shared.sawWritable = false
                return false
            }
            shared.isBlocked = true
            shared.isSending = false
            return true
        }
    }

    // MARK: The loop's side

    public func streamIsReady(_ readiness: Readiness) {
        if readiness.contains(.writable) { streamIsWritable() }
        if readiness.contains(.readable), !isReadingPaused { receive() }
    }

    private func streamIsWritable() {
        let goOn = shared.withLock { shared in
            shared.sawWritable = true
            guard shared.isBlocked, !shared.isSending else { return false }
            shared.isBlocked = false
            shared.isSending = true
            return true
        }
        if goOn { sendOutgoing() }
    }

    public func turnWillEnd() {
        let (send, read) = shared.withLock { shared in
            shared.turnEndRequested = false
            let read = shared.resumeReading
            shared.resumeReading = false
            if read { shared.isReadingPaused = false }
            // Here, so that the first reply finds its request without the lock.
            if incoming.isEmpty { swap(&shared.submitted, &incoming) }
            guard !shared.isSending, !shared.isBlocked, shared.ending == nil else {
                return (false, read)
            }
            shared.isSending = true
            return (!outbound.isEmpty || shared.handOver(to: &outbound), read)
        }
        if send { sendOutbound() }
        if read {
            isReadingPaused = false
            receive()
        }
    }

    /// Receives until the stream is drained, a request is full, or others should have
    /// their turn.
    private func receive() {
        var budget = 16
        while !hasEnded, !isReadingPaused {
            guard budget > 0 else { return continueReadingNextTurn() }
            budget -= 1
            do {
                switch try input.fill(from: stream) {
                case .wouldBlock: return
                case .received:
                    processInput()
                    if stream.isDrained { return }
                case .end:
                    return finish(
                        NetError(.closedByPeer, "the server closed the connection"))
                }
            } catch {
                return finish(error)
            }
        }
    }

    private func continueReadingNextTurn() {
        let request = shared.withLock { shared in
            shared.resumeReading = true
            return shared.requestTurnEnd()
        }
        if request { loop.requestTurnEnd(self) }
    }

    private func processInput() {
        guard !hasEnded else { return }
        do {
            try session.receive(&input, self)
            publish()
        } catch {
            publish()
            finish(error)
        }
    }

    /// The next submitted request in order, or `nil` when no reply is due. Loop only.
    ///
    /// One at a time: the one before must be complete.
    public func nextRequest() -> ConnectionRequest? {
        if incoming.isEmpty { shared.withLock { swap(&$0.submitted, &incoming) } }
        current = incoming.popFirst()
        return current
    }

    /// Says that the request received something, and whether its reply is complete. The
    /// waiting task learns of it when the chunk at hand is read. Loop only.
    public func touch(_ request: ConnectionRequest, complete: Bool) {
        if complete {
            request.isComplete = true
            if current === request { current = nil }
        }
        enlist(request)
    }

    func enlist(_ request: ConnectionRequest) {
        guard !request.isTouched else { return }
        request.isTouched = true
        if let lastTouched { lastTouched.nextTouched = request } else { firstTouched = request }
        lastTouched = request
    }

    private func publish() {
        guard firstTouched != nil else { return }
        let pause = shared.withLock { shared in
            var pause = false
            var place = firstTouched
            while let request = place {
                place = request.nextTouched
                if publish(request, &shared) { pause = true }
            }
            if pause { shared.isReadingPaused = true }
            return pause
        }
        if pause { isReadingPaused = true }
        resumeTouched()
    }

    /// Returns whether the request holds so much that reading should stop.
    private func publish(_ request: ConnectionRequest, _ shared: inout Shared) -> Bool {
        let hasNews = request.publish()
        if request.isComplete {
            request.status = .finished
            shared.openRequests -= 1
        }
        if hasNews || request.isComplete { request.takeWaiter() }
        if request.isAbandoned {
            request.discard()
            return false
        }
        // With requests behind it there is no pause: one task may read rows and wait for
        // the reply to another request in turn, and would for ever.
        return request.isFull && !request.isComplete && shared.openRequests == 1
    }

    /// Wakes the tasks whose requests were touched, and forgets which those were.
    func resumeTouched() {
        lastTouched = nil
        while let request = firstTouched {
            firstTouched = request.nextTouched
            request.nextTouched = nil
            let waiter = request.resumption
            request.resumption = nil
            request.isTouched = false
            // Nobody but the waiter changes a request whose reply is complete.
            let isFinished = request.isFinished
            if isFinished { request.seal() }
            waiter?.resume(returning: isFinished)
        }
    }
}

extension ConnectionCore.Shared {
    /// Gives the sender, whose own bytes are sent, those that wait; when there are none
    /// nobody is the sender any more.
    mutating func handOver(to outbound: inout ByteBuffer) -> Bool {
        if outgoing.isEmpty || ending != nil {
            isSending = false
            return false
        }
        swap(&outgoing, &outbound)
        handedBytes = submittedBytes
        heldRequests = 0
        sawWritable = false
        return true
    }

    mutating func requestTurnEnd() -> Bool {
        guard !turnEndRequested else { return false }
        turnEndRequested = true
        return true
    }
}
