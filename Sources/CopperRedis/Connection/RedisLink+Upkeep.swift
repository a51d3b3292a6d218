import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience
import Synchronization

// What a connection does beside its commands: it stays logged in, and finds out whether its
// server is still there.
extension RedisLink {
    /// Logs in again before the credentials' time is over.
    func refreshCredentials(validFor: Duration?) {
        guard let validFor, validFor > .zero else { return }
        // A tenth is left for asking, and for a first answer that is an error.
        let wait = validFor * 0.9
        let timer = LoopTimer(on: core.loop) { [weak self] in self?.beginRefreshing(validFor) }
        upkeepTimer.withLock { $0 = timer }
        timer.schedule(at: core.loop.now + wait)
    }

    private func beginRefreshing(_ validFor: Duration) {
        guard core.ending == nil else { return }
        guard capacity > 1 else {
            // Within somebody's transaction AUTH would spoil it.
            spoil()
            return
        }
        let limit = core.loop.now + validFor * 0.1
        context.supervisor.start("credentials", on: core.loop) { [weak self] in
            await self?.refresh(until: limit)
        }
    }

    private func refresh(until limit: MonotonicTime) async {
        var backoff = Backoff()
        var random = SeededRandom(seed: context.seed)
        while core.ending == nil {
            do {
                guard let credentials = try await context.configuration.credentials?() else {
                    return
                }
                _ = try await run(RedisGreeting.authentication(credentials), deadline: limit)
                return refreshCredentials(validFor: credentials.validFor)
            } catch {
                context.configuration.observer.note(
                    .notice(code: "credentials", message: "the credentials were not renewed"),
                    in: context.source(at: endpoint))
                guard !(error is CancellationError), core.loop.now < limit else { return }
                let pause = backoff.next(using: &random)
                guard (try? await context.pause(pause)) != nil else { return }
            }
        }
    }

    /// A command was not answered in time: the server may be slow, or gone without a word. Asks
    /// it, and ends a connection on which nothing at all arrives.
    ///
    /// Of the connection that all share; others end with the command that timed out.
    func doubt() {
        guard capacity > 1, !isDoubted.exchange(true, ordering: .acquiringAndReleasing) else {
            return
        }
        context.supervisor.start("doubt", on: core.loop) { [weak self] in
            await self?.settleDoubt()
        }
    }

    /// From now on a connection on which nothing comes for so long is doubted.
    func watch(every interval: Duration?) {
        guard let interval else { return }
        let timer = LoopTimer(on: core.loop) { [weak self] in self?.beat(interval) }
        heartbeat.withLock { $0 = timer }
        lastPulse.store(wire.pulse, ordering: .relaxed)
        timer.schedule(at: core.loop.now + interval)
    }

    private func beat(_ interval: Duration) {
        guard core.ending == nil else { return }
        let pulse = wire.pulse
        if lastPulse.exchange(pulse, ordering: .relaxed) == pulse { doubt() }
        heartbeat.withLock { $0 }?.schedule(at: core.loop.now + interval)
    }

    private func settleDoubt() async {
        let before = wire.pulse
        let limit = core.loop.now + context.configuration.timeouts.silence
        do {
            _ = try await run(RedisCommand("PING"), deadline: limit)
        } catch let error as RedisError where error.code == .timedOut && wire.pulse == before {
            core.close(
                NetError(.timedOut, "the server was silent, and did not answer PING either"))
        } catch {
            // It is there, or the connection has ended.
        }
        isDoubted.store(false, ordering: .releasing)
    }
}
