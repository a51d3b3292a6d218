import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperPostgresServer
import CopperResilience
import CopperSimulation
import Testing

/// A database of a few words in memory, on a simulated loop: enough of the protocol for a
/// whole client to run deterministically, cancel requests and transactions included.
///
/// Prepared statements: `echo $1` gives its parameter back; `rows $1, $2` gives the second
/// as often as the first says; `slow $1` gives it back after half a second; `add $1` takes
/// part in transactions; `fail` fails; `deadlock $1` and `vanish $1` give it back, once there
/// have been enough troubles. SELECT or CALL may stand before the word. In text form: BEGIN,
/// COMMIT, ROLLBACK.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class FakeServer: Connector, @unchecked Sendable {
    private let loop: EventLoop
    private let supervisor = Supervisor(name: "server")
    private var sessions: [Int32: FakeSession] = [:]
    private var nextID: Int32 = 0
    private var random: SeededRandom

    /// What transactions, and statements outside of one, have added.
    private(set) var committed: [[Int64]] = []
    /// Clients that said goodbye.
    private(set) var farewells = 0
    /// Whether it leaves connections open after Terminate, as a host that is gone does.
    var ignoresTerminate = false
    /// Hosts that are standbys, as servers before 14 are: asked for, not reported.
    var standbys: Set<Endpoint> = []
    /// Hosts that refuse connections.
    var unreachable: Set<Endpoint> = []
    /// The hosts to which connections were asked for, in order.
    private(set) var dialled: [Endpoint] = []
    /// How often it still reports a deadlock, or closes the connection without an answer.
    var troubles = 0
    /// Statements that it began to run.
    private(set) var executed = 0
    /// Queries that a cancel request ended.
    private(set) var cancelled = 0

    var openSessions: Int { sessions.count }

    init(loop: EventLoop, seed: UInt64) {
        self.loop = loop
        random = SeededRandom(seed: seed)
    }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        await pause()
        try Task.checkCancellation()
        dialled.append(endpoint)
        if unreachable.contains(endpoint) {
            throw NetError(.refused, "connection refused")
        }
        let (client, server) = MemoryStream.pair(
            on: loop, capacity: 2048, endpoint: endpoint, chunking: random.next())
        supervisor.start("session", on: loop) { [self] in
            await serve(server, isStandby: standbys.contains(endpoint))
        }
        return client
    }

    func shutdown() async { await supervisor.shutdown() }

    private func pause() async {
        let milliseconds = random.below(4)
        if milliseconds > 0 { await sleep(.milliseconds(milliseconds)) }
    }

    private func sleep(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            LoopTimer(on: loop) { continuation.resume() }.schedule(at: loop.now + duration)
        }
    }

    private func serve(_ stream: any ByteStream, isStandby: Bool) async {
        let io = StreamIO(stream)
        nextID += 1
        let session = FakeSession(id: nextID, isStandby: isStandby)
        // A client that goes away ends its session.
        _ = try? await run(session, io)
        sessions[session.id] = nil
        io.close()
    }

    private func run(_ session: FakeSession, _ io: StreamIO) async throws {
        var decoder = FrontendFrameDecoder()
        while true {
            while let frame = try decoder.next() {
                guard try await answer(frame, session) else { return }
                if session.output.count > 1000 { try await flush(session, io) }
            }
            try await flush(session, io)
            let bytes = try await io.read()
            if bytes.isEmpty { return }
            decoder.append(bytes.span)
        }
    }

    private func flush(_ session: FakeSession, _ io: StreamIO) async throws {
        let bytes = session.output.toArray()
        session.output.removeAll()
        try await io.write(bytes)
    }

    /// Returns whether the session goes on.
    private func answer(_ frame: PostgresFrame, _ session: FakeSession) async throws -> Bool {
        let message = try PostgresFrontendMessage(type: frame.type, body: frame.body.span.bytes)
        switch message {
        case .startup:
            sessions[session.id] = session
            try PostgresBackend.Authentication.ok.encode(into: &session.output)
            try PostgresBackend.BackendKeyData(
                processID: session.id, secretKey: [1, 2, 3, 4]
            ).encode(into: &session.output)
            try session.ready()
        case .cancelRequest(let request):
            await pause()
            // As a signal: who is idle at that moment does not mind.
            if let target = sessions[request.processID], target.isBusy {
                target.isCancelled = true
            }
            await pause()
            return false
        case .terminate:
            farewells += 1
            return ignoresTerminate
        case .sync:
            session.isSkipping = false
            try session.ready()
        case .query(let sql): try await runSimple(sql, session)
        default:
            guard !session.isSkipping else { return true }
            do {
                try await runExtended(message, session)
            } catch let error as PostgresServerMessage {
                session.isSkipping = true
                try session.fail(error)
            }
        }
        return true
    }

    private func runSimple(_ sql: String, _ session: FakeSession) async throws {
        await pause()
        var tag = sql
        switch sql {
        case "BEGIN": session.status = .inTransaction
        case "COMMIT" where session.status == .inTransaction:
            if !session.added.isEmpty { committed.append(session.added) }
            session.end()
        case "COMMIT", "ROLLBACK":
            tag = "ROLLBACK"
            session.end()
        case "SELECT pg_catalog.pg_is_in_recovery()":
            try session.tell(session.isStandby ? "t" : "f")
            tag = "SELECT 1"
        case "SHOW transaction_read_only":
            try session.tell(session.isStandby ? "on" : "off")
            tag = "SHOW"
        default:
            try session.fail(FakeSession.error("42601", "what is \(sql)?"))
            return try session.ready()
        }
        try PostgresBackend.CommandComplete(CommandTag(tag)).encode(into: &session.output)
        try session.ready()
    }

    private func runExtended(
        _ message: PostgresFrontendMessage, _ session: FakeSession
    ) async throws {
        switch message {
        case .parse(let parse):
            session.statements[parse.statement] = parse.sql
            try PostgresBackend.ParseComplete().encode(into: &session.output)
        case .describe(.statement(let name)):
            try session.describe(name)
        case .bind(let bind):
            guard let sql = session.statements[bind.statement] else {
                throw FakeSession.error("26000", "there is no statement \(bind.statement)")
            }
            session.portal = (sql, bind.parameters.map { Self.integer($0 ?? []) })
            try PostgresBackend.BindComplete().encode(into: &session.output)
        case .close(.statement(let name)):
            session.statements[name] = nil
            try PostgresBackend.CloseComplete().encode(into: &session.output)
        case .execute:
            session.isBusy = true
            defer {
                session.isBusy = false
                session.isCancelled = false
            }
            try await execute(session)
        default: throw FakeSession.error("08P01", "what is \(message)?")
        }
    }

    private func execute(_ session: FakeSession) async throws {
        guard session.status != .failed else {
            throw FakeSession.error("25P02", "the transaction has failed")
        }
        let (sql, parameters) = session.portal
        let words = sql.split(separator: " ")
        let word = words.first { $0 != "SELECT" && $0 != "CALL" } ?? ""
        executed += 1
        try await work(session, slices: word == "slow" ? 100 : random.below(3))
        var rows = 1
        switch word {
        case "fail": throw FakeSession.error("22012", "it failed")
        case "deadlock" where troubles > 0:
            troubles -= 1
            throw FakeSession.error("40P01", "deadlock detected")
        case "vanish" where troubles > 0:
            troubles -= 1
            throw Vanishing()
        case "rows": rows = Int(parameters[0])
        case "add":
            rows = 0
            session.added += parameters
            if session.status == .idle {
                committed.append(session.added)
                session.added = []
            }
        default: break
        }
        let value = withUnsafeBytes(of: (parameters.last ?? 0).bigEndian) { Array($0) }
        for row in 0..<rows {
            try PostgresBackend.DataRow([value]).encode(into: &session.output)
            if row % 100 == 99 { try await work(session, slices: 1) }
        }
        try PostgresBackend.CommandComplete(CommandTag("SELECT \(rows)"))
            .encode(into: &session.output)
    }

    private func work(_ session: FakeSession, slices: Int) async throws {
        for _ in 0..<slices {
            await sleep(.milliseconds(5))
            guard session.isCancelled else { continue }
            cancelled += 1
            throw FakeSession.error("57014", "canceling statement due to user request")
        }
    }

    private static func integer(_ bytes: [UInt8]) -> Int64 {
        Int64(bitPattern: bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }
}

