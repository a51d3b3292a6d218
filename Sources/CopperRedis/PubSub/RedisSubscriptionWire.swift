import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// The loop's side of a connection with subscriptions.
///
/// Every command on it is one that the server answers once, in order: a subscription is made
/// with a SUBSCRIBE of its own, so that a confirmation or an error belongs to the first that
/// is open. What comes between and belongs to none is news.
///
/// `@unchecked Sendable`: every variable is used on the connection's loop only.
final class RedisSubscriptionWire: ConnectionSession, @unchecked Sendable {
    enum Event {
        case message(RedisMessage)
        case confirmed(RedisSubscriptionTarget, generation: UInt64)
        case refused(RedisSubscriptionTarget, generation: UInt64, RESPServerError)
        /// The server has ended it by itself.
        case revoked(RedisSubscriptionTarget)
        case pong
    }

    @exclusivity(unchecked) private var scanner: RESPScanner
    @exclusivity(unchecked) private var current: RedisSubscriptionRequest?
    private let onEvent: @Sendable (Event) -> Void

    /// - Parameter onEvent: Called on the loop.
    init(limits: RESPLimits, onEvent: @escaping @Sendable (Event) -> Void) {
        scanner = RESPScanner(limits: limits)
        self.onEvent = onEvent
    }

    func receive(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws {
        while let frame = try scanner.next(in: input.bytes) {
            for place in frame.nestedPushes {
                var reader = RESPReader(input.bytes, push: place, of: frame)
                if let news = try RedisSubscriptionNews(&reader) { try take(news, core) }
            }
            var reader = RESPReader(input.bytes, frame)
            if let news = try RedisSubscriptionNews(&reader) {
                try take(news, core)
            } else if frame.type != .push {
                try answer(with: try RESPValue(input.bytes, frame).serverError, core)
            }
            input.consume(frame.length)
        }
    }

    func end(_ error: any Error) { current = nil }

    private func take(_ news: RedisSubscriptionNews, _ core: ConnectionCore) throws {
        switch news {
        case .message(let message): onEvent(.message(message))
        case .subscribed(let target):
            guard let request = open(core),
                case .subscribe(target, let generation) = request.purpose
            else { return }
            complete(core)
            onEvent(.confirmed(target, generation: generation))
        case .unsubscribed(_, let target):
            if let request = open(core), case .unsubscribe(let asked) = request.purpose,
                target == nil || target == asked
            {
                complete(core)
            } else if let target {
                onEvent(.revoked(target))
            }
        case .pong: try answer(with: nil, core)
        }
    }

    /// A reply that is no news.
    private func answer(with error: RESPServerError?, _ core: ConnectionCore) throws {
        guard let request = open(core) else {
            throw RedisError(.protocolViolation, "The server answered what nobody had asked")
        }
        complete(core)
        switch request.purpose {
        case .ping: onEvent(.pong)
        case .unsubscribe: break
        case .subscribe(let target, let generation):
            guard let error else {
                throw RedisError(.protocolViolation, "A subscription was answered by a reply")
            }
            onEvent(.refused(target, generation: generation, error))
        }
    }

    private func open(_ core: ConnectionCore) -> RedisSubscriptionRequest? {
        if current == nil { current = core.nextRequest() as? RedisSubscriptionRequest }
        return current
    }

    private func complete(_ core: ConnectionCore) {
        guard let request = current else { return }
        current = nil
        core.touch(request, complete: true)
    }
}

/// A command on a connection with subscriptions. Nobody waits for it.
///
/// `@unchecked Sendable` as its superclass; what it adds does not change.
final class RedisSubscriptionRequest: ConnectionRequest, @unchecked Sendable {
    enum Purpose: Sendable {
        /// - generation: Which subscription of the target it is, as there may be several in
        ///   a row.
        case subscribe(RedisSubscriptionTarget, generation: UInt64)
        case unsubscribe(RedisSubscriptionTarget)
        case ping
    }

    let purpose: Purpose

    init(_ purpose: Purpose) {
        self.purpose = purpose
        super.init()
    }

    var command: RedisCommand {
        switch purpose {
        case .subscribe(let target, _): RedisCommand(target.kind.subscribing, target.bytes)
        case .unsubscribe(let target): RedisCommand(target.kind.unsubscribing, target.bytes)
        case .ping: RedisCommand("PING")
        }
    }
}

/// A connection with subscriptions.
final class RedisSubscriptionLink: Sendable {
    let core: ConnectionCore
    let endpoint: Endpoint

    init(
        _ opened: RedisOpened, context: RedisContext,
        onEvent: @escaping @Sendable (RedisSubscriptionWire.Event) -> Void,
        onEnd: @escaping @Sendable () -> Void
    ) {
        endpoint = opened.endpoint
        let observer = context.configuration.observer
        let source = context.source(at: opened.endpoint)
        let wire = RedisSubscriptionWire(limits: context.configuration.limits, onEvent: onEvent)
        core = ConnectionCore(stream: opened.stream, session: wire, unread: opened.unread) {
            error in
            observer?.occurred(.closed(reason: "\(error)"), in: source)
            onEnd()
        }
    }

    /// Appends a command to what is sent; to be transmitted outside of every lock. `nil` when
    /// the connection has ended.
    func enqueue(_ purpose: RedisSubscriptionRequest.Purpose) -> ConnectionCore.Transmission? {
        let request = RedisSubscriptionRequest(purpose)
        return try? request.command.words.withSpan { words throws(RequestInterruption) in
            try core.enqueue(request, words, evenIfCrowded: true)
        }
    }

    func transmit(_ transmissions: [ConnectionCore.Transmission]) {
        for transmission in transmissions { core.transmit(transmission) }
    }

    func close(_ reason: String) { core.close(NetError(.closed, reason)) }
}
