// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    static func aclCat(_ category: (any RedisArgument)?) -> RedisCommand {
        var words = RedisCommandWriter("ACL CAT")
        words.option(category)
        return words.command
    }

    static func aclDeluser(_ users: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("ACL DELUSER")
        words.add(contentsOf: users)
        return words.command
    }

    static func aclDryrun(
        _ user: any RedisArgument, _ command: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("ACL DRYRUN")
        words.add(user)
        words.add(command)
        words.add(contentsOf: arguments)
        return words.command
    }

    static func aclGenpass(bits: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ACL GENPASS")
        words.option(bits)
        return words.command
    }

    static func aclGetuser(_ user: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ACL GETUSER")
        words.add(user)
        return words.command
    }

    static func aclHelp() -> RedisCommand {
        var words = RedisCommandWriter("ACL HELP")
        return words.command
    }

    static func aclList() -> RedisCommand {
        var words = RedisCommandWriter("ACL LIST")
        return words.command
    }

    static func aclLoad() -> RedisCommand {
        var words = RedisCommandWriter("ACL LOAD")
        return words.command
    }

    static func aclLog(count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ACL LOG")
        words.option(count)
        return words.command
    }

    static func aclLogReset() -> RedisCommand {
        var words = RedisCommandWriter("ACL LOG")
        words.add("RESET")
        return words.command
    }

    static func aclSave() -> RedisCommand {
        var words = RedisCommandWriter("ACL SAVE")
        return words.command
    }

    static func aclSetuser(
        _ user: any RedisArgument, _ rules: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("ACL SETUSER")
        words.add(user)
        words.add(contentsOf: rules)
        return words.command
    }

    static func aclUsers() -> RedisCommand {
        var words = RedisCommandWriter("ACL USERS")
        return words.command
    }

    static func aclWhoami() -> RedisCommand {
        var words = RedisCommandWriter("ACL WHOAMI")
        return words.command
    }

    static func bgrewriteaof() -> RedisCommand {
        var words = RedisCommandWriter("BGREWRITEAOF")
        return words.command
    }

    static func bgsave(_ mode: RedisBackgroundSave?) -> RedisCommand {
        var words = RedisCommandWriter("BGSAVE")
        words.option(mode)
        return words.command
    }

    static func commandTable() -> RedisCommand {
        var words = RedisCommandWriter("COMMAND")
        return words.command
    }

    static func commandCount() -> RedisCommand {
        var words = RedisCommandWriter("COMMAND COUNT")
        return words.command
    }

    static func commandDocs(_ commands: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND DOCS")
        words.add(contentsOf: commands)
        return words.command
    }

    static func commandGetkeys(
        _ command: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND GETKEYS")
        words.add(command)
        words.add(contentsOf: arguments)
        return words.command
    }

    static func commandGetkeysandflags(
        _ command: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND GETKEYSANDFLAGS")
        words.add(command)
        words.add(contentsOf: arguments)
        return words.command
    }

    static func commandHelp() -> RedisCommand {
        var words = RedisCommandWriter("COMMAND HELP")
        return words.command
    }

    static func commandInfo(_ commands: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND INFO")
        words.add(contentsOf: commands)
        return words.command
    }

    static func commandList(filter: RedisCommandFilter?) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND LIST")
        words.option("FILTERBY", filter)
        return words.command
    }

    static func commandlogGet(_ count: Int, _ kind: RedisCommandLog) -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG GET")
        words.add(count)
        words.add(kind)
        return words.command
    }

    static func commandlogHelp() -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG HELP")
        return words.command
    }

    static func commandlogLen(_ kind: RedisCommandLog) -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG LEN")
        words.add(kind)
        return words.command
    }

    static func commandlogReset(_ kind: RedisCommandLog) -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG RESET")
        words.add(kind)
        return words.command
    }

    static func configGet(_ parameters: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("CONFIG GET")
        words.add(contentsOf: parameters)
        return words.command
    }

    static func configHelp() -> RedisCommand {
        var words = RedisCommandWriter("CONFIG HELP")
        return words.command
    }

    static func configResetstat() -> RedisCommand {
        var words = RedisCommandWriter("CONFIG RESETSTAT")
        return words.command
    }

    static func configRewrite() -> RedisCommand {
        var words = RedisCommandWriter("CONFIG REWRITE")
        return words.command
    }

    static func configSet(_ parameters: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("CONFIG SET")
        words.add(parameters)
        return words.command
    }

    static func dbsize() -> RedisCommand {
        var words = RedisCommandWriter("DBSIZE")
        return words.command
    }

    static func failover(
        to: RedisFailoverTarget?, abort: Bool, timeout: Duration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FAILOVER")
        words.option("TO", to)
        words.flag("ABORT", abort)
        words.option("TIMEOUT", milliseconds: timeout)
        return words.command
    }

    static func flushall(_ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("FLUSHALL")
        words.option(mode)
        return words.command
    }

    static func flushdb(_ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("FLUSHDB")
        words.option(mode)
        return words.command
    }

    static func info(_ sections: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("INFO")
        words.add(contentsOf: sections)
        return words.command
    }

    static func lastsave() -> RedisCommand {
        var words = RedisCommandWriter("LASTSAVE")
        return words.command
    }

    static func latencyDoctor() -> RedisCommand {
        var words = RedisCommandWriter("LATENCY DOCTOR")
        return words.command
    }

    static func latencyGraph(_ event: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY GRAPH")
        words.add(event)
        return words.command
    }

    static func latencyHelp() -> RedisCommand {
        var words = RedisCommandWriter("LATENCY HELP")
        return words.command
    }

    static func latencyHistogram(_ commands: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY HISTOGRAM")
        words.add(contentsOf: commands)
        return words.command
    }

    static func latencyHistory(_ event: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY HISTORY")
        words.add(event)
        return words.command
    }

    static func latencyLatest() -> RedisCommand {
        var words = RedisCommandWriter("LATENCY LATEST")
        return words.command
    }

    static func latencyReset(_ events: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY RESET")
        words.add(contentsOf: events)
        return words.command
    }

    static func lolwut(version: Int?) -> RedisCommand {
        var words = RedisCommandWriter("LOLWUT")
        words.option("VERSION", version)
        return words.command
    }

    static func memoryDoctor() -> RedisCommand {
        var words = RedisCommandWriter("MEMORY DOCTOR")
        return words.command
    }

    static func memoryHelp() -> RedisCommand {
        var words = RedisCommandWriter("MEMORY HELP")
        return words.command
    }

    static func memoryMallocStats() -> RedisCommand {
        var words = RedisCommandWriter("MEMORY MALLOC-STATS")
        return words.command
    }

    static func memoryPurge() -> RedisCommand {
        var words = RedisCommandWriter("MEMORY PURGE")
        return words.command
    }

    static func memoryStats() -> RedisCommand {
        var words = RedisCommandWriter("MEMORY STATS")
        return words.command
    }

    static func memoryUsage(_ key: any RedisArgument, samples: Int?) -> RedisCommand {
        var words = RedisCommandWriter("MEMORY USAGE")
        words.add(key)
        words.option("SAMPLES", samples)
        return words.command
    }

    static func moduleHelp() -> RedisCommand {
        var words = RedisCommandWriter("MODULE HELP")
        return words.command
    }

    static func moduleList() -> RedisCommand {
        var words = RedisCommandWriter("MODULE LIST")
        return words.command
    }

    static func moduleLoad(
        _ path: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("MODULE LOAD")
        words.add(path)
        words.add(contentsOf: arguments)
        return words.command
    }

    static func moduleLoadex(
        _ path: any RedisArgument, config: RedisModuleConfiguration?, arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("MODULE LOADEX")
        words.add(path)
        words.option(config)
        words.flag("ARGS", !arguments.isEmpty)
        words.add(contentsOf: arguments)
        return words.command
    }

    static func moduleUnload(_ name: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("MODULE UNLOAD")
        words.add(name)
        return words.command
    }

    static func replicaof(_ host: any RedisArgument, port: Int) -> RedisCommand {
        var words = RedisCommandWriter("REPLICAOF")
        words.add(host)
        words.add(port)
        return words.command
    }

    static func replicaofNoOne() -> RedisCommand {
        var words = RedisCommandWriter("REPLICAOF")
        words.add("NO")
        words.add("ONE")
        return words.command
    }

    static func role() -> RedisCommand {
        var words = RedisCommandWriter("ROLE")
        return words.command
    }

    static func save() -> RedisCommand {
        var words = RedisCommandWriter("SAVE")
        return words.command
    }

    static func slaveof(_ host: any RedisArgument, port: Int) -> RedisCommand {
        var words = RedisCommandWriter("SLAVEOF")
        words.add(host)
        words.add(port)
        return words.command
    }

    static func slaveofNoOne() -> RedisCommand {
        var words = RedisCommandWriter("SLAVEOF")
        words.add("NO")
        words.add("ONE")
        return words.command
    }

    static func slowlogGet(_ count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("SLOWLOG GET")
        words.option(count)
        return words.command
    }

    static func slowlogHelp() -> RedisCommand {
        var words = RedisCommandWriter("SLOWLOG HELP")
        return words.command
    }

    static func slowlogLen() -> RedisCommand {
        var words = RedisCommandWriter("SLOWLOG LEN")
        return words.command
    }

    static func slowlogReset() -> RedisCommand {
        var words = RedisCommandWriter("SLOWLOG RESET")
        return words.command
    }

    static func swapdb(_ index1: Int, _ index2: Int) -> RedisCommand {
        var words = RedisCommandWriter("SWAPDB")
        words.add(index1)
        words.add(index2)
        return words.command
    }

    static func time() -> RedisCommand {
        var words = RedisCommandWriter("TIME")
        return words.command
    }
}

