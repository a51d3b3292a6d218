import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation

/// A server of a few commands in memory, on a simulated loop: ECHO, INCR, GET, SET, SLOW
/// (ECHO after half a second), VANISH (closes the connection unanswered, as often as there are
/// troubles), MULTI and EXEC, BLPOP (after a second), RESET. It speaks RESP2 until HELLO.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class FakeRedis: Connector, @unchecked Sendable {
    private let loop: EventLoop
    private let supervisor = Supervisor(name: "server")
    private var random: SeededRandom
    private var numbers: [String: Int64] = [:]

    /// Whether it is from before Redis 6.
    var isOld = false
    var password: String?
    /// Whether it quotes what it does not know, and knows no AUTH: a proxy, say.
    var knowsNoAuthentication = false
    /// Whether EXEC is refused, which leaves MULTI open.
    var refusesEXEC = false
    var troubles = 0
    /// A push is sent in front of every so many replies.
    var pushesEvery = 0
    private(set) var openSessions = 0
    private(set) var connections = 0
    /// Every command that was run, by its name.
    private(set) var log: [String] = []

    init(loop: EventLoop, seed: UInt64) {
        self.loop = loop
        random = SeededRandom(seed: seed)
    }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        await pause()
        try Task.checkCancellation()
        connections += 1
        let (client, server) = MemoryStream.pair(
            on: loop, capacity: 1024, endpoint: endpoint, chunking: random.next())
        supervisor.start("session", on: loop) { [self] in
            openSessions += 1
            let io = StreamIO(server)
            _ = try? await serve(io)
            io.close()
            openSessions -= 1
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

    private struct Session {
        var version = RESPVersion.resp2
        var isAuthenticated: Bool
        var queue: [[String]]?
        var replies = 0
    }

    private func serve(_ io: StreamIO) async throws {
        var session = Session(isAuthenticated: password == nil)
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
                guard let reply = await answer(command, &session) else { return }
                var output = ByteBuffer()
                session.replies += 1
                if pushesEvery > 0, session.version == .resp3, session.replies % pushesEvery == 0 {
                    output.append(resp: .push([.bulkString(Array("news".utf8)), .null]))
                }
                output.append(resp: reply, as: session.version)
                try await io.write(output.toArray())
            }
            if try await io.read(into: &input) == 0 { return }
        }
    }

    private func answer(_ command: [String], _ session: inout Session) async -> RESPValue? {
        let name = command.first?.uppercased() ?? ""
        log.append(name)
        if random.below(8) == 0 { await pause() }
        switch name {
        case "AUTH" where knowsNoAuthentication, "HELLO" where knowsNoAuthentication:
            return error("ERR unknown command `\(name)`, with args beginning with: \(command)")
        case "HELLO" where isOld: return error("ERR unknown command 'HELLO', with args")
        case "HELLO": return hello(command, &session)
        case "AUTH":
            session.isAuthenticated = command.last == password
            return session.isAuthenticated ? .simpleString("OK") : error("WRONGPASS invalid")
        case "RESET":
            session = Session(isAuthenticated: password == nil)
            return .simpleString("RESET")
        default: break
        }
        guard session.isAuthenticated else { return error("NOAUTH Authentication required.") }
        switch name {
        case "MULTI":
            session.queue = []
            return .simpleString("OK")
        case "EXEC" where refusesEXEC: return error("ERR unknown command 'EXEC'")
        case "EXEC":
            guard let queue = session.queue else { return error("ERR EXEC without MULTI") }
            session.queue = nil
            var results: [RESPValue] = []
            for queued in queue { results.append(await run(queued) ?? .null) }
            return .array(results)
        default:
            guard session.queue == nil else {
                session.queue?.append(command)
                return .simpleString("QUEUED")
            }
            return await run(command)
        }
    }

    private func hello(_ command: [String], _ session: inout Session) -> RESPValue {
        if let place = command.firstIndex(of: "AUTH"), place + 2 < command.count {
            guard command[place + 2] == password else { return error("WRONGPASS invalid") }
            session.isAuthenticated = true
        }
        guard session.isAuthenticated else {
            return error("NOAUTH HELLO must be called with the client already authenticated")
        }
        session.version = .resp3
        return .map([
            RESPEntry(.bulkString(Array("server".utf8)), .bulkString(Array("redis".utf8))),
            RESPEntry(.bulkString(Array("id".utf8)), .integer(Int64(connections))),
        ])
    }

    private func run(_ command: [String]) async -> RESPValue? {
        let argument = command.count > 1 ? command[1] : ""
        switch command.first?.uppercased() {
        case "PING": return .simpleString("PONG")
        case "ECHO": return .bulkString(Array(argument.utf8))
        case "SLOW":
            await sleep(.milliseconds(500))
            return .bulkString(Array(argument.utf8))
        case "BLPOP":
            await sleep(.seconds(1))
            return .null
        case "VANISH" where troubles > 0:
            troubles -= 1
            return nil
        case "VANISH": return .bulkString(Array(argument.utf8))
        case "INCR":
            numbers[argument, default: 0] += 1
            return .integer(numbers[argument, default: 0])
        case "GET": return numbers[argument].map { .bulkString(Array("\($0)".utf8)) } ?? .null
        case "SELECT", "CLIENT", "SET": return .simpleString("OK")
        default: return error("ERR unknown command")
        }
    }

    private func error(_ text: String) -> RESPValue { .simpleError(RESPServerError(text)) }
}
