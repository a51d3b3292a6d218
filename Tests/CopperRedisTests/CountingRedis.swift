import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation

/// A server in memory that counts how often each command was run, and cuts its first
/// connections at a point of the conversation. On a simulated loop.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class CountingRedis: Connector, @unchecked Sendable {
    /// Where a connection is cut, counted from the command behind the greeting.
    enum Cut: Hashable, Sendable {
        /// So many commands are run and answered, and no more.
        case before(Int)
        /// That command is run, and not answered.
        case after(Int)
        /// Nothing is answered, not even the greeting.
        case greeting
        /// Of that command's reply so many bytes are sent.
        case inside(Int, bytes: Int)
    }

    private let loop: EventLoop
    private let supervisor = Supervisor(name: "server")
    private var sessions = 0
    /// The first connection has the first, and so on.
    var cuts: [Cut] = []
    /// Answers for commands by name, in turn; then what is usual.
    var refusals: [String: [String]] = [:]
    /// The reply to a command that is left out, as if something between had lost it.
    var losesReplyTo: String?
    /// Stops answering, and stays connected.
    var isSilent = false
    /// How often each command ran: `INCR a`.
    private(set) var runs: [String: Int] = [:]
    private(set) var connections = 0
    private(set) var logins: [String] = []

    init(loop: EventLoop) { self.loop = loop }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        connections += 1
        let cut = connections <= cuts.count ? cuts[connections - 1] : nil
        let (client, server) = MemoryStream.pair(
            on: loop, capacity: 1 << 16, endpoint: endpoint, chunking: 0)
        supervisor.start("session", on: loop) { [self] in
            let io = StreamIO(server)
            _ = try? await serve(io, cut)
            io.close()
        }
        return client
    }

    func shutdown() async { await supervisor.shutdown() }

    private func serve(_ io: StreamIO, _ cut: Cut?) async throws {
        var scanner = RESPScanner()
        var input = ByteBuffer()
        var number = 0
        while true {
            while let frame = try scanner.next(in: input.bytes.bytes) {
                guard case .array(let parts) = try RESPValue(input.bytes.bytes, frame) else {
                    return
                }
                input.consume(frame.length)
                let words = parts.map { part in
                    guard case .bulkString(let bytes) = part else { return "" }
                    return String(decoding: bytes, as: UTF8.self)
                }
                let isGreeting = ["HELLO", "CLIENT", "AUTH"].contains(words.first)
                if cut == .greeting || !isGreeting && cut == .before(number) { return }
                var output = ByteBuffer()
                output.append(resp: run(words), as: .resp3)
                if isSilent || words.first == losesReplyTo { continue }
                if !isGreeting, cut == .after(number) { return }
                if !isGreeting, case .inside(number, let bytes) = cut {
                    try await io.write(Array(output.toArray().prefix(bytes)))
                    return
                }
                try await io.write(output.toArray())
                if !isGreeting { number += 1 }
            }
            if try await io.read(into: &input) == 0 { return }
        }
    }

    private func run(_ words: [String]) -> RESPValue {
        let name = words.first ?? ""
        if let refusal = refusals[name]?.first {
            refusals[name]?.removeFirst()
            return .simpleError(RESPServerError(refusal))
        }
        runs[words.joined(separator: " "), default: 0] += 1
        switch name {
        case "HELLO":
            logins.append(words.dropFirst(2).joined(separator: " "))
            return .map([])
        case "AUTH":
            logins.append(words.joined(separator: " "))
            return .simpleString("OK")
        case "PING": return .simpleString("PONG")
        case "ECHO", "GET": return .bulkString(Array((words.last ?? "").utf8))
        case "MULTI": return .simpleString("OK")
        case "EXEC": return .array([.integer(1)])
        case "INCR", "SADD": return .integer(1)
        default: return .simpleString("OK")
        }
    }
}
