import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// A client's way to several servers: a cluster, or a master and its replicas.
///
/// It finds out who has what, sends each command there, and follows when the servers change
/// places. What it sends again was not run: a server that redirects or refuses has done
/// nothing. What may have been run is thrown to whoever asked, of unknown effect.
final class RedisRouter: Sendable {
    let context: RedisContext
    let discovery: any RedisDiscovery
    /// Of the connections that all tasks share, one to each server.
    private let sharedOptions: RedisLinkOptions
    let state: Lock<State>

    struct State {
        var routes: RedisRoutes?
        /// The connections of every server in use, and of those that were so a while ago.
        var nodes: [NodeKey: Entry] = [:]
        /// Servers that could not be connected to, and until when that is held against them.
        var down: [Endpoint: MonotonicTime] = [:]
        /// Until when it is looked often, as a connection was lost and another server may be
        /// about to take a place.
        var unsettledUntil: MonotonicTime?
        var isClosed = false
        var random: SeededRandom
        var refresh = Refreshing()
        /// Hears of every change of the routes.
        var onChange: @Sendable (RedisRoutes) -> Void = { _ in }
    }

    /// A server that changes its part in a group gets new connections: those to a master that
    /// became a replica are closed. In a cluster the servers themselves redirect.
    struct NodeKey: Hashable, Sendable {
        var endpoint: Endpoint
        var isMaster: Bool
    }

    struct Entry {
        var node: RedisNode
        /// Of a server that a redirection named: how long it is kept without being on the map.
        var guestUntil: MonotonicTime?
    }

    init(
        context: RedisContext, discovery: any RedisDiscovery,
        shared: RedisLinkOptions = RedisLinkOptions()
    ) {
        self.context = context
        self.discovery = discovery
        var options = shared
        let isCluster = context.configuration.topology == .cluster
        // Replicas of a cluster redirect those who do not say that they know what they do.
        if isCluster, context.configuration.readFrom != .master {
            options.setup.append(RedisCommand("READONLY"))
        }
        sharedOptions = options
        state = Lock(State(random: SeededRandom(seed: context.seed)))
    }

    var loop: EventLoop { context.housekeepingLoop }

    var limits: RedisTripLimits {
        RedisTripLimits(
            redirections: context.configuration.routing.maximumRedirections,
            patience: context.configuration.pool.acquireTimeout)
    }

    // MARK: Ending

    func close() {
        let (nodes, waiters) = state.withLock { state in
            state.isClosed = true
            state.routes = nil
            defer { state.nodes = [:] }
            return (state.nodes.values.map(\.node), state.refresh.takeWaiters())
        }
        for waiter in waiters { waiter.settle(.success(())) }
        discovery.close()
        for node in nodes { node.close() }
    }

    /// Refuses new commands, lets those under way finish until `limit`.
    func shutdown(until limit: MonotonicTime) async {
        let (nodes, waiters) = state.withLock { state in
            state.isClosed = true
            return (state.nodes.values.map(\.node), state.refresh.takeWaiters())
        }
        for waiter in waiters { waiter.settle(.success(())) }
        discovery.close()
        await withTaskGroup(of: Void.self) { group in
            for node in nodes { group.addTask { await node.shutdown(until: limit) } }
        }
        close()
    }

    /// The connections for exclusive use, of all servers together.
    var statistics: PoolStatistics {
        state.withLock { $0.nodes.values.map(\.node) }.reduce(into: PoolStatistics()) { sum, node in
            sum.add(node.statistics)
        }
    }

    // MARK: Who has what

