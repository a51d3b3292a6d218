import CopperRESP
import CopperTestSupport
import Testing

@testable import CopperRedis

extension TypedLive {
    func connection() async throws {
        try await redis.ping()
        let echoed = [try await redis.pingEcho("a"), try await redis.echo("b")]
        #expect(echoed == ["a", "b"])
        let id = try await redis.clientId()
        let info = try await redis.clientInfo()
        #expect(info.id == id && info.user == "default" && info.database == 0)
        #expect(info.protocolVersion == client.configuration.protocolVersion.rawValue)
        let list = try await redis.clientList(.id(id))
        let normal = try await redis.clientList(.type(.normal))
        #expect(list.clients.map(\.id) == [id] && normal.clients.contains { $0.id == id })
        let name = try await redis.clientGetname()
        #expect(name == nil)
        let redirect = try await redis.clientGetredir()
        #expect(redirect == -1)
        let tracking = try await redis.clientTrackinginfo()
        #expect(tracking.flags == ["off"] && tracking.redirect == -1 && tracking.prefixes.isEmpty)
        let help = try await redis.clientHelp()
        #expect(help.count > 10)
        try await redis.clientPause(.milliseconds(1), mode: .write)
        try await redis.clientUnpause()
        let unblocked = try await redis.clientUnblock(id, mode: .error)
        #expect(!unblocked)
        let killed = try await redis.clientKill(.id(999_999), .skipMe(true))
        #expect(killed == 0)
        try await client.withConnection { connection in
            let own = NotingRedis(base: connection, notes: redis.notes)
            let address = try #require(try await own.clientInfo().address)
            try await redis.clientKillAddress(address)
            // The server closes it in its own time, and nobody else is to be given it.
            await #expect(throws: RedisError.self) { while true { try await own.ping() } }
        }
        try await client.withConnection { connection in
            try await self.ownConnection(NotingRedis(base: connection, notes: redis.notes))
        }
    }

    private func ownConnection(_ own: NotingRedis) async throws {
        try await own.auth(user: "default", "any")
        try await own.configSet(["requirepass": "typed"])
        try await own.auth("typed")
        try await own.configSet(["requirepass": ""])
        try await own.select(2)
        try await own.clientSetname("mine")
        let info = try await own.clientInfo()
        #expect(info.database == 2 && info.name == "mine")
        try await own.clientNoEvict(.on)
        if try await has("CLIENT NO-TOUCH") { try await own.clientNoTouch(.on) }
        if try await has("CLIENT SETINFO") { try await own.clientSetinfo(.libName, "copper") }
        if try await has("CLIENT CAPA") { try await own.clientCapa("redirect") }
        if try await has("CLIENT IMPORT-SOURCE") { try await own.clientImportSource(.off) }
        if client.configuration.protocolVersion == .resp3 {
            try await own.clientTracking(.on, optin: true, noloop: true)
            try await own.clientCaching(.yes)
            let tracking = try await own.clientTrackinginfo()
            #expect(tracking.flags.contains("optin"))
            try await own.clientTracking(.off)
            try await own.clientTracking(.on, prefixes: ["a:", "b:"], bcast: true)
            let broadcast = try await own.clientTrackinginfo()
            #expect(Set(broadcast.prefixes) == ["a:", "b:"])
        }
    }

    func publishing() async throws {
        let heard = try await redis.publish("news", "hello")
        let sharded = try await redis.spublish("news", "hello")
        #expect(heard == 0 && sharded == 0)
        let channels = [
            try await redis.pubsubChannels(), try await redis.pubsubChannels("n*"),
            try await redis.pubsubShardchannels(),
        ]
        #expect(channels == [[], [], []])
        let patterns = try await redis.pubsubNumpat()
        let counts = try await redis.pubsubNumsub("a", "b")
        let shardCounts = try await redis.pubsubShardnumsub("a")
        #expect(patterns == 0 && counts == [RedisKeyed("a", 0), RedisKeyed("b", 0)])
        #expect(shardCounts == [RedisKeyed("a", 0)])
        let help = try await redis.pubsubHelp()
        #expect(help.count > 5)
    }

