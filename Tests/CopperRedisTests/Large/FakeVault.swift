import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation

/// A server in memory that holds one value: GET and SET, whatever the key, and ECHO.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class FakeVault: Connector, @unchecked Sendable {
    private let loop: EventLoop
    private let supervisor = Supervisor(name: "vault")
    private var random: SeededRandom

    /// What GET is answered with, as it goes over the wire.
    var reply: [UInt8] = []
    /// It reads nothing for so long before every read of a SET.
    var restsBeforeReading = Duration.zero
    /// A push goes in front of the answer to GET.
    var pushes = false
    private(set) var value: [UInt8]?
    private(set) var sentBytes = 0
    private(set) var receivedBytes = 0
    private(set) var connections = 0
    private(set) var openSessions = 0

    init(loop: EventLoop, seed: UInt64) {
        self.loop = loop
        random = SeededRandom(seed: seed)
    }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        connections += 1
        let (client, server) = MemoryStream.pair(
            on: loop, capacity: 16 << 10, endpoint: endpoint, chunking: random.next())
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

    private func serve(_ io: StreamIO) async throws {
        var scanner = RESPScanner()
        var input = ByteBuffer()
        while true {
            while let frame = try scanner.next(in: input.bytes.bytes) {
                let request = try RESPValue(input.bytes.bytes, frame)
                input.consume(frame.length)
                guard case .array(let words) = request else { return }
                let command = words.map { word -> [UInt8] in
                    if case .bulkString(let bytes) = word { bytes } else { [] }
                }
                try await answer(command, io)
            }
            if restsBeforeReading > .zero, input.count > 100 { try await rest(restsBeforeReading) }
            let count = try await io.read(into: &input, limit: 4096)
            if count == 0 { return }
            receivedBytes += count
        }
    }

    private func answer(_ command: [[UInt8]], _ io: StreamIO) async throws {
        switch String(decoding: command[0], as: UTF8.self) {
        case "HELLO": try await io.write(Array("%0\r\n".utf8))
        case "ECHO":
            try await io.write(Array("$\(command[1].count)\r\n".utf8) + command[1] + [0x0D, 0x0A])
        case "GET":
            if pushes { try await io.write(Array(">2\r\n+news\r\n*0\r\n".utf8)) }
            for start in stride(from: 0, to: reply.count, by: 4096) {
                let piece = Array(reply[start..<min(start + 4096, reply.count)])
                try await io.write(piece)
                sentBytes += piece.count
            }
        case "SET":
            value = command[2]
            try await io.write(Array("+OK\r\n".utf8))
        default: try await io.write(Array("+OK\r\n".utf8))
        }
    }

    private func rest(_ duration: Duration) async throws {
        let promise = Promise<Void>()
        let timer = LoopTimer(on: loop) { promise.settle(.success(())) }
        timer.schedule(at: loop.now + duration)
        try await promise.value()
    }
}
