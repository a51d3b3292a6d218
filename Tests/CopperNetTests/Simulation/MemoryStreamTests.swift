import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Memory stream")
struct MemoryStreamTests {
    @Test("holds no more than its capacity, and tells the sender when there is room")
    func capacity() throws {
        try withLoop(seed: 1) { loop throws in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 10)
            let handler = Recorder()
            near.setHandler(handler)
            SimulatedLoop.run(loop, for: .zero)
            #expect(handler.seen == [[.readable, .writable]])
            #expect(try near.sendBytes([UInt8](repeating: 1, count: 25)) == .sent(10))
            #expect(try near.sendBytes([1]) == .wouldBlock)
            SimulatedLoop.run(loop, for: .zero)
            #expect(handler.seen.count == 1)
            #expect(try far.receiveBytes(4).count == 4)
            SimulatedLoop.run(loop, for: .zero)
            #expect(handler.seen.dropFirst() == [.writable])
            #expect(try near.sendBytes([UInt8](repeating: 2, count: 25)) == .sent(4))
        }
    }

    @Test("tells the receiver once, and again after it has found nothing")
    func readiness() throws {
        try withLoop(seed: 1) { loop throws in
            let (near, far) = MemoryStream.pair(on: loop)
            let handler = Recorder()
            far.setHandler(handler)
            SimulatedLoop.run(loop, for: .zero)
            _ = try near.sendBytes([1])
            _ = try near.sendBytes([2])
            SimulatedLoop.run(loop, for: .zero)
            #expect(handler.seen.count == 2)
            #expect(try far.receiveBytes(10) == [1, 2])
            #expect(try far.receiveBytes(10) == [])
            _ = try near.sendBytes([3])
            SimulatedLoop.run(loop, for: .zero)
            #expect(handler.seen.count == 3)
        }
    }

    @Test("a new handler is told of what is ready, an old one of nothing more")
    func handlers() throws {
        try withLoop(seed: 1) { loop throws in
            let (near, far) = MemoryStream.pair(on: loop)
            let (old, new) = (Recorder(), Recorder())
            far.setHandler(old)
            _ = try near.sendBytes([1])
            far.setHandler(new)
            SimulatedLoop.run(loop, for: .zero)
            #expect(old.seen.isEmpty)
            #expect(new.seen.allSatisfy { $0.contains(.readable) })
            #expect(!new.seen.isEmpty)
        }
    }

    @Test("half-closed, it gives what is left, then the end, and carries the other way")
    func halfClose() throws {
        try withLoop(seed: 1) { loop throws in
            let (near, far) = MemoryStream.pair(on: loop)
            _ = try near.sendBytes([1, 2])
            near.closeSending()
            #expect(throws: NetError.self) { try near.sendBytes([3]) }
            #expect(try far.receiveBytes(10) == [1, 2])
            #expect(try far.receiveResult() == .end)
            #expect(try far.receiveResult() == .end)
            #expect(try far.sendBytes([4]) == .sent(1))
            #expect(try near.receiveBytes(10) == [4])
        }
    }

    @Test("closed at one end, it breaks at the other, after what was on its way")
    func close() throws {
        try withLoop(seed: 1) { loop throws in
            let (near, far) = MemoryStream.pair(on: loop)
            let (handler, closedHandler) = (Recorder(), Recorder())
            far.setHandler(handler)
            near.setHandler(closedHandler)
            _ = try near.sendBytes([1])
            near.close()
            near.close()
            SimulatedLoop.run(loop, for: .zero)
            #expect(closedHandler.seen.isEmpty)
            #expect(handler.seen.contains { $0.contains(.readable) })
            #expect(try far.receiveBytes(10) == [1])
            #expect(try far.receiveResult() == .end)
            let reset = #expect(throws: NetError.self) { try far.sendBytes([1]) }
            #expect(reset?.kind == .reset)
            let closed = #expect(throws: NetError.self) { try near.receiveResult() }
            #expect(closed?.kind == .closed)
            #expect(throws: NetError.self) { try near.sendBytes([1]) }
        }
    }

    @Test("dropped, it is closed")
    func dropped() throws {
        try withLoop(seed: 1) { loop throws in
            let far = MemoryStream.pair(on: loop).1
            #expect(try far.receiveResult() == .end)
        }
    }

    @Test("with chunking, cuts differ by seed and lose nothing", arguments: 0..<20 as Range<UInt64>)
    func chunking(seed: UInt64) throws {
        try withLoop(seed: seed) { loop throws in
            let (near, far) = MemoryStream.pair(on: loop, chunking: seed)
            let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
            var (sent, sizes, received) = (0, Set<Int>(), [UInt8]())
            while received.count < bytes.count {
                if case .sent(let count) = try near.sendBytes(Array(bytes[sent...])) {
                    sent += count
                }
                let part = try far.receiveBytes(1000)
                sizes.insert(part.count)
                received += part
            }
            #expect(received == bytes)
            #expect(sizes.count > 2)
        }
    }

    @Test("loses nothing between two threads", arguments: [1, 7, 4096])
    func threads(capacity: Int) async throws {
        let loops = EventLoopGroup(count: 2)
        let (near, far) = MemoryStream.pair(
            on: loops.loops[0], and: loops.loops[1], capacity: capacity)
        let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        async let written: Void = {
            let io = StreamIO(near)
            try await io.write(bytes)
            io.close()
        }()
        #expect(try await StreamIO(far).readToEnd() == bytes)
        try await written
    }
}

/// A simulated loop that is driven to its end when `body` has let go of its streams: what
/// waits on a loop that nobody drives keeps itself alive.
private func withLoop(seed: UInt64, _ body: (EventLoop) throws -> Void) throws {
    let loop = SimulatedLoop.make(seed: seed)
    defer { SimulatedLoop.run(loop, for: .zero) }
    try body(loop)
}

private final class Recorder: StreamHandler {
    private let shared = Shared<[Readiness]>([])
    var seen: [Readiness] { shared.value }
    func streamIsReady(_ readiness: Readiness) { shared.update { $0.append(readiness) } }
}

extension ByteStream {
    fileprivate func sendBytes(_ bytes: [UInt8]) throws -> SendResult {
        try bytes.withUnsafeBytes { try send($0) }
    }

    /// What is there, at most `limit` bytes; nothing when it would block or has ended.
    fileprivate func receiveBytes(_ limit: Int) throws -> [UInt8] {
        var buffer = ByteBuffer()
        _ = try buffer.receive(from: self, atMost: limit)
        return buffer.toArray()
    }

    fileprivate func receiveResult() throws -> ReceiveResult {
        var buffer = ByteBuffer()
        return try buffer.receive(from: self)
    }
}