extension RedisCall {
    /// The categories of commands, or the commands of one.
    public static func aclCat(
        _ category: (any RedisArgument)? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclCat(category))
    }

    /// `ACL DELUSER username [username ...]`.
    public static func aclDeluser(
        _ users: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.aclDeluser(users))
    }

    /// `ACL DRYRUN username command [arg [arg ...]]`.
    public static func aclDryrun(
        _ user: any RedisArgument, _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<RedisDryRun> where Reply == RedisDryRun {
        RedisCall<RedisDryRun>(.aclDryrun(user, command, arguments))
    }

    /// `ACL GENPASS [bits]`.
    public static func aclGenpass(bits: Int? = nil) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.aclGenpass(bits: bits))
    }

    /// `ACL GETUSER username`.
    public static func aclGetuser(
        _ user: any RedisArgument
    ) -> RedisCall<RedisACLUser?> where Reply == RedisACLUser? {
        RedisCall<RedisACLUser?>(.aclGetuser(user))
    }

    /// `ACL HELP`.
    public static func aclHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclHelp())
    }

    /// `ACL LIST`.
    public static func aclList() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclList())
    }

    /// `ACL LOAD`.
    public static func aclLoad() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclLoad())
    }

    /// What was refused lately.
    public static func aclLog(
        count: Int? = nil
    ) -> RedisCall<[RedisACLLogEntry]> where Reply == [RedisACLLogEntry] {
        RedisCall<[RedisACLLogEntry]>(.aclLog(count: count))
    }

    /// `ACL LOG [count | RESET]`.
    public static func aclLogReset() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclLogReset())
    }

    /// `ACL SAVE`.
    public static func aclSave() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclSave())
    }

    /// `ACL SETUSER username [rule [rule ...]]`.
    public static func aclSetuser(
        _ user: any RedisArgument, _ rules: any RedisArgument...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclSetuser(user, rules))
    }

    /// `ACL USERS`.
    public static func aclUsers() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclUsers())
    }

    /// `ACL WHOAMI`.
    public static func aclWhoami() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.aclWhoami())
    }

    /// `BGREWRITEAOF`.
    public static func bgrewriteaof() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.bgrewriteaof())
    }

    /// `BGSAVE [SCHEDULE | CANCEL]`.
    public static func bgsave(
        _ mode: RedisBackgroundSave? = nil
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.bgsave(mode))
    }

    /// What the server says of all of its commands.
    public static func commandTable() -> RedisCall<[RedisCommandInfo?]>
    where Reply == [RedisCommandInfo?] {
        RedisCall<[RedisCommandInfo?]>(.commandTable())
    }

    /// `COMMAND COUNT`.
    public static func commandCount() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.commandCount())
    }

    /// `COMMAND DOCS [command-name [command-name ...]]`.
    public static func commandDocs(
        _ commands: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<RedisCommandDocumentation>]>
    where Reply == [RedisKeyed<RedisCommandDocumentation>] {
        RedisCall<[RedisKeyed<RedisCommandDocumentation>]>(.commandDocs(commands))
    }

    /// `COMMAND GETKEYS command [arg [arg ...]]`.
    public static func commandGetkeys(
        _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandGetkeys(command, arguments))
    }

    /// `COMMAND GETKEYS command [arg [arg ...]]`.
    public static func commandGetkeys<Value: RedisDecodable>(
        _ command: any RedisArgument, _ arguments: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.commandGetkeys(command, arguments))
    }

    /// `COMMAND GETKEYSANDFLAGS command [arg [arg ...]]`.
    public static func commandGetkeysandflags(
        _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<[String]>]> where Reply == [RedisKeyed<[String]>] {
        RedisCall<[RedisKeyed<[String]>]>(.commandGetkeysandflags(command, arguments))
    }

    /// `COMMAND HELP`.
    public static func commandHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandHelp())
    }

    /// `COMMAND INFO [command-name [command-name ...]]`.
    public static func commandInfo(
        _ commands: any RedisArgument...
    ) -> RedisCall<[RedisCommandInfo?]> where Reply == [RedisCommandInfo?] {
        RedisCall<[RedisCommandInfo?]>(.commandInfo(commands))
    }

    /// `COMMAND LIST [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]`.
    public static func commandList(
        filter: RedisCommandFilter? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandList(filter: filter))
    }

    /// `COMMANDLOG GET count <slow | large-request | large-reply>`.
    public static func commandlogGet(
        _ count: Int, _ kind: RedisCommandLog
    ) -> RedisCall<[RedisSlowLogEntry]> where Reply == [RedisSlowLogEntry] {
        RedisCall<[RedisSlowLogEntry]>(.commandlogGet(count, kind))
    }

    /// `COMMANDLOG HELP`.
    public static func commandlogHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandlogHelp())
    }

    /// `COMMANDLOG LEN <slow | large-request | large-reply>`.
    public static func commandlogLen(
        _ kind: RedisCommandLog
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.commandlogLen(kind))
    }

    /// `COMMANDLOG RESET <slow | large-request | large-reply>`.
    public static func commandlogReset(
        _ kind: RedisCommandLog
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.commandlogReset(kind))
    }

    /// `CONFIG GET parameter [parameter ...]`.
    public static func configGet(
        _ parameters: any RedisArgument...
    ) -> RedisCall<[String: String]> where Reply == [String: String] {
        RedisCall<[String: String]>(.configGet(parameters))
    }

    /// `CONFIG HELP`.
    public static func configHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.configHelp())
    }

    /// `CONFIG RESETSTAT`.
    public static func configResetstat() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.configResetstat())
    }

    /// `CONFIG REWRITE`.
    public static func configRewrite() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.configRewrite())
    }

    /// `CONFIG SET parameter value [parameter value ...]`.
    public static func configSet(
        _ parameters: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.configSet(parameters))
    }

    /// `DBSIZE`.
    public static func dbsize() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.dbsize())
    }

    /// `FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]`.
    public static func failover(
        to: RedisFailoverTarget? = nil, abort: Bool = false, timeout: Duration? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.failover(to: to, abort: abort, timeout: timeout))
    }

    /// `FLUSHALL [ASYNC | SYNC]`.
    public static func flushall(
        _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.flushall(mode))
    }

    /// `FLUSHDB [ASYNC | SYNC]`.
    public static func flushdb(
        _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.flushdb(mode))
    }

    /// `INFO [section [section ...]]`.
    public static func info(
        _ sections: any RedisArgument...
    ) -> RedisCall<RedisInfo> where Reply == RedisInfo {
        RedisCall<RedisInfo>(.info(sections))
    }

    /// When data was last written to disk, in seconds since 1970.
    public static func lastsave() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.lastsave())
    }

    /// `LATENCY DOCTOR`.
    public static func latencyDoctor() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.latencyDoctor())
    }

    /// `LATENCY GRAPH event`.
    public static func latencyGraph(
        _ event: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.latencyGraph(event))
    }

    /// `LATENCY HELP`.
    public static func latencyHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.latencyHelp())
    }

    /// `LATENCY HISTOGRAM [COMMAND [COMMAND ...]]`.
    public static func latencyHistogram(
        _ commands: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<RedisLatencyHistogram>]>
    where Reply == [RedisKeyed<RedisLatencyHistogram>] {
        RedisCall<[RedisKeyed<RedisLatencyHistogram>]>(.latencyHistogram(commands))
    }

    /// `LATENCY HISTORY event`.
    public static func latencyHistory(
        _ event: any RedisArgument
    ) -> RedisCall<[RedisLatencySample]> where Reply == [RedisLatencySample] {
        RedisCall<[RedisLatencySample]>(.latencyHistory(event))
    }

    /// `LATENCY LATEST`.
    public static func latencyLatest() -> RedisCall<[RedisLatencyEvent]>
    where Reply == [RedisLatencyEvent] {
        RedisCall<[RedisLatencyEvent]>(.latencyLatest())
    }

    /// `LATENCY RESET [event [event ...]]`.
    public static func latencyReset(
        _ events: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.latencyReset(events))
    }

    /// `LOLWUT [VERSION version]`.
    public static func lolwut(version: Int? = nil) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.lolwut(version: version))
    }

    /// `MEMORY DOCTOR`.
    public static func memoryDoctor() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.memoryDoctor())
    }

    /// `MEMORY HELP`.
    public static func memoryHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.memoryHelp())
    }

    /// `MEMORY MALLOC-STATS`.
    public static func memoryMallocStats() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.memoryMallocStats())
    }

    /// `MEMORY PURGE`.
    public static func memoryPurge() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.memoryPurge())
    }

    /// `MEMORY STATS`.
    public static func memoryStats() -> RedisCall<RedisMemoryStatistics>
    where Reply == RedisMemoryStatistics {
        RedisCall<RedisMemoryStatistics>(.memoryStats())
    }

    /// `MEMORY USAGE key [SAMPLES count]`.
    public static func memoryUsage(
        _ key: any RedisArgument, samples: Int? = nil
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.memoryUsage(key, samples: samples))
    }

    /// `MODULE HELP`.
    public static func moduleHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.moduleHelp())
    }

    /// `MODULE LIST`.
    public static func moduleList() -> RedisCall<[RedisModule]> where Reply == [RedisModule] {
        RedisCall<[RedisModule]>(.moduleList())
    }

    /// `MODULE LOAD path [arg [arg ...]]`.
    public static func moduleLoad(
        _ path: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.moduleLoad(path, arguments))
    }

    /// `MODULE LOADEX path [CONFIG name value [CONFIG name value ...]] [ARGS args [args ...]]`.
    public static func moduleLoadex(
        _ path: any RedisArgument, config: RedisModuleConfiguration? = nil,
        arguments: [any RedisArgument] = []
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.moduleLoadex(path, config: config, arguments: arguments))
    }

    /// `MODULE UNLOAD name`.
    public static func moduleUnload(
        _ name: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.moduleUnload(name))
    }

    /// `REPLICAOF <host port | NO ONE>`.
    public static func replicaof(
        _ host: any RedisArgument, port: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.replicaof(host, port: port))
    }

    /// `REPLICAOF <host port | NO ONE>`.
    public static func replicaofNoOne() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.replicaofNoOne())
    }

    /// `ROLE`.
    public static func role() -> RedisCall<RedisRoleReply> where Reply == RedisRoleReply {
        RedisCall<RedisRoleReply>(.role())
    }

    /// `SAVE`.
    public static func save() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.save())
    }

    /// `SLAVEOF <host port | NO ONE>`.
    public static func slaveof(
        _ host: any RedisArgument, port: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.slaveof(host, port: port))
    }

    /// `SLAVEOF <host port | NO ONE>`.
    public static func slaveofNoOne() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.slaveofNoOne())
    }

    /// `SLOWLOG GET [count]`.
    public static func slowlogGet(
        _ count: Int? = nil
    ) -> RedisCall<[RedisSlowLogEntry]> where Reply == [RedisSlowLogEntry] {
        RedisCall<[RedisSlowLogEntry]>(.slowlogGet(count))
    }

    /// `SLOWLOG HELP`.
    public static func slowlogHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.slowlogHelp())
    }

    /// `SLOWLOG LEN`.
    public static func slowlogLen() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.slowlogLen())
    }

    /// `SLOWLOG RESET`.
    public static func slowlogReset() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.slowlogReset())
    }

    /// `SWAPDB index1 index2`.
    public static func swapdb(
        _ index1: Int, _ index2: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.swapdb(index1, index2))
    }

    /// `TIME`.
    public static func time() -> RedisCall<RedisTime> where Reply == RedisTime {
        RedisCall<RedisTime>(.time())
    }
}

