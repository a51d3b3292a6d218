// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func xack(
        _ key: any RedisArgument, _ group: any RedisArgument, _ ids: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("XACK")
        words.add(key)
        words.add(group)
        words.add(contentsOf: ids)
        return words.finish()
    }

    @usableFromInline
    static func xadd(
        _ key: any RedisArgument, _ fields: RedisKeyValues, trim: RedisStreamTrim?,
        id: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("XADD")
        words.add(key)
        words.option(trim)
        words.add(id)
        words.add(fields)
        return words.finish()
    }

    @usableFromInline
    static func xaddNoMkStream(
        _ key: any RedisArgument, _ fields: RedisKeyValues, trim: RedisStreamTrim?,
        id: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("XADD")
        words.add(key)
        words.add("NOMKSTREAM")
        words.option(trim)
        words.add(id)
        words.add(fields)
        return words.finish()
    }

    @usableFromInline
    static func xautoclaim(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, start: any RedisArgument, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XAUTOCLAIM")
        words.add(key)
        words.add(group)
        words.add(consumer)
        words.add(milliseconds: minIdleTime)
        words.add(start)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func xautoclaimJustID(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, start: any RedisArgument, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XAUTOCLAIM")
        words.add(key)
        words.add(group)
        words.add(consumer)
        words.add(milliseconds: minIdleTime)
        words.add(start)
        words.option("COUNT", count)
        words.add("JUSTID")
        return words.finish()
    }

    @usableFromInline
    static func xclaim(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, ids: [any RedisArgument], idle: Duration?, unixTime: Duration?,
        retryCount: Int?, force: Bool, lastID: (any RedisArgument)?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XCLAIM")
        words.add(key)
        words.add(group)
        words.add(consumer)
        words.add(milliseconds: minIdleTime)
        words.add(contentsOf: ids)
        words.option("IDLE", milliseconds: idle)
        words.option("TIME", milliseconds: unixTime)
        words.option("RETRYCOUNT", retryCount)
        words.flag("FORCE", force)
        words.option("LASTID", lastID)
        return words.finish()
    }

    @usableFromInline
    static func xclaimJustID(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, ids: [any RedisArgument], idle: Duration?, unixTime: Duration?,
        retryCount: Int?, force: Bool, lastID: (any RedisArgument)?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XCLAIM")
        words.add(key)
        words.add(group)
        words.add(consumer)
        words.add(milliseconds: minIdleTime)
        words.add(contentsOf: ids)
        words.option("IDLE", milliseconds: idle)
        words.option("TIME", milliseconds: unixTime)
        words.option("RETRYCOUNT", retryCount)
        words.flag("FORCE", force)
        words.add("JUSTID")
        words.option("LASTID", lastID)
        return words.finish()
    }

    @usableFromInline
    static func xdel(_ key: any RedisArgument, _ ids: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("XDEL")
        words.add(key)
        words.add(contentsOf: ids)
        return words.finish()
    }

    @usableFromInline
    static func xgroupCreate(
        _ key: any RedisArgument, _ group: any RedisArgument, id: any RedisArgument, mkstream: Bool,
        entriesRead: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XGROUP CREATE")
        words.add(key)
        words.add(group)
        words.add(id)
        words.flag("MKSTREAM", mkstream)
        words.option("ENTRIESREAD", entriesRead)
        return words.finish()
    }

    @usableFromInline
    static func xgroupCreateconsumer(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("XGROUP CREATECONSUMER")
        words.add(key)
        words.add(group)
        words.add(consumer)
        return words.finish()
    }

    @usableFromInline
    static func xgroupDelconsumer(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("XGROUP DELCONSUMER")
        words.add(key)
        words.add(group)
        words.add(consumer)
        return words.finish()
    }

    @usableFromInline
    static func xgroupDestroy(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("XGROUP DESTROY")
        words.add(key)
        words.add(group)
        return words.finish()
    }

    @usableFromInline
    static func xgroupHelp() -> RedisCommand {
        RedisCommand("XGROUP HELP", arguments: [])
    }

    @usableFromInline
    static func xgroupSetid(
        _ key: any RedisArgument, _ group: any RedisArgument, id: any RedisArgument,
        entriesRead: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XGROUP SETID")
        words.add(key)
        words.add(group)
        words.add(id)
        words.option("ENTRIESREAD", entriesRead)
        return words.finish()
    }

    @usableFromInline
    static func xinfoConsumers(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("XINFO CONSUMERS")
        words.add(key)
        words.add(group)
        return words.finish()
    }

    @usableFromInline
    static func xinfoGroups(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("XINFO GROUPS")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func xinfoHelp() -> RedisCommand {
        RedisCommand("XINFO HELP", arguments: [])
    }

    @usableFromInline
    static func xinfoStream(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("XINFO STREAM")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func xinfoStreamFull(_ key: any RedisArgument, count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("XINFO STREAM")
        words.add(key)
        words.add("FULL")
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func xlen(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("XLEN")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func xpending(_ key: any RedisArgument, _ group: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("XPENDING")
        words.add(key)
        words.add(group)
        return words.finish()
    }

    @usableFromInline
    static func xpending(
        _ key: any RedisArgument, _ group: any RedisArgument, idle: Duration?,
        start: any RedisArgument, end: any RedisArgument, count: Int, consumer: (any RedisArgument)?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XPENDING")
        words.add(key)
        words.add(group)
        words.option("IDLE", milliseconds: idle)
        words.add(start)
        words.add(end)
        words.add(count)
        words.option(consumer)
        return words.finish()
    }

    @usableFromInline
    static func xrange(
        _ key: any RedisArgument, _ start: any RedisArgument, _ end: any RedisArgument, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XRANGE")
        words.add(key)
        words.add(start)
        words.add(end)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func xread(
        _ streams: RedisStreamPositions, count: Int?, block: Duration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XREAD")
        words.option("COUNT", count)
        words.option("BLOCK", milliseconds: block)
        words.add("STREAMS")
        words.add(streams)
        return words.finish()
    }

    @usableFromInline
    static func xreadgroup(
        _ group: any RedisArgument, _ consumer: any RedisArgument, _ streams: RedisStreamPositions,
        count: Int?, block: Duration?, noack: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("XREADGROUP")
        words.add("GROUP")
        words.add(group)
        words.add(consumer)
        words.option("COUNT", count)
        words.option("BLOCK", milliseconds: block)
        words.flag("NOACK", noack)
        words.add("STREAMS")
        words.add(streams)
        return words.finish()
    }

    @usableFromInline
    static func xrevrange(
        _ key: any RedisArgument, _ end: any RedisArgument, _ start: any RedisArgument, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XREVRANGE")
        words.add(key)
        words.add(end)
        words.add(start)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func xsetid(
        _ key: any RedisArgument, _ lastID: any RedisArgument, entriesAdded: Int?,
        maxDeletedID: (any RedisArgument)?
    ) -> RedisCommand {
        var words = RedisCommandWriter("XSETID")
        words.add(key)
        words.add(lastID)
        words.option("ENTRIESADDED", entriesAdded)
        words.option("MAXDELETEDID", maxDeletedID)
        return words.finish()
    }

    @usableFromInline
    static func xtrim(_ key: any RedisArgument, _ trim: RedisStreamTrim) -> RedisCommand {
        var words = RedisCommandWriter("XTRIM")
        words.add(key)
        words.add(trim)
        return words.finish()
    }
}

extension RedisCall {
    /// `XACK key group ID [ID ...]`.
    @export(implementation)
    public static func xack(
        _ key: any RedisArgument, _ group: any RedisArgument, _ ids: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.xack(key, group, ids))
    }

    /// Adds an entry, and gives its ID, which the server makes up unless it is told one.
    @export(implementation)
    public static func xadd(
        _ key: any RedisArgument, _ fields: RedisKeyValues, trim: RedisStreamTrim? = nil,
        id: any RedisArgument = "*"
    ) -> RedisCall<RedisStreamID> where Reply == RedisStreamID {
        RedisCall<RedisStreamID>(.xadd(key, fields, trim: trim, id: id))
    }

    /// Adds an entry where there is such a stream; `nil` where there is none.
    @export(implementation)
    public static func xaddNoMkStream(
        _ key: any RedisArgument, _ fields: RedisKeyValues, trim: RedisStreamTrim? = nil,
        id: any RedisArgument = "*"
    ) -> RedisCall<RedisStreamID?> where Reply == RedisStreamID? {
        RedisCall<RedisStreamID?>(.xaddNoMkStream(key, fields, trim: trim, id: id))
    }

    /// Takes over what was delivered to others who did not acknowledge it for so long.
    @export(implementation)
    public static func xautoclaim(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, start: any RedisArgument, count: Int? = nil
    ) -> RedisCall<RedisAutoClaim> where Reply == RedisAutoClaim {
        RedisCall<RedisAutoClaim>(
            .xautoclaim(key, group, consumer, minIdleTime: minIdleTime, start: start, count: count))
    }

    /// `XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]`.
    @export(implementation)
    public static func xautoclaimJustID(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, start: any RedisArgument, count: Int? = nil
    ) -> RedisCall<RedisAutoClaimIDs> where Reply == RedisAutoClaimIDs {
        RedisCall<RedisAutoClaimIDs>(
            .xautoclaimJustID(
                key, group, consumer, minIdleTime: minIdleTime, start: start, count: count))
    }

    /// Takes over entries that were delivered to others who did not acknowledge them for so long.
    @export(implementation)
    public static func xclaim(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, ids: any RedisArgument..., idle: Duration? = nil,
        unixTime: Duration? = nil, retryCount: Int? = nil, force: Bool = false,
        lastID: (any RedisArgument)? = nil
    ) -> RedisCall<[RedisStreamEntry]> where Reply == [RedisStreamEntry] {
        RedisCall<[RedisStreamEntry]>(
            .xclaim(
                key, group, consumer, minIdleTime: minIdleTime, ids: ids, idle: idle,
                unixTime: unixTime, retryCount: retryCount, force: force, lastID: lastID))
    }

    /// `XCLAIM key group consumer min-idle-time ID [ID ...] [IDLE ms] [TIME
    /// unix-time-milliseconds] [RETRYCOUNT count] [FORCE] [JUSTID] [LASTID lastid]`.
    @export(implementation)
    public static func xclaimJustID(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, ids: any RedisArgument..., idle: Duration? = nil,
        unixTime: Duration? = nil, retryCount: Int? = nil, force: Bool = false,
        lastID: (any RedisArgument)? = nil
    ) -> RedisCall<[RedisStreamID]> where Reply == [RedisStreamID] {
        RedisCall<[RedisStreamID]>(
            .xclaimJustID(
                key, group, consumer, minIdleTime: minIdleTime, ids: ids, idle: idle,
                unixTime: unixTime, retryCount: retryCount, force: force, lastID: lastID))
    }

    /// `XDEL key ID [ID ...]`.
    @export(implementation)
    public static func xdel(
        _ key: any RedisArgument, _ ids: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.xdel(key, ids))
    }

    /// A group that has read up to that ID; `$` is the last of the stream.
    @export(implementation)
    public static func xgroupCreate(
        _ key: any RedisArgument, _ group: any RedisArgument, id: any RedisArgument,
        mkstream: Bool = false, entriesRead: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .xgroupCreate(key, group, id: id, mkstream: mkstream, entriesRead: entriesRead))
    }

    /// `XGROUP CREATECONSUMER key group consumer`.
    @export(implementation)
    public static func xgroupCreateconsumer(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.xgroupCreateconsumer(key, group, consumer))
    }

    /// How many entries it had not acknowledged, which are lost to the group.
    @export(implementation)
    public static func xgroupDelconsumer(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.xgroupDelconsumer(key, group, consumer))
    }

    /// `XGROUP DESTROY key group`.
    @export(implementation)
    public static func xgroupDestroy(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.xgroupDestroy(key, group))
    }

    /// `XGROUP HELP`.
    @export(implementation)
    public static func xgroupHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.xgroupHelp())
    }

    /// `XGROUP SETID key group <id | $> [ENTRIESREAD entriesread]`.
    @export(implementation)
    public static func xgroupSetid(
        _ key: any RedisArgument, _ group: any RedisArgument, id: any RedisArgument,
        entriesRead: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.xgroupSetid(key, group, id: id, entriesRead: entriesRead))
    }

    /// `XINFO CONSUMERS key group`.
    @export(implementation)
    public static func xinfoConsumers(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) -> RedisCall<[RedisStreamConsumerInfo]> where Reply == [RedisStreamConsumerInfo] {
        RedisCall<[RedisStreamConsumerInfo]>(.xinfoConsumers(key, group))
    }

    /// `XINFO GROUPS key`.
    @export(implementation)
    public static func xinfoGroups(
        _ key: any RedisArgument
    ) -> RedisCall<[RedisStreamGroupInfo]> where Reply == [RedisStreamGroupInfo] {
        RedisCall<[RedisStreamGroupInfo]>(.xinfoGroups(key))
    }

    /// `XINFO HELP`.
    @export(implementation)
    public static func xinfoHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.xinfoHelp())
    }

    /// `XINFO STREAM key [FULL [COUNT count]]`.
    @export(implementation)
    public static func xinfoStream(
        _ key: any RedisArgument
    ) -> RedisCall<RedisStreamInfo> where Reply == RedisStreamInfo {
        RedisCall<RedisStreamInfo>(.xinfoStream(key))
    }

    /// `XINFO STREAM key [FULL [COUNT count]]`.
    @export(implementation)
    public static func xinfoStreamFull(
        _ key: any RedisArgument, count: Int? = nil
    ) -> RedisCall<RedisStreamFullInfo> where Reply == RedisStreamFullInfo {
        RedisCall<RedisStreamFullInfo>(.xinfoStreamFull(key, count: count))
    }

    /// `XLEN key`.
    @export(implementation)
    public static func xlen(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.xlen(key))
    }

    /// What was delivered and not acknowledged, in numbers.
    @export(implementation)
    public static func xpending(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) -> RedisCall<RedisPendingSummary> where Reply == RedisPendingSummary {
        RedisCall<RedisPendingSummary>(.xpending(key, group))
    }

    /// What was delivered and not acknowledged, one by one.
    @export(implementation)
    public static func xpending(
        _ key: any RedisArgument, _ group: any RedisArgument, idle: Duration? = nil,
        start: any RedisArgument, end: any RedisArgument, count: Int,
        consumer: (any RedisArgument)? = nil
    ) -> RedisCall<[RedisPendingEntry]> where Reply == [RedisPendingEntry] {
        RedisCall<[RedisPendingEntry]>(
            .xpending(
                key, group, idle: idle, start: start, end: end, count: count, consumer: consumer))
    }

    /// Entries from one ID to another, that included; `-` and `+` are the first and the last.
    @export(implementation)
    public static func xrange(
        _ key: any RedisArgument, _ start: any RedisArgument, _ end: any RedisArgument,
        count: Int? = nil
    ) -> RedisCall<[RedisStreamEntry]> where Reply == [RedisStreamEntry] {
        RedisCall<[RedisStreamEntry]>(.xrange(key, start, end, count: count))
    }

    /// Entries behind an ID of each stream; `$` is the last there is.
    @export(implementation)
    public static func xread(
        _ streams: RedisStreamPositions, count: Int? = nil, block: Duration? = nil
    ) -> RedisCall<[RedisStreamBatch]> where Reply == [RedisStreamBatch] {
        RedisCall<[RedisStreamBatch]>(.xread(streams, count: count, block: block))
    }

    /// Entries for a consumer of a group: with `>` what nobody was given yet, with an ID what it
    /// was given behind that and did not acknowledge.
    @export(implementation)
    public static func xreadgroup(
        _ group: any RedisArgument, _ consumer: any RedisArgument, _ streams: RedisStreamPositions,
        count: Int? = nil, block: Duration? = nil, noack: Bool = false
    ) -> RedisCall<[RedisStreamBatch]> where Reply == [RedisStreamBatch] {
        RedisCall<[RedisStreamBatch]>(
            .xreadgroup(group, consumer, streams, count: count, block: block, noack: noack))
    }

    /// `XREVRANGE key end start [COUNT count]`.
    @export(implementation)
    public static func xrevrange(
        _ key: any RedisArgument, _ end: any RedisArgument, _ start: any RedisArgument,
        count: Int? = nil
    ) -> RedisCall<[RedisStreamEntry]> where Reply == [RedisStreamEntry] {
        RedisCall<[RedisStreamEntry]>(.xrevrange(key, end, start, count: count))
    }

    /// `XSETID key last-id [ENTRIESADDED entries-added] [MAXDELETEDID max-deleted-id]`.
    @export(implementation)
    public static func xsetid(
        _ key: any RedisArgument, _ lastID: any RedisArgument, entriesAdded: Int? = nil,
        maxDeletedID: (any RedisArgument)? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .xsetid(key, lastID, entriesAdded: entriesAdded, maxDeletedID: maxDeletedID))
    }

    /// How many entries it removed.
    @export(implementation)
    public static func xtrim(
        _ key: any RedisArgument, _ trim: RedisStreamTrim
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.xtrim(key, trim))
    }
}

