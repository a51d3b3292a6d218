import CopperBytes
import Testing

@testable import CopperRedisDialect

@Suite("Redis dialect: glosses")
struct RedisGlossTests {
    @Test(
        "of replies show signs and texts",
        arguments: [
            ("+OK", "+OK"), ("-ERR no", "-ERR no"), (":5", ":5"), ("$hello", #"$5 "hello""#),
            ("$-1", "$-1"), ("*-1", "*-1"), ("_", "_"), ("#t", "#t"), (",1.5", ",1.5"),
            ("(12", "(12"), ("*2|$a|:1", #"*2 "a" :1"#), ("*1|*1|$x", #"*1 [*1 "x"]"#),
            ("%1|$k|~1|:1", #"%1 "k"=[~1 :1]"#),
            (">3|$message|$news|$hi", #">3 message "news" "hi""#),
            ("|1|$ttl|:5|$v", #"|1 "ttl"=:5 $1 "v""#), ("*?|:1|.", "*? :1"),
            ("$?|;2|ab|;0", #"$? "ab""#), ("=7|txt:abc", #"=7 "txt:abc""#), ("*0", "*0"),
        ])
    func replies(_ text: String, _ gloss: String) {
        #expect(RedisDialect().gloss(reply(text)) == gloss)
    }

    @Test("of commands are as they are typed")
    func commands() {
        #expect(
            Talk("> SET k v", ">> get k", "> CONFIG GET maxmemory").glosses == [
                #"SET "k" "v""#, #"inline get "k""#, #"CONFIG GET "maxmemory""#,
            ])
        #expect(RedisDialect().gloss(command("a b")) == #""a b""#)
        #expect(RedisDialect().gloss(inline("")) == "inline nothing")
    }

    @Test("leave out what is too long to read, and say how much")
    func long() {
        let list = "*100" + String(repeating: "|:1", count: 100)
        #expect(RedisDialect().gloss(reply(list)).hasSuffix(":1 ... 76 more"))
        let text = RedisDialect().gloss(reply("$" + String(repeating: "x", count: 500)))
        #expect(text.hasSuffix(#"x"... (500 bytes)"#))
    }

    @Test(
        "tell which server it was",
        arguments: [
            ("%2|$server|$valkey|$version|$9.1.2", "Valkey 9.1.2"),
            ("*4|$server|$redis|$version|$7.0.15", "Redis 7.0.15"),
            ("$# Server redis_version", nil), ("+OK", nil),
        ])
    func version(_ text: String, _ version: String?) {
        #expect(RedisDialect().serverVersion(in: [reply("+PONG"), reply(text)]) == version)
    }

    @Test("INFO tells which server it was, too")
    func info() {
        let info =
            "# Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1\r\n"
        let frame = WireFrame(side: .server, form: 0, bytes: RESPItem.bulk(info).bytes)
        #expect(RedisDialect().serverVersion(in: [frame]) == "Valkey 8.0.1")
    }
}
