import CopperBytes
import Testing

@testable import CopperRedisDialect

@Suite("Redis dialect: answering in the server's place")
struct RedisAnsweringTests {
    /// A host that greets as the recorded server did.
    private final class Host {
        private var host: any WireHost

        /// - Parameter recorded: The whole recording, where it is more than the greeting.
        init(_ talk: Talk, recorded: Talk? = nil) {
            var setting = WireHostSetting(
                greeting: talk.frames, password: "copper-replay",
                random: [UInt8](repeating: 7, count: 64), connection: 3)
            setting.recorded = (recorded ?? talk).frames
            host = RedisDialect().makeHost(setting)
        }

        func says(_ words: String...) throws -> [String] {
            try glosses(host.receive(command(words)).bytes)
        }

        func outcome(_ words: String...) -> WireHostReply.Outcome {
            host.receive(command(words)).outcome
        }

        /// `nil` where the host leaves it to the recording.
        func aside(_ words: String...) throws -> [String]? {
            try host.answer(aside: command(words)).map { try glosses($0.bytes) }
        }

        func adapted(_ bytes: [UInt8]) throws -> [String] { try glosses(host.adapted(bytes)) }
    }

    private static let hello = "< %3|$server|$valkey|$version|$9.1|$proto|:3"

    @Test("agrees on the recorded version of the protocol, and on RESP2")
    func versions() throws {
        let modern = Host(Talk("> HELLO 3", Self.hello))
        #expect(
            try modern.says("hello", "3") == [#"%3 "server"="valkey" "version"="9.1" "proto"=:3"#]
        )
        #expect(
            try modern.says("HELLO", "2") == [#"*6 "server" "valkey" "version" "9.1" "proto" :2"#]
        )
        #expect(try modern.says("HELLO", "4") == ["-NOPROTO unsupported protocol version"])
        let old = Host(Talk("> PING", "< +PONG"))
        #expect(try old.says("HELLO", "3") == ["-NOPROTO unsupported protocol version"])
    }

    @Test("wants the password where the recorded server wanted one")
    func passwords() throws {
        let host = Host(Talk("> HELLO 3 AUTH u copper-replay", Self.hello))
        #expect(try host.says("GET", "a") == ["-NOAUTH Authentication required."])
        #expect(try host.says("AUTH", "u", "other")[0].hasPrefix("-WRONGPASS"))
        #expect(try host.says("HELLO", "3")[0].hasPrefix("-NOAUTH"))
        #expect(try host.says("AUTH", "anybody", "copper-replay") == ["+OK"])
        #expect(host.outcome("GET", "a") == .request)
        #expect(try host.says("RESET") == ["+RESET"])
        #expect(try host.says("GET", "a") == ["-NOAUTH Authentication required."])
    }

    @Test("knows what a recording agreed on that greets and asks in one piece")
    func pipelined() throws {
        let talk = Talk("> HELLO 3", "> GET a", Self.hello, "< $1")
        #expect(RedisDialect().greetingLength(of: talk.frames) == 0)
        let host = Host(Talk(), recorded: talk)
        #expect(try host.says("HELLO", "3")[0].hasPrefix(#"%3 "server"="valkey""#))
    }

    @Test("refuses as the recorded server did")
    func refusal() throws {
        let host = Host(Talk("> AUTH u copper-replay", "< -WRONGPASS so sorry"))
        #expect(try host.says("AUTH", "u", "copper-replay") == ["-WRONGPASS so sorry"])
        #expect(host.outcome("GET", "a") == .request)
    }

    @Test("knows as little of clients' settings as the recorded server")
    func settings() throws {
        let recorded = Talk(
            "> HELLO 3", Self.hello, "> CLIENT SETINFO LIB-NAME x", "< -ERR unknown subcommand")
        let host = Host(recorded)
        #expect(try host.says("CLIENT", "SETINFO", "LIB-VER", "1") == ["-ERR unknown subcommand"])
        #expect(try host.says("CLIENT", "SETNAME", "me") == ["+OK"])
        #expect(try host.says("CLIENT", "MAINT_NOTIFICATIONS", "ON")[0].hasPrefix("-ERR"))
    }

