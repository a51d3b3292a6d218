import CopperBytes
import CopperNet
import CopperResilience

extension RedisSubscriptionHub {
    /// How often the connection is looked after: pinged where nothing has come, closed where
    /// nobody listens. One that is silent for twice as long is given up.
    static let interval = Duration.seconds(10)

    /// Keeps a connection for as long as somebody listens. The body of the keeper's task.
    func keep() async {
        var backoff = Backoff()
        var random = SeededRandom(seed: context.seed)
        do {
            while beginsAnew() {
                do {
                    try await listen()
                } catch let error as RedisError where error.isPermanent {
                    return fail(with: error)
                } catch is CancellationError {
                    throw CancellationError()
                } catch {
                    // Not now; the observer was told.
                }
                if state.withLock({ $0.isUseful }) { backoff.reset() }
                guard state.withLock({ !$0.channels.isEmpty }) else { continue }
                try await context.pause(backoff.next(using: &random))
            }
        } catch {
            fail(with: RedisError(acquiring: .shutDown, operation: "a subscription"))
        }
    }

    /// Whether a connection is wanted; else the keeper ends, and the next listener begins one.
    private func beginsAnew() -> Bool {
        state.withLock { state in
            state.isUseful = false
            state.isKept = !state.channels.isEmpty
            return state.isKept
        }
    }

    /// Opens a connection and stays with it until its end.
    private func listen() async throws {
        let ending = RedisEnding()
        let dialer = RedisDialer(context: context, options: RedisLinkOptions())
        let link = try await dialer.open(try await endpoints()) { opened in
            RedisSubscriptionLink(opened, context: context) { [weak self] event in
                self?.receive(event)
            } onEnd: {
                ending.end()
            }
        }
        attach(link)
        defer {
            state.withLock { $0.link = nil }
            link.close("the subscriptions have ended")
        }
        while try await !ending.wait(for: Self.interval, on: context.housekeepingLoop) {
            guard isAlive(link) else { return }
        }
    }

    /// Asks for all that is wanted.
    private func attach(_ link: RedisSubscriptionLink) {
        var effects = Effects()
        state.withLock { state in
            state.link = link
            state.hasHeard = true
            // In the order in which they were wanted first.
            let targets = state.channels.sorted { $0.value.generation < $1.value.generation }
            for (target, _) in targets { state.ask(again: target, .reconnected, &effects) }
        }
        // Behind the lock, and before anything is received.
        link.core.start()
        effects.run()
    }

    /// Pings where nothing has come for an interval; false when the connection is to go.
    private func isAlive(_ link: RedisSubscriptionLink) -> Bool {
        var effects = Effects()
        let isAlive = state.withLock { state in
            guard !state.channels.isEmpty, state.hasHeard else { return false }
            state.hasHeard = false
            effects.add(link, .ping)
            return true
        }
        effects.run()
        return isAlive
    }
}

/// That a connection has ended, for the one task that waits for it with a timeout.
private final class RedisEnding: Sendable {
    private let state = Lock(State())

    private struct State {
        var hasEnded = false
        var promise: Promise<Void>?
    }

    func end() {
        let promise = state.withLock { state in
            state.hasEnded = true
            return state.promise
        }
        promise?.settle(.success(()))
    }

    /// Whether it has ended, or does so within `duration`.
    func wait(for duration: Duration, on loop: EventLoop) async throws -> Bool {
        let promise = Promise<Void>()
        let hasEnded = state.withLock { state in
            state.promise = promise
            return state.hasEnded
        }
        if hasEnded { return true }
        let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
        timer.schedule(at: loop.now + duration)
        defer { timer.cancel() }
        try await promise.value()
        return state.withLock { $0.hasEnded }
    }
}
