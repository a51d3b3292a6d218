// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func publish(
        _ channel: any RedisArgument, _ message: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("PUBLISH")
        words.add(channel)
        words.add(message)
        return words.finish()
    }

    @usableFromInline
    static func pubsubChannels(_ pattern: (any RedisArgument)?) -> RedisCommand {
        var words = RedisCommandWriter("PUBSUB CHANNELS")
        words.option(pattern)
        return words.finish()
    }

    @usableFromInline
    static func pubsubHelp() -> RedisCommand {
        RedisCommand("PUBSUB HELP", arguments: [])
    }

    @usableFromInline
    static func pubsubNumpat() -> RedisCommand {
        RedisCommand("PUBSUB NUMPAT", arguments: [])
    }

    @usableFromInline
    static func pubsubNumsub(_ channels: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("PUBSUB NUMSUB")
        words.add(contentsOf: channels)
        return words.finish()
    }

    @usableFromInline
    static func pubsubShardchannels(_ pattern: (any RedisArgument)?) -> RedisCommand {
        var words = RedisCommandWriter("PUBSUB SHARDCHANNELS")
        words.option(pattern)
        return words.finish()
    }

    @usableFromInline
    static func pubsubShardnumsub(_ channels: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("PUBSUB SHARDNUMSUB")
        words.add(contentsOf: channels)
        return words.finish()
    }

    @usableFromInline
    static func spublish(
        _ channel: any RedisArgument, _ message: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SPUBLISH")
        words.add(channel)
        words.add(message)
        return words.finish()
    }
}

extension RedisCall {
    /// How many were subscribed, on that server.
    @export(implementation)
    public static func publish(
        _ channel: any RedisArgument, _ message: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.publish(channel, message))
    }

    /// Channels that somebody has subscribed to.
    @export(implementation)
    public static func pubsubChannels(
        _ pattern: (any RedisArgument)? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.pubsubChannels(pattern))
    }

    /// `PUBSUB HELP`.
    @export(implementation)
    public static func pubsubHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.pubsubHelp())
    }

    /// `PUBSUB NUMPAT`.
    @export(implementation)
    public static func pubsubNumpat() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.pubsubNumpat())
    }

    /// How many have subscribed to each channel.
    @export(implementation)
    public static func pubsubNumsub(
        _ channels: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<Int>]> where Reply == [RedisKeyed<Int>] {
        RedisCall<[RedisKeyed<Int>]>(.pubsubNumsub(channels))
    }

    /// `PUBSUB SHARDCHANNELS [pattern]`.
    @export(implementation)
    public static func pubsubShardchannels(
        _ pattern: (any RedisArgument)? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.pubsubShardchannels(pattern))
    }

    /// `PUBSUB SHARDNUMSUB [shardchannel [shardchannel ...]]`.
    @export(implementation)
    public static func pubsubShardnumsub(
        _ channels: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<Int>]> where Reply == [RedisKeyed<Int>] {
        RedisCall<[RedisKeyed<Int>]>(.pubsubShardnumsub(channels))
    }

    /// `SPUBLISH shardchannel message`.
    @export(implementation)
    public static func spublish(
        _ channel: any RedisArgument, _ message: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.spublish(channel, message))
    }
}

extension RedisCommanding {
    /// How many were subscribed, on that server.
    ///
    /// `PUBLISH channel message`
    ///
    /// O(N+M) where N is the number of clients subscribed to the receiving channel and M is the
    /// total number of subscribed patterns (by any client). Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func publish(
        _ channel: any RedisArgument, _ message: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.publish(channel, message)))
    }

    /// Channels that somebody has subscribed to.
    ///
    /// `PUBSUB CHANNELS [pattern]`
    ///
    /// O(N) where N is the number of active channels, and assuming constant time pattern matching
    /// (relatively short channels and patterns). Since 2.8.0.
    @discardableResult
    @export(implementation)
    public func pubsubChannels(_ pattern: (any RedisArgument)? = nil) async throws -> [String] {
        try await run(RedisCall<[String]>(.pubsubChannels(pattern)))
    }

    /// `PUBSUB HELP`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func pubsubHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.pubsubHelp()))
    }

    /// `PUBSUB NUMPAT`
    ///
    /// O(1). Since 2.8.0.
    @discardableResult
    @export(implementation)
    public func pubsubNumpat() async throws -> Int {
        try await run(RedisCall<Int>(.pubsubNumpat()))
    }

    /// How many have subscribed to each channel.
    ///
    /// `PUBSUB NUMSUB [channel [channel ...]]`
    ///
    /// O(N) for the NUMSUB subcommand, where N is the number of requested channels. Since 2.8.0.
    @discardableResult
    @export(implementation)
    public func pubsubNumsub(_ channels: any RedisArgument...) async throws -> [RedisKeyed<Int>] {
        try await run(RedisCall<[RedisKeyed<Int>]>(.pubsubNumsub(channels)))
    }

    /// `PUBSUB SHARDCHANNELS [pattern]`
    ///
    /// O(N) where N is the number of active shard channels, and assuming constant time pattern
    /// matching (relatively short shard channels). Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func pubsubShardchannels(
        _ pattern: (any RedisArgument)? = nil
    ) async throws -> [String] {
        try await run(RedisCall<[String]>(.pubsubShardchannels(pattern)))
    }

    /// `PUBSUB SHARDNUMSUB [shardchannel [shardchannel ...]]`
    ///
    /// O(N) for the SHARDNUMSUB subcommand, where N is the number of requested shard channels.
    /// Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func pubsubShardnumsub(
        _ channels: any RedisArgument...
    ) async throws -> [RedisKeyed<Int>] {
        try await run(RedisCall<[RedisKeyed<Int>]>(.pubsubShardnumsub(channels)))
    }

    /// `SPUBLISH shardchannel message`
    ///
    /// O(N) where N is the number of clients subscribed to the receiving shard channel. Since
    /// 7.0.0.
    @discardableResult
    @export(implementation)
    public func spublish(
        _ channel: any RedisArgument, _ message: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.spublish(channel, message)))
    }
}
