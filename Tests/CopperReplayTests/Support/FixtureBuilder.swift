import CopperBytes
import CopperNet
import CopperReplay
import CopperResilience
import CopperTestSupport

@testable import CopperPostgresDialect

/// Writes fixtures as a recorder would, from what was said.
struct FixtureBuilder {
    private var lines: [FixtureLine] = []
    private var opened = 0

    /// A connection; returns its number.
    mutating func open() -> Int {
        opened += 1
        lines.append(FixtureLine(connection: opened, event: .opened(to: "server:5432")))
        return opened
    }

    mutating func client(_ messages: [UInt8]..., on connection: Int = 1) {
        for message in messages {
            lines.append(FixtureLine(connection: connection, event: .sent(message, gloss: "")))
        }
    }

    mutating func server(_ messages: [UInt8]..., on connection: Int = 1) {
        for message in messages {
            lines.append(FixtureLine(connection: connection, event: .received(message, gloss: "")))
        }
    }

    mutating func secure(_ facts: TLSFacts, on connection: Int = 1) {
        lines.append(FixtureLine(connection: connection, event: .secured(facts)))
    }

    mutating func close(by side: WireSide, on connection: Int = 1) {
        lines.append(FixtureLine(connection: connection, event: .closed(by: side, why: "")))
    }

    /// Startup without a password, up to ReadyForQuery.
    mutating func greet(on connection: Int = 1) {
        client(PGBytes.startup(), on: connection)
        server(
            PGBytes.authentication(0),
            PGBytes.typed("S", PGBytes.text("server_version") + PGBytes.text("15.14")),
            PGBytes.typed("K", PGBytes.integer(UInt32(4711)) + PGBytes.integer(UInt32(connection))),
            PGBytes.ready(), on: connection)
    }

    /// One simple query with one value.
    mutating func select(_ sql: String, gives value: String, on connection: Int = 1) {
        client(PGBytes.query(sql), on: connection)
        server(
            PGBytes.row([("x", 25)]), PGBytes.data([value]), PGBytes.complete("SELECT 1"),
            PGBytes.ready(), on: connection)
    }

    /// One prepared query with one parameter and one value.
    mutating func prepared(
        _ name: String, _ sql: String, _ parameter: String, gives value: String,
        on connection: Int = 1
    ) {
        client(
            PGBytes.parse(name, sql), PGBytes.describe("S", name),
            PGBytes.bind("", name, [parameter]),
            PGBytes.execute(), PGBytes.sync, on: connection)
        server(
            PGBytes.typed("1"), PGBytes.typed("t", PGBytes.list([25] as [UInt32])),
            PGBytes.row([("x", 25)]), PGBytes.typed("2"), PGBytes.data([value]),
            PGBytes.complete("SELECT 1"), PGBytes.ready(), on: connection)
    }

    /// One connection from startup to goodbye, with a simple query and a prepared one.
    static var wholeConnection: FixtureBuilder {
        var builder = FixtureBuilder()
        _ = builder.open()
        builder.greet()
        builder.select("SELECT 1", gives: "one")
        builder.prepared("s1", "SELECT $1", "a", gives: "b")
        builder.client(PGBytes.typed("X"))
        builder.close(by: .client)
        return builder
    }

    var fixture: Fixture {
        var header = FixtureHeader(protocolName: "postgres", server: "PostgreSQL 15.14")
        header.seed = 1
        return FixtureVerifier.glossed(Fixture(header: header, lines: lines), PostgresDialect())
    }
}

/// A client that says what it is told to, in pieces of a seeded size, and waits for
/// messages.
struct ScriptedClient {
    private let io: StreamIO
    private var cutter: any WireCutter = PostgresCutter()
    private var random: SeededRandom

    init(_ stream: any ByteStream, seed: UInt64 = 0) {
        io = StreamIO(stream)
        random = SeededRandom(seed: seed)
    }

    mutating func send(_ messages: [UInt8]...) async throws {
        let bytes = Array(messages.joined())
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = 1 + random.below(rest.count)
            let piece = Array(rest.prefix(count))
            _ = try cutter.cut(piece, from: .client)
            try await io.write(piece)
            rest = rest.dropFirst(count)
        }
    }

    /// The frames up to one of this type, which is a typed message's, or of the single
    /// byte that answers SSLRequest.
    mutating func receive(through type: Character) async throws -> [WireFrame] {
        var frames: [WireFrame] = []
        while true {
            while let frame = try cutter.next(from: .server) {
                frames.append(frame)
                if frame.bytes.first == type.asciiValue { return frames }
            }
            let bytes = try await io.read(limit: 1 + random.below(64))
            if bytes.isEmpty { throw NetError(.closedByPeer, "ended after \(glosses(frames))") }
            cutter.append(bytes, from: .server)
        }
    }

    mutating func expectEnd() async throws -> Bool { try await io.read().isEmpty }

    /// Startup without a password.
    mutating func start() async throws -> [WireFrame] {
        try await send(PGBytes.startup())
        return try await receive(through: "Z")
    }

    /// The glosses of the answer to a simple query.
    mutating func query(_ sql: String) async throws -> [String] {
        try await send(PGBytes.query(sql))
        return glosses(try await receive(through: "Z"))
    }

    func detach() async -> any ByteStream { await io.detach().stream }

    func close() { io.close() }
}

func glosses(_ frames: [WireFrame]) -> [String] { frames.map(PostgresDialect().gloss) }

extension Connector {
    /// A connection on the loop, to where nothing listens.
    func connect(on loop: EventLoop) async throws -> any ByteStream {
        try await connect(
            to: .host("server", port: 5432), options: SocketOptions(), on: loop,
            deadline: .distantFuture)
    }
}
