import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Sending")
struct SendingTests {
    @Test("what a task asks alone on its loop leaves at once, what is behind it with the turn")
    func alone() throws {
        _ = try SimulatedLoop.run(seed: 1) { loop in
            let (core, stream) = Self.connection(on: loop)
            _ = try core.submit([0, 1], as: EchoRequest())
            #expect(stream.sent == [[2, 0, 1]])
            _ = try core.submit([0, 2], as: EchoRequest())
            _ = try core.submit([0, 3], as: EchoRequest())
            #expect(stream.sent == [[2, 0, 1]])
            while stream.sent.count < 2 { await Task.yield() }
            #expect(stream.sent == [[2, 0, 1], [2, 0, 2, 2, 0, 3]])
            core.close(NetError(.closed, "the test is over"))
        }
    }

    @Test("what several tasks ask in a turn leaves in one piece")
    func together() async throws {
        let loop = EventLoop()
        try await withTaskExecutorPreference(loop) {
            let (core, stream) = Self.connection(on: loop)
            try await withThrowingTaskGroup { group in
                for number in UInt8(0)..<4 {
                    group.addTask { _ = try core.submit([0, number], as: EchoRequest()) }
                }
                try await group.waitForAll()
            }
            try await loop.run {}
            #expect(stream.sent == [[2, 0, 0, 2, 0, 1, 2, 0, 2, 2, 0, 3]])
            core.close(NetError(.closed, "the test is over"))
        }
    }

    @Test("of many that are asked in a turn the first leave before its end")
    func many() async throws {
        let loop = EventLoop()
        let limit = ConnectionCore.heldLimit
        try await withTaskExecutorPreference(loop) {
            let (core, stream) = Self.connection(on: loop)
            try await withThrowingTaskGroup { group in
                for number in 0..<limit + 3 {
                    group.addTask { _ = try core.submit([0, UInt8(number)], as: EchoRequest()) }
                }
                try await group.waitForAll()
            }
            try await loop.run {}
            #expect(stream.sent.map(\.count) == [limit * 3, 9])
            #expect(
                stream.sent.joined().elementsEqual((0..<limit + 3).flatMap { [2, 0, UInt8($0)] }))
            core.close(NetError(.closed, "the test is over"))
        }
    }

    @Test("from another thread an idle connection is written to, if its stream allows it")
    func elsewhere() async throws {
        for isAllowed in [true, false] {
            let (core, stream) = Self.connection(on: EventLoop(), sendsFromAnyThread: isAllowed)
            _ = try core.submit([0, 1], as: EchoRequest())
            #expect(!isAllowed || stream.sent == [[2, 0, 1]])
            // The end of the turn that runs the first is over when the second runs.
            try await core.loop.run {}
            try await core.loop.run {}
            #expect(stream.sent == [[2, 0, 1]])
            core.close(NetError(.closed, "the test is over"))
        }
    }

    @Test("a request whose connection ends before it is sent has not been sent")
    func endsBeforeSending() async throws {
        let (core, stream) = Self.connection(on: EventLoop())
        let request = EchoRequest()
        var bytes = ByteBuffer()
        bytes.append([2, 0, 1])
        let transmission = try core.enqueue(request, bytes.bytes)
        try await core.loop.run { core.close(NetError(.closedByPeer, "it was idle")) }
        core.transmit(try #require(transmission))
        let error = await #expect(throws: RequestInterruption.self) {
            try await core.finish(request)
        }
        guard case .lost(_, let effect) = error else { throw try #require(error) }
        #expect(effect == .notSent)
        #expect(stream.sent.isEmpty)
    }

    @Test("what the stream did not take waits, and so does what comes behind it")
    func blocked() throws {
        _ = try SimulatedLoop.run(seed: 1) { loop in
            let (core, stream) = Self.connection(on: loop)
            stream.room = 2
            _ = try core.submit([0, 1], as: EchoRequest())
            _ = try core.submit([0, 2], as: EchoRequest())
            for _ in 0..<20 { await Task.yield() }
            #expect(stream.sent == [[2, 0]])
            stream.room = .max
            core.streamIsReady(.writable)
            #expect(stream.sent == [[2, 0], [1], [2, 0, 2]])
            core.close(NetError(.closed, "the test is over"))
        }
    }

    private static func connection(
        on loop: EventLoop, sendsFromAnyThread: Bool = true
    ) -> (ConnectionCore, NotingStream) {
        let stream = NotingStream(on: loop, sendsFromAnyThread: sendsFromAnyThread)
        let core = ConnectionCore(stream: stream, session: EchoSession()) { _ in }
        core.start()
        return (core, stream)
    }
}

/// Notes what each call to send took. `@unchecked Sendable`: a test calls one after the other.
private final class NotingStream: ByteStream, @unchecked Sendable {
    let loop: EventLoop
    let info = StreamInfo(endpoint: .host("nowhere", port: 1))
    let sendsFromAnyThread: Bool
    private let pieces = Lock<[[UInt8]]>([])
    var room = Int.max

    init(on loop: EventLoop, sendsFromAnyThread: Bool) {
        self.loop = loop
        self.sendsFromAnyThread = sendsFromAnyThread
    }

    var sent: [[UInt8]] { pieces.withLock { $0 } }

    func setHandler(_ handler: (any StreamHandler)?) {}

    func receive(into space: UnsafeMutableRawBufferPointer) -> ReceiveResult { .wouldBlock }

    func send(_ bytes: UnsafeRawBufferPointer) -> SendResult {
        guard room > 0 else { return .wouldBlock }
        let piece = Array(bytes.prefix(room))
        room -= piece.count
        pieces.withLock { $0.append(piece) }
        return .sent(piece.count)
    }

    func closeSending() {}
    func close() {}
}