    @Test("turns a recording of RESP3 into RESP2")
    func adapted() throws {
        let host = Host(Talk("> HELLO 3", Self.hello))
        let recorded = Talk(
            "< %1|$k|#t", "< ~1|,1.5", "< _", "< >2|$invalidate|_", "< >3|$message|$c|$x",
            "< |1|$a|:1|(12", "< $v")
        let bytes = recorded.frames.flatMap(\.bytes)
        #expect(
            try host.adapted(bytes) == [
                #"*2 "k" :1"#, #"*1 "1.5""#, "$-1", #"*3 "message" "c" "x""#, #"$2 "12""#,
                #"$1 "v""#,
            ])
        _ = try host.says("HELLO", "3")
        #expect(try host.adapted(bytes) == glosses(bytes))
    }

    @Test("answers set-up aside, but not within a transaction")
    func aside() throws {
        let host = Host(Talk("> HELLO 3", Self.hello))
        #expect(try host.aside("SELECT", "3") == ["+OK"])
        #expect(try host.aside("SELECT", "99") == nil)
        #expect(try host.aside("GET", "a") == nil)
        #expect(try host.aside("MULTI") == nil)
        #expect(try host.aside("PING") == nil)
        #expect(try host.aside("EXEC") == nil)
        #expect(try host.aside("PING") == ["+PONG"])
        #expect(try host.aside("SUBSCRIBE", "c") == nil)
        #expect(try host.aside("PING") == [#"*2 "pong" """#])
        #expect(try host.aside("QUIT") == ["+OK"])
        #expect(host.outcome("QUIT") == .closes)
    }

    // MARK: Exchanges

    /// Exchanges that were learned from recordings.
    private final class Store {
        private var exchanges = RedisDialect().makeExchanges()

        init(_ talks: Talk...) {
            var place = 0
            for talk in talks {
                let length = RedisDialect().greetingLength(of: talk.frames)
                let rest = Array(talk.frames[length...])
                exchanges.learn(
                    rest, at: rest.indices.map { place + $0 }, after: Array(talk.frames[..<length]))
                place += rest.count
            }
        }

        /// One connection recorded while another was.
        init(_ talk: Talk, at places: [Int], _ other: Talk, at others: [Int]) {
            exchanges.learn(talk.frames, at: places, after: [])
            exchanges.learn(other.frames, at: others, after: [])
        }

        func reply(_ words: [String], on connection: Int) -> WireReply {
            exchanges.receive(command(words), on: connection)
        }

        /// The glosses of what it says, and `unexpected` where it is that.
        func says(_ words: String..., on connection: Int = 1) throws -> [String] {
            let reply = reply(words, on: connection)
            return try glosses(reply.bytes) + (reply.unexpected == nil ? [] : ["unexpected"])
        }

        /// The host has answered this.
        func greeted(_ words: String...) { exchanges.greeted(command(words), on: 1) }
    }

    @Test("any recorded command, in any order, on any connection, again and again")
    func anyOrder() throws {
        let store = Store(
            Talk("> SET a 1", "> GET a", "< +OK", "< $1"),
            Talk("> GET b", "< $2", "> GET a", "< $3"))
        #expect(try store.says("GET", "b", on: 7) == [#"$1 "2""#])
        #expect(try store.says("get", "a") == [#"$1 "1""#])
        #expect(try store.says("GET", "a") == [#"$1 "3""#], "the second answer")
        #expect(try store.says("GET", "a") == [#"$1 "3""#], "the last one repeats")
        #expect(try store.says("SET", "a", "1") == ["+OK"])
    }

    @Test("what several connections asked is answered in the order of the recording")
    func order() throws {
        let store = Store(
            Talk("> GET a", "< $1", "> GET a", "< $3"), at: [1, 2, 7, 8],
            Talk("> GET a", "< $2", "> GET a", "< $4"), at: [3, 4, 9, 10])
        let said = try (1...5).map { connection in try store.says("GET", "a", on: connection)[0] }
        #expect(said == ["1", "2", "3", "4", "4"].map { #"$1 "\#($0)""# })
    }

    @Test("what was not recorded is refused in the server's own form, and says what was")
    func unexpected() throws {
        let store = Store(Talk("> SET a 1", "< +OK", "> GET b", "< $2"))
        let reply = store.reply(["GET", "c"], on: 1)
        let words = try #require(reply.unexpected)
        #expect(words.hasPrefix("not recorded: GET \"c\"\n  recorded: GET \"b\""))
        #expect(
            try glosses(reply.bytes)[0].hasPrefix("-NOTRECORDED not recorded: GET \"c\"; recorded:")
        )
    }

    @Test("databases are told apart, those of the greeting too")
    func databases() throws {
        let store = Store(
            Talk("> GET a", "< $0"), Talk("> SELECT 2", "< +OK", "> GET a", "< $2"),
            Talk("> GET b", "< $-1", "> SELECT 3", "< +OK", "> GET a", "< $3"))
        for (database, value) in [("2", "2"), ("3", "3"), ("0", "0")] {
            store.greeted("SELECT", database)
            #expect(try store.says("GET", "a") == [#"$1 "\#(value)""#])
        }
        store.greeted("SELECT", "5")
        #expect(try store.says("GET", "a").last == "unexpected")
        store.greeted("RESET")
        #expect(try store.says("GET", "a") == [#"$1 "0""#])
    }

    @Test("transactions are asked as a whole")
    func transactions() throws {
        let store = Store(
            Talk(
                "> WATCH a", "> MULTI", "> INCR a", "> GET a", "> EXEC", "< +OK", "< +OK",
                "< +QUEUED",
                "< +QUEUED", "< *2|:1|$1", "> MULTI", "< +OK", "> NOSUCH", "< -ERR unknown",
                "> EXEC",
                "< -EXECABORT", "> MULTI", "> INCR a", "> EXEC", "< +OK", "< +QUEUED", "< *-1"))
        #expect(try store.says("MULTI") == ["+OK"])
        #expect(try store.says("INCR", "a") == ["+QUEUED"])
        #expect(try store.says("MULTI")[0].hasPrefix("-ERR MULTI calls"))
        #expect(try store.says("GET", "a") == ["+QUEUED"])
        #expect(try store.says("GET", "a", on: 2).last == "unexpected", "no transaction there")
        #expect(try store.says("EXEC") == [#"*2 :1 "1""#])
        for (words, expected) in [
            (["MULTI"], "+OK"), (["INCR", "a"], "+QUEUED"), (["EXEC"], "*-1"), (["MULTI"], "+OK"),
            (["NOSUCH"], "-ERR unknown"), (["EXEC"], "-EXECABORT"), (["MULTI"], "+OK"),
            (["DISCARD"], "+OK"), (["UNWATCH"], "+OK"),
        ] {
            #expect(try glosses(store.reply(words, on: 3).bytes) == [expected])
        }
    }

    @Test("subscribers are told what was published, together or one by one")
    func subscriptions() throws {
        let store = Store(
            Talk(
                "> HELLO 3", Self.hello, "> SUBSCRIBE a", "< >3|$subscribe|$a|:1",
                "< >3|$message|$a|$x", "> SUBSCRIBE b", "< >3|$subscribe|$b|:2", "> UNSUBSCRIBE",
                "< >3|$unsubscribe|$a|:1", "< >3|$unsubscribe|$b|:0"))
        #expect(
            try store.says("SUBSCRIBE", "b", "a") == [
                #">3 subscribe "b" :1"#, #">3 subscribe "a" :2"#, #">3 message "a" "x""#,
            ])
        #expect(try store.says("UNSUBSCRIBE", "b") == [#">3 unsubscribe "b" :1"#])
        #expect(try store.says("UNSUBSCRIBE") == [#">3 unsubscribe "a" :0"#])
        #expect(try store.says("UNSUBSCRIBE") == [#">3 unsubscribe _ :0"#])
        #expect(try store.says("SUBSCRIBE", "c").last == "unexpected")
    }

    @Test("messages of several channels come in the recorded order, to whoever subscribes")
    func together() throws {
        let store = Store(
            Talk(
                "> SUBSCRIBE a b", "> PSUBSCRIBE c*", "< *3|$subscribe|$a|:1",
                "< *3|$subscribe|$b|:2", "< *3|$psubscribe|$c*|:3", "< *3|$message|$b|$1",
                "< *3|$message|$a|$2", "< *4|$pmessage|$c*|$cc|$3", "< *3|$message|$b|$4"))
        #expect(
            try store.says("SUBSCRIBE", "a") == [
                #"*3 "subscribe" "a" :1"#, #"*3 "message" "a" "2""#,
            ])
        #expect(
            try store.says("SUBSCRIBE", "a", "b", on: 2) == [
                #"*3 "subscribe" "a" :1"#, #"*3 "subscribe" "b" :2"#, #"*3 "message" "b" "1""#,
                #"*3 "message" "a" "2""#, #"*3 "message" "b" "4""#,
            ])
        #expect(
            try store.says("PSUBSCRIBE", "c*", on: 2) == [
                #"*3 "psubscribe" "c*" :3"#, #"*4 "pmessage" "c*" "cc" "3""#,
            ])
        #expect(try store.says("SUBSCRIBE", "c*").last == "unexpected")
    }

    @Test("passwords are all the same, and replies that were turned off are not given")
    func rest() throws {
        let store = Store(
            Talk("> GET a", "< $1", "> ACL SETUSER u >copper-replay", "< +OK", "> SET a 2", "< +OK")
        )
        #expect(try store.says("ACL", "SETUSER", "u", ">mine") == ["+OK"])
        #expect(try store.says("CLIENT", "REPLY", "OFF") == [])
        #expect(try store.says("SET", "a", "2") == [])
        #expect(try store.says("CLIENT", "REPLY", "ON") == ["+OK"])
        #expect(try store.says("GET", "a") == [#"$1 "1""#])
    }

    // MARK: Comparing

    @Test("commands match by their words, whichever way they are written")
    func matching() {
        func matches(_ actual: WireFrame, _ recorded: WireFrame) -> Bool {
            var matcher = RedisDialect().makeMatcher()
            return matcher.matches(actual, recorded: recorded)
        }
        #expect(matches(inline("get a"), command("GET", "a")))
        #expect(matches(command("config", "get", "x"), command("CONFIG", "GET", "x")))
        #expect(matches(command("AUTH", "x"), command("AUTH", "copper-replay")))
        #expect(!matches(command("GET", "A"), command("GET", "a")))
        #expect(!matches(command("GET"), command("GET", "a")))
    }

    @Test("two runs are the same but for ids, times, addresses and what has no order")
    func normalized() {
        func normal(_ talk: Talk) -> [WireFrame] {
            var normalizer = RedisDialect().makeNormalizer()
            return talk.frames.map { normalizer.normalize($0, on: 1) }
        }
        func run(_ id: String, _ entry: String, _ port: String, _ keys: String) -> Talk {
            Talk(
                "> HELLO 3", "< %2|$server|$redis|$id|:\(id)", "> XADD s *", "< $\(entry)",
                "> XACK s g \(entry)", "< :1", "> CLIENT ID", "< :\(id)", "> KEYS *", "< \(keys)",
                "> CLIENT INFO", "< $id=\(id) addr=127.0.0.1:\(port) name=x age=\(id) db=0",
                "> TIME", "< *2|$17\(id)|$\(id)", "> MONITOR", "< +OK",
                "< +1\(id).5 [0 127.0.0.1:\(port)] \"GET\" \"a\"")
        }
        let first = run("7", "1700000000001-0", "5001", "*2|$a|$b")
        let second = run("12", "1800000000001-3", "62111", "*2|$b|$a")
        #expect(normal(first) == normal(second))
        #expect(normal(first) != normal(run("7", "1700000000001-0", "5001", "*2|$a|$c")))
        let other = Talk("> GET a", "< $1")
        #expect(normal(other) == other.frames)
        #expect(normal(Talk("> GET a", "< $1")) != normal(Talk("> GET a", "< $2")))
    }
}