/// Ends a session without a word.
private struct Vanishing: Error {}

/// What the server knows of one connection.
final class FakeSession {
    let id: Int32
    var status = TransactionStatus.idle
    var output = ByteBuffer()
    var statements: [String: String] = [:]
    var portal: (sql: String, parameters: [Int64]) = ("", [])
    /// Added in the open transaction.
    var added: [Int64] = []
    var isSkipping = false
    var isBusy = false
    var isCancelled = false

    let isStandby: Bool

    init(id: Int32, isStandby: Bool) {
        self.id = id
        self.isStandby = isStandby
    }

    func end() {
        status = .idle
        added = []
    }

    func ready() throws {
        try PostgresBackend.ReadyForQuery(status).encode(into: &output)
    }

    func fail(_ message: PostgresServerMessage) throws {
        if status == .inTransaction { status = .failed }
        try PostgresBackend.ErrorResponse(message).encode(into: &output)
    }

    /// One row with one column of text.
    func tell(_ value: String) throws {
        try PostgresBackend.RowDescription([.init(name: "value", dataType: 25)])
            .encode(into: &output)
        try PostgresBackend.DataRow([Array(value.utf8)]).encode(into: &output)
    }

    func describe(_ name: String) throws {
        let sql = statements[name] ?? ""
        let count = sql.count { $0 == "$" }
        try PostgresBackend.ParameterDescription(Array(repeating: 20, count: count))
            .encode(into: &output)
        if sql.hasPrefix("add") {
            try PostgresBackend.NoData().encode(into: &output)
        } else {
            try PostgresBackend.RowDescription([.init(name: "n", dataType: 20)])
                .encode(into: &output)
        }
    }

    static func error(_ code: String, _ message: String) -> PostgresServerMessage {
        PostgresServerMessage(severity: .error, sqlState: SQLState(code), message: message)
    }
}
