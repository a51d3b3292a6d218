import CopperBytes
import CopperNet
import CopperRedisDialect
import CopperReplay
import CopperSimulation
import CopperTestSupport
import Foundation
import Testing

@Suite("Fixtures of Redis: those of the repository")
struct RedisFixtureTests {
    @Test("are many, from every server, and mostly recorded with foreign clients")
    func inventory() throws {
        for server in ["redis", "valkey"] {
            #expect(RedisFixtures.names.filter { $0.hasSuffix("-\(server).fixture") }.count >= 6)
        }
        #expect(RedisFixtures.names.filter { $0.hasSuffix("-stack.fixture") }.count >= 4)
        let foreign = try RedisFixtures.names.filter { name in
            let scenario = try Fixture(path: RedisFixtures.path(name)).header.scenario
            return scenario.hasPrefix("redis-cli") || scenario.hasPrefix("redis-py")
        }
        #expect(foreign.count * 2 >= RedisFixtures.names.count)
    }

    @Test(
        "are what a recorder writes: whole frames, true glosses, no credential",
        arguments: RedisFixtures.names)
    func verified(_ name: String) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: RedisFixtures.path(name)))
        #expect(bytes.count < 200_000)
        let fixture = try Fixture(bytes: Array(bytes))
        #expect(FixtureVerifier.problems(in: fixture, RedisDialect()) == [])
        #expect(Array(fixture.text.utf8) == Array(bytes))
        #expect(FixtureDiff.lines(from: fixture, to: fixture, RedisDialect()) == [])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("copper-test-"))
    }

    @Test(
        "replay byte for byte to a client that sends what was recorded",
        arguments: RedisFixtures.names)
    func script(_ name: String) throws {
        let fixture = try Fixture(path: RedisFixtures.path(name))
        let replay = try ReplayingConnector(fixture, RedisDialect(), mode: .script)
        let received = try SimulatedLoop.run(seed: 11) { loop in
            var streams: [Int: StreamIO] = [:]
            var received: [Int: [UInt8]] = [:]
            for line in fixture.lines {
                let number = line.connection
                switch line.event {
                case .opened: streams[number] = StreamIO(try await replay.connect(on: loop))
                case .sent(let bytes, _): try await streams[number]?.write(bytes)
                case .received(let bytes, _):
                    let stream = try #require(streams[number])
                    received[number, default: []] += try await stream.read(exactly: bytes.count)
                case .secured: break
                case .closed: streams.removeValue(forKey: number)?.close()
                }
            }
            return received
        }.value
        #expect(replay.mismatches == [])
        #expect(replay.unplayed == [])
        for (number, bytes) in received { #expect(bytes == fixture.received(on: number)) }
    }

    @Test(
        "play to other clients that ask the same, with every answer",
        arguments: RedisFixtures.names)
    func session(_ name: String) throws {
        let fixture = try Fixture(path: RedisFixtures.path(name))
        let replay = try ReplayingConnector(fixture, RedisDialect(), mode: .session)
        for number in fixture.connections {
            let frames = try fixture.frames(on: number)
            let asked = frames.filter { $0.side == .client }
            // What only sets up is answered alike, whatever was recorded.
            guard RedisDialect().greetingLength(of: frames) < frames.count else { continue }
            let answers = try SimulatedLoop.run(seed: 11) { loop in
                try await ask(asked, on: try await replay.connect(on: loop))
            }.value
            #expect(kinds(answers) == kinds(frames.filter { $0.side == .server }), "\(number)")
        }
        #expect(replay.mismatches == [])
    }

    /// Of one connection and without what depends on the time.
    static let askable = RedisFixtures.names.filter { name in
        let kinds = [
            "cli-resp", "cli-errors", "cli-transactions", "cli-debug", "cli-modules", "py-types",
            "py-modules", "py-big",
        ]
        return kinds.contains { name.hasPrefix($0) }
    }

    @Test("give the same replies as exchanges, whatever was asked before", arguments: askable)
    func exchange(_ name: String) throws {
        let fixture = try Fixture(path: RedisFixtures.path(name))
        let replay = try ReplayingConnector(fixture, RedisDialect(), mode: .exchange)
        let frames = try fixture.frames(on: 1)
        let asked = frames.filter { $0.side == .client }
        for _ in 1...2 {
            let answers = try SimulatedLoop.run(seed: 11) { loop in
                try await ask(asked, on: try await replay.connect(on: loop))
            }.value
            #expect(answers.count == frames.count - asked.count)
        }
        #expect(replay.mismatches == [])
    }

    /// Sends the frames and returns all that comes back.
    private func ask(_ frames: [WireFrame], on stream: any ByteStream) async throws -> [WireFrame] {
        let io = StreamIO(stream)
        for frame in frames { try await io.write(frame.bytes) }
        // The end: QUIT is answered, and nothing comes behind.
        let end = Array("*1\r\n$4\r\nQUIT\r\n".utf8)
        try await io.write(end)
        var cutter = RedisDialect().makeCutter()
        var answers: [WireFrame] = []
        while true {
            let bytes = try await io.read()
            if bytes.isEmpty { break }
            answers += try cutter.cut(bytes, from: .server)
        }
        if frames.last?.bytes != end, frames.last?.bytes != Array("QUIT\r\n".utf8) {
            answers.removeLast()
        }
        return answers
    }

    /// What was answered, apart from HELLO's, whose version is the client's own.
    private func kinds(_ frames: [WireFrame]) -> [String] {
        frames.map(RedisDialect().gloss).filter { !$0.contains(#""proto""#) }.sorted()
    }
}

/// Those of the repository.
enum RedisFixtures {
    static let folder = Fixtures.root.appendingPathComponent("Fixtures/redis")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".fixture") }.sorted()
    }()

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}

extension Fixture {
    var connections: [Int] { Array(Set(lines.map(\.connection))).sorted() }

    /// All that the server sent on the connection.
    func received(on number: Int) -> [UInt8] {
        lines.flatMap { line -> [UInt8] in
            guard line.connection == number, case .received(let bytes, _) = line.event else {
                return []
            }
            return bytes
        }
    }

    /// Both sides' frames of a connection of Redis.
    func frames(on number: Int) throws -> [WireFrame] {
        var cutter = RedisDialect().makeCutter()
        return try lines.flatMap { line -> [WireFrame] in
            guard line.connection == number else { return [] }
            switch line.event {
            case .sent(let bytes, _): return try cutter.cut(bytes, from: .client)
            case .received(let bytes, _): return try cutter.cut(bytes, from: .server)
            default: return []
            }
        }
    }
}
