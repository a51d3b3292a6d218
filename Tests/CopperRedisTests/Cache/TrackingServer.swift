import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation

/// A Redis in memory that tells its clients which keys have changed: GET, SET, INCR, PTTL, DEL,
/// FLUSHALL, and CLIENT TRACKING in its three modes. Like the real one it answers in order, and
/// tells of a client's own change behind the reply to it.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class TrackingServer: Connector, @unchecked Sendable {
    private let loop: EventLoop
    private let supervisor = Supervisor(name: "server")
    private var random: SeededRandom
    private(set) var values: [String: String] = [:]
    private var expiries: [String: MonotonicTime] = [:]
    private var sessions: [Session] = []
    /// Whether streams are cut at random places, and replies wait now and then.
    var isRough = true
    /// Every command that was run, with its first argument.
    private(set) var log: [String] = []
    /// Runs when a command was run, before its reply is sent, and behind it.
    var before: (TrackingServer, Session, [String]) -> Void = { _, _, _ in }
    var behind: (TrackingServer, Session, [String]) -> Void = { _, _, _ in }
    /// Closes a connection instead of answering its next command of this name.
    var vanishesAt: String?
    var refusesCaching = false
    /// How long reads wait for their answer.
    var delay: Duration = .zero
    /// Whether it answers nothing any more, and closes nothing.
    var hangs = false
    var isOld = false

    final class Session: @unchecked Sendable {
        let io: StreamIO
        var output = ByteBuffer()
        var version = RESPVersion.resp2
        var isTracking = false
        var optsIn = false
        var prefixes: [String]?
        var isCaching = false
        var isLoopFree = false
        var isWriting = false
        var tracked: Set<String> = []
        /// What it is told of behind the reply to its own command.
        var own: [String] = []

        init(_ io: StreamIO) { self.io = io }

        func tell(_ value: RESPValue) { output.append(resp: value, as: version) }

        /// As `invalidate` of these keys; of all where there are none named.
        func invalidate(_ keys: [String]?) {
            let keys = keys.map { keys in RESPValue.array(keys.map { .bulkString(Array($0.utf8)) })
            }
            tell(.push([.bulkString(Array("invalidate".utf8)), keys ?? .null]))
        }
    }

    init(loop: EventLoop, seed: UInt64) {
        self.loop = loop
        random = SeededRandom(seed: seed)
    }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        try Task.checkCancellation()
        let (client, server) = MemoryStream.pair(
            on: loop, endpoint: endpoint, chunking: isRough ? random.next() : nil)
        supervisor.start("session", on: loop) { [self] in
            let session = Session(StreamIO(server))
            sessions.append(session)
            _ = try? await serve(session)
            sessions.removeAll { $0 === session }
            session.io.close()
        }
        return client
    }

    func shutdown() async {
        hangs = false
        await supervisor.shutdown()
    }

    /// Ends every connection, with a word or without.
    func cut() { for session in sessions { session.io.close() } }

    /// How often a command was run for a key.
    func count(_ command: String) -> Int { log.count { $0 == command } }

    func sleep(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            LoopTimer(on: loop) { continuation.resume() }.schedule(at: loop.now + duration)
        }
    }

    private func serve(_ session: Session) async throws {
        var scanner = RESPScanner()
        var input = ByteBuffer()
        while true {
            while let frame = try scanner.next(in: input.bytes.bytes) {
                let request = try RESPValue(input.bytes.bytes, frame)
                input.consume(frame.length)
                guard case .array(let words) = request else { return }
                let command = words.map { word in
                    guard case .bulkString(let bytes) = word else { return "" }
                    return String(decoding: bytes, as: UTF8.self)
                }
                if isRough, random.below(6) == 0 {
                    await sleep(.milliseconds(1 + random.below(3)))
                }
                if command[0] == "GET", delay > .zero { await sleep(delay) }
                while hangs { await sleep(.seconds(1)) }
                guard command[0] != vanishesAt else {
                    vanishesAt = nil
                    return
                }
                log.append(command.prefix(2).joined(separator: " "))
                let reply = run(command, session)
                before(self, session, command)
                session.tell(reply)
                if !session.own.isEmpty {
                    session.invalidate(session.own)
                    session.own = []
                }
                behind(self, session, command)
            }
            // What was run in one piece is answered in one piece.
            try await flush(session)
            if try await session.io.read(into: &input) == 0 { return }
        }
    }

    private func flush(_ session: Session) async throws {
        guard !session.isWriting else { return }
        session.isWriting = true
        defer { session.isWriting = false }
        while !session.output.isEmpty {
            let bytes = session.output.toArray()
            session.output = ByteBuffer()
            try await session.io.write(bytes)
        }
    }

    /// Writes as some other client would, and tells those who are to know.
    func set(_ key: String, _ value: String?) {
        values[key] = value
        expiries[key] = nil
        changed(key, by: nil)
        push()
    }

    /// Sends what is to be told to sessions that are waiting for commands.
    private func push() {
        for session in sessions where !session.output.isEmpty {
            supervisor.start("push", on: loop) { [self] in _ = try? await flush(session) }
        }
    }

    private func changed(_ key: String, by author: Session?) {
        for session in sessions where session.isTracking {
            let isTold =
                session.prefixes.map { prefixes in prefixes.contains { key.hasPrefix($0) } }
                ?? (session.tracked.remove(key) != nil)
            guard isTold else { continue }
            if session !== author {
                session.invalidate([key])
            } else if !session.isLoopFree {
                session.own.append(key)
            }
        }
    }

    private func run(_ command: [String], _ session: Session) -> RESPValue {
        let key = command.count > 1 ? command[1] : ""
        switch command[0].uppercased() {
        case "HELLO" where isOld: return error("ERR unknown command 'HELLO'")
        case "HELLO":
            session.version = .resp3
            return .map([])
        case "CLIENT": return client(command.dropFirst().map { $0.uppercased() }, command, session)
        case "PING": return .simpleString("PONG")
        case "ECHO": return .bulkString(Array(key.utf8))
        case "GET", "STRLEN", "PTTL":
            if let expiry = expiries[key], expiry <= loop.now { values[key] = nil }
            if session.isTracking, session.prefixes == nil, !session.optsIn || session.isCaching {
                session.tracked.insert(key)
            }
            session.isCaching = false
            return read(command[0].uppercased(), key)
        case "SET":
            values[key] = command[2]
            expiries[key] =
                command.count == 5 ? loop.now + .milliseconds(Int(command[4]) ?? 0) : nil
            changed(key, by: session)
            push()
            return .simpleString("OK")
        case "INCR":
            let number = (Int(values[key] ?? "0") ?? 0) + 1
            values[key] = "\(number)"
            changed(key, by: session)
            push()
            return .integer(Int64(number))
        case "FLUSHALL":
            values = [:]
            for session in sessions where session.isTracking {
                session.tracked = []
                session.invalidate(nil)
            }
            push()
            return .simpleString("OK")
        default: return error("ERR unknown command")
        }
    }

    private func read(_ name: String, _ key: String) -> RESPValue {
        guard let value = values[key] else { return name == "GET" ? .null : .integer(-2) }
        switch name {
        case "PTTL":
            guard let expiry = expiries[key] else { return .integer(-1) }
            return .integer((expiry - loop.now).wholeNanoseconds / 1_000_000)
        case "STRLEN": return .integer(Int64(value.utf8.count))
        case _ where value == "list": return error("WRONGTYPE Operation against a key")
        default: return .bulkString(Array(value.utf8))
        }
    }

    private func client(
        _ words: [String], _ command: [String], _ session: Session
    ) -> RESPValue {
        switch words.first {
        case "TRACKING":
            session.isTracking = true
            session.optsIn = words.contains("OPTIN")
            session.isLoopFree = words.contains("NOLOOP")
            if words.contains("BCAST") {
                session.prefixes = command.indices.dropLast()
                    .filter { command[$0] == "PREFIX" }.map { command[$0 + 1] }
                if session.prefixes == [] { session.prefixes = [""] }
            }
            return .simpleString("OK")
        case "CACHING" where refusesCaching: return error("ERR CLIENT CACHING cannot be called")
        case "CACHING":
            session.isCaching = true
            return .simpleString("OK")
        default: return .simpleString("OK")
        }
    }

    private func error(_ text: String) -> RESPValue { .simpleError(RESPServerError(text)) }
}
