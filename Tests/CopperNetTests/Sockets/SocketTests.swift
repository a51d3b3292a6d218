import CCopperSystem
import CopperBytes
import CopperNet
import CopperResilience
import CopperTestSupport
import Testing

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("Socket")
struct SocketTests {
    @Test("moves megabytes through short writes, interruptions and full buffers")
    func faultyTransfer() async throws {
        let calls = Shared(0)
        let faults = ScriptedFaults { call in
            let turn = calls.update { number in
                number += 1
                return number
            }
            switch call {
            case .send, .receive:
                if turn.isMultiple(of: 3) { return .fail(EINTR) }
                // A kernel that receives less than asked for has no more: not so here.
                return call.isSend && turn.isMultiple(of: 2) ? .limit(turn % 1000 + 1) : nil
            case .pollWait: return turn.isMultiple(of: 5) ? .fail(EINTR) : nil
            default: return nil
            }
        }
        let loop = EventLoop(faults: faults)
        var options = SocketOptions()
        options.sendBufferBytes = 16_384
        let (client, server) = try await tcpPair(on: loop, options: options)
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        async let written: Void = {
            let io = StreamIO(client)
            try await io.write(bytes)
            io.closeSending()
        }()
        let read = try await StreamIO(server).readToEnd()
        try await written
        #expect(read == bytes)
        client.close()
        server.close()
    }

    @Test("goes on after EAGAIN when epoll reports room or bytes")
    func wouldBlock() async throws {
        let refusals = Shared(20)
        let streams = Shared<[any ByteStream]>([])
        let faults = ScriptedFaults { call in
            switch call {
            case .send, .receive:
                let refuses = refusals.update { left in
                    left -= 1
                    return left >= 0
                }
                guard refuses else { return nil }
                // The kernel says EAGAIN only if it reports an edge later.
                for stream in streams.value {
                    stream.loop.execute { (stream as? Socket)?.pollDidReport(.max) }
                }
                return .fail(EAGAIN)
            default: return nil
            }
        }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop)
        streams.update { $0 = [client, server] }
        let (near, far) = (StreamIO(client), StreamIO(server))
        for round in 0..<30 as Range<UInt8> {
            try await near.write([round])
            #expect(try await far.read(exactly: 1) == [round])
        }
        #expect(refusals.value < 0)
        near.close()
        far.close()
        streams.update { $0 = [] }
    }

    @Test("room that is reported while the kernel refuses is not missed")
    func roomDuringRefusal() async throws {
        let streams = Shared<[any ByteStream]>([])
        let refusals = Shared(0)
        let faults = ScriptedFaults { call in
            guard call.isSend, let socket = streams.value.first as? Socket else { return nil }
            let refuses = refusals.update { left in
                left -= 1
                return left >= 0
            }
            guard refuses else { return nil }
            // The one report of room, before the sender can have said that it waits.
            socket.pollDidReport(COPPER_EPOLLOUT)
            return .fail(EAGAIN)
        }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        streams.update { $0 = [client] }
        let (near, far) = (StreamIO(client), StreamIO(server))
        // Until what a new handler is told has been told.
        try await echo(near, far, rounds: 3)
        refusals.update { $0 = 1 }
        try await near.write([1, 2, 3])
        #expect(try await far.read(exactly: 3) == [1, 2, 3])
        #expect(refusals.value < 0)
        streams.update { $0 = [] }
        near.close()
        far.close()
    }

    @Test("says that there is room only to who was refused")
    func roomIsNews() async throws {
        let loop = EventLoop()
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        let reports = ReadinessRecord()
        try await loop.run { client.setHandler(reports) }
        // What a new handler is told at first.
        while reports.all.isEmpty { try await loop.run {} }
        let first = reports.all.count
        for _ in 0..<20 { try server.sendAll([1, 2, 3]) }
        while reports.all.count == first { try await loop.run {} }
        #expect(!reports.all.dropFirst(first).contains { $0.contains(.writable) })

        let filling = [UInt8](repeating: 0, count: 1 << 20)
        var accepted = 0
        while case .sent(let count) = try filling.withUnsafeBytes({ try client.send($0) }) {
            accepted += count
        }
        let io = StreamIO(server)
        _ = try await io.read(exactly: accepted)
        while !reports.all.dropFirst(first).contains(where: { $0.contains(.writable) }) {
            try await loop.run {}
        }
        client.close()
        io.close()
    }

    @Test("does not ask the kernel again after a read that emptied it")
    func drained() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop)
        let (near, far) = (StreamIO(client), StreamIO(server))
        // The first receive finds nothing, which every stream tries once.
        try await echo(near, far, rounds: 5)
        let before = faults.count(where: \.isReceive)
        try await echo(near, far, rounds: 100)
        #expect(faults.count(where: \.isReceive) - before == 200)
        near.close()
        far.close()
    }

    @Test("a round trip on the loop costs a poll, a receive and a send a side")
    func systemCallsPerRoundTrip() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        let (near, far) = (StreamIO(client), StreamIO(server))
        let repeating = Task { try await repeatBytes(far) }
        let calls = try await withTaskExecutorPreference(loop) {
            try await exchange(near, rounds: 10)
            let before = faults.calls.count
            try await exchange(near, rounds: 100)
            return Array(faults.calls.dropFirst(before))
        }
        near.close()
        try await repeating.value
        #expect(calls.count(where: \.isReceive) <= 101)
        #expect(calls.count(where: \.isSend) == 100)
        #expect(calls.count { $0 == .pollWait } <= 120)
        #expect(calls.count { $0 == .wake } == 0)
    }

    @Test("gives the bytes before the end, then the end, however they arrive")
    func endAfterBytes() async throws {
        let loop = EventLoop()
        for size in [0, 1, 511, 512, 513, 8192, 8193, 20_000] {
            let (client, server) = try await tcpPair(on: loop)
            let bytes = [UInt8](repeating: 7, count: size)
            let io = StreamIO(client)
            try await io.write(bytes)
            io.close()
            let read = try await StreamIO(server).readToEnd()
            #expect(read.count == size)
            server.close()
        }
    }

    @Test("half-closed, it still receives")
    func halfClose() async throws {
        let loop = EventLoop()
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        let (near, far) = (StreamIO(client), StreamIO(server))
        try await near.write([1, 2])
        near.closeSending()
        #expect(try await far.readToEnd() == [1, 2])
        try await far.write([3])
        far.close()
        #expect(try await near.readToEnd() == [3])
        near.close()
    }

    @Test("a peer that is gone is an error, not a signal")
    func brokenPipe() async throws {
        let (client, server) = try await tcpPair(on: EventLoop())
        server.close()
        let io = StreamIO(client)
        let error = await #expect(throws: NetError.self) {
            while true { try await io.write([UInt8](repeating: 0, count: 1000)) }
        }
        #expect(error?.kind == .reset)
        io.close()
    }

    @Test(
        "tells the errors of the system by kind",
        arguments: [
            (ECONNRESET, NetError.Kind.reset), (EPIPE, .reset), (ETIMEDOUT, .timedOut),
            (ENOBUFS, .exhausted), (EIO, .system),
        ])
    func errors(number: Int32, kind: NetError.Kind) async throws {
        let faults = ScriptedFaults { $0.isSend ? .fail(number) : nil }
        let (client, server) = try await tcpPair(on: EventLoop(faults: faults))
        let error = await #expect(throws: NetError.self) {
            try await StreamIO(client).write([1])
        }
        #expect(error?.kind == kind)
        #expect(error?.errno == number)
        #expect(error?.detail.contains("sending to 127.0.0.1:") == true)
        client.close()
        server.close()
    }

    @Test("closed, it says so, and its handler hears nothing")
    func closed() async throws {
        let loop = EventLoop()
        let (client, server) = try await tcpPair(on: loop)
        let io = StreamIO(client)
        async let reading = Result { try await io.read() }
        try await loop.run {}
        client.close()
        client.close()
        io.close()
        #expect(throws: NetError.self) { try [1].withUnsafeBytes { try client.send($0) } }
        await #expect(throws: NetError.self) { try await io.write([1]) }
        let result = await reading
        #expect(throws: NetError.self) { try result.get() }
        server.close()
    }

    @Test("may be closed while other threads send, without touching another's descriptor")
    func closeDuringSend() async throws {
        let loop = EventLoop()
        for _ in 0..<soak(short: 50, long: 5_000) {
            let (client, server) = try await tcpPair(on: loop)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        let bytes: [UInt8] = [1, 2, 3]
                        while true {
                            await Task.yield()
                            do {
                                _ = try bytes.withUnsafeBytes { try client.send($0) }
                            } catch {
                                #expect((error as? NetError)?.kind == .closed)
                                return
                            }
                        }
                    }
                }
                group.addTask(executorPreference: loop) { client.close() }
            }
            server.close()
        }
    }

    @Test("dropped, it closes its descriptor")
    func dropped() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let server = try await serverOfDroppedClient(loop)
        // The peer sees the end, so the descriptor is closed.
        #expect(try await StreamIO(server).readToEnd().isEmpty)
        #expect(faults.count(where: \.isClose) == 1)
        server.close()
    }
}

