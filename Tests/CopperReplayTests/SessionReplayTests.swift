import CopperBytes
import CopperNet
import CopperReplay
import CopperSimulation
import CopperTestSupport
import Testing

@testable import CopperPostgresDialect

@Suite("Replay: session")
struct SessionReplayTests {
    private func connector(_ builder: FixtureBuilder, repeats: Bool = false) throws
        -> ReplayingConnector
    {
        try ReplayingConnector(builder.fixture, PostgresDialect(), mode: .session, repeats: repeats)
    }

    @Test("follows a client that names its statements otherwise")
    func names() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.prepared("s1", "SELECT $1", "a", gives: "b")
        let replay = try connector(builder)
        let answer = try SimulatedLoop.run(seed: 3) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            _ = try await client.start()
            try await client.send(
                PGBytes.parse("mine", " SELECT $1; "), PGBytes.describe("S", "mine"),
                PGBytes.bind("", "mine", ["a"]), PGBytes.execute(), PGBytes.sync)
            return glosses(try await client.receive(through: "Z"))
        }.value
        #expect(answer.contains(#"DataRow 1 "b""#))
        #expect(replay.mismatches.isEmpty)
    }

    @Test(
        "refuses other parameters, SQL and formats",
        arguments: [
            [PGBytes.parse("s1", "SELECT $2")],
            [
                PGBytes.parse("s1", "SELECT $1"), PGBytes.describe("S", "s1"),
                PGBytes.bind("", "s1", ["z"]),
            ],
            [
                PGBytes.parse("s1", "SELECT $1"), PGBytes.describe("S", "s1"),
                PGBytes.bind("", "s1", [nil]),
            ],
            [
                PGBytes.parse("s1", "SELECT $1"), PGBytes.describe("S", "s1"),
                PGBytes.bind("", "s1", ["a"], resultFormats: [1]),
            ],
            [PGBytes.parse("s1", "SELECT $1"), PGBytes.bind("", "s1", ["a"])],
            [PGBytes.query("SELECT $1")],
        ])
    func differences(_ messages: [[UInt8]]) throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.prepared("s1", "SELECT $1", "a", gives: "b")
        let replay = try connector(builder)
        #expect(throws: NetError.self) {
            try SimulatedLoop.run(seed: 3) { loop in
                var client = ScriptedClient(try await replay.connect(on: loop))
                _ = try await client.start()
                try await client.send(Array(messages.joined()), PGBytes.sync)
                _ = try await client.receive(through: "Z")
            }
        }
        #expect(replay.mismatches.count == 1)
    }

    @Test("chooses the recorded session by its first request")
    func choice() throws {
        var builder = FixtureBuilder()
        for (connection, word) in ["one", "two"].enumerated() {
            _ = builder.open()
            builder.greet(on: connection + 1)
            builder.select("SELECT '\(word)'", gives: word, on: connection + 1)
        }
        let replay = try connector(builder)
        let answers = try SimulatedLoop.run(seed: 3) { loop in
            var answers: [String] = []
            for word in ["two", "one"] {
                var client = ScriptedClient(try await replay.connect(on: loop))
                _ = try await client.start()
                answers.append(try await client.query("SELECT '\(word)'")[1])
            }
            return answers
        }.value
        #expect(answers == [#"DataRow 1 "two""#, #"DataRow 1 "one""#])
        #expect(replay.unplayed.isEmpty)
    }

    @Test("plays a session once, or again where asked to", arguments: [false, true])
    func repetition(_ repeats: Bool) throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.select("SELECT 1", gives: "1")
        let replay = try connector(builder, repeats: repeats)
        let played = try SimulatedLoop.run(seed: 3) { loop in
            var played = 0
            for _ in 1...3 {
                var client = ScriptedClient(try await replay.connect(on: loop))
                _ = try? await client.start()
                if (try? await client.query("SELECT 1")) != nil { played += 1 }
            }
            return played
        }.value
        #expect(played == (repeats ? 3 : 1))
    }

    @Test("declines encryption that was not recorded")
    func encryption() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        let replay = try connector(builder)
        let answers = try SimulatedLoop.run(seed: 3) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            try await client.send(PGBytes.gssRequest)
            let first = try await client.receive(through: "N")
            try await client.send(PGBytes.sslRequest)
            let second = try await client.receive(through: "N")
            return [first.count, second.count, try await client.start().count]
        }.value
        #expect(answers == [1, 1, 4])
    }

    /// The messages of one SCRAM conversation, by a client with this password.
    private func authenticate(
        _ client: inout ScriptedClient, _ password: String
    ) async throws -> [WireFrame] {
        try await client.send(PGBytes.startup())
        _ = try await client.receive(through: "R")
        try await client.send(PGBytes.sasl("SCRAM-SHA-256", "n,,n=,r=abc"))
        let challenge = try await client.receive(through: "R")
        let first = Array(try #require(challenge.last).body.dropFirst(4))
        let nonce = String(
            decoding: try #require(SCRAMText.attribute("r", of: first)), as: UTF8.self)
        let final = "c=biws,r=\(nonce)"
        let message = SCRAMText.authMessage(Array("n=,r=abc".utf8), first, Array(final.utf8))
        let proof = Base64.encode(try SCRAMKeys(password: password).proof(of: message))
        try await client.send(PGBytes.typed("p", Array("\(final),p=\(proof)".utf8)))
        return try await client.receive(through: password == Fixture.password ? "Z" : "E")
    }

    @Test(
        "authenticates by itself with a nonce of its own", arguments: [Fixture.password, "other"])
    func scram(_ password: String) throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.client(PGBytes.startup())
        builder.server(PGBytes.authentication(10, PGBytes.text("SCRAM-SHA-256") + [0]))
        builder.client(PGBytes.sasl("SCRAM-SHA-256", "n,,n=,r=xyz"))
        builder.server(PGBytes.authentication(11, Array("r=xyz123,s=AAAA,i=4096".utf8)))
        builder.client(PGBytes.typed("p", Array("c=biws,r=xyz123,p=AAAA".utf8)))
        builder.server(
            PGBytes.authentication(12, Array("v=AAAA".utf8)), PGBytes.authentication(0),
            PGBytes.typed("K", PGBytes.integer(UInt32(5)) + [0, 0, 0, 1]), PGBytes.ready())
        let replay = try connector(builder)
        let frames = try SimulatedLoop.run(seed: 3) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            return glosses(try await authenticate(&client, password))
        }.value
        if password == Fixture.password {
            #expect(
                frames.dropFirst() == [
                    "AuthenticationOk", "BackendKeyData 5 00000001", "ReadyForQuery I",
                ])
            #expect(frames.first?.hasPrefix("AuthenticationSASLFinal \"v=") == true)
        } else {
            #expect(frames.last?.contains("28P01") == true)
        }
    }

    @Test(
        "asks for a password or MD5 where the recording did, and refuses a wrong one",
        arguments: [3, 5] as [UInt32], [true, false])
    func passwords(_ code: UInt32, _ isRight: Bool) throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.client(PGBytes.startup())
        builder.server(PGBytes.authentication(code, code == 5 ? [1, 2, 3, 4] : []))
        builder.client(PGBytes.typed("p", [0]))
        builder.server(PGBytes.authentication(0), PGBytes.ready())
        let replay = try connector(builder)
        let password = isRight ? Fixture.password : "other"
        let last = try SimulatedLoop.run(seed: 3) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            try await client.send(PGBytes.startup())
            let asked = try await client.receive(through: "R")
            let salt = Array(try #require(asked.last).body.dropFirst(4))
            let answer =
                code == 3
                ? Array(password.utf8)
                : try md5PasswordAnswer(user: Array("app".utf8), password: password, salt: salt)
            try await client.send(PGBytes.typed("p", answer + [0]))
            return glosses(try await client.receive(through: isRight ? "Z" : "E")).last
        }.value
        #expect(last?.contains(isRight ? "ReadyForQuery I" : "28P01") == true)
    }

    @Test("greets an older and a newer protocol as the server would")
    func versions() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        let replay = try connector(builder)
        let frames = try SimulatedLoop.run(seed: 3) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            let options = PGBytes.text("user") + PGBytes.text("app") + PGBytes.text("_pq_.x")
            try await client.send(
                PGBytes.untyped(0x0003_0002, options + PGBytes.text("1") + [0]))
            return glosses(try await client.receive(through: "Z"))
        }.value
        #expect(frames.first == #"NegotiateProtocolVersion 3.0 1 "_pq_.x""#)
    }
}
