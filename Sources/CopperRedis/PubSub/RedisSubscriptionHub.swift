import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// The subscriptions of a client on one server, all on one connection.
///
/// It holds what is wanted; its keeper, a task of the ``Supervisor``, opens the connection
/// when something is, asks again for all of it after a loss, and closes it when nothing is.
/// Commands are put in order under the lock, so that what the server was asked for last is
/// what is wanted.
final class RedisSubscriptionHub: RedisSubscriptionSource {
    /// Listeners whose shard channel is no longer here: the slot has moved. `nil` says that
    /// the server ended it, an error that it refused it (MOVED). Called on the loop.
    typealias OnMoved =
        @Sendable (RedisSubscriptionTarget, [RedisSubscriptionMailbox], RESPServerError?) -> Void

    let context: RedisContext
    let endpoints: @Sendable () async throws -> [Endpoint]
    /// Where listeners go when their shard channel has moved; without it they are kept, and
    /// the server is asked again.
    private let onMoved: OnMoved?
    let state = Lock(State())

    struct State {
        var channels: [RedisSubscriptionTarget: Channel] = [:]
        /// What each mailbox was added to, so that leaving does not look through all channels.
        var targets: [ObjectIdentifier: [RedisSubscriptionTarget]] = [:]
        var link: RedisSubscriptionLink?
        var isKept = false
        var generation: UInt64 = 0
        /// Something has come since the keeper looked last.
        var hasHeard = false
        /// Subscriptions were confirmed, or a ping answered, on this connection.
        var isUseful = false
    }

    /// What is subscribed to, or to be.
    struct Channel {
        /// Which of the subscriptions in a row this is.
        var generation: UInt64
        var isConfirmed = false
        var listeners: [Listener] = []
    }

    struct Listener {
        let mailbox: RedisSubscriptionMailbox
        /// What it is told when the server confirms.
        var awaited: Announcement?
    }

    /// What confirms a subscription to a listener.
    enum Announcement {
        case subscribed
        case gap(RedisMessageGap.Reason)

        func event(_ target: RedisSubscriptionTarget) -> RedisSubscriptionEvent {
            switch self {
            case .subscribed: .subscribed(target)
            case .gap(let reason): .gap(RedisMessageGap(reason, target: target))
            }
        }
    }

    init(
        context: RedisContext, onMoved: OnMoved? = nil,
        endpoints: @escaping @Sendable () async throws -> [Endpoint]
    ) {
        self.context = context
        self.onMoved = onMoved
        self.endpoints = endpoints
    }

    // MARK: Listeners

    func add(
        _ mailbox: RedisSubscriptionMailbox, to targets: [RedisSubscriptionTarget]
    ) throws(RedisError) {
        try add(mailbox, to: targets, announcing: .subscribed)
    }

    /// - Parameter announcement: What the mailbox is told when the server has confirmed: of
    ///   one that has moved here, that there is a gap.
    func add(
        _ mailbox: RedisSubscriptionMailbox, to targets: [RedisSubscriptionTarget],
        announcing announcement: Announcement
    ) throws(RedisError) {
        var effects = Effects()
        let starts = state.withLock { state in
            var seen: Set<RedisSubscriptionTarget> = []
            for target in targets where seen.insert(target).inserted {
                state.add(mailbox, to: target, announcement, &effects)
            }
            defer { state.isKept = true }
            return !state.isKept
        }
        effects.run()
        guard starts else { return }
        let isStarted = context.supervisor.start("subscriptions", on: context.housekeepingLoop) {
            await self.keep()
        }
        guard isStarted else {
            let error = RedisError(acquiring: .shutDown, operation: "a subscription")
            fail(with: error)
            throw error
        }
    }

    func remove(_ mailbox: RedisSubscriptionMailbox) {
        var effects = Effects()
        state.withLock { state in
            for target in state.targets.removeValue(forKey: ObjectIdentifier(mailbox)) ?? [] {
                guard var channel = state.channels[target] else { continue }
                channel.listeners.removeAll { $0.mailbox === mailbox }
                if channel.listeners.isEmpty {
                    state.channels[target] = nil
                    effects.add(state.link, .unsubscribe(target))
                } else {
                    state.channels[target] = channel
                }
            }
        }
        effects.run()
    }

    /// Lets go of a target, whose listeners go elsewhere.
    func release(_ target: RedisSubscriptionTarget) -> [RedisSubscriptionMailbox] {
        var effects = Effects()
        let listeners = state.withLock { state -> [Listener] in
            guard state.channels[target] != nil else { return [] }
            effects.add(state.link, .unsubscribe(target))
            return state.forget(target)
        }
        effects.run()
        return listeners.map(\.mailbox)
    }

    /// Ends all that is listened to, for good.
    func fail(with error: any Error) {
        var effects = Effects()
        state.withLock { state in
            for channel in state.channels.values {
                for listener in channel.listeners {
                    effects.wake(listener.mailbox.end(with: error))
                }
            }
            state.channels = [:]
            state.targets = [:]
            state.isKept = false
        }
        effects.run()
    }

    // MARK: What the server says, on the loop

    func receive(_ event: RedisSubscriptionWire.Event) {
        switch event {
        case .message(let message): deliver(message)
        case .confirmed(let target, let generation): confirm(target, generation)
        case .refused(let target, let generation, let error): refuse(target, generation, error)
        case .revoked(let target): revoke(target)
        case .pong:
            state.withLock { state in
                state.hasHeard = true
                state.isUseful = true
            }
        }
    }

