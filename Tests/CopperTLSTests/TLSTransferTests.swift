import CopperBytes
import CopperCrypto
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTLS
import CopperTestSupport
import Testing

@Suite("TLS transfer", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSTransferTests {
    /// The same bytes for the same seed. They repeat with a prime length, so that no
    /// record or page that is lost or doubled goes unnoticed.
    private static func bytes(_ count: Int, seed: UInt64) throws -> [UInt8] {
        let block = try SeededRandomSource(seed: seed).bytes(65_521)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + block.count)
        while bytes.count < count { bytes += block }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    @Test(
        "carries ten megabytes in both directions at once through a narrow stream",
        arguments: [997, 16 << 10])
    func large(capacity: Int) async throws {
        let loop = EventLoopGroup.shared.next()
        let pair = try await TLSPair.connect(
            on: loop, client: .client(), server: .server(), capacity: capacity)
        defer { pair.close() }
        let forth = try Self.bytes(10 << 20, seed: 1)
        let back = try Self.bytes(10 << 20, seed: 2)
        async let sentForth: Void = pair.client.write(forth)
        async let sentBack: Void = pair.server.write(back)
        async let arrivedForth = pair.server.read(exactly: forth.count)
        async let arrivedBack = pair.client.read(exactly: back.count)
        try await sentForth
        try await sentBack
        let (gotForth, gotBack) = try await (arrivedForth, arrivedBack)
        // Not the arrays: a difference would print ten megabytes.
        #expect(try SHA256.hash(gotForth) == SHA256.hash(forth))
        #expect(try SHA256.hash(gotBack) == SHA256.hash(back))
    }

    @Test("never says that nothing was sent when records may have left before a failure")
    func failsBetweenRecords() async throws {
        let loop = EventLoopGroup.shared.next()
        let (near, far) = MemoryStream.pair(on: loop, capacity: 1 << 20)
        let failing = FailingStream(near)
        async let accepting = TLSStream.server(
            over: far, context: .server(), deadline: .distantFuture)
        let client = try await TLSStream.client(
            over: failing, context: .client(), serverName: "localhost", deadline: .distantFuture)
        let server = try await accepting
        defer {
            client.close()
            server.close()
        }
        let (first, second) = try await loop.run { () -> (SendResult?, NetError?) in
            let bytes = [UInt8](repeating: 7, count: 40_000)
            failing.left = 20_000
            let first = try? bytes.withUnsafeBytes { try client.send($0) }
            do {
                _ = try bytes.withUnsafeBytes { try client.send($0) }
                return (first, nil)
            } catch {
                return (first, error as? NetError)
            }
        }
        #expect(first == .sent(40_000))
        #expect(second?.kind == .reset)
    }

    @Test("carries the same bytes however the stream below is cut", arguments: 0..<20)
    func cut(seed: UInt64) throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        let message = try Self.bytes(40_000, seed: seed)
        _ = try SimulatedLoop.run(seed: seed) { loop in
            let pair = try await TLSPair.connect(
                on: loop, client: client, server: server, capacity: 1 + Int(seed) * 37,
                chunking: seed)
            async let sent: Void = pair.client.write(message)
            let arrived = try await pair.server.read(exactly: message.count)
            try await sent
            #expect(arrived == message)
            try await pair.greet()
            pair.close()
        }
    }

    @Test("takes what fits and nothing of what does not, so that any other bytes may follow")
    func backPressure() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 3) { loop in
            let pair = try await TLSPair.connect(
                on: loop, client: client, server: server, capacity: 4096)
            let stream = await pair.client.detach().stream
            var sent: [UInt8] = []
            let chunk = [UInt8](repeating: 1, count: 30_000)
            while case .sent(let count) = try send(chunk, to: stream) { sent += chunk[..<count] }
            #expect(sent.count >= 60_000 && sent.count < 200_000)
            // OpenSSL by itself would insist on the same bytes again.
            #expect(try send([2], to: stream) == .wouldBlock)
            let head = try await pair.server.read(exactly: sent.count)
            #expect(head == sent)
            try await StreamIO(stream).write([3, 4])
            #expect(try await pair.server.read(exactly: 2) == [3, 4])
            pair.close()
        }
    }

    @Test("reports that there is room again without being asked")
    func writable() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 4) { loop in
            let pair = try await TLSPair.connect(
                on: loop, client: client, server: server, capacity: 1000)
            let stream = await pair.client.detach().stream
            let listener = Listening()
            stream.setHandler(listener)
            let chunk = [UInt8](repeating: 1, count: 100_000)
            while case .sent = try send(chunk, to: stream) {}
            listener.clear()
            _ = try await pair.server.read(exactly: 60_000)
            #expect(listener.seen.contains(.writable))
            pair.close()
            stream.close()
        }
    }

    @Test("tells a handler that comes late of what there is to read")
    func lateHandler() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 5) { loop in
            let pair = try await TLSPair.connect(on: loop, client: client, server: server)
            let stream = pair.client.stream
            try await pair.server.write([1, 2, 3])
            // The first byte decrypts the record: nothing more comes from below.
            while try receive(from: stream, limit: 1) == .wouldBlock { await Task.yield() }
            let listener = Listening()
            stream.setHandler(listener)
            #expect(listener.seen.isEmpty)
            for _ in 0..<100 { await Task.yield() }
            #expect(listener.seen.contains(.readable))
            #expect(try receive(from: stream) == .received(2))
            pair.close()
        }
    }

    @Test("sends nothing for nothing")
    func empty() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 6) { loop in
            let pair = try await TLSPair.connect(on: loop, client: client, server: server)
            #expect(try send([], to: pair.client.stream) == .sent(0))
            try await pair.greet()
            pair.close()
        }
    }
}

/// Sends once, on the loop.
func send(_ bytes: [UInt8], to stream: any ByteStream) throws -> SendResult {
    try bytes.withUnsafeBytes { bytes throws(NetError) in try stream.send(bytes) }
}

/// Receives once, on the loop.
func receive(from stream: any ByteStream, limit: Int = 4096) throws -> ReceiveResult {
    var space = [UInt8](repeating: 0, count: limit)
    return try space.withUnsafeMutableBytes { space throws(NetError) in
        try stream.receive(into: space)
    }
}

/// Notes what a stream reports.
final class Listening: StreamHandler {
    private let state = Lock(Readiness())

    var seen: Readiness { state.withLock { $0 } }

    func clear() { state.withLock { $0 = [] } }

    func streamIsReady(_ readiness: Readiness) { state.withLock { $0.formUnion(readiness) } }
}

/// Takes so many bytes more, then fails. `@unchecked Sendable`: used on the loop only.
private final class FailingStream: ByteStream, @unchecked Sendable {
    private let base: any ByteStream
    var left = Int.max

    init(_ base: any ByteStream) { self.base = base }

    var loop: EventLoop { base.loop }
    var info: StreamInfo { base.info }
    var sendsFromAnyThread: Bool { false }

    func setHandler(_ handler: (any StreamHandler)?) { base.setHandler(handler) }

    func receive(into space: UnsafeMutableRawBufferPointer) throws(NetError) -> ReceiveResult {
        try base.receive(into: space)
    }

    func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        guard left > 0 else { throw NetError(.reset, "the peer is gone") }
        let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(left))
        let result = try base.send(part)
        if case .sent(let count) = result { left -= count }
        return result
    }

    func closeSending() { base.closeSending() }
    func close() { base.close() }
}
