import CopperBytes
import Testing

@testable import CopperRedisDialect

@Suite("Redis dialect: who answers what")
struct RedisDialogueTests {
    /// For each of the server's frames the command that it answers, in brackets while more
    /// is to come, `-` for what came unasked.
    private func heard(_ talk: Talk) -> [String] {
        var dialogue = RedisDialogue()
        return talk.frames.compactMap { frame in
            guard frame.side == .server else {
                dialogue.ask(RedisRequest(frame))
                return nil
            }
            guard let heard = dialogue.hear(frame) else { return "-" }
            return heard.isLast ? heard.request.gloss : "(\(heard.request.gloss))"
        }
    }

    @Test("one reply for each command, in their order")
    func order() {
        let talk = Talk("> GET a", "> SET b 1", "< $-1", ">> PING", "< +OK", "< +PONG", "< +late")
        #expect(heard(talk) == [#"GET "a""#, #"SET "b" "1""#, "PING", "-"])
    }

    @Test("pushes come between, and subscriptions are confirmed once for each channel")
    func pushes() {
        let talk = Talk(
            "> HELLO 3", "< %1|$proto|:3", "> SUBSCRIBE a b", "> GET k",
            "< >3|$subscribe|$a|:1", "< >2|$invalidate|_", "< >3|$subscribe|$b|:2",
            "< >3|$message|$a|$x",
            "< $v", "> UNSUBSCRIBE", "< >3|$unsubscribe|$a|:1", "< >3|$unsubscribe|$b|:0",
            "> UNSUBSCRIBE", "< >3|$unsubscribe|_|:0", "> PING", "< +PONG")
        #expect(
            heard(talk) == [
                #"HELLO "3""#, #"(SUBSCRIBE "a" "b")"#, "-", #"SUBSCRIBE "a" "b""#, "-",
                #"GET "k""#, "(UNSUBSCRIBE)", "UNSUBSCRIBE", "UNSUBSCRIBE", "PING",
            ])
    }

    @Test("in RESP2 messages look like replies, while something is subscribed to")
    func messages() {
        let talk = Talk(
            "> LRANGE l 0 -1", "< *3|$message|$a|$b", "> SUBSCRIBE a", "< *3|$subscribe|$a|:1",
            "> PING", "< *3|$message|$a|$x", "< *2|$pong|$", "> UNSUBSCRIBE a",
            "< *3|$message|$a|$y", "< *3|$unsubscribe|$a|:0", "> LRANGE l 0 -1",
            "< *3|$message|$a|$b")
        #expect(
            heard(talk) == [
                #"LRANGE "l" "0" "-1""#, #"SUBSCRIBE "a""#, "-", "PING", "-",
                #"UNSUBSCRIBE "a""#, #"LRANGE "l" "0" "-1""#,
            ])
    }

    @Test("refused commands are answered once, whatever they asked for")
    func refusals() {
        let talk = Talk(
            "> SUBSCRIBE a b", "< -NOPERM no", "> GET k", "< :1", "> MULTI", "< +OK",
            "> SUBSCRIBE a b", "< +QUEUED", "> DISCARD", "< +OK")
        #expect(
            heard(talk) == [
                #"SUBSCRIBE "a" "b""#, #"GET "k""#, "MULTI", #"SUBSCRIBE "a" "b""#, "DISCARD",
            ])
    }

    @Test("EXEC's reply is for the commands that were queued")
    func transactions() {
        var dialogue = RedisDialogue()
        dialogue.follow(
            Talk(
                "> MULTI", "> GET a", "> NOSUCH", "> GET b", "< +OK", "< +QUEUED", "< -ERR",
                "< +QUEUED"
            )
            .frames)
        dialogue.ask(RedisRequest(command("EXEC")))
        let heard = dialogue.hear(reply("*2|$1|$2"))
        #expect(heard?.queued.map(\.gloss) == [#"GET "a""#, #"GET "b""#])
        #expect(dialogue.queued == nil)
    }

    @Test("CLIENT REPLY takes replies away")
    func silence() {
        let talk = Talk(
            "> CLIENT REPLY SKIP", "> SET a 1", "> GET a", "< $1", "> CLIENT REPLY OFF",
            "> SET a 2",
            "> SET a 3", "> CLIENT REPLY ON", "< +OK", "> GET a", "< $3")
        #expect(heard(talk) == [#"GET "a""#, #"CLIENT REPLY "ON""#, #"GET "a""#])
    }

    @Test("the lines of MONITOR are nobody's answers, until RESET")
    func monitor() {
        let line = "< +17.5 [0 127.0.0.1:1] \"SET\" \"a\""
        let talk = Talk("> MONITOR", "< +OK", line, "> RESET", line, "< +RESET", "> ECHO x", line)
        #expect(heard(talk) == ["MONITOR", "-", "-", "RESET", #"ECHO "x""#])
    }

    @Test("what sets a connection up is its greeting, as far as it was answered")
    func greeting() {
        func length(_ lines: String...) -> Int {
            var talk = Talk()
            for line in lines { talk.add(line) }
            return RedisDialect().greetingLength(of: talk.frames)
        }
        #expect(
            length("> HELLO 3", "< %1|$a|:1", "> CLIENT SETINFO LIB-NAME x", "< -ERR", "> GET a")
                == 4)
        #expect(length("> HELLO 3", "> AUTH x", "> GET a", "< %1|$a|:1", "< +OK", "< $v") == 0)
        #expect(length("> AUTH x", "< +OK", "> PING", "> GET a", "< +PONG", "< $v") == 2)
        #expect(length("> GET a", "< $v") == 0)
        #expect(length("> PING", "< +PONG") == 2)
    }

    @Test("a lenient replay plays each command with its answer, and no set-up")
    func played() {
        let talk = Talk(
            "> GET a", "> PING", "> SELECT 99", "< $1", "< +PONG", "< -ERR out of range",
            "> SUBSCRIBE c",
            "> GET b", "< >3|$subscribe|$c|:1", "< >3|$message|$c|$x", "< $2",
            "> CLIENT SETNAME x", "< +OK", "< >3|$message|$c|$y", "> PING", "< +PONG")
        let order = RedisDialect().played(
            of: talk.frames, after: Talk("> HELLO 3", "< %1|$a|:1").frames)
        #expect(
            order.map { talk.glosses[$0] } == [
                #"GET "a""#, #"$1 "1""#, #"SELECT "99""#, "-ERR out of range", #"SUBSCRIBE "c""#,
                #">3 subscribe "c" :1"#, #"GET "b""#, #">3 message "c" "x""#, #"$1 "2""#,
                #"CLIENT SETNAME "x""#, "+OK", #">3 message "c" "y""#,
            ])
    }
}
