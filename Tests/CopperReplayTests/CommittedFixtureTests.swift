import CopperBytes
import CopperNet
import CopperReplay
import CopperSimulation
import CopperTestSupport
import Foundation
import Testing

@testable import CopperPostgresDialect

@Suite("Fixtures: those of the repository")
struct CommittedFixtureTests {
    @Test("are many, from every server, and mostly recorded with foreign clients")
    func inventory() throws {
        for version in ["15", "17", "18"] {
            #expect(Fixtures.names.filter { $0.hasSuffix("-\(version).fixture") }.count >= 5)
        }
        let foreign = try Fixtures.names.filter { name in
            let scenario = try Fixture(path: Fixtures.path(name)).header.scenario
            return ["psql", "psycopg", "pgbench"].contains { scenario.hasPrefix($0) }
        }
        #expect(foreign.count * 2 >= Fixtures.names.count)
    }

    @Test(
        "are what a recorder writes: whole frames, true glosses, no credential",
        arguments: Fixtures.names)
    func verified(_ name: String) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path(name)))
        #expect(bytes.count < 200_000)
        let fixture = try Fixture(bytes: Array(bytes))
        #expect(FixtureVerifier.problems(in: fixture, PostgresDialect()) == [])
        #expect(Array(fixture.text.utf8) == Array(bytes))
        #expect(FixtureDiff.lines(from: fixture, to: fixture, PostgresDialect()) == [])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("copper-test-"))
    }

    @Test(
        "replay byte for byte to a client that sends what was recorded", arguments: Fixtures.names)
    func script(_ name: String) throws {
        let fixture = try Fixture(path: Fixtures.path(name))
        let replay = try ReplayingConnector(fixture, PostgresDialect(), mode: .script)
        let received = try SimulatedLoop.run(seed: 11) { loop in
            var streams: [Int: any ByteStream] = [:]
            var received: [Int: [UInt8]] = [:]
            for line in fixture.lines {
                let number = line.connection
                switch line.event {
                case .opened: streams[number] = try await replay.connect(on: loop)
                case .sent(let bytes, _):
                    let io = StreamIO(try #require(streams[number]))
                    try await io.write(bytes)
                    streams[number] = await io.detach().stream
                case .received(let bytes, _):
                    let io = StreamIO(try #require(streams[number]))
                    received[number, default: []] += try await io.read(exactly: bytes.count)
                    streams[number] = await io.detach().stream
                case .secured:
                    let stream = try #require(streams[number])
                    streams[number] = try await replay.secure(stream) { $0 }
                case .closed: streams.removeValue(forKey: number)?.close()
                }
            }
            return received
        }.value
        #expect(replay.mismatches == [])
        #expect(replay.unplayed == [])
        for (number, bytes) in received {
            let expected = fixture.lines.flatMap { line -> [UInt8] in
                guard line.connection == number, case .received(let bytes, _) = line.event else {
                    return []
                }
                return bytes
            }
            #expect(bytes == expected)
        }
    }

    /// Fixtures of one connection without a password: what they hold can be asked again
    /// as exchanges.
    static let askable = Fixtures.names.filter { name in
        let kinds = [
            "types-", "pgbench", "psql-simple", "psql-errors", "psycopg-prepared",
            "psycopg-pipeline",
        ]
        return kinds.contains { name.hasPrefix($0) }
    }

    @Test("give the same rows as exchanges", arguments: askable)
    func exchange(_ name: String) throws {
        let fixture = try Fixture(path: Fixtures.path(name))
        let replay = try ReplayingConnector(fixture, PostgresDialect(), mode: .exchange)
        var cutters: [Int: any WireCutter] = [:]
        var frames: [Int: [WireFrame]] = [:]
        for line in fixture.lines {
            let number = line.connection
            switch line.event {
            case .opened: cutters[number] = PostgresDialect().makeCutter()
            case .sent(let bytes, _):
                frames[number, default: []] += try cutters[number]?.cut(bytes, from: .client) ?? []
            case .received(let bytes, _):
                frames[number, default: []] += try cutters[number]?.cut(bytes, from: .server) ?? []
            default: break
            }
        }
        for (_, recorded) in frames.sorted(by: { $0.key < $1.key }) {
            let rest = recorded.dropFirst(PostgresDialect().greetingLength(of: recorded))
            let asked = rest.filter { $0.side == .client && !$0.isClient("X") }
            guard !asked.isEmpty else { continue }
            let rows = try SimulatedLoop.run(seed: 11) { loop in
                var client = ScriptedClient(try await replay.connect(on: loop))
                _ = try await client.start()
                var rows: [[UInt8]] = []
                for frame in asked {
                    try await client.send(frame.bytes)
                    guard frame.isClient("Q") || frame.isClient("S") else { continue }
                    let answer = try await client.receive(through: "Z")
                    rows += answer.filter { $0.isServer("D") }.map(\.bytes)
                }
                return rows
            }.value
            #expect(rows == rest.filter { $0.isServer("D") }.map(\.bytes))
        }
        #expect(replay.mismatches == [])
    }
}