    func scripting() async throws {
        let script = "return {KEYS[1], ARGV[1], #ARGV}"
        let answer = try await redis.eval(
            script, keys: ["k"], arguments: ["a", 2], as: [String].self)
        #expect(answer == ["k", "a", "2"])
        let number: Int = try await redis.evalRo("return #ARGV", arguments: [1, 2, 3])
        #expect(number == 3)
        let sha1 = try await redis.scriptLoad(script)
        let known = try await redis.scriptExists(sha1, String(repeating: "0", count: 40))
        #expect(known == [true, false])
        let again = try await redis.evalsha(
            sha1, keys: [["k"]], arguments: ["b"], as: [String].self)
        let read = try await redis.evalshaRo(sha1, keys: ["k"], as: [RESPValue].self)
        #expect(again == ["k", "b", "1"] && read.count >= 1)
        if try await has("SCRIPT SHOW") {
            let shown = try await redis.scriptShow(sha1)
            #expect(shown == script)
        }
        try await redis.scriptFlush(.sync)
        let helps = [try await redis.scriptHelp(), try await redis.functionHelp()]
        #expect(helps.allSatisfy { $0.count > 5 })
        let idle = await serverError { try await redis.scriptKill() }
        let idleFunction = await serverError { try await redis.functionKill() }
        #expect(idle == "NOTBUSY" && idleFunction == "NOTBUSY")
    }

    /// A script that never ends is ended by somebody else, as soon as the server takes orders.
    func endlessScripts() async throws {
        try await redis.configSet(["lua-time-limit": 10])
        try await redis.functionLoad(
            """
            #!lua name=endless
            redis.register_function('endless', function() while true do end end)
            """)
        try await isEnded {
            try await $0.eval("while true do end", as: RESPValue.self)
        } by: {
            try await redis.scriptKill()
        }
        try await isEnded {
            try await $0.fcall("endless", as: RESPValue.self)
        } by: {
            try await redis.functionKill()
        }
        try await redis.functionFlush()
    }

    private func isEnded(
        _ endless: @Sendable (RedisConnection) async throws -> RESPValue,
        by kill: () async throws -> Void
    ) async throws {
        try await client.withConnection { connection in
            async let end = redisError { try await endless(connection) }
            // Until it has begun there is nothing to end.
            while let refusal = await serverError(kill) {
                #expect(refusal == "NOTBUSY")
                try await Task.sleep(for: .milliseconds(5))
            }
            let text = await end?.server?.text ?? ""
            #expect(text.contains("killed by user"))
        }
    }

    func functions() async throws {
        let code = """
            #!lua name=shop
            redis.register_function{function_name='take', callback=function(keys, args)
                return redis.call('DECRBY', keys[1], args[1]) end}
            redis.register_function{function_name='look', callback=function(keys, args)
                return redis.call('GET', keys[1]) end, flags={'no-writes'}}
            """
        let name = try await redis.functionLoad(code)
        let again = try await redis.functionLoad(code, replace: true)
        #expect(name == "shop" && again == "shop")
        let left = try await redis.fcall("take", keys: ["stock"], arguments: [2], as: Int.self)
        let seen = try await redis.fcallRo("look", keys: ["stock"], as: String?.self)
        #expect(left == -2 && seen == "-2")
        let libraries = try await redis.functionList(library: "sh*", withCode: true)
        let library = try #require(libraries.first)
        #expect(library.name == "shop" && library.engine == "LUA" && library.code == code)
        #expect(Set(library.functions.map(\.name)) == ["take", "look"])
        #expect(library.functions.contains { $0.flags == ["no-writes"] })
        let stats = try await redis.functionStats()
        #expect(stats.running == nil && stats.engines["LUA"]?.functions == 2)
        let dump = try await redis.functionDump()
        try await redis.functionDelete("shop")
        try await redis.functionRestore(dump, policy: .append)
        try await redis.functionFlush(.sync)
        let none = try await redis.functionList()
        #expect(none.isEmpty)
    }