extension ByteStream {
    fileprivate func sendAll(_ bytes: [UInt8]) throws {
        #expect(try bytes.withUnsafeBytes { try send($0) } == .sent(bytes.count))
    }
}

/// What a handler was told.
private final class ReadinessRecord: StreamHandler {
    private let reports = Shared<[Readiness]>([])
    var all: [Readiness] { reports.value }
    func streamIsReady(_ readiness: Readiness) { reports.update { $0.append(readiness) } }
}

extension SystemCall {
    var isReceive: Bool { if case .receive = self { true } else { false } }
    var isSend: Bool { if case .send = self { true } else { false } }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

/// The other end of a stream that nobody closed and nobody holds.
private func serverOfDroppedClient(_ loop: EventLoop) async throws -> any ByteStream {
    try await tcpPair(on: loop, and: EventLoop()).server
}

private func echo(_ near: StreamIO, _ far: StreamIO, rounds: Int) async throws {
    for round in 0..<rounds {
        let byte = UInt8(truncatingIfNeeded: round)
        try await near.write([byte])
        #expect(try await far.read() == [byte])
        try await far.write([byte])
        #expect(try await near.read() == [byte])
    }
}

private func repeatBytes(_ io: StreamIO) async throws {
    while true {
        let bytes = try await io.read()
        if bytes.isEmpty { return io.close() }
        try await io.write(bytes)
    }
}

private func exchange(_ io: StreamIO, rounds: Int) async throws {
    for _ in 0..<rounds {
        try await io.write([1])
        _ = try await io.read()
    }
}
