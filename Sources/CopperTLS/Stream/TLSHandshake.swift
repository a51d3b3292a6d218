import CCopperOpenSSL
import CopperNet
import CopperResilience

/// Drives the handshake of an engine on its loop, until it is done, fails, runs out of
/// time, or is cancelled.
final class TLSHandshake: StreamHandler, @unchecked Sendable {
    // Unchecked: the timer and `isOver` are touched on the loop only.
    private let engine: TLSEngine
    private let deadline: MonotonicTime
    private let promise = Promise<TLSFacts>()
    private var timer: LoopTimer?
    private var isOver = false

    init(_ engine: TLSEngine, deadline: MonotonicTime) {
        self.engine = engine
        self.deadline = deadline
    }

    /// What was settled. When it throws, the inner stream is closed or will be at once.
    func run() async throws -> TLSFacts {
        // The closures hold this object until it is over, as not every stream holds its
        // handler.
        engine.loop.execute { self.start() }
        return try await promise.value { self.engine.loop.execute { self.abandon() } }
    }

    private func start() {
        guard !isOver else { return }
        let timer = LoopTimer(on: engine.loop) { self.expire() }
        self.timer = timer
        if engine.loop.now >= deadline { return expire() }
        timer.schedule(at: deadline)
        engine.transport.inner.setHandler(self)
        resumeSession()
        step()
    }

    private func resumeSession() {
        guard engine.material.role == .client, engine.material.configuration.resumesSessions,
            let session = engine.material.sessions.take(for: engine.sessionKey)
        else { return }
        ERR_clear_error()
        // A session that does not fit is simply not resumed.
        if SSL_set_session(engine.ssl, session.pointer) != 1 { ERR_clear_error() }
    }

    func streamIsReady(_ readiness: Readiness) { step() }

    private func step() {
        guard !isOver else { return }
        ERR_clear_error()
        let result = SSL_do_handshake(engine.ssl)
        if result == 1 { return finish() }
        let kind = SSL_get_error(engine.ssl, result)
        let errors = OpenSSLErrors.take()
        switch kind {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE:
            do throws(NetError) {
                try engine.transport.flush()
            } catch {
                fail(TLSFailure(engine: engine, errors: errors).during(transport: error))
            }
        default:
            // The alert that tells the peer why.
            try? engine.transport.flush()
            fail(TLSFailure(engine: engine, errors: errors).duringHandshake())
        }
    }

    private func finish() {
        if engine.material.role == .client, let doubt = engine.doubtAboutPeer() {
            return fail(doubt)
        }
        do throws(NetError) {
            try engine.transport.flush()
        } catch {
            // A server has only tickets left to send, and what its client has sent before
            // it closed is there to be read.
            if engine.material.role == .client {
                let failure = TLSFailure(engine: engine, errors: .take())
                return fail(failure.during(transport: engine.alertBehind(error)))
            }
        }
        engine.isEstablished = true
        end()
        engine.transport.inner.setHandler(engine)
        // Cancelled meanwhile: nobody will own the stream.
        if !promise.settle(.success(engine.facts())) { engine.close() }
    }

    private func expire() {
        guard !isOver else { return }
        fail(
            NetError(
                .timedOut,
                "the TLS handshake with \(engine.peer) did not end before its deadline"))
    }

    private func abandon() {
        guard !isOver else { return engine.close() }
        end()
        engine.close()
    }

    private func fail(_ error: NetError) {
        end()
        engine.close()
        promise.settle(.failure(error))
    }

    private func end() {
        isOver = true
        timer?.cancel()
        timer = nil
    }
}