    func frequencies() async throws {
        try await redis.configSet(["maxmemory-policy": "allkeys-lfu"])
        try await redis.set("k", "v")
        for _ in 0..<100 { _ = try await redis.get("k") }
        let frequency = try #require(try await redis.objectFreq("k"))
        #expect((1...255).contains(frequency))
        let none = try await redis.objectFreq("none")
        #expect(none == nil)
        try await redis.configSet(["maxmemory-policy": "noeviction"])
    }

    func accessControl() async throws {
        try await redis.aclSetuser("bob", "on", ">secret", "~bob:*", "+get", "&news")
        let bob = try #require(try await redis.aclGetuser("bob"))
        #expect(bob.flags.contains("on") && bob.passwords.count == 1 && bob.keys == "~bob:*")
        #expect(bob.commands.contains("+get") && bob.channels == "&news")
        let nobody = try await redis.aclGetuser("nobody")
        #expect(nobody == nil)
        let users = try await redis.aclUsers()
        let rules = try await redis.aclList()
        #expect(users.contains("bob") && rules.count == users.count)
        let me = try await redis.aclWhoami()
        #expect(me == "default")
        let allowed = try await redis.aclDryrun("bob", "GET", "bob:1")
        let denied = try await redis.aclDryrun("bob", "GET", "eve:1")
        #expect(allowed == .allowed && denied != .allowed)
        let categories = try await redis.aclCat()
        let commands = try await redis.aclCat("scripting")
        #expect(categories.contains("read") && commands.contains("eval"))
        let passwords = [try await redis.aclGenpass(), try await redis.aclGenpass(bits: 16)]
        #expect(passwords.map(\.count) == [64, 4])
        try await redis.aclLogReset()
        let refused = await serverError {
            try await client.withConnection { try await $0.auth(user: "bob", "wrong") }
        }
        #expect(refused == "WRONGPASS")
        let log = try await redis.aclLog(count: 5)
        #expect(log.first?.reason == "auth" && log.first?.user == "bob" && log.first?.count == 1)
        let help = try await redis.aclHelp()
        #expect(help.count > 5)
        let deleted = try await redis.aclDeluser("bob", "nobody")
        #expect(deleted == 1)
        try await redis.aclSave()
        try await redis.aclLoad()
    }

    func configuration() async throws {
        let got = try await redis.configGet("maxmemory", "hz")
        #expect(got["maxmemory"] == "0" && got["hz"] != nil)
        try await redis.configSet(["hz": 50, "slowlog-max-len": 64])
        let changed = try await redis.configGet("hz")
        #expect(changed == ["hz": "50"])
        try await redis.configResetstat()
        try await redis.configRewrite()
        let helps = [
            try await redis.configHelp(), try await redis.memoryHelp(),
            try await redis.latencyHelp(), try await redis.slowlogHelp(),
            try await redis.moduleHelp(), try await redis.commandHelp(),
        ]
        #expect(helps.allSatisfy { $0.count > 3 })
        let info = try await redis.info()
        let some = try await redis.info("server", "memory")
        #expect(info.int("tcp_port") == Int(server.port))
        #expect(some.sections.map(\.name) == ["Server", "Memory"])
        #expect(some.int("used_memory").map { $0 > 0 } == true)
        let time = try await redis.time()
        #expect(time.since1970 > .seconds(1_700_000_000))
        let saved = try await redis.lastsave()
        #expect(saved > 1_700_000_000)
        let art = try await redis.lolwut(version: 5)
        #expect(!art.isEmpty)
        let modules = try await redis.moduleList()
        #expect(modules.allSatisfy { !$0.name.isEmpty && $0.version >= 0 })
    }