    private func deliver(_ message: RedisMessage) {
        var effects = Effects()
        state.withLock { state in
            state.hasHeard = true
            // Until it is confirmed, what comes is of the subscription before.
            guard let channel = state.channels[message.target], channel.isConfirmed else {
                return
            }
            for listener in channel.listeners {
                effects.wake(listener.mailbox.put(.message(message)))
            }
        }
        effects.run()
    }

    private func confirm(_ target: RedisSubscriptionTarget, _ generation: UInt64) {
        var effects = Effects()
        state.withLock { state in
            state.hasHeard = true
            state.isUseful = true
            guard var channel = state.channels[target], channel.generation == generation else {
                return
            }
            channel.isConfirmed = true
            for index in channel.listeners.indices {
                guard let awaited = channel.listeners[index].awaited else { continue }
                channel.listeners[index].awaited = nil
                effects.wake(channel.listeners[index].mailbox.put(awaited.event(target)))
            }
            state.channels[target] = channel
        }
        effects.run()
    }

    private func refuse(
        _ target: RedisSubscriptionTarget, _ generation: UInt64, _ error: RESPServerError
    ) {
        // Such a server has to be asked again, later.
        if error.isTemporary {
            state.withLock { $0.link }?.close("the server refused a subscription for now")
            return
        }
        let (listeners, endpoint) = state.withLock { state in
            guard state.channels[target]?.generation == generation else {
                return ([] as [Listener], state.link?.endpoint)
            }
            return (state.forget(target), state.link?.endpoint)
        }
        if error.code == "MOVED", let onMoved, !listeners.isEmpty {
            return onMoved(target, listeners.map(\.mailbox), error)
        }
        var effects = Effects()
        let failure = RedisError(
            server: error, at: endpoint, operation: target.kind.subscribing
        ).with { $0.redactsServerText = context.configuration.redactsServerText }
        for listener in listeners { effects.wake(listener.mailbox.end(with: failure)) }
        effects.run()
    }

    /// Of a shard channel whose slot has moved, the server ends the subscription.
    private func revoke(_ target: RedisSubscriptionTarget) {
        var effects = Effects()
        let moved = state.withLock { state -> [Listener] in
            state.hasHeard = true
            guard let channel = state.channels[target], channel.isConfirmed else { return [] }
            if onMoved != nil { return state.forget(target) }
            state.ask(again: target, .moved, &effects)
            return []
        }
        effects.run()
        if let onMoved, !moved.isEmpty { onMoved(target, moved.map(\.mailbox), nil) }
    }
}

/// What is to be done outside of the lock.
struct RedisSubscriptionEffects {
    private var waiters: [RedisSubscriptionMailbox.Waiter] = []
    private var link: RedisSubscriptionLink?
    private var transmissions: [ConnectionCore.Transmission] = []

    mutating func wake(_ waiter: RedisSubscriptionMailbox.Waiter?) {
        if let waiter { waiters.append(waiter) }
    }

    /// Puts a command behind those before. There is one link at a time.
    mutating func add(_ link: RedisSubscriptionLink?, _ purpose: RedisSubscriptionRequest.Purpose) {
        guard let link, let transmission = link.enqueue(purpose) else { return }
        self.link = link
        transmissions.append(transmission)
    }

    func run() {
        link?.transmit(transmissions)
        for waiter in waiters { waiter.resume() }
    }
}

extension RedisSubscriptionHub { typealias Effects = RedisSubscriptionEffects }

extension RedisSubscriptionHub.State {
    fileprivate mutating func add(
        _ mailbox: RedisSubscriptionMailbox, to target: RedisSubscriptionTarget,
        _ announcement: RedisSubscriptionHub.Announcement,
        _ effects: inout RedisSubscriptionEffects
    ) {
        targets[ObjectIdentifier(mailbox), default: []].append(target)
        if let channel = channels[target] {
            let awaited = channel.isConfirmed ? nil : announcement
            channels[target]?.listeners.append(.init(mailbox: mailbox, awaited: awaited))
            if channel.isConfirmed { effects.wake(mailbox.put(announcement.event(target))) }
        } else {
            generation += 1
            channels[target] = .init(
                generation: generation,
                listeners: [.init(mailbox: mailbox, awaited: announcement)])
            effects.add(link, .subscribe(target, generation: generation))
        }
    }

    /// Whoever listens to it is no concern of this hub any more.
    fileprivate mutating func forget(
        _ target: RedisSubscriptionTarget
    ) -> [RedisSubscriptionHub.Listener] {
        let listeners = channels.removeValue(forKey: target)?.listeners ?? []
        for listener in listeners {
            let id = ObjectIdentifier(listener.mailbox)
            targets[id]?.removeAll { $0 == target }
            if targets[id]?.isEmpty == true { targets[id] = nil }
        }
        return listeners
    }

    /// Subscribes again to what was lost for `reason`, or never confirmed.
    mutating func ask(
        again target: RedisSubscriptionTarget, _ reason: RedisMessageGap.Reason,
        _ effects: inout RedisSubscriptionEffects
    ) {
        guard var channel = channels[target] else { return }
        generation += 1
        channel.generation = generation
        channel.isConfirmed = false
        for index in channel.listeners.indices where channel.listeners[index].awaited == nil {
            channel.listeners[index].awaited = .gap(reason)
        }
        channels[target] = channel
        effects.add(link, .subscribe(target, generation: generation))
    }
}
