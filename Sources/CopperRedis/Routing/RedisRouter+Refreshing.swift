import CopperNet
import CopperResilience

// How the router keeps up with its servers.
extension RedisRouter {
    /// What is known of the looks at who has what.
    struct Refreshing {
        var isRunning = false
        /// Another one is asked for, after the one under way.
        var isWanted = false
        /// Who is said to know best.
        var preferred: [Endpoint] = []
        var startedAt: MonotonicTime?
        var failures = 0
        var lastError: RedisError?
        /// Who wait for the end of one that began after they came.
        var waiters: [Promise<Void>] = []
        /// Who wait for the end of the next, whenever it began.
        var joiners: [Promise<Void>] = []
        /// Tells the timer of the last look from those before.
        var timer = 0
    }

    /// Between the starts of two: however many commands ask for one, they get that many.
    private static let interval = Duration.milliseconds(200)
    /// The same while none succeeds, and how often is looked while a server is down.
    private static let failingInterval = Duration.seconds(1)

    /// Has the servers asked, soon; many requests are one.
    ///
    /// - Parameter preferred: Who is asked first.
    func requestRefresh(asking preferred: Endpoint? = nil) {
        let starts = state.withLock { state in
            guard !state.isClosed else { return false }
            if let preferred, !state.refresh.preferred.contains(preferred) {
                state.refresh.preferred = Array(([preferred] + state.refresh.preferred).prefix(3))
            }
            state.refresh.isWanted = true
            guard !state.refresh.isRunning else { return false }
            state.refresh.isRunning = true
            return true
        }
        guard starts else { return }
        let isStarted = context.supervisor.start("topology", on: loop) { [self] in
            await look()
        }
        if !isStarted { finishLooking() }
    }

