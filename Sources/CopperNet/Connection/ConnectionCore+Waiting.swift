import CCopperSystem
import CopperBytes
public import CopperResilience

extension ConnectionCore {
    /// Waits until `isReady`.
    ///
    /// `isReady` runs under the lock whenever the request has news, and takes the news:
    /// memory only. It is asked a last time when the reply is complete, and must agree
    /// then.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, ``RequestInterruption``
    ///   when time is up or the connection is lost. The first two leave the request
    ///   abandoned: its reply is read and dropped, and the connection stays in step.
    public func wait(
        for request: ConnectionRequest, until isReady: (ConnectionRequest) -> Bool
    ) async throws {
        while try !look(at: request, isReady) { _ = await news(of: request) }
    }

    /// Waits until the whole reply is there. For the task that submitted the request.
    /// Throws as ``wait(for:until:)``.
    public func finish(_ request: ConnectionRequest) async throws {
        // No look before the first wait: it would find nothing, but in rare cases.
        repeat {
            if await news(of: request), request.isSealed { return }
        } while try !look(at: request, \.isFinished)
    }

    /// Waits until requests are taken again, because the peer has read of what was sent, or
    /// because the connection has ended.
    ///
    /// - Throws: `CancellationError`; ``RequestInterruption/timedOut`` at `deadline`.
    public func waitForRoom(by deadline: MonotonicTime = .distantFuture) async throws {
        guard isCrowded else { return }
        let timer = LoopTimer(on: loop) { self.wakeRoomWaiters() }
        timer.schedule(at: deadline)
        defer { timer.cancel() }
        while isCrowded {
            try Self.checkCancellation()
            guard loop.now < deadline else { throw RequestInterruption.timedOut }
            await withTaskCancellationHandler {
                await withUnsafeContinuation { (waiter: UnsafeContinuation<Void, Never>) in
                    let waits = shared.withLock { shared in
                        let waits =
                            shared.isCrowded && !copper_is_task_cancelled()
                            && loop.now < deadline
                        if waits { shared.roomWaiters.append(waiter) }
                        return waits
                    }
                    if !waits { waiter.resume() }
                }
            } onCancel: {
                wakeRoomWaiters()
            }
        }
    }

    private var isCrowded: Bool { shared.withLock { $0.isCrowded } }

