// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func sentinelCkquorum(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL CKQUORUM")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelConfigGet(_ parameters: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL CONFIG")
        words.add("GET")
        words.add(contentsOf: parameters)
        return words.finish()
    }

    @usableFromInline
    static func sentinelConfigSet(_ parameters: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL CONFIG")
        words.add("SET")
        words.add(parameters)
        return words.finish()
    }

    @usableFromInline
    static func sentinelDebug() -> RedisCommand {
        RedisCommand("SENTINEL DEBUG", arguments: [])
    }

    @usableFromInline
    static func sentinelDebugSet(_ parameters: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL DEBUG")
        words.add(parameters)
        return words.finish()
    }

    @usableFromInline
    static func sentinelFailover(
        _ primary: any RedisArgument, coordinated: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL FAILOVER")
        words.add(primary)
        words.flag("COORDINATED", coordinated)
        return words.finish()
    }

    @usableFromInline
    static func sentinelFlushconfig() -> RedisCommand {
        RedisCommand("SENTINEL FLUSHCONFIG", arguments: [])
    }

    @usableFromInline
    static func sentinelGetMasterAddrByName(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL GET-MASTER-ADDR-BY-NAME")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelGetPrimaryAddrByName(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL GET-PRIMARY-ADDR-BY-NAME")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelHelp() -> RedisCommand {
        RedisCommand("SENTINEL HELP", arguments: [])
    }

    @usableFromInline
    static func sentinelInfoCache(_ primaries: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL INFO-CACHE")
        words.add(contentsOf: primaries)
        return words.finish()
    }

    @usableFromInline
    static func sentinelIsMasterDownByAddr(
        _ ip: any RedisArgument, port: Int, epoch: Int, runID: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL IS-MASTER-DOWN-BY-ADDR")
        words.add(ip)
        words.add(port)
        words.add(epoch)
        words.add(runID)
        return words.finish()
    }

    @usableFromInline
    static func sentinelIsPrimaryDownByAddr(
        _ ip: any RedisArgument, port: Int, epoch: Int, runID: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL IS-PRIMARY-DOWN-BY-ADDR")
        words.add(ip)
        words.add(port)
        words.add(epoch)
        words.add(runID)
        return words.finish()
    }

    @usableFromInline
    static func sentinelMaster(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL MASTER")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelMasters() -> RedisCommand {
        RedisCommand("SENTINEL MASTERS", arguments: [])
    }

    @usableFromInline
    static func sentinelMonitor(
        _ name: any RedisArgument, _ ip: any RedisArgument, port: Int, quorum: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL MONITOR")
        words.add(name)
        words.add(ip)
        words.add(port)
        words.add(quorum)
        return words.finish()
    }

    @usableFromInline
    static func sentinelMyid() -> RedisCommand {
        RedisCommand("SENTINEL MYID", arguments: [])
    }

    @usableFromInline
    static func sentinelPendingScripts() -> RedisCommand {
        RedisCommand("SENTINEL PENDING-SCRIPTS", arguments: [])
    }

    @usableFromInline
    static func sentinelPrimaries() -> RedisCommand {
        RedisCommand("SENTINEL PRIMARIES", arguments: [])
    }

    @usableFromInline
    static func sentinelPrimary(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL PRIMARY")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelRemove(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL REMOVE")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelReplicas(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL REPLICAS")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelReset(_ pattern: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL RESET")
        words.add(pattern)
        return words.finish()
    }

    @usableFromInline
    static func sentinelSentinels(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL SENTINELS")
        words.add(primary)
        return words.finish()
    }

    @usableFromInline
    static func sentinelSet(
        _ primary: any RedisArgument, _ options: RedisKeyValues
    ) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL SET")
        words.add(primary)
        words.add(options)
        return words.finish()
    }

    @usableFromInline
    static func sentinelSimulateFailure(_ modes: [RedisSentinelCrash]) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL SIMULATE-FAILURE")
        words.add(contentsOf: modes)
        return words.finish()
    }

    @usableFromInline
    static func sentinelSimulateFailureHelp() -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL SIMULATE-FAILURE")
        words.add("help")
        return words.finish()
    }

    @usableFromInline
    static func sentinelSlaves(_ primary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SENTINEL SLAVES")
        words.add(primary)
        return words.finish()
    }
}