    /// Has the servers asked, and waits until they have answered or failed to; or until
    /// `deadline`.
    ///
    /// - Parameter joining: Whether one that is under way will do.
    func refresh(until deadline: MonotonicTime, joining: Bool = false) async throws {
        let promise = Promise<Void>()
        let (waits, joins) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            let joins = joining && state.refresh.isRunning
            if joins {
                state.refresh.joiners.append(promise)
            } else {
                state.refresh.waiters.append(promise)
            }
            return (true, joins)
        }
        guard waits else { return }
        if !joins { requestRefresh() }
        guard deadline != .distantFuture else { return try await promise.value() }
        let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
        timer.schedule(at: deadline)
        defer { timer.cancel() }
        try await promise.value()
    }

    private func look() async {
        while true {
            let now = loop.now
            let pause = state.withLock { state in
                let interval = state.refresh.failures > 0 ? Self.failingInterval : Self.interval
                guard let last = state.refresh.startedAt else { return Duration.zero }
                // The first failures are tried again soon: servers are just changing places.
                let wait = state.refresh.failures > 3 ? interval : Self.interval
                return max(last + wait - now, .zero)
            }
            if pause > .zero { try? await context.pause(pause) }
            guard !Task.isCancelled, await lookOnce() else { return finishLooking() }
        }
    }

    /// Returns whether another look is asked for already.
    private func lookOnce() async -> Bool {
        let now = loop.now
        let begun = state.withLock { state -> (RedisServerMap?, [Endpoint], [Promise<Void>])? in
            guard !state.isClosed else { return nil }
            state.refresh.isWanted = false
            state.refresh.startedAt = now
            defer {
                state.refresh.preferred = []
                state.refresh.waiters = []
            }
            return (state.routes?.map, state.refresh.preferred, state.refresh.waiters)
        }
        guard let (known, preferred, waiters) = begun else { return false }
        let outcome: Result<RedisServerMap, any Error>
        do {
            outcome = .success(
                try await discovery.discover(known, preferring: preferred, inquiry))
        } catch {
            outcome = .failure(error)
        }
        if case .success(let map) = outcome {
            apply(map)
            discovery.watch(context) { [weak self] in self?.requestRefresh() }
        }
        let (again, joiners) = state.withLock { state in
            defer { state.refresh.joiners = [] }
            switch outcome {
            case .success:
                state.refresh.failures = 0
                state.refresh.lastError = nil
            case .failure(let error):
                state.refresh.failures += 1
                state.refresh.lastError =
                    error as? RedisError ?? RedisError(.connectionFailed, "\(error)")
            }
            guard !state.isClosed, state.refresh.isWanted else {
                state.refresh.isRunning = false
                return (false, state.refresh.joiners)
            }
            return (true, state.refresh.joiners)
        }
        for waiter in waiters + joiners { waiter.settle(.success(())) }
        scheduleNext()
        return again
    }

    private func finishLooking() {
        let waiters = state.withLock { state in
            state.refresh.isRunning = false
            return state.refresh.takeWaiters()
        }
        for waiter in waiters { waiter.settle(.success(())) }
    }

    /// Looks again after a while, sooner while a server is down: another will take its place.
    private func scheduleNext() {
        let now = loop.now
        let (number, isFailing) = state.withLock { state in
            state.refresh.timer += 1
            state.down = state.down.filter { $0.value > now }
            let isUnsettled = state.unsettledUntil.map { $0 > now } ?? false
            return (state.refresh.timer, isUnsettled || !state.down.isEmpty)
        }
        let interval =
            isFailing ? Self.failingInterval : context.configuration.routing.refreshInterval
        let timer = LoopTimer(on: loop) { [weak self] in
            guard let self, state.withLock({ $0.refresh.timer == number }) else { return }
            requestRefresh()
        }
        timer.schedule(at: now + interval)
    }

    private var inquiry: RedisInquiry {
        RedisInquiry(context: context) { [weak self] endpoint in
            self?.state.withLock { state in
                state.nodes[NodeKey(endpoint: endpoint, isMaster: true)]?.node
                    ?? state.nodes[NodeKey(endpoint: endpoint, isMaster: false)]?.node
            }
        }
    }

    // MARK: Changing places

    /// How long connections to a server that is no longer used may finish what they are at.
    private static let farewell = Duration.seconds(2)

    /// Makes `map` what commands go by, and closes the connections that nothing leads to.
    private func apply(_ map: RedisServerMap) {
        let shards = map.shards
        let keys = Set(
            shards.map { Self.key($0.master.endpoint, true, isCluster: map.isCluster) }
                + shards.flatMap(\.replicas).map {
                    Self.key($0.endpoint, false, isCluster: map.isCluster)
                }
                + map.spares.map { Self.key($0.endpoint, true, isCluster: map.isCluster) })
        for key in keys { _ = node(key) }
        let now = loop.now
        let (unused, routes, onChange) = state.withLock { state in
            guard !state.isClosed else { return ([RedisNode](), RedisRoutes?.none, state.onChange) }
            for key in keys { state.nodes[key]?.guestUntil = nil }
            let nodes = state.nodes
            state.routes = RedisRoutes(map) { endpoint, isMaster in
                nodes[Self.key(endpoint, isMaster, isCluster: map.isCluster)]?.node
            }
            let unused = nodes.filter { key, entry in
                !keys.contains(key) && (entry.guestUntil ?? now) <= now
            }
            for key in unused.keys { state.nodes[key] = nil }
            return (unused.values.map(\.node), state.routes, state.onChange)
        }
        if let routes { onChange(routes) }
        let limit = now + Self.farewell
        for node in unused {
            let isStarted = context.supervisor.start("farewell", on: loop) {
                await node.shutdown(until: limit)
            }
            if !isStarted { node.close() }
        }
    }
}

extension RedisRouter.Refreshing {
    mutating func takeWaiters() -> [Promise<Void>] {
        defer { (waiters, joiners) = ([], []) }
        return waiters + joiners
    }
}
