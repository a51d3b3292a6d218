import CopperBytes
import CopperCrypto
import Testing

@testable import CopperRedisDialect

@Suite("Redis dialect: credentials")
struct RedisRedactorTests {
    static let secret = "hunter2-secret"
    static let hash = Hex.encode((try? SHA256.hash(Array(secret.utf8))) ?? [])
    static let ours = Hex.encode((try? SHA256.hash(Array("copper-replay".utf8))) ?? [])

    private func redacted(_ talk: Talk) -> [WireFrame] {
        var redactor = RedisDialect().makeRedactor(password: "copper-replay")
        let frames = talk.frames.map { redactor.redact($0, on: 1) }
        // Twice changes nothing, by another one as by the verifier.
        var again = RedisDialect().makeRedactor(password: "copper-replay")
        #expect(frames.map { again.redact($0, on: 1) } == frames)
        for frame in frames {
            let text = String(decoding: frame.bytes, as: UTF8.self)
            #expect(!text.contains(Self.secret) && !text.contains(Self.hash))
            if frame.redisForm == .resp { #expect(frame.item?.bytes == frame.bytes) }
        }
        return frames
    }

    @Test(
        "in commands become those of tests, whichever way they are written",
        arguments: [
            "AUTH \(secret)", "auth user \(secret)", "HELLO 3 AUTH user \(secret) SETNAME x",
            "ACL SETUSER u on >\(secret) ~*", "ACL SETUSER u <\(secret)", "acl setuser u #\(hash)",
            "ACL SETUSER u !\(hash)", "CONFIG SET requirepass \(secret)",
            "CONFIG SET maxmemory 0 masterauth \(secret)", "config set PRIMARYAUTH \(secret)",
            "MIGRATE host 6379 key 0 100 COPY AUTH \(secret)",
            "MIGRATE host 6379 key 0 100 AUTH2 user \(secret) KEYS a",
            "SENTINEL SET main auth-pass \(secret)", "SENTINEL CONFIG SET sentinel-pass \(secret)",
            "ACL DRYRUN u AUTH \(secret)", "COMMAND GETKEYS AUTH \(secret)",
        ])
    func commands(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        let expected = words.map {
            $0.replacing(Self.secret, with: "copper-replay").replacing(Self.hash, with: Self.ours)
        }
        let frames = redacted(Talk("> \(line)", ">> \(line)"))
        for frame in frames {
            #expect(RedisRequest(frame).words == expected.map { Array($0.utf8) })
        }
        #expect(RedisDialect().withoutSecretLiterals(command(words)) == frames[0])
    }

    @Test(
        "that are none stay",
        arguments: [
            "SET AUTH \(secret)x", "MIGRATE host 6379 AUTH 0 100 KEYS AUTH b", "CONFIG SET a b",
            "HELLO 3 SETNAME x", "ACL SETUSER u on nopass", "CONFIG SET requirepass", "AUTH",
        ])
    func others(_ line: String) {
        let frame = command(line.split(separator: " ").map(String.init))
        var redactor = RedisDialect().makeRedactor(password: "copper-replay")
        #expect(redactor.redact(frame, on: 1) == frame)
    }

    @Test("that the server tells are taken out of its replies")
    func replies() {
        let frames = redacted(
            Talk(
                "> CONFIG GET *", "< %2|$requirepass|$\(Self.secret)|$maxmemory|$0",
                "> CONFIG GET *", "< *4|$masterauth|$|$requirepass|$\(Self.secret)",
                "> ACL LIST", "< *1|$user x on #\(Self.hash) ~* +@all",
                "> ACL GETUSER x", "< %2|$flags|~1|$on|$passwords|*1|$\(Self.hash)"))
        #expect(
            glosses(frames.filter { $0.side == .server }) == [
                #"%2 "requirepass"="copper-replay" "maxmemory"="0""#,
                #"*4 "masterauth" "" "requirepass" "copper-replay""#,
                #"*1 "user x on #\#(Self.ours) ~* +@all""#,
                #"%2 "flags"=[~1 "on"] "passwords"=[*1 "\#(Self.ours)"]"#,
            ])
    }

