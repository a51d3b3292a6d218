import CopperBytes
import CopperResilience

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
        while try !look(at: request, isReady) { await news(of: request) }
    }

    /// Waits until the whole reply is there. Throws as ``wait(for:until:)``.
    public func finish(_ request: ConnectionRequest) async throws {
        // No look before the first wait: it would find nothing, but in rare cases.
        repeat { await news(of: request) } while try !look(at: request, \.isFinished)
    }

    /// Waits until there may be something to be found by looking.
    private func news(of request: ConnectionRequest) async {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { (waiter: UnsafeContinuation<Void, Never>) in
                if !register(waiter, for: request) { waiter.resume() }
            }
        } onCancel: {
            interrupt(request)
        }
    }

    /// Gives the request up: its reply is read and dropped. Returns whether the reply
    /// is still outstanding.
    @discardableResult
    public func abandon(_ request: ConnectionRequest) -> Bool {
        let (isOpen, resume) = shared.withLock { shared in
            request.isAbandoned = true
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
    private func register(
        _ waiter: UnsafeContinuation<Void, Never>, for request: ConnectionRequest
    ) -> Bool {
        shared.withLock { _ in
            guard case .open = request.status, request.interruption == nil, !request.hasNews
            else { return false }
            request.waiter = waiter
            return true
        }
    }

    /// A cancelled task: wakes it, or leaves word for when it comes to wait.
    private func interrupt(_ request: ConnectionRequest) {
        let waiter = shared.withLock { _ in
            if request.interruption == nil { request.interruption = .cancelled }
            defer { request.waiter = nil }
            return request.waiter
        }
        waiter?.resume()
    }
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
    /// Whether the loop must be told to read on. It looks at its own pause then.
    mutating func resumesReading() -> Bool {
        resumeReading = true
        return requestTurnEnd()
    }
}
