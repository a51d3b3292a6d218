import CopperBytes
import CopperNet
import CopperPostgresDialect
import CopperReplay
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Replay: script")
struct ScriptReplayTests {
    private func connector(_ builder: FixtureBuilder) throws -> ReplayingConnector {
        try ReplayingConnector(builder.fixture, PostgresDialect(), mode: .script)
    }

    @Test("answers as recorded, however requests are cut", arguments: 0..<20 as Range<UInt64>)
    func answers(_ seed: UInt64) throws {
        let replay = try connector(.wholeConnection)
        let run = try SimulatedLoop.run(seed: seed) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop), seed: seed)
            _ = try await client.start()
            let first = try await client.query("SELECT 1")
            try await client.send(
                PGBytes.parse("s1", "SELECT $1"), PGBytes.describe("S", "s1"),
                PGBytes.bind("", "s1", ["a"]), PGBytes.execute(), PGBytes.sync)
            let second = glosses(try await client.receive(through: "Z"))
            try await client.send(PGBytes.typed("X"))
            client.close()
            return [first, second]
        }
        #expect(run.value[0][1] == #"DataRow 1 "one""#)
        #expect(run.value[1][4] == #"DataRow 1 "b""#)
        #expect(replay.mismatches.isEmpty)
        #expect(replay.unplayed.isEmpty)
    }

    @Test("fails at another request, behind the answers so far, with both glosses")
    func mismatch() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.select("SELECT 1", gives: "one")
        builder.select("SELECT 2", gives: "two")
        let replay = try connector(builder)
        let run = try SimulatedLoop.run(seed: 1) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            _ = try await client.start()
            try await client.send(PGBytes.query("SELECT 1"), PGBytes.query("SELECT 3"))
            let answer = glosses(try await client.receive(through: "Z"))
            do {
                _ = try await client.receive(through: "Z")
                return (answer, "")
            } catch let error as NetError where error.kind == .notRecorded {
                return (answer, error.detail)
            }
        }
        #expect(run.value.0.count == 4)
        #expect(run.value.1.contains(#"recorded: line 13: Query "SELECT 2""#), "\(run.value.1)")
        #expect(run.value.1.contains(#"actual:   Query "SELECT 3""#))
        #expect(replay.mismatches == [run.value.1])
    }

    @Test("shows where frames differ whose glosses do not")
    func hiddenDifference() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.client(PGBytes.typed("S", [1]))
        let replay = try connector(builder)
        _ = try SimulatedLoop.run(seed: 1) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            _ = try await client.start()
            try await client.send(PGBytes.typed("S", [2]))
        }
        #expect(replay.mismatches.first?.contains("differ from byte 5") == true)
    }

    @Test("refuses a connection that is not recorded")
    func connections() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        let replay = try connector(builder)
        let kind =
            try SimulatedLoop.run(seed: 1) { loop in
                let first = try await replay.connect(on: loop)
                defer { first.close() }
                do {
                    _ = try await replay.connect(on: loop)
                    return nil
                } catch let error as NetError {
                    return error.kind
                }
            }.value as NetError.Kind?
        #expect(kind == .notRecorded)
        #expect(replay.mismatches.count == 1)
    }

    @Test("gives each connection its own choices, and the password of tests")
    func choices() throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        _ = builder.open()
        let replay = try connector(builder)
        let choices = try SimulatedLoop.run(seed: 1) { loop in
            let streams = [try await replay.connect(on: loop), try await replay.connect(on: loop)]
            return streams.map(\.info.repeatable)
        }.value
        #expect(choices[0] == RepeatableChoices(seed: 1, connection: 1, password: Fixture.password))
        #expect(choices[1]?.connection == 2)
    }

    @Test("pretends the recorded TLS, at the recorded place only")
    func tls() throws {
        let facts = TLSFacts(version: "TLSv1.3", cipher: "X", serverEndPointHash: [1, 2])
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.client(PGBytes.sslRequest)
        builder.server([UInt8(ascii: "S")])
        builder.secure(facts)
        builder.greet()
        let replay = try connector(builder)
        let found = try SimulatedLoop.run(seed: 1) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            try await client.send(PGBytes.sslRequest)
            _ = try await client.receive(through: "S")
            let stream = try await replay.secure(await client.detach()) { _ in
                throw NetError(.tls, "no handshake is needed")
            }
            client = ScriptedClient(stream)
            _ = try await client.start()
            return stream.info.tls
        }.value
        #expect(found == facts)

        let early = try connector(builder)
        let error = #expect(throws: NetError.self) {
            try SimulatedLoop.run(seed: 1) { loop in
                _ = try await early.secure(try await early.connect(on: loop)) { $0 }
            }
        }
        #expect(error?.kind == .notRecorded)
    }

    @Test(
        "tells a cancelled query's error only after the cancel request",
        arguments: 0..<10 as Range<UInt64>)
    func cancellation(_ seed: UInt64) throws {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.client(PGBytes.query("SELECT pg_sleep(9)"))
        _ = builder.open()
        builder.client(PGBytes.cancel(4711, PGBytes.integer(UInt32(1))), on: 2)
        builder.close(by: .server, on: 2)
        builder.server(PGBytes.error("57014", "canceled"), PGBytes.ready())
        let replay = try connector(builder)
        let order = try SimulatedLoop.run(seed: seed) { loop in
            var client = ScriptedClient(try await replay.connect(on: loop))
            _ = try await client.start()
            try await client.send(PGBytes.query("SELECT pg_sleep(9)"))
            let waits: Bool
            do {
                let bytes = ScriptedReader(await client.detach())
                waits = try await bytes.isSilent(until: loop.now + .seconds(5))
                client = ScriptedClient(await bytes.detach())
            }
            var cancel = ScriptedClient(try await replay.connect(on: loop))
            try await cancel.send(PGBytes.cancel(4711, PGBytes.integer(UInt32(1))))
            let ended = try await cancel.expectEnd()
            let answer = glosses(try await client.receive(through: "Z"))
            return (waits, ended, answer)
        }.value
        #expect(order.0 && order.1)
        #expect(order.2.first?.contains("57014") == true)
    }
}

/// Sees whether a stream stays silent.
private struct ScriptedReader {
    private let io: StreamIO

    init(_ stream: any ByteStream) { io = StreamIO(stream) }

    func isSilent(until deadline: MonotonicTime) async throws -> Bool {
        do {
            _ = try await io.read(deadline: deadline)
            return false
        } catch let error as NetError where error.kind == .timedOut {
            return true
        }
    }

    func detach() async -> any ByteStream { await io.detach().stream }
}