    @Test("are known again wherever they are echoed, on other connections too")
    func echoes() {
        var redactor = RedisDialect().makeRedactor(password: "copper-replay")
        _ = redactor.redact(command("AUTH", Self.secret), on: 1)
        let echoed = [
            reply("$say \(Self.secret)!"), reply("*1|*1|+\(Self.secret)"),
            reply("-ERR '\(Self.secret)'"),
            reply("%1|$hash|$\(Self.hash)"), command("SET", "saved", "x\(Self.secret)"),
        ]
        for frame in echoed {
            let text = String(decoding: redactor.redact(frame, on: 2).bytes, as: UTF8.self)
            #expect(!text.contains(Self.secret) && !text.contains(Self.hash))
        }
    }

    @Test("of a few letters are taken out where they are a whole word")
    func short() {
        let frames = redacted(
            Talk(
                "> AUTH pw", "< -WRONGPASS", "> ECHO pw", "< $pw", "> GET pwd", "< $spwd",
                "> NOSUCH", "< -ERR unknown command 'NOSUCH' 'pw' `pw`"))
        #expect(
            glosses(frames) == [
                #"AUTH "copper-replay""#, "-WRONGPASS", #"ECHO "copper-replay""#,
                #"$13 "copper-replay""#, #"GET "pwd""#, #"$4 "spwd""#, "NOSUCH",
                "-ERR unknown command 'NOSUCH' 'copper-replay' `copper-replay`",
            ])
    }

    @Test("are not left in what a server says that does not know the command")
    func unknownCommand() {
        let frames = redacted(
            Talk(
                "> HELLO 3 AUTH default \(Self.secret)",
                "< -ERR unknown command `HELLO`, with args beginning with: `3` `AUTH` `hunter2-`"))
        #expect(glosses(frames)[1] == "-ERR unknown command `HELLO`")
    }

    @Test("are found in what EXEC and MONITOR show")
    func nested() {
        let frames = redacted(
            Talk(
                "> MULTI", "< +OK", "> CONFIG GET requirepass", "< +QUEUED", "> EXEC",
                "< *1|%1|$requirepass|$\(Self.secret)", "> MONITOR", "< +OK",
                "< +1.5 [0 127.0.0.1:1] \"ACL\" \"SETUSER\" \"u\" \">\(Self.secret)\""))
        #expect(glosses(frames)[5] == #"*1 [%1 "requirepass"="copper-replay"]"#)
        #expect(glosses(frames)[8].hasSuffix(#""u" ">copper-replay""#))
    }

    @Test("made by the server are made again, of their length")
    func generated() {
        let frames = redacted(
            Talk("> ACL GENPASS 40", "< $0123456789", "> AUTH 0123456789", "< +OK"))
        #expect(glosses(frames)[1] == #"$10 "\#(Self.ours.prefix(10))""#)
        #expect(!glosses(frames)[2].contains("0123456789"))
    }

    @Test("may be in what is unfinished: of that only types and lengths are kept")
    func unfinished() throws {
        let redactor = RedisDialect().makeRedactor(password: "copper-replay")
        let parts: [(WireSide, String, String)] = [
            (.client, "*2\r\n$4\r\nAUTH\r\n$9\r\nhunt", "*2\r\n$4\r\n\0\0\0\0\r\n$9\r\n\0\0\0\0"),
            (.client, "AUTH hunt", "\0\0\0\0\0\0\0\0\0"),
            (.server, "*2\r\n+secret\r\n$6\r\nse", "*2\r\n+\0\0\0\0\0\0\r\n$6\r\n\0\0"),
            (.server, "$6\r\nsecret\r", "$6\r\n\0\0\0\0\0\0\r"), (.server, "-ERR s", "-\0\0\0\0\0"),
        ]
        for (side, text, expected) in parts {
            let kept = redactor.redact(unfinished: Array(text.utf8), from: side)
            #expect(kept == Array(expected.utf8))
            #expect(redactor.redact(unfinished: kept, from: side) == kept)
            var cutter = RedisDialect().makeCutter()
            cutter.append(kept, from: side)
            let frame = try cutter.next(from: side)
            #expect(frame == nil)
        }
    }

    @Test("in a line that no server reads are not kept")
    func brokenLine() {
        let frames = redacted(Talk(">> AUTH \"\(Self.secret)"))
        #expect(frames[0].bytes == Array("\"\r\n".utf8))
    }
}
