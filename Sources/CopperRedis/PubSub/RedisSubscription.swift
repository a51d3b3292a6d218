import CopperBytes

/// How much of a subscription waits for a consumer that is slow.
///
/// Reading is not stopped for it: others listen on the same connection, and a server closes
/// one that is not read. The oldest messages are dropped instead, and
/// ``RedisSubscriptionEvent/gap(_:)`` tells how many.
public struct RedisSubscriptionOptions: Hashable, Sendable {
    /// Messages that wait at most.
    public var bufferedMessages = 1024
    /// Bytes of them; a single message may be larger.
    public var bufferedBytes = 16 << 20

    public init() {}
}

/// Messages as they are published: an asynchronous sequence.
///
/// ```swift
/// for try await event in redis.subscribe("news") {
///     switch event {
///     case .subscribed: print("from now on")
///     case .message(let message): print(message.channel, message.text)
///     case .gap: print("something may be missing")
///     }
/// }
/// ```
///
/// The subscription begins with the iteration, and ends with it: leaving the loop, or
/// cancelling its task, unsubscribes. All subscriptions of a client share one connection, and
/// those of the same channel one subscription at the server.
///
/// A lost connection is opened again, for as long as it takes; ``RedisSubscriptionEvent/gap(_:)``
/// tells when the subscription is back. What the server refuses (NOPERM) is thrown, and so is
/// what waiting cannot mend: a wrong password.
public struct RedisSubscription: AsyncSequence, Sendable {
    public typealias Element = RedisSubscriptionEvent
    public typealias Failure = any Error

    /// What is subscribed to.
    public let targets: [RedisSubscriptionTarget]
    let options: RedisSubscriptionOptions
    let source: any RedisSubscriptionSource
    /// The client, which lives for as long as somebody listens.
    let owner: any AnyObject & Sendable

    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    public struct Iterator: AsyncIteratorProtocol {
        private var unopened: RedisSubscription?
        private var listener: RedisListener?

        init(_ subscription: RedisSubscription) { unopened = subscription }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> RedisSubscriptionEvent? {
            if let subscription = unopened {
                unopened = nil
                try Task.checkCancellation()
                listener = try RedisListener(subscription)
            }
            guard let listener else { return nil }
            do {
                if let event = try await listener.mailbox.next() { return event }
            } catch {
                self.listener = nil
                throw error
            }
            self.listener = nil
            return nil
        }

        public mutating func next() async throws -> RedisSubscriptionEvent? {
            try await next(isolation: #isolation)
        }
    }
}

/// Where subscriptions are made: at one server, or in a cluster.
protocol RedisSubscriptionSource: Sendable {
    /// Events of the targets go to the mailbox from now on.
    ///
    /// - Throws: ``RedisError`` with code `.clientClosed`.
    func add(_ mailbox: RedisSubscriptionMailbox, to targets: [RedisSubscriptionTarget])
        throws(RedisError)

    /// And now no more.
    func remove(_ mailbox: RedisSubscriptionMailbox)
}

typealias RedisSubscriptionMailbox = RedisMailbox<RedisSubscriptionEvent>

/// A subscription that is being iterated over. Dropping it ends it.
private final class RedisListener: Sendable {
    let mailbox: RedisSubscriptionMailbox
    private let subscription: RedisSubscription

    init(_ subscription: RedisSubscription) throws(RedisError) {
        guard !subscription.targets.isEmpty else {
            throw RedisError(.misuse, "A subscription has at least one channel")
        }
        self.subscription = subscription
        mailbox = RedisSubscriptionMailbox(
            maximumCount: subscription.options.bufferedMessages,
            maximumSize: subscription.options.bufferedBytes)
        try subscription.source.add(mailbox, to: subscription.targets)
    }

    deinit { subscription.source.remove(mailbox) }
}