    /// The servers as they are known, asked for when they are not yet.
    ///
    /// - Throws: ``RedisError``: at once what waiting does not mend, else when the pool's
    ///   acquire timeout has passed.
    func routes(_ operation: String, until deadline: MonotonicTime) async throws -> RedisRoutes {
        if let routes = try currentRoutes(operation) { return routes }
        let limit = min(deadline, loop.now + context.configuration.pool.acquireTimeout)
        while true {
            try await refresh(until: limit, joining: true)
            if let routes = try currentRoutes(operation) { return routes }
            let error = state.withLock { $0.refresh.lastError }
            if let error, error.isPermanent { throw error.with { $0.operation = operation } }
            guard loop.now < limit else {
                throw RedisError(
                    .acquireTimedOut,
                    "The servers could not be found in time: \(error?.message ?? "no answer")"
                ).with {
                    $0.endpoint = error?.endpoint
                    $0.operation = operation
                    $0.phase = .acquiring
                    $0.effect = .notSent
                    $0.underlying = error
                }
            }
        }
    }

    func currentRoutes(_ operation: String) throws(RedisError) -> RedisRoutes? {
        let (routes, isClosed) = state.withLock { ($0.routes, $0.isClosed) }
        if isClosed { throw RedisError(acquiring: .shutDown, operation: operation) }
        return routes
    }

    /// Whom the next attempt at something for `target` is made at.
    ///
    /// - Returns: `nil` while nobody has the slot.
    func member(
        for target: RedisPlan.Target, reads: Bool, _ routes: RedisRoutes, _ trip: RedisTrip
    ) -> RedisMember? {
        switch target {
        case .any: return routes.anyMaster(avoiding: trip.avoided)
        case .server(let endpoint): return member(at: endpoint)
        case .slot(let slot):
            let choice = context.configuration.readFrom
            guard reads, choice != .master else { return routes.master(ofSlot: slot) }
            return routes.reader(
                ofSlot: slot, choice, avoiding: trip.avoided.union(serversDown))
        }
    }

    /// The server that a redirection names, which need not be on the map.
    func member(at endpoint: Endpoint) -> RedisMember {
        let key = NodeKey(endpoint: endpoint, isMaster: true)
        let server = RedisServerMap.Server(endpoint: endpoint)
        let node = node(key, guestUntil: loop.now + Self.guestTime)
        return RedisMember(server: server, isMaster: true, node: node)
    }

    /// How long a server that a redirection named, and no report, is kept.
    private static let guestTime = Duration.seconds(60)

    /// The server's connections, made when there are none yet.
    func node(_ key: NodeKey, guestUntil: MonotonicTime? = nil) -> RedisNode {
        if let node = state.withLock({ $0.nodes[key]?.node }) { return node }
        // Not under the lock: it starts to connect ahead, if it is told to.
        let made = makeNode(key)
        let (node, isClosed) = state.withLock { state in
            if let other = state.nodes[key] { return (other.node, state.isClosed) }
            state.nodes[key] = Entry(node: made, guestUntil: guestUntil)
            return (made, state.isClosed)
        }
        if node !== made || isClosed { made.close() }
        return node
    }

    private func makeNode(_ key: NodeKey) -> RedisNode {
        let endpoint = key.endpoint
        var shared = sharedOptions
        let tell = shared.onEnd
        shared.onEnd = { [weak self] error in
            tell(error)
            self?.noteLoss()
        }
        shared.onFailure = { [weak self] _ in self?.noteFailure(endpoint) }
        return RedisNode(context: context, shared: shared, patience: Self.nodePatience) {
            [endpoint]
        }
    }

    /// How long a command waits for a connection to a server before it looks whether another
    /// has its place.
    private static let nodePatience = Duration.seconds(1)
    /// How long a server that could not be connected to is passed over by reads.
    private static let downtime = Duration.seconds(5)

    private var serversDown: Set<Endpoint> {
        let now = loop.now
        return state.withLock { state in
            guard !state.down.isEmpty else { return [] }
            return Set(state.down.filter { $0.value > now }.keys)
        }
    }

    private func noteFailure(_ endpoint: Endpoint) {
        let until = loop.now + Self.downtime
        let isUsed = state.withLock { state in
            guard !state.isClosed else { return false }
            state.down[endpoint] = until
            return true
        }
        if isUsed { requestRefresh() }
    }