extension RedisCall {
    /// Says whether enough sentinels are there to replace the primary; an error if not.
    @export(implementation)
    public static func sentinelCkquorum(
        _ primary: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.sentinelCkquorum(primary))
    }

    /// `SENTINEL CONFIG <SET parameter value [parameter value ...] | GET parameter [parameter
    /// ...]>`.
    @export(implementation)
    public static func sentinelConfigGet(
        _ parameters: any RedisArgument...
    ) -> RedisCall<[String: String]> where Reply == [String: String] {
        RedisCall<[String: String]>(.sentinelConfigGet(parameters))
    }

    /// `SENTINEL CONFIG <SET parameter value [parameter value ...] | GET parameter [parameter
    /// ...]>`.
    @export(implementation)
    public static func sentinelConfigSet(
        _ parameters: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelConfigSet(parameters))
    }

    /// `SENTINEL DEBUG [parameter value [parameter value ...]]`.
    @export(implementation)
    public static func sentinelDebug() -> RedisCall<[String: String]>
    where Reply == [String: String] {
        RedisCall<[String: String]>(.sentinelDebug())
    }

    /// `SENTINEL DEBUG [parameter value [parameter value ...]]`.
    @export(implementation)
    public static func sentinelDebugSet(
        _ parameters: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelDebugSet(parameters))
    }

    /// `SENTINEL FAILOVER primary-name [COORDINATED]`.
    @export(implementation)
    public static func sentinelFailover(
        _ primary: any RedisArgument, coordinated: Bool = false
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelFailover(primary, coordinated: coordinated))
    }

    /// `SENTINEL FLUSHCONFIG`.
    @export(implementation)
    public static func sentinelFlushconfig() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelFlushconfig())
    }

    /// `SENTINEL GET-MASTER-ADDR-BY-NAME primary-name`.
    @export(implementation)
    public static func sentinelGetMasterAddrByName(
        _ primary: any RedisArgument
    ) -> RedisCall<RedisAddress?> where Reply == RedisAddress? {
        RedisCall<RedisAddress?>(.sentinelGetMasterAddrByName(primary))
    }

    /// `SENTINEL GET-PRIMARY-ADDR-BY-NAME primary-name`.
    @export(implementation)
    public static func sentinelGetPrimaryAddrByName(
        _ primary: any RedisArgument
    ) -> RedisCall<RedisAddress?> where Reply == RedisAddress? {
        RedisCall<RedisAddress?>(.sentinelGetPrimaryAddrByName(primary))
    }

    /// `SENTINEL HELP`.
    @export(implementation)
    public static func sentinelHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.sentinelHelp())
    }

    /// `SENTINEL INFO-CACHE nodename [nodename ...]`.
    @export(implementation)
    public static func sentinelInfoCache(
        _ primaries: any RedisArgument...
    ) -> RedisCall<[RESPValue]> where Reply == [RESPValue] {
        RedisCall<[RESPValue]>(.sentinelInfoCache(primaries))
    }

    /// `SENTINEL IS-MASTER-DOWN-BY-ADDR ip port current-epoch runid`.
    @export(implementation)
    public static func sentinelIsMasterDownByAddr(
        _ ip: any RedisArgument, port: Int, epoch: Int, runID: any RedisArgument
    ) -> RedisCall<RedisDownVote> where Reply == RedisDownVote {
        RedisCall<RedisDownVote>(
            .sentinelIsMasterDownByAddr(ip, port: port, epoch: epoch, runID: runID))
    }

    /// `SENTINEL IS-PRIMARY-DOWN-BY-ADDR ip port current-epoch runid`.
    @export(implementation)
    public static func sentinelIsPrimaryDownByAddr(
        _ ip: any RedisArgument, port: Int, epoch: Int, runID: any RedisArgument
    ) -> RedisCall<RedisDownVote> where Reply == RedisDownVote {
        RedisCall<RedisDownVote>(
            .sentinelIsPrimaryDownByAddr(ip, port: port, epoch: epoch, runID: runID))
    }

    /// `SENTINEL MASTER primary-name`.
    @export(implementation)
    public static func sentinelMaster(
        _ primary: any RedisArgument
    ) -> RedisCall<RedisSentinelInstance> where Reply == RedisSentinelInstance {
        RedisCall<RedisSentinelInstance>(.sentinelMaster(primary))
    }

    /// `SENTINEL MASTERS`.
    @export(implementation)
    public static func sentinelMasters() -> RedisCall<[RedisSentinelInstance]>
    where Reply == [RedisSentinelInstance] {
        RedisCall<[RedisSentinelInstance]>(.sentinelMasters())
    }

    /// `SENTINEL MONITOR name ip port quorum`.
    @export(implementation)
    public static func sentinelMonitor(
        _ name: any RedisArgument, _ ip: any RedisArgument, port: Int, quorum: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelMonitor(name, ip, port: port, quorum: quorum))
    }

    /// `SENTINEL MYID`.
    @export(implementation)
    public static func sentinelMyid() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.sentinelMyid())
    }

    /// `SENTINEL PENDING-SCRIPTS`.
    @export(implementation)
    public static func sentinelPendingScripts() -> RedisCall<[RedisRecord]>
    where Reply == [RedisRecord] {
        RedisCall<[RedisRecord]>(.sentinelPendingScripts())
    }

    /// `SENTINEL PRIMARIES`.
    @export(implementation)
    public static func sentinelPrimaries() -> RedisCall<[RedisSentinelInstance]>
    where Reply == [RedisSentinelInstance] {
        RedisCall<[RedisSentinelInstance]>(.sentinelPrimaries())
    }

    /// `SENTINEL PRIMARY primary-name`.
    @export(implementation)
    public static func sentinelPrimary(
        _ primary: any RedisArgument
    ) -> RedisCall<RedisSentinelInstance> where Reply == RedisSentinelInstance {
        RedisCall<RedisSentinelInstance>(.sentinelPrimary(primary))
    }

    /// `SENTINEL REMOVE primary-name`.
    @export(implementation)
    public static func sentinelRemove(
        _ primary: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelRemove(primary))
    }

    /// `SENTINEL REPLICAS primary-name`.
    @export(implementation)
    public static func sentinelReplicas(
        _ primary: any RedisArgument
    ) -> RedisCall<[RedisSentinelInstance]> where Reply == [RedisSentinelInstance] {
        RedisCall<[RedisSentinelInstance]>(.sentinelReplicas(primary))
    }

    /// `SENTINEL RESET pattern`.
    @export(implementation)
    public static func sentinelReset(
        _ pattern: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.sentinelReset(pattern))
    }

    /// `SENTINEL SENTINELS primary-name`.
    @export(implementation)
    public static func sentinelSentinels(
        _ primary: any RedisArgument
    ) -> RedisCall<[RedisSentinelInstance]> where Reply == [RedisSentinelInstance] {
        RedisCall<[RedisSentinelInstance]>(.sentinelSentinels(primary))
    }

    /// `SENTINEL SET primary-name option value [option value ...]`.
    @export(implementation)
    public static func sentinelSet(
        _ primary: any RedisArgument, _ options: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelSet(primary, options))
    }

    /// Has the sentinel crash in the middle of a failover.
    @export(implementation)
    public static func sentinelSimulateFailure(
        _ modes: RedisSentinelCrash...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.sentinelSimulateFailure(modes))
    }

    /// `SENTINEL SIMULATE-FAILURE [crash-after-election | crash-after-promotion | help
    /// [crash-after-election | crash-after-promotion | help ...]]`.
    @export(implementation)
    public static func sentinelSimulateFailureHelp() -> RedisCall<[String]>
    where Reply == [String] {
        RedisCall<[String]>(.sentinelSimulateFailureHelp())
    }

    /// `SENTINEL SLAVES primary-name`.
    @export(implementation)
    public static func sentinelSlaves(
        _ primary: any RedisArgument
    ) -> RedisCall<[RedisSentinelInstance]> where Reply == [RedisSentinelInstance] {
        RedisCall<[RedisSentinelInstance]>(.sentinelSlaves(primary))
    }
}

