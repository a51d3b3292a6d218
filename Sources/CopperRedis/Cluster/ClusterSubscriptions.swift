import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// Subscriptions of a client of several servers: channels and patterns on any master, since
/// what is published to them reaches all; shard channels on the server that has their slot,
/// and on the next one when that moves.
final class ClusterSubscriptions: RedisSubscriptionSource {
    private let router: RedisRouter
    private let context: RedisContext
    private let state = Lock(State())

    private struct State {
        /// Of channels and patterns.
        var common: RedisSubscriptionHub?
        /// Of shard channels, by the server that has them.
        var shards: [Endpoint: RedisSubscriptionHub] = [:]
        /// Where each shard channel of each listener is, or is on its way to.
        var places: [Listening] = []
    }

    /// A shard channel that somebody listens to.
    private struct Listening {
        var mailbox: RedisSubscriptionMailbox
        var target: RedisSubscriptionTarget
        /// Where it was subscribed to last.
        var endpoint: Endpoint?
    }

    init(router: RedisRouter) {
        self.router = router
        context = router.context
        router.state.withLock { state in
            state.onChange = { [weak self] routes in self?.rearrange(routes) }
        }
    }

    func add(
        _ mailbox: RedisSubscriptionMailbox, to targets: [RedisSubscriptionTarget]
    ) throws(RedisError) {
        let common = targets.filter { $0.kind != .shard }
        if !common.isEmpty { try commonHub().add(mailbox, to: common) }
        let shards = targets.filter { $0.kind == .shard }
        guard !shards.isEmpty else { return }
        state.withLock { state in
            state.places += shards.map { Listening(mailbox: mailbox, target: $0) }
        }
        try place(shards, of: mailbox, announcing: .subscribed)
    }

    func remove(_ mailbox: RedisSubscriptionMailbox) {
        let hubs = state.withLock { state in
            state.places.removeAll { $0.mailbox === mailbox }
            return state.shards.values + [state.common].compactMap(\.self)
        }
        for hub in hubs { hub.remove(mailbox) }
    }

    // MARK: Channels and patterns

    private func commonHub() -> RedisSubscriptionHub {
        state.withLock { state in
            if let hub = state.common { return hub }
            let hub = RedisSubscriptionHub(context: context) { [router] in
                let routes = try await router.routes("a subscription", until: .distantFuture)
                return routes.shards.map(\.master.endpoint).shuffled()
            }
            state.common = hub
            return hub
        }
    }

    // MARK: Shard channels

    /// Between attempts to find the server of a slot that nobody has.
    private static let pause = Duration.milliseconds(200)

    /// Finds the servers of shard channels and subscribes there, in a task of the supervisor.
    private func place(
        _ targets: [RedisSubscriptionTarget], of mailbox: RedisSubscriptionMailbox,
        announcing announcement: RedisSubscriptionHub.Announcement
    ) throws(RedisError) {
        let isStarted = context.supervisor.start("shards", on: context.housekeepingLoop) {
            [self] in
            for target in targets { await place(target, of: mailbox, announcing: announcement) }
        }
        guard !isStarted else { return }
        throw RedisError(acquiring: .shutDown, operation: "a subscription")
    }

    private func place(
        _ target: RedisSubscriptionTarget, of mailbox: RedisSubscriptionMailbox,
        announcing announcement: RedisSubscriptionHub.Announcement
    ) async {
        do {
            while isWanted(target, by: mailbox) {
                let routes = try await router.routes(
                    target.kind.subscribing, until: .distantFuture)
                let slot = routes.map.isCluster ? RedisSlot.of(target.bytes) : 0
                if let master = routes.master(ofSlot: slot) {
                    settle(target, of: mailbox, at: master.endpoint)
                    try hub(at: master.endpoint)
                        .add(mailbox, to: [target], announcing: announcement)
                    // It may have ended meanwhile, and its end found nothing to remove.
                    if !isWanted(target, by: mailbox) { remove(mailbox) }
                    return
                }
                try await router.refresh(until: context.housekeepingLoop.now + .seconds(1))
                try await context.pause(Self.pause)
            }
        } catch let error as RedisError where error.code == .acquireTimedOut {
            // As long as it takes: whoever listens may end it.
            try? await context.pause(Self.pause)
            await place(target, of: mailbox, announcing: announcement)
        } catch {
            mailbox.end(with: error)?.resume()
        }
    }