    /// All of them, whatever the reason: each looks again, and there are few.
    func wakeRoomWaiters() {
        let waiters = shared.withLock { shared in
            let waiters = shared.roomWaiters
            shared.roomWaiters = []
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Runs `body`, and watches for the calling task's cancellation on behalf of all
    /// requests that this task submits and waits for meanwhile: a handler for each of them
    /// costs a tenth of a short round trip. One such scope at a time.
    public func watchingCancellation<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        let task = Self.currentTask()
        let watch = shared.withLock { shared in
            shared.watch += 1
            shared.watchedTask = task
            return shared.watch
        }
        defer { shared.withLock { $0.watchedTask = nil } }
        return try await withTaskCancellationHandler {
            try await body()
        } onCancel: {
            loop.execute { self.interrupt(watch: watch) }
        }
    }

    /// What `Task.checkCancellation` does, at less cost.
    public static func checkCancellation() throws(CancellationError) {
        if copper_is_task_cancelled() { throw CancellationError() }
    }

    /// Tells tasks apart, for as long as they run: by the reference, which is neither kept
    /// nor followed.
    static func currentTask() -> Int { Int(bitPattern: copper_current_task()) }

    /// The task of a watched scope is cancelled: wakes it if it waits. If it does not, it
    /// finds out when it comes to wait.
    private func interrupt(watch: UInt64) {
        shared.withLock { shared in
            func look(at request: ConnectionRequest) {
                guard request.watch == watch, request.waiter != nil else { return }
                if request.interruption == nil { request.interruption = .cancelled }
                request.takeWaiter()
                enlist(request)
            }
            if let current { look(at: current) }
            incoming.forEach(look)
            shared.submitted.forEach(look)
        }
        resumeTouched()
    }

    /// Waits until there may be something to be found by looking; returns whether that is
    /// the end of the reply.
    ///
    /// Inlined: each function that waits looks up where to go on.
    @inline(__always)
    private func news(of request: ConnectionRequest) async -> Bool {
        let record = request.watch == 0 ? watchCancellation(for: request) : nil
        let isFinished = await withUnsafeContinuation { (waiter: Waiter) in
            if !register(waiter, for: request) { waiter.resume(returning: false) }
        }
        if let record { copper_unwatch_cancellation(record) }
        return isFinished
    }

    /// Has the request's wait end when the calling task is cancelled. Returns what has to be
    /// given back then; nothing if the task is cancelled already, and the request is told.
    private func watchCancellation(for request: ConnectionRequest) -> UnsafeMutableRawPointer? {
        // Both live until the handler is gone: who waits has them.
        request.core = self
        return copper_watch_cancellation(Unmanaged.passUnretained(request).toOpaque())
    }

    /// Gives the request up: its reply is read and dropped. Returns whether the reply
    /// is still outstanding.
    @discardableResult
    public func abandon(_ request: ConnectionRequest) -> Bool {
        let (isOpen, resume) = shared.withLock { shared in
            request.abandoned = true
            request.discard()
            guard case .open = request.status else { return (false, false) }
            return (true, shared.resumesReading())
        }
        if resume { loop.requestTurnEnd(self) }
        return isOpen
    }

    /// Whether nobody waits for any of the outstanding replies: whatever the peer is busy
    /// with, and comes to next, may be cut short. Loop only.
    public var isAllAbandoned: Bool {
        shared.withLock { shared in
            var isAwaited = current.map { !$0.isAbandoned } ?? false
            func look(at request: ConnectionRequest) {
                if !request.isAbandoned { isAwaited = true }
            }
            incoming.forEach(look)
            shared.submitted.forEach(look)
            return !isAwaited
        }
    }

    private func look(
        at request: ConnectionRequest, _ isReady: (ConnectionRequest) -> Bool
    ) throws -> Bool {
        let finding = shared.withLock { shared -> Finding in
            let wasFull = request.isFull
            if isReady(request) {
                let resumes = wasFull && !request.isFull && shared.resumesReading()
                return resumes ? .readyAndRoom : .ready
            }
            if let interruption = request.interruption { return .interrupted(interruption) }
            if case .lost(let error, let effect) = request.status { return .lost(error, effect) }
            return .nothing
        }
        switch finding {
        case .ready: return true
        case .nothing: return false
        case .readyAndRoom:
            loop.requestTurnEnd(self)
            return true
        case .interrupted(let interruption):
            abandon(request)
            if interruption == .cancelled { throw CancellationError() }
            throw RequestInterruption.timedOut
        case .lost(let error, let effect):
            throw RequestInterruption.lost(error, effect: effect)
        }
    }

    /// Returns false when there may be news already. The status is checked under the
    /// same lock that publishes, so that no wake-up is lost.
    private func register(_ waiter: Waiter, for request: ConnectionRequest) -> Bool {
        shared.withLock { _ in
            guard case .open = request.status, request.interruption == nil, !request.hasNews
            else { return false }
            // The scope's handler may have run before: whoever cancels a task marks it
            // before the handlers run, so one of the two is seen.
            if request.watch != 0, copper_is_task_cancelled() {
                request.interruption = .cancelled
                return false
            }
            request.waiter = waiter
            return true
        }
    }

    /// A cancelled task: wakes it, or leaves word for when it comes to wait.
    fileprivate func interrupt(_ request: ConnectionRequest) {
        let waiter = shared.withLock { _ in
            if request.interruption == nil { request.interruption = .cancelled }
            defer { request.waiter = nil }
            return request.waiter
        }
        waiter?.resume(returning: false)
    }

    private typealias Waiter = ConnectionRequest.Waiter
}

/// The task that waits for a request is cancelled.
@c(copper_request_cancelled)
func requestCancelled(_ request: UnsafeMutableRawPointer) {
    let request = Unmanaged<ConnectionRequest>.fromOpaque(request).takeUnretainedValue()
    request.core?.interrupt(request)
}

/// What a waiting task found when it looked at its request.
private enum Finding {
    case ready
    /// And the loop must be told that there is room for more.
    case readyAndRoom
    case nothing
    case interrupted(ConnectionRequest.Interruption)
    case lost(any Error, Effect)
}

extension ConnectionCore.Shared {
    var isCrowded: Bool {
        ending == nil && outgoing.count >= ConnectionCore.outgoingLimit
    }

    /// Whether the loop must be told to read on. It looks at its own pause then.
    mutating func resumesReading() -> Bool {
        resumeReading = true
        return requestTurnEnd()
    }
}
