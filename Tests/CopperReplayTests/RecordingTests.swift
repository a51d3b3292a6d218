import CopperBytes
import CopperCrypto
import CopperNet
import CopperReplay
import CopperSimulation
import CopperTestSupport
import Foundation
import Testing

@testable import CopperPostgresDialect

@Suite("Recording")
struct RecordingTests {
    @Test(
        "keeps what goes over a connection, frame by frame, however it is cut",
        arguments: 0..<10 as Range<UInt64>)
    func frames(_ seed: UInt64) throws {
        let original = FixtureBuilder.wholeConnection.fixture
        // What stands behind the recorder: a replay, which is a server that needs none.
        let server = try ReplayingConnector(original, PostgresDialect(), mode: .script)
        let recorder = Recorder(PostgresDialect(), seed: original.header.seed)
        var plan = FaultPlan()
        plan.splitsEveryByte = seed.isMultiple(of: 2)
        let faulty = FaultConnector(server, plan, PostgresDialect())
        let recording = RecordingConnector(faulty, to: recorder)
        _ = try SimulatedLoop.run(seed: seed) { loop in
            var client = ScriptedClient(try await recording.connect(on: loop), seed: seed)
            _ = try await client.start()
            _ = try await client.query("SELECT 1")
            try await client.send(
                PGBytes.parse("s1", "SELECT $1"), PGBytes.describe("S", "s1"),
                PGBytes.bind("", "s1", ["a"]), PGBytes.execute(), PGBytes.sync)
            _ = try await client.receive(through: "Z")
            try await client.send(PGBytes.typed("X"))
            client.close()
        }
        let recorded = recorder.fixture
        #expect(FixtureDiff.lines(from: original, to: recorded, PostgresDialect()) == [])
        #expect(FixtureVerifier.problems(in: recorded, PostgresDialect()) == [])
        #expect(recorded.header.server == "PostgreSQL 15.14")
        #expect(try Fixture(text: recorded.text) == recorded)
    }

