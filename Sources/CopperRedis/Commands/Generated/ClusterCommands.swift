// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func clusterAddslots(_ slots: [Int]) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER ADDSLOTS")
        words.add(contentsOf: slots)
        return words.finish()
    }

    @usableFromInline
    static func clusterAddslotsrange(_ ranges: [RedisSlotRange]) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER ADDSLOTSRANGE")
        words.add(contentsOf: ranges)
        return words.finish()
    }

    @usableFromInline
    static func clusterBumpepoch() -> RedisCommand {
        RedisCommand("CLUSTER BUMPEPOCH", arguments: [])
    }

    @usableFromInline
    static func clusterCancelslotmigrations() -> RedisCommand {
        RedisCommand("CLUSTER CANCELSLOTMIGRATIONS", arguments: [])
    }

    @usableFromInline
    static func clusterCountFailureReports(_ node: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER COUNT-FAILURE-REPORTS")
        words.add(node)
        return words.finish()
    }

    @usableFromInline
    static func clusterCountkeysinslot(_ slot: Int) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER COUNTKEYSINSLOT")
        words.add(slot)
        return words.finish()
    }

    @usableFromInline
    static func clusterDelslots(_ slots: [Int]) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER DELSLOTS")
        words.add(contentsOf: slots)
        return words.finish()
    }

    @usableFromInline
    static func clusterDelslotsrange(_ ranges: [RedisSlotRange]) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER DELSLOTSRANGE")
        words.add(contentsOf: ranges)
        return words.finish()
    }

    @usableFromInline
    static func clusterFailover(_ mode: RedisClusterFailoverMode?) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER FAILOVER")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func clusterFlushslot(_ slot: Int, _ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER FLUSHSLOT")
        words.add(slot)
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func clusterFlushslots() -> RedisCommand {
        RedisCommand("CLUSTER FLUSHSLOTS", arguments: [])
    }

    @usableFromInline
    static func clusterForget(_ node: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER FORGET")
        words.add(node)
        return words.finish()
    }

    @usableFromInline
    static func clusterGetkeysinslot(_ slot: Int, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER GETKEYSINSLOT")
        words.add(slot)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func clusterGetslotmigrations() -> RedisCommand {
        RedisCommand("CLUSTER GETSLOTMIGRATIONS", arguments: [])
    }

    @usableFromInline
    static func clusterHelp() -> RedisCommand {
        RedisCommand("CLUSTER HELP", arguments: [])
    }

    @usableFromInline
    static func clusterInfo() -> RedisCommand {
        RedisCommand("CLUSTER INFO", arguments: [])
    }

    @usableFromInline
    static func clusterKeyslot(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER KEYSLOT")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func clusterLinks() -> RedisCommand {
        RedisCommand("CLUSTER LINKS", arguments: [])
    }

    @usableFromInline
    static func clusterMeet(_ ip: any RedisArgument, port: Int, busPort: Int?) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER MEET")
        words.add(ip)
        words.add(port)
        words.option(busPort)
        return words.finish()
    }

    @usableFromInline
    static func clusterMigrateslots(_ migrations: [RedisSlotMigration]) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER MIGRATESLOTS")
        words.add(contentsOf: migrations)
        return words.finish()
    }

    @usableFromInline
    static func clusterMyid() -> RedisCommand {
        RedisCommand("CLUSTER MYID", arguments: [])
    }

    @usableFromInline
    static func clusterMyshardid() -> RedisCommand {
        RedisCommand("CLUSTER MYSHARDID", arguments: [])
    }

    @usableFromInline
    static func clusterNodes() -> RedisCommand {
        RedisCommand("CLUSTER NODES", arguments: [])
    }

    @usableFromInline
    static func clusterReplicas(_ node: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER REPLICAS")
        words.add(node)
        return words.finish()
    }

    @usableFromInline
    static func clusterReplicate(_ node: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER REPLICATE")
        words.add(node)
        return words.finish()
    }

    @usableFromInline
    static func clusterReplicateNoOne() -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER REPLICATE")
        words.add("NO")
        words.add("ONE")
        return words.finish()
    }

    @usableFromInline
    static func clusterReset(_ mode: RedisClusterResetMode?) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER RESET")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func clusterSaveconfig() -> RedisCommand {
        RedisCommand("CLUSTER SAVECONFIG", arguments: [])
    }

    @usableFromInline
    static func clusterSetConfigEpoch(_ epoch: Int) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER SET-CONFIG-EPOCH")
        words.add(epoch)
        return words.finish()
    }

    @usableFromInline
    static func clusterSetslot(
        _ slot: Int, _ state: RedisSlotState, timeout: Duration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER SETSLOT")
        words.add(slot)
        words.add(state)
        words.option("TIMEOUT", milliseconds: timeout)
        return words.finish()
    }

    @usableFromInline
    static func clusterShards() -> RedisCommand {
        RedisCommand("CLUSTER SHARDS", arguments: [])
    }

    @usableFromInline
    static func clusterSlaves(_ node: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER SLAVES")
        words.add(node)
        return words.finish()
    }

    @usableFromInline
    static func clusterSlotStats(_ range: RedisSlotRange) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER SLOT-STATS")
        words.add("SLOTSRANGE")
        words.add(range)
        return words.finish()
    }

    @usableFromInline
    static func clusterSlotStats(
        by: RedisSlotMetric, limit: Int?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTER SLOT-STATS")
        words.add("ORDERBY")
        words.add(by)
        words.option("LIMIT", limit)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func clusterSlots() -> RedisCommand {
        RedisCommand("CLUSTER SLOTS", arguments: [])
    }

    @usableFromInline
    static func clusterscan(
        _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?, type: RedisKeyType?,
        slot: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("CLUSTERSCAN")
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        words.option("TYPE", type)
        words.option("SLOT", slot)
        return words.finish()
    }

    @usableFromInline
    static func readonly() -> RedisCommand {
        RedisCommand("READONLY", arguments: [])
    }

    @usableFromInline
    static func readwrite() -> RedisCommand {
        RedisCommand("READWRITE", arguments: [])
    }
}

