import CopperBytes
import CopperNet
import CopperPostgresDialect
import CopperReplay
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Replay: exchange")
struct ExchangeReplayTests {
    private static func replay(_ build: (inout FixtureBuilder) -> Void) throws -> ReplayingConnector
    {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        build(&builder)
        return try ReplayingConnector(builder.fixture, PostgresDialect(), mode: .exchange)
    }

    /// What the replay answers to each group of messages, up to its ReadyForQuery.
    private func answers(
        _ replay: ReplayingConnector, _ groups: [[[UInt8]]]
    ) throws -> [[String]] {
        try SimulatedLoop.run(seed: 5) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop), seed: 5)
            _ = try await client.start()
            var answers: [[String]] = []
            for group in groups {
                try await client.send(Array(group.joined()))
                answers.append(glosses(try await client.receive(through: "Z")))
            }
            return answers
        }.value
    }

    @Test("answers in any order, any number of times, on any connection")
    func order() throws {
        let replay = try Self.replay { builder in
            builder.select("SELECT 1", gives: "one")
            builder.select("SELECT 2", gives: "two")
        }
        for _ in 1...2 {
            let found = try answers(
                replay, ["SELECT 2", "SELECT 1", "SELECT 2;"].map { [PGBytes.query($0)] })
            #expect(
                found.map { $0[1] } == [#""two""#, #""one""#, #""two""#].map { "DataRow 1 \($0)" })
        }
    }

    @Test("gives answers that changed in their recorded order; the last one repeats")
    func sequence() throws {
        let replay = try Self.replay { builder in
            for value in ["1", "2", "3"] { builder.select("SELECT count(*) FROM t", gives: value) }
        }
        let queries = Array(repeating: [PGBytes.query("SELECT count(*) FROM t")], count: 5)
        let found = try answers(replay, queries).map { $0[1] }
        #expect(found == ["1", "2", "3", "3", "3"].map { "DataRow 1 \"\($0)\"" })
    }

    @Test("knows prepared statements by their SQL, whatever is cached, described or pipelined")
    func statements() throws {
        let replay = try Self.replay { builder in
            builder.prepared("s1", "SELECT $1", "a", gives: "A")
            builder.prepared("s1", "SELECT $1", "b", gives: "B")
        }
        let run = { (value: String) in [PGBytes.bind("", "x", [value]), PGBytes.execute()] }
        let found = try answers(
            replay,
            [
                [PGBytes.parse("x", "SELECT $1"), PGBytes.sync],
                run("b") + run("a") + [PGBytes.sync],
                [PGBytes.describe("S", "x"), PGBytes.sync],
                [PGBytes.bind("", "x", ["a"], resultFormats: []), PGBytes.describe("P", "")]
                    + [PGBytes.execute(), PGBytes.sync],
            ])
        #expect(found[0] == ["ParseComplete", "ReadyForQuery I"])
        #expect(
            found[1].filter { $0.hasPrefix("DataRow") } == [#"DataRow 1 "B""#, #"DataRow 1 "A""#])
        #expect(found[2].first == "ParameterDescription 1 25")
        #expect(found[3][1] == #"RowDescription 1 "x" 25 0"#)
    }

    @Test("says what was recorded when something else is asked, and stays usable")
    func unexpected() throws {
        let replay = try Self.replay { builder in
            builder.prepared("s1", "SELECT $1", "a", gives: "A")
            builder.select("SELECT 1", gives: "one")
        }
        let found = try answers(
            replay,
            [
                [PGBytes.parse("x", "SELECT $1"), PGBytes.bind("", "x", ["z"]), PGBytes.execute()]
                    + [PGBytes.bind("", "x", ["a"]), PGBytes.execute(), PGBytes.sync],
                [PGBytes.query("SELECT 3")], [PGBytes.query("SELECT 1")],
            ])
        let first = try #require(found[0].first { $0.hasPrefix("ErrorResponse") })
        #expect(first.contains(PostgresDialect.notRecordedState))
        #expect(first.contains("recorded"))
        #expect(!found[0].contains { $0.hasPrefix("DataRow") }, "what follows an error is skipped")
        #expect(found[1].count == 2)
        #expect(found[2][1] == #"DataRow 1 "one""#)
        #expect(replay.mismatches.count == 2)
        #expect(replay.mismatches[0].contains(#""SELECT $1" with ("z")"#))
        #expect(replay.mismatches[0].contains(#"recorded: "SELECT $1" with ("a")"#))
    }

    @Test("replays errors, skips to Sync and keeps the transaction's state")
    func errors() throws {
        let replay = try Self.replay { builder in
            builder.client(PGBytes.query("BEGIN"))
            builder.server(PGBytes.complete("BEGIN"), PGBytes.ready("T"))
            builder.client(
                PGBytes.parse("s", "SELECT 1/0"), PGBytes.bind("", "s"), PGBytes.execute(),
                PGBytes.sync)
            builder.server(
                PGBytes.typed("1"), PGBytes.typed("2"), PGBytes.error("22012", "division by zero"),
                PGBytes.ready("E"))
            builder.client(PGBytes.query("ROLLBACK"))
            builder.server(PGBytes.complete("ROLLBACK"), PGBytes.ready())
            builder.client(PGBytes.parse("", "SELEC"), PGBytes.sync)
            builder.server(PGBytes.error("42601", "syntax error"), PGBytes.ready())
        }
        let bad = [
            PGBytes.parse("s", "SELECT 1/0"), PGBytes.bind("", "s"), PGBytes.execute(),
            PGBytes.sync,
        ]
        let found = try answers(
            replay,
            [
                bad, [PGBytes.query("BEGIN")], bad, [PGBytes.query("ROLLBACK")],
                [PGBytes.parse("", "SELEC"), PGBytes.bind("", ""), PGBytes.sync],
            ])
        #expect(found.map { $0.last } == ["I", "T", "E", "I", "I"].map { "ReadyForQuery \($0)" })
        #expect(found[0].contains { $0.contains("22012") })
        #expect(found[4].count == 2)
    }

    @Test("takes copied data that was recorded, in any pieces, and no other")
    func copy() throws {
        let layout = [0] + PGBytes.list([0] as [UInt16])
        let replay = try Self.replay { builder in
            builder.client(PGBytes.query("COPY t FROM STDIN"))
            builder.server(PGBytes.typed("G", layout))
            builder.client(PGBytes.typed("d", Array("1\n2\n".utf8)), PGBytes.typed("c"))
            builder.server(PGBytes.complete("COPY 2"), PGBytes.ready())
        }
        let pieces = { (text: [String]) in
            [PGBytes.query("COPY t FROM STDIN")]
                + text.map { PGBytes.typed("d", Array($0.utf8)) } + [PGBytes.typed("c")]
        }
        let found = try answers(replay, [pieces(["1\n", "2\n"]), pieces(["1\n", "3\n"])])
        #expect(
            found[0] == ["CopyInResponse 0 1 0", #"CommandComplete "COPY 2""#, "ReadyForQuery I"])
        #expect(found[1].contains { $0.contains(PostgresDialect.notRecordedState) })
    }

    @Test("continues a portal with a row limit")
    func portals() throws {
        let replay = try Self.replay { builder in
            builder.client(
                PGBytes.parse("s", "SELECT n"), PGBytes.bind("p", "s"),
                PGBytes.execute("p", limit: 1),
                PGBytes.execute("p", limit: 1), PGBytes.sync)
            builder.server(
                PGBytes.typed("1"), PGBytes.typed("2"), PGBytes.data(["1"]), PGBytes.typed("s"),
                PGBytes.data(["2"]), PGBytes.complete("SELECT 1"), PGBytes.ready())
        }
        let found = try answers(
            replay,
            [
                [
                    PGBytes.parse("s", "SELECT n"), PGBytes.bind("q", "s"),
                    PGBytes.execute("q", limit: 1),
                ]
                    + [PGBytes.execute("q", limit: 1), PGBytes.sync]
            ])
        #expect(
            found[0] == [
                "ParseComplete", "BindComplete", #"DataRow 1 "1""#, "PortalSuspended",
                #"DataRow 1 "2""#, #"CommandComplete "SELECT 1""#, "ReadyForQuery I",
            ])
    }

    @Test("refuses names that do not exist as the server does")
    func names() throws {
        let replay = try Self.replay { $0.select("SELECT 1", gives: "1") }
        let found = try answers(
            replay,
            [
                [PGBytes.bind("", "nope"), PGBytes.sync], [PGBytes.execute("nope"), PGBytes.sync],
                [PGBytes.describe("S", "nope"), PGBytes.sync],
            ])
        #expect(found.map { $0[0].contains("does not exist") } == [true, true, true])
    }
}
