import CopperBytes
import CopperResilience

extension ConnectionCore {
    // MARK: Deadlines

    /// One timer a connection: it is armed for the earliest deadline, and when it fires
    /// it looks through the open requests. Later deadlines cost nothing until then.
    func armTimer() {
        guard !hasEnded else { return }
        let timer =
            self.timer
            ?? LoopTimer(on: loop) { self.expireRequests() }
        self.timer = timer
        let next = shared.withLock { $0.nextDeadline }
        if next < .distantFuture { timer.schedule(at: next) }
    }

    private func expireRequests() {
        let now = loop.now
        shared.withLock { shared in
            var next = MonotonicTime.distantFuture
            func look(at request: ConnectionRequest) {
                guard case .open = request.status, !request.isAbandoned else { return }
                guard request.deadline <= now else {
                    next = min(next, request.deadline)
                    return
                }
                request.interruption = .timedOut
                request.takeWaiter()
                enlist(request)
            }
            if let current { look(at: current) }
            incoming.forEach(look)
            shared.submitted.forEach(look)
            shared.nextDeadline = next
        }
        resumeTouched()
        armTimer()
    }

    // MARK: Ending

    /// Ends the connection: every open request fails with `error`. From any thread.
    ///
    /// - Parameter farewell: Sent before, when nothing else waits to be sent and the
    ///   stream takes it at once.
    public func close(_ error: any Error, farewell: [UInt8] = []) {
        if loop.isCurrent {
            finish(error, farewell: farewell)
        } else {
            loop.execute { self.finish(error, farewell: farewell) }
        }
    }

    func finish(_ error: any Error, farewell: [UInt8] = []) {
        guard !hasEnded else { return }
        hasEnded = true
        timer?.cancel()
        timer = nil
        stream.setHandler(nil)
        if !farewell.isEmpty { say(farewell) }
        session.end(error)
        let room = shared.withLock { shared in
            shared.ending = error
            if let current { lose(current, error, &shared) }
            while let request = incoming.popFirst() { lose(request, error, &shared) }
            while let request = shared.submitted.popFirst() { lose(request, error, &shared) }
            let room = shared.roomWaiters
            shared.roomWaiters = []
            return room
        }
        current = nil
        stream.close()
        resumeTouched()
        for waiter in room { waiter.resume() }
        onEnd(error)
    }

    private func say(_ farewell: [UInt8]) {
        let maySend = shared.withLock { shared in
            guard !shared.isSending, !shared.isBlocked, shared.outgoing.isEmpty else {
                return false
            }
            shared.isSending = true
            return true
        }
        guard maySend, outbound.isEmpty else { return }
        var rest = farewell[...]
        // The connection ends anyway: a farewell that fails changes nothing.
        while !rest.isEmpty, let result = try? rest.withUnsafeBytes({ try stream.send($0) }),
            case .sent(let count) = result
        {
            rest = rest.dropFirst(count)
        }
    }

    private func lose(
        _ request: ConnectionRequest, _ error: any Error, _ shared: inout Shared
    ) {
        guard case .open = request.status else { return }
        // What a sender holds at this moment may be on its way already.
        let reached = shared.isSending ? shared.handedBytes : shared.sentBytes
        let wasSent = request.startOffset < reached
        request.status = .lost(error, effect: wasSent ? .unknown : .notSent)
        shared.openRequests -= 1
        request.takeWaiter()
        enlist(request)
    }
}