extension RedisCall {
    /// `CLUSTER ADDSLOTS slot [slot ...]`.
    @export(implementation)
    public static func clusterAddslots(
        _ slots: Int...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterAddslots(slots))
    }

    /// `CLUSTER ADDSLOTSRANGE start-slot end-slot [start-slot end-slot ...]`.
    @export(implementation)
    public static func clusterAddslotsrange(
        _ ranges: RedisSlotRange...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterAddslotsrange(ranges))
    }

    /// Tells what it did, `BUMPED` or `STILL`, and the epoch.
    @export(implementation)
    public static func clusterBumpepoch() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.clusterBumpepoch())
    }

    /// `CLUSTER CANCELSLOTMIGRATIONS`.
    @export(implementation)
    public static func clusterCancelslotmigrations() -> RedisCall<RedisDone>
    where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterCancelslotmigrations())
    }

    /// How many nodes say that it is down.
    @export(implementation)
    public static func clusterCountFailureReports(
        _ node: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.clusterCountFailureReports(node))
    }

    /// `CLUSTER COUNTKEYSINSLOT slot`.
    @export(implementation)
    public static func clusterCountkeysinslot(_ slot: Int) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.clusterCountkeysinslot(slot))
    }

    /// `CLUSTER DELSLOTS slot [slot ...]`.
    @export(implementation)
    public static func clusterDelslots(
        _ slots: Int...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterDelslots(slots))
    }

    /// `CLUSTER DELSLOTSRANGE start-slot end-slot [start-slot end-slot ...]`.
    @export(implementation)
    public static func clusterDelslotsrange(
        _ ranges: RedisSlotRange...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterDelslotsrange(ranges))
    }

    /// Asked of a replica: it takes its primary's place.
    @export(implementation)
    public static func clusterFailover(
        _ mode: RedisClusterFailoverMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterFailover(mode))
    }

    /// `CLUSTER FLUSHSLOT slot [ASYNC | SYNC]`.
    @export(implementation)
    public static func clusterFlushslot(
        _ slot: Int, _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterFlushslot(slot, mode))
    }

    /// `CLUSTER FLUSHSLOTS`.
    @export(implementation)
    public static func clusterFlushslots() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterFlushslots())
    }

    /// `CLUSTER FORGET node-id`.
    @export(implementation)
    public static func clusterForget(
        _ node: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterForget(node))
    }

    /// `CLUSTER GETKEYSINSLOT slot count`.
    @export(implementation)
    public static func clusterGetkeysinslot(
        _ slot: Int, count: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.clusterGetkeysinslot(slot, count: count))
    }

    /// `CLUSTER GETKEYSINSLOT slot count`.
    @export(implementation)
    public static func clusterGetkeysinslot<Value: RedisDecodable>(
        _ slot: Int, count: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.clusterGetkeysinslot(slot, count: count))
    }

    /// `CLUSTER GETSLOTMIGRATIONS`.
    @export(implementation)
    public static func clusterGetslotmigrations() -> RedisCall<[RedisRecord]>
    where Reply == [RedisRecord] {
        RedisCall<[RedisRecord]>(.clusterGetslotmigrations())
    }

    /// `CLUSTER HELP`.
    @export(implementation)
    public static func clusterHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.clusterHelp())
    }

    /// `CLUSTER INFO`.
    @export(implementation)
    public static func clusterInfo() -> RedisCall<RedisInfo> where Reply == RedisInfo {
        RedisCall<RedisInfo>(.clusterInfo())
    }

    /// `CLUSTER KEYSLOT key`.
    @export(implementation)
    public static func clusterKeyslot(
        _ key: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.clusterKeyslot(key))
    }

    /// `CLUSTER LINKS`.
    @export(implementation)
    public static func clusterLinks() -> RedisCall<[RedisClusterLink]>
    where Reply == [RedisClusterLink] {
        RedisCall<[RedisClusterLink]>(.clusterLinks())
    }

    /// `CLUSTER MEET ip port [cluster-bus-port]`.
    @export(implementation)
    public static func clusterMeet(
        _ ip: any RedisArgument, port: Int, busPort: Int? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterMeet(ip, port: port, busPort: busPort))
    }

    /// `CLUSTER MIGRATESLOTS ...`.
    @export(implementation)
    public static func clusterMigrateslots(
        _ migrations: RedisSlotMigration...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterMigrateslots(migrations))
    }

    /// `CLUSTER MYID`.
    @export(implementation)
    public static func clusterMyid() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.clusterMyid())
    }

    /// `CLUSTER MYSHARDID`.
    @export(implementation)
    public static func clusterMyshardid() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.clusterMyshardid())
    }

    /// `CLUSTER NODES`.
    @export(implementation)
    public static func clusterNodes() -> RedisCall<RedisClusterNodes>
    where Reply == RedisClusterNodes {
        RedisCall<RedisClusterNodes>(.clusterNodes())
    }

    /// `CLUSTER REPLICAS node-id`.
    @export(implementation)
    public static func clusterReplicas(
        _ node: any RedisArgument
    ) -> RedisCall<[RedisClusterNode]> where Reply == [RedisClusterNode] {
        RedisCall<[RedisClusterNode]>(.clusterReplicas(node))
    }

    /// `CLUSTER REPLICATE <node-id | NO ONE>`.
    @export(implementation)
    public static func clusterReplicate(
        _ node: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterReplicate(node))
    }

    /// Makes the replica a primary without slots.
    @export(implementation)
    public static func clusterReplicateNoOne() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterReplicateNoOne())
    }

    /// `CLUSTER RESET [HARD | SOFT]`.
    @export(implementation)
    public static func clusterReset(
        _ mode: RedisClusterResetMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterReset(mode))
    }

    /// `CLUSTER SAVECONFIG`.
    @export(implementation)
    public static func clusterSaveconfig() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterSaveconfig())
    }

    /// `CLUSTER SET-CONFIG-EPOCH config-epoch`.
    @export(implementation)
    public static func clusterSetConfigEpoch(
        _ epoch: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterSetConfigEpoch(epoch))
    }

    /// `CLUSTER SETSLOT slot <IMPORTING importing | MIGRATING migrating | NODE node | STABLE>
    /// [TIMEOUT timeout]`.
    @export(implementation)
    public static func clusterSetslot(
        _ slot: Int, _ state: RedisSlotState, timeout: Duration? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clusterSetslot(slot, state, timeout: timeout))
    }

    /// `CLUSTER SHARDS`.
    @export(implementation)
    public static func clusterShards() -> RedisCall<[RedisClusterShard]>
    where Reply == [RedisClusterShard] {
        RedisCall<[RedisClusterShard]>(.clusterShards())
    }

    /// `CLUSTER SLAVES node-id`.
    @export(implementation)
    public static func clusterSlaves(
        _ node: any RedisArgument
    ) -> RedisCall<[RedisClusterNode]> where Reply == [RedisClusterNode] {
        RedisCall<[RedisClusterNode]>(.clusterSlaves(node))
    }

    /// `CLUSTER SLOT-STATS <SLOTSRANGE start-slot end-slot | ORDERBY metric [LIMIT limit] [ASC |
    /// DESC]>`.
    @export(implementation)
    public static func clusterSlotStats(
        _ range: RedisSlotRange
    ) -> RedisCall<[RedisSlotStatistics]> where Reply == [RedisSlotStatistics] {
        RedisCall<[RedisSlotStatistics]>(.clusterSlotStats(range))
    }

    /// `CLUSTER SLOT-STATS <SLOTSRANGE start-slot end-slot | ORDERBY metric [LIMIT limit] [ASC |
    /// DESC]>`.
    @export(implementation)
    public static func clusterSlotStats(
        by: RedisSlotMetric, limit: Int? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[RedisSlotStatistics]> where Reply == [RedisSlotStatistics] {
        RedisCall<[RedisSlotStatistics]>(.clusterSlotStats(by: by, limit: limit, order: order))
    }

    /// `CLUSTER SLOTS`.
    @export(implementation)
    public static func clusterSlots() -> RedisCall<[RedisClusterSlots]>
    where Reply == [RedisClusterSlots] {
        RedisCall<[RedisClusterSlots]>(.clusterSlots())
    }

    /// `CLUSTERSCAN cursor [MATCH match-pattern] [COUNT count] [TYPE type] [SLOT slot]`.
    @export(implementation)
    public static func clusterscan(
        _ cursor: RedisCursor, match: (any RedisArgument)? = nil, count: Int? = nil,
        type: RedisKeyType? = nil, slot: Int? = nil
    ) -> RedisCall<RedisScanPage<String>> where Reply == RedisScanPage<String> {
        RedisCall<RedisScanPage<String>>(
            .clusterscan(cursor, match: match, count: count, type: type, slot: slot))
    }

    /// `CLUSTERSCAN cursor [MATCH match-pattern] [COUNT count] [TYPE type] [SLOT slot]`.
    @export(implementation)
    public static func clusterscan<Value: RedisDecodable>(
        _ cursor: RedisCursor, match: (any RedisArgument)? = nil, count: Int? = nil,
        type: RedisKeyType? = nil, slot: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<Value>> where Reply == RedisScanPage<Value> {
        RedisCall<RedisScanPage<Value>>(
            .clusterscan(cursor, match: match, count: count, type: type, slot: slot))
    }

    /// Within `withConnection`: the replica answers what it can itself.
    @export(implementation)
    public static func readonly() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.readonly())
    }

    /// Within `withConnection`: takes READONLY back.
    @export(implementation)
    public static func readwrite() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.readwrite())
    }
}