extension RedisCommanding {
    /// Says whether enough sentinels are there to replace the primary; an error if not.
    ///
    /// `SENTINEL CKQUORUM primary-name`
    ///
    /// Since 2.8.4.
    @discardableResult
    @export(implementation)
    public func sentinelCkquorum(_ primary: any RedisArgument) async throws -> String {
        try await run(RedisCall<String>(.sentinelCkquorum(primary)))
    }

    /// `SENTINEL CONFIG <SET parameter value [parameter value ...] | GET parameter [parameter
    /// ...]>`
    ///
    /// O(N) when N is the number of configuration parameters provided. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func sentinelConfigGet(
        _ parameters: any RedisArgument...
    ) async throws -> [String: String] {
        try await run(RedisCall<[String: String]>(.sentinelConfigGet(parameters)))
    }

    /// `SENTINEL CONFIG <SET parameter value [parameter value ...] | GET parameter [parameter
    /// ...]>`
    ///
    /// O(N) when N is the number of configuration parameters provided. Since 6.2.0.
    @export(implementation)
    public func sentinelConfigSet(_ parameters: RedisKeyValues) async throws {
        try await run(RedisCall<RedisDone>(.sentinelConfigSet(parameters)))
    }

    /// `SENTINEL DEBUG [parameter value [parameter value ...]]`
    ///
    /// O(N) where N is the number of configurable parameters. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func sentinelDebug() async throws -> [String: String] {
        try await run(RedisCall<[String: String]>(.sentinelDebug()))
    }

    /// `SENTINEL DEBUG [parameter value [parameter value ...]]`
    ///
    /// O(N) where N is the number of configurable parameters. Since 7.0.0.
    @export(implementation)
    public func sentinelDebugSet(_ parameters: RedisKeyValues) async throws {
        try await run(RedisCall<RedisDone>(.sentinelDebugSet(parameters)))
    }

    /// `SENTINEL FAILOVER primary-name [COORDINATED]`
    ///
    /// Since 2.8.4.
    @export(implementation)
    public func sentinelFailover(
        _ primary: any RedisArgument, coordinated: Bool = false
    ) async throws {
        try await run(RedisCall<RedisDone>(.sentinelFailover(primary, coordinated: coordinated)))
    }

    /// `SENTINEL FLUSHCONFIG`
    ///
    /// O(1). Since 2.8.4.
    @export(implementation)
    public func sentinelFlushconfig() async throws {
        try await run(RedisCall<RedisDone>(.sentinelFlushconfig()))
    }

    /// `SENTINEL GET-MASTER-ADDR-BY-NAME primary-name`
    ///
    /// O(1). Since 2.8.4.
    ///
    /// Deprecated since 8.0.0: `SENTINEL GET-PRIMARY-ADDR-BY-NAME`.
    @discardableResult
    @export(implementation)
    public func sentinelGetMasterAddrByName(
        _ primary: any RedisArgument
    ) async throws -> RedisAddress? {
        try await run(RedisCall<RedisAddress?>(.sentinelGetMasterAddrByName(primary)))
    }

    /// `SENTINEL GET-PRIMARY-ADDR-BY-NAME primary-name`
    ///
    /// O(1). Valkey only, since 8.0.0.
    @discardableResult
    @export(implementation)
    public func sentinelGetPrimaryAddrByName(
        _ primary: any RedisArgument
    ) async throws -> RedisAddress? {
        try await run(RedisCall<RedisAddress?>(.sentinelGetPrimaryAddrByName(primary)))
    }

    /// `SENTINEL HELP`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func sentinelHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.sentinelHelp()))
    }

    /// `SENTINEL INFO-CACHE nodename [nodename ...]`
    ///
    /// O(N) where N is the number of instances. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func sentinelInfoCache(_ primaries: any RedisArgument...) async throws -> [RESPValue] {
        try await run(RedisCall<[RESPValue]>(.sentinelInfoCache(primaries)))
    }

    /// `SENTINEL IS-MASTER-DOWN-BY-ADDR ip port current-epoch runid`
    ///
    /// O(1). Since 2.8.4.
    ///
    /// Deprecated since 8.0.0: `SENTINEL IS-PRIMARY-DOWN-BY-ADDR`.
    @discardableResult
    @export(implementation)
    public func sentinelIsMasterDownByAddr(
        _ ip: any RedisArgument, port: Int, epoch: Int, runID: any RedisArgument
    ) async throws -> RedisDownVote {
        try await run(
            RedisCall<RedisDownVote>(
                .sentinelIsMasterDownByAddr(ip, port: port, epoch: epoch, runID: runID)))
    }

    /// `SENTINEL IS-PRIMARY-DOWN-BY-ADDR ip port current-epoch runid`
    ///
    /// O(1). Valkey only, since 8.0.0.
    @discardableResult
    @export(implementation)
    public func sentinelIsPrimaryDownByAddr(
        _ ip: any RedisArgument, port: Int, epoch: Int, runID: any RedisArgument
    ) async throws -> RedisDownVote {
        try await run(
            RedisCall<RedisDownVote>(
                .sentinelIsPrimaryDownByAddr(ip, port: port, epoch: epoch, runID: runID)))
    }

    /// `SENTINEL MASTER primary-name`
    ///
    /// O(1). Since 2.8.4.
    ///
    /// Deprecated since 8.0.0: `SENTINEL PRIMARY`.
    @discardableResult
    @export(implementation)
    public func sentinelMaster(
        _ primary: any RedisArgument
    ) async throws -> RedisSentinelInstance {
        try await run(RedisCall<RedisSentinelInstance>(.sentinelMaster(primary)))
    }

    /// `SENTINEL MASTERS`
    ///
    /// O(N) where N is the number of primaries. Since 2.8.4.
    ///
    /// Deprecated since 8.0.0: `SENTINEL PRIMARIES`.
    @discardableResult
    @export(implementation)
    public func sentinelMasters() async throws -> [RedisSentinelInstance] {
        try await run(RedisCall<[RedisSentinelInstance]>(.sentinelMasters()))
    }

    /// `SENTINEL MONITOR name ip port quorum`
    ///
    /// O(1). Since 2.8.4.
    @export(implementation)
    public func sentinelMonitor(
        _ name: any RedisArgument, _ ip: any RedisArgument, port: Int, quorum: Int
    ) async throws {
        try await run(RedisCall<RedisDone>(.sentinelMonitor(name, ip, port: port, quorum: quorum)))
    }

    /// `SENTINEL MYID`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func sentinelMyid() async throws -> String {
        try await run(RedisCall<String>(.sentinelMyid()))
    }

    /// `SENTINEL PENDING-SCRIPTS`
    ///
    /// Since 2.8.4.
    @discardableResult
    @export(implementation)
    public func sentinelPendingScripts() async throws -> [RedisRecord] {
        try await run(RedisCall<[RedisRecord]>(.sentinelPendingScripts()))
    }

    /// `SENTINEL PRIMARIES`
    ///
    /// O(N) where N is the number of primaries. Valkey only, since 8.0.0.
    @discardableResult
    @export(implementation)
    public func sentinelPrimaries() async throws -> [RedisSentinelInstance] {
        try await run(RedisCall<[RedisSentinelInstance]>(.sentinelPrimaries()))
    }

    /// `SENTINEL PRIMARY primary-name`
    ///
    /// O(1). Valkey only, since 8.0.0.
    @discardableResult
    @export(implementation)
    public func sentinelPrimary(
        _ primary: any RedisArgument
    ) async throws -> RedisSentinelInstance {
        try await run(RedisCall<RedisSentinelInstance>(.sentinelPrimary(primary)))
    }

    /// `SENTINEL REMOVE primary-name`
    ///
    /// O(1). Since 2.8.4.
    @export(implementation)
    public func sentinelRemove(_ primary: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.sentinelRemove(primary)))
    }

    /// `SENTINEL REPLICAS primary-name`
    ///
    /// O(N) where N is the number of replicas. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func sentinelReplicas(
        _ primary: any RedisArgument
    ) async throws -> [RedisSentinelInstance] {
        try await run(RedisCall<[RedisSentinelInstance]>(.sentinelReplicas(primary)))
    }

    /// `SENTINEL RESET pattern`
    ///
    /// O(N) where N is the number of monitored primaries. Since 2.8.4.
    @discardableResult
    @export(implementation)
    public func sentinelReset(_ pattern: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.sentinelReset(pattern)))
    }

    /// `SENTINEL SENTINELS primary-name`
    ///
    /// O(N) where N is the number of Sentinels. Since 2.8.4.
    @discardableResult
    @export(implementation)
    public func sentinelSentinels(
        _ primary: any RedisArgument
    ) async throws -> [RedisSentinelInstance] {
        try await run(RedisCall<[RedisSentinelInstance]>(.sentinelSentinels(primary)))
    }

    /// `SENTINEL SET primary-name option value [option value ...]`
    ///
    /// O(1). Since 2.8.4.
    @export(implementation)
    public func sentinelSet(
        _ primary: any RedisArgument, _ options: RedisKeyValues
    ) async throws {
        try await run(RedisCall<RedisDone>(.sentinelSet(primary, options)))
    }

    /// Has the sentinel crash in the middle of a failover.
    ///
    /// `SENTINEL SIMULATE-FAILURE [crash-after-election | crash-after-promotion | help
    /// [crash-after-election | crash-after-promotion | help ...]]`
    ///
    /// Since 3.2.0.
    @export(implementation)
    public func sentinelSimulateFailure(_ modes: RedisSentinelCrash...) async throws {
        try await run(RedisCall<RedisDone>(.sentinelSimulateFailure(modes)))
    }

    /// `SENTINEL SIMULATE-FAILURE [crash-after-election | crash-after-promotion | help
    /// [crash-after-election | crash-after-promotion | help ...]]`
    ///
    /// Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func sentinelSimulateFailureHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.sentinelSimulateFailureHelp()))
    }

    /// `SENTINEL SLAVES primary-name`
    ///
    /// O(N) where N is the number of replicas. Since 2.8.0.
    ///
    /// Deprecated since 5.0.0: `SENTINEL REPLICAS`.
    @discardableResult
    @export(implementation)
    public func sentinelSlaves(
        _ primary: any RedisArgument
    ) async throws -> [RedisSentinelInstance] {
        try await run(RedisCall<[RedisSentinelInstance]>(.sentinelSlaves(primary)))
    }
}