    func databases() async throws {
        try await redis.set("a", 1)
        let size = try await redis.dbsize()
        #expect(size == 1)
        try await redis.swapdb(0, 1)
        let swapped = try await redis.dbsize()
        #expect(swapped == 0)
        try await redis.flushdb(.async)
        try await redis.flushall(.sync)
        let used = try await redis.memoryUsage("a")
        #expect(used == nil)
        try await redis.set("a", 1)
        let bytes = try await redis.memoryUsage("a", samples: 0)
        #expect(bytes.map { $0 > 0 } == true)
        let memory = try await redis.memoryStats()
        #expect(memory.keysCount >= 1 && memory.peakAllocated > 0 && memory.totalAllocated > 0)
        #expect(memory.record["overhead.total"] != nil)
        let texts = [
            try await redis.memoryDoctor(), try await redis.memoryMallocStats(),
            try await redis.latencyDoctor(),
        ]
        #expect(texts.allSatisfy { !$0.isEmpty })
        try await redis.memoryPurge()
        try await redis.save()
        let started = try await redis.bgsave(.schedule)
        #expect(started.hasPrefix("Background saving"))
        await #expect(throws: Never.self) {
            // Only when the other has ended.
            while try await redis.info("persistence").int("rdb_bgsave_in_progress") == 1 {}
            _ = try await redis.bgrewriteaof()
        }
        let role = try await redis.role()
        #expect(role == .primary(offset: 0, replicas: []))
        try await redis.replicaofNoOne()
        try await redis.slaveofNoOne()
        let failover = await serverError { try await redis.failover(abort: true) }
        #expect(failover == "ERR")
    }

    func logs() async throws {
        try await redis.configSet(["slowlog-log-slower-than": 0, "latency-monitor-threshold": 1])
        try await redis.slowlogReset()
        try await redis.set("slow", "x")
        let length = try await redis.slowlogLen()
        let entries = try await redis.slowlogGet(10)
        #expect(length >= 1)
        #expect(
            entries.contains { $0.command == ["set", "slow", "x"] || $0.command.first == "SET" })
        #expect(entries.allSatisfy { $0.time > 0 && $0.amount >= 0 && !$0.client.isEmpty })
        try await redis.configSet(["slowlog-log-slower-than": 10_000])
        _ = try await client.command("DEBUG", "SLEEP", 0.005, as: RedisDone.self)
        let latest = try await redis.latencyLatest()
        let event = try #require(latest.first { $0.name == "command" })
        #expect(event.maximum >= .milliseconds(5))
        let history = try await redis.latencyHistory("command")
        #expect(history.contains { $0.time > 0 && $0.latency >= .milliseconds(5) })
        let graph = try await redis.latencyGraph("command")
        #expect(graph.contains("command"))
        let histogram = try await redis.latencyHistogram("set", "get")
        #expect(histogram.contains { $0.key == "set" && $0.value.calls >= 1 })
        let reset = try await redis.latencyReset()
        #expect(reset >= 1)
        guard try await has("COMMANDLOG GET") else { return }
        let slow = try await redis.commandlogGet(5, .slow)
        let lengths = try await redis.commandlogLen(.largeReply)
        #expect(slow.count <= 5 && lengths >= 0)
        try await redis.commandlogReset(.slow)
        let help = try await redis.commandlogHelp()
        #expect(help.count > 3)
    }

    func commands() async throws {
        let count = try await redis.commandCount()
        let all = try await redis.commandTable()
        let names = try await redis.commandList()
        let reading = try await redis.commandList(filter: .aclcat("read"))
        #expect(count == all.count && names.count >= count && reading.contains("get"))
        let info = try await redis.commandInfo("get", "nothing", "config")
        #expect(info.count == 3 && info[1] == nil)
        #expect(info[0]?.arity == 2 && info[0]?.firstKey == 1)
        #expect(info[2]?.subcommands.contains { $0.name == "config|get" } == true)
        let documentation = try await redis.commandDocs("get")
        #expect(documentation.first?.key == "get" && documentation.first?.value.since == "1.0.0")
        let keys = try await redis.commandGetkeys("MSET", "a", 1, "b", 2)
        let flagged = try await redis.commandGetkeysandflags("GET", "a")
        #expect(keys == ["a", "b"])
        #expect(flagged.map(\.key) == ["a"])
        #expect(Set(flagged[0].value) == ["RO", "access"])
    }

    /// The code of the server's error that `body` throws.
    func serverError(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let error as RedisError {
            return error.server.map { String($0.code) }
        } catch {
            return nil
        }
    }
}
