import CopperBytes
import CopperNet

/// A configuration with what was loaded for it: certificates, keys, authorities, and the
/// sessions that may be resumed. One serves all connections of a client or a server.
///
/// Nothing is read until the first handshake or ``prepare()``: reading the system's
/// authorities takes about 20 ms, which is done on a worker thread, once.
public final class TLSContext: Sendable {
    public enum Role: Hashable, Sendable {
        case client
        case server
    }

    public let configuration: TLSConfiguration
    public let role: Role
    private let state = Lock(State.empty)

    private enum State {
        case empty
        /// A worker loads; these wait for it.
        case loading([Promise<TLSMaterial>])
        case loaded(TLSMaterial)

        var waiting: [Promise<TLSMaterial>] {
            if case .loading(let waiting) = self { waiting } else { [] }
        }
    }

    private enum Turn {
        case use(TLSMaterial)
        case load
        case wait
    }

    public init(_ configuration: TLSConfiguration = TLSConfiguration(), role: Role = .client) {
        self.configuration = configuration
        self.role = role
    }

    /// Loads what the configuration names, unless that was done: the way to find mistakes
    /// before the first connection does.
    ///
    /// - Throws: `NetError` with kind `.tls` that names the file and the reason. The next
    ///   call tries again.
    public func prepare() async throws {
        _ = try await material()
    }

    /// Reads all files again. New connections use what they hold now and resume no
    /// session from before; those that are open keep what they have.
    ///
    /// - Throws: `NetError` as ``prepare()`` does; then everything stays as it was.
    public func reload() async throws {
        let material = try await WorkerPool.shared.run { [configuration, role] in
            try TLSMaterial(configuration, role: role)
        }
        let (waiting, old) = state.withLock { state in
            let before = state
            state = .loaded(material)
            return (before.waiting, before)
        }
        for promise in waiting { promise.settle(.success(material)) }
        // Released here, not under the lock.
        withExtendedLifetime(old) {}
    }

    /// What new connections use.
    func material() async throws -> TLSMaterial {
        let promise = Promise<TLSMaterial>()
        let turn = state.withLock { state -> Turn in
            switch state {
            case .loaded(let material): return .use(material)
            case .loading(let waiting):
                state = .loading(waiting + [promise])
                return .wait
            case .empty:
                state = .loading([promise])
                return .load
            }
        }
        switch turn {
        case .use(let material): return material
        case .load where EventLoop.current?.isSimulated == true: load()
        // Not as part of this task: others wait for it too, and this one may be cancelled.
        case .load: WorkerPool.shared.submit { self.load() }
        case .wait: break
        }
        return try await promise.value()
    }

    private func load() {
        let result = Result { try TLSMaterial(configuration, role: role) }
        let waiting = state.withLock { state -> [Promise<TLSMaterial>] in
            guard case .loading(let waiting) = state else { return [] }
            if case .success(let material) = result {
                state = .loaded(material)
            } else {
                state = .empty
            }
            return waiting
        }
        for promise in waiting { promise.settle(result) }
    }
}