extension RedisCommanding {
    /// `CLUSTER ADDSLOTS slot [slot ...]`
    ///
    /// O(N) where N is the total number of hash slot arguments. Since 3.0.0.
    @export(implementation)
    public func clusterAddslots(_ slots: Int...) async throws {
        try await run(RedisCall<RedisDone>(.clusterAddslots(slots)))
    }

    /// `CLUSTER ADDSLOTSRANGE start-slot end-slot [start-slot end-slot ...]`
    ///
    /// O(N) where N is the total number of the slots between the start slot and end slot
    /// arguments. Since 7.0.0.
    @export(implementation)
    public func clusterAddslotsrange(_ ranges: RedisSlotRange...) async throws {
        try await run(RedisCall<RedisDone>(.clusterAddslotsrange(ranges)))
    }

    /// Tells what it did, `BUMPED` or `STILL`, and the epoch.
    ///
    /// `CLUSTER BUMPEPOCH`
    ///
    /// O(1). Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterBumpepoch() async throws -> String {
        try await run(RedisCall<String>(.clusterBumpepoch()))
    }

    /// `CLUSTER CANCELSLOTMIGRATIONS`
    ///
    /// O(N), where N is the number of slot migration operations being cancelled. Valkey only,
    /// since 9.0.0.
    @export(implementation)
    public func clusterCancelslotmigrations() async throws {
        try await run(RedisCall<RedisDone>(.clusterCancelslotmigrations()))
    }

    /// How many nodes say that it is down.
    ///
    /// `CLUSTER COUNT-FAILURE-REPORTS node-id`
    ///
    /// O(N) where N is the number of failure reports. Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterCountFailureReports(_ node: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.clusterCountFailureReports(node)))
    }

    /// `CLUSTER COUNTKEYSINSLOT slot`
    ///
    /// O(1). Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterCountkeysinslot(_ slot: Int) async throws -> Int {
        try await run(RedisCall<Int>(.clusterCountkeysinslot(slot)))
    }

    /// `CLUSTER DELSLOTS slot [slot ...]`
    ///
    /// O(N) where N is the total number of hash slot arguments. Since 3.0.0.
    @export(implementation)
    public func clusterDelslots(_ slots: Int...) async throws {
        try await run(RedisCall<RedisDone>(.clusterDelslots(slots)))
    }

    /// `CLUSTER DELSLOTSRANGE start-slot end-slot [start-slot end-slot ...]`
    ///
    /// O(N) where N is the total number of the slots between the start slot and end slot
    /// arguments. Since 7.0.0.
    @export(implementation)
    public func clusterDelslotsrange(_ ranges: RedisSlotRange...) async throws {
        try await run(RedisCall<RedisDone>(.clusterDelslotsrange(ranges)))
    }

    /// Asked of a replica: it takes its primary's place.
    ///
    /// `CLUSTER FAILOVER [FORCE | TAKEOVER]`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterFailover(_ mode: RedisClusterFailoverMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.clusterFailover(mode)))
    }

    /// `CLUSTER FLUSHSLOT slot [ASYNC | SYNC]`
    ///
    /// O(N) where N is the number of keys in the target slot. Valkey only, since 9.0.0.
    @export(implementation)
    public func clusterFlushslot(_ slot: Int, _ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.clusterFlushslot(slot, mode)))
    }

    /// `CLUSTER FLUSHSLOTS`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterFlushslots() async throws {
        try await run(RedisCall<RedisDone>(.clusterFlushslots()))
    }

    /// `CLUSTER FORGET node-id`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterForget(_ node: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.clusterForget(node)))
    }

    /// `CLUSTER GETKEYSINSLOT slot count`
    ///
    /// O(N) where N is the number of requested keys. Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterGetkeysinslot<Value: RedisDecodable>(
        _ slot: Int, count: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.clusterGetkeysinslot(slot, count: count)))
    }

    /// `CLUSTER GETSLOTMIGRATIONS`
    ///
    /// O(N), where N is the number of active slot import and export jobs. Valkey only, since
    /// 9.0.0.
    @discardableResult
    @export(implementation)
    public func clusterGetslotmigrations() async throws -> [RedisRecord] {
        try await run(RedisCall<[RedisRecord]>(.clusterGetslotmigrations()))
    }

    /// `CLUSTER HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func clusterHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.clusterHelp()))
    }

    /// `CLUSTER INFO`
    ///
    /// O(1). Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterInfo() async throws -> RedisInfo {
        try await run(RedisCall<RedisInfo>(.clusterInfo()))
    }

    /// `CLUSTER KEYSLOT key`
    ///
    /// O(N) where N is the number of bytes in the key. Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterKeyslot(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.clusterKeyslot(key)))
    }

    /// `CLUSTER LINKS`
    ///
    /// O(N) where N is the total number of Cluster nodes. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func clusterLinks() async throws -> [RedisClusterLink] {
        try await run(RedisCall<[RedisClusterLink]>(.clusterLinks()))
    }

    /// `CLUSTER MEET ip port [cluster-bus-port]`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterMeet(
        _ ip: any RedisArgument, port: Int, busPort: Int? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.clusterMeet(ip, port: port, busPort: busPort)))
    }

    /// `CLUSTER MIGRATESLOTS ...`
    ///
    /// O(N) where N is the total number of the slots between all start slot and end slot
    /// arguments. Valkey only, since 9.0.0.
    @export(implementation)
    public func clusterMigrateslots(_ migrations: RedisSlotMigration...) async throws {
        try await run(RedisCall<RedisDone>(.clusterMigrateslots(migrations)))
    }

    /// `CLUSTER MYID`
    ///
    /// O(1). Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterMyid() async throws -> String {
        try await run(RedisCall<String>(.clusterMyid()))
    }

    /// `CLUSTER MYSHARDID`
    ///
    /// O(1). Since 7.2.0.
    @discardableResult
    @export(implementation)
    public func clusterMyshardid() async throws -> String {
        try await run(RedisCall<String>(.clusterMyshardid()))
    }

    /// `CLUSTER NODES`
    ///
    /// O(N) where N is the total number of Cluster nodes. Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterNodes() async throws -> RedisClusterNodes {
        try await run(RedisCall<RedisClusterNodes>(.clusterNodes()))
    }

    /// `CLUSTER REPLICAS node-id`
    ///
    /// O(N) where N is the number of replicas. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func clusterReplicas(_ node: any RedisArgument) async throws -> [RedisClusterNode] {
        try await run(RedisCall<[RedisClusterNode]>(.clusterReplicas(node)))
    }

    /// `CLUSTER REPLICATE <node-id | NO ONE>`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterReplicate(_ node: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.clusterReplicate(node)))
    }

    /// Makes the replica a primary without slots.
    ///
    /// `CLUSTER REPLICATE <node-id | NO ONE>`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterReplicateNoOne() async throws {
        try await run(RedisCall<RedisDone>(.clusterReplicateNoOne()))
    }

    /// `CLUSTER RESET [HARD | SOFT]`
    ///
    /// O(N) where N is the number of known nodes. The command may execute a FLUSHALL as a side
    /// effect. Since 3.0.0.
    @export(implementation)
    public func clusterReset(_ mode: RedisClusterResetMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.clusterReset(mode)))
    }

    /// `CLUSTER SAVECONFIG`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterSaveconfig() async throws {
        try await run(RedisCall<RedisDone>(.clusterSaveconfig()))
    }

    /// `CLUSTER SET-CONFIG-EPOCH config-epoch`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterSetConfigEpoch(_ epoch: Int) async throws {
        try await run(RedisCall<RedisDone>(.clusterSetConfigEpoch(epoch)))
    }

    /// `CLUSTER SETSLOT slot <IMPORTING importing | MIGRATING migrating | NODE node | STABLE>
    /// [TIMEOUT timeout]`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clusterSetslot(
        _ slot: Int, _ state: RedisSlotState, timeout: Duration? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.clusterSetslot(slot, state, timeout: timeout)))
    }

    /// `CLUSTER SHARDS`
    ///
    /// O(N) where N is the total number of cluster nodes. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func clusterShards() async throws -> [RedisClusterShard] {
        try await run(RedisCall<[RedisClusterShard]>(.clusterShards()))
    }

    /// `CLUSTER SLAVES node-id`
    ///
    /// O(N) where N is the number of replicas. Since 3.0.0.
    ///
    /// Deprecated since 5.0.0: `CLUSTER REPLICAS`.
    @discardableResult
    @export(implementation)
    public func clusterSlaves(_ node: any RedisArgument) async throws -> [RedisClusterNode] {
        try await run(RedisCall<[RedisClusterNode]>(.clusterSlaves(node)))
    }

    /// `CLUSTER SLOT-STATS <SLOTSRANGE start-slot end-slot | ORDERBY metric [LIMIT limit] [ASC |
    /// DESC]>`
    ///
    /// O(N) where N is the total number of slots based on arguments. O(N*log(N)) with ORDERBY
    /// subcommand. Since Redis 8.2.0 and Valkey 8.0.0.
    @discardableResult
    @export(implementation)
    public func clusterSlotStats(_ range: RedisSlotRange) async throws -> [RedisSlotStatistics] {
        try await run(RedisCall<[RedisSlotStatistics]>(.clusterSlotStats(range)))
    }

    /// `CLUSTER SLOT-STATS <SLOTSRANGE start-slot end-slot | ORDERBY metric [LIMIT limit] [ASC |
    /// DESC]>`
    ///
    /// O(N) where N is the total number of slots based on arguments. O(N*log(N)) with ORDERBY
    /// subcommand. Since Redis 8.2.0 and Valkey 8.0.0.
    @discardableResult
    @export(implementation)
    public func clusterSlotStats(
        by: RedisSlotMetric, limit: Int? = nil, order: RedisOrder? = nil
    ) async throws -> [RedisSlotStatistics] {
        try await run(
            RedisCall<[RedisSlotStatistics]>(.clusterSlotStats(by: by, limit: limit, order: order)))
    }

    /// `CLUSTER SLOTS`
    ///
    /// O(N) where N is the total number of Cluster nodes. Since 3.0.0.
    @discardableResult
    @export(implementation)
    public func clusterSlots() async throws -> [RedisClusterSlots] {
        try await run(RedisCall<[RedisClusterSlots]>(.clusterSlots()))
    }

    /// `CLUSTERSCAN cursor [MATCH match-pattern] [COUNT count] [TYPE type] [SLOT slot]`
    ///
    /// O(N) where N is the number of elements returned. Valkey only, since 9.1.0.
    @export(implementation)
    public func clusterscan<Value: RedisDecodable>(
        _ cursor: RedisCursor, match: (any RedisArgument)? = nil, count: Int? = nil,
        type: RedisKeyType? = nil, slot: Int? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<Value> {
        try await run(
            RedisCall<RedisScanPage<Value>>(
                .clusterscan(cursor, match: match, count: count, type: type, slot: slot)))
    }

    /// Within `withConnection`: the replica answers what it can itself.
    ///
    /// `READONLY`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func readonly() async throws {
        try await run(RedisCall<RedisDone>(.readonly()))
    }

    /// Within `withConnection`: takes READONLY back.
    ///
    /// `READWRITE`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func readwrite() async throws {
        try await run(RedisCall<RedisDone>(.readwrite()))
    }
}
