extension RedisClient {
    /// Subscribes to channels for as long as the sequence is iterated over.
    ///
    /// ```swift
    /// for try await event in redis.subscribe("news", "weather") {
    ///     if case .message(let message) = event { print(message.channel, message.text) }
    /// }
    /// ```
    public func subscribe(
        _ channels: String..., options: RedisSubscriptionOptions = .init()
    ) -> RedisSubscription {
        subscribe(to: channels.map { .channel($0) }, options: options)
    }

    /// Subscribes to all channels whose names match one of the patterns: `news.*`.
    public func psubscribe(
        _ patterns: String..., options: RedisSubscriptionOptions = .init()
    ) -> RedisSubscription {
        subscribe(to: patterns.map { .pattern($0) }, options: options)
    }

    /// Subscribes to shard channels, which SPUBLISH publishes to. Since Redis 7.0.
    public func ssubscribe(
        _ channels: String..., options: RedisSubscriptionOptions = .init()
    ) -> RedisSubscription {
        subscribe(to: channels.map { .shard($0) }, options: options)
    }

    /// Subscribes to channels, patterns and shard channels together.
    public func subscribe(
        to targets: [RedisSubscriptionTarget], options: RedisSubscriptionOptions = .init()
    ) -> RedisSubscription {
        RedisSubscription(
            targets: targets, options: options, source: subscriptions, owner: self)
    }
}