extension RedisCommanding {
    /// `XACK key group ID [ID ...]`
    ///
    /// O(1) for each message ID processed. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xack(
        _ key: any RedisArgument, _ group: any RedisArgument, _ ids: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.xack(key, group, ids)))
    }

    /// Adds an entry, and gives its ID, which the server makes up unless it is told one.
    ///
    /// `XADD key [NOMKSTREAM] [<MAXLEN | MINID> [= | ~] threshold [LIMIT count]] <* | id> field
    /// value [field value ...]`
    ///
    /// O(1) when adding a new entry, O(N) when trimming where N being the number of entries
    /// evicted. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xadd(
        _ key: any RedisArgument, _ fields: RedisKeyValues, trim: RedisStreamTrim? = nil,
        id: any RedisArgument = "*"
    ) async throws -> RedisStreamID {
        try await run(RedisCall<RedisStreamID>(.xadd(key, fields, trim: trim, id: id)))
    }

    /// Adds an entry where there is such a stream; `nil` where there is none.
    ///
    /// `XADD key [NOMKSTREAM] [<MAXLEN | MINID> [= | ~] threshold [LIMIT count]] <* | id> field
    /// value [field value ...]`
    ///
    /// O(1) when adding a new entry, O(N) when trimming where N being the number of entries
    /// evicted. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xaddNoMkStream(
        _ key: any RedisArgument, _ fields: RedisKeyValues, trim: RedisStreamTrim? = nil,
        id: any RedisArgument = "*"
    ) async throws -> RedisStreamID? {
        try await run(RedisCall<RedisStreamID?>(.xaddNoMkStream(key, fields, trim: trim, id: id)))
    }

    /// Takes over what was delivered to others who did not acknowledge it for so long.
    ///
    /// `XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]`
    ///
    /// O(1) if COUNT is small. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func xautoclaim(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, start: any RedisArgument, count: Int? = nil
    ) async throws -> RedisAutoClaim {
        try await run(
            RedisCall<RedisAutoClaim>(
                .xautoclaim(
                    key, group, consumer, minIdleTime: minIdleTime, start: start, count: count)))
    }

    /// `XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]`
    ///
    /// O(1) if COUNT is small. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func xautoclaimJustID(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, start: any RedisArgument, count: Int? = nil
    ) async throws -> RedisAutoClaimIDs {
        try await run(
            RedisCall<RedisAutoClaimIDs>(
                .xautoclaimJustID(
                    key, group, consumer, minIdleTime: minIdleTime, start: start, count: count)))
    }

    /// Takes over entries that were delivered to others who did not acknowledge them for so long.
    ///
    /// `XCLAIM key group consumer min-idle-time ID [ID ...] [IDLE ms] [TIME
    /// unix-time-milliseconds] [RETRYCOUNT count] [FORCE] [JUSTID] [LASTID lastid]`
    ///
    /// O(log N) with N being the number of messages in the PEL of the consumer group. Since
    /// 5.0.0.
    @discardableResult
    @export(implementation)
    public func xclaim(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, ids: any RedisArgument..., idle: Duration? = nil,
        unixTime: Duration? = nil, retryCount: Int? = nil, force: Bool = false,
        lastID: (any RedisArgument)? = nil
    ) async throws -> [RedisStreamEntry] {
        try await run(
            RedisCall<[RedisStreamEntry]>(
                .xclaim(
                    key, group, consumer, minIdleTime: minIdleTime, ids: ids, idle: idle,
                    unixTime: unixTime, retryCount: retryCount, force: force, lastID: lastID)))
    }

    /// `XCLAIM key group consumer min-idle-time ID [ID ...] [IDLE ms] [TIME
    /// unix-time-milliseconds] [RETRYCOUNT count] [FORCE] [JUSTID] [LASTID lastid]`
    ///
    /// O(log N) with N being the number of messages in the PEL of the consumer group. Since
    /// 5.0.0.
    @discardableResult
    @export(implementation)
    public func xclaimJustID(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument,
        minIdleTime: Duration, ids: any RedisArgument..., idle: Duration? = nil,
        unixTime: Duration? = nil, retryCount: Int? = nil, force: Bool = false,
        lastID: (any RedisArgument)? = nil
    ) async throws -> [RedisStreamID] {
        try await run(
            RedisCall<[RedisStreamID]>(
                .xclaimJustID(
                    key, group, consumer, minIdleTime: minIdleTime, ids: ids, idle: idle,
                    unixTime: unixTime, retryCount: retryCount, force: force, lastID: lastID)))
    }

    /// `XDEL key ID [ID ...]`
    ///
    /// O(1) for each single item to delete in the stream, regardless of the stream size. Since
    /// 5.0.0.
    @discardableResult
    @export(implementation)
    public func xdel(_ key: any RedisArgument, _ ids: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.xdel(key, ids)))
    }

    /// A group that has read up to that ID; `$` is the last of the stream.
    ///
    /// `XGROUP CREATE key group <id | $> [MKSTREAM] [ENTRIESREAD entriesread]`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xgroupCreate(
        _ key: any RedisArgument, _ group: any RedisArgument, id: any RedisArgument,
        mkstream: Bool = false, entriesRead: Int? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .xgroupCreate(key, group, id: id, mkstream: mkstream, entriesRead: entriesRead)))
    }

    /// `XGROUP CREATECONSUMER key group consumer`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func xgroupCreateconsumer(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.xgroupCreateconsumer(key, group, consumer)))
    }

    /// How many entries it had not acknowledged, which are lost to the group.
    ///
    /// `XGROUP DELCONSUMER key group consumer`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xgroupDelconsumer(
        _ key: any RedisArgument, _ group: any RedisArgument, _ consumer: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.xgroupDelconsumer(key, group, consumer)))
    }

    /// `XGROUP DESTROY key group`
    ///
    /// O(N) where N is the number of entries in the group's pending entries list (PEL). Since
    /// 5.0.0.
    @discardableResult
    @export(implementation)
    public func xgroupDestroy(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.xgroupDestroy(key, group)))
    }

    /// `XGROUP HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xgroupHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.xgroupHelp()))
    }

    /// `XGROUP SETID key group <id | $> [ENTRIESREAD entriesread]`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xgroupSetid(
        _ key: any RedisArgument, _ group: any RedisArgument, id: any RedisArgument,
        entriesRead: Int? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(.xgroupSetid(key, group, id: id, entriesRead: entriesRead)))
    }

    /// `XINFO CONSUMERS key group`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xinfoConsumers(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) async throws -> [RedisStreamConsumerInfo] {
        try await run(RedisCall<[RedisStreamConsumerInfo]>(.xinfoConsumers(key, group)))
    }

    /// `XINFO GROUPS key`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xinfoGroups(_ key: any RedisArgument) async throws -> [RedisStreamGroupInfo] {
        try await run(RedisCall<[RedisStreamGroupInfo]>(.xinfoGroups(key)))
    }

    /// `XINFO HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xinfoHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.xinfoHelp()))
    }

    /// `XINFO STREAM key [FULL [COUNT count]]`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xinfoStream(_ key: any RedisArgument) async throws -> RedisStreamInfo {
        try await run(RedisCall<RedisStreamInfo>(.xinfoStream(key)))
    }

    /// `XINFO STREAM key [FULL [COUNT count]]`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xinfoStreamFull(
        _ key: any RedisArgument, count: Int? = nil
    ) async throws -> RedisStreamFullInfo {
        try await run(RedisCall<RedisStreamFullInfo>(.xinfoStreamFull(key, count: count)))
    }

    /// `XLEN key`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xlen(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.xlen(key)))
    }

    /// What was delivered and not acknowledged, in numbers.
    ///
    /// `XPENDING key group [[IDLE min-idle-time] start end count [consumer]]`
    ///
    /// O(N) with N being the number of elements returned, so asking for a small fixed number of
    /// entries per call is O(1). O(M), where M is the total number of entries scanned when used
    /// with the IDLE filter. When the command returns just the summary and the list of consumers
    /// is small, it runs in O(1) time; otherwise, an additional O(N) time for iterating every
    /// consumer. Since 5.0.0.
    @export(implementation)
    public func xpending(
        _ key: any RedisArgument, _ group: any RedisArgument
    ) async throws -> RedisPendingSummary {
        try await run(RedisCall<RedisPendingSummary>(.xpending(key, group)))
    }

    /// What was delivered and not acknowledged, one by one.
    ///
    /// `XPENDING key group [[IDLE min-idle-time] start end count [consumer]]`
    ///
    /// O(N) with N being the number of elements returned, so asking for a small fixed number of
    /// entries per call is O(1). O(M), where M is the total number of entries scanned when used
    /// with the IDLE filter. When the command returns just the summary and the list of consumers
    /// is small, it runs in O(1) time; otherwise, an additional O(N) time for iterating every
    /// consumer. Since 5.0.0.
    @export(implementation)
    public func xpending(
        _ key: any RedisArgument, _ group: any RedisArgument, idle: Duration? = nil,
        start: any RedisArgument, end: any RedisArgument, count: Int,
        consumer: (any RedisArgument)? = nil
    ) async throws -> [RedisPendingEntry] {
        try await run(
            RedisCall<[RedisPendingEntry]>(
                .xpending(
                    key, group, idle: idle, start: start, end: end, count: count, consumer: consumer
                )))
    }

    /// Entries from one ID to another, that included; `-` and `+` are the first and the last.
    ///
    /// `XRANGE key start end [COUNT count]`
    ///
    /// O(N) with N being the number of elements being returned. If N is constant (e.g. always
    /// asking for the first 10 elements with COUNT), you can consider it O(1). Since 5.0.0.
    @export(implementation)
    public func xrange(
        _ key: any RedisArgument, _ start: any RedisArgument, _ end: any RedisArgument,
        count: Int? = nil
    ) async throws -> [RedisStreamEntry] {
        try await run(RedisCall<[RedisStreamEntry]>(.xrange(key, start, end, count: count)))
    }

    /// Entries behind an ID of each stream; `$` is the last there is. It waits for some when told
    /// to block, on a connection of its own.
    ///
    /// `XREAD [COUNT count] [BLOCK milliseconds] STREAMS key [key ...] ID [ID ...]`
    ///
    /// Since 5.0.0.
    @export(implementation)
    public func xread(
        _ streams: RedisStreamPositions, count: Int? = nil, block: Duration? = nil
    ) async throws -> [RedisStreamBatch] {
        try await run(RedisCall<[RedisStreamBatch]>(.xread(streams, count: count, block: block)))
    }

    /// Entries for a consumer of a group: with `>` what nobody was given yet, with an ID what it
    /// was given behind that and did not acknowledge.
    ///
    /// `XREADGROUP GROUP group consumer [COUNT count] [BLOCK milliseconds] [NOACK] STREAMS key
    /// [key ...] ID [ID ...]`
    ///
    /// For each stream mentioned: O(M) with M being the number of elements returned. If M is
    /// constant (e.g. always asking for the first 10 elements with COUNT), you can consider it
    /// O(1). On the other side when XREADGROUP blocks, XADD will pay the O(N) time in order to
    /// serve the N clients blocked on the stream getting new data. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xreadgroup(
        _ group: any RedisArgument, _ consumer: any RedisArgument, _ streams: RedisStreamPositions,
        count: Int? = nil, block: Duration? = nil, noack: Bool = false
    ) async throws -> [RedisStreamBatch] {
        try await run(
            RedisCall<[RedisStreamBatch]>(
                .xreadgroup(group, consumer, streams, count: count, block: block, noack: noack)))
    }

    /// `XREVRANGE key end start [COUNT count]`
    ///
    /// O(N) with N being the number of elements returned. If N is constant (e.g. always asking
    /// for the first 10 elements with COUNT), you can consider it O(1). Since 5.0.0.
    @export(implementation)
    public func xrevrange(
        _ key: any RedisArgument, _ end: any RedisArgument, _ start: any RedisArgument,
        count: Int? = nil
    ) async throws -> [RedisStreamEntry] {
        try await run(RedisCall<[RedisStreamEntry]>(.xrevrange(key, end, start, count: count)))
    }

    /// `XSETID key last-id [ENTRIESADDED entries-added] [MAXDELETEDID max-deleted-id]`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func xsetid(
        _ key: any RedisArgument, _ lastID: any RedisArgument, entriesAdded: Int? = nil,
        maxDeletedID: (any RedisArgument)? = nil
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .xsetid(key, lastID, entriesAdded: entriesAdded, maxDeletedID: maxDeletedID)))
    }

    /// How many entries it removed.
    ///
    /// `XTRIM key <MAXLEN | MINID> [= | ~] threshold [LIMIT count]`
    ///
    /// O(N), with N being the number of evicted entries. Constant times are very small however,
    /// since entries are organized in macro nodes containing multiple entries that can be
    /// released with a single deallocation. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func xtrim(_ key: any RedisArgument, _ trim: RedisStreamTrim) async throws -> Int {
        try await run(RedisCall<Int>(.xtrim(key, trim)))
    }
}