    private func settle(
        _ target: RedisSubscriptionTarget, of mailbox: RedisSubscriptionMailbox,
        at endpoint: Endpoint?
    ) {
        state.withLock { state in
            for place in state.places.indices
            where state.places[place].mailbox === mailbox && state.places[place].target == target {
                state.places[place].endpoint = endpoint
            }
        }
    }

    /// Takes subscriptions along whose slots have other servers now: the old one may be gone,
    /// and tell nothing.
    private func rearrange(_ routes: RedisRoutes) {
        let moved = state.withLock { state in
            var moved: [RedisSubscriptionTarget: RedisSubscriptionHub] = [:]
            for listening in state.places {
                let slot = routes.map.isCluster ? RedisSlot.of(listening.target.bytes) : 0
                guard let endpoint = listening.endpoint,
                    let master = routes.master(ofSlot: slot), master.endpoint != endpoint
                else { continue }
                moved[listening.target] = state.shards[endpoint]
            }
            return moved
        }
        for (target, hub) in moved {
            let mailboxes = hub.release(target)
            guard !mailboxes.isEmpty else { continue }
            follow(target, mailboxes) {}
        }
    }

    private func isWanted(
        _ target: RedisSubscriptionTarget, by mailbox: RedisSubscriptionMailbox
    ) -> Bool {
        state.withLock { state in
            state.places.contains { $0.mailbox === mailbox && $0.target == target }
        }
    }

    private func hub(at endpoint: Endpoint) -> RedisSubscriptionHub {
        state.withLock { state in
            if let hub = state.shards[endpoint] { return hub }
            let hub = RedisSubscriptionHub(
                context: context,
                onMoved: { [weak self] target, mailboxes, error in
                    self?.move(target, of: mailboxes, from: endpoint, error)
                },
                endpoints: { [weak router] in
                    // Who connects again may do so in vain: another may have the slots.
                    router?.requestRefresh()
                    return [endpoint]
                })
            state.shards[endpoint] = hub
            return hub
        }
    }

    /// The slot is no longer at that server. On its connection's loop.
    private func move(
        _ target: RedisSubscriptionTarget, of mailboxes: [RedisSubscriptionMailbox],
        from endpoint: Endpoint, _ error: RESPServerError?
    ) {
        if let error, let redirection = RedisRedirection(error, asked: endpoint),
            let next = redirection.target
        {
            router.adopt(redirection.slot, next)
        }
        follow(target, mailboxes) { [router, context] in
            guard error == nil else { return }
            // The server has ended it: it knows already, and so do the others soon.
            router.requestRefresh(asking: endpoint)
            try? await router.refresh(until: context.housekeepingLoop.now + .seconds(1))
        }
    }

    /// Takes listeners to where the channel is now.
    private func follow(
        _ target: RedisSubscriptionTarget, _ mailboxes: [RedisSubscriptionMailbox],
        after preparation: @escaping @Sendable () async -> Void
    ) {
        for mailbox in mailboxes { settle(target, of: mailbox, at: nil) }
        let isStarted = context.supervisor.start("shards", on: context.housekeepingLoop) {
            [self] in
            await preparation()
            for mailbox in mailboxes {
                await place(target, of: mailbox, announcing: .gap(.moved))
            }
        }
        guard !isStarted else { return }
        let failure = RedisError(acquiring: .shutDown, operation: target.kind.subscribing)
        for mailbox in mailboxes { mailbox.end(with: failure)?.resume() }
    }
}
