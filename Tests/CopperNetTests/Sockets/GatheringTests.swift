import CopperNet
import CopperTestSupport
import Testing

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A socket that wakes its loop for many bytes at once.
@Suite("Socket that gathers input")
struct GatheringTests {
    @Test("what is below the mark comes late, not never, and ends it")
    func fewBytes() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        let (near, far) = (StreamIO(client), StreamIO(server))
        for round in 1...3 {
            let before = faults.count(where: \.isSetOption)
            // Counted on the loop: it ends by itself later, but not meanwhile.
            let calls = try await loop.run {
                client.gatherInput()
                return faults.count(where: \.isSetOption) - before
            }
            #expect(calls == 1)
            for piece in 0..<10 as Range<UInt8> { try await far.write([piece]) }
            #expect(try await near.read(exactly: 10) == Array(0..<10), "round \(round)")
            while faults.count(where: \.isSetOption) < before + 2 { try await loop.run {} }
        }
        near.close()
        far.close()
    }

    @Test("said again while it lasts, it asks nothing of the kernel")
    func again() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        let calls = try await loop.run {
            let before = faults.count(where: \.isSetOption)
            for _ in 0..<100 { client.gatherInput() }
            return faults.count(where: \.isSetOption) - before
        }
        #expect(calls == 1)
        client.close()
        server.close()
    }

    @Test("gives every byte of a long reply in order, then its end")
    func longReply() async throws {
        let loop = EventLoop()
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 5) }
        async let written: Void = {
            let io = StreamIO(server)
            for start in stride(from: 0, to: bytes.count, by: 8192) {
                try await io.write(Array(bytes[start..<min(start + 8192, bytes.count)]))
            }
            io.closeSending()
        }()
        try await loop.run { client.gatherInput() }
        let near = StreamIO(client)
        var read: [UInt8] = []
        while true {
            let some = try await near.read()
            if some.isEmpty { break }
            read += some
            // As a long reply's reader does from time to time.
            try await loop.run { client.gatherInput() }
        }
        try await written
        #expect(read == bytes)
        near.close()
        server.close()
    }

    @Test("where the kernel refuses, nothing changes")
    func refused() async throws {
        let refuses = Shared(false)
        let faults = ScriptedFaults { call in
            call.isSetOption && refuses.value ? .fail(ENOPROTOOPT) : nil
        }
        let loop = EventLoop(faults: faults)
        let (client, server) = try await tcpPair(on: loop, and: EventLoop())
        refuses.update { $0 = true }
        let (near, far) = (StreamIO(client), StreamIO(server))
        try await loop.run { client.gatherInput() }
        try await far.write([1])
        #expect(try await near.read() == [1])
        near.close()
        far.close()
    }

    @Test("dropped while it gathers, it closes its descriptor")
    func dropped() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let server = try await serverOfDroppedGatherer(loop)
        #expect(try await StreamIO(server).readToEnd().isEmpty)
        server.close()
    }

    @Test("closed while it gathers, it is freed", arguments: [false, true])
    func closed(onLoop: Bool) async throws {
        let loop = EventLoop()
        var pair: (client: any ByteStream, server: any ByteStream)? =
            try await tcpPair(on: loop, and: EventLoop())
        weak let client = pair?.client
        try await loop.run { [client] in client?.gatherInput() }
        if onLoop {
            try await loop.run { [client] in client?.close() }
        } else {
            client?.close()
        }
        pair?.server.close()
        pair = nil
        while client != nil { try await loop.run {} }
    }
}

extension SystemCall {
    fileprivate var isSetOption: Bool { if case .setOption = self { true } else { false } }
}

private func serverOfDroppedGatherer(_ loop: EventLoop) async throws -> any ByteStream {
    let (client, server) = try await tcpPair(on: loop, and: EventLoop())
    try await loop.run { client.gatherInput() }
    return server
}