extension RedisCommanding {
    /// The categories of commands, or the commands of one.
    ///
    /// `ACL CAT [category]`
    ///
    /// O(1) since the categories and commands are a fixed set. Since 6.0.0.
    @discardableResult
    public func aclCat(_ category: (any RedisArgument)? = nil) async throws -> [String] {
        try await run(RedisCall<[String]>(.aclCat(category)))
    }

    /// `ACL DELUSER username [username ...]`
    ///
    /// O(1) amortized time considering the typical user. Since 6.0.0.
    @discardableResult
    public func aclDeluser(_ users: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.aclDeluser(users)))
    }

    /// `ACL DRYRUN username command [arg [arg ...]]`
    ///
    /// O(1). Since 7.0.0.
    @discardableResult
    public func aclDryrun(
        _ user: any RedisArgument, _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) async throws -> RedisDryRun {
        try await run(RedisCall<RedisDryRun>(.aclDryrun(user, command, arguments)))
    }

    /// `ACL GENPASS [bits]`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    public func aclGenpass(bits: Int? = nil) async throws -> String {
        try await run(RedisCall<String>(.aclGenpass(bits: bits)))
    }

    /// `ACL GETUSER username`
    ///
    /// O(N). Where N is the number of password, command and pattern rules that the user has.
    /// Since 6.0.0.
    @discardableResult
    public func aclGetuser(_ user: any RedisArgument) async throws -> RedisACLUser? {
        try await run(RedisCall<RedisACLUser?>(.aclGetuser(user)))
    }

    /// `ACL HELP`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    public func aclHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.aclHelp()))
    }

    /// `ACL LIST`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    @discardableResult
    public func aclList() async throws -> [String] {
        try await run(RedisCall<[String]>(.aclList()))
    }

    /// `ACL LOAD`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    public func aclLoad() async throws {
        try await run(RedisCall<RedisDone>(.aclLoad()))
    }

    /// What was refused lately.
    ///
    /// `ACL LOG [count | RESET]`
    ///
    /// O(N) with N being the number of entries shown. Since 6.0.0.
    @discardableResult
    public func aclLog(count: Int? = nil) async throws -> [RedisACLLogEntry] {
        try await run(RedisCall<[RedisACLLogEntry]>(.aclLog(count: count)))
    }

    /// `ACL LOG [count | RESET]`
    ///
    /// O(N) with N being the number of entries shown. Since 6.0.0.
    public func aclLogReset() async throws {
        try await run(RedisCall<RedisDone>(.aclLogReset()))
    }

    /// `ACL SAVE`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    public func aclSave() async throws {
        try await run(RedisCall<RedisDone>(.aclSave()))
    }

    /// `ACL SETUSER username [rule [rule ...]]`
    ///
    /// O(N). Where N is the number of rules provided. Since 6.0.0.
    public func aclSetuser(
        _ user: any RedisArgument, _ rules: any RedisArgument...
    ) async throws {
        try await run(RedisCall<RedisDone>(.aclSetuser(user, rules)))
    }

    /// `ACL USERS`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    @discardableResult
    public func aclUsers() async throws -> [String] {
        try await run(RedisCall<[String]>(.aclUsers()))
    }

    /// `ACL WHOAMI`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    public func aclWhoami() async throws -> String {
        try await run(RedisCall<String>(.aclWhoami()))
    }

    /// `BGREWRITEAOF`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    public func bgrewriteaof() async throws -> String {
        try await run(RedisCall<String>(.bgrewriteaof()))
    }

    /// `BGSAVE [SCHEDULE | CANCEL]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    public func bgsave(_ mode: RedisBackgroundSave? = nil) async throws -> String {
        try await run(RedisCall<String>(.bgsave(mode)))
    }

    /// What the server says of all of its commands.
    ///
    /// `COMMAND`
    ///
    /// O(N) where N is the total number of commands. Since 2.8.13.
    @discardableResult
    public func commandTable() async throws -> [RedisCommandInfo?] {
        try await run(RedisCall<[RedisCommandInfo?]>(.commandTable()))
    }

    /// `COMMAND COUNT`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func commandCount() async throws -> Int {
        try await run(RedisCall<Int>(.commandCount()))
    }

    /// `COMMAND DOCS [command-name [command-name ...]]`
    ///
    /// O(N) where N is the number of commands to look up. Since 7.0.0.
    @discardableResult
    public func commandDocs(
        _ commands: any RedisArgument...
    ) async throws -> [RedisKeyed<RedisCommandDocumentation>] {
        try await run(RedisCall<[RedisKeyed<RedisCommandDocumentation>]>(.commandDocs(commands)))
    }

    /// `COMMAND GETKEYS command [arg [arg ...]]`
    ///
    /// O(N) where N is the number of arguments to the command. Since 2.8.13.
    @discardableResult
    public func commandGetkeys<Value: RedisDecodable>(
        _ command: any RedisArgument, _ arguments: any RedisArgument...,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.commandGetkeys(command, arguments)))
    }

    /// `COMMAND GETKEYSANDFLAGS command [arg [arg ...]]`
    ///
    /// O(N) where N is the number of arguments to the command. Since 7.0.0.
    @discardableResult
    public func commandGetkeysandflags(
        _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) async throws -> [RedisKeyed<[String]>] {
        try await run(
            RedisCall<[RedisKeyed<[String]>]>(.commandGetkeysandflags(command, arguments)))
    }

    /// `COMMAND HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    public func commandHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.commandHelp()))
    }

    /// `COMMAND INFO [command-name [command-name ...]]`
    ///
    /// O(N) where N is the number of commands to look up. Since 2.8.13.
    @discardableResult
    public func commandInfo(
        _ commands: any RedisArgument...
    ) async throws -> [RedisCommandInfo?] {
        try await run(RedisCall<[RedisCommandInfo?]>(.commandInfo(commands)))
    }

    /// `COMMAND LIST [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]`
    ///
    /// O(N) where N is the total number of commands. Since 7.0.0.
    @discardableResult
    public func commandList(filter: RedisCommandFilter? = nil) async throws -> [String] {
        try await run(RedisCall<[String]>(.commandList(filter: filter)))
    }

    /// `COMMANDLOG GET count <slow | large-request | large-reply>`
    ///
    /// O(N) where N is the number of entries returned. Valkey only, since 8.1.0.
    @discardableResult
    public func commandlogGet(
        _ count: Int, _ kind: RedisCommandLog
    ) async throws -> [RedisSlowLogEntry] {
        try await run(RedisCall<[RedisSlowLogEntry]>(.commandlogGet(count, kind)))
    }

    /// `COMMANDLOG HELP`
    ///
    /// O(1). Valkey only, since 8.1.0.
    @discardableResult
    public func commandlogHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.commandlogHelp()))
    }

    /// `COMMANDLOG LEN <slow | large-request | large-reply>`
    ///
    /// O(1). Valkey only, since 8.1.0.
    @discardableResult
    public func commandlogLen(_ kind: RedisCommandLog) async throws -> Int {
        try await run(RedisCall<Int>(.commandlogLen(kind)))
    }

    /// `COMMANDLOG RESET <slow | large-request | large-reply>`
    ///
    /// O(N) where N is the number of entries in the commandlog. Valkey only, since 8.1.0.
    public func commandlogReset(_ kind: RedisCommandLog) async throws {
        try await run(RedisCall<RedisDone>(.commandlogReset(kind)))
    }

    /// `CONFIG GET parameter [parameter ...]`
    ///
    /// O(N) when N is the number of configuration parameters provided. Since 2.0.0.
    @discardableResult
    public func configGet(_ parameters: any RedisArgument...) async throws -> [String: String] {
        try await run(RedisCall<[String: String]>(.configGet(parameters)))
    }

    /// `CONFIG HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    public func configHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.configHelp()))
    }

    /// `CONFIG RESETSTAT`
    ///
    /// O(1). Since 2.0.0.
    public func configResetstat() async throws {
        try await run(RedisCall<RedisDone>(.configResetstat()))
    }

    /// `CONFIG REWRITE`
    ///
    /// O(1). Since 2.8.0.
    public func configRewrite() async throws {
        try await run(RedisCall<RedisDone>(.configRewrite()))
    }

    /// `CONFIG SET parameter value [parameter value ...]`
    ///
    /// O(N) when N is the number of configuration parameters provided. Since 2.0.0.
    public func configSet(_ parameters: RedisKeyValues) async throws {
        try await run(RedisCall<RedisDone>(.configSet(parameters)))
    }

    /// `DBSIZE`
    ///
    /// O(1). Since 1.0.0.
    public func dbsize() async throws -> Int {
        try await run(RedisCall<Int>(.dbsize()))
    }

    /// `FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]`
    ///
    /// O(1). Since 6.2.0.
    public func failover(
        to: RedisFailoverTarget? = nil, abort: Bool = false, timeout: Duration? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.failover(to: to, abort: abort, timeout: timeout)))
    }

    /// `FLUSHALL [ASYNC | SYNC]`
    ///
    /// O(N) where N is the total number of keys in all databases. Since 1.0.0.
    public func flushall(_ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.flushall(mode)))
    }

    /// `FLUSHDB [ASYNC | SYNC]`
    ///
    /// O(N) where N is the number of keys in the selected database. Since 1.0.0.
    public func flushdb(_ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.flushdb(mode)))
    }

    /// `INFO [section [section ...]]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    public func info(_ sections: any RedisArgument...) async throws -> RedisInfo {
        try await run(RedisCall<RedisInfo>(.info(sections)))
    }

    /// When data was last written to disk, in seconds since 1970.
    ///
    /// `LASTSAVE`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    public func lastsave() async throws -> Int {
        try await run(RedisCall<Int>(.lastsave()))
    }

    /// `LATENCY DOCTOR`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func latencyDoctor() async throws -> String {
        try await run(RedisCall<String>(.latencyDoctor()))
    }

    /// `LATENCY GRAPH event`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func latencyGraph(_ event: any RedisArgument) async throws -> String {
        try await run(RedisCall<String>(.latencyGraph(event)))
    }

    /// `LATENCY HELP`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func latencyHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.latencyHelp()))
    }

    /// `LATENCY HISTOGRAM [COMMAND [COMMAND ...]]`
    ///
    /// O(N) where N is the number of commands with latency information being retrieved. Since
    /// 7.0.0.
    @discardableResult
    public func latencyHistogram(
        _ commands: any RedisArgument...
    ) async throws -> [RedisKeyed<RedisLatencyHistogram>] {
        try await run(RedisCall<[RedisKeyed<RedisLatencyHistogram>]>(.latencyHistogram(commands)))
    }

    /// `LATENCY HISTORY event`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func latencyHistory(_ event: any RedisArgument) async throws -> [RedisLatencySample] {
        try await run(RedisCall<[RedisLatencySample]>(.latencyHistory(event)))
    }

    /// `LATENCY LATEST`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func latencyLatest() async throws -> [RedisLatencyEvent] {
        try await run(RedisCall<[RedisLatencyEvent]>(.latencyLatest()))
    }

    /// `LATENCY RESET [event [event ...]]`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    public func latencyReset(_ events: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.latencyReset(events)))
    }

    /// `LOLWUT [VERSION version]`
    ///
    /// Since 5.0.0.
    public func lolwut(version: Int? = nil) async throws -> String {
        try await run(RedisCall<String>(.lolwut(version: version)))
    }

    /// `MEMORY DOCTOR`
    ///
    /// O(1). Since 4.0.0.
    @discardableResult
    public func memoryDoctor() async throws -> String {
        try await run(RedisCall<String>(.memoryDoctor()))
    }

    /// `MEMORY HELP`
    ///
    /// O(1). Since 4.0.0.
    @discardableResult
    public func memoryHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.memoryHelp()))
    }

    /// `MEMORY MALLOC-STATS`
    ///
    /// Depends on how much memory is allocated, could be slow. Since 4.0.0.
    @discardableResult
    public func memoryMallocStats() async throws -> String {
        try await run(RedisCall<String>(.memoryMallocStats()))
    }

    /// `MEMORY PURGE`
    ///
    /// Depends on how much memory is allocated, could be slow. Since 4.0.0.
    public func memoryPurge() async throws {
        try await run(RedisCall<RedisDone>(.memoryPurge()))
    }

    /// `MEMORY STATS`
    ///
    /// O(1). Since 4.0.0.
    @discardableResult
    public func memoryStats() async throws -> RedisMemoryStatistics {
        try await run(RedisCall<RedisMemoryStatistics>(.memoryStats()))
    }

    /// `MEMORY USAGE key [SAMPLES count]`
    ///
    /// O(N) where N is the number of samples. Since 4.0.0.
    public func memoryUsage(_ key: any RedisArgument, samples: Int? = nil) async throws -> Int? {
        try await run(RedisCall<Int?>(.memoryUsage(key, samples: samples)))
    }

    /// `MODULE HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    public func moduleHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.moduleHelp()))
    }

    /// `MODULE LIST`
    ///
    /// O(N) where N is the number of loaded modules. Since 4.0.0.
    @discardableResult
    public func moduleList() async throws -> [RedisModule] {
        try await run(RedisCall<[RedisModule]>(.moduleList()))
    }

    /// `MODULE LOAD path [arg [arg ...]]`
    ///
    /// O(1). Since 4.0.0.
    public func moduleLoad(
        _ path: any RedisArgument, _ arguments: any RedisArgument...
    ) async throws {
        try await run(RedisCall<RedisDone>(.moduleLoad(path, arguments)))
    }

    /// `MODULE LOADEX path [CONFIG name value [CONFIG name value ...]] [ARGS args [args ...]]`
    ///
    /// O(1). Since 7.0.0.
    public func moduleLoadex(
        _ path: any RedisArgument, config: RedisModuleConfiguration? = nil,
        arguments: [any RedisArgument] = []
    ) async throws {
        try await run(
            RedisCall<RedisDone>(.moduleLoadex(path, config: config, arguments: arguments)))
    }

    /// `MODULE UNLOAD name`
    ///
    /// O(1). Since 4.0.0.
    public func moduleUnload(_ name: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.moduleUnload(name)))
    }

    /// `REPLICAOF <host port | NO ONE>`
    ///
    /// O(1). Since 5.0.0.
    public func replicaof(_ host: any RedisArgument, port: Int) async throws {
        try await run(RedisCall<RedisDone>(.replicaof(host, port: port)))
    }

    /// `REPLICAOF <host port | NO ONE>`
    ///
    /// O(1). Since 5.0.0.
    public func replicaofNoOne() async throws {
        try await run(RedisCall<RedisDone>(.replicaofNoOne()))
    }

    /// `ROLE`
    ///
    /// O(1). Since 2.8.12.
    @discardableResult
    public func role() async throws -> RedisRoleReply {
        try await run(RedisCall<RedisRoleReply>(.role()))
    }

    /// `SAVE`
    ///
    /// O(N) where N is the total number of keys in all databases. Since 1.0.0.
    public func save() async throws {
        try await run(RedisCall<RedisDone>(.save()))
    }

    /// `SLAVEOF <host port | NO ONE>`
    ///
    /// O(1). Since 1.0.0.
    ///
    /// Deprecated since 5.0.0: `REPLICAOF`.
    public func slaveof(_ host: any RedisArgument, port: Int) async throws {
        try await run(RedisCall<RedisDone>(.slaveof(host, port: port)))
    }

    /// `SLAVEOF <host port | NO ONE>`
    ///
    /// O(1). Since 1.0.0.
    ///
    /// Deprecated since 5.0.0: `REPLICAOF`.
    public func slaveofNoOne() async throws {
        try await run(RedisCall<RedisDone>(.slaveofNoOne()))
    }

    /// `SLOWLOG GET [count]`
    ///
    /// O(N) where N is the number of entries returned. Since 2.2.12.
    @discardableResult
    public func slowlogGet(_ count: Int? = nil) async throws -> [RedisSlowLogEntry] {
        try await run(RedisCall<[RedisSlowLogEntry]>(.slowlogGet(count)))
    }

    /// `SLOWLOG HELP`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    public func slowlogHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.slowlogHelp()))
    }

    /// `SLOWLOG LEN`
    ///
    /// O(1). Since 2.2.12.
    @discardableResult
    public func slowlogLen() async throws -> Int {
        try await run(RedisCall<Int>(.slowlogLen()))
    }

    /// `SLOWLOG RESET`
    ///
    /// O(N) where N is the number of entries in the slowlog. Since 2.2.12.
    public func slowlogReset() async throws {
        try await run(RedisCall<RedisDone>(.slowlogReset()))
    }

    /// `SWAPDB index1 index2`
    ///
    /// O(N) where N is the count of clients watching or blocking on keys from both databases.
    /// Since 4.0.0.
    public func swapdb(_ index1: Int, _ index2: Int) async throws {
        try await run(RedisCall<RedisDone>(.swapdb(index1, index2)))
    }

    /// `TIME`
    ///
    /// O(1). Since 2.6.0.
    @discardableResult
    public func time() async throws -> RedisTime {
        try await run(RedisCall<RedisTime>(.time()))
    }
}
