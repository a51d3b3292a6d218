import BenchSupport
import CopperBytes
import CopperNet
import CopperResilience

/// `bench-net handler|loop|caller PORT COUNT`: round trips of 64 bytes with an echo
/// server, by what the loop calls, by a task on the loop, or on the default executor.
@main
struct BenchNet {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let port = UInt16(arguments[2]), let count = Int(arguments[3])
        else { throw BenchError("usage: bench-net handler|loop|caller PORT COUNT") }
        let loop = EventLoopGroup(count: 1).next()
        let stream = try await SocketConnector().connect(
            to: .host("127.0.0.1", port: port), options: SocketOptions(), on: loop,
            deadline: .distantFuture)
        if arguments[1] == "handler" {
            _ = try await HandlerClient.run(stream, count / 10)
            var measurement = Measurement()
            measurement.latencies = try await HandlerClient.run(stream, count)
            measurement.report("ping-pong", client: "Copper, handler", operations: count)
            return stream.close()
        }
        let io = StreamIO(stream)
        switch arguments[1] {
        case "loop":
            try await withTaskExecutorPreference(loop) {
                try await pingPong(io, count, client: "Copper, on the loop")
            }
        case "caller": try await pingPong(io, count, client: "Copper, default executor")
        default: throw BenchError("handler, loop or caller")
        }
        io.close()
    }

    private static func pingPong(_ io: StreamIO, _ count: Int, client: String) async throws {
        let message = [UInt8](repeating: 0x78, count: 64)
        var answer = ByteBuffer()
        for _ in 0..<count / 10 { try await roundTrip(io, message, &answer) }
        var measurement = Measurement()
        measurement.latencies.reserveCapacity(count)
        for _ in 0..<count {
            let before = Measurement.now()
            try await roundTrip(io, message, &answer)
            measurement.latencies.append(Measurement.now() - before)
        }
        measurement.report("ping-pong", client: client, operations: count)
    }

    private static func roundTrip(
        _ io: StreamIO, _ message: [UInt8], _ answer: inout ByteBuffer
    ) async throws {
        try await io.write(message)
        while answer.count < message.count {
            guard try await io.read(into: &answer) > 0 else {
                throw BenchError("the server went away")
            }
        }
        answer.removeAll()
    }
}
