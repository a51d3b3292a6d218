import BenchSupport
import CopperNet

/// A client without tasks: what the loop calls when bytes are there sends the next
/// message. What remains is the cost of the loop and of the socket.
final class HandlerClient: StreamHandler, @unchecked Sendable {
    // `@unchecked`: used on the loop only, and by the caller once `done` has ended.
    private let stream: any ByteStream
    private let done: AsyncStream<Result<Void, any Error>>.Continuation
    private let message = [UInt8](repeating: 0x78, count: 64)
    private var received = 0
    private var remaining: Int
    private var before = Measurement.now()
    private(set) var latencies: [Double] = []

    private init(
        _ stream: any ByteStream, _ count: Int,
        _ done: AsyncStream<Result<Void, any Error>>.Continuation
    ) {
        self.stream = stream
        self.done = done
        remaining = count
        latencies.reserveCapacity(count)
    }

    /// Makes `count` round trips; returns what each took, in seconds.
    static func run(_ stream: any ByteStream, _ count: Int) async throws -> [Double] {
        let (ends, done) = AsyncStream<Result<Void, any Error>>.makeStream()
        let client = HandlerClient(stream, count, done)
        stream.loop.execute {
            stream.setHandler(client)
            client.attempt { try client.send() }
        }
        for await end in ends { try end.get() }
        return client.latencies
    }

    func streamIsReady(_ readiness: Readiness) {
        if readiness.contains(.readable) { attempt { try receive() } }
    }

    private func receive() throws {
        try withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { space in
            while remaining > 0 {
                switch try stream.receive(into: space) {
                case .received(let count): try take(count)
                case .wouldBlock: return
                case .end: throw BenchError("the server went away")
                }
            }
        }
    }

    private func take(_ count: Int) throws {
        received += count
        guard received == message.count else { return }
        received = 0
        latencies.append(Measurement.now() - before)
        remaining -= 1
        if remaining > 0 { try send() } else { finish(.success(())) }
    }

    private func send() throws {
        before = Measurement.now()
        // 64 bytes always fit: one message is under way at a time.
        _ = try message.withUnsafeBytes { try stream.send($0) }
    }

    private func attempt(_ work: () throws -> Void) {
        do { try work() } catch { finish(.failure(error)) }
    }

    private func finish(_ result: Result<Void, any Error>) {
        stream.setHandler(nil)
        done.yield(result)
        done.finish()
    }
}
