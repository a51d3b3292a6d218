import CopperResilience

/// One connect, from the name to the connected stream or the error that tells all.
final class ConnectOperation: @unchecked Sendable {
    // `@unchecked`: everything that changes is touched on the loop only.

    let promise = Promise<any ByteStream>()

    private let endpoint: Endpoint
    private let options: SocketOptions
    private let loop: EventLoop
    private let deadline: MonotonicTime
    private let resolve: SocketConnector.Resolve

    private var untried: [SocketAddress] = []
    private var attempts: [ConnectAttempt] = []
    private var failures: [(address: SocketAddress, error: NetError)] = []
    private var deadlineTimer: LoopTimer?
    private var staggerTimer: LoopTimer?
    private var isFinished = false

    private static let stagger = Duration.milliseconds(250)

    init(
        endpoint: Endpoint, options: SocketOptions, loop: EventLoop, deadline: MonotonicTime,
        resolve: @escaping SocketConnector.Resolve
    ) {
        self.endpoint = endpoint
        self.options = options
        self.loop = loop
        self.deadline = deadline
        self.resolve = resolve
    }

    func start() {
        guard promise.isPending else { return }
        guard loop.now < deadline else { return finish(.failure(timeout())) }
        let deadlineTimer = LoopTimer(on: loop) { [weak self] in
            guard let self else { return }
            finish(.failure(timeout()))
        }
        deadlineTimer.schedule(at: deadline)
        self.deadlineTimer = deadlineTimer
        switch endpoint {
        case .unix(let path):
            let address = Result { () throws(NetError) in try SocketAddress(unixPath: path) }
            resolved(address.map { [$0] })
        case .host(let host, let port):
            if let address = Resolver.numeric(host, port) {
                resolved(.success([address]))
            } else {
                ask(host, port)
            }
        }
    }

    /// The caller is gone.
    func abandon() { finish(.failure(CancellationError())) }

    private func ask(_ host: String, _ port: UInt16) {
        let (resolve, loop) = (resolve, loop)
        WorkerPool.shared.submit { [self] in
            let answer = resolve(host, port)
            loop.execute { self.resolved(answer) }
        }
    }

    private func resolved(_ answer: Resolver.Answer) {
        guard !isFinished else { return }
        switch answer {
        case .success(let addresses) where addresses.isEmpty:
            finish(.failure(NetError(.resolve, "connecting to \(endpoint): it has no address")))
        case .success(let addresses):
            untried = addresses.reversed()
            tryNext()
        case .failure(let error):
            let detail = "connecting to \(endpoint): \(error.detail)"
            finish(.failure(NetError(error.kind, errno: error.errno, detail)))
        }
    }

    private func tryNext() {
        guard !isFinished else { return }
        guard let address = untried.popLast() else {
            if attempts.isEmpty { finish(.failure(failure())) }
            return
        }
        let attempt = ConnectAttempt(to: address, options: options, loop: loop) {
            [weak self] attempt, error in
            self?.ended(attempt, error)
        }
        attempts.append(attempt)
        if !untried.isEmpty {
            let timer = staggerTimer ?? LoopTimer(on: loop) { [weak self] in self?.tryNext() }
            staggerTimer = timer
            timer.schedule(at: loop.now + Self.stagger)
        }
        attempt.start()
    }

    private func ended(_ attempt: ConnectAttempt, _ error: NetError?) {
        attempts.removeAll { $0 === attempt }
        guard !isFinished else { return attempt.close() }
        if let error {
            failures.append((attempt.address, error))
            return tryNext()
        }
        guard let socket = attempt.socket(for: endpoint) else { return tryNext() }
        finish(.success(socket))
    }

    private func finish(_ result: Result<any ByteStream, any Error>) {
        guard !isFinished else { return }
        isFinished = true
        deadlineTimer?.cancel()
        staggerTimer?.cancel()
        for attempt in attempts { attempt.close() }
        attempts = []
        guard !promise.settle(result) else { return }
        // The caller was cancelled just before: nobody will own the stream.
        if case .success(let stream) = result { stream.close() }
    }

    // MARK: Errors

    private func timeout() -> NetError {
        let pending = attempts.map { "\($0.address): no answer" }
        let failed = failures.map { "\($0.address): \($0.error.detail)" }
        let tried = (failed + pending).joined(separator: "; ")
        let where_ = tried.isEmpty ? "" : " (\(tried))"
        return NetError(.timedOut, "connecting to \(endpoint): timed out\(where_)")
    }

    /// One error for all addresses; its kind is that of the first address that exists
    /// from here.
    private func failure() -> NetError {
        let telling = failures.first { $0.error.kind != .unreachable } ?? failures.first
        guard let telling else {
            return NetError(.resolve, "connecting to \(endpoint): it has no address")
        }
        let details = failures.map { address, error in
            let name = address.description
            return name == endpoint.description ? error.detail : "\(name): \(error.detail)"
        }
        return NetError(
            telling.error.kind, errno: telling.error.errno,
            "connecting to \(endpoint): \(details.joined(separator: "; "))")
    }
}