    /// A connection ended: its server may be gone, or have another part now.
    func noteLoss() {
        let until = loop.now + Self.unsettledTime
        let isUsed = state.withLock { state in
            guard !state.isClosed, state.routes != nil else { return false }
            state.unsettledUntil = until
            return true
        }
        if isUsed { requestRefresh() }
    }

    /// For how long it is looked often after a loss: servers take a master for dead after some
    /// seconds, and elect another.
    private static let unsettledTime = Duration.seconds(30)

    // MARK: Setbacks

    /// Decides what becomes of a command after an error, and waits for what has to come before
    /// the next attempt.
    ///
    /// - Throws: The error, when there is none.
    func recover(
        from error: RedisError, at member: RedisMember, _ trip: inout RedisTrip,
        began: MonotonicTime, _ deadline: MonotonicTime
    ) async throws {
        guard
            let setback = RedisSetback(
                error, asked: member.endpoint, isReplica: !member.isMaster),
            !state.withLock({ $0.isClosed })
        else { throw error }
        let step = trip.step(
            after: setback, at: member.endpoint, isReplica: !member.isMaster, limits: limits,
            began: began, now: loop.now)
        if case .lost = setback { requestRefresh() }
        try await take(step, error, &trip, deadline)
    }

    /// Does what a step says.
    func take(
        _ step: RedisTrip.Step, _ error: RedisError, _ trip: inout RedisTrip,
        _ deadline: MonotonicTime
    ) async throws {
        switch step {
        case .goOn: break
        case .giveUp: throw error
        case .tooManyRedirections:
            throw error.with {
                $0.advice =
                    "It was sent on \(limits.redirections) times: "
                    + "the servers do not agree who has the slot"
            }
        case .adopt(let slot, let endpoint): adopt(slot, endpoint)
        case .pause, .refresh:
            if step == .refresh || error.server?.code == "CLUSTERDOWN" {
                requestRefresh(asking: trip.next?.endpoint)
            }
            let pause = state.withLock { trip.pause(using: &$0.random) }
            guard loop.now + pause < deadline else { throw error }
            if step == .refresh {
                try await refresh(until: min(deadline, loop.now + .seconds(1)))
            }
            try await context.pause(pause)
        }
    }

    /// Believes a redirection, so that others are not redirected too, and asks for the rest.
    func adopt(_ slot: Int, _ endpoint: Endpoint) {
        let target = member(at: endpoint)
        let change = state.withLock { state -> (RedisRoutes, @Sendable (RedisRoutes) -> Void)? in
            guard let routes = state.routes,
                routes.master(ofSlot: slot)?.endpoint != endpoint
            else { return nil }
            var map = routes.map
            map.move(slot: slot, to: endpoint)
            let nodes = state.nodes
            let changed = RedisRoutes(map) { other, isMaster in
                if other == endpoint { return target.node }
                return nodes[Self.key(other, isMaster, isCluster: map.isCluster)]?.node
            }
            state.routes = changed
            return (changed, state.onChange)
        }
        if let (routes, onChange) = change { onChange(routes) }
        requestRefresh(asking: endpoint)
    }

    static func key(_ endpoint: Endpoint, _ isMaster: Bool, isCluster: Bool) -> NodeKey {
        NodeKey(endpoint: endpoint, isMaster: isMaster || isCluster)
    }
}

extension PoolStatistics {
    fileprivate mutating func add(_ other: PoolStatistics) {
        total += other.total
        idle += other.idle
        leased += other.leased
        waiting += other.waiting
        connecting += other.connecting
        unavailable += other.unavailable
        granted += other.granted
        timeouts += other.timeouts
        cancelled += other.cancelled
        connectionsOpened += other.connectionsOpened
        connectFailures += other.connectFailures
        connectionsClosed += other.connectionsClosed
    }
}
