// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func aclCat(_ category: (any RedisArgument)?) -> RedisCommand {
        var words = RedisCommandWriter("ACL CAT")
        words.option(category)
        return words.finish()
    }

    @usableFromInline
    static func aclDeluser(_ users: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("ACL DELUSER")
        words.add(contentsOf: users)
        return words.finish()
    }

    @usableFromInline
    static func aclDryrun(
        _ user: any RedisArgument, _ command: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("ACL DRYRUN")
        words.add(user)
        words.add(command)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func aclGenpass(bits: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ACL GENPASS")
        words.option(bits)
        return words.finish()
    }

    @usableFromInline
    static func aclGetuser(_ user: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ACL GETUSER")
        words.add(user)
        return words.finish()
    }

    @usableFromInline
    static func aclHelp() -> RedisCommand {
        RedisCommand("ACL HELP", arguments: [])
    }

    @usableFromInline
    static func aclList() -> RedisCommand {
        RedisCommand("ACL LIST", arguments: [])
    }

    @usableFromInline
    static func aclLoad() -> RedisCommand {
        RedisCommand("ACL LOAD", arguments: [])
    }

    @usableFromInline
    static func aclLog(count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ACL LOG")
        words.option(count)
        return words.finish()
    }

    @usableFromInline
    static func aclLogReset() -> RedisCommand {
        var words = RedisCommandWriter("ACL LOG")
        words.add("RESET")
        return words.finish()
    }

    @usableFromInline
    static func aclSave() -> RedisCommand {
        RedisCommand("ACL SAVE", arguments: [])
    }

    @usableFromInline
    static func aclSetuser(
        _ user: any RedisArgument, _ rules: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("ACL SETUSER")
        words.add(user)
        words.add(contentsOf: rules)
        return words.finish()
    }

    @usableFromInline
    static func aclUsers() -> RedisCommand {
        RedisCommand("ACL USERS", arguments: [])
    }

    @usableFromInline
    static func aclWhoami() -> RedisCommand {
        RedisCommand("ACL WHOAMI", arguments: [])
    }

    @usableFromInline
    static func bgrewriteaof() -> RedisCommand {
        RedisCommand("BGREWRITEAOF", arguments: [])
    }

    @usableFromInline
    static func bgsave(_ mode: RedisBackgroundSave?) -> RedisCommand {
        var words = RedisCommandWriter("BGSAVE")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func commandTable() -> RedisCommand {
        RedisCommand("COMMAND", arguments: [])
    }

    @usableFromInline
    static func commandCount() -> RedisCommand {
        RedisCommand("COMMAND COUNT", arguments: [])
    }

    @usableFromInline
    static func commandDocs(_ commands: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND DOCS")
        words.add(contentsOf: commands)
        return words.finish()
    }

    @usableFromInline
    static func commandGetkeys(
        _ command: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND GETKEYS")
        words.add(command)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func commandGetkeysandflags(
        _ command: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND GETKEYSANDFLAGS")
        words.add(command)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func commandHelp() -> RedisCommand {
        RedisCommand("COMMAND HELP", arguments: [])
    }

    @usableFromInline
    static func commandInfo(_ commands: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND INFO")
        words.add(contentsOf: commands)
        return words.finish()
    }

    @usableFromInline
    static func commandList(filter: RedisCommandFilter?) -> RedisCommand {
        var words = RedisCommandWriter("COMMAND LIST")
        words.option("FILTERBY", filter)
        return words.finish()
    }

    @usableFromInline
    static func commandlogGet(_ count: Int, _ kind: RedisCommandLog) -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG GET")
        words.add(count)
        words.add(kind)
        return words.finish()
    }

    @usableFromInline
    static func commandlogHelp() -> RedisCommand {
        RedisCommand("COMMANDLOG HELP", arguments: [])
    }

    @usableFromInline
    static func commandlogLen(_ kind: RedisCommandLog) -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG LEN")
        words.add(kind)
        return words.finish()
    }

    @usableFromInline
    static func commandlogReset(_ kind: RedisCommandLog) -> RedisCommand {
        var words = RedisCommandWriter("COMMANDLOG RESET")
        words.add(kind)
        return words.finish()
    }

    @usableFromInline
    static func configGet(_ parameters: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("CONFIG GET")
        words.add(contentsOf: parameters)
        return words.finish()
    }

    @usableFromInline
    static func configHelp() -> RedisCommand {
        RedisCommand("CONFIG HELP", arguments: [])
    }

    @usableFromInline
    static func configResetstat() -> RedisCommand {
        RedisCommand("CONFIG RESETSTAT", arguments: [])
    }

    @usableFromInline
    static func configRewrite() -> RedisCommand {
        RedisCommand("CONFIG REWRITE", arguments: [])
    }

    @usableFromInline
    static func configSet(_ parameters: RedisKeyValues) -> RedisCommand {
        var words = RedisCommandWriter("CONFIG SET")
        words.add(parameters)
        return words.finish()
    }

    @usableFromInline
    static func dbsize() -> RedisCommand {
        RedisCommand("DBSIZE", arguments: [])
    }

    @usableFromInline
    static func failover(
        to: RedisFailoverTarget?, abort: Bool, timeout: Duration?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FAILOVER")
        words.option("TO", to)
        words.flag("ABORT", abort)
        words.option("TIMEOUT", milliseconds: timeout)
        return words.finish()
    }

    @usableFromInline
    static func flushall(_ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("FLUSHALL")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func flushdb(_ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("FLUSHDB")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func info(_ sections: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("INFO")
        words.add(contentsOf: sections)
        return words.finish()
    }

    @usableFromInline
    static func lastsave() -> RedisCommand {
        RedisCommand("LASTSAVE", arguments: [])
    }

    @usableFromInline
    static func latencyDoctor() -> RedisCommand {
        RedisCommand("LATENCY DOCTOR", arguments: [])
    }

    @usableFromInline
    static func latencyGraph(_ event: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY GRAPH")
        words.add(event)
        return words.finish()
    }

    @usableFromInline
    static func latencyHelp() -> RedisCommand {
        RedisCommand("LATENCY HELP", arguments: [])
    }

    @usableFromInline
    static func latencyHistogram(_ commands: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY HISTOGRAM")
        words.add(contentsOf: commands)
        return words.finish()
    }

    @usableFromInline
    static func latencyHistory(_ event: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY HISTORY")
        words.add(event)
        return words.finish()
    }

    @usableFromInline
    static func latencyLatest() -> RedisCommand {
        RedisCommand("LATENCY LATEST", arguments: [])
    }

    @usableFromInline
    static func latencyReset(_ events: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("LATENCY RESET")
        words.add(contentsOf: events)
        return words.finish()
    }

    @usableFromInline
    static func lolwut(version: Int?) -> RedisCommand {
        var words = RedisCommandWriter("LOLWUT")
        words.option("VERSION", version)
        return words.finish()
    }

    @usableFromInline
    static func memoryDoctor() -> RedisCommand {
        RedisCommand("MEMORY DOCTOR", arguments: [])
    }

    @usableFromInline
    static func memoryHelp() -> RedisCommand {
        RedisCommand("MEMORY HELP", arguments: [])
    }

    @usableFromInline
    static func memoryMallocStats() -> RedisCommand {
        RedisCommand("MEMORY MALLOC-STATS", arguments: [])
    }

    @usableFromInline
    static func memoryPurge() -> RedisCommand {
        RedisCommand("MEMORY PURGE", arguments: [])
    }

    @usableFromInline
    static func memoryStats() -> RedisCommand {
        RedisCommand("MEMORY STATS", arguments: [])
    }

    @usableFromInline
    static func memoryUsage(_ key: any RedisArgument, samples: Int?) -> RedisCommand {
        var words = RedisCommandWriter("MEMORY USAGE")
        words.add(key)
        words.option("SAMPLES", samples)
        return words.finish()
    }

    @usableFromInline
    static func moduleHelp() -> RedisCommand {
        RedisCommand("MODULE HELP", arguments: [])
    }

    @usableFromInline
    static func moduleList() -> RedisCommand {
        RedisCommand("MODULE LIST", arguments: [])
    }

    @usableFromInline
    static func moduleLoad(
        _ path: any RedisArgument, _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("MODULE LOAD")
        words.add(path)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func moduleLoadex(
        _ path: any RedisArgument, config: RedisModuleConfiguration?, arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("MODULE LOADEX")
        words.add(path)
        words.option(config)
        words.flag("ARGS", !arguments.isEmpty)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func moduleUnload(_ name: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("MODULE UNLOAD")
        words.add(name)
        return words.finish()
    }

    @usableFromInline
    static func replicaof(_ host: any RedisArgument, port: Int) -> RedisCommand {
        var words = RedisCommandWriter("REPLICAOF")
        words.add(host)
        words.add(port)
        return words.finish()
    }

    @usableFromInline
    static func replicaofNoOne() -> RedisCommand {
        var words = RedisCommandWriter("REPLICAOF")
        words.add("NO")
        words.add("ONE")
        return words.finish()
    }

    @usableFromInline
    static func role() -> RedisCommand {
        RedisCommand("ROLE", arguments: [])
    }

    @usableFromInline
    static func save() -> RedisCommand {
        RedisCommand("SAVE", arguments: [])
    }

    @usableFromInline
    static func slaveof(_ host: any RedisArgument, port: Int) -> RedisCommand {
        var words = RedisCommandWriter("SLAVEOF")
        words.add(host)
        words.add(port)
        return words.finish()
    }

    @usableFromInline
    static func slaveofNoOne() -> RedisCommand {
        var words = RedisCommandWriter("SLAVEOF")
        words.add("NO")
        words.add("ONE")
        return words.finish()
    }

    @usableFromInline
    static func slowlogGet(_ count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("SLOWLOG GET")
        words.option(count)
        return words.finish()
    }

    @usableFromInline
    static func slowlogHelp() -> RedisCommand {
        RedisCommand("SLOWLOG HELP", arguments: [])
    }

    @usableFromInline
    static func slowlogLen() -> RedisCommand {
        RedisCommand("SLOWLOG LEN", arguments: [])
    }

    @usableFromInline
    static func slowlogReset() -> RedisCommand {
        RedisCommand("SLOWLOG RESET", arguments: [])
    }

    @usableFromInline
    static func swapdb(_ index1: Int, _ index2: Int) -> RedisCommand {
        var words = RedisCommandWriter("SWAPDB")
        words.add(index1)
        words.add(index2)
        return words.finish()
    }

    @usableFromInline
    static func time() -> RedisCommand {
        RedisCommand("TIME", arguments: [])
    }
}

extension RedisCall {
    /// The categories of commands, or the commands of one.
    @export(implementation)
    public static func aclCat(
        _ category: (any RedisArgument)? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclCat(category))
    }

    /// `ACL DELUSER username [username ...]`.
    @export(implementation)
    public static func aclDeluser(
        _ users: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.aclDeluser(users))
    }

    /// `ACL DRYRUN username command [arg [arg ...]]`.
    @export(implementation)
    public static func aclDryrun(
        _ user: any RedisArgument, _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<RedisDryRun> where Reply == RedisDryRun {
        RedisCall<RedisDryRun>(.aclDryrun(user, command, arguments))
    }

    /// `ACL GENPASS [bits]`.
    @export(implementation)
    public static func aclGenpass(bits: Int? = nil) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.aclGenpass(bits: bits))
    }

    /// `ACL GETUSER username`.
    @export(implementation)
    public static func aclGetuser(
        _ user: any RedisArgument
    ) -> RedisCall<RedisACLUser?> where Reply == RedisACLUser? {
        RedisCall<RedisACLUser?>(.aclGetuser(user))
    }

    /// `ACL HELP`.
    @export(implementation)
    public static func aclHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclHelp())
    }

    /// `ACL LIST`.
    @export(implementation)
    public static func aclList() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclList())
    }

    /// `ACL LOAD`.
    @export(implementation)
    public static func aclLoad() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclLoad())
    }

    /// What was refused lately.
    @export(implementation)
    public static func aclLog(
        count: Int? = nil
    ) -> RedisCall<[RedisACLLogEntry]> where Reply == [RedisACLLogEntry] {
        RedisCall<[RedisACLLogEntry]>(.aclLog(count: count))
    }

    /// `ACL LOG [count | RESET]`.
    @export(implementation)
    public static func aclLogReset() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclLogReset())
    }

    /// `ACL SAVE`.
    @export(implementation)
    public static func aclSave() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclSave())
    }

    /// `ACL SETUSER username [rule [rule ...]]`.
    @export(implementation)
    public static func aclSetuser(
        _ user: any RedisArgument, _ rules: any RedisArgument...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.aclSetuser(user, rules))
    }

    /// `ACL USERS`.
    @export(implementation)
    public static func aclUsers() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.aclUsers())
    }

    /// `ACL WHOAMI`.
    @export(implementation)
    public static func aclWhoami() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.aclWhoami())
    }

    /// `BGREWRITEAOF`.
    @export(implementation)
    public static func bgrewriteaof() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.bgrewriteaof())
    }

    /// `BGSAVE [SCHEDULE | CANCEL]`.
    @export(implementation)
    public static func bgsave(
        _ mode: RedisBackgroundSave? = nil
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.bgsave(mode))
    }

    /// What the server says of all of its commands.
    @export(implementation)
    public static func commandTable() -> RedisCall<[RedisCommandInfo?]>
    where Reply == [RedisCommandInfo?] {
        RedisCall<[RedisCommandInfo?]>(.commandTable())
    }

    /// `COMMAND COUNT`.
    @export(implementation)
    public static func commandCount() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.commandCount())
    }

    /// `COMMAND DOCS [command-name [command-name ...]]`.
    @export(implementation)
    public static func commandDocs(
        _ commands: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<RedisCommandDocumentation>]>
    where Reply == [RedisKeyed<RedisCommandDocumentation>] {
        RedisCall<[RedisKeyed<RedisCommandDocumentation>]>(.commandDocs(commands))
    }

    /// `COMMAND GETKEYS command [arg [arg ...]]`.
    @export(implementation)
    public static func commandGetkeys(
        _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandGetkeys(command, arguments))
    }

    /// `COMMAND GETKEYS command [arg [arg ...]]`.
    @export(implementation)
    public static func commandGetkeys<Value: RedisDecodable>(
        _ command: any RedisArgument, _ arguments: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.commandGetkeys(command, arguments))
    }

    /// `COMMAND GETKEYSANDFLAGS command [arg [arg ...]]`.
    @export(implementation)
    public static func commandGetkeysandflags(
        _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<[String]>]> where Reply == [RedisKeyed<[String]>] {
        RedisCall<[RedisKeyed<[String]>]>(.commandGetkeysandflags(command, arguments))
    }

    /// `COMMAND HELP`.
    @export(implementation)
    public static func commandHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandHelp())
    }

    /// `COMMAND INFO [command-name [command-name ...]]`.
    @export(implementation)
    public static func commandInfo(
        _ commands: any RedisArgument...
    ) -> RedisCall<[RedisCommandInfo?]> where Reply == [RedisCommandInfo?] {
        RedisCall<[RedisCommandInfo?]>(.commandInfo(commands))
    }

    /// `COMMAND LIST [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]`.
    @export(implementation)
    public static func commandList(
        filter: RedisCommandFilter? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandList(filter: filter))
    }

    /// `COMMANDLOG GET count <slow | large-request | large-reply>`.
    @export(implementation)
    public static func commandlogGet(
        _ count: Int, _ kind: RedisCommandLog
    ) -> RedisCall<[RedisSlowLogEntry]> where Reply == [RedisSlowLogEntry] {
        RedisCall<[RedisSlowLogEntry]>(.commandlogGet(count, kind))
    }

    /// `COMMANDLOG HELP`.
    @export(implementation)
    public static func commandlogHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.commandlogHelp())
    }

    /// `COMMANDLOG LEN <slow | large-request | large-reply>`.
    @export(implementation)
    public static func commandlogLen(
        _ kind: RedisCommandLog
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.commandlogLen(kind))
    }

    /// `COMMANDLOG RESET <slow | large-request | large-reply>`.
    @export(implementation)
    public static func commandlogReset(
        _ kind: RedisCommandLog
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.commandlogReset(kind))
    }

    /// `CONFIG GET parameter [parameter ...]`.
    @export(implementation)
    public static func configGet(
        _ parameters: any RedisArgument...
    ) -> RedisCall<[String: String]> where Reply == [String: String] {
        RedisCall<[String: String]>(.configGet(parameters))
    }

    /// `CONFIG HELP`.
    @export(implementation)
    public static func configHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.configHelp())
    }

    /// `CONFIG RESETSTAT`.
    @export(implementation)
    public static func configResetstat() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.configResetstat())
    }

    /// `CONFIG REWRITE`.
    @export(implementation)
    public static func configRewrite() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.configRewrite())
    }

    /// `CONFIG SET parameter value [parameter value ...]`.
    @export(implementation)
    public static func configSet(
        _ parameters: RedisKeyValues
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.configSet(parameters))
    }

    /// `DBSIZE`.
    @export(implementation)
    public static func dbsize() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.dbsize())
    }

    /// `FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]`.
    @export(implementation)
    public static func failover(
        to: RedisFailoverTarget? = nil, abort: Bool = false, timeout: Duration? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.failover(to: to, abort: abort, timeout: timeout))
    }

    /// `FLUSHALL [ASYNC | SYNC]`.
    @export(implementation)
    public static func flushall(
        _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.flushall(mode))
    }

    /// `FLUSHDB [ASYNC | SYNC]`.
    @export(implementation)
    public static func flushdb(
        _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.flushdb(mode))
    }

    /// `INFO [section [section ...]]`.
    @export(implementation)
    public static func info(
        _ sections: any RedisArgument...
    ) -> RedisCall<RedisInfo> where Reply == RedisInfo {
        RedisCall<RedisInfo>(.info(sections))
    }

    /// When data was last written to disk, in seconds since 1970.
    @export(implementation)
    public static func lastsave() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.lastsave())
    }

    /// `LATENCY DOCTOR`.
    @export(implementation)
    public static func latencyDoctor() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.latencyDoctor())
    }

    /// `LATENCY GRAPH event`.
    @export(implementation)
    public static func latencyGraph(
        _ event: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.latencyGraph(event))
    }

    /// `LATENCY HELP`.
    @export(implementation)
    public static func latencyHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.latencyHelp())
    }

    /// `LATENCY HISTOGRAM [COMMAND [COMMAND ...]]`.
    @export(implementation)
    public static func latencyHistogram(
        _ commands: any RedisArgument...
    ) -> RedisCall<[RedisKeyed<RedisLatencyHistogram>]>
    where Reply == [RedisKeyed<RedisLatencyHistogram>] {
        RedisCall<[RedisKeyed<RedisLatencyHistogram>]>(.latencyHistogram(commands))
    }

    /// `LATENCY HISTORY event`.
    @export(implementation)
    public static func latencyHistory(
        _ event: any RedisArgument
    ) -> RedisCall<[RedisLatencySample]> where Reply == [RedisLatencySample] {
        RedisCall<[RedisLatencySample]>(.latencyHistory(event))
    }

    /// `LATENCY LATEST`.
    @export(implementation)
    public static func latencyLatest() -> RedisCall<[RedisLatencyEvent]>
    where Reply == [RedisLatencyEvent] {
        RedisCall<[RedisLatencyEvent]>(.latencyLatest())
    }

    /// `LATENCY RESET [event [event ...]]`.
    @export(implementation)
    public static func latencyReset(
        _ events: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.latencyReset(events))
    }

    /// `LOLWUT [VERSION version]`.
    @export(implementation)
    public static func lolwut(version: Int? = nil) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.lolwut(version: version))
    }

    /// `MEMORY DOCTOR`.
    @export(implementation)
    public static func memoryDoctor() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.memoryDoctor())
    }

    /// `MEMORY HELP`.
    @export(implementation)
    public static func memoryHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.memoryHelp())
    }

    /// `MEMORY MALLOC-STATS`.
    @export(implementation)
    public static func memoryMallocStats() -> RedisCall<String> where Reply == String {
        RedisCall<String>(.memoryMallocStats())
    }

    /// `MEMORY PURGE`.
    @export(implementation)
    public static func memoryPurge() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.memoryPurge())
    }

    /// `MEMORY STATS`.
    @export(implementation)
    public static func memoryStats() -> RedisCall<RedisMemoryStatistics>
    where Reply == RedisMemoryStatistics {
        RedisCall<RedisMemoryStatistics>(.memoryStats())
    }

    /// `MEMORY USAGE key [SAMPLES count]`.
    @export(implementation)
    public static func memoryUsage(
        _ key: any RedisArgument, samples: Int? = nil
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.memoryUsage(key, samples: samples))
    }

    /// `MODULE HELP`.
    @export(implementation)
    public static func moduleHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.moduleHelp())
    }

    /// `MODULE LIST`.
    @export(implementation)
    public static func moduleList() -> RedisCall<[RedisModule]> where Reply == [RedisModule] {
        RedisCall<[RedisModule]>(.moduleList())
    }

    /// `MODULE LOAD path [arg [arg ...]]`.
    @export(implementation)
    public static func moduleLoad(
        _ path: any RedisArgument, _ arguments: any RedisArgument...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.moduleLoad(path, arguments))
    }

    /// `MODULE LOADEX path [CONFIG name value [CONFIG name value ...]] [ARGS args [args ...]]`.
    @export(implementation)
    public static func moduleLoadex(
        _ path: any RedisArgument, config: RedisModuleConfiguration? = nil,
        arguments: [any RedisArgument] = []
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.moduleLoadex(path, config: config, arguments: arguments))
    }

    /// `MODULE UNLOAD name`.
    @export(implementation)
    public static func moduleUnload(
        _ name: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.moduleUnload(name))
    }

    /// `REPLICAOF <host port | NO ONE>`.
    @export(implementation)
    public static func replicaof(
        _ host: any RedisArgument, port: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.replicaof(host, port: port))
    }

    /// `REPLICAOF <host port | NO ONE>`.
    @export(implementation)
    public static func replicaofNoOne() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.replicaofNoOne())
    }

    /// `ROLE`.
    @export(implementation)
    public static func role() -> RedisCall<RedisRoleReply> where Reply == RedisRoleReply {
        RedisCall<RedisRoleReply>(.role())
    }

    /// `SAVE`.
    @export(implementation)
    public static func save() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.save())
    }

    /// `SLAVEOF <host port | NO ONE>`.
    @export(implementation)
    public static func slaveof(
        _ host: any RedisArgument, port: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.slaveof(host, port: port))
    }

    /// `SLAVEOF <host port | NO ONE>`.
    @export(implementation)
    public static func slaveofNoOne() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.slaveofNoOne())
    }

    /// `SLOWLOG GET [count]`.
    @export(implementation)
    public static func slowlogGet(
        _ count: Int? = nil
    ) -> RedisCall<[RedisSlowLogEntry]> where Reply == [RedisSlowLogEntry] {
        RedisCall<[RedisSlowLogEntry]>(.slowlogGet(count))
    }

    /// `SLOWLOG HELP`.
    @export(implementation)
    public static func slowlogHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.slowlogHelp())
    }

    /// `SLOWLOG LEN`.
    @export(implementation)
    public static func slowlogLen() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.slowlogLen())
    }

    /// `SLOWLOG RESET`.
    @export(implementation)
    public static func slowlogReset() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.slowlogReset())
    }

    /// `SWAPDB index1 index2`.
    @export(implementation)
    public static func swapdb(
        _ index1: Int, _ index2: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.swapdb(index1, index2))
    }

    /// `TIME`.
    @export(implementation)
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
    @export(implementation)
    public func aclCat(_ category: (any RedisArgument)? = nil) async throws -> [String] {
        try await run(RedisCall<[String]>(.aclCat(category)))
    }

    /// `ACL DELUSER username [username ...]`
    ///
    /// O(1) amortized time considering the typical user. Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclDeluser(_ users: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.aclDeluser(users)))
    }

    /// `ACL DRYRUN username command [arg [arg ...]]`
    ///
    /// O(1). Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func aclDryrun(
        _ user: any RedisArgument, _ command: any RedisArgument, _ arguments: any RedisArgument...
    ) async throws -> RedisDryRun {
        try await run(RedisCall<RedisDryRun>(.aclDryrun(user, command, arguments)))
    }

    /// `ACL GENPASS [bits]`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclGenpass(bits: Int? = nil) async throws -> String {
        try await run(RedisCall<String>(.aclGenpass(bits: bits)))
    }

    /// `ACL GETUSER username`
    ///
    /// O(N). Where N is the number of password, command and pattern rules that the user has.
    /// Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclGetuser(_ user: any RedisArgument) async throws -> RedisACLUser? {
        try await run(RedisCall<RedisACLUser?>(.aclGetuser(user)))
    }

    /// `ACL HELP`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.aclHelp()))
    }

    /// `ACL LIST`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclList() async throws -> [String] {
        try await run(RedisCall<[String]>(.aclList()))
    }

    /// `ACL LOAD`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    @export(implementation)
    public func aclLoad() async throws {
        try await run(RedisCall<RedisDone>(.aclLoad()))
    }

    /// What was refused lately.
    ///
    /// `ACL LOG [count | RESET]`
    ///
    /// O(N) with N being the number of entries shown. Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclLog(count: Int? = nil) async throws -> [RedisACLLogEntry] {
        try await run(RedisCall<[RedisACLLogEntry]>(.aclLog(count: count)))
    }

    /// `ACL LOG [count | RESET]`
    ///
    /// O(N) with N being the number of entries shown. Since 6.0.0.
    @export(implementation)
    public func aclLogReset() async throws {
        try await run(RedisCall<RedisDone>(.aclLogReset()))
    }

    /// `ACL SAVE`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    @export(implementation)
    public func aclSave() async throws {
        try await run(RedisCall<RedisDone>(.aclSave()))
    }

    /// `ACL SETUSER username [rule [rule ...]]`
    ///
    /// O(N). Where N is the number of rules provided. Since 6.0.0.
    @export(implementation)
    public func aclSetuser(
        _ user: any RedisArgument, _ rules: any RedisArgument...
    ) async throws {
        try await run(RedisCall<RedisDone>(.aclSetuser(user, rules)))
    }

    /// `ACL USERS`
    ///
    /// O(N). Where N is the number of configured users. Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclUsers() async throws -> [String] {
        try await run(RedisCall<[String]>(.aclUsers()))
    }

    /// `ACL WHOAMI`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func aclWhoami() async throws -> String {
        try await run(RedisCall<String>(.aclWhoami()))
    }

    /// `BGREWRITEAOF`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func bgrewriteaof() async throws -> String {
        try await run(RedisCall<String>(.bgrewriteaof()))
    }

    /// `BGSAVE [SCHEDULE | CANCEL]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func bgsave(_ mode: RedisBackgroundSave? = nil) async throws -> String {
        try await run(RedisCall<String>(.bgsave(mode)))
    }

    /// What the server says of all of its commands.
    ///
    /// `COMMAND`
    ///
    /// O(N) where N is the total number of commands. Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func commandTable() async throws -> [RedisCommandInfo?] {
        try await run(RedisCall<[RedisCommandInfo?]>(.commandTable()))
    }

    /// `COMMAND COUNT`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func commandCount() async throws -> Int {
        try await run(RedisCall<Int>(.commandCount()))
    }

    /// `COMMAND DOCS [command-name [command-name ...]]`
    ///
    /// O(N) where N is the number of commands to look up. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func commandDocs(
        _ commands: any RedisArgument...
    ) async throws -> [RedisKeyed<RedisCommandDocumentation>] {
        try await run(RedisCall<[RedisKeyed<RedisCommandDocumentation>]>(.commandDocs(commands)))
    }

    /// `COMMAND GETKEYS command [arg [arg ...]]`
    ///
    /// O(N) where N is the number of arguments to the command. Since 2.8.13.
    @discardableResult
    @export(implementation)
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
    @export(implementation)
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
    @export(implementation)
    public func commandHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.commandHelp()))
    }

    /// `COMMAND INFO [command-name [command-name ...]]`
    ///
    /// O(N) where N is the number of commands to look up. Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func commandInfo(
        _ commands: any RedisArgument...
    ) async throws -> [RedisCommandInfo?] {
        try await run(RedisCall<[RedisCommandInfo?]>(.commandInfo(commands)))
    }

    /// `COMMAND LIST [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]`
    ///
    /// O(N) where N is the total number of commands. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func commandList(filter: RedisCommandFilter? = nil) async throws -> [String] {
        try await run(RedisCall<[String]>(.commandList(filter: filter)))
    }

    /// `COMMANDLOG GET count <slow | large-request | large-reply>`
    ///
    /// O(N) where N is the number of entries returned. Valkey only, since 8.1.0.
    @discardableResult
    @export(implementation)
    public func commandlogGet(
        _ count: Int, _ kind: RedisCommandLog
    ) async throws -> [RedisSlowLogEntry] {
        try await run(RedisCall<[RedisSlowLogEntry]>(.commandlogGet(count, kind)))
    }

    /// `COMMANDLOG HELP`
    ///
    /// O(1). Valkey only, since 8.1.0.
    @discardableResult
    @export(implementation)
    public func commandlogHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.commandlogHelp()))
    }

    /// `COMMANDLOG LEN <slow | large-request | large-reply>`
    ///
    /// O(1). Valkey only, since 8.1.0.
    @discardableResult
    @export(implementation)
    public func commandlogLen(_ kind: RedisCommandLog) async throws -> Int {
        try await run(RedisCall<Int>(.commandlogLen(kind)))
    }

    /// `COMMANDLOG RESET <slow | large-request | large-reply>`
    ///
    /// O(N) where N is the number of entries in the commandlog. Valkey only, since 8.1.0.
    @export(implementation)
    public func commandlogReset(_ kind: RedisCommandLog) async throws {
        try await run(RedisCall<RedisDone>(.commandlogReset(kind)))
    }

    /// `CONFIG GET parameter [parameter ...]`
    ///
    /// O(N) when N is the number of configuration parameters provided. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func configGet(_ parameters: any RedisArgument...) async throws -> [String: String] {
        try await run(RedisCall<[String: String]>(.configGet(parameters)))
    }

    /// `CONFIG HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func configHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.configHelp()))
    }

    /// `CONFIG RESETSTAT`
    ///
    /// O(1). Since 2.0.0.
    @export(implementation)
    public func configResetstat() async throws {
        try await run(RedisCall<RedisDone>(.configResetstat()))
    }

    /// `CONFIG REWRITE`
    ///
    /// O(1). Since 2.8.0.
    @export(implementation)
    public func configRewrite() async throws {
        try await run(RedisCall<RedisDone>(.configRewrite()))
    }

    /// `CONFIG SET parameter value [parameter value ...]`
    ///
    /// O(N) when N is the number of configuration parameters provided. Since 2.0.0.
    @export(implementation)
    public func configSet(_ parameters: RedisKeyValues) async throws {
        try await run(RedisCall<RedisDone>(.configSet(parameters)))
    }

    /// `DBSIZE`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func dbsize() async throws -> Int {
        try await run(RedisCall<Int>(.dbsize()))
    }

    /// `FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]`
    ///
    /// O(1). Since 6.2.0.
    @export(implementation)
    public func failover(
        to: RedisFailoverTarget? = nil, abort: Bool = false, timeout: Duration? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.failover(to: to, abort: abort, timeout: timeout)))
    }

    /// `FLUSHALL [ASYNC | SYNC]`
    ///
    /// O(N) where N is the total number of keys in all databases. Since 1.0.0.
    @export(implementation)
    public func flushall(_ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.flushall(mode)))
    }

    /// `FLUSHDB [ASYNC | SYNC]`
    ///
    /// O(N) where N is the number of keys in the selected database. Since 1.0.0.
    @export(implementation)
    public func flushdb(_ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.flushdb(mode)))
    }

    /// `INFO [section [section ...]]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func info(_ sections: any RedisArgument...) async throws -> RedisInfo {
        try await run(RedisCall<RedisInfo>(.info(sections)))
    }

    /// When data was last written to disk, in seconds since 1970.
    ///
    /// `LASTSAVE`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func lastsave() async throws -> Int {
        try await run(RedisCall<Int>(.lastsave()))
    }

    /// `LATENCY DOCTOR`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func latencyDoctor() async throws -> String {
        try await run(RedisCall<String>(.latencyDoctor()))
    }

    /// `LATENCY GRAPH event`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func latencyGraph(_ event: any RedisArgument) async throws -> String {
        try await run(RedisCall<String>(.latencyGraph(event)))
    }

    /// `LATENCY HELP`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func latencyHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.latencyHelp()))
    }

    /// `LATENCY HISTOGRAM [COMMAND [COMMAND ...]]`
    ///
    /// O(N) where N is the number of commands with latency information being retrieved. Since
    /// 7.0.0.
    @discardableResult
    @export(implementation)
    public func latencyHistogram(
        _ commands: any RedisArgument...
    ) async throws -> [RedisKeyed<RedisLatencyHistogram>] {
        try await run(RedisCall<[RedisKeyed<RedisLatencyHistogram>]>(.latencyHistogram(commands)))
    }

    /// `LATENCY HISTORY event`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func latencyHistory(_ event: any RedisArgument) async throws -> [RedisLatencySample] {
        try await run(RedisCall<[RedisLatencySample]>(.latencyHistory(event)))
    }

    /// `LATENCY LATEST`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func latencyLatest() async throws -> [RedisLatencyEvent] {
        try await run(RedisCall<[RedisLatencyEvent]>(.latencyLatest()))
    }

    /// `LATENCY RESET [event [event ...]]`
    ///
    /// O(1). Since 2.8.13.
    @discardableResult
    @export(implementation)
    public func latencyReset(_ events: any RedisArgument...) async throws -> Int {
        try await run(RedisCall<Int>(.latencyReset(events)))
    }

    /// `LOLWUT [VERSION version]`
    ///
    /// Since 5.0.0.
    @export(implementation)
    public func lolwut(version: Int? = nil) async throws -> String {
        try await run(RedisCall<String>(.lolwut(version: version)))
    }

    /// `MEMORY DOCTOR`
    ///
    /// O(1). Since 4.0.0.
    @discardableResult
    @export(implementation)
    public func memoryDoctor() async throws -> String {
        try await run(RedisCall<String>(.memoryDoctor()))
    }

    /// `MEMORY HELP`
    ///
    /// O(1). Since 4.0.0.
    @discardableResult
    @export(implementation)
    public func memoryHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.memoryHelp()))
    }

    /// `MEMORY MALLOC-STATS`
    ///
    /// Depends on how much memory is allocated, could be slow. Since 4.0.0.
    @discardableResult
    @export(implementation)
    public func memoryMallocStats() async throws -> String {
        try await run(RedisCall<String>(.memoryMallocStats()))
    }

    /// `MEMORY PURGE`
    ///
    /// Depends on how much memory is allocated, could be slow. Since 4.0.0.
    @export(implementation)
    public func memoryPurge() async throws {
        try await run(RedisCall<RedisDone>(.memoryPurge()))
    }

    /// `MEMORY STATS`
    ///
    /// O(1). Since 4.0.0.
    @discardableResult
    @export(implementation)
    public func memoryStats() async throws -> RedisMemoryStatistics {
        try await run(RedisCall<RedisMemoryStatistics>(.memoryStats()))
    }

    /// `MEMORY USAGE key [SAMPLES count]`
    ///
    /// O(N) where N is the number of samples. Since 4.0.0.
    @export(implementation)
    public func memoryUsage(_ key: any RedisArgument, samples: Int? = nil) async throws -> Int? {
        try await run(RedisCall<Int?>(.memoryUsage(key, samples: samples)))
    }

    /// `MODULE HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func moduleHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.moduleHelp()))
    }

    /// `MODULE LIST`
    ///
    /// O(N) where N is the number of loaded modules. Since 4.0.0.
    @discardableResult
    @export(implementation)
    public func moduleList() async throws -> [RedisModule] {
        try await run(RedisCall<[RedisModule]>(.moduleList()))
    }

    /// `MODULE LOAD path [arg [arg ...]]`
    ///
    /// O(1). Since 4.0.0.
    @export(implementation)
    public func moduleLoad(
        _ path: any RedisArgument, _ arguments: any RedisArgument...
    ) async throws {
        try await run(RedisCall<RedisDone>(.moduleLoad(path, arguments)))
    }

    /// `MODULE LOADEX path [CONFIG name value [CONFIG name value ...]] [ARGS args [args ...]]`
    ///
    /// O(1). Since 7.0.0.
    @export(implementation)
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
    @export(implementation)
    public func moduleUnload(_ name: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.moduleUnload(name)))
    }

    /// `REPLICAOF <host port | NO ONE>`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func replicaof(_ host: any RedisArgument, port: Int) async throws {
        try await run(RedisCall<RedisDone>(.replicaof(host, port: port)))
    }

    /// `REPLICAOF <host port | NO ONE>`
    ///
    /// O(1). Since 5.0.0.
    @export(implementation)
    public func replicaofNoOne() async throws {
        try await run(RedisCall<RedisDone>(.replicaofNoOne()))
    }

    /// `ROLE`
    ///
    /// O(1). Since 2.8.12.
    @discardableResult
    @export(implementation)
    public func role() async throws -> RedisRoleReply {
        try await run(RedisCall<RedisRoleReply>(.role()))
    }

    /// `SAVE`
    ///
    /// O(N) where N is the total number of keys in all databases. Since 1.0.0.
    @export(implementation)
    public func save() async throws {
        try await run(RedisCall<RedisDone>(.save()))
    }

    /// `SLAVEOF <host port | NO ONE>`
    ///
    /// O(1). Since 1.0.0.
    ///
    /// Deprecated since 5.0.0: `REPLICAOF`.
    @export(implementation)
    public func slaveof(_ host: any RedisArgument, port: Int) async throws {
        try await run(RedisCall<RedisDone>(.slaveof(host, port: port)))
    }

    /// `SLAVEOF <host port | NO ONE>`
    ///
    /// O(1). Since 1.0.0.
    ///
    /// Deprecated since 5.0.0: `REPLICAOF`.
    @export(implementation)
    public func slaveofNoOne() async throws {
        try await run(RedisCall<RedisDone>(.slaveofNoOne()))
    }

    /// `SLOWLOG GET [count]`
    ///
    /// O(N) where N is the number of entries returned. Since 2.2.12.
    @discardableResult
    @export(implementation)
    public func slowlogGet(_ count: Int? = nil) async throws -> [RedisSlowLogEntry] {
        try await run(RedisCall<[RedisSlowLogEntry]>(.slowlogGet(count)))
    }

    /// `SLOWLOG HELP`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func slowlogHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.slowlogHelp()))
    }

    /// `SLOWLOG LEN`
    ///
    /// O(1). Since 2.2.12.
    @discardableResult
    @export(implementation)
    public func slowlogLen() async throws -> Int {
        try await run(RedisCall<Int>(.slowlogLen()))
    }

    /// `SLOWLOG RESET`
    ///
    /// O(N) where N is the number of entries in the slowlog. Since 2.2.12.
    @export(implementation)
    public func slowlogReset() async throws {
        try await run(RedisCall<RedisDone>(.slowlogReset()))
    }

    /// `SWAPDB index1 index2`
    ///
    /// O(N) where N is the count of clients watching or blocking on keys from both databases.
    /// Since 4.0.0.
    @export(implementation)
    public func swapdb(_ index1: Int, _ index2: Int) async throws {
        try await run(RedisCall<RedisDone>(.swapdb(index1, index2)))
    }

    /// `TIME`
    ///
    /// O(1). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func time() async throws -> RedisTime {
        try await run(RedisCall<RedisTime>(.time()))
    }
}