    @Test("writes the file as connections close")
    func file() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("copper-\(UUID().uuidString).fixture").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let recorder = Recorder(PostgresDialect(), path: path, scenario: "two connections", seed: 9)
        for connection in 1...2 {
            #expect(recorder.open(to: .host("server", port: 5432)) == connection)
            recorder.record(PGBytes.startup(), from: .client, on: connection)
            recorder.record(PGBytes.ready(), from: .server, on: connection)
            recorder.close(connection, by: .server, why: "tired")
            #expect(try Fixture(path: path) == recorder.fixture)
        }
    }

    @Test("says so when the file cannot be written")
    func unwritable() {
        let recorder = Recorder(PostgresDialect(), path: "/nowhere/x.fixture")
        _ = recorder.open(to: .host("server", port: 5432))
        #expect(throws: NetError.self) { try recorder.save() }
    }

    @Test("writes all when the file can be written after all")
    func writableLater() throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("copper-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("late.fixture").path
        let recorder = Recorder(PostgresDialect(), path: path)
        #expect(throws: NetError.self) { try recorder.checkPath() }
        for connection in 1...2 {
            _ = recorder.open(to: .host("server", port: 5432))
            recorder.record(PGBytes.startup(), from: .client, on: connection)
            recorder.close(connection, by: .client)
            #expect(throws: NetError.self) { try recorder.save() }
        }
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        try recorder.checkPath()
        #expect(!FileManager.default.fileExists(atPath: path))
        try recorder.save()
        #expect(try Fixture(path: path) == recorder.fixture)
        try recorder.checkPath()
        #expect(try Fixture(path: path) == recorder.fixture)
    }

    @Test("keeps nothing of what it cannot read, and says why")
    func foreign() {
        let recorder = Recorder(PostgresDialect())
        let connection = recorder.open(to: .host("server", port: 1))
        recorder.record(Array("GET /secret HTTP/1.1\r\n".utf8), from: .client, on: connection)
        recorder.record(Array("more".utf8), from: .client, on: connection)
        recorder.close(connection, by: .client)
        let text = recorder.fixture.text
        #expect(!text.contains("secret"))
        #expect(text.contains("not PostgreSQL"))
        #expect(recorder.fixture.lines.count == 2)
    }

    @Test("marks what a connection ended in the middle of")
    func unfinished() throws {
        let recorder = Recorder(PostgresDialect())
        let connection = recorder.open(to: .host("server", port: 1))
        recorder.record(PGBytes.startup(), from: .client, on: connection)
        recorder.record(Array(PGBytes.data(["value"]).dropLast(2)), from: .server, on: connection)
        recorder.close(connection, by: .server, why: "reset")
        let fixture = recorder.fixture
        #expect(FixtureVerifier.problems(in: fixture, PostgresDialect()) == [])
        #expect(try Fixture(text: fixture.text) == fixture)
    }

    @Test("holds no form of a password", arguments: ["correct-horse", "p", "Zoë €", "a'b\\c"])
    func credentials(_ password: String) throws {
        let user = "app"
        let salt: [UInt8] = [7, 1, 200, 4]
        let recorder = Recorder(PostgresDialect())
        var secrets: [[UInt8]] = []

        func record(_ parts: [(WireSide, [UInt8])]) {
            let connection = recorder.open(to: .host("server", port: 5432))
            for (side, bytes) in parts { recorder.record(bytes, from: side, on: connection) }
            recorder.close(connection, by: .client)
        }

        record([
            (.client, PGBytes.startup()), (.server, PGBytes.authentication(3)),
            (.client, PGBytes.typed("p", PGBytes.text(password))),
        ])
        let md5 = try md5PasswordAnswer(user: Array(user.utf8), password: password, salt: salt)
        let inner = Hex.encode(try MD5.hash(Array((password + user).utf8)))
        secrets += [md5, Array(inner.utf8)]
        record([
            (.client, PGBytes.startup([("user", user)])),
            (.server, PGBytes.authentication(5, salt)), (.client, PGBytes.typed("p", md5 + [0])),
        ])

        let scram = try SCRAMSecrets(password: password)
        secrets += scram.all
        record([
            (.client, PGBytes.startup()),
            (.server, PGBytes.authentication(10, PGBytes.text("SCRAM-SHA-256") + [0])),
            (.client, PGBytes.sasl("SCRAM-SHA-256", "n,,n=,r=abc")),
            (.server, PGBytes.authentication(11, Array(scram.serverFirst.utf8))),
            (.client, PGBytes.typed("p", Array(scram.clientFinal.utf8))),
            (.server, PGBytes.authentication(12, Array(scram.serverFinal.utf8))),
            (.server, PGBytes.authentication(0)), (.server, PGBytes.ready()),
            (
                .client,
                PGBytes.query("ALTER ROLE app PASSWORD '\(password.replacing("'", with: "''"))'")
            ),
        ])
        if password.utf8.count > 3 {
            secrets += [Array(password.utf8), Array(Base64.encode(Array(password.utf8)).utf8)]
            secrets.append(Array(Hex.encode(Array(password.utf8)).utf8))
        }
        let fixture = recorder.fixture
        #expect(FixtureVerifier.problems(in: fixture, PostgresDialect()) == [])
        let kept = fixture.lines.flatMap { line -> [UInt8] in
            switch line.event {
            case .sent(let bytes, let gloss), .received(let bytes, let gloss):
                bytes + Array(gloss.utf8)
            default: []
            }
        }
        for secret in secrets {
            #expect(!contains(kept, secret), "\(String(decoding: secret, as: UTF8.self))")
        }
    }

    private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty, bytes.count >= part.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
    }
}

/// One SCRAM conversation about a real password, and everything in it that is secret.
private struct SCRAMSecrets {
    let serverFirst: String
    let clientFinal: String
    let serverFinal: String
    let all: [[UInt8]]

    init(password: String) throws {
        let salt: [UInt8] = [3, 1, 4, 1, 5, 9, 2, 6]
        let salted = try PBKDF2.sha256(
            password: Array(password.utf8), salt: salt, iterations: 4096)
        let clientKey = try HMACSHA256.authenticate(Array("Client Key".utf8), key: salted)
        let storedKey = try SHA256.hash(clientKey)
        let serverKey = try HMACSHA256.authenticate(Array("Server Key".utf8), key: salted)
        serverFirst = "r=abcdef,s=\(Base64.encode(salt)),i=4096"
        let bare = "c=biws,r=abcdef"
        let message = Array("n=,r=abc,\(serverFirst),\(bare)".utf8)
        let signature = try HMACSHA256.authenticate(message, key: storedKey)
        let proof = zip(clientKey, signature).map { $0 ^ $1 }
        let verifier = try HMACSHA256.authenticate(message, key: serverKey)
        clientFinal = "\(bare),p=\(Base64.encode(proof))"
        serverFinal = "v=\(Base64.encode(verifier))"
        let keys = [salted, clientKey, storedKey, serverKey, proof, verifier, salt]
        all = keys + keys.map { Array(Base64.encode($0).utf8) }
    }
}
